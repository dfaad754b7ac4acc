"""Weighed conditions: a table of features in words, each with what it counts for every answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

from firsthand.errors import StopRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A log-linear model: the answer's probability is the softmax of the sums of its features' weights.

    `matrix` has one row a feature and one column a label. Fitted by `training/`, read from `languages/`.
    """

    name: str
    labels: tuple[str, ...]
    rows: dict[str, int]
    matrix: npt.NDArray[np.float64]

    def sums(self, features: Iterable[str]) -> npt.NDArray[np.float64]:
        """The summed weights for every label; features that were never seen count nothing, repeats count once."""
        found = sorted({row for f in features if (row := self.rows.get(f)) is not None})
        total: npt.NDArray[np.float64] = self.matrix[found].sum(axis=0)
        return total

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """The probability of every label, in the order of `labels`."""
        total = self.sums(features)
        total = np.exp(total - total.max())
        return [float(p) for p in total / total.sum()]

    def probability(self, features: Iterable[str], label: str) -> float:
        """The probability of one label."""
        return self.probabilities(features)[self.labels.index(label)]

    def best(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest label and its probability."""
        chances = self.probabilities(features)
        at = max(range(len(chances)), key=lambda i: chances[i])
        return self.labels[at], chances[at]

    def reasons(self, features: Iterable[str], label: str, most: int = 3) -> tuple[str, ...]:
        """The features that spoke loudest for `label` against the other answers, loudest first."""
        column = self.labels.index(label)
        said = []
        for feature in sorted(set(features)):
            if (row := self.rows.get(feature)) is not None:
                weight = float(self.matrix[row, column] - self.matrix[row].mean())
                if weight > 0.1:
                    said.append((-round(weight, 3), feature))
        return tuple(feature for _, feature in sorted(said)[:most])


def from_table(name: str, labels: Sequence[str], table: dict[str, dict[str, float]]) -> Weights:
    """Weights from `{feature: {label: weight}}`; what a row leaves out is 0."""
    columns = {label: i for i, label in enumerate(labels)}
    matrix = np.zeros((len(table), len(labels)))
    rows = {}
    for i, (feature, row) in enumerate(table.items()):
        rows[feature] = i
        for label, weight in row.items():
            matrix[i, columns[label]] = weight
    return Weights(name=name, labels=tuple(labels), rows=rows, matrix=matrix)


def load(path: Traversable) -> Weights:
    """The table in a file `{"labels": [...], "weights": {feature: {label: weight}}}`; StopRun where it is missing or broken."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return from_table(path.name.removesuffix(".json"), table["labels"], table["weights"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StopRun(f"{path}: cannot be read ({error}); reinstall firsthand, then run `firsthand doctor`") from error
