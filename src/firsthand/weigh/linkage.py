"""Average linkage over sparse chances: the work grows with the pairs that have a chance, not with all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

DIGITS = 12  # of an average: closer ones are taken as equal, so that the order of sums decides nothing


class Linkage:
    """Items in groups that are joined, the two with the highest average chance first (Sokal and Michener 1958).

    `near` has for each item, by number, its chances to be one with others, both ways; other pairs have none, those in
    `apart` are never in one group.
    """

    def __init__(self, near: Mapping[int, Mapping[int, float]], apart: Iterable[tuple[int, int]]) -> None:
        self.sums = {item: dict(chances) for item, chances in near.items()}
        self.members = {item: [item] for item in near}
        self.stands = {item: item for item in near}
        self.barred: dict[int, set[int]] = {item: set() for item in near}
        for one, other in apart:
            self.barred[one].add(other)
            self.barred[other].add(one)

    def average(self, one: int, other: int) -> float:
        """The mean chance over all pairs of members of two groups."""
        total = self.sums[one].get(other, 0.0)
        return round(total / (len(self.members[one]) * len(self.members[other])), DIGITS)

    def join(self, one: int, other: int) -> int:
        """Joins two groups, which the smaller number then stands for; that number."""
        first, second = min(one, other), max(one, other)
        for at, chance in self.sums.pop(second).items():
            del self.sums[at][second]
            if at != first:
                self.sums[first][at] = self.sums[at][first] = self.sums[first].get(at, 0.0) + chance
        for at in self.barred.pop(second):
            self.barred[at].discard(second)
            self.barred[at].add(first)
            self.barred[first].add(at)
        for item in self.members[second]:
            self.stands[item] = first
        self.members[first] += self.members.pop(second)
        return first

    def joined(self, sure: float) -> list[list[int]]:
        """The groups when no two are left whose average chance is `sure` or more."""
        waiting = [
            (-self.average(one, other), one, other)
            for one, chances in self.sums.items()
            for other in chances
            if one < other
        ]
        heapify(waiting)
        while waiting and -waiting[0][0] >= sure:
            chance, one, other = heappop(waiting)
            if one not in self.members or other not in self.members or other in self.barred[one]:
                continue
            if -chance != self.average(one, other):
                continue  # the groups have grown since; what they are now waits as well
            first = self.join(one, other)
            for at in self.sums[first]:
                if (average := self.average(first, at)) >= sure:
                    heappush(waiting, (-average, min(first, at), max(first, at)))
        return list(self.members.values())
