"""The formats that articles come in, most telling first, and which one a capture is in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from firsthand.errors import BadConfig, BadItem

from . import html, jsonl, plain
from .captures import Capture
from .decode import decode_head, is_wide
from .drafts import Draft
from .kinds import binary_kind, text_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: whether the first text of a capture is in it, and how to read its articles."""

    name: str
    recognise: Callable[[str], bool]
    read: Callable[[Capture], Iterator[Draft | BadItem]]


FORMATS = (
    Format(name="jsonl", recognise=jsonl.recognise, read=jsonl.read),
    Format(name="html", recognise=html.recognise, read=html.read),
    Format(name="plain", recognise=plain.recognise, read=plain.read),
)


def named(name: str) -> Format:
    """The format of this name; BadConfig with the choices where there is none."""
    for row in FORMATS:
        if row.name == name:
            return row
    choices = ", ".join(row.name for row in FORMATS)
    raise BadConfig(f'input format "{name}" is not known; choose one of: {choices}')


def format_of(capture: Capture, given: Format | None = None) -> Format:
    """The format `given`, else the one that a capture's first bytes show; BadItem where it is empty or in none."""
    if not capture.head:
        raise BadItem(f"{capture.name}: is empty; give an article in plain text, HTML or JSONL")
    if given:
        return given
    head = decode_head(capture.head)
    row = next(row for row in FORMATS if row.recognise(head))
    kind = (None if is_wide(capture.head) else binary_kind(capture.head)) or text_kind(head)
    if kind and row.name == "plain":
        raise BadItem(f"{capture.name}: looks like {kind}; give the article as plain text, HTML or JSONL")
    return row
