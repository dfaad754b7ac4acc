"""Where a family of copies began, when dates and credits do not tell of each pair: from the shape of the whole."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firsthand.groups import Groups

IDLE = 20  # words of content that tell nothing yet
PER_WORD = 1 / 40  # what each word beyond weighs
MOST = 1.5  # and all words together at most
TELLS = 0.5  # from which difference on one end of an edge counts as the first


def odds_of(words: float) -> float:
    """What a surplus of so many words weighs; the sign tells the side.

    >>> odds_of(20), odds_of(-40), odds_of(1000)
    (0.0, -0.5, 1.5)
    """
    return math.copysign(min(MOST, PER_WORD * max(0.0, abs(words) - IDLE)), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooted:
    """A tree of likeness: for each node how far from the root it is, and for each edge how surely it points away."""

    depth: dict[int, int]
    above: dict[int, int]
    margin: dict[tuple[int, int], float]

    def first(self, left: int, right: int) -> int:
        """1 where the tree tells that `left` came before `right`, -1 for the contrary, 0 where it does not tell."""
        if (left, right) in self.margin or (right, left) in self.margin:
            gap = self.margin.get((left, right), -self.margin.get((right, left), 0.0))
            return 0 if abs(gap) < TELLS else (1 if gap > 0 else -1)
        gap = self.depth[right] - self.depth[left]
        return (gap > 0) - (gap < 0)


def rooted(
    count: int, edges: Sequence[tuple[float, int, int]], odds: Callable[[int, int], float], priors: Sequence[float]
) -> Rooted:
    """The tree that joins nodes 0 to `count` by their likest edges (likeness, node, node), from its likeliest root on.

    `odds` tells how surely the first of two nodes came before the second, `priors` what speaks for each node being the
    root, all as logarithms of odds. Beside them counts that texts which many others hang on are early: the number of
    orders in which a tree can have grown from a root (rumour centrality, Shah and Zaman 2011).
    """
    tree = spanning(count, edges)
    order, above = walked(0, tree)
    sizes = dict.fromkeys(order, 1)
    for at in reversed(order[1:]):
        sizes[above[at]] += sizes[at]
    gains = {at: odds(above[at], at) for at in order[1:]}
    score = {0: 0.0}
    for at in order[1:]:
        shape = math.log(sizes[at] / (len(order) - sizes[at]))
        score[at] = score[above[at]] + shape - 2 * gains[at]
    score = {at: value + priors[at] for at, value in score.items()}
    best = max(order, key=lambda at: (round(score[at], 9), -at))
    return from_root(best, tree, score)


def from_root(root: int, tree: dict[int, list[int]], score: dict[int, float]) -> Rooted:
    """The tree seen from its root, with the best score on each side of each edge compared."""
    order, above = walked(root, tree)
    depth = {root: 0}
    for at in order[1:]:
        depth[at] = depth[above[at]] + 1
    below = dict(score)
    for at in reversed(order[1:]):
        below[above[at]] = max(below[above[at]], below[at])
    margin = {(above[at], at): score[root] - below[at] for at in order[1:]}
    return Rooted(depth=depth, above=above, margin=margin)


def spanning(count: int, edges: Sequence[tuple[float, int, int]]) -> dict[int, list[int]]:
    """The neighbours of each node in the tree of the likest edges."""
    groups = Groups(range(count))
    tree: dict[int, list[int]] = {at: [] for at in range(count)}

    for _, one, other in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        if groups.join(one, other):
            tree[one].append(other)
            tree[other].append(one)
    return tree


def walked(root: int, tree: dict[int, list[int]]) -> tuple[list[int], dict[int, int]]:
    """The nodes from the root on, each after the one above it, and the node above each."""
    order, above = [root], dict[int, int]()
    for at in order:
        for other in tree[at]:
            if other != above.get(at, -1):
                above[other] = at
                order.append(other)
    return order, above
