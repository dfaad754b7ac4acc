"""What two texts share, word by word, and whether that makes one a copy of the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.trace.align import Run, runs
from firsthand.trace.sheets import Sheet

OWN = 24  # shared words outside quotation marks and notices below which nothing is a copy ...
BRIEF = 10  # ... but for a text that is hardly longer itself
COVER = 0.2  # share of one text's words that the other must have
PLAIN = 0.4  # the same, where the shared words stand in one paragraph, or at the end of both, alone
WHOLE = 0.9  # from this share on a short text is a copy whatever its length
ALONE = 0.3  # share of a sentence's words below which it is the text's own
TOUCHED = 5  # shared words that make a sentence a shared one


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two compared texts: which of its words the other has (`same`) and which count (`told`).

    `own` are shared words outside quotation marks, `head` the words up to the last shared one, `tail` whether what is
    shared stands at the text's end alone. Words that only this text has stand `inside` shared sentences, in sentences
    of its own `before` the first shared one, `among` them, or `after` the last; `alone` marks the latter three.
    """

    same: NDArray[np.bool_]
    told: NDArray[np.bool_]
    counted: int
    shared: int
    own: int
    sentences: int
    paragraphs: int
    tail: bool
    head: int
    alone: NDArray[np.bool_]
    inside: int
    before: int
    among: int
    after: int

    @property
    def cover(self) -> float:
        """The share of this text's counted words that the other text has, 0 to 1."""
        return self.shared / self.counted if self.counted else 0.0

    @property
    def rest(self) -> int:
        """Counted words that only this text has."""
        return self.counted - self.shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What two texts share: the passages, by their words, and both sides."""

    passages: tuple[Run, ...]
    left: Side
    right: Side

    @property
    def nearness(self) -> float:
        """Shared words by all words of the two, 0 to 1."""
        every = self.left.counted + self.right.counted - self.left.shared
        return min(1.0, self.left.shared / every) if every > 0 else 0.0

    def turned(self) -> "Tie":
        """The same tie with the sides exchanged."""
        passages = tuple(
            Run(tuple(b._replace(left=b.right, right=b.left) for b in run.blocks)) for run in self.passages
        )
        return Tie(passages=passages, left=self.right, right=self.left)


def tie(left: Sheet, right: Sheet, boilerplate: frozenset[int]) -> Tie:
    """What two texts share, boilerplate left out."""
    told_left, told_right = left.counted(boilerplate), right.counted(boilerplate)
    found = runs(left.worded.words.tolist(), right.worded.words.tolist())
    kept = tuple(run for run in found if any(told_right[b.right : b.right + b.size].any() for b in run.blocks))
    same_left, same_right = np.zeros(len(told_left), np.bool_), np.zeros(len(told_right), np.bool_)
    for run in kept:
        for block in run.blocks:
            same_left[block.left : block.left + block.size] = True
            same_right[block.right : block.right + block.size] = True
    return Tie(
        passages=kept,
        left=side(left, same_left & told_left, told_left),
        right=side(right, same_right & told_right, told_right),
    )


def side(sheet: Sheet, same: NDArray[np.bool_], told: NDArray[np.bool_]) -> Side:
    """One side of a tie."""
    words = sheet.worded
    numbers, counts = np.unique(words.sentence[same & ~words.quoted], return_counts=True)
    touched = numbers[counts >= TOUCHED]
    paragraphs = np.unique(words.paragraph[same & ~words.quoted & np.isin(words.sentence, touched)])
    last = words.paragraph[told].max() if told.any() else 0
    alone = told & own_sentences(words.sentence, same, told)
    met = np.flatnonzero(told & ~alone)
    first, end = (int(met[0]), int(met[-1])) if len(met) else (len(told), len(told))
    return Side(
        same=same,
        told=told,
        counted=int(told.sum()),
        shared=int(same.sum()),
        own=int((same & ~words.quoted).sum()),
        sentences=len(touched),
        paragraphs=len(paragraphs),
        tail=bool(len(paragraphs)) and bool(paragraphs[0] > last / 2) and bool(paragraphs[-1] == last),
        head=int(np.flatnonzero(same)[-1]) + 1 if same.any() else 0,
        alone=alone,
        inside=int((told & ~same & ~alone).sum()),
        before=int(alone[:first].sum()),
        among=int(alone[first : end + 1].sum()),
        after=int(alone[end + 1 :].sum()),
    )


def own_sentences(sentence: NDArray[np.uint16], same: NDArray[np.bool_], told: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether it stands in a sentence of which the other text has next to nothing."""
    count = int(sentence[-1]) + 1 if len(sentence) else 0
    whole = np.bincount(sentence[told], minlength=count)
    common = np.bincount(sentence[same & told], minlength=count)
    own: NDArray[np.bool_] = (common < ALONE * np.maximum(1, whole))[sentence]
    return own


def is_copy(tie: Tie) -> bool:
    """Whether two texts share so much of their own words that one repeats the other.

    A quotation, one paragraph or the last paragraphs alone are not enough: independent reports share these.
    """
    left, right = tie.left, tie.right
    cover = max(left.cover, right.cover)
    if cover >= WHOLE and min(left.own, right.own) >= BRIEF:
        return True
    if min(left.own, right.own) < OWN or min(left.sentences, right.sentences) < 2 or cover < COVER:
        return False
    alone = min(left.paragraphs, right.paragraphs) < 2 or (left.tail and right.tail)
    return not alone or cover >= PLAIN
