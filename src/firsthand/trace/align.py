"""The passages that two texts share, by their folded words."""

from collections.abc import Sequence
from typing import NamedTuple

GRAM = 4  # words in a row that two texts must share before a passage can start
GAP = 6  # words that an edit may put between two shared stretches of one passage
LEAST = 8  # shared words that make a passage
OFTEN = 24  # places where one run of words may stand in a text before it is left out as a formula


class Block(NamedTuple):
    """The same `size` words in a row, from `left` in one text and `right` in the other."""

    left: int
    right: int
    size: int


class Run(NamedTuple):
    """Blocks that follow each other in both texts with small edits between them."""

    blocks: tuple[Block, ...]

    @property
    def shared(self) -> int:
        """How many words are the same."""
        return sum(block.size for block in self.blocks)


def runs(left: Sequence[int], right: Sequence[int]) -> tuple[Run, ...]:
    """The shared passages, by their place in `right`; a passage may stand elsewhere in `left`.

    No word of `right` is in two runs. Near linear in the length of both.
    """
    joined: list[list[Block]] = []
    for block in blocks(left, right):
        if joined and follows(joined[-1][-1], block):
            joined[-1].append(block)
        else:
            joined.append([block])
    return tuple(run for run in (Run(tuple(each)) for each in joined) if run.shared >= LEAST)


def follows(before: Block, after: Block) -> bool:
    """Whether at most a small edit lies between two blocks, in both texts."""
    left = after.left - before.left - before.size
    right = after.right - before.right - before.size
    return 0 <= left <= GAP and 0 <= right <= GAP


def blocks(left: Sequence[int], right: Sequence[int]) -> list[Block]:
    """The longest shared stretches from each word of `right` on, none overlapping there."""
    places: dict[tuple[int, ...], list[int]] = {}
    for at, gram in enumerate(zip(*(left[shift:] for shift in range(GRAM)), strict=False)):
        places.setdefault(gram, []).append(at)
    found: list[Block] = []
    at, end = 0, len(right) - GRAM
    grams = list(zip(*(right[shift:] for shift in range(GRAM)), strict=False))
    while at <= end:
        starts = places.get(grams[at])
        if not starts or len(starts) > OFTEN:
            at += 1
            continue
        block = longest(left, right, starts, at, found[-1] if found else None)
        found.append(block)
        at += block.size
    return found


def longest(left: Sequence[int], right: Sequence[int], starts: Sequence[int], at: int, before: Block | None) -> Block:
    """The longest of the stretches that start at `at`; of equals the one that goes on where `before` ended."""
    best, best_key = Block(starts[0], at, 0), (0, False)
    for start in starts:
        size = GRAM
        while start + size < len(left) and at + size < len(right) and left[start + size] == right[at + size]:
            size += 1
        block = Block(start, at, size)
        key = (size, before is not None and follows(before, block))
        if key > best_key:
            best, best_key = block, key
    return best
