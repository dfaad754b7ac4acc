"""From what a format found to a `Document`: fields tidied, dates read, identity made, doubts noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand.errors import BadItem
from firsthand.ids import document_id, text_hash
from firsthand.records import Document, Issue
from firsthand.text import printable, squeezed, writable

from .dates import iso_date

FIELDS = ("id", "title", "outlet", "domain", "url", "author", "published", "updated", "credit")
ARTICLE_LIMIT = 2_000_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format found in one item: `name` is what messages call it, `where` the file's own name without folders."""

    name: str
    where: str
    text: str
    fields: Mapping[str, str | None]
    extractor: str
    capture_sha256: str
    issues: tuple[Issue, ...] = ()


def issue(message: str) -> Issue:
    """An issue of this stage."""
    return Issue(stage="acquire", message=message)


def document(draft: Draft) -> Document:
    """The document that `draft` describes; BadItem where it has no text or more than `ARTICLE_LIMIT` characters.

    Lone surrogates become U+FFFD (offsets stay) and are noted; NUL characters stay and are noted. An empty field is
    "not stated". The id is the given one, else made of outlet, URL (or file name, without folders), date and text.
    """
    _check_length(draft)
    text = writable(draft.text)
    fields = {key: _tidy(draft.fields.get(key)) for key in FIELDS}
    dates, doubts = _dates(fields)
    fields |= dates
    fields["domain"] = fields["domain"] or domain_of(fields["url"])
    given = fields.pop("id")
    made = document_id(fields["outlet"], fields["url"] or draft.where, fields["published"], text)
    return Document(
        id=given or made,
        text=text,
        **fields,
        extractor=draft.extractor,
        text_sha256=text_hash(text),
        capture_sha256=draft.capture_sha256,
        issues=draft.issues + _text_doubts(draft.text) + doubts,
    )


def domain_of(url: str | None) -> str | None:
    """The host of a URL without "www."; None where there is none.

    >>> domain_of("https://www.reuters.com/world/x")
    'reuters.com'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _check_length(draft: Draft) -> None:
    if not draft.text.strip("\0 \t\r\n\ufeff\u200b") or not squeezed(draft.text):
        raise BadItem(f"{draft.name}: has no text; give the article's words")
    if len(draft.text) > ARTICLE_LIMIT:
        raise BadItem(
            f"{draft.name}: {len(draft.text):,} characters, more than the {ARTICLE_LIMIT:,} that one article may have; "
            "split it into one file for each article"
        )


def _tidy(value: str | None) -> str | None:
    return writable(value).strip() or None if value else None


def _dates(fields: Mapping[str, str | None]) -> tuple[dict[str, str | None], tuple[Issue, ...]]:
    dates: dict[str, str | None] = {}
    doubts = []
    for key in ("published", "updated"):
        value = fields[key]
        dates[key] = iso_date(value) if value else None
        if value and not dates[key]:
            doubts.append(
                issue(f'{key} "{printable(value, 60)}" is no full date and was left out; write it as 2025-03-12')
            )
    return dates, tuple(doubts)


def _text_doubts(text: str) -> tuple[Issue, ...]:
    doubts = []
    if changed := sum(a != b for a, b in zip(text, writable(text), strict=True)):
        doubts.append(issue(f"lone surrogates, which cannot be written, are shown as U+FFFD: {changed}"))
    if nuls := text.count("\0"):
        doubts.append(issue(f"NUL characters in the text, kept as they are: {nuls}"))
    return tuple(doubts)
