"""What each form of a time expression comes to in days, told on a given day."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from firsthand.read import time_stretches as make
from firsthand.read.time_stretches import NotStated, Stretch, edged, moved, stretch
from firsthand.read.time_words import Words, table

Tense = Literal["past", "future"] | None
READERS: list[Callable[[Words, "Setting"], Stretch]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """When and how a time is told: publication, the day of the event told before it, the verb's tense, the lead."""

    published: date | None
    anchor: date | None = None
    tense: Tense = None
    lead: str = "in"

    def today(self) -> date:
        """The day of publication; NotStated where there is none."""
        if self.published is None:
            raise NotStated
        return self.published

    def before(self) -> date:
        """The anchor; NotStated where there is none."""
        if self.anchor is None:
            raise NotStated
        return self.anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A form that fits `words`: its groups over tokens, and the setting."""

    words: Words
    match: re.Match[str]
    setting: Setting
    read: Callable[[Words, Setting], Stretch]

    def has(self, group: str) -> bool:
        """Whether the form knows the group and it took words."""
        return self.match.re.groupindex.get(group) is not None and self.match.group(group) is not None

    def part(self, group: str) -> Words:
        """The words of a group."""
        return self.words.part(*self.match.span(group))

    def word(self, group: str) -> str:
        """The first word of a group in lower case; empty where it has none."""
        return self.part(group).word(0) if self.has(group) else ""

    def sub(self, group: str, setting: Setting | None = None) -> Stretch:
        """What the words of a group come to by themselves."""
        return self.read(self.part(group), setting or self.setting)

    def edge(self, whole: Stretch, group: str = "e") -> Stretch:
        """`whole`, or the part that an edge word names."""
        if not self.has(group):
            return whole
        return edged(whole, next(table()["edge_words"][w.lower()] for w in self.part(group).tokens if w.lower() in table()["edge_words"]))


def pick(of_year: Callable[[int], Stretch], setting: Setting, deixis: str = "") -> Stretch:
    """The occurrence that is meant: the latest begun for the past or no tense, the first not over for the future.

    "last" takes the latest that is over, "next" the first not begun, "this" the one that holds the day, else this
    year's.
    """
    today = setting.today()
    nearby = [found for year in range(today.year - 4, today.year + 5) if (found := _or_none(of_year, year))]
    begun = [s for s in nearby if s.ends()[0] <= today]
    ahead = [s for s in nearby if s.ends()[1] >= today]
    if deixis == "last":
        return [s for s in nearby if s.ends()[1] < today][-1]
    if deixis == "next":
        return next(s for s in nearby if s.ends()[0] > today)
    if deixis in ("this", "current"):
        holding = [s for s in begun if s in ahead]
        return holding[0] if holding else of_year(today.year)
    chosen = ahead[:1] if setting.tense == "future" else begun[-1:]
    if not chosen:
        raise NotStated
    return chosen[0]


def _or_none(of_year: Callable[[int], Stretch], year: int) -> Stretch | None:
    try:
        return of_year(year)
    except NotStated:
        return None


def stated_year(found: Found, group: str = "y") -> int | None:
    """The year of a group: printed, or told as "last year" or "that year"; None where the group is empty."""
    if not found.has(group):
        return None
    tokens = [token.lower() for token in found.part(group).tokens]
    if tokens[-1].isdigit():
        return int(tokens[-1])
    step = {"this": 0, "current": 0, "last": -1, "next": 1}
    for token in tokens:
        if token in step:
            return found.setting.today().year + step[token]
    return found.setting.before().year


def in_year(found: Found, of_year: Callable[[int], Stretch]) -> Stretch:
    """The occurrence in the stated year, else the one that is meant."""
    year = stated_year(found)
    return pick(of_year, found.setting, found.word("x")) if year is None else of_year(year)


def number_of(words: Words) -> int:
    """The number that the words give; "a" is one; NotStated for "a few"."""
    for token in (token.lower() for token in words.tokens):
        if token.isdigit():
            return int(token)
        if token in table()["numbers"]:
            return int(table()["numbers"][token])
        if token in ("few", "several", "couple"):
            raise NotStated
    return 1


def month_number(words: Words) -> int:
    """1 to 12 from a name or its abbreviation."""
    name = words.word(0)
    months = table()["months"]
    return months.index(name) + 1 if name in months else int(table()["abbreviations"][name])


def day_number(words: Words) -> int:
    """1 to 31 from digits ("9", "9th") or an ordinal word."""
    for token in (token.lower() for token in words.tokens):
        if token[0].isdigit():
            return int(token.rstrip("stndrh"))
        if token in table()["ordinals"]:
            return int(table()["ordinals"].index(token)) + 1
    raise NotStated


def unit_name(word: str) -> str:
    """The singular of a unit."""
    return {"centuries": "century"}.get(word, word.removesuffix("s"))


def unstated(found: Found) -> Stretch:
    """A time that the words alone never fix."""
    raise NotStated


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


def this_unit(found: Found) -> Stretch:
    """This, last or next week, month, quarter, year ..., by the calendar."""
    unit = unit_name(found.word("u"))
    step = {"last": -1, "next": 1}.get(found.word("x"), 0)
    return found.edge(make.unit_of(make.stepped(found.setting.today(), step, unit), unit))


def edge_unit(found: Found) -> Stretch:
    """The end, middle or beginning of the running year, month ..."""
    return found.edge(make.unit_of(found.setting.today(), unit_name(found.word("u"))))


def year_end(found: Found) -> Stretch:
    """The end of the running year or month."""
    return edged(make.unit_of(found.setting.today(), found.word("u").removesuffix("-end")), "end")


def the_weekend(found: Found) -> Stretch:
    """The last weekend begun, for the future the first not over."""
    today = found.setting.today()
    if found.setting.tense == "future" or today.weekday() >= 5:
        return make.weekend_of(today)
    return make.weekend_of(moved(today, days=-7))


def within(found: Found) -> Stretch:
    """Earlier or later in a period: its days before or after publication, all of it where publication is outside."""
    words = found.part("r")
    whole = (
        make.unit_of(found.setting.today(), unit_name(words.word(1)))
        if words.word(0) == "the"
        else found.read(words, found.setting)
    )
    first, last = whole.ends()
    today = found.setting.published or first
    if first < today < last:
        first, last = (first, today) if found.word("k") == "earlier" else (today, last)
    return stretch(first, last, whole.precision, approximate=True)


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
    if words.word(0) == "the" or rest == "year" and len(words.tokens) == 1:
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


def days_before(found: Found) -> Stretch:
    """3 to 4 May."""
    last = found.sub("b").ends()[0]
    return stretch(last.replace(day=day_number(found.part("d"))), last, "range")


def days_after(found: Found) -> Stretch:
    """May 7 to 10."""
    stated, month_ = stated_year(found), month_number(found.part("b"))
    low, high = day_number(found.part("b")), day_number(found.part("d"))

    def of_year(year: int) -> Stretch:
        return stretch(make.made_day(year, month_, low), make.made_day(year, month_, high), "range")

    return of_year(stated) if stated else pick(of_year, found.setting)


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


def ago(found: Found) -> Stretch:
    """Days ago: that day. Weeks, months, years ago: the calendar unit around it, approximate."""
    if not found.has("n"):
        raise NotStated
    unit, count = unit_name(found.word("u")), number_of(found.part("n"))
    return _around(make.stepped(found.setting.today(), -count, unit), unit)


def later(found: Found) -> Stretch:
    """The same, counted from the anchor in either direction."""
    unit = unit_name(found.word("u"))
    if found.has("h"):
        raise NotStated
    count = number_of(found.part("n")) if found.has("n") else 1
    step = count if found.word("k") in ("later", "after") else -count
    return _around(make.stepped(found.setting.before(), step, unit), unit)


def _around(day_: date, unit: str) -> Stretch:
    whole = make.unit_of(day_, unit)
    return whole if whole.precision == "day" else whole.roughly()


def beside(found: Found) -> Stretch:
    """The same, next or previous day, week ... as the anchor's; "this morning" is the day of publication."""
    unit, bare = unit_name(found.word("u")), found.word("b")
    if bare in ("this", "current"):
        return make.unit_of(found.setting.today(), unit)
    step = {"next": 1, "following": 1, "ensuing": 1, "previous": -1, "preceding": -1}.get(found.word("k") or bare, 0)
    return make.unit_of(make.stepped(found.setting.before(), step, unit), unit)


