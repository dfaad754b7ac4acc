"""Words as pieces of a vocabulary, as BERT's uncased models take them: WordPiece, after Wu et al. (2016).

The library `tokenizers` does the same, but brings a client for a model hub with it, which has no place in a program
that must never reach for the network; `training/encoder/pieces.py` compares the two on the whole corpus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

UNKNOWN, CLS, SEP = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # letters; a longer word is one unknown piece
WORD = re.compile(r"\S+")
PLAIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: its number in the vocabulary, where it stands in the text."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Vocabulary:
    """The pieces that a model knows, by their numbers; those inside a word begin with "##"."""

    numbers: dict[str, int]
    known: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Vocabulary:
        """The vocabulary of a file with one piece a line."""
        return cls(numbers={piece: number for number, piece in enumerate(text.rstrip("\n").split("\n"))})

    @cached_property
    def marks(self) -> tuple[int, int]:
        """The numbers of the marks before and after a window."""
        return self.numbers[CLS], self.numbers[SEP]

    def pieces(self, text: str) -> Iterator[Piece]:
        """The pieces of a text, in order; their places are code points of the text as it is given."""
        for found in WORD.finditer(text):
            start = found.start()
            for one in self.word(found.group()):
                yield Piece(one.id, start + one.start, start + one.end)

    def word(self, word: str) -> tuple[Piece, ...]:
        """The pieces of a stretch without blanks; kept, since texts repeat their words."""
        if word not in self.known:
            if len(self.known) >= 50_000:
                self.known.clear()
            self.known[word] = tuple(piece for part in parts(word) for piece in self.split(part))
        return self.known[word]

    def split(self, letters: list[tuple[str, int, int]]) -> Iterator[Piece]:
        """The longest known pieces of a word from its start on; one unknown piece where one is missing."""
        text = "".join(letter for letter, _, _ in letters)
        out: list[Piece] = []
        at = 0
        while at < len(text) and len(text) <= LONGEST_WORD:
            for end in range(len(text), at, -1):
                number = self.numbers.get(text[at:end] if at == 0 else f"##{text[at:end]}")
                if number is not None:
                    break
            else:
                break
            out.append(Piece(number, letters[at][1], letters[end - 1][2]))
            at = end
        if at < len(text):
            out = [Piece(self.numbers[UNKNOWN], letters[0][1], letters[-1][2])]
        yield from out


def parts(word: str) -> Iterator[list[tuple[str, int, int]]]:
    """A stretch without blanks as words and single marks: letters in lower case without accents, with their places."""
    held: list[tuple[str, int, int]] = []
    for place, letter in enumerate(word):
        for plain in [letter] if PLAIN.fullmatch(letter) else plainer(letter):
            if alone(plain):
                if held:
                    yield held
                yield [(plain, place, place + 1)]
                held = []
            else:
                held.append((plain, place, place + 1))
    if held:
        yield held


def plainer(letter: str) -> str:
    """A letter in lower case without its accents; nothing of a control character or an accent alone."""
    if letter in "\0\ufffd" or unicodedata.category(letter).startswith("C"):
        return ""
    bare = (one for one in unicodedata.normalize("NFD", letter) if unicodedata.category(one) != "Mn")
    return "".join(bare).lower()


def alone(letter: str) -> bool:
    """Whether a letter is a word by itself: a punctuation mark, or a Chinese character."""
    code = ord(letter)
    if code < 128:
        return not letter.isalnum()
    return unicodedata.category(letter).startswith("P") or any(first <= code <= last for first, last in HAN)


HAN = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
