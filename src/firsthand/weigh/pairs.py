"""Two claims side by side, in numbers: how far their events, roles, values and words agree."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from firsthand.records import Amount, Interval
from firsthand.telling import total, whole
from firsthand.weigh.facts import Fact, Part, related

LEVELS = ("missing", "one-sided", "conflict", "words", "kind", "party", "same")
WORTH = {"missing": 0.0, "one-sided": 0.0, "conflict": -2.0, "words": 2.0, "kind": 1.5, "party": 2.5, "same": 3.0}
AGREEING = ("words", "kind", "party", "same")
ROLES = ("actor", "object", "counterparty", "place")
NUMBERS = (
    "same event", "joined event", "same status",
    *(f"{role} {level}" for role in ROLES for level in ("one-sided", "conflict", "worth")),
    "swapped", "agreeing", "conflicts", "worth", "missing",
    "shared words", "held words", "triples", "same trigger", "pointed",
    "number", "count", "amount", "time", "interval", "root",
    "articles", "fewest alike", "most alike", "only ones", "first order", "last order", "fewest roles",
    "chains", "one article",
    "rough", "rank", "worst rank", "behind", "lead",
    "own shared", "own held", "beside", "around shared", "sense", "fine sense", "first status", "last status",
    "certainty",
    "values", "ratio", "sums", "gap", "days", "place", "first place", "covered", "speech", "speaker", "parties", "cast",
    "object words",
)  # fmt: skip
STATUS = {"actual": 0, "planned": 1, "conditional": 2}
SURENESS = {"certain": 0, "probable": 1, "possible": 2}
SPEECH = ("request", "pledge", "refuse", "threaten", "no_comment", "concern", "sanction", "approve")
ROUGH = NUMBERS.index("rough")


@cache
def joined_events() -> frozenset[frozenset[str]]:
    """The pairs of events that may tell one happening in other words."""
    table = tomllib.loads((files("firsthand.weigh") / "events.toml").read_text(encoding="utf-8"))
    return frozenset(frozenset(pair) for pair in table["joined"])


def may_be_same(one: Fact, other: Fact) -> bool:
    """Whether two claims can be on one event at all: their events may be one."""
    events = frozenset((one.claim.event, other.claim.event))
    return len(events) == 1 or events in joined_events()


def level(ours: Sequence[Part], theirs: Sequence[Part]) -> str:
    """How far what fills a role agrees: the best of its pairs."""
    if not ours or not theirs:
        return "missing" if not ours and not theirs else "one-sided"
    return max((agreement(one, other) for one in ours for other in theirs), key=LEVELS.index)


def agreement(one: Part, other: Part) -> str:
    """How far two fillers agree."""
    if one.entry is not None and one.entry == other.entry:
        return "same"
    if one.party is not None and one.party == other.party:
        return "party"
    systems = (one.entry or "").startswith("system:") and (other.entry or "").startswith("system:")
    if one.arms and other.arms and not systems and related(one.arms, other.arms):
        return "kind"
    shared = one.words & other.words
    if shared and 2 * len(shared) >= min(len(one.words), len(other.words)):
        return "words"
    return "conflict"


def first_numbers(one: Fact, other: Fact, near: float) -> list[float]:
    """The first half of `NUMBERS`, up to "lead"; the last four are filled in by `ranked`.

    `near` is the closeness of their articles.
    """
    events = {one.claim.event, other.claim.event}
    levels = [level(one.parts[role], other.parts[role]) for role in ROLES]
    out = [float(len(events) == 1), float(len(events) == 2), float(one.claim.status == other.claim.status)]
    for found in levels:
        out += [float(found == "one-sided"), float(found == "conflict"), WORTH[found]]
    worth = sum(WORTH[found] for found in levels)
    swapped = level(one.parts["actor"], other.parts["counterparty"]) in ("same", "party")
    missing = sum(not fact.parts[role] for fact in (one, other) for role in ROLES[:3])
    out += [float(swapped), float(sum(found in AGREEING for found in levels)), float(levels.count("conflict"))]
    out += [worth, float(missing)]
    shared = total(one.words & other.words)
    ours, theirs = whole(one.words), whole(other.words)
    held = shared / (min(ours, theirs) or 1.0)
    triples = len(one.triples & other.triples) / max(1, min(len(one.triples), len(other.triples)))
    out += [shared / ((ours + theirs - shared) or 1.0), held, triples]
    out += [float(one.trigger == other.trigger), float(one.pointed + other.pointed)]
    number = agree(one.numbers, other.numbers)
    time = agree(one.times, other.times)
    out += [number, agree(one.counts, other.counts), amounts(one.amounts, other.amounts), time]
    out += [intervals(one.intervals, other.intervals), roots(one.root, other.root)]
    here, there = one.ref.document, other.ref.document
    out += [near, float(min(one.alike, other.alike)), float(max(one.alike, other.alike))]
    out += [
        float(one.alike == other.alike == 1),
        float(min(one.order, other.order)),
        float(max(one.order, other.order)),
    ]
    out += [float(min(len(one.claim.roles), len(other.claim.roles)))]
    out += [float(abs(len(one.claim.chain) - len(other.claim.chain))), float(here == there)]
    rough = 2 * held + 0.3 * worth + (number > 0) + 0.5 * (time > 0)
    return [*out, rough, 0.0, 0.0, 0.0, 0.0]


def further(one: Fact, other: Fact) -> list[float]:
    """The second half of `NUMBERS`."""
    own = total(one.own & other.own)
    ours, theirs = whole(one.own), whole(other.own)
    out = [own / ((ours + theirs - own) or 1.0), own / (min(ours, theirs) or 1.0)]
    out += [len(one.beside & other.beside) / max(1, min(len(one.beside), len(other.beside)))]
    near = total(one.around & other.around)
    out += [near / ((whole(one.around) + whole(other.around) - near) or 1.0)]
    out += [float(not one.kin.isdisjoint(other.kin)), float(not one.twins.isdisjoint(other.twins))]
    status = sorted(STATUS[fact.claim.status] for fact in (one, other))
    out += [*map(float, status), float(abs(SURENESS[one.claim.certainty] - SURENESS[other.claim.certainty]))]
    out += [value_score(one, other), ratio(one.amounts, other.amounts, ""), ratio(one.amounts, other.amounts, None)]
    out += [gap(one.intervals, other.intervals)]
    out += [float(abs(one.published - other.published)) if one.published and other.published else -1.0]
    out += [abs(one.place - other.place), max(one.place, other.place)]
    out += [covered(one, other) + covered(other, one), float(one.claim.event in SPEECH)]
    out += [agree(only(one.speaker), only(other.speaker)), agree(one.parties, other.parties)]
    out += [len(one.cast & other.cast) / max(1, min(len(one.cast), len(other.cast)))]
    things = [frozenset(w for part in fact.parts["object"] for w in part.words) for fact in (one, other)]
    out += [total(things[0] & things[1]) / (min(map(whole, things)) or 1.0)]
    return out


def only(value: str | None) -> frozenset[str]:
    """A value as a set, empty for None."""
    return frozenset() if value is None else frozenset({value})


def value_score(one: Fact, other: Fact) -> float:
    """How much the shared numbers tell: their digits; -1 where both have numbers and none in common."""
    if not one.values or not other.values:
        return 0.0
    shared = one.values & other.values
    return max((1.0 + len(f"{value:g}".rstrip("0")) for value in shared), default=-1.0)


def ratio(ours: Sequence[Amount], theirs: Sequence[Amount], unit: str | None) -> float:
    """How far apart two numbers are, as the logarithm of the smaller of their ratios; -1 where there are not two.

    `unit` None compares sums and measures alone, "" bare counts.
    """
    best = None
    for one in ours:
        for other in theirs:
            if ((one.unit or "") == (other.unit or "")) and (unit is None) == bool(one.unit):
                a, b = one.low or one.high, other.low or other.high
                if a and b:
                    found = abs(math.log(a / b))
                    best = found if best is None else min(best, found)
    return -1.0 if best is None else min(best, 5.0)


def gap(ours: Sequence[Interval], theirs: Sequence[Interval]) -> float:
    """The days between two times at the least, as a logarithm; -1 where one side has none."""
    best = None
    for one in ours:
        for other in theirs:
            days = 0
            if not overlap(one, other):
                ends = (one.last, other.first) if (one.last or "") < (other.first or "") else (other.last, one.first)
                try:
                    days = abs((date.fromisoformat(ends[1] or "") - date.fromisoformat(ends[0] or "")).days)
                except ValueError:
                    continue
            best = days if best is None else min(best, days)
    return -1.0 if best is None else math.log1p(best)


def covered(one: Fact, other: Fact) -> float:
    """For each role that only `one` fills, whether the text around the other claim names what fills it."""
    score = 0.0
    for role in ROLES:
        if one.parts[role] and not other.parts[role]:
            known = any(
                (part.words and 2 * len(part.words & other.around) >= len(part.words))
                or (part.party is not None and part.party in other.parties)
                for part in one.parts[role]
            )
            score += 1.0 if known else -1.0
    return score


def agree(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """1 for a shared word, -1 for none, 0 where one side has no words at all."""
    if not ours or not theirs:
        return 0.0
    return 1.0 if ours & theirs else -1.0


def roots(ours: str | None, theirs: str | None) -> float:
    """1 for one source, -1 for two, 0 where one is in the outlet's own voice."""
    if ours is None or theirs is None:
        return 0.5 if ours == theirs else 0.0
    return 1.0 if ours == theirs else -1.0


