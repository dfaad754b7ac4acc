"""Which documents hold a key: sorted arrays for many, a small table for those added since."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int32]
FRESH = 1 << 18  # entries in the table before they are sorted in: then adding one is cheap on average


class Postings:
    """The documents, by number, that hold each key; one document holds a key once."""

    def __init__(self, keys: Keys, owners: Numbers) -> None:
        """Of document `owners[i]` holding `keys[i]`; repeated pairs count once."""
        self._keys, self._owners = ordered(keys, owners)
        self._fresh: dict[int, list[int]] = {}
        self._fresh_size = 0

    def add(self, keys: Keys, owner: int) -> None:
        """Note that the new document `owner` holds `keys`."""
        for key in np.unique(keys).tolist():
            self._fresh.setdefault(key, []).append(owner)
            self._fresh_size += 1
        if self._fresh_size > max(FRESH, len(self._keys) // 4):
            self._sort_in()

    def holders(self, key: int) -> list[int]:
        """The documents that hold `key`, in the order of their numbers."""
        start = np.searchsorted(self._keys, np.uint64(key), side="left")
        end = np.searchsorted(self._keys, np.uint64(key), side="right")
        return [*self._owners[start:end].tolist(), *self._fresh.get(key, ())]

    def groups(self, least: int) -> Iterator[tuple[int, Numbers]]:
        """Each key that at least `least` documents hold, and these documents; by key."""
        self._sort_in()
        edges = np.flatnonzero(self._keys[1:] != self._keys[:-1]) + 1
        starts = np.concatenate(([0], edges)) if len(self._keys) else edges
        sizes = np.diff(np.concatenate((starts, [len(self._keys)])))
        for at in np.flatnonzero(sizes >= least).tolist():
            start = starts[at]
            yield int(self._keys[start]), self._owners[start : start + sizes[at]]

    def _sort_in(self) -> None:
        if not self._fresh:
            return
        keys = [key for key, owners in self._fresh.items() for _ in owners]
        owners = [owner for each in self._fresh.values() for owner in each]
        self._keys, self._owners = ordered(
            np.concatenate((self._keys, np.array(keys, dtype=np.uint64))),
            np.concatenate((self._owners, np.array(owners, dtype=np.int32))),
        )
        self._fresh, self._fresh_size = {}, 0


def ordered(keys: Keys, owners: Numbers) -> tuple[Keys, Numbers]:
    """The pairs of key and owner in order, each once."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[first], owners[first]
