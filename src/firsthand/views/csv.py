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
    "start", "end", "document", "claim", "score", "actor_entry", "object_entry",
    "counterparty_entry", "place_entry", "root_entry",
)  # fmt: skip
LINKED: tuple[Role, ...] = ("actor", "object", "counterparty", "place")
FORMULA = frozenset("=+-@＝＋－＠")


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would run it as a formula: it starts with = + - or @.

    >>> guarded('=HYPERLINK("http://example.org")')
    '\\'=HYPERLINK("http://example.org")'
    """
    return f"'{cell}" if cell.lstrip()[:1] in FORMULA and cell.strip() else cell


def row(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """One claim in the order of `COLUMNS`: roles by name, several joined by "; "; offsets are code points in the text.

    Entries of the ontology stand in the order of the names, empty where a name has none.

    Cells never hold control or direction signs: those are shown by name, and JSON keeps the words as they were.
    """
    document = reading.document
    roles = ["; ".join(guarded(_clean(one.mention.name)) for one in claim.fillers(role)) for role in ROLE_COLUMNS]
    texts = [document.outlet or "", document.url or "", document.published or "", claim.event, *roles]
    texts += [claim.status, claim.certainty, "yes" if claim.denied else "no", chain_words(reading, claim)]
    texts += [claim.span.of(document.text)]
    places = [str(claim.span.start), str(claim.span.end)]
    entries = ["; ".join(one.mention.entry or "" for one in claim.fillers(role)) for role in LINKED]
    root = reading.chain(claim)[-1].source if claim.chain else None
    entries.append((root.entry or "") if root else "")
    ids = (safe(document.id), safe(claim.id), f"{claim.score:.4g}")
    return (*map(safe, texts), *places, *ids, *map(safe, entries))


def _clean(text: str) -> str:
    return "".join(char if char == "\n" else visible(char) for char in text)


def safe(text: str) -> str:
    """A cell that shows every character of `text`, keeps its lines and is never run as a formula."""
    return guarded(_clean(text))


def written(rows_: Iterable[Iterable[str]]) -> str:
    """Rows of cells as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows_)
    return out.getvalue()


HEADER = written([COLUMNS])


def rows(reading: Reading, look: Look, before: Before) -> str:
    """The reading's claims, one a row; nothing where it has none."""
    return written(row(reading, claim) for claim in reading.claims)
