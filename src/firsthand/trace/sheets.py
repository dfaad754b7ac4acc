"""One text as the search for copies holds it: its folded words, its sentences' keys, what of it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from firsthand.ids import sha256
from firsthand.trace.words import Worded, worded

SENTENCE = 5  # words from which on a sentence has a key
FEW_WORDS = 10  # words below which two texts with the same are no copies
STEP = np.uint64(0x9E3779B97F4A7C15)  # an odd number near 2**64 / golden ratio: spreads keys
LONGEST = 4096  # words of one sentence whose order a key still tells


def powers(count: int) -> NDArray[np.uint64]:
    """`STEP` to the powers 1 to `count`, modulo 2**64."""
    with np.errstate(over="ignore"):
        return np.cumprod(np.full(count, STEP, dtype=np.uint64), dtype=np.uint64)


POWERS = powers(LONGEST)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A text's words, the key of every sentence (0 where it is too short) and how many sentences there are."""

    text: str
    worded: Worded
    keys: NDArray[np.uint64]

    @cached_property
    def content(self) -> str:
        """A hash of the words that count whoever prints them: the same for two printings with other credit lines."""
        return sha256(self.worded.words[~self.worded.furniture].tobytes())

    def held(self) -> frozenset[int]:
        """The keys of its sentences."""
        return frozenset(self.keys[self.keys > 0].tolist())

    def key_set(self) -> NDArray[np.uint64]:
        """The keys of its sentences, each once, in order."""
        return np.unique(self.keys[self.keys > 0])

    def counted(self, boilerplate: frozenset[int]) -> NDArray[np.bool_]:
        """Which words are the article's: none of credit lines, of notices, of sentences in `boilerplate`."""
        told = ~self.worded.furniture
        idle = [at for at, key in enumerate(self.keys.tolist()) if key in boilerplate]
        return told & ~np.isin(self.worded.sentence, idle) if idle else told


def sheet(text: str) -> Sheet:
    """The sheet of a text."""
    words = worded(text)
    return Sheet(text=text, worded=words, keys=sentence_keys(words))


def sentence_keys(words: Worded) -> NDArray[np.uint64]:
    """A number for each sentence, from its words outside credit lines in their order; 0 for a short one."""
    count = int(words.sentence[-1]) + 1 if len(words.sentence) else 0
    keys = np.zeros(count, dtype=np.uint64)
    told = np.flatnonzero(~words.furniture)
    if not len(told):
        return keys
    sentence = words.sentence[told]
    starts = np.concatenate(([0], np.flatnonzero(sentence[1:] != sentence[:-1]) + 1))
    sizes = np.diff(np.concatenate((starts, [len(told)])))
    place = np.arange(len(told)) - np.repeat(starts, sizes)
    with np.errstate(over="ignore"):
        spread = (words.words[told].astype(np.uint64) + np.uint64(1)) * POWERS[place % LONGEST]
        keys[sentence[starts]] = np.where(sizes >= SENTENCE, np.add.reduceat(spread, starts), 0)
    return keys


def by_content(sheets: Sequence[Sheet], ids: Sequence[str]) -> dict[str, list[int]]:
    """The numbers of the sheets with the same words, by a key for these; a text of few words is like no other."""
    groups: dict[str, list[int]] = {}
    for at, (one, key) in enumerate(zip(sheets, ids, strict=True)):
        groups.setdefault(text_key(one, key), []).append(at)
    return groups


def text_key(sheet: Sheet, document_id: str) -> str:
    """The key of a document's text: of what it says, or its id where that is too little to be a copy."""
    return sheet.content if int((~sheet.worded.furniture).sum()) >= FEW_WORDS else f"id {document_id}"
