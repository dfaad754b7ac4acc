"""The words of a text that tell what it is about, and how rare each is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from firsthand.trace.words import FIGURE, NAME, SMALL, Worded, number

PRIOR = 100.0  # documents that the shipped table of common words weighs as much as
TABLE = "common.txt"
EARLY = 0.35  # share of a text that is its beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The different telling words of a text, as numbers in order, which are names and figures, which stand early."""

    numbers: NDArray[np.uint32]
    names: NDArray[np.bool_]
    figures: NDArray[np.bool_]
    early: NDArray[np.bool_]


def terms(worded: Worded) -> Terms:
    """The telling words of a text."""
    told = np.flatnonzero((worded.kind != SMALL) & ~worded.furniture)
    words, kinds = worded.words[told], worded.kind[told]
    numbers, first = np.unique(words, return_index=True)
    names, figures = np.unique(words[kinds == NAME]), np.unique(words[kinds == FIGURE])
    return Terms(
        numbers=numbers,
        names=np.isin(numbers, names, assume_unique=True),
        figures=np.isin(numbers, figures, assume_unique=True),
        early=told[first] < EARLY * len(worded.words),
    )


class Rarity:
    """How rare a word is: by the documents of a set that have it, and a shipped table of common words.

    The table stands in where the set is small: a name that both of two articles have is rare all the same.
    """

    def __init__(self, texts: Iterable[NDArray[np.uint32]]) -> None:
        every = list(texts)
        self._count = len(every)
        joined = np.concatenate(every) if every else np.empty(0, np.uint32)
        self._terms, self._held = np.unique(joined, return_counts=True)
        self._since: Counter[int] = Counter()
        self._common, self._share = common()

    def add(self, numbers: NDArray[np.uint32]) -> None:
        """Note the words of one more text."""
        self._count += 1
        self._since.update(numbers.tolist())

    def held(self, numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
        """In how many texts of the set each word stands."""
        counts = looked_up(numbers, self._terms, self._held.astype(np.float64))
        if self._since:
            counts = counts + np.array([self._since[each] for each in numbers.tolist()], dtype=np.float64)
        return counts

    def weights(self, numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
        """The weight of each word, 0 where every text has it; the rarer the higher."""
        usual = PRIOR * looked_up(numbers, self._common, self._share)
        return np.maximum(0.0, np.log((PRIOR + self._count) / np.maximum(1.0, usual + self.held(numbers))))

    def weight(self, number: int) -> float:
        """The weight of one word."""
        return float(self.weights(np.array([number], dtype=np.uint32))[0])


def looked_up(
    numbers: NDArray[np.uint32], among: NDArray[np.uint32], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The value of each number that is `among` the sorted ones, 0 for the others."""
    if not len(among):
        return np.zeros(len(numbers))
    at = np.minimum(np.searchsorted(among, numbers), len(among) - 1)
    found: NDArray[np.float64] = np.where(among[at] == numbers, values[at], 0.0)
    return found


@cache
def common() -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """The words of the shipped table, sorted, and the share of stories that have each.

    The table has a word and the share of stories that have it, in thousandths, on each line; words that sound the
    same stand there once.
    """
    lines = (files("firsthand.trace") / TABLE).read_text(encoding="utf-8").splitlines()
    rows = sorted((number(word), int(share) / 1000) for word, share in (line.split() for line in lines if line))
    return np.array([row[0] for row in rows], dtype=np.uint32), np.array([row[1] for row in rows])
