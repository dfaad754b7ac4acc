"""The forms of English time expressions, as a table: a pattern over word classes and what it comes to."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from firsthand.reader import time_dates as dates
from firsthand.reader import time_relative as relative
from firsthand.reader.time_found import Found
from firsthand.reader.time_stretches import Stretch
from firsthand.reader.time_words import compile_form

Need = Literal["", "lead", "length", "month", "season", "year", "weekday", "abbreviation", "between", "decade"]

MON = "(?:MONTH|ABBR DOT?)"
DN = "(?:DAY|ORDDAY)"
COUNT = "(?:NUM|DAY|AN? FEW OF?|AN)"
HALVES = "(?P<h>AND AN HALF)?"
ONE = "(?:UNIT|YR|QTR|WEEKEND)"
MANY = "(?:UNITS|UNIT|YR|QTR|WEEKEND)"
ANY = "(?:UNIT|YR|QTR|WEEKEND|PART)"
DEIXIS = "(?:THIS|LAST|NEXT)"
YEARISH = f"(?:(?:COMMA|OF)? YEAR|OF? {DEIXIS} YR|OF (?:THAT|THE SAME) YR)"
EDGED = "(?:EDGE DASH?|THE? EDGENOUN OF)"
DATE = f"(?:(?:WEEKDAY COMMA?)? (?:(?:THE? {DN} OF?|THE ORD OF) {MON}|{MON} THE? {DN}) {YEARISH}?)"
POINT = (
    f"(?:ISO|{DATE}|{EDGED}? (?:{DEIXIS}? {MON} {YEARISH}?|THE? SEASON {YEARISH}|YEAR|{DEIXIS} (?:YR|UNIT|SEASON))"
    f"|{DEIXIS}? WEEKDAY PART?|DAYWORD|NOW|HOLIDAY)"
)
WHOLE = f"(?:THE? YR|{EDGED}? YEAR|{DEIXIS} (?:YR|UNIT)|{MON} {YEARISH}?|THE UNIT)"
NEAR = (
    f"(?:{DEIXIS}? WEEKDAY|{DATE}|{DN} (?:TO|DASH|AND) {DN} {MON} {YEARISH}?|{MON} {DN} (?:TO|DASH|AND) {DN}|DAYWORD)"
)
# Where a form may start: a word that is a time by itself, or another that a second word of time follows. For speed.
ALONE = (
    "MONTH ABBR WEEKDAY SEASON HOLIDAY YEAR DECADE ISO CLOCK SPLIT QN FY DAYWORD NOW DATING "
    "VAGUE THEN UNITS PART YEAREND"
)
NEVER = "x COMMA DOT DASH POSS OPEN AM OF ON IN TO AND UNTIL BETWEEN BEFORE AFTER AGO HALF"
START = f"(?=[{ALONE}] | [^{NEVER} {ALONE}] [^x COMMA DOT OPEN])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: its pattern in class names, the function that gives its days, and what must stand around it."""

    name: str
    pattern: str
    days: Callable[[Found], Stretch]
    needs: Need = ""
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile the pattern once."""
        object.__setattr__(self, "compiled", re.compile(compile_form(self.pattern)))

    def nameless(self) -> str:
        """The pattern over letters without its groups, for the finder."""
        return re.sub(r"\(\?P<\w+>", "(?:", self.compiled.pattern)


def form(name: str, pattern: str, days: Callable[[Found], Stretch], needs: Need = "") -> Form:
    """A row of the table."""
    return Form(name=name, pattern=pattern, days=days, needs=needs)


@cache
def forms() -> tuple[Form, ...]:
    """Every form, those that take more words first."""
    return (
        form(
            "days of a month",
            f"THE? (?P<d>{DN}) (?:TO|DASH|AND|UNTIL) THE? (?P<b>{DN}) OF? (?P<m>{MON}) (?P<y>{YEARISH})?",
            dates.days_between,
        ),
        form(
            "month days",
            f"(?P<m>{MON}) (?P<d>{DN}) (?:TO|DASH|AND|UNTIL) (?P<b>{DN}) (?P<y>{YEARISH})?",
            dates.days_between,
        ),
        form("split years", "(?P<a>YEAR) DASH (?P<b>DAY|NUM)", dates.split_years),
        form("fiscal split", "(?:THE? FISCAL YR?)? (?P<a>SPLIT)", dates.fiscal_split),
        form("from to", f"(?:THE UNITS)? (?P<a>{POINT}) (?:TO|DASH|UNTIL) (?P<b>{POINT})", dates.from_to),
        form("two months", f"(?P<a>MONTH) AND (?P<b>MONTH {YEARISH}?)", dates.from_to),
        form("between", f"(?P<a>{POINT}) AND (?P<b>{POINT})", dates.from_to, "between"),
        form("year to", f"THE YR (?:TO|UNTIL) (?P<r>{MON} {YEARISH}?)", dates.year_to),
        form("clock", f"(?:(?P<c>CLOCK) AM?) (?:(?:ON|COMMA)? (?P<r>{NEAR}))?", dates.clock),
        form(
            "part of day",
            f"(?:THE? (?:EDGE|SAME)? (?P<p>PART|UNITS)|EDGE) (?P<j>ON|OF|TO)? (?P<r>{NEAR})",
            dates.part_of,
        ),
        form("quarter", f"THE? (?P<n>ORD|LAST) (?P<k>QTR|HALF) OF (?P<r>{WHOLE})", dates.part_n),
        form("quarter alone", "THE? (?P<n>ORD) (?P<k>QTR)", dates.quarter_alone),
        form("half alone", "THE (?P<n>ORD) (?P<k>HALF)", relative.unstated, "lead"),
        form("Q", f"(?P<q>QN) (?P<r>{YEARISH})?", dates.quarter_alone),
        form("nth", f"THE? SAME? (?P<n>ORD|LAST) (?P<u>{ONE}) OF (?P<r>{WHOLE})", dates.nth),
        form("first units", f"THE? (?P<n>ORD|LAST) (?P<c>{COUNT}) (?P<u>UNITS) OF (?P<r>{WHOLE})", dates.first_units),
        form(
            "within",
            f"(?P<k>EARLIER|LATER) ON? IN? (?P<r>(?:THE|THIS|LAST|NEXT) {ONE}|YEAR|{MON} {YEARISH}?)",
            relative.within,
        ),
        form("iso", "(?P<i>ISO)", dates.numeric),
        form(
            "day",
            f"(?:WEEKDAY COMMA?)? (?:THE? (?P<d>{DN}) OF?|THE (?P<o>ORD) OF) (?P<m>{MON}) (?P<y>{YEARISH})?",
            dates.day,
        ),
        form("month day", f"(?:WEEKDAY COMMA?)? (?P<m>{MON}) THE? (?P<d>{DN}) (?P<y>{YEARISH})?", dates.day),
        form("month and year", f"(?P<e>{EDGED})? (?P<x>{DEIXIS})? (?P<m>{MON}) (?P<y>{YEARISH})", dates.month),
        form("month with edge", f"(?P<e>{EDGED}) (?P<x>{DEIXIS})? (?P<m>{MON})", dates.month),
        form("this month", f"(?P<x>{DEIXIS}) (?P<m>MONTH)", dates.month),
        form("season and year", f"(?P<e>{EDGED})? THE? (?P<s>SEASON) (?P<y>{YEARISH})", dates.season),
        form(
            "this season",
            f"(?P<e>{EDGED})? (?:(?P<x>{DEIXIS})|THIS? (?:THE? PAST|THE COMING)) (?P<s>SEASON)",
            dates.season,
        ),
        form("season with edge", f"(?P<e>{EDGED}) THE? (?P<s>SEASON)", dates.season),
        form("fiscal", f"THE? (?:{DEIXIS}|PAST|PREVIOUS|COMING)? FISCAL YR (?P<y>YEAR)?|FISCAL YEAR", dates.fiscal),
        form("fiscal short", "FY", dates.fiscal_short),
        form("year with edge", f"(?:(?P<e>{EDGED}) THE? YR?|THE? YR) (?P<y>YEAR)", dates.year),
        form("decade", f"(?P<e>{EDGED})? THE? (?P<f>EDGE DASH?)? (?P<d>DECADE)", dates.decade, "decade"),
        form("this unit", f"(?P<e>{EDGED})? (?P<x>{DEIXIS}) (?P<u>{ONE})", relative.this_unit),
        form("edge of unit", f"(?P<e>{EDGED}) THE? (?P<u>{ONE})", relative.edge_unit),
        form("year-end", "(?P<u>YEAREND|(?:YR|UNIT) POSS EDGENOUN)", relative.year_end),
        form("the weekend", "(?:THE|AN) WEEKEND", relative.the_weekend),
        form("ago", f"(?P<n>{COUNT}) (?P<u>{MANY}) {HALVES} AGO|UNITS AGO", relative.ago),
        form("later", f"(?P<n>{COUNT}) (?P<u>{MANY}) {HALVES} (?P<k>LATER|EARLIER|AFTER|BEFORE)", relative.later),
        form("units later", "UNITS (?:LATER|EARLIER|AFTER|BEFORE)", relative.unstated),
        form("the day after", f"(?P<t>THE) (?P<u>{ANY}) (?P<k>BEFORE|AFTER)", relative.later),
        form(
            "next day",
            f"(?:THE (?P<k>NEXT|FOLLOWING|PREVIOUS|SAME)|(?P<b>NEXT|THAT|THIS)) SAME? (?P<u>{ANY})",
            relative.beside,
        ),
        form("last night", "LAST PART", relative.last_night),
        form("recent units", "THE? (?P<k>PAST|RECENT|COMING|NEXT) UNITS", relative.recent),
        form("window", f"THE (?P<k>PAST|LAST|NEXT|COMING) (?P<n>{COUNT})? (?P<u>{MANY})", relative.window),
        form("holiday", f"THE? (?P<x>{DEIXIS})? (?P<h>HOLIDAY) (?P<y>{YEARISH})?", dates.holiday, "weekday"),
        form("weekday of week", f"(?P<w>WEEKDAY) PART? (?:OF)? (?P<x>{DEIXIS}) (?P<u>UNIT)", relative.weekday_of_week),
        form(
            "same weekday",
            "(?:THE (?P<k>SAME|FOLLOWING|PREVIOUS|NEXT)|(?P<t>THAT)) (?P<w>WEEKDAY) PART?",
            relative.same_weekday,
        ),
        form(
            "weekday",
            f"EDGE? (?:(?P<x>{DEIXIS})|THIS? PAST|THIS? COMING)? (?P<w>WEEKDAY) PART?",
            relative.weekday,
            "weekday",
        ),
        form("day word", "(?P<w>DAYWORD|NOW) PART?", relative.day_word),
        form("so far", "(?P<w>DATING)", relative.so_far),
        form("month", "(?P<m>MONTH)", dates.month, "month"),
        form("abbreviated month", "(?P<m>ABBR DOT)", dates.month, "abbreviation"),
        form("year", "(?P<y>YEAR)", dates.year, "year"),
        form("season", "THE? (?P<s>SEASON)", dates.season, "season"),
        form("length", f"(?P<n>{COUNT}) (?P<u>{MANY}) (?:AND AN HALF)?", relative.length, "length"),
        form("units", "UNITS", relative.unstated, "length"),
        form("ordinal unit", f"THE? (?:ORD|LAST) (?:{MANY})", relative.unstated, "lead"),
        form("day of month", "THE ORDDAY", relative.day_alone, "lead"),
        form("the unit", "THE (?P<u>YR|QTR|UNIT)", relative.unstated, "length"),
        form("part alone", "THE? (?P<p>PART)", relative.unstated, "lead"),
        form("then", "THEN", relative.then, "lead"),
        form("vague", "VAGUE", relative.unstated),
    )


@cache
def finder() -> re.Pattern[str]:
    """All forms in one pattern; the last group's name, `f` and a number, is the row."""
    rows = (
        f"(?P<f{number}>{compile_form('(?<=BETWEEN)') if row.needs == 'between' else ''}{row.nameless()})"
        for number, row in enumerate(forms())
    )
    return re.compile(f"{compile_form(START)}(?:{'|'.join(rows)})")


@cache
def reader() -> re.Pattern[str]:
    """All forms in one pattern for a whole expression: its last group's name is the first row that fits."""
    return re.compile("|".join(f"(?P<f{number}>{row.nameless()})" for number, row in enumerate(forms())))


def form_of(letters: str) -> tuple[Form, re.Match[str]] | None:
    """The first form that takes all of `letters`, and how; None where no form does."""
    whole = reader().fullmatch(letters)
    if whole is None:
        return None
    row = forms()[int((whole.lastgroup or "f0")[1:])]
    match = row.compiled.fullmatch(letters)
    return (row, match) if match else None
