"""Saved web pages: the article's text by trafilatura, what it says about itself by its metadata."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from firsthand.errors import BadItem
from firsthand.ids import sha256
from firsthand.text import same_words

from .captures import Capture
from .decode import decode
from .drafts import Draft, issue
from .prepare import article_paragraphs, unwrap_layout

_BEGINS = re.compile(
    r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|script|article|main|section|header|div|h[1-6]|p|table)\b",
    re.S,
)
_XML_LINE = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"(?i)<html\b")
_SENTENCE = re.compile(r"(?:\S+\s+){3,}\S*[.!?…][\"'”’)\]]*(?:\s|$)")
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "readability")
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


def recognise(head: str) -> bool:
    """Whether `head` begins a page: a doctype or a tag that pages begin with, after comments."""
    return _BEGINS.match(head) is not None


def read(capture: Capture) -> Iterator[Draft]:
    """The one article of a page, a blank line between paragraphs, without its headline; BadItem where it has none."""
    data = capture.whole()
    decoded, issues = decode(data, capture.name)
    page = _whole_page(decoded.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))
    fields, body = _extracted(page, capture.name)
    text = article_paragraphs(body, fields["title"], fields["author"])
    if not any(_SENTENCE.search(paragraph) for paragraph in text):
        raise _no_article(capture.name)
    if "\0" in decoded:
        issues += (issue("NUL characters in the page are shown as U+FFFD"),)
    yield Draft(
        name=capture.name,
        where=capture.where,
        text="\n\n".join(text),
        fields=fields,
        extractor=f"trafilatura/{_trafilatura().__version__}",
        capture_sha256=sha256(data),
        issues=issues,
    )


def _whole_page(markup: str) -> str:
    """The markup without its XML line (lxml refuses it in text), and as a page where it is only a part of one."""
    markup = _XML_LINE.sub("", markup)
    return markup if _ROOT.search(markup) else f"<html><body>{markup}</body></html>"


@cache
def _trafilatura() -> Any:
    """trafilatura, silent: what it logs about a page is said by a BadItem here."""
    import trafilatura

    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura


def _extracted(page: str, name: str) -> tuple[dict[str, str | None], str]:
    """What the page states about itself and its article's text as trafilatura gives it, one paragraph a line.

    trafilatura and lxml meet arbitrary markup here: whatever they raise is a fault of this one item.
    """
    from .page import page_fields

    try:
        tree = _trafilatura().load_html(page)
        if tree is None:
            raise _no_article(name)
        fields = page_fields(tree)
        unwrap_layout(tree)
        found = _trafilatura().bare_extraction(
            tree,
            url=fields["url"],
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATE_SEARCH,
        )
    except BadItem:
        raise
    except Exception as fault:
        raise BadItem(f"{name}: the page's markup cannot be read ({type(fault).__name__}); save it as text") from None
    if found is None or not found.text:
        raise _no_article(name)
    return _completed(fields, found), str(found.text)


def _completed(fields: dict[str, str | None], found: Any) -> dict[str, str | None]:
    """`fields` with trafilatura's findings where the page's own metadata says nothing."""
    return fields | {
        "title": fields["title"] or found.title,
        "outlet": fields["outlet"] or _site(found.sitename, found.hostname),
        "url": fields["url"] or found.url,
        "author": fields["author"] or found.author,
        "published": fields["published"] or found.date,
    }


def _site(name: str | None, host: str | None) -> str | None:
    """The site's name; None where it is only the host again, which is no outlet's name."""
    return None if name and host and same_words(name) in same_words(host) else name


def _no_article(name: str) -> BadItem:
    return BadItem(f"{name}: no article found in the page; save the article's own page, or its text as plain text")
