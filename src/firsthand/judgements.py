"""Analysts' judgements from a file: pairs of claims that state the same event, or different ones."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from firsthand.errors import BadConfig, BadItem
from firsthand.records import ClaimRef, Judgement

COLUMNS = ("document", "claim", "other_document", "other_claim", "judgement")
VALUES = {"same": True, "different": False}


def judgements(file: Path) -> Iterator[Judgement | BadItem]:
    """Each row of a CSV file as a judgement, a row that is none as a BadItem that names its line.

    The columns are document, claim, other_document, other_claim and judgement ("same" or "different"); a later row
    on the same pair overrules an earlier one. BadConfig where the file cannot be read or lacks a column.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadConfig(f"{file}: cannot be read as UTF-8 ({fault}); give --judgements a CSV file") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise BadConfig(f"{file}: no column {', '.join(missing)}; the first line must be {','.join(COLUMNS)}")
        for row in rows:
            yield judgement(f"{file}: line {rows.line_num}", row)
    except csv.Error as fault:
        raise BadConfig(f"{file}: line {rows.line_num + 1}: no CSV ({fault}); write it anew as a CSV file") from None


def judgement(place: str, row: dict[str, str | None]) -> Judgement | BadItem:
    """The judgement of one row."""
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    empty = [name for name in COLUMNS if not given[name]]
    if empty:
        return BadItem(f"{place}: {', '.join(empty)} is empty; name two claims by document and claim id")
    if given["judgement"] not in VALUES:
        return BadItem(f'{place}: judgement is "{given["judgement"]}"; write same or different')
    left = ClaimRef(document=given["document"], claim=given["claim"])
    right = ClaimRef(document=given["other_document"], claim=given["other_claim"])
    if left == right:
        return BadItem(f"{place}: both sides are claim {left.claim} of {left.document}; name two claims")
    return Judgement(left=left, right=right, same=VALUES[given["judgement"]])
