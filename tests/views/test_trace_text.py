"""A trace as text: never wider than the page, counted honestly, copies told once."""

from dataclasses import replace
from itertools import pairwise

import pytest
from trace_case import STORY, hostile, nothing, sixty, ten

from firsthand.records import Trace
from firsthand.views.clean import width
from firsthand.views.look import Look
from firsthand.views.trace_text import page
from firsthand.views.trace_words import counted


@pytest.mark.parametrize("columns", [40, 57, 80, 160])
@pytest.mark.parametrize("trace", [ten(), sixty(), hostile()], ids=["ten", "sixty", "hostile"])
def test_no_line_is_wider_than_the_page(trace: Trace, columns: int) -> None:
    lines = page(trace, Look(width=columns, explain=True)).splitlines()
    assert max(map(width, lines)) <= columns


def test_a_long_chain_of_copies_stays_on_the_page() -> None:
    trace = sixty()
    keys = [f"local-{at:02}" for at in range(20)]
    links = [replace(trace.copies[0], earlier=one, later=two) for one, two in pairwise(keys)]
    shown = page(replace(trace, copies=(*trace.copies, *links)), Look(width=40))
    assert max(map(width, shown.splitlines())) <= 40


def test_the_headline_counts_articles_outlets_carriers_and_origins() -> None:
    assert "8 articles, 8 outlets, 2 carriers, 5 origins\n" in page(ten(), Look())
    assert "58 articles, 58 outlets, 2 carriers, 5 origins\n" in page(sixty(), Look())


def test_copies_of_one_text_are_one_branch() -> None:
    shown = page(sixty(), Look(width=120))
    assert "└─ 36 copies of [3] Daily Star, [7]–[42]: Local Paper 0, " in shown
    assert "Local Paper 6" not in shown


def test_an_article_with_two_parents_hangs_once_and_tells_the_other() -> None:
    shown = page(ten(), Look(width=160))
    assert "rewritten from [2] Seoul Courier, which it credits; rewritten from [4] Morning Post" in shown
    assert shown.count("─ [5] Evening Herald") == 1


def test_a_ring_is_no_origin() -> None:
    assert "[7] Gunwatch and [8] Steel Ledger credit each other: nobody is the origin" in page(ten(), Look(width=160))


def test_independence_is_never_stated_as_a_fact() -> None:
    trace = ten()
    several = replace(trace.findings[0], independent=2, least=1, most=3)
    shown = page(replace(trace, findings=(several, *trace.findings[1:])), Look(width=160))
    assert "2 origins (1 to 3) not known to depend on each other" in shown
    assert "independent" not in shown


def test_a_drift_tells_each_value_and_its_teller() -> None:
    shown = page(ten(), Look(width=160))
    assert "drift: “120” → “210” → “hundreds” ([2] Seoul Courier “120”; [5] Evening Herald “210”;" in shown


def test_a_conflict_that_copies_repeat_is_told_once() -> None:
    shown = page(sixty(), Look(width=160))
    assert shown.count("conflict: done here, planned there") == 1
    assert "; also [4], [7]–[42]" in shown


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        (nothing(), "There is no article to trace."),
        (replace(nothing(), readings=ten().readings[:1]), "there is nothing to hold it against"),
        (replace(nothing(), readings=ten().readings[:3]), "None of the 3 articles repeats, credits or tells the same"),
    ],
    ids=["nothing", "one", "unrelated"],
)
def test_nothing_found_is_one_clear_sentence(trace: Trace, words: str) -> None:
    assert words in page(trace, Look(width=160)).splitlines()[0]


def test_a_story_without_findings_or_ties_is_shown() -> None:
    bare = replace(STORY, findings=(), carriers=(), cycles=())
    shown = page(replace(nothing(), readings=ten().readings, stories=(bare,)), Look())
    assert "8 articles, 8 outlets, 5 origins" in shown


@pytest.mark.parametrize(
    ("number", "noun", "words"), [(1, "origin", "1 origin"), (2, "story", "2 stories"), (1200, "copy", "1,200 copies")]
)
def test_counts_read_as_words(number: int, noun: str, words: str) -> None:
    assert counted(number, noun).replace("\u00a0", " ") == words
