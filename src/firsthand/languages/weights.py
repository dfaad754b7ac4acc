"""Weighed conditions: a table of features in words, each with what it counts for every answer."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from itertools import repeat

import numpy as np
import numpy.typing as npt

from firsthand.errors import StopRun

CHUNK = 64  # places that are weighed together: bounds the memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A log-linear model: the answer's probability is the softmax of the sums of its features' weights.

    `matrix` has one row a feature and one column a label. With two labels only the second has weights,
    kept in `single`.
    Fitted by `training/`, read from `languages/`.
    """

    name: str
    labels: tuple[str, ...]
    rows: dict[str, int]
    matrix: npt.NDArray[np.float64]
    single: dict[str, float]

    def sums(self, features: Iterable[str]) -> npt.NDArray[np.float64]:
        """The summed weights for every label; features that were never seen count nothing, repeats count once."""
        get = self.rows.get
        found = [row for f in dict.fromkeys(features) if (row := get(f)) is not None]
        total: npt.NDArray[np.float64] = self.matrix.take(found, axis=0).sum(axis=0)
        return total

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """The probability of every label, in the order of `labels`."""
        if self.single:
            yes = self.yes(features)
            return [1.0 - yes, yes]
        total = self.sums(features)
        total = np.exp(total - total.max())
        total /= total.sum()
        return total.tolist()  # type: ignore[no-any-return]

    def many(self, places: Sequence[Iterable[str]]) -> npt.NDArray[np.float64]:
        """The probabilities at many places at once, shape (places, labels): the same as one by one, only faster."""
        out = np.zeros((len(places), len(self.labels)))
        get, last = self.rows.get, len(self.matrix) - 1
        for first in range(0, len(places), CHUNK):
            index: list[int] = []
            starts: list[int] = []
            for features in places[first : first + CHUNK]:
                starts.append(len(index))
                index += [row for f in dict.fromkeys(features) if (row := get(f)) is not None]
                index.append(last)
            sums = np.add.reduceat(self.matrix.take(index, axis=0), starts, axis=0)
            sums = np.exp(sums - sums.max(axis=1, keepdims=True))
            out[first : first + CHUNK] = sums / sums.sum(axis=1, keepdims=True)
        return out

    def yes(self, features: Iterable[str]) -> float:
        """The probability of the second of two labels."""
        total = sum(map(self.single.get, dict.fromkeys(features), repeat(0.0)))
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, total))))

    def best(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest label and its probability."""
        chances = self.probabilities(features)
        at = max(range(len(chances)), key=lambda i: chances[i])
        return self.labels[at], chances[at]

    def reasons(self, features: Iterable[str], label: str, most: int = 3) -> tuple[str, ...]:
        """The features that spoke loudest for `label` against the other answers, loudest first."""
        known = sorted(feature for feature in set(features) if feature in self.rows)
        if not known:
            return ()
        rows = self.matrix.take([self.rows[feature] for feature in known], axis=0)
        against = rows[:, self.labels.index(label)] - rows.mean(axis=1)
        loudest = sorted(zip((-np.round(against, 3)).tolist(), known, strict=True))[:most]
        return tuple(feature for weight, feature in loudest if weight < -0.1)


def from_table(name: str, labels: Sequence[str], table: dict[str, dict[str, float]]) -> Weights:
    """Weights from `{feature: {label: weight}}`; what a row leaves out is 0."""
    columns = {label: i for i, label in enumerate(labels)}
    matrix = np.zeros((len(table) + 1, len(labels)))  # the last row stays zero: it stands for "nothing more"
    rows = {}
    for i, (feature, row) in enumerate(table.items()):
        rows[feature] = i
        for label, weight in row.items():
            matrix[i, columns[label]] = weight
    single = {feature: float(row[1]) for feature, row in zip(table, matrix, strict=False)} if len(labels) == 2 else {}
    return Weights(name=name, labels=tuple(labels), rows=rows, matrix=matrix, single=single)


def load(path: Traversable) -> Weights:
    """The table in a file `{"labels": [...], "weights": {feature: {label: weight}}}`; StopRun where it is broken."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return from_table(path.name.removesuffix(".json"), table["labels"], table["weights"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StopRun(f"{path}: cannot be read ({error}); reinstall firsthand, then run `firsthand doctor`") from error
