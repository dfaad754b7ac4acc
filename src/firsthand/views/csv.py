"""Claims as comma-separated values, one a row, for people who live in spreadsheets."""

import csv
import io
from collections.abc import Iterable

from firsthand.records import Claim, Reading, Role
from firsthand.views.clean import visible
from firsthand.views.look import Before, Look
from firsthand.views.words import chain_words

ROLE_COLUMNS: tuple[Role, ...] = ("actor", "object", "counterparty", "quantity", "time", "place")
COLUMNS = (
    "outlet", "url", "date", "event", *ROLE_COLUMNS, "status", "certainty", "denied", "chain", "quote",
    "start", "end", "document", "claim", "score",
)  # fmt: skip
FORMULA = frozenset("=+-@＝＋－＠")


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would run it as a formula: it starts with = + - or @.

    >>> guarded('=HYPERLINK("http://example.org")')
    '\\'=HYPERLINK("http://example.org")'
    """
    return f"'{cell}" if cell.lstrip()[:1] in FORMULA and cell.strip() else cell


def row(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """One claim in the order of `COLUMNS`: roles by name, several joined by "; "; offsets are code points in the text.

    Cells never hold control or direction signs: those are shown by name, and JSON keeps the words as they were.
    """
    document = reading.document
    roles = ["; ".join(guarded(_clean(one.mention.name)) for one in claim.fillers(role)) for role in ROLE_COLUMNS]
    texts = [document.outlet or "", document.url or "", document.published or "", claim.event, *roles]
    texts += [claim.status, claim.certainty, "yes" if claim.denied else "no", chain_words(reading, claim)]
    texts += [claim.span.of(document.text)]
    places = [str(claim.span.start), str(claim.span.end)]
    return (*map(_safe, texts), *places, _safe(document.id), _safe(claim.id), f"{claim.score:.4g}")


def _clean(text: str) -> str:
    return "".join(char if char == "\n" else visible(char) for char in text)


def _safe(text: str) -> str:
    return guarded(_clean(text))


def _written(rows_: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows_)
    return out.getvalue()


HEADER = _written([COLUMNS])


def rows(reading: Reading, look: Look, before: Before) -> str:
    """The reading's claims, one a row; nothing where it has none."""
    return _written(row(reading, claim) for claim in reading.claims)