def amounts(ours: Sequence[Amount], theirs: Sequence[Amount]) -> float:
    """1 for amounts of one unit that can be one number, 0.5 across units, -1 for one unit and two numbers, else 0."""
    best = None
    for one in ours:
        for other in theirs:
            overlap = meet(one, other)
            alike = (one.unit or "") == (other.unit or "")
            found = (1.0 if alike else 0.5) if overlap else (-1.0 if alike else 0.0)
            best = found if best is None else max(best, found)
    return 0.0 if best is None else best


def meet(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be one number, two in a hundred aside."""
    low, high = one.low or 0.0, math.inf if one.high is None else one.high
    other_low, other_high = other.low or 0.0, math.inf if other.high is None else other.high
    return low <= other_high * 1.02 and other_low <= high * 1.02


def intervals(ours: Sequence[Interval], theirs: Sequence[Interval]) -> float:
    """1 where two times overlap, -1 where none does, 0 where one side has none."""
    if not ours or not theirs:
        return 0.0
    return 1.0 if any(overlap(one, other) for one in ours for other in theirs) else -1.0


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two times have a day in common; an open side reaches as far as needed."""
    starts = one.first is None or other.last is None or one.first <= other.last
    ends = other.first is None or one.last is None or other.first <= one.last
    return starts and ends


def ranked(pairs: Sequence[tuple[Fact, Fact]], rows: list[list[float]]) -> None:
    """Fills in how each pair stands among the pairs of its claims with the other's article: by the rough number."""
    beside: dict[tuple[object, str], list[float]] = {}
    for (one, other), row in zip(pairs, rows, strict=True):
        beside.setdefault((one.ref, other.ref.document), []).append(row[ROUGH])
        beside.setdefault((other.ref, one.ref.document), []).append(row[ROUGH])
    for values in beside.values():
        values.sort(reverse=True)
    for (one, other), row in zip(pairs, rows, strict=True):
        sides = beside[one.ref, other.ref.document], beside[other.ref, one.ref.document]
        ranks = [side.index(row[ROUGH]) for side in sides]
        rivals = [next((value for value in side if value != row[ROUGH]), -3.0) for side in sides]
        row[ROUGH + 1 : ROUGH + 5] = [
            float(min(ranks)),
            float(max(ranks)),
            max(side[0] for side in sides) - row[ROUGH],
            row[ROUGH] - max(rivals),
        ]
