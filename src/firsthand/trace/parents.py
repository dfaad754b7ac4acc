"""From whom each document took its text: the nearest version, and a second one for what only that has."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.trace.direction import Item, Verdict
from firsthand.trace.ties import Tie

EQUAL_WORDS = 3  # shared words by which two candidates may differ and count as equally near
EQUAL_SHARE = 0.01
EQUAL_NEARNESS = 0.02
SECOND_WORDS = 25  # words that a second parent must explain beyond the first
SECOND_SHARE = 0.1


class Candidate(NamedTuple):
    """A document that another may have taken from, by number; the tie runs from it to the taker."""

    number: int
    tie: Tie
    verdict: Verdict


def parents(child: Item, candidates: Sequence[Candidate], items: Sequence[Item]) -> list[Candidate]:
    """The candidate that the child is nearest to, then those that explain passages which no one before does.

    Candidates that came first for sure go before those of which nothing tells.
    """
    sure = [one for one in candidates if one.verdict.first > 0] or list(candidates)
    if not sure:
        return []
    chosen = [nearest(child, sure, items)]
    seen = chosen[0].tie.right.same.copy()
    rest = [one for one in sure if one is not chosen[0]]
    while rest:
        gains = [(int((one.tie.right.same & ~seen).sum()), one) for one in rest]
        gain = max(each for each, _ in gains)
        if gain < max(SECOND_WORDS, SECOND_SHARE * chosen[0].tie.right.counted):
            break
        best = nearest(child, [one for each, one in gains if each >= gain - EQUAL_WORDS], items)
        chosen.append(best)
        seen |= best.tie.right.same
        rest = [one for one in rest if one is not best]
    return chosen


def nearest(child: Item, candidates: Sequence[Candidate], items: Sequence[Item]) -> Candidate:
    """Of the candidates that share most, the one with least beside it, then its headline, its credit, the latest."""
    most = max(one.tie.right.shared for one in candidates)
    near = [one for one in candidates if one.tie.right.shared >= most - max(EQUAL_WORDS, EQUAL_SHARE * most)]
    closest = max(one.tie.nearness for one in near)
    near = [one for one in near if one.tie.nearness >= closest - EQUAL_NEARNESS]

    def key(one: Candidate) -> tuple[bool, bool, float, str]:
        item = items[one.number]
        opens = item.first.opens
        return (
            bool(child.title) and item.title == child.title,
            item.publisher in child.credited,
            opens,
            item.document.id,
        )

    return max(near, key=key)
