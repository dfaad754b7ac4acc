"""Sentences that recur in documents which otherwise have little in common: a site's notices, everybody's quotation."""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import combinations
from typing import NamedTuple

from firsthand.trace.postings import Postings
from firsthand.trace.sheets import Sheet

LEAST = 3  # documents that must hold a sentence before it can be boilerplate
SAMPLE = 12  # documents that are compared for one sentence, the first by their content's hash
SAME = 0.5  # share of the shorter one's sentences above which two documents are of one story
BEYOND = 0.15  # the same, for sentences that not nearly all holders have
INSIDE = 0.2  # the same, where the sentence is no part of a common ending
BUNDLE = 0.8  # share of the holders that have a sentence which always comes along


class Sentence(NamedTuple):
    """A sentence that several documents hold: its key, the numbers of a sample of them."""

    key: int
    holders: tuple[int, ...]


class Held(dict[int, frozenset[int]]):
    """The keys of the sentences of each text that is asked for."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        super().__init__()
        self.sheets = sheets

    def __missing__(self, at: int) -> frozenset[int]:
        return self.setdefault(at, self.sheets[at].held())


def recurring(sheets: Sequence[Sheet], postings: Postings) -> frozenset[int]:
    """The keys of sentences that are no sign of a copy, from all distinct texts of a set."""
    judge = Judge(sheets)
    return frozenset(key for key, owners in postings.groups(LEAST) if judge.recurs(key, owners.tolist()))


class Judge:
    """What is decided of sentences, kept for those that the same documents hold."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._held = Held(sheets)
        self._known: dict[tuple[int, ...], tuple[frozenset[int], bool | None]] = {}

    def recurs(self, key: int, owners: Iterable[int]) -> bool:
        """Whether a sentence is boilerplate, given all the documents that hold it."""
        sheets = self._held.sheets
        holders = tuple(nsmallest(SAMPLE, owners, key=lambda at: sheets[at].content))
        if len(holders) < LEAST:
            return False
        if holders not in self._known:
            self._known[holders] = judged(self._held, holders)
        always, verdict = self._known[holders]
        return is_boilerplate(self._held, Sentence(key, holders), always) if verdict is None else verdict


def judged(held: Held, holders: Sequence[int]) -> tuple[frozenset[int], bool | None]:
    """The sentences that nearly all `holders` have; and False where these are of one story whatever the sentence."""
    seen: dict[int, int] = {}
    for at in holders:
        for key in held[at]:
            seen[key] = seen.get(key, 0) + 1
    always = frozenset(key for key, count in seen.items() if count >= BUNDLE * len(holders))
    pairs = list(combinations(holders, 2))
    same = sum(share(held[left], held[right]) > SAME for left, right in pairs)
    return always, False if 2 * same >= len(pairs) else None


def is_boilerplate(held: Held, sentence: Sentence, always: frozenset[int]) -> bool:
    """Whether most pairs of the documents that hold the sentence are otherwise unrelated."""
    pairs = list(combinations(sentence.holders, 2))
    body = {at: is_in_body(held.sheets[at], sentence.key, always) for at in sentence.holders}
    related = 0
    for left, right in pairs:
        one, other = held[left], held[right]
        inside = body[left] and body[right]
        all_shared, rare_shared = share(one, other), share(one, other, but=always)
        related += all_shared > SAME or rare_shared >= BEYOND or (inside and all_shared >= INSIDE)
    return 2 * related < len(pairs)


def share(one: frozenset[int], other: frozenset[int], *, but: frozenset[int] = frozenset()) -> float:
    """How many of the shorter one's sentences both have, those in `but` left out of what they share."""
    least = min(len(one), len(other))
    return len((one & other) - but) / least if least else 0.0


def is_in_body(sheet: Sheet, key: int, always: frozenset[int]) -> bool:
    """Whether a sentence stands after it that not nearly all holders have: then it is no part of a common ending."""
    keys: list[int] = sheet.keys.tolist()
    return any(each and each not in always for each in keys[keys.index(key) + 1 :])
