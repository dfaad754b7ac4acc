"""Annotated file in, figures out: reads the articles itself where no readings are given."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from firsthand.errors import BadConfig
from firsthand.evaluate.figures import score
from firsthand.evaluate.kinds import cases, names_by_kind
from firsthand.evaluate.pairs import Row
from firsthand.evaluate.rows import gold_rows, reading_rows
from firsthand.ids import text_hash
from firsthand.pipeline import read_document
from firsthand.records import Document, Reading
from firsthand.views.rows import row_of

METADATA = ("title", "outlet", "domain", "url", "author", "published", "updated", "credit")


def document_of(row: Row) -> Document:
    """The article of an annotated row, its text as given."""
    given: dict[str, Any] = {key: row.get(key) for key in METADATA}
    return Document(id=row["id"], text=row["text"], extractor="jsonl/1", text_sha256=text_hash(row["text"]), **given)


def _check_same_articles(gold: list[Row], predicted: list[Row], where: tuple[object, object]) -> None:
    known = {row["id"] for row in gold}
    if not any(row["document"]["id"] in known for row in predicted):
        raise BadConfig(f"{where[1]}: no reading in it is of an article of {where[0]}; give readings of those articles")


def run(
    gold_path: str | Path,
    predicted_path: str | Path | None = None,
    misses: int = 0,
    read: Callable[[Document], Reading] = read_document,
) -> Row:
    """What `score` gives, with `names` by kind, `cases` and `misses`; without readings the articles are read now.

    BadConfig where a file is missing or a line of it is not what is expected.
    """
    gold = gold_rows(Path(gold_path))
    if predicted_path is None:
        predicted = [row_of(read(document_of(row))) for row in gold]
    else:
        predicted = reading_rows(Path(predicted_path))
        _check_same_articles(gold, predicted, (gold_path, predicted_path))
    result, shown = score(gold, predicted, misses)
    by_kind, by_case = names_by_kind(gold, predicted), cases(gold, predicted)
    return {**result, "names": by_kind, "cases": by_case, "misses": [list(miss) for miss in shown]}
