"""Where claims on one event cannot both stand as told: denials, numbers, dates, plans told as done, hedges lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.records import Amount, Claim, ClaimRef, Conflict, ConflictKind, Finding, Interval
from firsthand.telling import Text, closeness
from firsthand.weigh.facts import Fact
from firsthand.weigh.pairs import level, meet, overlap
from firsthand.weigh.same import Compared

DENIED = 4.0  # from which worth of agreeing roles a denial and an assertion are on one event
NEAR = 0.12  # and from which closeness of their articles
MANY = 60  # articles of a finding: beyond, one article of each family of copies speaks for it
WHOLE = frozenset({"all", "every", "whole", "entire", "full", "completely"})
PART = frozenset({"some", "part", "partly", "first", "partial", "remaining", "few"})
Found = tuple[ConflictKind, str]


def conflicts(
    findings: Sequence[Finding], compared: Compared, families: Mapping[str, str], texts: Mapping[str, Text]
) -> tuple[Conflict, ...]:
    """The conflicts within findings and between an assertion and its denial; one for two articles and a kind.

    Of several pairs of claims the most direct one stands: with the shortest chains, then the first.
    """
    best: dict[tuple[str, str, ConflictKind], tuple[int, Conflict]] = {}
    for conflict in (*within(findings, compared, families), *denials(findings, compared, families, texts)):
        claims = [compared.facts[ref].claim for ref in (conflict.left, conflict.right)]
        length = sum(len(claim.chain) for claim in claims)
        key = (conflict.left.document, conflict.right.document, conflict.kind)
        if key not in best or (length, conflict.left, conflict.right) < (
            best[key][0],
            best[key][1].left,
            best[key][1].right,
        ):
            best[key] = length, conflict
    return tuple(best[key][1] for key in sorted(best))


def made(one: ClaimRef, other: ClaimRef, kind: ConflictKind, reason: str) -> Conflict:
    """A conflict, its sides in the order of their references."""
    return Conflict(left=min(one, other), right=max(one, other), kind=kind, reason=reason)


def within(findings: Iterable[Finding], compared: Compared, families: Mapping[str, str]) -> Iterator[Conflict]:
    """The conflicts between claims of one finding."""
    for finding in findings:
        for one, other in combinations(speaking(finding.claims, families), 2):
            for kind, reason in between(compared.facts[one], compared.facts[other]):
                yield made(one, other, kind, reason)


def speaking(claims: Sequence[ClaimRef], families: Mapping[str, str]) -> Sequence[ClaimRef]:
    """The claims to compare: all, or of a great many articles those of one article of each family of copies."""
    if len({ref.document for ref in claims}) <= MANY:
        return claims
    first: dict[str, str] = {}
    for ref in sorted(claims):
        first.setdefault(families[ref.document], ref.document)
    return [ref for ref in claims if first[families[ref.document]] == ref.document]


def between(one: Fact, other: Fact) -> Iterator[Found]:
    """The ways in which two claims on one event differ."""
    ours, theirs = one.claim, other.claim
    if (words := differing_amounts(one, other)) is not None:
        yield "quantity", words
    if (words := differing_times(one, other)) is not None:
        yield "date", words
    if {ours.status, theirs.status} == {"actual", "planned"} and ours.event == theirs.event:
        yield "status", "planned in one, told as done in the other"
    if {ours.certainty, theirs.certainty} == {"certain", "possible"} and ours.status == theirs.status:
        yield "hedge", "possible in one, certain in the other"
    if scope(one) * scope(other) < 0:
        yield "scope", "all of it in one, a part in the other"


def differing_amounts(one: Fact, other: Fact) -> str | None:
    """The two numbers, where each claim has one of a unit and the two cannot be one number."""
    for ours, theirs in paired(one.amounts, other.amounts):
        if not meet(ours, theirs):
            return f"{shown(ours)} against {shown(theirs)}"
    return None


def paired(ours: Sequence[Amount], theirs: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of one unit that each side has once."""
    sides = []
    for amounts in (ours, theirs):
        by_unit: dict[str, list[Amount]] = defaultdict(list)
        for amount in amounts:
            if amount.low is not None or amount.high is not None:
                by_unit[(amount.unit or "").lower().rstrip("s")].append(amount)
        sides.append(by_unit)
    for unit, found in sides[0].items():
        others = sides[1].get(unit, [])
        if len(found) == 1 and len(others) == 1:
            yield found[0], others[0]


