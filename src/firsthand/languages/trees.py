"""Gradient-boosted trees over a few numbers: a second look at what the weight tables found."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.errors import StopRun

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """A forest: node arrays of all trees in one, the root of each tree and the label that it speaks for.

    A row of numbers goes left at a node when its number `feature` is at most `threshold`. Leaves point to
    themselves and hold a `value`; a label's score is its `base` and the values of its trees, its chance the softmax
    of the scores (two labels: the logistic function of the one score). After Friedman (2001).
    """

    name: str
    labels: tuple[str, ...]
    numbers: tuple[str, ...]
    base: Floats
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    roots: Ints
    speaks: Ints
    depth: int

    def chances(self, rows: Sequence[Sequence[float]]) -> Floats:
        """The chance of every label for every row of numbers, shape (rows, labels)."""
        if not rows:
            return np.zeros((0, len(self.labels)))
        x = np.asarray(rows, dtype=np.float64)
        at = np.broadcast_to(self.roots, (len(x), len(self.roots)))
        lines = np.arange(len(x))[:, None]
        for _ in range(self.depth):
            at = np.where(x[lines, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        values = self.value[at]
        scores = np.tile(self.base, (len(x), 1))
        for label in range(len(self.base)):
            scores[:, label] += values[:, self.speaks == label].sum(axis=1)
        if len(self.labels) == 2:
            yes = 1.0 / (1.0 + np.exp(-scores[:, 0]))
            return np.stack([1.0 - yes, yes], axis=1)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        out: Floats = scores / scores.sum(axis=1, keepdims=True)
        return out


def load(path: Traversable) -> Trees:
    """The forest in a gzipped JSON file; StopRun where it is missing or broken."""
    try:
        table = json.loads(gzip.decompress(path.read_bytes()))
        return made(path.name.removesuffix(".json.gz"), table)
    except (OSError, ValueError, KeyError, TypeError, EOFError, IndexError, zlib.error) as error:
        raise StopRun(f"{path}: cannot be read ({error}); reinstall firsthand, then run `firsthand doctor`") from error


def made(name: str, table: dict[str, Any]) -> Trees:
    """The forest of a table of lists."""

    def ints(key: str) -> Ints:
        return np.asarray(table[key], dtype=np.int64)

    def floats(key: str) -> Floats:
        return np.asarray(table[key], dtype=np.float64)

    return Trees(
        name=name,
        labels=tuple(table["labels"]),
        numbers=tuple(table["numbers"]),
        base=floats("base"),
        feature=ints("feature"),
        threshold=floats("threshold"),
        left=ints("left"),
        right=ints("right"),
        value=floats("value"),
        roots=ints("roots"),
        speaks=ints("speaks"),
        depth=int(table["depth"][0]),
    )
