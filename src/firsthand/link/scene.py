"""What a text names, seen once per document: entries, described bodies, and the offices that people hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from firsthand.ontology import Described, Match, described, match, ontology, unknown
from firsthand.ontology.descriptions import by_words
from firsthand.ontology.forms import Token, tokens
from firsthand.ontology.tables import per_tables
from firsthand.records import Link, Span

T = TypeVar("T")
PARTIES = frozenset({"country", "group", "union"})
LINKING = re.compile(r"\s*(?:['\u2019]s?)?\s+(?:\w[\w-]*\s+){0,2}")  # what may stand between "Turkey" and "ministry"
AFTER = re.compile(r"\s+(?:of|in|for|from)\s+(?:the\s+)?")
SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]?[A-Z])|\n")
LONGEST = 6  # tokens of a description
NEAR = 0.6  # the score of a body whose country stands elsewhere in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A description of a body in the text, its country, and how its country is known."""

    span: Span
    key: str
    words: str
    country: str | None
    how: str


@dataclass
class Scene:
    """The names of one text; what is derived from them is made when it is first asked for."""

    text: str
    matches: tuple[Match, ...] = field(init=False)
    starts: list[int] = field(init=False)
    memory: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = match(self.text)
        new = unknown(self.text, known)
        taken = [found.span for found in new]
        kept = [found for found in known if not any(found.span.overlaps(span) for span in taken)]
        self.matches = tuple(sorted((*kept, *new), key=lambda found: found.span))
        self.starts = [found.span.start for found in self.matches]

    def remembered(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """What `make` gives, made once per text and key."""
        if key not in self.memory:
            self.memory[key] = make()
        return cast(T, self.memory[key])

    def within(self, span: Span) -> tuple[Match, ...]:
        """The names inside `span`, in its order."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return tuple(found for found in self.matches[first:last] if span.holds(found.span))

    def sentence_start(self, at: int) -> int:
        """Where the sentence or line of a place begins."""
        ends = [found.end() for found in SENTENCE_END.finditer(self.text, max(0, at - 600), at)]
        return ends[-1] if ends else max(0, at - 600)

    @cached_property
    def parties(self) -> tuple[Match, ...]:
        """The countries, groups and unions of the text."""
        return tuple(found for found in self.matches if found.kind in PARTIES)

    @cached_property
    def main_party(self) -> str | None:
        """The party that the text names most, if it names it twice as often as any other."""
        counts = Counter(found.entry_id for found in self.parties).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return counts[0][0]

    @cached_property
    def named_entries(self) -> frozenset[str]:
        """Every entry that the text names."""
        return frozenset(entry_of(found) for found in self.matches)

    def names_otherwise(self, entry: str, words: str) -> bool:
        """Whether the text names an entry, or the country of a body, by other words than these."""
        kind, _, key = entry.partition(":")
        country = ontology().bodies[key].country if kind == "body" and key in ontology().bodies else None
        wanted = {entry, f"country:{country}"}
        folded = words.casefold()
        return any(entry_of(m) in wanted and m.span.of(self.text).casefold() != folded for m in self.matches)

    @cached_property
    def bodies(self) -> tuple[Place, ...]:
        """Every description of a body ("the defence ministry") with its country, as far as the text gives it."""
        return tuple(self._bodies())

    def _bodies(self) -> Iterator[Place]:
        known: dict[str, str] = {}
        for span, key, words in described_spans(self.text):
            country, how = self._country_beside(span), "named beside it"
            if country is None and key in known:
                country, how = known[key], "named with it before"
            elif country is None:
                country, how = self.country_before(span.start), "the party named last before it"
            else:
                known[key] = country
            yield Place(span=span, key=key, words=words, country=country, how=how)

    def _country_beside(self, span: Span) -> str | None:
        at = bisect_left(self.starts, span.start) - 1
        before = self.matches[at] if at >= 0 else None
        if before is not None and before.kind in PARTIES and LINKING.fullmatch(self.text, before.span.end, span.start):
            return before.entry_id
        if (gap := AFTER.match(self.text, span.end)) is not None:
            after = bisect_left(self.starts, gap.end())
            if after < len(self.matches) and self.starts[after] == gap.end() and self.matches[after].kind in PARTIES:
                return self.matches[after].entry_id
        return None

    def country_before(self, at: int) -> str | None:
        start = self.sentence_start(at)
        before = [found for found in self.parties if start <= found.span.start < at]
        return before[-1].entry_id if before else self.main_party

    def body_at(self, span: Span) -> Place | None:
        """The longest description inside `span`; of two as long the last."""
        inside = [place for place in self.bodies if span.holds(place.span)]
        return max(inside, key=lambda p: (p.span.end - p.span.start, p.span.end), default=None)


@per_tables
def openings() -> frozenset[str]:
    """The words that a description can begin with."""
    return frozenset(keys[0] for keys in by_words())


def described_spans(text: str) -> Iterator[tuple[Span, str, str]]:
    """Where a text has words that describe a body: the span, the description's id, its words; the longest first."""
    parts: list[Token] = tokens(text)
    rows, opening = by_words(), openings()
    at = 0
    while at < len(parts):
        if parts[at].key not in opening:
            at += 1
            continue
        for size in range(min(LONGEST, len(parts) - at), 0, -1):
            found = rows.get(tuple(part.key for part in parts[at : at + size]))
            if found is not None:
                span = Span(start=parts[at].start, end=parts[at + size - 1].end)
                yield span, found, span.of(text)
                at += size - 1
                break
        at += 1


def entry_of(found: Match) -> str:
    """The entry of a match as links write it."""
    return f"{'country' if found.kind in PARTIES else found.kind}:{found.entry_id}"


def body_link(key_words: str, country: str, reason: str, score: float) -> Link | None:
    """The entry of a described body of a country: its own, or the party that it is an arm of."""
    found: Described | None = described(key_words, country)
    if found is None:
        return None
    if found.body_id is not None:
        return Link(entry=f"body:{found.body_id}", reason=f"{found.name}: {reason}", score=score)
    return Link(entry=f"country:{found.country_id}", reason=f"{found.name}, an arm of it: {reason}", score=score * 0.95)
