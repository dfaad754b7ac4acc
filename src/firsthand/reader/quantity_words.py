"""English numbers and amounts as patterns, and the value of a number in digits or words."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?(?!\d)"


@cache
def table() -> dict[str, Any]:
    """The language's words of quantity, as `languages/en/quantities.toml` gives them."""
    return tomllib.loads((files("firsthand") / "languages" / "en" / "quantities.toml").read_text("utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, longest first, with any white space between their parts."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def number_pattern() -> str:
    """A number: digits or words, with scales ("a hundred and sixty", "2.6 billion", "two dozen")."""
    numbers = table()["numbers"]
    tens = any_of(word for word, value in numbers.items() if value >= 20)
    ones = any_of(word for word, value in numbers.items() if value < 20)
    word = rf"(?:(?:{tens})(?:-(?:{ones}))?|{ones})\b"
    scale = rf"(?:{any_of(table()['scales'])})\b"
    first = rf"(?:{DIGITS}|{word}|half\s+a(?=[\s-]+{scale})|an?(?=[\s-]+{scale}))"
    scales = rf"(?:\s+and\s+a\s+half)?(?:[\s-]+{scale}){{0,3}}"
    tail = rf"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+(?:and\s+)?{word}(?:\s+{scale}){{0,2}})"
    return rf"(?:{first}{scales}{tail}{{0,3}})"


@cache
def amount_pattern() -> re.Pattern[str]:
    """A number or a range of two with its sign, unit, rate and the words after it that bound it."""
    rows, number = table(), number_pattern()
    sign = rf"(?-i:{any_of(rows['signs'])})"
    short = rf"(?:(?:{any_of(rows['short_scales'])})(?![A-Za-z0-9]))"
    unit = any_of([*rows["money"], *rows["measures"]])
    return re.compile(
        rf"""(?<![\w.,/$€£-])(?P<between>(?<=between\s))?
        (?P<sign>{sign})?(?(sign)\s?)(?P<low>{number})(?P<lowshort>{short})?
        (?:(?P<join>\s+(?:to|or)\s+|\s?[–-]\s?|(?(between)\s+and\s+|(?!)))
           (?:{sign}\s?)?(?P<high>{number})(?P<highshort>{short})?)?
        (?:[\s-]?(?P<unit>{unit})(?!\w))?
        (?P<more>\s+(?:more|additional|further)\b(?!\s+than))?
        (?:,?\s+(?P<rate>{any_of(rows["rates"])})\b)?
        (?:\s+(?P<after>{any_of(rows["bounds_after"])})\b)?""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def word_pattern() -> re.Pattern[str]:
    """Amounts without a number: vague words, exact words, shares and multiples."""
    rows = table()
    named = any_of(rows["shares"]).replace(r"\s+", r"[\s-]+")
    shares = rf"(?P<share>{named})(?:\s+to\s+(?P<upto>{named}))?(?:\s+of)?(?!\s+past\b)"
    return re.compile(
        rf"""(?<![\w-])(?:(?P<vague>{any_of(rows["vague"])})
        |(?P<exact>{any_of(rows["exact"])})
        |{shares}
        |(?P<times>{any_of(rows["times"])}))(?![\w-])""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def bound_before() -> re.Pattern[str]:
    """The words of a bound right before a number: "at least"."""
    return re.compile(rf"(?<![\w-])({any_of(table()['bounds'])}|between|from)\s+$", re.IGNORECASE)


def value_of(words: str) -> float:
    """The value of a number that `number_pattern` takes; half a million is 500000.

    >>> value_of("two hundred and sixteen"), value_of("2.6 billion"), value_of("a dozen"), value_of("12,400")
    (216.0, 2600000000.0, 12.0, 12400.0)
    """
    rows = table()
    total, current = 0.0, 0.0
    half = words.lower().startswith("half")
    for word in re.findall(r"[a-z]+|\d[\d,.]*", words.lower()):
        if word[0].isdigit():
            current += float(word.replace(",", "").rstrip("."))
        elif word in rows["numbers"]:
            current += rows["numbers"][word]
        elif word == "half" and not half:
            current += 0.5
        elif word in rows["scales"]:
            scale = rows["scales"][word]
            if total and not current:
                total *= scale  # two lakh crore
                continue
            current = (0.5 if half else current or 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
    return round(total + current, 6)
