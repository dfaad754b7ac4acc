"""Where two articles on one event cannot both stand as told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import article, tells, trace

from firsthand.records import ClaimRef, Conflict, ConflictKind, Finding, Reading
from firsthand.weigh.conflicts import across, between
from firsthand.weigh.facts import Fact, facts_of


def fact(reading: Reading) -> Fact:
    """The first claim of a reading, ready to be compared."""
    return facts_of(reading)[0]


def kinds(one: Fact, other: Fact) -> list[ConflictKind]:
    """The ways in which two claims differ."""
    return [kind for kind, _ in between(one, other)]


def found(words: str, published: str, **roles: str) -> Fact:
    """A claim of an article in one sentence."""
    return fact(article(published, tells(words, "transfer", "sent", **roles), published=published))


HOWITZERS = found("Moscow sent 120 howitzers.", "2025-03-01", object="howitzers", quantity="120")


@pytest.mark.parametrize(
    ("words", "roles", "expected"),
    [
        ("Moscow sent 210 howitzers.", {"object": "howitzers", "quantity": "210"}, ["quantity"]),
        ("Moscow sent 121 howitzers.", {"object": "howitzers", "quantity": "121"}, []),
        ("Moscow sent 210 helmets.", {"object": "helmets", "quantity": "210"}, []),
        ("Moscow sent howitzers.", {"object": "howitzers"}, []),
    ],
)
def test_numbers_of_the_same_thing(words: str, roles: dict[str, str], expected: list[str]) -> None:
    assert kinds(HOWITZERS, found(words, "2025-03-02", **roles)) == expected


def planned(published: str) -> Fact:
    """A plan to send howitzers."""
    told = tells("Moscow will have sent howitzers.", "transfer", "sent", status="planned", object="howitzers")
    return fact(article("p", told, published=published))


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2025-02-27", ["status"]), ("2025-03-01", ["status"]), ("2025-06-01", ["status"]), ("2025-01-01", [])],
)
def test_a_plan_that_had_time_to_come_true_is_no_conflict(published: str, expected: list[str]) -> None:
    done = found("Moscow sent howitzers.", "2025-03-01", object="howitzers")
    assert kinds(planned(published), done) == expected == kinds(done, planned(published))


def finding(key: str, *claims: str) -> Finding:
    """A finding of claims by "document:claim"."""
    return Finding(id=key, event="transfer", claims=tuple(map(ref, claims)), origins=(), independent=1, least=1, most=1)


def ref(words: str) -> ClaimRef:
    """A claim by "document:claim"."""
    document, _, claim = words.partition(":")
    return ClaimRef(document=document, claim=claim)


def denial(left: str, right: str) -> Conflict:
    """A denial between two claims."""
    return Conflict(left=ref(left), right=ref(right), kind="denial", reason="asserted in one, denied in the other")


INSIDE, BETWEEN = denial("a:c1", "a:c2"), denial("a:c2", "b:c1")


@pytest.mark.parametrize(
    ("given", "expected"),
    [([INSIDE], [INSIDE]), ([INSIDE, BETWEEN], [BETWEEN]), ([INSIDE, replace(BETWEEN, kind="date")], None)],
)
def test_a_conflict_inside_one_article_gives_way_to_one_between_two(
    given: Sequence[Conflict], expected: Sequence[Conflict] | None
) -> None:
    findings = [finding("told", "a:c1", "b:c1"), finding("denied", "a:c2")]
    assert list(across(given, findings)) == list(given if expected is None else expected)


def test_a_silence_stands_beside_what_its_party_was_asked_about() -> None:
    reading = article(
        "d1",
        tells("Moscow sent 120 howitzers to Minsk.", "transfer", "sent", actor="Moscow", object="howitzers"),
        tells("Paris sent tanks.", "transfer", "sent", actor="Paris", object="tanks"),
        tells("Moscow declined to comment.", "no_comment", "declined", actor="Moscow"),
        outlet="Vale Messenger",
        published="2025-03-01",
    )
    silences = [one for one in trace(reading).conflicts if one.kind == "no_comment"]
    assert [{one.left.claim, one.right.claim} for one in silences] == [{"c1", "c3"}]
