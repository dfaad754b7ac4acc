"""A claim as it is weighed: its parties, things, numbers and words, taken from its reading alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.ontology import is_under, ontology
from firsthand.records import Amount, Claim, ClaimRef, Filler, Interval, Reading, Role
from firsthand.telling import LITTLE, WORD, stem, stems

BREAK = re.compile(r"(?<![A-Z])[.!?][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]?[A-Z\d])|\n+")
POINTED = re.compile(r"\b(?:the|this|that|such|latest|its|his|their)(?: \w+)?\s+$", re.IGNORECASE)
PARTY_ROLES: tuple[Role, ...] = ("actor", "object", "counterparty", "place")
STATE_KINDS = ("official", "military", "intelligence", "state media", "wire")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What fills a role: its entry, the party that speaks through it, the class of arms it is, its words."""

    entry: str | None
    party: str | None
    arms: str | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim with what it is compared by; `words` are those of its sentence, `triples` its runs of three."""

    ref: ClaimRef
    claim: Claim
    parts: Mapping[str, tuple[Part, ...]]
    words: frozenset[str]
    triples: frozenset[tuple[str, str, str]]
    trigger: str
    pointed: bool
    numbers: frozenset[str]
    counts: frozenset[str]
    amounts: tuple[Amount, ...]
    times: frozenset[str]
    intervals: tuple[Interval, ...]
    root: str | None
    order: int  # how many claims of its event stand before it in the document
    alike: int  # how many claims of its event the document has


def party_of(entry: str | None) -> str | None:
    """The party that an entry is or speaks for: a country, group or union, or the state of a ministry."""
    kind, _, key = (entry or "").partition(":")
    if kind == "country":
        return key
    body = ontology().bodies.get(key) if kind == "body" else None
    if body is None or body.voice_of is None or body.kind not in STATE_KINDS:
        return None
    return body.voice_of


def class_of(entry: str | None) -> str | None:
    """The class of arms that an entry is or belongs to."""
    kind, _, key = (entry or "").partition(":")
    if kind == "class":
        return key if key in ontology().classes else None
    system = ontology().systems.get(key) if kind == "system" else None
    return system.weapon_class if system is not None else None


def related(one: str, other: str) -> bool:
    """Whether one class of arms is the other or stands under it."""
    return is_under(one, other) or is_under(other, one)


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    """The claims of a reading, ready to be compared, in its order."""
    text = reading.document.text
    breaks = [0, *(found.end() for found in BREAK.finditer(text))]
    alike = Counter((claim.event, claim.denied) for claim in reading.claims)
    before: Counter[tuple[str, bool]] = Counter()
    out = []
    for claim in reading.claims:
        kind = (claim.event, claim.denied)
        out.append(fact_of(reading, claim, sentence(text, breaks, claim.trigger.start), before[kind], alike[kind]))
        before[kind] += 1
    return tuple(out)


def sentence(text: str, breaks: list[int], at: int) -> str:
    """The sentence or line in which a place of the text stands."""
    number = bisect_right(breaks, at)
    return text[breaks[number - 1] : breaks[number] if number < len(breaks) else len(text)]


def fact_of(reading: Reading, claim: Claim, around: str, order: int, alike: int) -> Fact:
    """One claim, ready to be compared."""
    text = reading.document.text
    lower = [word.lower() for word in WORD.findall(around)]
    chain = reading.chain(claim)
    source = chain[-1].source if chain else None
    quantities, times = claim.fillers("quantity"), claim.fillers("time")
    said = [one.mention.span.of(text) for one in quantities]
    trigger = WORD.findall(claim.trigger.of(text).lower())
    return Fact(
        ref=ClaimRef(document=reading.document.id, claim=claim.id),
        claim=claim,
        parts={role: tuple(part_of(one, text) for one in claim.fillers(role)) for role in PARTY_ROLES},
        words=frozenset(stem(word) for word in lower if word not in LITTLE),
        triples=frozenset(zip(lower, lower[1:], lower[2:], strict=False)),
        trigger=stem(trigger[0]) if trigger else "",
        pointed=POINTED.search(text, max(0, claim.trigger.start - 25), claim.trigger.start) is not None,
        numbers=frozenset(re.findall(r"\d[\d,.]*", " ".join(said))),
        counts=frozenset(word.lower() for word in said),
        amounts=tuple(one.amount for one in quantities if one.amount is not None),
        times=frozenset(one.mention.span.of(text).lower() for one in times),
        intervals=tuple(one.interval for one in times if one.interval is not None),
        root=None if source is None else source.entry or source.name.lower(),
        order=order,
        alike=alike,
    )


def part_of(filler: Filler, text: str) -> Part:
    """A filler as it is compared."""
    mention = filler.mention
    return Part(
        entry=mention.entry,
        party=party_of(mention.entry),
        arms=class_of(mention.entry),
        words=stems(mention.name) | stems(mention.span.of(text)),
    )
