"""A form that was found, the setting in which it is told, and the occurrence of a period that is meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.reader.time_stretches import NotStated, Stretch, edged
from firsthand.reader.time_words import Words, table

Tense = Literal["past", "future"] | None


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
        edges = table()["edge_words"]
        return edged(whole, next(edges[token.lower()] for token in self.part(group).tokens if token.lower() in edges))


def pick(of_year: Callable[[int], Stretch], setting: Setting, deixis: str = "") -> Stretch:
    """The occurrence that is meant: the latest begun for the past or no tense, the first not over for the future.

    "last" takes the latest that is over, "next" the first not begun, "this" the one that holds the day, else this
    year's.
    """
    for reach in (2, 8):  # 29 February may be eight years away
        if meant := _picked(of_year, setting, deixis, reach):
            return meant
    raise NotStated


def _picked(of_year: Callable[[int], Stretch], setting: Setting, deixis: str, reach: int) -> Stretch | None:
    today = setting.today()
    nearby = [found for year in range(today.year - reach, today.year + reach) if (found := or_none(of_year, year))]
    begun = [near for near in nearby if near.ends()[0] <= today]
    ahead = [near for near in nearby if near.ends()[1] >= today]
    match deixis:
        case "last":
            chosen = [near for near in begun if near not in ahead][-1:]
        case "next":
            chosen = [near for near in ahead if near not in begun][:1]
        case "this" | "current":
            chosen = [near for near in begun if near in ahead] or [of_year(today.year)]
        case _:
            chosen = ahead[:1] if setting.tense == "future" else begun[-1:]
    return chosen[0] if chosen else None


def or_none(of_year: Callable[[int], Stretch], year: int) -> Stretch | None:
    """What `of_year` gives; None where that year has no such day."""
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
