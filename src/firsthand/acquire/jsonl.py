"""JSON: one article a line, one article alone, or a list of articles."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from firsthand.errors import BadItem
from firsthand.ids import sha256
from firsthand.records import Issue

from .captures import Capture
from .decode import decode, is_wide
from .drafts import ARTICLE_LIMIT, FIELDS, Draft

EXTRACTOR = "jsonl/1"
LINE_LIMIT_BYTES = 8 * ARTICLE_LIMIT  # an article of the longest size, every letter escaped, and room to spare
LIST_LIMIT_BYTES = 64_000_000
_BEGINS = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
_KINDS = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def recognise(head: str) -> bool:
    """Whether `head` begins JSON: an object or a list."""
    return _BEGINS.match(head) is not None


def read(capture: Capture) -> Iterator[Draft | BadItem]:
    """An article or a BadItem for each line (or list item); the given text is taken exactly as it is."""
    capture, issues = _narrow(capture)
    if _is_one_value(capture.head):
        yield from _whole(capture, issues)
    else:
        yield from _lines(capture, issues)


def _narrow(capture: Capture) -> tuple[Capture, tuple[Issue, ...]]:
    """The capture in UTF-8 where it came in UTF-16 or UTF-32, so that lines can be cut."""
    if not is_wide(capture.head):
        return capture, ()
    text, issues = decode(capture.whole(LIST_LIMIT_BYTES), capture.name)
    data = text.encode("utf-8", "replace")
    return Capture(name=capture.name, where=capture.where, head=b"", rest=io.BytesIO(data)), issues


def _is_one_value(head: bytes) -> bool:
    """Whether one JSON value spreads over the lines: a list, or an object with its first key on the second line."""
    lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()][:2]
    if not lines:
        return False
    first = lines[0].lstrip()
    second = lines[1].lstrip() if len(lines) > 1 else b""
    if first.startswith(b"["):
        return not second.startswith(b"{") or not _parses(first)
    return first.startswith(b"{") and second.startswith((b'"', b"}")) and not _parses(first)


def _parses(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _whole(capture: Capture, issues: tuple[Issue, ...]) -> Iterator[Draft | BadItem]:
    data = capture.whole(LIST_LIMIT_BYTES)
    text, doubts = decode(data, capture.name)
    value = _parsed(text, capture.name)
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        name = f"{capture.name} item {number}" if isinstance(value, list) else capture.name
        raw = json.dumps(item, ensure_ascii=True).encode() if isinstance(value, list) else data
        yield _article(item, name, capture.where, raw, issues + doubts)


def _lines(capture: Capture, issues: tuple[Issue, ...]) -> Iterator[Draft | BadItem]:
    for number, line in enumerate(capture.lines(LINE_LIMIT_BYTES), 1):
        if not line.strip():
            continue
        name = f"{capture.name} line {number}"
        try:
            yield _line(line, name, capture.where, issues)
        except BadItem as fault:
            yield fault


def _line(line: bytes, name: str, where: str, issues: tuple[Issue, ...]) -> Draft | BadItem:
    if len(line) > LINE_LIMIT_BYTES:
        return BadItem(f"{name}: longer than {LINE_LIMIT_BYTES / 1_000_000:g} MB; split it into one line an article")
    text, doubts = decode(line, name)
    return _article(_parsed(text, name), name, where, line, issues + doubts)


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        place = f"character {fault.pos + 1}"
        raise BadItem(f"{name}: broken JSON at {place} ({fault.msg}); write one JSON object a line") from None
    except (ValueError, RecursionError):
        raise BadItem(f"{name}: JSON that cannot be read (nested too deep, or a number too long)") from None


def _article(item: Any, name: str, where: str, raw: bytes, issues: tuple[Issue, ...]) -> Draft | BadItem:
    try:
        _check(item, name)
    except BadItem as fault:
        return fault
    return Draft(
        name=name,
        where=where,
        text=item["text"],
        fields={key: item.get(key) for key in FIELDS},
        extractor=EXTRACTOR,
        capture_sha256=sha256(raw),
        issues=issues,
    )


def _check(item: Any, name: str) -> None:
    if not isinstance(item, dict):
        raise BadItem(f'{name}: expected an object with "text", found {_kind(item)}')
    if item.get("text") is None:
        raise BadItem(f'{name}: has no "text"; give the article\'s words under that key')
    for key in ("text", *FIELDS):
        value = item.get(key)
        if value is not None and not isinstance(value, str):
            raise BadItem(f'{name}: "{key}" must be a string or null, found {_kind(value)}; put it in quotes')


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "a string")
