"""Which claims are worth comparing: those of articles that name the same matters, by content alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from firsthand.telling import Text, closeness
from firsthand.weigh.facts import Fact
from firsthand.weigh.pairs import may_be_same

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


def candidates(
    facts: Sequence[Fact], matters: Mapping[str, Mapping[str, float]], texts: Mapping[str, Text], *, opposed: bool = False
) -> Iterator[tuple[int, int]]:
    """The pairs of claims worth comparing, by number, each once, in order.

    `matters` are what each article is about, `texts` all that it names, by its id. Both claims of a pair are asserted or
    both denied; `opposed`: one of them is.
    """
    documents = sorted({fact.ref.document for fact in facts})
    held: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        held[fact.ref.document].append(number)
    pairs: list[tuple[int, int]] = []
    for one, other in neighbours([matters[key] for key in documents]):
        if one != other and closeness(texts[documents[one]], texts[documents[other]]) < NEAR:
            continue
        pairs += between(facts, held[documents[one]], held[documents[other]], opposed=opposed)
    return iter(sorted(pairs))


def between(
    facts: Sequence[Fact], ours: Sequence[int], theirs: Sequence[int], *, opposed: bool
) -> Iterator[tuple[int, int]]:
    """The pairs of claims of two articles, or of one, that can be on one event."""
    for one in ours:
        for other in theirs:
            if (ours is not theirs or one < other) and (facts[one].claim.denied != facts[other].claim.denied) == opposed:
                if may_be_same(facts[one], facts[other]):
                    yield min(one, other), max(one, other)
