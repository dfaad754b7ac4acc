"""A trace laid out for showing: its articles numbered, its claims by id, what belongs to which story."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from firsthand.records import (
    Citation,
    Claim,
    ClaimRef,
    Conflict,
    ConflictKind,
    Copy,
    Drift,
    Finding,
    Reading,
    Role,
    Story,
    Trace,
)
from firsthand.views.words import EVENTS, filled, surely

Sameness = tuple[object, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A trace and the ways into it. `numbers` count the articles from 1: by story, then those that stand alone.

    `telling` are the findings that an article tells, `conflicts` the places of the conflicts that a claim is part of,
    `copies` and `citations` what an article took and whom it credits.
    """

    trace: Trace
    numbers: Mapping[str, int]
    readings: Mapping[str, Reading]
    claims: Mapping[ClaimRef, Claim]
    findings: Mapping[str, Finding]
    telling: Mapping[str, tuple[Finding, ...]]
    conflicts: Mapping[ClaimRef, tuple[int, ...]]
    copies: Mapping[str, tuple[Copy, ...]]
    citations: Mapping[str, tuple[Citation, ...]]

    def told(self, ref: ClaimRef) -> tuple[Reading, Claim]:
        """A claim and the reading that it stands in."""
        return self.readings[ref.document], self.claims[ref]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Claims that tell one thing alike, in the order of their articles."""

    refs: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """All conflicts of one kind in a finding: claims that agree on what it is about are one side."""

    kind: ConflictKind
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]


def traced(trace: Trace) -> Traced:
    """The trace with its articles numbered and everything in it found by id."""
    readings = {reading.document.id: reading for reading in trace.readings}
    shared = [key for story in stories(trace) for key in story.documents]
    ordered = dict.fromkeys([*(key for key in shared if key in readings), *readings])
    return Traced(
        trace=trace,
        numbers={key: at for at, key in enumerate(ordered, start=1)},
        readings=readings,
        claims={
            ClaimRef(document=reading.document.id, claim=claim.id): claim
            for reading in trace.readings
            for claim in reading.claims
        },
        findings={finding.id: finding for finding in trace.findings},
        telling=_telling(trace.findings),
        conflicts=_conflicts(trace.conflicts),
        copies=_grouped(trace.copies, lambda copy: copy.later),
        citations=_grouped(trace.citations, lambda citation: citation.document),
    )


def _grouped(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}


def _telling(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    rows: dict[str, list[Finding]] = {}
    for finding in findings:
        for key in dict.fromkeys(ref.document for ref in finding.claims):
            rows.setdefault(key, []).append(finding)
    return {key: tuple(row) for key, row in rows.items()}


def _conflicts(conflicts: Iterable[Conflict]) -> dict[ClaimRef, tuple[int, ...]]:
    rows: dict[ClaimRef, list[int]] = {}
    for place, one in enumerate(conflicts):
        for ref in {one.left, one.right}:
            rows.setdefault(ref, []).append(place)
    return {ref: tuple(row) for ref, row in rows.items()}


def stories(trace: Trace) -> tuple[Story, ...]:
    """The stories of two articles or more, those of most articles first."""
    shared = [story for story in trace.stories if len(story.documents) > 1]
    return tuple(sorted(shared, key=lambda story: -len(story.documents)))


def alone(trace: Trace) -> tuple[Reading, ...]:
    """The articles that share nothing with another one."""
    shared = {key for story in stories(trace) for key in story.documents}
    return tuple(reading for reading in trace.readings if reading.document.id not in shared)


def weightiest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that most articles tell first; else in their own order."""
    return tuple(sorted(findings, key=lambda one: -len({ref.document for ref in one.claims})))


def findings_of(found: Traced, story: Story) -> tuple[Finding, ...]:
    """The story's findings, those that most of its articles tell first."""
    return weightiest(found.findings[key] for key in story.findings if key in found.findings)