def last_night(found: Found) -> Stretch:
    """The day before publication, and for a night the day itself as well."""
    today = found.setting.today()
    return stretch(moved(today, days=-1), today if found.words.word(1) == "night" else moved(today, days=-1), "day")


def window(found: Found) -> Stretch:
    """The past or next n units, up to or from publication, approximate."""
    today = found.setting.today()
    count = number_of(found.part("n")) if found.has("n") else 1
    unit = unit_name(found.word("u"))
    if found.word("k") in ("next", "coming"):
        return stretch(today, make.stepped(today, count, unit), "range", approximate=True)
    return stretch(make.stepped(today, -count, unit), today, "range", approximate=True)


def recent(found: Found) -> Stretch:
    """Recent weeks end, coming weeks begin, with publication; the other side is open."""
    today = found.setting.today()
    ahead = found.word("k") == "coming"
    return stretch(today if ahead else None, None if ahead else today, "range", approximate=True)


def holiday(found: Found) -> Stretch:
    """A holiday in the stated year, else the one that is meant."""
    name = found.word("h").replace("’", "'")
    if table()["holidays"][name] == "unknown":
        raise NotStated
    return in_year(found, lambda year: make.holiday_of(year, name))


def weekday(found: Found) -> Stretch:
    """The nearest such day up to publication, for the future from it on; the day itself counts in both.

    "last" and "past" exclude the day of publication, "next" and "coming" too; "this" stays in its Monday-to-Sunday
    week.
    """
    number, today = _weekday_number(found), found.setting.today()
    words = {token.lower() for token in found.words.tokens}
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if words & {"last", "past"}:
        return make.day_of(moved(today, days=-(back or 7)))
    if words & {"next", "coming"}:
        return make.day_of(moved(today, days=ahead or 7))
    if words & {"this", "current"}:
        return make.day_of(moved(today, days=number - today.weekday()))
    return make.day_of(moved(today, days=ahead if found.setting.tense == "future" else -back))


