"""Whether one document tells another's reporting in its own words."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.trace.claims import Voiced, same_claims, shared_share
from firsthand.trace.direction import Item
from firsthand.trace.outlets import is_relayed
from firsthand.trace.terms import Rarity, Terms

DAY = 86400.0
DAYS = 30.0  # days within which reporting is retold
LIKELY = 0.45  # probability from which on a rewrite is told
WEIGHTS: Mapping[str, float] = {
    "claims": 5.0, "sources": 6.0, "early": 5.0, "names": 6.0, "credited": 2.0, "order": 3.5,
    "days": -2.5, "denied": -6.0, "rival": -2.0,
}  # fmt: skip
BIAS = -10.5
REASONS: Mapping[str, str] = {
    "claims": "{:.0%} of its claims are there too",
    "sources": "{:.0%} of its sources speak there too",
    "early": "{:.0%} of what its beginning tells is there too",
    "names": "their names agree to {:.0%}",
    "credited": "it credits that outlet",
    "order": "{:.0%} of the shared claims stand in the same order",
    "days": "{:.0%} of a month lies between them",
    "denied": "{:.0%} of its claims are denials",
    "rival": "it is an agency's own report",
}
STRANGE = 0.1  # likeness of names below which nothing is retold
FEW_CLAIMS = 3  # shared claims from which on their order tells something


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A document as it is compared for what it tells."""

    item: Item
    terms: Terms
    voiced: Voiced


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """How likely one document retells another, what speaks for and against it, the words that both have."""

    likely: float
    evidence: tuple[tuple[str, float], ...]
    shared: NDArray[np.uint32]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it and against it, in words."""
        return tuple(REASONS[name].format(value) for name, value in self.evidence if value)


def retold(earlier: Matter, later: Matter, rarity: Rarity) -> Retold:
    """How likely `later` tells `earlier`'s reporting in its own words."""
    shared = np.intersect1d(earlier.terms.numbers, later.terms.numbers, assume_unique=True)
    names = cosine(earlier.terms.numbers[earlier.terms.names], later.terms.numbers[later.terms.names], rarity)
    if names < STRANGE:
        return Retold(likely=0.0, evidence=(("names", names),), shared=shared)
    pairs = same_claims(earlier.voiced, later.voiced)
    claims = max(1, len(later.voiced.claims))
    credited = is_relayed(earlier.item.document, later.item.reading) or earlier.item.publisher in later.item.credited
    evidence = {
        "claims": len(pairs) / claims,
        "sources": shared_share(later.voiced, earlier.voiced),
        "early": part(later.terms.numbers[later.terms.early], shared, rarity),
        "names": names,
        "credited": float(credited),
        "order": rising(pairs),
        "days": min(days_between(earlier.item, later.item), DAYS) / DAYS,
        "denied": later.voiced.denied / claims,
        "rival": float(not credited and is_own(later.item)),
    }
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in evidence.items())
    return Retold(likely=1 / (1 + math.exp(-logit)), evidence=tuple(evidence.items()), shared=shared)


def is_own(item: Item) -> bool:
    """Whether a document's credit line names its own outlet alone: an agency's own report."""
    return item.publisher is not None and item.document.credit is not None and not item.credited


def rising(pairs: Sequence[tuple[int, int]]) -> float:
    """The share of the pairs that stand in one order in both; a half where there are too few to tell."""
    if len(pairs) < FEW_CLAIMS:
        return 0.5
    tails: list[int] = []
    for _, value in sorted(pairs):
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails) / len(pairs)


def part(numbers: NDArray[np.uint32], shared: NDArray[np.uint32], rarity: Rarity) -> float:
    """The share of some words, by weight, that both texts have."""
    weights = rarity.weights(numbers) ** 2
    whole = float(weights.sum())
    return float(weights[np.isin(numbers, shared, assume_unique=True)].sum()) / whole if whole else 0.0


def cosine(left: NDArray[np.uint32], right: NDArray[np.uint32], rarity: Rarity) -> float:
    """How alike two sets of words are, the rare ones weighing more: 0 to 1."""
    one, other = rarity.weights(left) ** 2, rarity.weights(right) ** 2
    common = float(one[np.isin(left, right, assume_unique=True)].sum())
    size = math.sqrt(float(one.sum()) * float(other.sum()))
    return common / size if size else 0.0


def days_between(left: Item, right: Item) -> float:
    """The days between two documents' dates; 0 where one is not dated."""
    gap = abs(left.first.opens - right.first.opens) / DAY
    return gap if math.isfinite(gap) else 0.0
