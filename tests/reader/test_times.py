"""Times are found in natural sentences and come to days, or to none."""

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reader.time_forms import form_of, forms
from firsthand.reader.time_words import classes, letter, read_words, table
from firsthand.reader.times import find_time_phrases, find_times, resolve
from firsthand.records import Interval

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("times.toml").read_text("utf-8"))
WORDS = "in on the since by 2022 14 next last Tuesday May 3 to year , . - early of ago"
SOUP = [*table()["months"][:6], *WORDS.split(" ")]


def name_of(case: dict[str, Any]) -> str:
    return " ".join(str(case.get(key, "")) for key in ("words", "published", "tense", "anchor")).strip()


@pytest.mark.parametrize("case", CASES["case"], ids=name_of)
def test_words_come_to_days(case: dict[str, Any]) -> None:
    expected = None
    if not case.get("none"):
        expected = Interval(
            first=case.get("first"),
            last=case.get("last"),
            precision=case["precision"],
            approximate=case.get("approximate", False),
        )
    found = resolve(case["words"], case.get("published"), anchor=case.get("anchor"), tense=case.get("tense"))
    assert found == expected


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: str(case["times"][0]))
def test_times_are_found(case: dict[str, Any]) -> None:
    assert [span.of(case["text"]) for span in find_times(case["text"])] == case["times"]


@pytest.mark.parametrize("text", CASES["empty"]["texts"])
def test_no_time_is_found(text: str) -> None:
    assert [span.of(text) for span in find_times(text)] == []


@pytest.mark.parametrize(
    ("text", "lead", "whole"),
    [
        ("It ran by the end of 2026.", "by", "by the end of 2026"),
        ("It ran since at least March 2023.", "since at least", "since at least March 2023"),
        ("It ran as of Thursday.", "as of", "as of Thursday"),
        ("It ran last week.", None, "last week"),
    ],
)
def test_leading_words_are_kept_apart(text: str, lead: str | None, whole: str) -> None:
    (phrase,) = find_time_phrases(text)
    assert (phrase.preposition.of(text) if phrase.preposition else None) == lead
    assert phrase.whole.of(text) == whole


def test_every_class_has_a_letter() -> None:
    assert len({letter(name) for name in set(classes().values())}) == len(set(classes().values()))


def test_every_form_is_alive() -> None:
    words = [case["words"] for case in CASES["case"]] + EXTRA
    taken = {found[0].name for phrase in words if (found := _longest(phrase))}
    assert {row.name for row in forms()} - taken == set()


EXTRA = [
    "the last quarter of 2024", "in the second half", "2025/26", "early Thursday", "in late spring", "late July",
    "hours later", "the year", "in the past fiscal year", "nowadays", "dawn", "months", "the first two months of 2026",
    "first year", "from 2025-10-14", "within the quarter", "Sept.", "this autumn", "June 3", "1 June", "the past month",
    "the month", "March and April", "the end of last month", "a weekend", "2022", "May", "spring", "the fiscal year",
    "between 2019 and 2021", "the first night", "the end of the month", "this night", "years", "two years", "night",
]  # fmt: skip


def _longest(phrase: str) -> Any:
    """The form of the phrase, with leading words taken off one by one until one fits."""
    parts = phrase.split()
    tails = (" ".join(parts[at:]) for at in range(len(parts)))
    return next((found for tail in tails if (found := form_of(read_words(tail).letters))), None)


@given(st.lists(st.sampled_from(SOUP), max_size=30))
def test_spans_lie_in_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words).title()
    phrases = find_time_phrases(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(phrases))
    for phrase in phrases:
        assert phrase.span.of(text).strip() == phrase.span.of(text) != ""
        resolve(phrase.whole.of(text), date(2025, 10, 14))


@given(st.text(max_size=60), st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from([None, "past", "future"]))
def test_any_words_come_to_days_or_none(words: str, published: date, tense: Any) -> None:
    assert all(span.end <= len(words) for span in find_times(words))
    resolve(words, published, tense=tense)


@given(
    st.sampled_from(["in June", "on Friday", "last week", "next decade", "two centuries ago", "by Easter", "in Q1",
                     "the past 900 years", "early winter", "29 February", "on the 31st", "this weekend", "last year"]),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.sampled_from([None, "past", "future"]),
)  # fmt: skip
def test_sides_are_iso_days_in_order(words: str, published: date, tense: Any) -> None:
    found = resolve(words, published, tense=tense)
    if found and found.first and found.last:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.first)
        assert date.fromisoformat(found.first) <= date.fromisoformat(found.last)
