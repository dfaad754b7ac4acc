"""Pairs of documents that may tell the same reporting: rare names and figures that both have, in the same weeks."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from firsthand.trace.direction import Item
from firsthand.trace.postings import Keys, Postings
from firsthand.trace.rewrites import DAY, DAYS
from firsthand.trace.terms import Terms

HOLDERS = 40  # documents of some two months that may have a word which still leads to candidates
MET = 3  # rare words that make a candidate
TRIED = 12  # candidates of one document that are compared in full, those that have most in common
UNDATED = 0
EPOCH = 1 << 20  # months are counted from far enough back to be positive


class Met(NamedTuple):
    """How many rare words, as a negative number, are shared with another text."""

    fewer: int
    other: int


def month(item: Item) -> int:
    """The stretch of `DAYS` days that a document is dated in, counted from long ago; `UNDATED` where it has no date."""
    opens = item.first.opens
    return EPOCH + math.floor(opens / DAY / DAYS) if math.isfinite(opens) else UNDATED


def keys_of(terms: Terms, when: int, *, open_ended: bool) -> Keys:
    """The keys under which a text's names and figures are noted: each with its month and the next one.

    Two texts of neighbouring months so have a key in common. With `open_ended` each stands under no month as well,
    where undated texts meet it.
    """
    told = terms.numbers[terms.names | terms.figures].astype(np.uint64) << np.uint64(24)
    months = {when, when + 1} if when != UNDATED else {UNDATED}
    if open_ended:
        months.add(UNDATED)
    return np.concatenate([told | np.uint64(each) for each in sorted(months)])


def met(postings: Postings, months: Sequence[int]) -> dict[int, list[Met]]:
    """For each text the others that share `MET` rare words with it, those with most first.

    A word that more than `HOLDERS` texts have in the same months leads to none.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for key, owners in postings.groups(2):
        if len(owners) <= HOLDERS:
            shared.update(pairs(owners.tolist(), key & 0xFFFFFF, months))
    near: dict[int, list[Met]] = {}
    for (left, right), count in shared.items():
        if count >= MET:
            near.setdefault(left, []).append(Met(-count, right))
            near.setdefault(right, []).append(Met(-count, left))
    return {at: sorted(found) for at, found in near.items()}


def pairs(owners: Sequence[int], when: int, months: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that first meet under a month: those of one month meet under it, not again under the next."""
    for at, left in enumerate(owners):
        for right in owners[at + 1 :]:
            if when == UNDATED:
                if UNDATED in (months[left], months[right]):
                    yield left, right
            elif months[left] == when or months[right] == when:
                yield left, right


def met_by(postings: Postings, keys: Keys, when: int, months: Sequence[int]) -> list[Met]:
    """The texts noted so far that share `MET` rare words with a new one, those with most first."""
    shared: Counter[int] = Counter()
    for key in keys.tolist():
        owners = postings.holders(key)
        if len(owners) < HOLDERS:
            under = key & 0xFFFFFF
            shared.update(
                other
                for other in owners
                if (UNDATED in (months[other], when) if under == UNDATED else under in (months[other], when))
            )
    return sorted(Met(-count, other) for other, count in shared.items() if count >= MET)
