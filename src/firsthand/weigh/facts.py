"""A claim as it is weighed: its parties, things, numbers and words, taken from its reading alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from firsthand.languages import senses
from firsthand.ontology import is_under, ontology
from firsthand.ontology.behind import party_of
from firsthand.records import Amount, Claim, ClaimRef, Document, Filler, Interval, Reading, Role
from firsthand.telling import FAMILIAR, LITTLE, WORD, stem, stems, weight

BREAK = re.compile(r"(?<![A-Z])[.!?][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]?[A-Z\d])|\n+")
POINTED = re.compile(r"\b(?:the|this|that|such|latest|its|his|their)(?: \w+)?\s+$", re.IGNORECASE)
PARTY_ROLES: tuple[Role, ...] = ("actor", "object", "counterparty", "place")
COUNTED = 45  # characters from the start of a number to the start of what it counts
BESIDE = 5  # words on each side of a trigger that tell whether two texts say it alike


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
    things: tuple[Part | None, ...]  # what each amount counts, where the words tell
    times: frozenset[str]
    intervals: tuple[Interval, ...]
    root: str | None
    order: int  # how many claims of its event stand before it in the document
    alike: int  # how many claims of its event the document has
    own: frozenset[str]  # the telling words of its span
    beside: frozenset[tuple[str, str]]  # the pairs of words next to each other around its trigger
    around: frozenset[str]  # the telling words of its sentence and the one on each side
    kin: frozenset[str]  # the wide classes of like words that its trigger belongs to
    twins: frozenset[str]  # the narrow ones
    values: frozenset[float]
    place: float  # where in the text it stands, 0 to 1
    published: int | None  # the day of its article, counted
    parties: frozenset[str]
    speaker: str | None  # the party that its source speaks for
    cast: frozenset[str]  # the parties that its article's claims name
    filled: frozenset[str]  # what fills its roles, as entries, parties and words
    rare: frozenset[str]  # the rare words of `around`


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
    cast = frozenset(
        party
        for claim in reading.claims
        for role in PARTY_ROLES
        for one in claim.fillers(role)
        if (party := party_of(one.mention.entry)) is not None
    )
    alike = Counter((claim.event, claim.denied) for claim in reading.claims)
    before: Counter[tuple[str, bool]] = Counter()
    out = []
    for claim in reading.claims:
        kind = (claim.event, claim.denied)
        out.append(fact_of(reading, claim, breaks, before[kind], alike[kind], cast))
        before[kind] += 1
    return tuple(out)


def sentence(text: str, breaks: list[int], at: int, reach: int = 0) -> str:
    """The sentence or line in which a place of the text stands, with `reach` more on each side."""
    number = bisect_right(breaks, at)
    last = number + reach
    return text[breaks[max(0, number - 1 - reach)] : breaks[last] if last < len(breaks) else len(text)]


@lru_cache(maxsize=1 << 16)
def triples(text: str) -> frozenset[tuple[str, str, str]]:
    """The runs of three words of a sentence, in lower case."""
    lower = WORD.findall(text.lower())
    return frozenset(zip(lower, lower[1:], lower[2:], strict=False))


@lru_cache(maxsize=1 << 16)
def beside(left: str, right: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words within a few words of a trigger, from the text before and from it on."""
    words = [*WORD.findall(left.lower())[-BESIDE:], *WORD.findall(right.lower())[: BESIDE + 1]]
    return frozenset(pairwise(words))


