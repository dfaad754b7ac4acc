"""What the encoder tells of stretches is bounded, finite, by the text alone, and owns up where no window holds both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_windows import ODD, VOCABULARY

from firsthand.encoder import encode, missing
from firsthand.encoder.labels import EVENTS, GROUPS, PAIRS, ROLES, SINGLE, WIDTH
from firsthand.encoder.model import NOWHERE, Encoded, chances
from firsthand.reader import second

DEPTH = 8


@pytest.fixture(autouse=True, scope="module")
def on() -> Iterator[None]:
    """The encoder is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRSTHAND_ENCODER", "on")
        yield


class Session:
    """Stands for the model: numbers that hang on the pieces of the window alone, and a count of its runs."""

    def __init__(self) -> None:
        self.runs = 0

    def run(self, names: None, inputs: dict[str, Any]) -> list[Any]:
        self.runs += 1
        (ids,) = inputs["ids"]
        draw = np.random.default_rng(np.asarray(ids))
        count = len(ids) - 2
        shapes = [(count, WIDTH), (len(PAIRS), count, DEPTH), (len(PAIRS), count, DEPTH), (count, 2, len(PAIRS))]
        return [draw.normal(size=shape).astype(np.float32) for shape in shapes]


def encoded(text: str) -> Encoded:
    return Encoded.of(text, Session(), VOCABULARY)


def test_labels_are_the_readers_own() -> None:
    assert EVENTS == second.EVENTS
    assert ROLES == second.ROLES


def test_chances_of_a_group_add_up() -> None:
    scores = np.random.default_rng(1).normal(size=(5, WIDTH)).astype(np.float32) * 50
    told = chances(scores)
    assert np.isfinite(told).all()
    at = len(SINGLE)
    for _, size in GROUPS:
        assert told[:, at : at + size].sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)
        at += size
    assert at == WIDTH


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", "\ud800"])
def test_a_text_without_words_tells_nothing(text: str) -> None:
    told = encoded(text)
    assert told.windows == ()
    assert told.alone((0, 1)) is None
    assert told.row("content", (0, 1)) is None
    assert (told.fits((0, 1), [(0, 1)]) == NOWHERE).all()


@given(st.text(st.sampled_from(ODD), max_size=60), st.integers(0, 70), st.integers(0, 70))
def test_every_chance_is_one(text: str, start: int, length: int) -> None:
    told, stretch = encoded(text), (start, start + length)
    alone = told.alone(stretch)
    assert alone is None or bool(((alone >= 0) & (alone <= 1)).all())
    fits = told.fits(stretch, [(0, len(text))])
    assert fits.shape == (len(PAIRS), 2)
    assert (fits == NOWHERE).all() or bool(((fits >= 0) & (fits <= 1 + 1e-6)).all())
    assert (fits[:, 0] <= fits[:, 1] + 1e-6).all()


def test_stretches_that_no_window_holds_together() -> None:
    paragraph = "iran said " * 110
    text = f"{paragraph}\n{paragraph}\n"
    told = encoded(text)
    assert len(told.windows) == 2
    first, last = (0, 4), (text.rindex("said"), text.rindex("said") + 4)
    assert (told.fits(first, [last]) == NOWHERE).all()
    assert (told.fits(first, [(5, 9)]) >= 0).all()
    assert (told.fits(first, [(5, 9), last]) == told.fits(first, [(5, 9)])).all()


def test_a_window_is_run_once_and_only_when_asked_about() -> None:
    session = Session()
    told = Encoded.of("iran said.\n" * 300, session, VOCABULARY)
    assert session.runs == 0
    told.alone((0, 4))
    told.fits((5, 9), [(0, 4)])
    assert session.runs == 1


def test_answers_hang_on_the_text_alone_never_on_what_was_asked_before() -> None:
    text = "".join(f"iran said {'a ' * (n % 7)}.\n" * 60 for n in range(80))
    asked = [(text.index("\n", at) + 1, text.index("\n", at) + 5) for at in range(0, len(text) - 200, 997)]
    forwards, backwards = encoded(text), encoded(text)
    there = [forwards.row("content", one) for one in asked]
    back = [backwards.row("content", one) for one in reversed(asked)][::-1]
    for one, other in zip(there, back, strict=True):
        assert one is not None
        assert other is not None
        assert one[0] == other[0]
        assert one[1].tobytes() == other[1].tobytes()


@pytest.mark.skipif(bool(missing()), reason="the model's files or onnxruntime are not installed")
@settings(deadline=None, max_examples=5)
@given(st.text(st.sampled_from(ODD), max_size=40))
def test_the_model_says_the_same_bytes_whatever_came_before(other: str) -> None:
    text = "Iran has shipped 400 rockets to Russia, Reuters reported on Monday."
    before, between, after = encode(text), encode(other), encode(text)
    assert before is not None
    assert between is not None
    assert after is not None
    first = before.told(0)
    for number in range(len(between.windows)):
        between.told(number)
    second_time = after.told(0)
    for name in ("single", "asks", "answers", "bias"):
        assert getattr(first, name).tobytes() == getattr(second_time, name).tobytes()
