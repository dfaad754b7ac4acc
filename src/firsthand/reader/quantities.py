"""Quantities of a text and the amounts that they come to."""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.reader.quantity_words import amount_pattern, any_of, bound_before, table, value_of, word_pattern
from firsthand.reader.times import find_times
from firsthand.records import Amount, Bound, Span

DURATIONS = re.compile(
    r"[\s-](?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centuries|hours?|nights?)\b(?!['’]?s?\s+worth)",
    re.IGNORECASE,
)
AFTER_SHARE = re.compile(
    r"\s*(?:$|[.,;:!?)\"”’]|(?:of|more|less|as|cheaper|lower|higher|the|its|their|our|his|her|what|that|are|is|were|was"
    r"|went|have|had|has)\b)"
)
AFTER_CODE = re.compile(r"[-/][A-Za-z\d]|\w|[.,:]\d")
SHORT_WORDS = frozenset(
    {"a", "i", "by", "in", "of", "to", "at", "on", "for", "and", "us", "uk", "eu", "uae", "un", "the"}
)
HANDED = re.compile(r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|sign(?:s|ed|ing)?|tak(?:e|es|ing)|took)\s+$", re.I)
YEARLIKE = re.compile(r"(?:19|20)\d\d")


def find_quantities(text: str, times: tuple[Span, ...] | None = None) -> tuple[Span, ...]:
    """The quantities of `text` with their bounds, money, measures and rates, in order; not what is counted.

    Years, dates and lengths of time are none, nor calibres, designations and ordinals. `times` are the text's time
    expressions where the caller has them already.

    >>> text = "More than 1,000 rounds of 155mm for two Su-35s, worth about $300 million, in 2022."
    >>> [span.of(text) for span in find_quantities(text)]
    ['More than 1,000', 'two', 'about $300 million']
    """
    taken = find_times(text) if times is None else times
    found = sorted([*_numbers(text), *_words(text)], key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in found:
        if not any(span.overlaps(other) for other in (*taken, *kept[-1:])):
            kept.append(span)
    return tuple(kept)


def read_amount(words: str) -> Amount | None:
    """The amount that the words of a quantity come to, or None where they give none.

    - "more than 1,000" and "at least ten" have no high side, "up to 12" and "under 20" no low one, "about 400" has
      both alike. "Nearly" and "some" are "about"; "another", "the first" and "all" are "exactly".
    - A range has both sides: "between 12 and 16" exactly, "two or three" about; "at least 30 or 40" is at least 30.
    - "dozens", "several" and the like come to the sides in `languages/en/quantities.toml`, about. A dozen is twelve.
    - Shares are percent (a third is 33.33), multiples "times" ("doubled" is 2 times). A rate is part of the unit:
      "two launchers a month" is 2 "launchers per month". Of two amounts ("3.7 trillion won ($2.7 billion)") the first.

    >>> read_amount("more than 1,000 rounds")
    Amount(low=1000.0, high=None, unit='rounds', bound='more than')
    """
    number = next((match for match in amount_pattern().finditer(words)), None)
    word = word_pattern().search(words)
    if word and (number is None or (word.start(), -word.end()) < (number.start(), -number.end())):
        return _word_amount(words, word)
    return _number_amount(words, number) if number else None


def _numbers(text: str) -> Iterator[Span]:
    for match in amount_pattern().finditer(text):
        if match["sign"] or not (_names(text, match) or _is_other_number(text, match)):
            yield Span(start=_led_from(text, match.start(), bool(match["join"])), end=match.end())


def _led_from(text: str, start: int, ranged: bool) -> int:
    """Where the bound before a number starts; "from" and "between" lead ranges only."""
    lead = bound_before().search(text, max(0, start - 30), start)
    if lead is None or (lead[1].lower() in ("from", "between") and not ranged):
        return start
    if lead[1].lower() == "over" and HANDED.search(text, max(0, lead.start(1) - 12), lead.start(1)):
        return start
    return lead.start(1)


def _names(text: str, match: re.Match[str]) -> bool:
    """Whether the number is part of a name, a calibre or a numbered heading."""
    before = re.findall(r"[\w.]+(?=[\s-]*$)", text[max(0, match.start() - 24) : match.start()])
    if AFTER_CODE.match(text, match.end()) or _calibre().match(text, match.end()):
        return True
    if match["low"][0].isdigit() and re.match(r"\.\s", text[match.end() :]) and _starts_line(text, match.start()):
        return True
    return bool(before) and (
        before[-1].lower().rstrip(".") in table()["context"]["codes"] or _initials(before[-1], match)
    )


def _starts_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _initials(before: str, match: re.Match[str]) -> bool:
    """Whether capitals stand before digits: "KN 23"."""
    capitals = re.fullmatch(r"[A-Z]{1,4}|[A-Z]\w", before)
    return bool(capitals) and match["low"][0].isdigit() and before.lower() not in SHORT_WORDS


@cache
def _calibre() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?(?:{any_of(table()['context']['calibres'])})(?!\w)", re.IGNORECASE)


def _is_other_number(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a length of time, a year, an age or the pronoun "one"."""
    before = re.findall(r"[\w.]+(?=[\s-]*$)", text[max(0, match.start() - 24) : match.start()])
    after = text[match.end() : match.end() + 20]
    if not match["unit"] and not match["rate"] and DURATIONS.match(after):
        return True
    if YEARLIKE.fullmatch(match["low"]) and not match["unit"]:
        return not re.match(r"\s+[a-z]+s\b", after) or bool(before and before[-1][0].isupper())
    if (
        re.fullmatch(r"\d\d", match["low"])
        and re.search(r"[A-Z]\w+, $", text[: match.start()])
        and after.startswith(",")
    ):
        return True
    pronoun = match["low"].lower() == "one" and not match["unit"] and not match["more"]
    return pronoun and not _is_number(before[-1].lower() if before else "", after)


def _is_number(before: str, after: str) -> bool:
    context = table()["context"]
    following = re.match(r"\s+(\w+)", after)
    if following is None or before in context["one_before"]:
        return False
    return bool(following[1].lower() not in context["one_after"])


def _words(text: str) -> Iterator[Span]:
    for match in word_pattern().finditer(text):
        if match["share"] and not _is_share(text, match):
            continue
        end = match.end("share") if match["share"] else match.end()
        rate = _rate_at().match(text, end)
        yield Span(start=_led_from(text, match.start(), False), end=rate.end() if rate else end)


def _is_share(text: str, match: re.Match[str]) -> bool:
    before = re.findall(r"\w+(?=\s*$)", text[max(0, match.start() - 16) : match.start()])
    if before and before[-1].lower() in ("first", "second", "other", "and", "last", "latter", "than"):
        return bool(before[-1].lower() == "than")
    return bool(AFTER_SHARE.match(text, match.end("share")))


@cache
def _rate_at() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(table()['rates'])})\b", re.IGNORECASE)


def _bound(words: str, start: int, after: str | None) -> Bound | None:
    lead = bound_before().search(words, 0, start)
    bounds: dict[str, Bound] = {**table()["bounds"], **table()["bounds_after"]}
    keys = [" ".join(found.lower().split()) for found in (after, lead[1] if lead else None) if found]
    return next((bounds[key] for key in keys if key in bounds), None)


def _number_amount(words: str, match: re.Match[str]) -> Amount:
    low = _scaled(match["low"], match["lowshort"])
    high = low
    if match["high"]:
        high = _scaled(match["high"], match["highshort"])
        low *= _shared_scale(match)
    bound = _bound(words, match.start(), match["after"])
    spread: Bound = "about" if match["join"] and match["join"].strip().lower() == "or" else "exactly"
    return _bounded(min(low, high), max(low, high), _unit(words, match), bound or spread)


def _scaled(number: str, short: str | None) -> float:
    return value_of(number) * (table()["short_scales"][short.lower()] if short else 1)


def _shared_scale(match: re.Match[str]) -> float:
    """The scale that "2 to 3 million" gives its first number as well."""
    scale = re.search(rf"(?:{any_of(table()['scales'])})$", match["high"], re.IGNORECASE)
    if match["lowshort"] or (re.search(r"[a-z]", match["low"], re.IGNORECASE) and not _plain(match["low"])):
        return 1.0
    if scale:
        return float(table()["scales"][scale[0].lower()])
    return float(table()["short_scales"][match["highshort"].lower()]) if match["highshort"] else 1.0


def _plain(number: str) -> bool:
    return number.lower() in table()["numbers"]


def _bounded(low: float, high: float, unit: str | None, bound: Bound) -> Amount:
    match bound:
        case "at least" | "more than":
            return Amount(low=low, high=None, unit=unit, bound=bound)
        case "at most" | "less than":
            return Amount(low=None, high=high, unit=unit, bound=bound)
        case _:
            return Amount(low=low, high=high, unit=unit, bound=bound)


def _unit(words: str, match: re.Match[str]) -> str | None:
    rows = table()
    unit: str | None = None
    if match["unit"]:
        key = " ".join(match["unit"].lower().split())
        unit = rows["money"].get(key) or rows["measures"][key]
    elif match["sign"]:
        unit = rows["signs"][match["sign"]]
    return _with_rate(unit or _counted(words, match.end()), match["rate"] or _rate_in(words, match.end()))


def _counted(words: str, start: int) -> str | None:
    found = re.match(rf"\s+(?:[\w-]+\s+)?({any_of(table()['counted'])})\b", words[start:], re.IGNORECASE)
    return str(table()["counted"][found[1].lower()]) if found else None


def _rate_in(words: str, start: int) -> str | None:
    found = re.search(rf"\s({any_of(table()['rates'])})\b", words[start:], re.IGNORECASE)
    return found[1] if found else None


def _with_rate(unit: str | None, rate: str | None) -> str | None:
    if rate is None:
        return unit
    per = table()["rates"][" ".join(rate.lower().split())]
    return f"{unit} {per}" if unit else str(per)


def _word_amount(words: str, match: re.Match[str]) -> Amount:
    rows, bound = table(), _bound(words, match.start(), None)
    name = next(name for name in ("vague", "exact", "share", "times") if match[name])
    key = " ".join(match[name].lower().split())
    unit = _with_rate(_counted(words, match.end()), _rate_in(words, match.end()))
    if name == "vague":
        low, high = map(float, rows["vague"][key])
        return _bounded(low, high, unit, bound if bound in ("more than", "at least") else "about")
    if name == "share":
        low, high = _share(match["share"]), _share(match["upto"] or match["share"])
        return _bounded(low, high, "percent", bound or "exactly")
    value = float(rows[name][key])
    return _bounded(value, value, unit if name == "exact" else "times", bound or "exactly")


def _share(words: str) -> float:
    return float(table()["shares"][" ".join(words.lower().replace("-", " ").split())])
