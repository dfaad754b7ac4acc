"""Plain text, with or without a block of `Key: value` lines before the article."""

import re
from collections.abc import Iterator

from firsthand.ids import sha256
from firsthand.records import Issue
from firsthand.text import printable

from .captures import Capture
from .decode import decode
from .drafts import Draft, issue

EXTRACTOR = "plain/1"
_KEYS = {
    "title": "title", "headline": "title", "outlet": "outlet", "domain": "domain", "url": "url", "author": "author",
    "published": "published", "date": "published", "updated": "updated", "credit": "credit", "id": "id",
}  # fmt: skip
_KEY_LINE = re.compile(r"([A-Za-z]+)[ \t]*:[ \t]*(.*)$")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def recognise(head: str) -> bool:
    """Whether `head` begins plain text: anything may."""
    return True


def read(capture: Capture) -> Iterator[Draft]:
    """The one article of a text file; line ends become line feeds, nothing else of the text changes."""
    data = capture.whole()
    decoded, issues = decode(data, capture.name)
    fields, text, doubts = split_header(decoded.replace("\r\n", "\n").replace("\r", "\n"))
    yield Draft(
        name=capture.name,
        where=capture.where,
        text=text,
        fields=fields,
        extractor=EXTRACTOR,
        capture_sha256=sha256(data),
        issues=issues + doubts,
    )


def split_header(text: str) -> tuple[dict[str, str | None], str, tuple[Issue, ...]]:
    r"""The fields of a header block, the text after it, and doubts about the block.

    A header counts where every line before the first blank one is a known key, whatever its case; else it is text.

    >>> split_header("Outlet: TASS\nDate: 2025-03-12\n\nThe plant...")[:2]
    ({'outlet': 'TASS', 'published': '2025-03-12'}, 'The plant...')
    """
    block, *body = _BLANK_LINE.split(text.lstrip("\n"), maxsplit=1)
    lines = [_KEY_LINE.match(line) for line in block.rstrip("\n").split("\n", 40)]
    known = [match is not None and match[1].lower() in _KEYS for match in lines]
    if not all(known) or len(body) + len(known) < 2:
        return {}, text, _header_doubt(known)
    fields: dict[str, str | None] = {}
    doubts = []
    for match in lines:
        assert match is not None
        key = _KEYS[match[1].lower()]
        if key in fields:
            doubts.append(issue(f'the header gives {key} twice; "{printable(match[2], 60)}" was left out'))
        else:
            fields[key] = match[2]
    return fields, "".join(body).lstrip("\n"), tuple(doubts)


def _header_doubt(known: list[bool]) -> tuple[Issue, ...]:
    if known[0] and known[1:2] == [True]:
        return (
            issue(
                "the first lines look like a header but were read as text: "
                "every line must be a known key, with a blank line after the last"
            ),
        )
    return ()
