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
from firsthand.records import Attribution, Claim, Document, Mention, Reading, Span

METADATA = ("title", "outlet", "domain", "url", "author", "published", "updated", "credit")


def document_of(row: Row) -> Document:
    """The article of an annotated row, its text as given."""
    given: dict[str, Any] = {key: row.get(key) for key in METADATA}
    return Document(id=row["id"], text=row["text"], extractor="jsonl/1", text_sha256=text_hash(row["text"]), **given)


def _range(span: Span) -> list[int]:
    return [span.start, span.end]


def _place(mention: Mention) -> Row:
    return {"span": _range(mention.span), "name": mention.name}


def _attribution(one: Attribution) -> Row:
    return {
        "id": one.id,
        "source": _place(one.source) if one.source else None,
        "cue": _range(one.cue),
        "content": [_range(span) for span in one.content],
        "within": one.within,
    }


def _claim(one: Claim) -> Row:
    return {
        "id": one.id,
        "event": one.event,
        "span": _range(one.span),
        "trigger": _range(one.trigger),
        "roles": {role: [_place(filler.mention) for filler in fillers] for role, fillers in one.roles},
        "status": one.status,
        "certainty": one.certainty,
        "denied": one.denied,
        "chain": list(one.chain),
    }


def scored_row(reading: Reading) -> Row:
    """What `score` looks at in a reading."""
    return {
        "document": {"id": reading.document.id},
        "attributions": [_attribution(one) for one in reading.attributions],
        "claims": [_claim(one) for one in reading.claims],
    }


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
        predicted = [scored_row(read(document_of(row))) for row in gold]
    else:
        predicted = reading_rows(Path(predicted_path))
        _check_same_articles(gold, predicted, (gold_path, predicted_path))
    result, shown = score(gold, predicted, misses)
    by_kind, by_case = names_by_kind(gold, predicted), cases(gold, predicted)
    return {**result, "names": by_kind, "cases": by_case, "misses": [list(miss) for miss in shown]}
