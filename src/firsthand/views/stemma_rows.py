"""The rows of a stemma: what stands in each, in the order with few crossings, neighbours near each other."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from firsthand.views.stemma import Stemma, Tie

BOX = 164.0  # width of a box
GAP = 20.0  # between boxes side by side
BEND = 10.0  # what a line takes where it passes through a row
SWEEPS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What stands in each row from left to right, and for each tie the places that it passes, one a row."""

    rows: tuple[tuple[str, ...], ...]
    chains: tuple[tuple[Tie, tuple[str, ...]], ...]

    def steps(self) -> Iterator[tuple[str, str]]:
        """Each piece of a tie from one row to the next."""
        for _, places in self.chains:
            yield from pairwise(places)


def rows_of(tree: Stemma, level: Mapping[str, int]) -> Rows:
    """The nodes by row in their own order; a tie that passes a row without stopping has a bend there."""
    rows: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for node in tree.nodes:
        rows[level[node.key]].append(node.key)
    chains: list[tuple[Tie, tuple[str, ...]]] = []
    for at, tie in enumerate(tree.ties):
        if tie.back or level[tie.above] >= level[tie.below]:
            continue
        bends = {row: f"bend:{at}:{row}" for row in range(level[tie.above] + 1, level[tie.below])}
        for row, bend in bends.items():
            rows[row].append(bend)
        chains.append((tie, (tie.above, *bends.values(), tie.below)))
    return Rows(rows=tuple(map(tuple, rows)), chains=tuple(chains))


def untangled(rows: Rows) -> Rows:
    """The rows in the order with the fewest crossings that sweeps by the neighbours' mean place find."""
    above, below = _neighbours(rows)
    best, fewest = rows, _crossings(rows)
    now = [list(row) for row in rows.rows]
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        order = range(1, len(now)) if down else range(len(now) - 2, -1, -1)
        for level in order:
            beside = now[level - 1 if down else level + 1]
            now[level] = _by_neighbours(now[level], beside, above if down else below)
        tried = Rows(rows=tuple(map(tuple, now)), chains=rows.chains)
        if (crossings := _crossings(tried)) < fewest:
            best, fewest = tried, crossings
    return best


def _neighbours(rows: Rows) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for upper, lower in rows.steps():
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    return above, below


def _by_neighbours(row: Sequence[str], beside: Sequence[str], neighbours: Mapping[str, Sequence[str]]) -> list[str]:
    """The row sorted by the mean place of each one's neighbours; those without stay where they stand."""
    place = {key: at for at, key in enumerate(beside)}
    means = {
        key: sum(place[one] for one in near) / len(near) if (near := neighbours.get(key, ())) else None for key in row
    }
    moving = iter(sorted((key for key in row if means[key] is not None), key=lambda key: means[key] or 0.0))
    return [key if means[key] is None else next(moving) for key in row]


def _crossings(rows: Rows) -> int:
    """How often two pieces of ties cross."""
    place = {key: (down, at) for down, row in enumerate(rows.rows) for at, key in enumerate(row)}
    steps: dict[int, list[tuple[int, int]]] = {}
    for upper, lower in rows.steps():
        steps.setdefault(place[upper][0], []).append((place[upper][1], place[lower][1]))
    total = 0
    for pairs in steps.values():
        seen: list[int] = []
        for _, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
            ends = [end for _, end in group]
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def size(key: str) -> float:
    """The width that a box takes, or a line that passes."""
    return BEND if key.startswith("bend:") else BOX


def centred(rows: Rows) -> dict[str, float]:
    """The middle of each place: as near to the middle of its neighbours as the others of its row leave room."""
    above, below = _neighbours(rows)
    at: dict[str, float] = {}
    for row in rows.rows:
        at.update(_spread([(key, 0.0) for key in row]))
    for sweep in range(SWEEPS):
        order = rows.rows if sweep % 2 == 0 else rows.rows[::-1]
        near = above if sweep % 2 == 0 else below
        for row in order:
            wanted = [(key, mean([at[one] for one in near.get(key, ())], at[key])) for key in row]
            at.update(_spread(wanted))
    return at


def mean(values: Sequence[float], otherwise: float) -> float:
    """The mean of the values; `otherwise` where there are none."""
    return sum(values) / len(values) if values else otherwise


def _spread(wanted: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Middles as near to those wanted as order and room allow (least squares: pool adjacent violators)."""
    offsets = [0.0]
    for (left, _), (right, _) in pairwise(wanted):
        offsets.append(offsets[-1] + (size(left) + size(right)) / 2 + GAP)
    pools: list[tuple[float, int]] = []
    for (_, middle), offset in zip(wanted, offsets, strict=False):
        total, number = middle - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / number:
            total, number = total + pools[-1][0], number + pools[-1][1]
            pools.pop()
        pools.append((total, number))
    bases = [total / number for total, number in pools for _ in range(number)]
    return {key: base + offset for (key, _), base, offset in zip(wanted, bases, offsets, strict=False)}
