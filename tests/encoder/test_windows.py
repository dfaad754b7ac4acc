"""A text falls into pieces and windows by itself alone, and every piece stands where it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.encoder.pieces import CLS, SEP, UNKNOWN, Vocabulary
from firsthand.encoder.windows import LONGEST, Window, windows

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?\"'-中"
VOCABULARY = Vocabulary.of(
    "\n".join([UNKNOWN, CLS, SEP, *LETTERS, *(f"##{letter}" for letter in LETTERS), "iran", "said", "ship", "##ped"])
)
ODD = "aZ9 .!?\"'[]()-\n\r\t\v\f\0\x1c\x85\u00a0\u2028\u200f\u202e\ufeff\ufffd\ud800\U0001f680éİß中ﬁ\u0301"


def found(text: str) -> list[str]:
    """The words of each piece."""
    return [text[piece.start : piece.end] for piece in VOCABULARY.pieces(text)]


def places(window: Window) -> list[tuple[int, int]]:
    """Where the pieces of a window stand."""
    return list(zip(window.starts, window.ends, strict=True))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \n\t", []),
        ("Iran shipped", ["Iran", "ship", "ped"]),
        ("IRAN", ["IRAN"]),
        ("Irán", ["Irán"]),
        ("Ira\u0301n", ["Ira\u0301n"]),
        ('"said."', ['"', "said", ".", '"']),
        ("中中", ["中", "中"]),
        ("日", ["日"]),
        ("a\x0cb", ["a", "b"]),
        ("a\0b", ["a", "b"]),
        ("\ud800", []),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert found(text) == pieces


def test_marks_written_in_a_text_are_letters() -> None:
    marks = {VOCABULARY.numbers[mark] for mark in (CLS, SEP)}
    assert marks.isdisjoint(piece.id for piece in VOCABULARY.pieces(f"a {CLS} b{SEP}"))


def test_a_word_too_long_is_one_unknown_piece() -> None:
    (piece,) = VOCABULARY.pieces("x" * 50_000)
    assert (piece.id, piece.start, piece.end) == (VOCABULARY.numbers[UNKNOWN], 0, 50_000)


@given(st.text(st.sampled_from(ODD), max_size=80))
def test_pieces_stand_in_order_and_hold_letters(text: str) -> None:
    last = 0
    for piece in VOCABULARY.pieces(text):
        assert last <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end].strip()
        last = piece.end


@given(st.lists(st.sampled_from(["a. ", "Iran said! ", "shipped ", "\n", "\n\n", "x" * 120 + " "]), max_size=600))
def test_windows_hold_every_piece_once(parts: list[str]) -> None:
    text = "".join(parts)
    cut = windows(text, VOCABULARY)
    assert all(0 < len(window) <= LONGEST for window in cut)
    pieces = [(piece.id, piece.start, piece.end) for piece in VOCABULARY.pieces(text)]
    assert [row for w in cut for row in zip(w.ids, w.starts, w.ends, strict=True)] == pieces


def test_short_paragraphs_share_a_window_and_none_is_cut_that_fits() -> None:
    paragraph = "a " * 200
    text = f"Iran said.\n{paragraph}\n{paragraph}"
    first, second = windows(text, VOCABULARY)
    assert len(first) == 3 + 200
    assert len(second) == 200


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    first, second = windows("a " * 299 + ". " + "b " * 100, VOCABULARY)
    assert len(first) == 300
    assert len(second) == 100


def test_a_paragraph_without_sentences_is_cut_where_the_window_is_full() -> None:
    assert [len(window) for window in windows("a " * (2 * LONGEST + 5), VOCABULARY)] == [LONGEST, LONGEST, 5]


def test_what_went_before_changes_no_window() -> None:
    text = "Iran shipped rockets.\n" * 100
    before = [places(window) for window in windows(text, VOCABULARY)]
    assert windows("中 said " * 40, VOCABULARY)
    assert [places(window) for window in windows(text, VOCABULARY)] == before