@lru_cache(maxsize=1 << 16)
def senses_of(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The classes of like words, wide ones and narrow ones, that the telling ones of some words belong to."""
    known = senses("en")
    out: set[str] = set()
    for word in words:
        for form in forms(word) if word not in LITTLE else ():
            found = known.get(("v", form)) or known.get(("n", form))
            if found:
                out.update(found[1:])
                break
    return frozenset(s for s in out if s.startswith("a160")), frozenset(s for s in out if s.startswith("a600"))


def forms(word: str) -> Iterator[str]:
    """A word and what it may be a form of, endings taken off."""
    yield word
    for ending in ("ies", "es", "s", "ied", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stump = word[: -len(ending)]
            yield stump + ("y" if ending in ("ies", "ied") else "")
            if ending in ("ed", "ing"):
                yield stump + "e"
                if stump[-1] == stump[-2]:
                    yield stump[:-1]


def day_of(published: str | None) -> int | None:
    """The day of a publication date, counted; None where it is not stated or no date."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def when(document: Document) -> str:
    """The publication date of a document as it sorts; undated ones last."""
    return document.published or "9999"


def fact_of(
    reading: Reading, claim: Claim, breaks: list[int], order: int, alike: int, cast: frozenset[str] = frozenset()
) -> Fact:
    """One claim, ready to be compared."""
    text = reading.document.text
    around = sentence(text, breaks, claim.trigger.start)
    near = stems(sentence(text, breaks, claim.trigger.start, reach=1))
    chain = reading.chain(claim)
    source = chain[-1].source if chain else None
    quantities, times = claim.fillers("quantity"), claim.fillers("time")
    said = [one.mention.span.of(text) for one in quantities]
    trigger = tuple(WORD.findall(claim.trigger.of(text).lower()))
    kin, twins = senses_of(trigger)
    parts: dict[str, tuple[Part, ...]] = {
        role: tuple(part_of(one, text) for one in claim.fillers(role)) for role in PARTY_ROLES
    }
    return Fact(
        ref=ClaimRef(document=reading.document.id, claim=claim.id),
        claim=claim,
        parts=parts,
        words=stems(around),
        triples=triples(around),
        trigger=stem(trigger[0]) if trigger else "",
        pointed=POINTED.search(text, max(0, claim.trigger.start - 25), claim.trigger.start) is not None,
        numbers=frozenset(re.findall(r"\d[\d,.]*", " ".join(said))),
        counts=frozenset(word.lower() for word in said),
        amounts=tuple(one.amount for one in quantities if one.amount is not None),
        things=tuple(thing(one, claim.fillers("object"), text) for one in quantities if one.amount is not None),
        times=frozenset(one.mention.span.of(text).lower() for one in times),
        intervals=tuple(one.interval for one in times if one.interval is not None),
        root=None if source is None else source.entry or source.name.lower(),
        order=order,
        alike=alike,
        own=stems(claim.span.of(text)),
        beside=beside(
            text[max(0, claim.trigger.start - 80) : claim.trigger.start],
            text[claim.trigger.start : claim.trigger.end + 80],
        ),
        around=near,
        kin=kin,
        twins=twins,
        values=frozenset(v for one in quantities if one.amount for v in (one.amount.low, one.amount.high) if v),
        place=claim.trigger.start / max(1, len(text)),
        published=day_of(reading.document.published),
        parties=frozenset(part.party for found in parts.values() for part in found if part.party is not None),
        speaker=None if source is None else party_of(source.entry),
        cast=cast,
        filled=filled(parts),
        rare=rare(near),
    )


def filled(parts: Mapping[str, Sequence[Part]]) -> frozenset[str]:
    """What fills the roles of a claim, as entries, parties and words."""
    each = [part for found in parts.values() for part in found]
    known = {key for part in each for key in (part.entry, part.party) if key is not None}
    return frozenset(known.union(*(part.words for part in each)))


@lru_cache(maxsize=1 << 16)
def rare(words: frozenset[str]) -> frozenset[str]:
    """Those of some words that tell one matter from another."""
    return frozenset(word for word in words if weight(word) >= FAMILIAR)


def thing(quantity: Filler, objects: Sequence[Filler], text: str) -> Part | None:
    """What a quantity counts: the object that follows it soon, else the only one; None where that is open."""
    start = quantity.mention.span.start
    after = [one for one in objects if 0 <= one.mention.span.start - start <= COUNTED]
    if after:
        return part_of(min(after, key=lambda one: one.mention.span.start), text)
    return part_of(objects[0], text) if len(objects) == 1 else None


def part_of(filler: Filler, text: str) -> Part:
    """A filler as it is compared."""
    mention = filler.mention
    return part(mention.entry, mention.name, mention.span.of(text))


@lru_cache(maxsize=1 << 16)
def part(entry: str | None, name: str, said: str) -> Part:
    """What fills a role, by its entry, its name and the words that stand for it."""
    return Part(entry=entry, party=party_of(entry), arms=class_of(entry), words=stems(name) | stems(said))
