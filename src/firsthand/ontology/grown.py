"""A dict that grows where it is looked up, so that a hundred thousand own names cost nothing until a text has one."""

import gc
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class Growing(dict[Any, Any]):
    """A dict of the package's names whose look-ups find own names as well; iteration gives the package's alone.

    A key is a name's first word or a tuple that starts with it. The first look at a key whose first word is in
    `waiting` calls `grow` with that word for the items of all such keys, the package's among them. Two threads that
    look at once may both call it, and get the same.
    """

    __slots__ = ("grow", "grown", "waiting")

    def __init__(
        self, start: Mapping[Any, Any], waiting: Container[str], grow: Callable[[str], Mapping[Any, Any]]
    ) -> None:
        super().__init__(start)
        self.waiting = waiting
        self.grow = grow
        self.grown: dict[str, Mapping[Any, Any]] = {}

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or self._own(key) is not None

    def __getitem__(self, key: Any) -> Any:
        found = self._own(key)
        return super().__getitem__(key) if found is None else found

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key, with what own names add to it."""
        found = self._own(key)
        return super().get(key, default) if found is None else found

    def _own(self, key: Any) -> Any:
        first = key if isinstance(key, str) else key[0] if key else ""
        if first not in self.waiting:
            return None
        if first not in self.grown:
            self.grown[first] = self.grow(first)
        return self.grown[first].get(key)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Within the block the collector of cycles is off: rows have none, and looking for them takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
