"""Time expressions of a text and the days that they come to."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from firsthand.reader.time_context import fits
from firsthand.reader.time_forms import finder, form_of, forms
from firsthand.reader.time_found import Found, Setting, Tense
from firsthand.reader.time_stretches import NotStated, Stretch, moved, stretch
from firsthand.reader.time_words import Words, read_words, table
from firsthand.records import Interval, Span

TWO_ENDED = frozenset({"from to", "between", "two months", "days of a month", "month days", "split years"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """A time expression: its words, and the words that lead it ("by", "since at least") where it has some."""

    span: Span
    preposition: Span | None = None

    @property
    def whole(self) -> Span:
        """Leading words and expression together: what `resolve` should be given."""
        return Span(start=self.preposition.start, end=self.span.end) if self.preposition else self.span


def find_times(text: str) -> tuple[Span, ...]:
    """The time expressions of `text` without their leading words, in order, none within another.

    >>> text = "Since March 2022 it may have sent 2022 rounds a month, officials said on Tuesday night."
    >>> [span.of(text) for span in find_times(text)]
    ['March 2022', 'Tuesday night']
    """
    return tuple(phrase.span for phrase in find_time_phrases(text))


def find_time_phrases(text: str) -> tuple[TimePhrase, ...]:
    """The same with their leading words."""
    words, rows, pattern = read_words(text), forms(), finder()
    found: list[TimePhrase] = []
    position = 0
    while match := pattern.search(words.letters, position):
        start, end = match.span()
        span = Span(start=words.places[start][0], end=words.places[end - 1][1])
        lead = _lead_before(text, span.start)
        row = rows[int((match.lastgroup or "f0")[1:])]
        if fits(row, words, start, end, lead.of(text).lower() if lead else ""):
            found.append(TimePhrase(span=span, preposition=lead))
            position = end
        else:
            position = start + 1
    return tuple(found)


def resolve(words: str, published: date | None, *, anchor: date | None = None, tense: Tense = None) -> Interval | None:
    """The days that a time expression comes to, or None: not known, or no time expression. Never a guess.

    `published` is the day of the article, `anchor` the day of the event told before it ("the day before"), `tense`
    that of the verb. Leading words count: "since 2022" has no last day, "by Friday" and "until Friday" no first,
    "before" and "after" leave the period out ("before the end of June" has 30 June). Without publication only
    absolute times resolve.

    - A weekday, month, season, quarter, day of a month or holiday without its year is the nearest one begun on the
      day of publication, for the future the first one not over; without a tense it is the past, but the future after
      "by", "until" and "before". "Next" and "last" exclude the running one.
    - Weeks run from Monday to Sunday. Seasons are northern, by whole months. Parts of a period ("early", "mid", "late",
      "the end of") follow `languages/en/times.toml`, and are approximate, as whatever is hedged.
    - "Two years ago" is the calendar year around that day, approximate; "three days ago" the day. "The past three
      years" end with publication. A length ("for two years") is no time; "within two years", to come, runs from
      publication.
    - A fiscal year is every day that a usual one of that number may hold, for its country is not in the words.

    >>> resolve("in early March", date(2025, 10, 14))
    Interval(first='2025-03-01', last='2025-03-10', precision='month', approximate=True)
    """
    given = Setting(published=published, anchor=anchor, tense=tense)
    text = words.strip(' \t\n,.;:()"“”')
    try:
        return _resolve(text, given).interval()
    except NotStated:
        return None


def _resolve(text: str, given: Setting) -> Stretch:
    words = read_words(text)
    if form_of(words.letters):
        return _read(words, given)
    match = _leads().match(text)
    if match is None:
        raise NotStated
    kind = table()["leads"].get(" ".join((match["lead"] or "").lower().split()), "in")
    ahead = kind in ("by", "before") and given.tense is None
    rest = read_words(text[match.end() :])
    told = _read(rest, replace(given, lead=kind, tense="future" if ahead else given.tense))
    form = form_of(rest.letters)
    led = told if form and form[0].name in TWO_ENDED else _led(told, kind, _edge_named(rest))
    return led.roughly() if match["hedge"] else led


def _led(told: Stretch, kind: str, edge: str) -> Stretch:
    first, last = told.first, told.last
    exact = (kind, edge) in (("by", "end"), ("before", "end"), ("from", "beginning"))
    match kind:
        case "from":
            first, last = _stated(first), None
        case "by":
            first, last = None, _stated(last)
        case "before":
            first, last = None, _stated(last) if edge == "end" else moved(_stated(first), days=-1)
        case "after":
            first, last = moved(_stated(last), days=1), None
    return stretch(first, last, told.precision, approximate=told.approximate and not exact)


def _stated(day: date | None) -> date:
    if day is None:
        raise NotStated
    return day


def _edge_named(words: Words) -> str:
    edges = table()["edge_words"]
    named = (edges.get(word.removeprefix("year-").removeprefix("month-")) for word in map(str.lower, words.tokens))
    return next((edge for edge in named if edge), "")


def _read(words: Words, setting: Setting) -> Stretch:
    found = form_of(words.letters)
    if found is None:
        raise NotStated
    row, match = found
    return row.days(Found(words=words, match=match, setting=setting, read=_read))


def _lead_before(text: str, start: int) -> Span | None:
    match = _leads_before().search(text, max(0, start - 40), start)
    return Span(start=match.start(1), end=match.end(1)) if match else None


@cache
def _spelled() -> tuple[str, str]:
    rows = table()
    return _any_of(rows["leads"]), _any_of(rows["hedges"]["words"])


def _any_of(phrases: list[str]) -> str:
    return "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _leads() -> re.Pattern[str]:
    leads, hedges = _spelled()
    return re.compile(rf"(?:(?P<lead>{leads})\b(?!\s+or\b)\s*)?(?:(?P<hedge>{hedges})\b\s*)?(?<=\s)", re.IGNORECASE)


@cache
def _leads_before() -> re.Pattern[str]:
    leads, hedges = _spelled()
    return re.compile(rf"(?<![\w-])((?:(?:{leads})(?:\s+(?:{hedges}))?)|(?:{hedges}))\s+$", re.IGNORECASE)
