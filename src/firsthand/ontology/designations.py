"""Numbers and letters after a family's name: "Wing Loong X", "Shahed-999"; and what is a count instead."""

from firsthand.ontology.forms import HYPHENS, Token
from firsthand.ontology.spellings import ROMANS

ROMAN = frozenset(word.upper() for word in ROMANS)
# What is counted or measured: "Geran 20 times", "Iskander 500 km".
UNITS = frozenset({
    "c", "cm", "day", "days", "degrees", "dollars", "euros", "feet", "ft",
    "hour", "hours", "hundred", "kg", "kilogram", "kilograms", "kilometer", "kilometers", "kilometre",
    "kilometres", "km", "kph", "m", "meter", "meters", "metre", "metres", "mile",
    "miles", "million", "billion", "minute", "minutes", "mm", "month", "months", "mph",
    "nautical", "per", "percent", "pounds", "second", "seconds", "thousand", "times", "tonne",
    "tonnes", "ton", "tons", "week", "weeks", "year", "years",
})  # fmt: skip


def designation_after(text: str, parts: list[Token], last: int) -> int | None:
    """The last token of a number that goes on a name ("-999", " X", " 10"); None where none follows.

    >>> from firsthand.ontology.forms import tokens
    >>> [designation_after(words, tokens(words), 0) for words in ("Geran-9", "Geran X", "Geran 20 times")]
    [1, 1, None]
    """
    if last + 1 >= len(parts):
        return None
    gap = text[parts[last].end : parts[last + 1].start]
    if gap in HYPHENS or gap == "":
        return code_end(text, parts, last + 1) if is_number(text, parts[last + 1]) else None
    if gap != " " or not is_number(text, parts[last + 1]) or text[parts[last + 1].start : parts[last + 1].end] == "I":
        return None
    return code_end(text, parts, last + 1) if not is_count(text, parts, last + 1) else None


def is_number(text: str, part: Token) -> bool:
    """Whether a token is a number in digits or a Roman one in capitals."""
    return part.key.isdigit() or text[part.start : part.end] in ROMAN


def is_count(text: str, parts: list[Token], at: int) -> bool:
    """Whether a number is a year, a sum, a measure or an ordinal instead of a designation."""
    key, end = parts[at].key, parts[at].end
    if key.isdigit() and (len(key) > 3 or text[end : end + 1] in ("%", "°")):
        return True
    if at + 1 == len(parts):
        return False
    gap = text[end : parts[at + 1].start]
    following = text[parts[at + 1].start : parts[at + 1].end]
    if gap in (".", ",", ":", "/"):
        return True
    if gap == "":
        return following.islower() and following != "s"
    return following.lower() in UNITS


def code_end(text: str, parts: list[Token], at: int) -> int:
    """The last token of a code that stands without a gap, a plural s aside."""
    while at + 1 < len(parts) and parts[at + 1].start == parts[at].end and parts[at + 1].key != "s":
        at += 1
    return at
