"""Documents with one text: which of them is the first, and from whom each other one took it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from firsthand.trace.direction import LATE, Item


class Family:
    """The documents, by number, that have the same words, in the order of their times; never empty.

    It answers who among them a document may have taken from without looking at all of them.
    """

    def __init__(self, numbers: Iterable[int], items: Sequence[Item]) -> None:
        self.items = items
        self.members = sorted(numbers, key=lambda at: items[at].rank)
        self._opens = [items[at].rank[0] for at in self.members]

    @cached_property
    def first(self) -> int:
        """The one whose outlet most others credit, unless it is dated much later than all; else the earliest."""
        credits = Counter(key for at in self.members for key in self.items[at].credited)
        earliest = self.members[0]
        limit = self.items[earliest].first.closes + LATE
        cited = [at for at in self.members if credits[self._publisher(at)] and self.items[at].first.opens <= limit]
        return max(cited, key=lambda at: credits[self._publisher(at)]) if cited else earliest

    def _publisher(self, at: int) -> str:
        return self.items[at].publisher or ""

    @cached_property
    def _by_title(self) -> dict[str, list[int]]:
        return grouped((self.items[at].title, place) for place, at in enumerate(self.members))

    @cached_property
    def _by_publisher(self) -> dict[str, list[int]]:
        return grouped((self._publisher(at), place) for place, at in enumerate(self.members))

    def before(self, child: Item) -> list[int]:
        """The members that `child` likely took from.

        The first, the last before it, the first undated one, those of its headline or credit.
        """
        end = bisect_left(self._opens, child.rank[0])
        places = {0, end - 1} if end else {0}
        same_title = self._by_title.get(child.title, []) if child.title else []
        cited = (self._by_publisher.get(key, []) for key in sorted(child.credited))
        for place in (same_title, *cited):
            at = bisect_left(place, end)
            places.update(place[max(0, at - 1) : at + 1])
        undated = bisect_left(self._opens, float("inf"))
        places.update(range(undated, min(undated + 1, len(self.members))))
        return sorted({self.first, *(self.members[place] for place in places)})


def grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Places by their key, in order."""
    found: dict[str, list[int]] = {}
    for key, place in pairs:
        found.setdefault(key, []).append(place)
    return found
