"""Texts as the pieces of the shipped vocabulary."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from firsthand.encoder import FOLDER
from firsthand.encoder.pieces import Vocabulary

CASES = tomllib.loads(Path(__file__).with_name("pieces.toml").read_text(encoding="utf-8"))["text"]
VOCABULARY = Vocabulary.of((FOLDER / "vocab.txt").read_text(encoding="utf-8"))
NAMES = {number: piece for piece, number in VOCABULARY.numbers.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_pieces(case: dict[str, Any]) -> None:
    found = [[NAMES[one.id], one.start, one.end] for one in VOCABULARY.pieces(case["text"])]
    assert found == case["pieces"]


def test_an_endless_word_is_one_unknown_piece() -> None:
    assert [(NAMES[p.id], p.start, p.end) for p in VOCABULARY.pieces("a" * 5000)] == [("[UNK]", 0, 5000)]
