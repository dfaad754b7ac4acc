"""Made trees are what they say: texts apart from each other, readings that fit their words, a truth that holds."""

import random
import tomllib
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from bench.places import Fault
from bench.texts import edits, facts, render, sites
from bench.texts.article import Paragraphs, Writer
from bench.texts.grammar import TAG, pick, sentence, tables
from bench.trees import Told, Truth
from bench.treescore import Edge

from bench import shingles, trace, trees, treescore
from firsthand.records import Reading

EDITS = tomllib.loads((Path(__file__).parent / "edits.toml").read_text(encoding="utf-8"))["case"]
TEXTS = 2000


@cache
def small() -> tuple[list[Reading], Truth]:
    return trees.small(1)


@cache
def base_texts() -> tuple[Paragraphs, ...]:
    papers, wires = ([site.name for site in some] for some in (sites.outlets(200, 1), sites.agencies()))
    writer, made = Writer(), []
    for number in range(TEXTS):
        rng = random.Random(f"texts:{number}")
        known = facts.make(date(2024, 1 + number % 12, 1 + number % 28), pick(rng, papers), pick(rng, wires), rng)
        made.append(writer.text(known, rng, set()))
    return tuple(made)


def plain_sentences(text: Paragraphs) -> list[str]:
    return [TAG.sub("", each) for paragraph in text for each in paragraph]


def share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def test_texts_are_as_long_as_articles() -> None:
    for text in base_texts():
        assert 12 <= sum(map(len, text)) <= 25
        assert 350 <= sum(len(each.split()) for each in plain_sentences(text)) <= 600


def test_no_two_texts_share_a_sentence() -> None:
    met = Counter(each.casefold() for text in base_texts() for each in set(plain_sentences(text)))
    assert max(met.values()) == 1


