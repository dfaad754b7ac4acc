"""When a document came out: the first and the last moment that its date allows."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from firsthand.records import Document

ISO = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?\s*\Z",
    re.IGNORECASE,
)


class Window(NamedTuple):
    """The stretch of time in which something came out, in seconds since 1970, `closes` not included."""

    opens: float
    closes: float


ANY = Window(float("-inf"), float("inf"))


def window(value: str | None) -> Window:
    """The stretch that an ISO date or date-time stands for; a time without zone is taken as UTC, as a date is.

    A value that is no ISO date says nothing: it may be any time.

    >>> window("2025-03-01T10:00Z").closes - window("2025-03-01").opens
    36060.0
    """
    found = ISO.match(value.strip()) if value else None
    if not found:
        return ANY
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        start = datetime(
            int(year), int(month), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC
        )
        if second or hour:
            end = start + (timedelta(seconds=1) if second else timedelta(minutes=1))
        else:
            end = start + timedelta(days=1) if day else (start + timedelta(days=32)).replace(day=1)
        shift = offset(zone)
        return Window((start - shift).timestamp(), (end - shift).timestamp())
    except (ValueError, OverflowError):
        return ANY


def offset(zone: str | None) -> timedelta:
    """What a zone is ahead of UTC; nothing where none is given."""
    if not zone or zone in "Zz":
        return timedelta()
    digits = zone[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return ahead if zone[0] == "+" else -ahead


def first_out(document: Document) -> Window:
    """When its first version came out: where only an update is dated, any time before that."""
    published = window(document.published)
    return published if published != ANY else Window(float("-inf"), window(document.updated).closes)


def this_out(document: Document) -> Window:
    """When this version came out."""
    updated = window(document.updated)
    return updated if updated != ANY else window(document.published)
