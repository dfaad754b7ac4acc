"""Edges from parent to child, made into one graph without rings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.groups import Groups
from firsthand.trace.direction import Item, Verdict
from firsthand.trace.rewrites import Retold
from firsthand.trace.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A document, by number, and one it took from: what they share word by word, or else how it is retold."""

    parent: int
    child: int
    verdict: Verdict
    tie: Tie | None = None
    retold: Retold | None = None

    @property
    def strength(self) -> float:
        """The words that both share; below one for a rewrite."""
        return float(self.tie.right.shared) if self.tie else (self.retold.likely if self.retold else 0.0)


def settled(edges: Iterable[Edge], undecided: Iterable[Edge], items: Sequence[Item]) -> list[Edge]:
    """The edges, without those that close a ring, and of the undecided ones those that join what is not yet joined.

    Edges that go with the time are kept first; of the others the ones with most shared words.
    """
    parents_of: dict[int, list[int]] = {}
    kept: list[Edge] = []
    for edge in sorted(edges, key=lambda one: order(one, items)):
        forward = items[edge.parent].rank < items[edge.child].rank
        if forward or not reaches(edge.parent, edge.child, parents_of):
            parents_of.setdefault(edge.child, []).append(edge.parent)
            kept.append(edge)
    groups = Groups(range(len(items)))
    for edge in kept:
        groups.join(edge.parent, edge.child)
    kept.extend(
        edge for edge in sorted(undecided, key=lambda one: order(one, items)) if groups.join(edge.parent, edge.child)
    )
    return kept


def order(edge: Edge, items: Sequence[Item]) -> tuple[bool, float, str, str]:
    """Edges that go with the time first, then by how much is shared, then by ids."""
    parent, child = items[edge.parent], items[edge.child]
    return (parent.rank >= child.rank, -edge.strength, child.document.id, parent.document.id)


def reaches(start: int, goal: int, parents_of: dict[int, list[int]]) -> bool:
    """Whether `goal` is `start` or an ancestor of it."""
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        for parent in parents_of.get(at, ()):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False
