"""English is never refused, and what is clearly another language is named."""

import json
import tomllib
from pathlib import Path

import pytest

from firsthand.acquire.language import language_of

ROOT = Path(__file__).parents[2]
SENTENCES: dict[str, str] = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))[
    "sentences"
]


@pytest.mark.parametrize("code", SENTENCES)
def test_a_clear_language_is_found_whatever_the_length(code: str) -> None:
    assert language_of(SENTENCES[code]) == code
    assert language_of(f"{SENTENCES[code]}\n" * 60) == code


@pytest.mark.parametrize("text", ["", "Да.", "Raketen für Kiew", "0123 4567", "😀" * 100, "مرحبا"])
def test_short_texts_and_texts_without_words_are_let_through(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("name", ["train", "dev", "snippets", "briefs"])
def test_no_text_headline_or_paragraph_of_the_corpus_is_refused(name: str) -> None:
    refused = []
    for line in (ROOT / "corpus" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pieces = [row["text"], row["title"] or "", *row["text"].split("\n")]
        refused += [piece for piece in pieces if language_of(piece) != "en"]
    assert refused == []