def weekday_of_week(found: Found) -> Stretch:
    """That day of this, last or next week."""
    if unit_name(found.word("u")) != "week":
        raise NotStated
    step = {"last": -7, "next": 7}.get(found.word("x"), 0)
    monday = make.week_of(moved(found.setting.today(), days=step)).ends()[0]
    return make.day_of(moved(monday, days=_weekday_number(found)))


def same_weekday(found: Found) -> Stretch:
    """A weekday beside the anchor: the same one only if the anchor falls on it."""
    number, day_ = _weekday_number(found), found.setting.before()
    ahead = (number - day_.weekday()) % 7
    if found.word("k") in ("following", "ensuing", "next"):
        return make.day_of(moved(day_, days=ahead or 7))
    if found.word("k") in ("previous", "preceding"):
        return make.day_of(moved(day_, days=ahead - 7))
    if ahead:
        raise NotStated
    return make.day_of(day_)


def _weekday_number(found: Found) -> int:
    return int(table()["weekdays"].index(found.word("w")))


def day_word(found: Found) -> Stretch:
    """Today, yesterday, overnight ...; "now" is approximate."""
    low, high = table()["day_words"][found.word("w")]
    today = found.setting.today()
    return stretch(moved(today, days=low), moved(today, days=high), "day", approximate=found.word("w") == "now")


def so_far(found: Found) -> Stretch:
    """Up to publication."""
    return stretch(None, found.setting.today(), "day")


def length(found: Found) -> Stretch:
    """A length of time: only "in" or "within" it, of things to come, runs from publication."""
    if found.setting.lead not in ("in", "within") or found.setting.tense != "future":
        raise NotStated
    today = found.setting.today()
    last = make.stepped(today, number_of(found.part("n")), unit_name(found.word("u")))
    return stretch(today, last, "range", approximate=True)


def day_alone(found: Found) -> Stretch:
    """The 14th: of the month that is meant."""
    number, today = day_number(found.words), found.setting.today()
    for step in (0, 1, 2) if found.setting.tense == "future" else (0, -1, -2):
        near = moved(today.replace(day=1), months=step)
        tried = _or_none(lambda year, near=near: make.day_of(make.made_day(year, near.month, number)), near.year)  # type: ignore[misc]
        if tried and (tried.ends()[0] >= today if found.setting.tense == "future" else tried.ends()[0] <= today):
            return tried
    raise NotStated


def then(found: Found) -> Stretch:
    """The day that is told of."""
    return make.day_of(found.setting.before())
