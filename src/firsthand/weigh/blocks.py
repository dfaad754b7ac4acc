"""Which claims are worth comparing: those of articles that name the same matters, by content alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from firsthand.telling import Text, closeness
from firsthand.weigh.facts import Fact
from firsthand.weigh.pairs import may_be_same

CLOSE = 0.2  # the closeness from which two articles are surely near enough
DAYS = 30  # by which articles that are less close may be apart, and their claims must share what fills a role
NEAR = 0.12  # the closeness from which two articles can be on one event
ENOUGH = 8.0  # how much the names that two articles share must tell together


def neighbours(matters: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    """The pairs of articles that share enough of what they are about, by number, each once and each with itself."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(matters):
        for name in names:
            numbers[name].append(number)
    places = {name: np.asarray(found) for name, found in numbers.items() if len(found) > 1}
    for number, names in enumerate(matters):
        yield number, number
        shared = [(places[name], told) for name, told in sorted(names.items()) if name in places]
        if not shared:
            continue
        others = np.concatenate([found for found, _ in shared])
        told = np.repeat([told for _, told in shared], [len(found) for found, _ in shared])
        later = others > number
        found, where = np.unique(others[later], return_inverse=True)
        sums = np.bincount(where, weights=told[later], minlength=len(found))
        for other in found[sums >= ENOUGH]:
            yield number, int(other)


def candidates(facts: Sequence[Fact], texts: Mapping[str, Text]) -> list[tuple[int, int]]:
    """The pairs of claims worth comparing, by number, each once, in order; an assertion and a denial may be a pair.

    `texts` are what the articles name, by their ids.
    """
    documents = sorted({fact.ref.document for fact in facts})
    held: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        held[fact.ref.document].append(number)
    pairs: list[tuple[int, int]] = []
    for one, other in neighbours([texts[key].matters for key in documents]):
        near = 1.0 if one == other else closeness(texts[documents[one]], texts[documents[other]])
        ours, theirs = held[documents[one]], held[documents[other]]
        if near >= CLOSE:
            pairs += between(facts, ours, theirs)
        elif near >= NEAR and within_days(facts[ours[0]], facts[theirs[0]]):
            pairs += (pair for pair in between(facts, ours, theirs) if share_part(facts[pair[0]], facts[pair[1]]))
    return sorted(pairs)


def within_days(one: Fact, other: Fact) -> bool:
    """Whether two articles came out near enough to each other; undated ones may have."""
    return not one.published or not other.published or abs(one.published - other.published) <= DAYS


def share_part(one: Fact, other: Fact) -> bool:
    """Whether two claims have an entry, a party or a word of a role in common, or a rare word around them."""
    return not one.filled.isdisjoint(other.filled)


def between(facts: Sequence[Fact], ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of claims of two articles, or of one, that can be on one event."""
    for one in ours:
        for other in theirs:
            if (ours is not theirs or one < other) and may_be_same(facts[one], facts[other]):
                yield min(one, other), max(one, other)