def test_no_two_texts_share_two_percent_of_their_shingles() -> None:
    sets = [shingles.shingles(" ".join(plain_sentences(text))) for text in base_texts()]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(sets):
        for one in some:
            holders[one].append(number)
    shared = Counter(a * TEXTS + b for some in holders.values() for at, b in enumerate(some) for a in some[:at])
    worst = max(count / min(len(sets[key // TEXTS]), len(sets[key % TEXTS])) for key, count in shared.items())
    assert worst < 0.02


def test_every_template_can_be_filled_and_read() -> None:
    rng = random.Random("all")
    known = facts.make(date(2024, 3, 1), "Paper", "Agency", rng)
    kinds = [kind for kind in tables() if kind.startswith("lead_")]
    kinds += ["detail", "quote", "voices", "chained", "denial", "earlier", "numbers", "background", "closing", "title"]
    for template in (template for kind in [*kinds, "update_lead"] for template in tables()[kind]):
        words, _ = render.parsed(sentence(template, known, rng))
        assert not set("<>{}") & set(words), template


@pytest.mark.parametrize("words", ["<a>never closed", "<a><o>crossed</a></o>", "closed only</a>"])
def test_marks_that_do_not_nest_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"nest|left open"):
        render.parsed(words)


@pytest.mark.parametrize("case", EDITS, ids=[case["edit"] for case in EDITS])
def test_an_edit_changes_what_it_should(case: dict[str, str]) -> None:
    assert getattr(edits, case["edit"])([[case["before"]]]) == [[case["after"]]]


def test_the_same_arguments_make_the_same_set() -> None:
    assert trees.make(120, 7) == trees.make(120, 7)
    assert trees.make(120, 7)[0] != trees.make(120, 8)[0]


def test_a_longer_set_begins_with_the_same_stories() -> None:
    assert [told for _, told in trees.stream(100, 3)] == [told for _, told in trees.stream(200, 3)][:100]


def test_readings_point_at_their_words() -> None:
    for reading in small()[0]:
        text = reading.document.text
        assert all(text[span.start : span.end].strip() == span.of(text) for span in reading.sentences)
        assert len({one.id for one in reading.attributions}) == len(reading.attributions)
        for claim in reading.claims:
            assert claim.span.holds(claim.trigger)
            assert 0 < claim.trigger.end <= len(text)
            assert all(any(c.holds(claim.span) for c in one.content) for one in reading.chain(claim))
        for one in reading.attributions:
            assert one.cue.of(text)
            assert one.within is None or reading.attribution(one.within)


def test_readings_say_much() -> None:
    readings = small()[0]
    assert sum(len(one.claims) for one in readings) / len(readings) > 4
    assert sum(len(one.attributions) for one in readings) / len(readings) > 4
    assert any(one.within for reading in readings for one in reading.attributions)
    assert any(claim.denied for reading in readings for claim in reading.claims)


def depth(truth: Truth, key: str) -> int:
    return max((1 + depth(truth, parent) for parent in truth.told[key].parents), default=0)


def test_the_truth_holds_together() -> None:
    readings, truth = small()
    by_id = {one.document.id: one.document for one in readings}
    assert set(by_id) == set(truth.told)
    for one in truth.told.values():
        roots = {root for parent in one.parents for root in truth.told[parent].roots} or {one.id}
        assert set(one.roots) == roots
        assert (one.kind is None) == (not one.parents)


def test_every_way_of_copying_occurs_and_trees_are_deep() -> None:
    truth = small()[1]
    ways = Counter(one.way for one in truth.told.values())
    assert set(ways) == {"original", *(way for way, _ in trees.WAYS)}
    assert max(depth(truth, key) for key in truth.told) >= 3
    assert all((len(one.parents) == 2) == (one.way == "merge") for one in truth.told.values())


def test_dates_are_as_patchy_as_they_should_be() -> None:
    published = [reading.document.published for reading, _ in trees.stream(1000, 5)]
    assert sum(one is None for one in published) / len(published) == pytest.approx(0.15, abs=0.03)
    assert sum(one is not None and len(one) == 10 for one in published) / len(published) == pytest.approx(0.3, abs=0.04)


def test_a_second_report_shares_a_quotation_and_no_sentence() -> None:
    readings, truth = small()
    texts = {one.document.id: one.document.text for one in readings}
    events: defaultdict[int, list[str]] = defaultdict(list)
    for row in truth.told.values():
        if not row.parents:
            events[row.event].append(row.id)
    seconds = [keys for keys in events.values() if len(keys) > 1]
    assert len(seconds) > 10
    for one, other in seconds:
        shared = share(shingles.shingles(texts[one]), shingles.shingles(texts[other]))
        assert 0 < shared < 0.25


def test_unrelated_articles_of_one_outlet_share_its_footer() -> None:
    readings, truth = small()
    last: defaultdict[str, set[int]] = defaultdict(set)
    for one in readings:
        last[one.document.text.rsplit("\n\n", 1)[1]].add(truth.told[one.document.id].event)
    assert max(map(len, last.values())) > 5


def told(key: str, *parents: str, roots: str, event: int = 0) -> Told:
    return Told(id=key, parents=parents, kind="edited" if parents else None, roots=tuple(roots), event=event, way="x")


ROWS = (told("a", roots="a"), told("b", "a", roots="a"), told("c", "b", roots="a"), told("z", roots="z", event=1))
TRUTH = Truth(told={one.id: one for one in ROWS})


def edge(earlier: str, later: str, *, directed: bool = True) -> Edge:
    return Edge(earlier=earlier, later=later, directed=directed)


def test_right_edges_have_full_marks() -> None:
    figures = treescore.score(TRUTH, [edge("a", "b"), edge("b", "c")])
    assert {name: value for name, value in figures.items() if name != "direction.pairs"} == dict.fromkeys(
        [name for name in figures if name != "direction.pairs"], 1.0
    )


def test_turned_edges_tie_the_right_pairs_the_wrong_way() -> None:
    figures = treescore.score(TRUTH, [edge("b", "a"), edge("c", "b", directed=False)])
    assert (figures["pairs.f1"], figures["direction.right"], figures["root.right"]) == (1.0, 0.0, 0.0)
    assert figures["direction.decided"] == 0.5


def test_a_star_ties_the_same_pairs_and_finds_the_original() -> None:
    figures = treescore.score(TRUTH, [edge("a", "b"), edge("a", "c")])
    assert (figures["pairs.f1"], figures["root.right"], figures["parents.r"]) == (1.0, 1.0, 0.5)


def test_a_stranger_costs_precision() -> None:
    edges = [edge("a", "b"), edge("b", "c"), edge("a", "z")]
    assert treescore.score(TRUTH, edges)["pairs.p"] == 0.5
    assert treescore.strangers_tied(TRUTH.told, edges) == 1


def test_nothing_found_is_nothing_right() -> None:
    assert treescore.score(TRUTH, [])["pairs.f1"] == 0.0


def test_shingles_alone_find_verbatim_copies() -> None:
    readings, truth = trees.make(80, 2, singles=0.0)
    found = {frozenset((one.earlier, one.later)) for one in shingles.counted(readings)}
    copied = [one for one in truth.told.values() if one.kind == "verbatim"]
    assert sum(frozenset((one.id, one.parents[0])) in found for one in copied) / len(copied) > 0.9


def test_documents_held_back_leave_the_rest_whole() -> None:
    from bench.traceruns import held_back

    late = set(held_back(small()[1]))
    assert len(late) == 21
    assert not any(late & set(one.parents) for one in small()[1].told.values())


@pytest.mark.parametrize("words", [["--sizes", "ten"], ["--sizes", "5"], ["--tools", "abacus"], ["--write"]])
def test_wrong_usage_exits_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        trace.options(words)
    assert stopped.value.code == 2
    assert "bench.trace" in capsys.readouterr().err


def test_an_absent_package_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(Fault, match="pip install rensa"):
        shingles.by_rensa(small()[0][:2])
