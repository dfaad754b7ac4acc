"""The days of times told from publication or from the event before: "last week", "two days later"."""

from datetime import date

from firsthand.reader import time_stretches as make
from firsthand.reader.time_found import Found, day_number, number_of, or_none, unit_name
from firsthand.reader.time_stretches import NotStated, Stretch, edged, moved, stretch
from firsthand.reader.time_words import table


def unstated(found: Found) -> Stretch:
    """A time that the words alone never fix."""
    raise NotStated


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


def ago(found: Found) -> Stretch:
    """Days ago: that day. Weeks, months, years ago: the calendar unit around it, approximate."""
    if not found.has("n") or found.has("h"):
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
    ahead = found.word("k") in ("coming", "next")
    return stretch(today if ahead else None, None if ahead else today, "range", approximate=True)


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
        tried = or_none(lambda year, near=near: make.day_of(make.made_day(year, near.month, number)), near.year)  # type: ignore[misc]
        if tried and (tried.ends()[0] >= today if found.setting.tense == "future" else tried.ends()[0] <= today):
            return tried
    raise NotStated


def then(found: Found) -> Stretch:
    """The day that is told of."""
    return make.day_of(found.setting.before())
