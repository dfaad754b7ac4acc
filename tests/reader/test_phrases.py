"""Phrases reach as far as their name, and words hang on each other by a way that can be written down."""

from itertools import product
from typing import Any

import pytest
from reading_once import cases, parsed_of, token_of, words

from firsthand.reader.phrases import PUNCTUATION, edges, head_of, named, path, span, trimmed

CASES = cases("phrases")
TEXTS = [case["text"] for case in CASES["span"]] + ["; — (, ) . !", '"", she said', "40"]


@pytest.mark.parametrize("case", CASES["span"], ids=lambda case: case["whole"])
def test_phrases_of_a_head(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    head = token_of(parsed, case["head"])
    assert span(parsed, head).of(parsed.text) == case["whole"]
    assert span(parsed, head, counted=False).of(parsed.text) == case.get("uncounted", case["whole"])
    assert span(parsed, head, of=False).of(parsed.text) == case.get("short", case["whole"])


@pytest.mark.parametrize("case", CASES["path"], ids=lambda case: case["text"])
def test_ways(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    for start, other, *way in case["ways"]:
        assert path(token_of(parsed, start), token_of(parsed, other)) == (way[0] if way else None), (start, other)


def test_a_way_is_no_longer_than_asked() -> None:
    parsed = parsed_of(CASES["path"][0]["text"])
    far = (token_of(parsed, "Baghdad"), token_of(parsed, "them"))
    assert path(*far) is not None
    assert path(*far, longest=1) is None


@pytest.mark.parametrize("text", TEXTS)
def test_every_phrase_is_in_the_text_and_not_empty(text: str) -> None:
    parsed = parsed_of(text)
    for token in parsed.tokens:
        first, last = edges(token)
        assert 0 <= first <= token.i <= last < len(parsed.tokens)
        grown = named(parsed, first, last)
        assert grown[0] <= first
        assert grown[1] >= last
        assert span(parsed, token).of(text).strip() == span(parsed, token).of(text) != ""


@pytest.mark.parametrize("text", TEXTS)
def test_trimming_never_empties(text: str) -> None:
    parsed = parsed_of(text)
    count = range(len(parsed.tokens))
    for first, last in product(count, count):
        if first <= last:
            found = trimmed(parsed, first, last)
            assert parsed.span(first, last).holds(found)
            assert found.start < found.end


def test_marks_and_possessives_are_trimmed() -> None:
    parsed = parsed_of("Iran's army (navy), 40 tanks.")
    assert trimmed(parsed, 0, 1).of(parsed.text) == "Iran"
    assert trimmed(parsed, 3, 6).of(parsed.text) == "navy"
    assert {"(", ")", ","} <= PUNCTUATION


def test_the_head_of_a_stretch() -> None:
    parsed = parsed_of(CASES["span"][0]["text"])
    tokens = list(parsed.tokens)
    assert head_of(tokens[2:7]) is token_of(parsed, "tanks")
    assert head_of([]) is None
    assert words(parsed, edges(token_of(parsed, "tanks"))) == [CASES["span"][0]["whole"]]
