"""Paragraphs are spans of the text, and what is made for messages fits on one line."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.text import paragraphs, printable, same_words, writable

TEXTS = st.text(st.characters(), max_size=60) | st.text("ab \n\r\t.", max_size=30)


@given(TEXTS)
def test_paragraphs_hold_every_word_and_no_newline(text: str) -> None:
    spans = paragraphs(text)
    assert list(spans) == sorted(spans)
    words = [span.of(text) for span in spans]
    assert all(word and "\n" not in word and word == word.strip() for word in words)
    assert "".join("".join(words).split()) == "".join(text.split())


@given(TEXTS)
def test_what_is_written_or_quoted_can_be_encoded(text: str) -> None:
    assert len(writable(text)) == len(text)
    writable(text).encode("utf-8")
    assert len(printable(text, 20).encode("utf-8").splitlines()) <= 1


def test_same_words_ignores_case_quotes_and_spacing() -> None:
    assert same_words("  Kyiv: “We  will” ") == same_words("KYIV - 'we will'")
    assert same_words("Kyiv will") != same_words("Kyiv won't")
