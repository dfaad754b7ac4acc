"""The trees of families: which text of each a tree of likeness grew from, and which texts join two families."""

from collections.abc import Callable, Mapping, Sequence

from firsthand.trace.direction import Item, fuller, verdict
from firsthand.trace.rooting import Rooted, odds_of, rooted
from firsthand.trace.ties import Tie

SURE = 8.0  # what a date or credit weighs, as the logarithm of odds
CITED = 3.0  # what it weighs that others of the family credit a text's outlet
CITING = 1.5  # and that a text credits another outlet, as a sign against
JOINED = 0.75  # share of both sources that a join of two has at most
APART = 0.2  # share of the smaller part that the parts a join took from two sources have in common at most

Ties = Mapping[int, Mapping[int, Tie]]


def family_of(start: int, ties: Ties, key: Callable[[int], str]) -> list[int]:
    """The texts that ties join to `start`, itself included, in the order of `key`."""
    seen, waiting = {start}, [start]
    while waiting:
        for other in ties.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return sorted(seen, key=key)


def tree(nodes: Sequence[int], items: Mapping[int, Item], ties: Ties) -> Rooted:
    """The tree of some texts, each known by its first document; its nodes are places in `nodes`."""
    place = {text: at for at, text in enumerate(nodes)}
    edges = [
        (shared.nearness, place[text], place[other])
        for text in nodes
        for other, shared in ties.get(text, {}).items()
        if other in place and place[text] < place[other]
    ]
    row = [items[text] for text in nodes]
    return rooted(len(nodes), edges, lambda one, other: odds(nodes[one], nodes[other], items, ties), priors(row))


def odds(left: int, right: int, items: Mapping[int, Item], ties: Ties) -> float:
    """How surely the first of two texts came before the second."""
    told = verdict(items[left], items[right])
    return SURE * told.first if told.first else odds_of(fuller(items[left], items[right], ties[left][right]))


def priors(row: Sequence[Item]) -> list[float]:
    """What speaks for each of some documents being the first of all: it is not late, the others credit it."""
    soonest = min(item.first.closes for item in row)
    cited = frozenset[str]().union(*(item.credited for item in row))
    return [prior(item, item.publisher in cited, item.first.opens >= soonest) for item in row]


def prior(item: Item, is_cited: bool, is_late: bool) -> float:
    """What speaks for one document being the first of its family."""
    cites = item.publisher is not None and bool(item.credited)
    return CITED * is_cited - CITING * cites - SURE * is_late


def joins(nodes: Sequence[int], ties: Ties) -> frozenset[int]:
    """The texts that took a part from one family and another part from another: nothing else ties the two.

    A text that others cut in two is none: of a join both sources have more than it took.
    """
    return frozenset(text for text in nodes if is_join(text, ties))


def is_join(text: int, ties: Ties) -> bool:
    """Whether a text is made of parts of two that have nothing in common."""
    nearest = [
        max((ties[text][other] for other in part), key=lambda shared: shared.nearness) for part in parts(text, ties)
    ]
    taken = sorted((one for one in nearest if one.right.cover < JOINED), key=lambda one: -one.left.shared)[:2]
    if len(taken) < 2:
        return False
    both = int((taken[0].left.same & taken[1].left.same).sum())
    return both <= APART * taken[1].left.shared


def parts(text: int, ties: Ties) -> list[list[int]]:
    """The partners of a text in groups that ties hold together without it."""
    left, groups = set(ties.get(text, ())), list[list[int]]()
    while left:
        waiting, group = [min(left)], list[int]()
        left.discard(waiting[0])
        while waiting:
            at = waiting.pop()
            group.append(at)
            near = sorted(left.intersection(ties.get(at, ())))
            left.difference_update(near)
            waiting.extend(near)
        groups.append(group)
    return groups
