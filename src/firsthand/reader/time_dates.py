"""The days of printed dates, months, seasons, years and the ranges between them."""

import re
from dataclasses import replace

from firsthand.reader import time_stretches as make
from firsthand.reader.time_found import (
    Found,
    day_number,
    in_year,
    month_number,
    number_of,
    pick,
    stated_year,
    unit_name,
)
from firsthand.reader.time_stretches import NotStated, Stretch, moved, stretch
from firsthand.reader.time_words import Words, table


def day(found: Found) -> Stretch:
    """A day of a month."""
    month_, number = month_number(found.part("m")), day_number(found.part("d" if found.has("d") else "o"))
    return in_year(found, lambda year: make.day_of(make.made_day(year, month_, number)))


def numeric(found: Found) -> Stretch:
    """2025-10-14 or 14.10.2025; NotStated where day and month could be changed about (10/11/2025)."""
    token = found.word("i")
    parts = [int(part) for part in re.split(r"[-./]", token)]
    if "-" in token:
        return make.day_of(make.made_day(*parts))
    first, second, year = parts
    if first > 12 or "." in token or first == second:
        return make.day_of(make.made_day(year, second, first))
    if second > 12:
        return make.day_of(make.made_day(year, first, second))
    raise NotStated


def month(found: Found) -> Stretch:
    """A month or an edge of it."""
    number = month_number(found.part("m"))
    return found.edge(in_year(found, lambda year: make.month_of(year, number)))


def season(found: Found) -> Stretch:
    """A season or an edge of it; "this past" and "this coming" are "last" and "next"."""
    name = found.word("s")
    words = " ".join(found.words.tokens).lower()
    deixis = "last" if "past" in words else "next" if "coming" in words else found.word("x")
    year = stated_year(found) if found.has("y") else None
    meant = make.season_of(year, name) if year else pick(lambda y: make.season_of(y, name), found.setting, deixis)
    return found.edge(meant)


def year(found: Found) -> Stretch:
    """A calendar year or an edge of it."""
    return found.edge(make.year_of(stated_year(found) or 0))


def fiscal(found: Found) -> Stretch:
    """A fiscal year by number; without a number, NotStated: whose year it is decides."""
    digits = [int(token) for token in found.words.tokens if token.isdigit()]
    if not digits:
        raise NotStated
    return make.fiscal_year(digits[-1])


def fiscal_short(found: Found) -> Stretch:
    """FY26 or FY2026."""
    return make.fiscal_year(2000 + int(found.words.word(0)[-2:]))


def fiscal_split(found: Found) -> Stretch:
    """2025/26: both calendar years, approximate."""
    first = int(found.word("a")[:4])
    if int(found.word("a")[-2:]) != (first + 1) % 100:
        raise NotStated
    return stretch(make.made_day(first, 1, 1), make.made_day(first + 1, 12, 31), "year", approximate=True)


def split_years(found: Found) -> Stretch:
    """2022-25: from the one year to the other."""
    first, last = int(found.word("a")), int(found.word("b"))
    return stretch(make.made_day(first, 1, 1), make.made_day(first // 100 * 100 + last, 12, 31), "range")


def decade(found: Found) -> Stretch:
    """A decade or an edge of it."""
    name = found.word("d")
    digits = name.rstrip("s")
    start = table()["decades"].get(name) or (int(digits) if len(digits) == 4 else 1900 + int(digits))
    return found.edge(make.decade_of(start), "f" if found.has("f") else "e")


def part_n(found: Found) -> Stretch:
    """A quarter or half of a period."""
    whole, number = _whole(found), _ordinal(found)
    if found.word("k") == "half":
        return make.half_of(whole, number if number > 0 else 2)
    if whole.precision != "year" or number > 4:
        raise NotStated
    return make.quarter_of(whole.ends()[0].year, number if number > 0 else 4)


def quarter_alone(found: Found) -> Stretch:
    """A numbered quarter, of the stated year or the one that is meant."""
    number = int(found.word("q")[1]) if found.has("q") else _ordinal(found)
    if number > 4:
        raise NotStated
    stated = stated_year(found, "r")
    return make.quarter_of(stated, number) if stated else pick(lambda y: make.quarter_of(y, number), found.setting)


def nth(found: Found) -> Stretch:
    """The nth day, week or month of a period; "last" is NotStated for weeks, which have no agreed end."""
    number, unit = _ordinal(found), unit_name(found.word("u"))
    whole = _whole(found)
    if number > 0:
        return make.nth_of(whole, number, unit)
    last = whole.ends()[1]
    if unit in ("day", "month", "quarter"):
        return make.unit_of(last, unit)
    return stretch(moved(last, days=-6), last, "week", approximate=True)


def first_units(found: Found) -> Stretch:
    """The first or last n units of a period."""
    unit, count = unit_name(found.word("u")), number_of(found.part("c"))
    whole = _whole(found)
    first, last = whole.ends()
    if _ordinal(found) > 0:
        return stretch(first, min(last, moved(make.stepped(first, count, unit), days=-1)), "range")
    return stretch(max(first, moved(make.stepped(moved(last, days=1), -count, unit))), last, "range")


def _whole(found: Found) -> Stretch:
    words = found.part("r")
    rest = words.word(len(words.tokens) - 1)
    if words.word(0) == "the" or (rest == "year" and len(words.tokens) == 1):
        return make.unit_of(found.setting.today(), rest)
    return found.read(words, found.setting)


def _ordinal(found: Found) -> int:
    word = found.word("n")
    return -1 if word == "last" else int(table()["ordinals"].index(word)) + 1


def year_to(found: Found) -> Stretch:
    """The twelve months that end with that month."""
    last = found.sub("r").ends()[1]
    return stretch(moved(moved(last, days=1), years=-1), last, "range")


def from_to(found: Found) -> Stretch:
    """From the first day of the one to the last day of the other; the first takes its year from the second."""
    last = found.sub("b")
    told = last.last or last.first
    first = found.sub("a", replace(found.setting, published=told, tense="past") if _yearless(found.part("a")) else None)
    return stretch(first.first, last.last, "range", approximate=first.approximate or last.approximate)


def _yearless(words: Words) -> bool:
    lower = {token.lower() for token in words.tokens}
    return not lower & {"this", "last", "next", "yesterday", "today", "tomorrow", "now"}


def days_between(found: Found) -> Stretch:
    """3 to 4 May; May 7 to 10."""
    month_, low, high = month_number(found.part("m")), day_number(found.part("d")), day_number(found.part("b"))
    return in_year(found, lambda y: stretch(make.made_day(y, month_, low), make.made_day(y, month_, high), "range"))


def clock(found: Found) -> Stretch:
    """An hour of a day; alone, of the day that is told of."""
    near = found.sub("r") if found.has("r") else make.day_of(found.setting.before())
    return replace(near, precision="hour")


def part_of(found: Found) -> Stretch:
    """A part of a day. The night of a day runs into the next; the night to a day comes from the one before."""
    near = found.sub("r")
    if found.word("p") not in ("night", "evening"):
        return near
    first, last = near.ends()
    if found.word("j") == "to":
        return stretch(moved(first, days=-1), last, "day")
    if found.word("j") == "of" and found.word("p") == "night" and first == last:
        return stretch(first, moved(last, days=1), "day")
    return near


def holiday(found: Found) -> Stretch:
    """A holiday in the stated year, else the one that is meant."""
    name = found.word("h").replace("’", "'")
    if table()["holidays"][name] == "unknown":
        raise NotStated
    return in_year(found, lambda year: make.holiday_of(year, name))
