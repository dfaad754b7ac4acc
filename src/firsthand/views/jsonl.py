"""Readings as JSON: one a line, or an array of the same."""

import json
import re

from firsthand.records import Reading
from firsthand.views.look import Before, Look
from firsthand.views.reread import reading_from
from firsthand.views.rows import Row, row_of

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumped(reading: Reading) -> str:
    """The reading as one line of JSON, without the newline; written as `line_of` says."""
    return line_of(row_of(reading))


def line_of(row: Row) -> str:
    """A row as one line of JSON, without the newline.

    Letters stay letters. Control and direction signs, line separators and lone surrogates are written as escapes: the
    line is always valid UTF-8, safe on a terminal, one line to every reader, and reads back as it was.
    """
    words = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", words)


def line(reading: Reading, look: Look, before: Before) -> str:
    """The reading as a line of a JSON Lines file."""
    return dumped(reading) + "\n"


def element(reading: Reading, look: Look, before: Before) -> str:
    """The reading as an element of a JSON array, with the comma that parts it from the one before."""
    return (",\n" if before.readings else "\n") + dumped(reading)


__all__ = ["dumped", "element", "line", "line_of", "reading_from", "row_of"]
