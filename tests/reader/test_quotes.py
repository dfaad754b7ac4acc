"""Quotations stand between their marks."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_once import cases, parsed_of, token_of, words

from firsthand.reader.parse import parse
from firsthand.reader.quotes import LONGEST, goes_on, holding, quotations


@pytest.mark.parametrize("case", cases("quotes")["case"], ids=lambda case: case["text"][:40])
def test_quotations(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    assert words(parsed, *quotations(parsed)) == case["quotations"]


def test_a_mark_that_nothing_closes_in_reach_is_stray() -> None:
    text = '"' + "tanks and " * LONGEST + 'drones" came.'
    assert all(last - first <= LONGEST for first, last in quotations(parsed_of(text)))


def test_the_quotation_that_holds_a_word() -> None:
    parsed = parsed_of('"Iran sent drones," he said. "We saw them."')
    quoted = quotations(parsed)
    assert holding(quoted, token_of(parsed, "drones")) == quoted[0]
    assert holding(quoted, token_of(parsed, "saw")) == quoted[1]
    assert holding(quoted, token_of(parsed, "said")) is None
    assert holding((), token_of(parsed, "said")) is None


def test_only_a_next_paragraph_goes_on() -> None:
    parsed = parsed_of("“Iran sent drones.\n“Russia used them,” he said.")
    assert goes_on(parsed, 0)
    assert not goes_on(parsed, 1)


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from('ab \n"“”«».'), max_size=120))
def test_quotations_lie_in_order_within_a_paragraph(text: str) -> None:
    parsed = parse(text)
    found = quotations(parsed)
    assert all(a[1] < b[0] for a, b in pairwise(found))
    for first, last in found:
        assert parsed.tokens[first].paragraph == parsed.tokens[last].paragraph
