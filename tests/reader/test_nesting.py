"""Which attribution lies within which, by hand-made drafts and in sentences."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_once import both_ways, cases, english, parsed_of, reading_of, token_of

from firsthand.ids import text_hash
from firsthand.reader.attributions import SCALE, holders, nest, without_twins
from firsthand.reader.compose import chain_of
from firsthand.reader.nesting import Draft, hearers, may_hold, overlap, own_outlet, size
from firsthand.records import Document

CASES = cases("nesting")
PARSED = parsed_of("Reuters reported on Friday, citing KCNA, that North Korea had tested a new missile.")


def draft(cue: str, *content: tuple[int, int], within: int | None = None, score: float = 0.5) -> Draft:
    token = token_of(PARSED, cue)
    return Draft(
        token=token, cue=(token.i, token.i), source=(0, 0), speaker=PARSED.tokens[0], content=content, score=score,
        reasons=(), within=within,
    )  # fmt: skip


def document(outlet: str | None) -> Document:
    return Document(id="d", text="", outlet=outlet, extractor="test/1", text_sha256=text_hash(""))


@pytest.mark.parametrize(("case", "way"), both_ways(CASES["case"], "links", CASES["encoder"]["links"]))
def test_links(case: dict[str, Any], way: str) -> None:
    reading = reading_of(case["text"], way=way)
    place: dict[str | None, int] = {None: 0, **{a.id: number for number, a in enumerate(reading.attributions, 1)}}
    found = [[a.cue.of(case["text"]), a.source.name if a.source else "", place[a.within]] for a in reading.attributions]
    assert found == case["links"]


def test_contents_are_compared_by_their_words() -> None:
    whole, part, apart = draft("reported", (9, 15)), draft("citing", (9, 12)), draft("citing", (0, 2))
    assert whole.told == frozenset(range(9, 16))
    assert whole.tells(9)
    assert not whole.tells(8)
    assert size(whole.content) == 7
    assert overlap(whole, whole) == 1
    assert overlap(whole, part) == overlap(part, whole) == pytest.approx(4 / 7)
    assert overlap(whole, apart) == 0


def test_what_is_told_elsewhere_holds_nothing() -> None:
    whole, part, apart = draft("reported", (9, 15)), draft("citing", (9, 12)), draft("citing", (0, 2))
    assert may_hold(whole, part)
    assert may_hold(whole, whole)
    assert not may_hold(part, whole)
    assert not may_hold(whole, apart)
    assert not may_hold(apart, whole)
    split = draft("reported", (0, 2), (9, 15))
    assert may_hold(split, part)
    assert may_hold(split, apart)


def test_of_twins_the_surer_stays() -> None:
    one, other, apart = draft("reported", (9, 15)), draft("citing", (9, 15), score=0.9), draft("tested", (0, 2))
    assert without_twins([one, other, apart]) == [other, apart]
    assert without_twins([one, replace(other, source=None)]) == [one, replace(other, source=None)]
    assert without_twins([]) == []


@given(
    st.lists(st.tuples(st.sampled_from(["reported", "citing", "tested"]), st.integers(3, 12)), min_size=1, max_size=6)
)
def test_no_draft_holds_itself_in_the_end(made: list[tuple[str, int]]) -> None:
    drafts = nest(PARSED, [draft(cue, (first, 15)) for cue, first in made], english(), SCALE)
    assert len(drafts) == len(made)
    for number in range(len(drafts)):
        seen: set[int] = set()
        at: int | None = number
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = drafts[at].within


def test_holders_run_outward() -> None:
    assert holders(2, {2: 1, 1: 0}) == [2, 1, 0]
    assert holders(3, {2: 1, 1: 0}) == [3]


def test_chains_follow_the_holders_outward() -> None:
    drafts = [draft("reported", (9, 15)), draft("citing", (9, 15), within=0), draft("on", (0, 2))]
    assert chain_of(drafts, 12) == [0, 1]
    assert chain_of(drafts, 1) == [2]
    assert chain_of(drafts, 5) == []
    assert chain_of([], 5) == []


def test_nesting_needs_shared_words() -> None:
    drafts = [draft("reported", (9, 15)), draft("citing", (0, 2))]
    assert [d.within for d in nest(PARSED, drafts, english(), SCALE)] == [None, None]


@pytest.mark.parametrize(
    ("text", "cue", "heard"),
    [
        ("Pistorius told Bild that tanks came.", "told", ["Bild"]),
        ("Pistorius said to the BBC that tanks came.", "said", ["BBC"]),
        ("Pistorius said in an interview that tanks came.", "said", ["interview"]),
        ("Pistorius said tanks came.", "said", []),
    ],
)
def test_who_is_spoken_to(text: str, cue: str, heard: list[str]) -> None:
    assert [token.text for token in hearers(token_of(parsed_of(text), cue))] == heard


@pytest.mark.parametrize(
    ("text", "outlet", "own"),
    [
        ("Pistorius told Bild that tanks came.", "Bild", True),
        ("Pistorius told Bild that tanks came.", "Bild am Sonntag", True),
        ("Pistorius told AFP that tanks came.", "Agence France-Presse", True),
        ("Pistorius told Bild that tanks came.", "Reuters", False),
        ("Pistorius told Bild that tanks came.", None, False),
    ],
)
def test_the_own_outlet_carries_nothing(text: str, outlet: str | None, own: bool) -> None:
    (hearer,) = hearers(token_of(parsed_of(text), "told"))
    assert own_outlet(hearer, document(outlet)) is own
    reading = reading_of(text, outlet=outlet)
    assert len(reading.attributions) == (1 if own else 2)
