"""A text falls into tokens, sentences and paragraphs, and every offset is its own."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_once import cases, parsed_of, token_of, words

from firsthand.reader.parse import LONGEST_PIECE, LONGEST_SENTENCE, LONGEST_WORD, Parsed, parse, pieces

CASES = cases("parse")
ODD = "aZ9 .,;:!?\"“”'()-\n\r\t\v\0\u00a0\u2028\u200f\u202e\ufeff\U0001f680é中"


def partition(ranges: tuple[tuple[int, int], ...], count: int) -> bool:
    """Whether half-open ranges lie end to end from 0 to `count`, none of them empty."""
    edges = [0, *(end for _, end in ranges)]
    return edges[-1] == count and all(first == edge < end for (first, end), edge in zip(ranges, edges, strict=False))


def check(parsed: Parsed) -> None:
    for i, token in enumerate(parsed.tokens):
        assert token.i == i
        assert parsed.text[token.start : token.end] == token.text != ""
        assert token.head.sentence == token.sentence
        assert token.left <= i <= token.right
        assert parsed.tokens[token.left].sentence == parsed.tokens[token.right].sentence == token.sentence
    assert all(a.end <= b.start for a, b in zip(parsed.tokens, parsed.tokens[1:], strict=False))
    assert partition(parsed.sentences, len(parsed.tokens))
    assert partition(parsed.paragraphs, len(parsed.tokens))
    for number, (first, end) in enumerate(parsed.sentences):
        assert {token.sentence for token in parsed.tokens[first:end]} == {number}
        assert len({token.paragraph for token in parsed.tokens[first:end]}) == 1
        assert end - first <= LONGEST_SENTENCE


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: ascii(case["text"])[:40])
def test_sentences_and_paragraphs(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    check(parsed)
    assert words(parsed, *((a, b - 1) for a, b in parsed.sentences)) == case["sentences"]
    assert words(parsed, *((a, b - 1) for a, b in parsed.paragraphs)) == case["paragraphs"]
    assert [parsed.sentence_span(i).of(parsed.text) for i in range(len(parsed.sentences))] == case["sentences"]


@pytest.mark.parametrize("case", CASES["pieces"], ids=lambda case: ascii(case["text"]))
def test_pieces(case: dict[str, Any]) -> None:
    assert [list(piece) for piece in pieces(case["text"])] == case["pieces"]


def test_long_pieces_are_cut_between_words() -> None:
    cut = list(pieces("Iran sent drones to Russia. " * 500))
    assert len(cut) > 1
    assert all(len(piece) <= LONGEST_PIECE + 1 for _, piece, _ in cut)
    assert all(piece.endswith(" ") for _, piece, _ in cut)
    assert {paragraph for _, _, paragraph in cut} == {0}


@pytest.mark.xfail(reason="a long paragraph is cut at the last blank, whether or not a sentence ends there")
def test_long_pieces_are_cut_after_a_sentence() -> None:
    cut = list(pieces("Iran sent drones to Russia. " * 500))
    assert all(piece.rstrip().endswith(".") for _, piece, _ in cut)


def test_pieces_without_any_blank_are_cut_anyway() -> None:
    assert all(len(piece) <= LONGEST_PIECE for _, piece, _ in pieces("missile, " * 3000))


def test_an_endless_word_is_left_out_and_named() -> None:
    text = f"Iran sent drones. {'x' * (LONGEST_WORD + 1)} Russia used them."
    parsed = parsed_of(text)
    check(parsed)
    assert "x" not in {token.text[0] for token in parsed.tokens}
    assert [token.text for token in parsed.tokens if token.lower in ("iran", "russia")] == ["Iran", "Russia"]
    (issue,) = parsed.issues
    assert issue.stage == "parse"
    assert issue.span is not None
    assert set(issue.span.of(text)) == {"x"}


def test_the_longest_word_is_read() -> None:
    parsed = parsed_of(f"Iran sent {'x' * LONGEST_WORD} home.")
    assert not parsed.issues
    assert sum(len(token.text) for token in parsed.tokens if token.text.startswith("x")) >= LONGEST_WORD


def test_many_endless_words_name_only_the_first() -> None:
    assert 0 < len(parse(f"{'x' * 200} " * 100).issues) <= 20


def test_an_endless_sentence_is_cut() -> None:
    parsed = parsed_of("tanks and drones and " * 400)
    check(parsed)
    assert len(parsed.sentences) > 1


def test_governors_lead_to_a_root() -> None:
    parsed = parsed_of("The drones that Iran sent to Russia were used against Kyiv.")
    used = token_of(parsed, "used")
    assert list(token_of(parsed, "Iran").up())[-1] is used
    assert used.head is used
    assert list(used.up()) == []
    assert used.kid("nsubjpass") is token_of(parsed, "drones")
    assert token_of(parsed, "drones") in used.kids("nsubjpass", "dobj")


def test_arms_are_counted() -> None:
    parsed = parsed_of("Iran sent drones and 40 T-72 tanks.")
    end = len(parsed.tokens)
    assert parsed.armed(0, end) == sum(token.kind in ("arms", "system") for token in parsed.tokens) >= 3
    assert parsed.armed(0, 2) == 0
    assert parsed.armed(5, 5) == parsed.armed(7, 2) == 0
    assert parsed.armed(-10, end + 10) == parsed.armed(0, end)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=120) | st.text(st.sampled_from(ODD), max_size=200))
def test_any_text_falls_into_tokens(text: str) -> None:
    check(parse(text))


@given(st.text(st.sampled_from(ODD), max_size=400))
def test_pieces_are_the_text(text: str) -> None:
    for offset, piece, _ in pieces(text):
        assert text[offset : offset + len(piece)] == piece
