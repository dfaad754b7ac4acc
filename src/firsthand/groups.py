"""Items in groups that only grow together."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Any)  # hashable, with an order


class Groups(Generic[T]):
    """Items in groups that only grow together; the first of a group in their own order stands for it.

    After Galler and Fischer (1964). An item that was not given stands for itself until it is joined.

    >>> groups = Groups("abc")
    >>> groups.join("c", "b"), groups.find("c"), groups.join("b", "c")
    (True, 'b', False)
    """

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._above: dict[T, T] = {item: item for item in items}

    def find(self, item: T) -> T:
        """The one item that stands for the group of `item`."""
        above = self._above
        above.setdefault(item, item)
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    def join(self, one: T, other: T) -> bool:
        """Make two groups one; False where they were one already."""
        one, other = self.find(one), self.find(other)
        self._above[max(one, other)] = min(one, other)
        return bool(one != other)

    def heads(self) -> dict[T, T]:
        """Each item with the one that stands for its group."""
        return {item: self.find(item) for item in self._above}