def findings_in(found: Traced, reading: Reading) -> tuple[Finding, ...]:
    """The findings that a claim of this article belongs to, in the order of the text."""
    at = {claim.id: place for place, claim in enumerate(reading.claims)}
    key = reading.document.id
    held = [
        (min(at.get(ref.claim, 0) for ref in finding.claims if ref.document == key), place, finding)
        for place, finding in enumerate(found.telling.get(key, ()))
    ]
    return tuple(finding for _, _, finding in sorted(held, key=lambda row: row[:2]))


def drifts_of(found: Traced, finding: Finding) -> tuple[Drift, ...]:
    """How values of the finding change from article to article."""
    return tuple(drift for drift in found.trace.drifts if drift.finding == finding.id)


def in_order(found: Traced, refs: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
    """The claims, each once, in the order of their articles."""
    return tuple(sorted(dict.fromkeys(refs), key=lambda ref: (found.numbers.get(ref.document, 0), ref)))


def clashes(found: Traced, finding: Finding) -> tuple[Clash, ...]:
    """The conflicts that claims of the finding are part of: one of each kind, sides in the order of the articles."""
    places = sorted({place for ref in finding.claims for place in found.conflicts.get(ref, ())})
    kinds: dict[ConflictKind, list[Conflict]] = {}
    for one in (found.trace.conflicts[place] for place in places):
        if one.left in found.claims and one.right in found.claims:
            kinds.setdefault(one.kind, []).append(one)
    joined = [_clash(found, kind, rows) for kind, rows in kinds.items()]
    return tuple(sorted(joined, key=lambda clash: [_place(found, side.refs[0]) for side in clash.sides]))


def _clash(found: Traced, kind: ConflictKind, rows: Sequence[Conflict]) -> Clash:
    """The sides are told apart by what the conflict is about; by all that is told where that does not part them."""
    refs = in_order(found, (ref for one in rows for ref in (one.left, one.right)))
    parted: dict[object, list[ClaimRef]] = {}
    for alike in (_ABOUT[kind], _sameness, id):
        parted = {}
        for ref in refs:
            parted.setdefault(alike(found.claims[ref]), []).append(ref)
        if len(parted) > 1:
            break
    sides = tuple(Side(refs=tuple(held)) for held in parted.values())
    return Clash(kind=kind, sides=sides, reasons=tuple(dict.fromkeys(one.reason for one in rows)))


def _place(found: Traced, ref: ClaimRef) -> tuple[int, int]:
    return found.numbers[ref.document], found.claims[ref].span.start


def _sameness(claim: Claim) -> Sameness:
    roles = tuple((role, tuple(name.casefold() for name in filled(claim, role))) for role, _ in claim.roles)
    return (EVENTS[claim.event].does, claim.denied, surely(claim), roles)


def _values(claim: Claim, role: Role) -> Sameness:
    """The numbers or days of a role; its words where they were not read as such."""
    return tuple(
        (one.amount.low, one.amount.high)
        if one.amount
        else (one.interval.first, one.interval.last)
        if one.interval
        else one.mention.name.casefold()
        for one in claim.fillers(role)
    )


_ABOUT: dict[ConflictKind, Callable[[Claim], object]] = {
    "denial": lambda claim: claim.denied,
    "quantity": lambda claim: _values(claim, "quantity"),
    "date": lambda claim: _values(claim, "time"),
    "status": lambda claim: claim.status,
    "no_comment": lambda claim: claim.event == "no_comment",
    "hedge": lambda claim: claim.certainty,
    "scope": _sameness,
}


def numbers_of(found: Traced, refs: Iterable[ClaimRef]) -> tuple[int, ...]:
    """The numbers of the articles that the claims stand in, ascending."""
    return tuple(sorted({found.numbers[ref.document] for ref in refs if ref.document in found.numbers}))


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as runs of neighbours, first and last of each.

    >>> list(runs([1, 2, 3, 7, 9]))
    [(1, 3), (7, 7), (9, 9)]
    """
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last
