"""What holds of every trace, whoever tells what and in whatever order it comes."""

import json
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from builders import Told, article, bytes_of, copied, told_of, trace
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firsthand.ids import text_hash
from firsthand.records import ClaimRef, Finding, Reading, Trace
from firsthand.telling import texts_of
from firsthand.trace import CopyIndex
from firsthand.trace.origins import plain_name
from firsthand.weigh.same import compared

WORLD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "world.toml").read_text(encoding="utf-8"))
OUTLETS = ("KCNA", "Reuters", "Vale Messenger", "Skerrow Gazette", "Seoul Courier", "Kremlin", None)
OFFICES = ("KCNA", "Reuters", "Kremlin")  # they credit nobody
CREDITS = (None, "Reuters", "AFP", "Xinhua", "Reuters and AFP")
DATES = ("2024-11-03", "2024-11-04", "2024-11-04T09:20:00+09:00", "2024-11-04T00:20:00Z", "2024-11-06")
LATER = "2024-12-01"
LOCAL = "In our own harbour, where two boats of the same class were once repaired, old welders remember the hulls well."
laws = settings(max_examples=60, deadline=None, derandomize=True, database=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article before it has an id."""

    told: tuple[Told | str, ...]
    outlet: str | None
    published: str | None
    credit: str | None

    def named(self, key: str, **other: Any) -> Reading:
        """The article with this id, and with what is given in place of its own."""
        known = {"outlet": self.outlet, "published": self.published, "credit": self.credit, **other}
        return article(key, *known.pop("told", self.told), **known)


def sentences(story: str) -> list[Told | str]:
    """The sentences of one story of the world."""
    return [*map(told_of, WORLD[story]["told"]), *WORLD[story]["plain"]]


def drafts(*stories: str, dates: Sequence[str | None] = DATES) -> st.SearchStrategy[Draft]:
    """Any article of some stories."""
    pool = [one for story in stories for one in sentences(story)]

    def made(told: list[Told | str], outlet: str | None, published: str | None, credit: str | None) -> Draft:
        return Draft(told=tuple(told), outlet=outlet, published=published, credit=None if outlet in OFFICES else credit)

    return st.builds(
        made,
        st.lists(st.sampled_from(pool), min_size=1, max_size=7, unique=True),
        st.sampled_from(OUTLETS),
        st.sampled_from(dates),
        st.sampled_from(CREDITS),
    )


def sets(*stories: str, size: int = 5, dates: Sequence[str | None] = DATES) -> st.SearchStrategy[list[Reading]]:
    """Any few articles of some stories, d0, d1 ..."""
    return st.lists(drafts(*(stories or ("guns", "missiles")), dates=dates), min_size=1, max_size=size).map(
        lambda found: [one.named(f"d{at}") for at, one in enumerate(found)]
    )


def names_of(reading: Reading) -> set[str]:
    """Everybody whom the reading lets speak at the root of a claim: its innermost sources, itself, nobody named."""
    roots = [reading.chain(claim)[-1].source for claim in reading.claims if claim.chain]
    document = reading.document
    own = document.credit or document.outlet or "outlet not stated"
    return {own, "no source named", *(plain_name(source) for source in roots if source is not None)}


def without(traced: Trace, document: str) -> dict[frozenset[ClaimRef], Finding]:
    """The findings by their claims, those of one document left out."""
    return {frozenset(c for c in one.claims if c.document != document): one for one in traced.findings}


def numbers(finding: Finding) -> str:
    """How many origins a finding has, in short."""
    return f"{finding.independent} ({finding.least} to {finding.most})"


def more(one: Finding, other: Finding) -> bool:
    """Whether a finding has more origins than another, by any of the three numbers."""
    return one.independent > other.independent or one.least > other.least or one.most > other.most


def raised(before: Trace, after: Trace, key: str) -> list[str]:
    """The findings that a new document gives more independent origins than all that went into them had."""
    count = {claim: one for one in before.findings for claim in one.claims}
    out = []
    for claims, finding in without(after, key).items():
        held = {count[claim].id: count[claim].independent for claim in claims}
        if claims and finding.independent > sum(held.values()):
            out.append(f"{finding.id}: {finding.independent}, was {held}")
    return out


@laws
@given(sets(dates=(*DATES, None)), st.randoms(use_true_random=False))
def test_order_of_input_is_irrelevant(readings: list[Reading], chance: Any) -> None:
    expected = bytes_of(trace(*readings))
    chance.shuffle(readings)
    assert bytes_of(trace(*readings)) == expected
    assert bytes_of(trace(*readings, readings[0])) == expected


@laws
@given(sets(dates=(*DATES, None)))
def test_one_after_the_other_is_as_all_at_once(readings: list[Reading]) -> None:
    index = CopyIndex()
    for number, one in enumerate(readings, start=1):
        index.add(one)
        assert index.copies() == trace(*readings[:number]).copies


@laws
@given(sets(), st.data())
def test_a_verbatim_copy_raises_no_number(readings: list[Reading], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(readings))
    document = first.document
    outlet = data.draw(st.sampled_from(("Port Post", "Skerrow Gazette", "TASS", "Reuters")))
    credit = data.draw(st.sampled_from((None, document.credit or document.outlet)))
    before, after = trace(*readings), trace(*readings, copied(first, "z", outlet, LATER, credit))
    kept = without(after, "z")
    assert {frozenset(one.claims) for one in before.findings} == set(kept)
    grown = [one for one in before.findings if more(kept[frozenset(one.claims)], one)]
    assert [(one.claims, numbers(one), numbers(kept[frozenset(one.claims)])) for one in grown] == []


EDITS: dict[str, Callable[[Draft], tuple[Told | str, ...]]] = {
    "its last sentence cut": lambda draft: draft.told[:-1] or draft.told,
    "a local paragraph added": lambda draft: (*draft.told, LOCAL),
    "a local beginning": lambda draft: (LOCAL, *draft.told),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_adds_no_origin(edit: str) -> None:
    @laws
    @given(st.lists(drafts("guns", "missiles"), min_size=1, max_size=5), st.data())
    def law(found: list[Draft], data: st.DataObject) -> None:
        readings = [one.named(f"d{at}") for at, one in enumerate(found)]
        first = data.draw(st.sampled_from(found))
        credit = data.draw(st.sampled_from((None, first.credit or first.outlet)))
        copy = first.named("z", told=EDITS[edit](first), outlet="Port Post", published=LATER, credit=credit)
        before, after = trace(*readings), trace(*readings, copy)
        if any(one.later == "z" for one in after.copies):
            assert raised(before, after, "z") == []

    law()


@laws
@given(drafts("guns", "missiles", dates=(*DATES, None)))
def test_a_document_alone_has_the_origins_of_its_chains_and_its_own_voice(draft: Draft) -> None:
    reading = draft.named("d0")
    alone = trace(reading)
    held = sorted(claim for finding in alone.findings for claim in finding.claims)
    assert held == sorted(ClaimRef(document="d0", claim=claim.id) for claim in reading.claims)
    for finding in alone.findings:
        assert sorted(claim for origin in finding.origins for claim in origin.claims) == sorted(finding.claims)
        assert {origin.label for origin in finding.origins} <= names_of(reading)
        assert finding.independent == sum(origin.counts for origin in finding.origins)
        assert 1 <= finding.least <= finding.independent <= finding.most


@laws
@given(sets(dates=(*DATES, None)))
def test_every_claim_is_in_one_finding_and_has_one_origin(readings: list[Reading]) -> None:
    traced = trace(*readings)
    every = sorted(ClaimRef(document=r.document.id, claim=c.id) for r in readings for c in r.claims)
    assert sorted(claim for one in traced.findings for claim in one.claims) == every
    assert sorted(claim for one in traced.findings for origin in one.origins for claim in origin.claims) == every
    assert sorted(key for story in traced.stories for key in story.documents) == sorted(r.document.id for r in readings)


@laws
@given(sets("guns", size=3), sets("missiles", size=3))
def test_two_stories_do_not_touch_each_other(guns: list[Reading], missiles: list[Reading]) -> None:
    missiles = [replace(one, document=replace(one.document, id=f"m{one.document.id}")) for one in missiles]
    alone = [*trace(*guns).findings, *trace(*missiles).findings]
    assert sorted(map(told, trace(*guns, *missiles).findings)) == sorted(map(told, alone))


def told(finding: Finding) -> tuple[str, str, list[tuple[str, bool]]]:
    """A finding without the order and the words of its origins: whether one only relays hangs on who is in the set."""
    return finding.id, numbers(finding), sorted((origin.label, origin.counts) for origin in finding.origins)


OLD, NEW = "Skerrow Gazette", "Skerrov Gazette"  # as long, as rare, at one place in the alphabet


def renamed(reading: Reading) -> Reading:
    """A reading with another name for an outlet wherever it stands."""
    document = reading.document
    text = document.text.replace(OLD, NEW)
    outlet = NEW if document.outlet == OLD else document.outlet
    return replace(
        reading,
        document=replace(document, text=text, text_sha256=text_hash(text), outlet=outlet),
        attributions=tuple(
            replace(link, source=replace(link.source, name=link.source.name.replace(OLD, NEW))) if link.source else link
            for link in reading.attributions
        ),
    )


@laws
@given(sets(dates=(*DATES, None)))
def test_another_name_for_an_outlet_changes_that_name_alone(readings: list[Reading]) -> None:
    before, after = trace(*readings), trace(*map(renamed, readings))
    expected, found = (json.loads(bytes_of(one).replace(NEW.encode(), OLD.encode())) for one in (before, after))
    # Which text is laid on which, and which claim stands for others in the same words, hang on the hash of a text.
    if any(OLD in one.document.text for one in readings):
        assume(pairs(before) == pairs(after))
        for part in (expected, found):
            del part["readings"], part["copies"]
            for finding in part["findings"]:
                del finding["reasons"]
    assert found == expected


def pairs(traced: Trace) -> list[tuple[str, str, str]]:
    """The copies of a trace in short."""
    return [(one.earlier, one.later, one.kind) for one in traced.copies]


def test_which_claim_stands_for_others_does_not_hang_on_ids() -> None:
    guns = sentences("guns")
    one = article("d1", guns[5], guns[-1], outlet="Vale Messenger", published="2024-11-03")
    other = article("d2", guns[5], guns[-2], outlet="Seoul Courier", published="2024-11-04")
    texts = {"d1": one.document.text, "d2": other.document.text, "c": other.document.text}
    both = [one, other]
    three = [*both, copied(other, "c", "Port Post", LATER)]
    alone, beside = (
        compared(found, texts_of(found), {key: key for key in texts}).stands_for for found in (both, three)
    )
    assert [texts[claim.document] for claim in beside] == [texts[claim.document] for claim in alone]


def test_a_dated_copy_does_not_hide_an_undated_original() -> None:
    original = article("d0", sentences("guns")[2], sentences("missiles")[0], outlet="Seoul Courier")
    retold = article("d1", sentences("guns")[1], sentences("missiles")[1], outlet="Vale Messenger", published=DATES[1])
    assert [one.later for one in trace(original, retold).copies] == ["d1"]
    copies = trace(original, retold, copied(original, "z", "Port Post", LATER)).copies
    assert {"d1", "z"} <= {key for one in copies for key in (one.earlier, one.later)}


def test_who_prints_a_state_agency_adds_nothing() -> None:
    own = [one for one in sentences("guns") if isinstance(one, Told) and one.event == "produce"]
    first = article("a", *own, sentences("guns")[-1], outlet="KCNA", published="2024-11-04")
    for outlet, credit in (("TASS", None), ("Vale Messenger", "TASS"), ("Vale Messenger", "KCNA"), ("Reuters", None)):
        (finding,) = trace(first, copied(first, "b", outlet, LATER, credit)).findings
        assert (numbers(finding), [one.label for one in finding.origins]) == ("1 (1 to 1)", ["KCNA"])