def shown(amount: Amount) -> str:
    """An amount in short words."""
    low, high = amount.low, amount.high
    number = (
        f"{low if low is not None else high:,g}" if low == high or None in (low, high) else f"{low:,g} to {high:,g}"
    )
    bound = "" if amount.bound == "exactly" else f"{amount.bound} "
    return f"{bound}{number}{f' {amount.unit}' if amount.unit else ''}"


def differing_times(one: Fact, other: Fact) -> str | None:
    """The two times, where each claim has one to the day or month and they have no day in common."""
    ours, theirs = exact(one.intervals), exact(other.intervals)
    if len(ours) != 1 or len(theirs) != 1 or overlap(ours[0], theirs[0]):
        return None
    return f"{ours[0].first} against {theirs[0].first}"


def exact(intervals: Sequence[Interval]) -> list[Interval]:
    """The times that are told to the day, week or month."""
    return [one for one in intervals if one.precision in ("day", "hour", "week", "month") and one.first and one.last]


def scope(fact: Fact) -> int:
    """1 where a claim is about all of a thing, -1 where about a part of it, else 0."""
    words = {word for said in fact.counts for word in said.split()}
    words |= {word for part in fact.parts["object"] for word in part.words}
    return int(not words.isdisjoint(WHOLE)) - int(not words.isdisjoint(PART))


def denials(
    findings: Sequence[Finding], compared: Compared, families: Mapping[str, str], texts: Mapping[str, Text]
) -> Iterator[Conflict]:
    """The denials and silences beside the assertions of the same event, as far as parties and things agree."""
    by_event: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_event[finding.event].append(finding)
    for found in by_event.values():
        denied = [one for one in found if compared.facts[one.claims[0]].claim.denied]
        told = [one for one in found if not compared.facts[one.claims[0]].claim.denied]
        for denial in denied:
            for assertion in told:
                if on_one_event(denial, assertion, compared, texts):
                    yield from opposed(denial, assertion, compared, families)


def on_one_event(one: Finding, other: Finding, compared: Compared, texts: Mapping[str, Text]) -> bool:
    """Whether a denial and an assertion are on the same event: the best of their pairs of claims."""
    return any(
        opposed_worth(compared.facts[ours], compared.facts[theirs], texts) >= DENIED
        for ours in one.claims
        for theirs in other.claims
    )


def opposed_worth(one: Fact, other: Fact, texts: Mapping[str, Text]) -> float:
    """How far a denial and an assertion agree in who, what and to whom; nothing where their articles are far apart."""
    here, there = one.ref.document, other.ref.document
    if here != there and closeness(texts[here], texts[there]) < NEAR:
        return 0.0
    levels = [level(one.parts[role], other.parts[role]) for role in ("actor", "object", "counterparty")]
    worth = {"missing": 0.0, "one-sided": 0.5, "conflict": -2.0, "words": 2.0, "kind": 1.5, "party": 2.0, "same": 2.5}
    return sum(worth[found] for found in levels)


def opposed(denial: Finding, assertion: Finding, compared: Compared, families: Mapping[str, str]) -> Iterator[Conflict]:
    """The denial beside the assertion, for every two articles."""
    for one in speaking(denial.claims, families):
        for other in speaking(assertion.claims, families):
            yield made(one, other, "denial", denial_words(compared.facts[one].claim))


def denial_words(claim: Claim) -> str:
    """What stands against the assertion."""
    return "asserted in one, denied in the other" + (", with a hedge" if claim.certainty != "certain" else "")
