"""The encoder at work: a text's windows through the model file, and what it tells of stretches and their pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.encoder.labels import GROUPS, PAIRS, SINGLE
from firsthand.encoder.pieces import Vocabulary
from firsthand.encoder.windows import Window, windows

Floats = npt.NDArray[np.float32]
Stretch = tuple[int, int]  # code points, the end excluded
KEPT = 48  # windows whose numbers are held at a time; articles have two or three
FITTED = 20_000  # answers that are held at a time
NOWHERE = -1.0  # what is told of stretches that no window holds together


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the model says of one window: chances of its pieces, and the vectors of which pair scores are products.

    Shapes: single (pieces, WIDTH), asks and answers (relations, pieces, depth), bias (pieces, 2, relations).
    """

    single: Floats
    asks: Floats
    answers: Floats
    bias: Floats

    def rows(self, first: int, last: int) -> Floats:
        """The chance of every piece to stand in each relation to the pieces from `first` to before `last`.

        Shape (relations, pieces).
        """
        asks = self.asks[:, first:last].mean(axis=1)
        scores = np.einsum("rd,rpd->rp", asks, self.answers) / np.float32(np.sqrt(asks.shape[1]))
        return sigmoid(scores + self.bias[first:last, 0].mean(axis=0)[:, None] + self.bias[:, 1].T)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Encoded:
    """A text as the encoder sees it; windows are run when they are first asked about.

    Every answer depends on the text alone, never on what was asked before.
    """

    session: Any  # onnxruntime.InferenceSession
    marks: tuple[int, int]  # what stands before and after a window
    windows: tuple[Window, ...]
    starts: list[int]
    ends: list[int]
    firsts: npt.NDArray[np.int64]  # the number of each window's first piece
    held: OrderedDict[int, Told] = field(default_factory=OrderedDict)
    singles: dict[int, Floats] = field(default_factory=dict)  # the chances of each window's pieces: small, all kept
    known: dict[tuple[int, int, int], Floats] = field(default_factory=dict)  # rows by window and pieces
    fitted: dict[tuple[Stretch, ...], Floats] = field(default_factory=dict)  # by stretch and spans

    @classmethod
    def of(cls, text: str, session: Any, vocabulary: Vocabulary) -> Encoded:
        """The text, cut into windows."""
        found = tuple(windows(text, vocabulary))
        return cls(
            session=session,
            marks=vocabulary.marks,
            windows=found,
            starts=[at for one in found for at in one.starts],
            ends=[at for one in found for at in one.ends],
            firsts=np.cumsum([0, *map(len, found)]),
        )

    def told(self, number: int) -> Told:
        """What the model says of a window."""
        if number in self.held:
            self.held.move_to_end(number)
            return self.held[number]
        ids = np.asarray([[self.marks[0], *self.windows[number].ids, self.marks[1]]], dtype=np.int64)
        single, asks, answers, bias = self.session.run(None, {"ids": ids})
        found = Told(single=chances(single), asks=asks, answers=answers, bias=bias)
        self.held[number], self.singles[number] = found, found.single
        if len(self.held) > KEPT:
            gone, _ = self.held.popitem(last=False)
            for key in [key for key in self.known if key[0] == gone]:
                del self.known[key]
        return found

    def pieces(self, stretch: Stretch) -> Stretch:
        """The numbers of the pieces of a stretch, the end excluded; empty where it has none."""
        first = bisect_right(self.ends, stretch[0])
        return first, max(first, bisect_left(self.starts, stretch[1]))

    def place(self, stretch: Stretch) -> tuple[int, int, int] | None:
        """The window in which a stretch begins, and its pieces there; None where it has none."""
        first, last = self.pieces(stretch)
        if first == last:
            return None
        number = int(np.searchsorted(self.firsts, first, side="right")) - 1
        start = int(self.firsts[number])
        return number, first - start, min(last - start, len(self.windows[number]))

    def alone(self, stretch: Stretch) -> Floats | None:
        """The highest chances that any piece of a stretch has, in the order of the model's outputs."""
        if (at := self.place(stretch)) is None:
            return None
        number, first, last = at
        if number not in self.singles:
            self.told(number)
        return np.asarray(self.singles[number][first:last].max(axis=0))

    def rows(self, stretch: Stretch) -> tuple[int, Floats] | None:
        """The window of a stretch, and the chance of each of its pieces to stand in each relation to the stretch."""
        if (at := self.place(stretch)) is None:
            return None
        if at not in self.known:
            self.known[at] = self.told(at[0]).rows(at[1], at[2])
        return at[0], self.known[at]

    def row(self, relation: str, stretch: Stretch) -> tuple[int, Floats] | None:
        """The same for one relation."""
        found = self.rows(stretch)
        return None if found is None else (found[0], found[1][PAIRS.index(relation)])

    def inside(self, number: int, spans: Iterable[Stretch]) -> npt.NDArray[np.bool_]:
        """Which pieces of a window lie in any of the spans."""
        start, end = int(self.firsts[number]), int(self.firsts[number + 1])
        out = np.zeros(end - start, dtype=bool)
        for span in spans:
            first, last = self.pieces(span)
            out[max(0, first - start) : max(0, last - start)] = True
        return out

    def fits(self, stretch: Stretch, spans: Sequence[Stretch]) -> Floats:
        """How well spans fill each relation to a stretch: the Jaccard index to expect, and the mean chance inside.

        Shape (relations, 2); `NOWHERE` where the stretch has no pieces or its window none of the spans.
        """
        key = (stretch, *spans)
        if key not in self.fitted:
            if len(self.fitted) >= FITTED:
                self.fitted.clear()
            self.fitted[key] = self.fit(stretch, spans)
        return self.fitted[key]

    def fit(self, stretch: Stretch, spans: Sequence[Stretch]) -> Floats:
        """The same, worked out."""
        out = np.full((len(PAIRS), 2), NOWHERE, dtype=np.float32)
        if (found := self.rows(stretch)) is None:
            return out
        number, rows = found
        inside = self.inside(number, spans)
        size = np.float32(inside.sum())
        if size:
            shared = rows @ inside.astype(np.float32)
            out[:, 0] = shared / (size + rows.sum(axis=1) - shared)
            out[:, 1] = shared / size
        return out


def sigmoid(x: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float32)


def chances(scores: Floats) -> Floats:
    """Scores of pieces as chances: the single ones each for itself, those of a group together."""
    out = np.empty_like(scores)
    out[:, : len(SINGLE)] = sigmoid(scores[:, : len(SINGLE)])
    start = len(SINGLE)
    for _, size in GROUPS:
        part = np.exp(scores[:, start : start + size] - scores[:, start : start + size].max(axis=1, keepdims=True))
        out[:, start : start + size] = part / part.sum(axis=1, keepdims=True)
        start += size
    return out
