"""Which claims are worth comparing: those of articles that name the same matters, by content alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.telling import Text, closeness
from firsthand.weigh.facts import Fact
from firsthand.weigh.pairs import may_be_same

CLOSE = 0.2  # the closeness from which two articles are surely near enough
DAYS = 30  # by which articles that are less close may be apart, and their claims must share what fills a role
NEAR = 0.12  # the closeness from which two articles can be on one event
ENOUGH = 8.0  # how much the names that two articles share must tell together
COMMON = 40  # articles, copies aside, that are laid beside one for a name that they all bear
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearers:
    """The articles that bear a name: their numbers by day, undated ones last, and the days of the dated ones.

    `first[k]` is how many of the first k articles are the first of their family.
    """

    numbers: Ints
    days: Ints
    first: Ints

    @classmethod
    def of(cls, found: Sequence[int], days: Sequence[int | None], families: Sequence[str]) -> Bearers:
        """The bearers with these numbers."""
        ordered = sorted(found, key=lambda number: (days[number] is None, days[number] or 0, number))
        seen: set[str] = set()
        first = [0]
        for number in ordered:
            first.append(first[-1] + (families[number] not in seen))
            seen.add(families[number])
        dated = [day for number in ordered if (day := days[number]) is not None]
        return cls(numbers=np.asarray(ordered), days=np.asarray(dated), first=np.asarray(first))

    def near(self, day: int | None) -> Ints:
        """The bearers that an article of a day is laid beside: all of a rare name, else the nearest by day."""
        if self.first[-1] <= COMMON:
            return self.numbers
        if day is None:
            return self.numbers[:0]
        low, high = np.searchsorted(self.days, [day - DAYS, day + DAYS + 1])
        before, after = np.searchsorted(self.days, [day, day + 1])
        fewest, most = self.first[before] - COMMON // 2, self.first[after] + COMMON // 2
        low = max(low, np.searchsorted(self.first, fewest, side="right") - 1)
        return self.numbers[low : min(high, np.searchsorted(self.first, most, side="right") - 1)]


def neighbours(
    matters: Sequence[Mapping[str, float]], days: Sequence[int | None], families: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The pairs of articles that share enough of what they are about, by number, each once and each with itself.

    A name that very many articles bear ties each to the nearest by day alone: the work grows as the articles do, not as
    their pairs.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(matters):
        for name in names:
            found[name].append(number)
    places = {name: Bearers.of(numbers, days, families) for name, numbers in found.items() if len(numbers) > 1}
    for number, names in enumerate(matters):
        yield number, number
        shared = [(places[name].near(days[number]), told) for name, told in sorted(names.items()) if name in places]
        if not shared:
            continue
        others = np.concatenate([bearers for bearers, _ in shared])
        told = np.repeat([told for _, told in shared], [len(bearers) for bearers, _ in shared])
        later = others > number
        those, where = np.unique(others[later], return_inverse=True)
        sums = np.bincount(where, weights=told[later], minlength=len(those))
        for other in those[sums >= ENOUGH]:
            yield number, int(other)


def candidates(
    facts: Sequence[Fact], texts: Mapping[str, Text], families: Mapping[str, str]
) -> Iterator[tuple[float, list[tuple[int, int]]]]:
    """The pairs of claims worth comparing, by number, those of two articles together with their closeness, each once.

    An assertion and a denial may be a pair. `texts` are what the articles name, `families` those of their copies, both
    by the articles' ids.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        held[fact.ref.document].append(number)
    documents = sorted(held)
    days = [facts[held[key][0]].published for key in documents]
    near_ones = neighbours([texts[key].matters for key in documents], days, [families[key] for key in documents])
    for one, other in near_ones:
        near = 1.0 if one == other else closeness(texts[documents[one]], texts[documents[other]])
        ours, theirs = held[documents[one]], held[documents[other]]
        if near >= CLOSE:
            pairs = between(facts, ours, theirs)
        elif near >= NEAR and within_days(facts[ours[0]], facts[theirs[0]]):
            pairs = (pair for pair in between(facts, ours, theirs) if share_part(facts[pair[0]], facts[pair[1]]))
        else:
            continue
        if found := sorted(pairs):
            yield near, found


def within_days(one: Fact, other: Fact) -> bool:
    """Whether two articles came out near enough to each other; undated ones may have."""
    return not one.published or not other.published or abs(one.published - other.published) <= DAYS


def share_part(one: Fact, other: Fact) -> bool:
    """Whether two claims have an entry, a party or a word of a role in common, or a rare word around them."""
    return not (
        one.filled.isdisjoint(other.filled)
        and one.rare.isdisjoint(other.rare)
        and one.filled.isdisjoint(other.rare)
        and one.rare.isdisjoint(other.filled)
    )


def between(facts: Sequence[Fact], ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of claims of two articles, or of one, that can be on one event."""
    for one in ours:
        for other in theirs:
            if (ours is not theirs or one < other) and may_be_same(facts[one], facts[other]):
                yield min(one, other), max(one, other)
