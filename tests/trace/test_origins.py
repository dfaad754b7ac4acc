"""Where a claim comes from: the innermost source, the outlet's voice, a hidden source; who is one with whom."""

from typing import Any

import pytest
from builders import Told, article, copied, counting, finding_of, tells, trace

from firsthand.records import ClaimRef, Copy, Document, Finding, Passage, Reading, Root, Span
from firsthand.trace.origins import families, first_told, moved, own_voice, roots

OWN = families("ab", ())
GUNS: dict[str, Any] = {"actor": "North Korea", "object": "howitzers", "counterparty": "Russia"}
SHIP = "The guns left the harbour aboard two freighters that had been painted grey for the voyage through the strait."


def guns(said: str = "", by: str = "") -> Told:
    return tells(f"North Korea has delivered 120 howitzers to Russia{said}.", "transfer", "delivered", by=by, **GUNS)


def root(*told: Told | str, **known: str) -> Root:
    (found,) = roots([article("a", *told, **known)], (), OWN).values()
    return found


def finding(*readings: Reading) -> Finding:
    (found,) = trace(*readings).findings
    return found


@pytest.mark.parametrize(
    ("said", "by", "label", "kind"),
    [
        (", Kim Jong Un said, according to KCNA", "KCNA > Kim Jong Un", "Kim Jong Un", "named"),
        (", a man said, Ann Brenn told Reuters", "Reuters > Ann Brenn > a man=unnamed man", "unnamed man", "unnamed"),
        (", photographs showed", "photographs=unnamed photographs", "unnamed photographs", "document"),
        (", it is said", "?", "no source named", "hidden"),
        (", the Vale Messenger said", "Vale Messenger", "Vale Messenger", "named"),
    ],
)
def test_the_innermost_source_is_the_root(said: str, by: str, label: str, kind: str) -> None:
    found = root(guns(said, by), outlet="Port Post")
    assert (found.label, found.kind) == (label, kind)


@pytest.mark.parametrize(
    ("known", "label", "kind"),
    [
        ({"outlet": "Port Post"}, "Port Post", "own voice"),
        ({"outlet": "Port Post", "credit": "Reuters"}, "Reuters", "own voice"),
        ({"domain": "port.example"}, "port.example", "own voice"),
        ({}, "outlet not stated", "own voice"),
        ({"outlet": "KCNA"}, "KCNA", "named"),
        ({"outlet": "Russian Defence Ministry"}, "Russian Defence Ministry", "named"),
    ],
)
def test_without_a_source_it_is_the_outlet_or_whom_it_credits(known: dict[str, str], label: str, kind: str) -> None:
    found = root(guns(), **known)
    assert (found.label, found.kind) == (label, kind)


def test_who_only_passes_on_a_report_is_marked() -> None:
    told = guns(", the Vale Messenger said", "Vale Messenger")
    alone = roots([article("a", told, outlet="Port Post")], (), OWN)
    other = article("b", "It rained in Rason.", outlet="Vale Messenger")
    beside = roots([article("a", told, outlet="Port Post"), other], (), OWN)
    assert [one.relays for one in (*alone.values(), *beside.values())] == [None, "vale messenger"]
    assert root(guns(", Reuters said", "Reuters"), outlet="Port Post").relays == "body:reuters"


def test_several_voices_of_one_government_are_one_origin() -> None:
    found = finding(
        article("a", guns(", the Kremlin said", "Kremlin"), outlet="Port Post"),
        article("b", guns(", the Russian Defence Ministry said", "Russian Defence Ministry"), outlet="Vale Messenger"),
    )
    assert (found.independent, found.most) == (1, 1)


def test_three_deep_the_root_is_the_first_who_spoke() -> None:
    found = finding(
        article("a", guns(", Kim Jong Un said", "Kim Jong Un"), outlet="KCNA", published="2024-11-04"),
        article("b", guns(", Kim Jong Un said, according to KCNA", "KCNA > Kim Jong Un"), outlet="Port Post"),
        article("c", guns(", Kim Jong Un said, KCNA said, the Port Post said", "Port Post > KCNA > Kim Jong Un")),
    )
    assert (found.independent, counting(found)) == (1, ["Kim Jong Un"])


