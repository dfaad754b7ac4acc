"""Which of two documents came first: by credit, by time, by whose words it is, by what only one of them has."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from firsthand.records import Document, Reading
from firsthand.text import same_words
from firsthand.trace.outlets import credited, is_office, is_relayed, own_names, publisher
from firsthand.trace.ties import Side, Tie
from firsthand.trace.times import Window, first_out, this_out
from firsthand.trace.words import word_spans

LATE = 2 * 86400.0  # seconds by which a credited text may be dated after the text that credits it
INSIDE = 2.0  # what a word cut from a shared sentence weighs as a sign of the first text,
AFTER = 0.5  # one after all that is shared,
BEFORE = 0.25  # one before it,
OWN = 2.0  # and one that speaks of the text's own outlet, as a sign against
OWN_SENTENCE = 20  # words that one such mark stands for
OURS = re.compile(
    r"\b(?:this|our) (?:newspaper|paper|website|reporter|correspondent|magazine|station|channel|agency)\b|\btold us\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A document as directions are told: its outlet, whom it credits, when it came out."""

    reading: Reading

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.reading.document

    @cached_property
    def publisher(self) -> str | None:
        """The key of its outlet."""
        return publisher(self.document)

    @cached_property
    def credited(self) -> frozenset[str]:
        """The keys of outlets that it credits."""
        return credited(self.document)

    @cached_property
    def first(self) -> Window:
        """When its first version came out."""
        return first_out(self.document)

    @cached_property
    def this(self) -> Window:
        """When this version came out."""
        return this_out(self.document)

    @cached_property
    def title(self) -> str:
        """The words of its headline."""
        return same_words(self.document.title or "")

    @cached_property
    def rank(self) -> tuple[float, float, str]:
        """Where it stands in time among all, undated ones last, then by id."""
        opens = self.first.opens
        return (opens if opens > float("-inf") else float("inf"), self.first.closes, self.document.id)


class Verdict(NamedTuple):
    """Whether the left of two came first (1), the right (-1) or nothing tells (0), and why."""

    first: int
    reason: str


UNKNOWN = Verdict(0, "nothing tells which came first")


def verdict(left: Item, right: Item) -> Verdict:
    """Which of two items came first, by what is said of them; UNKNOWN where it takes their content to tell.

    A credit outweighs a date that is up to two days wrong. Two documents of one outlet are versions: the later
    update is the later one.
    """
    for rule in (by_credit, by_time, by_words, by_office):
        told = rule(left, right)
        if told.first:
            return told
    return UNKNOWN


def by_credit(left: Item, right: Item) -> Verdict:
    """The one that the other credits is first, unless its date is much later."""
    to_left = left.publisher in right.credited
    to_right = right.publisher in left.credited
    if to_left == to_right:
        return UNKNOWN
    one, other = (left, right) if to_left else (right, left)
    if one.first.opens - LATE > other.first.closes:
        return UNKNOWN
    return Verdict(1 if to_left else -1, f"credits {one.document.outlet or one.document.domain}")


def by_time(left: Item, right: Item) -> Verdict:
    """The one that came out first, where their times leave no doubt."""
    one, other = left.first, right.first
    overlap = one.closes > other.opens and other.closes > one.opens
    if overlap and left.publisher is not None and left.publisher == right.publisher:
        one, other = left.this, right.this
    if one.closes <= other.opens:
        return Verdict(1, "came out later")
    if other.closes <= one.opens:
        return Verdict(-1, "came out later")
    return UNKNOWN


def by_words(left: Item, right: Item) -> Verdict:
    """The one whose outlet the other's text credits is first."""
    if left.publisher == right.publisher:
        return UNKNOWN
    to_left = is_relayed(left.document, right.reading)
    to_right = is_relayed(right.document, left.reading)
    if to_left == to_right:
        return UNKNOWN
    named = left if to_left else right
    return Verdict(1 if to_left else -1, f"credits {named.document.outlet} in its text")


def by_office(left: Item, right: Item) -> Verdict:
    """A text that an office puts out is before the press has it."""
    one, other = is_office(left.document), is_office(right.document)
    if one == other:
        return UNKNOWN
    return Verdict(1 if one else -1, f"{(left if one else right).document.outlet} speaks for itself")


def fuller(left: Item, right: Item, tie: Tie) -> float:
    """How many words speak for the left one being the first: below 0 for the right one.

    The first has what the other cut from its sentences and between them. What a copy adds stands mostly at its ends,
    and speaks of its own outlet.
    """
    return weight(tie.left, left) - weight(tie.right, right)


def weight(side: Side, item: Item) -> float:
    """How much of what only one text has speaks for its being the first, in words."""
    held = INSIDE * side.inside + side.among + AFTER * side.after + BEFORE * side.before
    return held - OWN * own_words(side, item) if side.alone.any() else held


def own_words(side: Side, item: Item) -> int:
    """The words of sentences that only this text has and that speak of its own outlet."""
    text = item.document.text
    spans = word_spans(text)
    if len(spans) != len(side.alone):
        return 0
    marks = [found.start() for pattern in (OURS, *own_names(item.document)) for found in pattern.finditer(text)]
    starts = np.fromiter((start for start, _ in spans), dtype=np.int64, count=len(spans))
    at = {int(np.searchsorted(starts, mark, side="right")) - 1 for mark in marks}
    return OWN_SENTENCE * sum(bool(side.alone[place]) for place in at if 0 <= place < len(spans))
