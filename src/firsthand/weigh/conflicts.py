"""Where claims on one event cannot both stand as told: denials, numbers, dates, plans told as done, hedges lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.records import Amount, Claim, ClaimRef, Conflict, ConflictKind, Finding, Interval
from firsthand.weigh.facts import Fact, Part
from firsthand.weigh.pairs import AGREEING, agreement, meet, overlap
from firsthand.weigh.same import Compared

OPPOSED = 0.5  # from which chance a denial and an assertion are on one event
SOON = 5  # days in which a plan is not yet carried out
MANY = 60  # articles of a finding: beyond, one article of each family of copies speaks for it
WHOLE = frozenset({"all", "every", "whole", "entire", "full", "completely"})
PART = frozenset({"some", "part", "partly", "first", "partial", "remaining", "few"})
Found = tuple[ConflictKind, str]


def conflicts(findings: Sequence[Finding], compared: Compared, families: Mapping[str, str]) -> tuple[Conflict, ...]:
    """The conflicts within findings and between an assertion and its denial; one for two articles and a kind.

    Of several pairs of claims the most direct one stands: with the shortest chains, then the first.
    """
    best: dict[tuple[str, str, ConflictKind], Conflict] = {}
    found = [*within(findings, compared, families), *denials(findings, compared, families), *silences(compared)]

    def length(conflict: Conflict) -> int:
        return sum(len(compared.facts[ref].claim.chain) for ref in (conflict.left, conflict.right))

    for conflict in sorted(across(found, findings), key=lambda one: (length(one), one.left, one.right)):
        best.setdefault((conflict.left.document, conflict.right.document, conflict.kind), conflict)
    return tuple(best[key] for key in sorted(best))


def across(found: Sequence[Conflict], findings: Iterable[Finding]) -> Iterator[Conflict]:
    """The conflicts between two articles, and those inside one article that no two articles have."""
    of = {ref: finding.id for finding in findings for ref in finding.claims}

    def matter(conflict: Conflict) -> tuple[str, frozenset[str]]:
        return conflict.kind, frozenset((of[conflict.left], of[conflict.right]))

    shared = {matter(one) for one in found if one.left.document != one.right.document}
    for one in found:
        if one.left.document != one.right.document or matter(one) not in shared:
            yield one


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
    if (
        {ours.status, theirs.status} == {"actual", "planned"}
        and ours.event == theirs.event
        and not came_true(one, other)
    ):
        yield "status", "planned in one, told as done in the other"
    if {ours.certainty, theirs.certainty} == {"certain", "possible"} and ours.status == theirs.status:
        yield "hedge", "possible in one, certain in the other"
    if scope(one) * scope(other) < 0:
        yield "scope", "all of it in one, a part in the other"


def came_true(one: Fact, other: Fact) -> bool:
    """Whether what one tells as planned is told as done in an article that is so much later that it can be done."""
    planned, done = (one, other) if one.claim.status == "planned" else (other, one)
    if planned.published is None or done.published is None:
        return False
    return done.published - planned.published > SOON


def differing_amounts(one: Fact, other: Fact) -> str | None:
    """The two numbers, where each claim has one for the same thing and the two cannot be one number."""
    for ours, theirs in paired(one, other):
        if not meet(ours, theirs):
            return f"{shown(ours)} against {shown(theirs)}"
    return None


def paired(one: Fact, other: Fact) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of one unit that count the same thing, each side having one such."""
    sides = [
        [(amount, thing) for amount, thing in zip(fact.amounts, fact.things, strict=True) if stated(amount)]
        for fact in (one, other)
    ]
    fits = {
        (here, there)
        for here, (ours, mine) in enumerate(sides[0])
        for there, (theirs, yours) in enumerate(sides[1])
        if unit(ours) == unit(theirs) and same_thing(mine, yours)
    }
    for here, there in sorted(fits):
        if sum(here == first for first, _ in fits) == 1 and sum(there == second for _, second in fits) == 1:
            yield sides[0][here][0], sides[1][there][0]


def stated(amount: Amount) -> bool:
    """Whether an amount has a number."""
    return amount.low is not None or amount.high is not None


def unit(amount: Amount) -> str:
    """The unit of an amount as it is compared."""
    return (amount.unit or "").lower().rstrip("s")


def same_thing(one: Part | None, other: Part | None) -> bool:
    """Whether two amounts can count the same thing: what they count agrees, or is open on a side."""
    return one is None or other is None or agreement(one, other) in AGREEING


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


def denials(findings: Sequence[Finding], compared: Compared, families: Mapping[str, str]) -> Iterator[Conflict]:
    """Each denial beside the assertion that the forest is surest to be of the same event, if it is sure of one."""
    of = {ref: finding for finding in findings for ref in finding.claims}
    best: dict[str, tuple[float, str, Finding, Finding]] = {}
    for (one, other), chance in sorted(compared.opposed.items()):
        if chance < OPPOSED:
            continue
        denied = compared.facts[one].claim.denied
        denial, assertion = (of[one], of[other]) if denied else (of[other], of[one])
        known = best.get(denial.id)
        if known is None or chance > known[0]:
            best[denial.id] = chance, assertion.id, denial, assertion
    for _, _, denial, assertion in (best[key] for key in sorted(best)):
        yield from opposed(denial, assertion, compared, families)


def silences(compared: Compared) -> Iterator[Conflict]:
    """Each refusal to comment beside the last claim before it, in its article, on an event of the silent party."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for ref in sorted(compared.facts):
        told[ref.document].append(compared.facts[ref])
    for facts in told.values():
        for silent in facts:
            if silent.claim.event == "no_comment" and (about := asked_about(silent, facts)) is not None:
                who = ", ".join(one.mention.name for one in silent.claim.fillers("actor"))
                yield made(about.ref, silent.ref, "no_comment", f"{who or 'a party'} would not comment")


def asked_about(silent: Fact, facts: Iterable[Fact]) -> Fact | None:
    """The last claim before a refusal to comment whose actor or other party is the silent one."""
    before = [
        fact
        for fact in facts
        if fact.claim.event not in ("no_comment", "concern")
        and fact.claim.trigger.start < silent.claim.trigger.start
        and any(
            agreement(ours, theirs) in ("party", "same", "words")
            for ours in silent.parts["actor"]
            for role in ("actor", "counterparty")
            for theirs in fact.parts[role]
        )
    ]
    return max(before, key=lambda fact: fact.claim.trigger.start, default=None)


def opposed(denial: Finding, assertion: Finding, compared: Compared, families: Mapping[str, str]) -> Iterator[Conflict]:
    """The denial beside the assertion, for every two articles."""
    for one in speaking(denial.claims, families):
        for other in speaking(assertion.claims, families):
            yield made(one, other, "denial", denial_words(compared.facts[one].claim))


def denial_words(claim: Claim) -> str:
    """What stands against the assertion."""
    return "asserted in one, denied in the other" + (", with a hedge" if claim.certainty != "certain" else "")