def test_two_roots_are_two_origins() -> None:
    found = finding(
        article("a", guns(", Kim Jong Un said", "Kim Jong Un"), outlet="KCNA"),
        article("b", guns(", Seoul said", "Seoul=South Korea"), outlet="Port Post"),
    )
    assert (found.independent, counting(found)) == (2, ["Kim Jong Un", "South Korea"])


def test_own_voices_stand_back_behind_a_named_origin() -> None:
    voices = [article(key, guns(), f"{SHIP} {key}", outlet=f"Post {key}") for key in ("a", "b", "c")]
    found = finding(*voices, article("d", guns(", Kim Jong Un said", "Kim Jong Un"), outlet="Vale Messenger"))
    assert (found.independent, counting(found)) == (1, ["Kim Jong Un"])


def test_copies_of_one_minute_are_one_own_voice() -> None:
    first = article("a", guns(), SHIP, outlet="Vale Messenger", published="2024-11-04T08:00Z")
    found = finding(
        first, copied(first, "b", "Port Post", "2024-11-04T08:00Z"), copied(first, "c", "Halden Letter", None)
    )
    assert (found.independent, found.most) == (1, 1)


def test_undated_articles_have_origins_too() -> None:
    found = finding(article("a", guns()), article("b", guns(), SHIP))
    assert found.independent == 1


def copy(earlier: str, later: str, *passages: tuple[int, int, int, int], kind: str = "edited") -> Copy:
    spans = tuple(Passage(earlier=Span(start=a, end=b), later=Span(start=c, end=d)) for a, b, c, d in passages)
    return Copy(earlier=earlier, later=later, kind=kind, score=1.0, passages=spans)  # type: ignore[arg-type]


def test_families_are_what_copies_tie() -> None:
    assert families("dcba", [copy("d", "b"), copy("b", "c")]) == {"a": "a", "b": "b", "c": "b", "d": "b"}


def test_words_are_followed_through_passages_to_the_first_who_told_them() -> None:
    taken = {"c": [copy("b", "c", (100, 200, 0, 100))], "b": [copy("a", "b", (0, 50, 150, 200))]}
    place = {at: first_told("c", Span(start=at, end=at + 5), taken) for at in (10, 60, 120)}
    assert place == {10: "b", 60: "a", 120: "c"}
    assert first_told("c", Span(start=10, end=15), {"c": [copy("b", "c", (0, 90, 0, 90), kind="rewritten")]}) == "c"
    ring = {"a": [copy("b", "a", (0, 9, 0, 9))], "b": [copy("a", "b", (0, 9, 0, 9))]}
    assert first_told("a", Span(start=1, end=2), ring) == "b"


def test_words_move_along_a_passage() -> None:
    passage = Passage(earlier=Span(start=100, end=300), later=Span(start=0, end=100))
    assert moved(Span(start=50, end=55), passage) == Span(start=200, end=205)


def test_what_a_copy_adds_is_its_own() -> None:
    first = article("a", "It rained all day in the harbour of Rason, where two cranes groan.", SHIP, outlet="KCNA")
    second = article("b", *(one.of(first.document.text) for one in first.sentences), guns(), outlet="Port Post")
    traced = trace(first, second)
    assert [one.kind for one in traced.copies] == ["edited"]
    assert counting(finding_of(traced, "b:c1")) == ["Port Post"]


def test_the_own_voices_of_a_family_share_a_key() -> None:
    documents: list[Document] = [article(key, guns(), outlet=f"Post {key}").document for key in ("a", "b")]
    one, other = (own_voice(ClaimRef(document=each.id, claim="c1"), each, "a") for each in documents)
    assert one.keys == other.keys
