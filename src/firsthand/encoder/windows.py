"""A text in windows of word pieces: whole paragraphs where they fit, else cut at the ends of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.encoder.pieces import Piece, Vocabulary

LONGEST = 318  # pieces of a window, its two marks aside
ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces that are encoded together: their numbers in the vocabulary, and where each stands in the text."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)


def windows(text: str, vocabulary: Vocabulary) -> list[Window]:
    """The windows of a text, by the text alone; together they hold every piece once."""
    out: list[Window] = []
    held: list[Piece] = []
    for paragraph in paragraphs(text, vocabulary):
        for part in cut(paragraph, text):
            if held and len(held) + len(part) > LONGEST:
                out.append(window(held))
                held = []
            held += part
    return [*out, window(held)] if held else out


def window(pieces: Sequence[Piece]) -> Window:
    """The pieces as a window."""
    return Window(
        ids=tuple(piece.id for piece in pieces),
        starts=tuple(piece.start for piece in pieces),
        ends=tuple(piece.end for piece in pieces),
    )


def paragraphs(text: str, vocabulary: Vocabulary) -> Iterator[list[Piece]]:
    """The pieces of each line of the text that holds any."""
    start = 0
    for line in text.split("\n"):
        if found := [Piece(one.id, start + one.start, start + one.end) for one in vocabulary.pieces(line)]:
            yield found
        start += len(line) + 1


def cut(pieces: list[Piece], text: str) -> Iterator[list[Piece]]:
    """A paragraph in parts that fit a window, cut at the end of a sentence where its second half has one."""
    while len(pieces) > LONGEST:
        ends = (k for k in range(LONGEST, LONGEST // 2, -1) if text[pieces[k - 1].start] in ENDS)
        at = next(ends, LONGEST)
        yield pieces[:at]
        pieces = pieces[at:]
    yield pieces
