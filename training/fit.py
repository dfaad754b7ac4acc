"""Weight tables fitted by logistic regression: features that occur once are left out, small weights dropped."""

from __future__ import annotations

import json
import pathlib
from collections import Counter
from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from firsthand.languages.weights import Weights, from_table

SMALLEST = 0.04


def fit(
    name: str, features: Sequence[Sequence[str]], answers: Sequence[str], *, strength: float = 0.3, least: int = 2
) -> Weights:
    """The table that tells `answers` from `features` (L2, inverse strength `strength`).

    Features seen in fewer than `least` places are left out.
    """
    seen = Counter(f for row in features for f in set(row))
    kept = [{f: 1.0 for f in row if seen[f] >= least} for row in features]
    space = DictVectorizer()
    matrix = space.fit_transform(kept)
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(matrix, list(answers))
    labels = [str(c) for c in model.classes_]
    coefficients, bias = model.coef_, model.intercept_
    columns = {labels[1]: 0} if len(labels) == 2 else {label: i for i, label in enumerate(labels)}
    table: dict[str, dict[str, float]] = {}
    for feature, at in sorted(space.vocabulary_.items()):
        row = {label: round(float(coefficients[i, at]), 2) for label, i in columns.items()}
        row = {label: w for label, w in row.items() if abs(w) >= SMALLEST}
        if row:
            table[feature] = row
    every = table.setdefault("any", {})
    for label, i in columns.items():
        every[label] = round(every.get(label, 0.0) + float(bias[i]), 3)
    return from_table(name, labels, table)


def save(weights: Weights, folder: pathlib.Path) -> None:
    """Writes the table as JSON, one feature a line, in the order of the alphabet."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for feature in sorted(weights.rows):
        row = weights.matrix[weights.rows[feature]]
        pairs = {label: round(float(w), 3) for label, w in zip(weights.labels, row, strict=True) if w}
        lines.append(f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(pairs, ensure_ascii=False)}")
    body = ",\n".join(lines)
    (folder / f"{weights.name}.json").write_text(
        f'{{"labels": {json.dumps(weights.labels)}, "weights": {{\n{body}\n}}}}\n', encoding="utf-8"
    )
