"""The encoder at work: the same numbers whatever was asked before, and plain answers where it has none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import firsthand
from firsthand import encoder
from firsthand.encoder import model
from firsthand.encoder.labels import PAIRS
from firsthand.encoder.model import NOWHERE, Encoded
from firsthand.errors import BadConfig

TEXT = (
    'Iran has shipped 400 rockets to Russia, a U.S. official said on Monday. "We know the trains," he added.\n\n'
    "Moscow denied it.\n"
)


@pytest.fixture(autouse=True, scope="module")
def on() -> Iterator[None]:
    """The encoder is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRSTHAND_ENCODER", "on")
        yield


def encoded(text: str) -> Encoded:
    """The text as the shipped encoder sees it."""
    found = encoder.encode(text)
    assert found is not None
    return found


def place(words: str) -> tuple[int, int]:
    """Where words stand in the text."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_cue_tells_its_content_and_its_source() -> None:
    text = encoded(TEXT)
    fits = {
        (relation, words): text.fits(place("said"), [place(words)])[PAIRS.index(relation)][0]
        for relation in ("content", "source")
        for words in ("Iran has shipped 400 rockets to Russia", "a U.S. official", "Moscow")
    }
    assert fits["content", "Iran has shipped 400 rockets to Russia"] > 0.7
    assert fits["source", "a U.S. official"] > 0.7
    assert fits["content", "a U.S. official"] < 0.2
    assert fits["source", "Moscow"] < 0.2


def test_answers_do_not_hang_on_what_was_asked_before() -> None:
    one, other = encoded(TEXT * 20), encoded(TEXT * 20)
    other.fits(place("denied"), [place("Moscow")])
    for number in reversed(range(len(other.windows))):
        other.told(number)
    assert np.array_equal(one.fits(place("said"), [place("Iran")]), other.fits(place("said"), [place("Iran")]))


def test_windows_are_let_go_and_run_again_with_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "KEPT", 1)
    text = encoded(TEXT * 30)
    before = text.fits(place("said"), [place("Iran")])
    for number in range(len(text.windows)):
        text.told(number)
    assert len(text.held) == 1
    assert np.array_equal(before, text.fits(place("said"), [place("Iran")]))


@pytest.mark.parametrize("stretch", [(0, 0), (4, 5), (len(TEXT), len(TEXT) + 9)])
def test_what_has_no_pieces_is_nowhere(stretch: tuple[int, int]) -> None:
    text = encoded(TEXT)
    assert (text.fits(stretch, [place("Iran")]) == NOWHERE).all()
    assert text.alone(stretch) is None


def test_spans_of_another_window_are_nowhere() -> None:
    text = encoded(TEXT * 30)
    assert (text.fits(place("said"), [(len(TEXT) * 29, len(TEXT) * 30)]) == NOWHERE).all()


@pytest.mark.parametrize("odd", ["", "\n", "\ufffd", "a" * 3000, "中国" * 500, "\u0301" * 50])
def test_odd_texts_are_encoded(odd: str) -> None:
    text = encoded(odd)
    for number in range(len(text.windows)):
        assert np.isfinite(text.told(number).single).all()


def test_without_its_files_there_is_no_encoder(tmp_path: Path) -> None:
    assert encoder.encode(TEXT, tmp_path) is None
    shutil.copy(encoder.FOLDER / "vocab.txt", tmp_path)
    assert encoder.missing(tmp_path) == [str(tmp_path / "encoder.onnx")]


@pytest.mark.parametrize(("said", "there"), [("", True), ("on", True), (" ON ", True), ("off", False)])
def test_the_switch(said: str, there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(encoder.SWITCH, said)
    assert (encoder.encode(TEXT) is not None) == there


def test_a_switch_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(encoder.SWITCH, "maybe")
    with pytest.raises(BadConfig, match='FIRSTHAND_ENCODER is "maybe"; set it to on or off'):
        encoder.encode(TEXT)


def test_asked_for_but_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "missing", lambda: ["onnxruntime"])
    monkeypatch.setenv(encoder.SWITCH, "on")
    with pytest.raises(BadConfig, match="there is no onnxruntime; reinstall firsthand, or set it to off"):
        encoder.encode(TEXT)
    monkeypatch.setenv(encoder.SWITCH, "")
    assert encoder.wanted()


def test_without_the_encoder_reading_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(encoder.SWITCH, "off")
    without = firsthand.read("Iran has shipped 400 rockets to Russia, a U.S. official said on Monday.")
    assert [claim.event for claim in without.claims] == ["transfer"]
    assert all("encoder" not in reason for claim in without.claims for reason in claim.reasons)
