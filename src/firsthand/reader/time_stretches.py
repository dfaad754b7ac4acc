"""Stretches of days: years, months, seasons and weeks around a given day, and the parts of them."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from firsthand.reader.time_words import table
from firsthand.records import Interval, Precision


class NotStated(Exception):
    """The words leave open what is asked: no publication date, no anchor, no such day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """First and last day, both included; None where open."""

    first: date | None
    last: date | None
    precision: Precision
    approximate: bool = False

    def interval(self) -> Interval:
        """The same as a record."""
        return Interval(
            first=self.first.isoformat() if self.first else None,
            last=self.last.isoformat() if self.last else None,
            precision=self.precision,
            approximate=self.approximate,
        )

    def ends(self) -> tuple[date, date]:
        """Both days; NotStated where one is open."""
        if self.first is None or self.last is None:
            raise NotStated
        return self.first, self.last

    def roughly(self) -> "Stretch":
        """The same, approximate."""
        return replace(self, approximate=True)


def stretch(first: date | None, last: date | None, precision: Precision, *, approximate: bool = False) -> Stretch:
    """A stretch; NotStated where it would end before it begins."""
    if first and last and first > last:
        raise NotStated
    return Stretch(first=first, last=last, precision=precision, approximate=approximate)


def made_day(year: int, month: int, day: int) -> date:
    """That day; NotStated where the calendar has none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        raise NotStated from None


def moved(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """`day` moved by calendar steps, the end of a month kept; NotStated outside the years 1 to 9999."""
    try:
        if years or months:
            day = day + relativedelta(years=years, months=months)
        return day + timedelta(days=days)
    except (ValueError, OverflowError):
        raise NotStated from None


def day_of(day: date, precision: Precision = "day") -> Stretch:
    """One day."""
    return stretch(day, day, precision)


def month_of(year: int, month: int) -> Stretch:
    """One month."""
    return stretch(made_day(year, month, 1), made_day(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Stretch:
    """One year."""
    return stretch(made_day(year, 1, 1), made_day(year, 12, 31), "year")


def decade_of(year: int) -> Stretch:
    """The ten years that hold `year`: 2020 to 2029."""
    return stretch(made_day(year // 10 * 10, 1, 1), made_day(year // 10 * 10 + 9, 12, 31), "decade")


def week_of(day: date) -> Stretch:
    """Monday to Sunday around `day`."""
    monday = moved(day, days=-day.weekday())
    return stretch(monday, moved(monday, days=6), "week")


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the week of `day`."""
    _, sunday = week_of(day).ends()
    return stretch(moved(sunday, days=-1), sunday, "day")


def quarter_of(year: int, number: int) -> Stretch:
    """One quarter of a calendar year, 1 to 4."""
    return replace(_months(year, number * 3 - 2, number * 3), precision="quarter")


def season_of(year: int, name: str) -> Stretch:
    """A northern season by whole months, approximate; a winter begins in `year` and ends in the next."""
    first, last = table()["seasons"][name]
    end = month_of(year + (last < first), last)
    return stretch(made_day(year, first, 1), end.last, "season", approximate=True)


def holiday_of(year: int, name: str) -> Stretch:
    """The day of a holiday; NotStated where a country or a moon decides it."""
    rule = table()["holidays"][name]
    if rule == "unknown":
        raise NotStated
    if rule == "easter":
        return day_of(easter(year))
    month, day = rule.split("-")
    return day_of(made_day(year, int(month), int(day)))


def fiscal_year(year: int) -> Stretch:
    """The days that any usual fiscal year of that number may hold (from July before to March after), approximate."""
    return stretch(made_day(year - 1, 7, 1), made_day(year + 1, 3, 31), "year", approximate=True)


def unit_of(day: date, unit: str) -> Stretch:
    """The calendar unit that holds `day`: "day", "week", "month", "quarter", "year", "decade"."""
    match unit:
        case "year":
            return year_of(day.year)
        case "month":
            return month_of(day.year, day.month)
        case "week" | "fortnight":
            return week_of(day)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "decade":
            return decade_of(day.year)
        case "weekend":
            return weekend_of(day)
        case "century":
            raise NotStated
        case _:
            return day_of(day)


def stepped(day: date, count: int, unit: str) -> date:
    """`day` moved by `count` units; hours and minutes are NotStated: days can't tell them."""
    match unit:
        case "year":
            return moved(day, years=count)
        case "decade":
            return moved(day, years=10 * count)
        case "month":
            return moved(day, months=count)
        case "quarter":
            return moved(day, months=3 * count)
        case "week" | "weekend":
            return moved(day, days=7 * count)
        case "fortnight":
            return moved(day, days=14 * count)
        case "day" | "night" | "morning" | "evening" | "afternoon":
            return moved(day, days=count)
        case _:
            raise NotStated


def edged(whole: Stretch, edge: str) -> Stretch:
    """The early, middle or late part of `whole` by the conventions of `times.toml`, approximate, at its precision."""
    rule = table()["edges"][edge]
    first, last = whole.ends()
    if whole.precision == "year" and (first.month, last.month) == (1, 12):
        low, high = rule["year"]
        part = _months(first.year, low, high)
    elif whole.precision == "month":
        low, high = rule["month"]
        part = stretch(first.replace(day=low), last.replace(day=min(high, last.day)), "month")
    elif whole.precision == "decade":
        low, high = rule["decade"]
        part = stretch(made_day(first.year + low, 1, 1), made_day(first.year + high, 12, 31), "decade")
    else:
        days = (last - first).days + 1
        part = stretch(
            moved(first, days=days * rule["third"] // 3),
            moved(first, days=days * (rule["third"] + 1) // 3 - 1) if days > 2 else last,
            "day",
        )
    return replace(part, precision=whole.precision, approximate=True)


def _months(year: int, low: int, high: int) -> Stretch:
    return stretch(month_of(year, low).first, month_of(year, high).last, "month")


def half_of(whole: Stretch, number: int) -> Stretch:
    """The first or second half of a year (by months) or a month (days 1 to 15, 16 to the end)."""
    first, last = whole.ends()
    if whole.precision == "year":
        return replace(_months(first.year, number * 6 - 5, number * 6), precision="range")
    if whole.precision == "month":
        middle = first.replace(day=15)
        return stretch(*((first, middle) if number == 1 else (moved(middle, days=1), last)), "range")
    raise NotStated


def nth_of(whole: Stretch, number: int, unit: str) -> Stretch:
    """The nth day, week (days 1 to 7 are the first), month or quarter of `whole`."""
    first, last = whole.ends()
    start = stepped(first, number - 1, unit)
    end = moved(stepped(first, number, unit), days=-1)
    if start > last:
        raise NotStated
    precision: Precision = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}.get(unit, "day")  # type: ignore[assignment]
    return stretch(start, min(end, last), precision)
