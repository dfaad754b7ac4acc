"""Dates of publication as sources print them, as ISO 8601; a date that can be read two ways is not read."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")
_WEEKDAY = re.compile(r"(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def iso_date(value: str) -> str | None:
    """`value` as an ISO date or date-time; None where it is no full date or can be read two ways ("03/04/2025").

    An ISO value is given back as it is, time zone and all.

    >>> iso_date("2025-03-12T09:00:00+09:00"), iso_date("Wed., 12 March 2025"), iso_date("March 2025")
    ('2025-03-12T09:00:00+09:00', '2025-03-12', None)
    """
    value = value.strip()
    if _ISO.match(value):
        return value if _is_date(value) else None
    if _MAIL.match(value):
        return _mail_date(value)
    return _written_date(_WEEKDAY.sub("", value))


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _mail_date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return None


def _written_date(value: str) -> str | None:
    if match := _DAY_FIRST.match(value):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.match(value):
        month, day, year = match.groups()
    else:
        return None
    number = _month_number(month.lower())
    iso = f"{year}-{number:02}-{int(day):02}"
    return iso if number and _is_date(iso) else None


def _month_number(name: str) -> int:
    """1 to 12 for a month's name or its first letters; 0 for another word."""
    if name == "sept":
        return 9
    known = (i for i, month in enumerate(_MONTHS, 1) if name in (month, month[:3]))
    return next(known, 0)
