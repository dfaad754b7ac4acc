"""How right copies are against the truth of made trees: pairs tied together, direction, originals."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.trees import Told, Truth
from firsthand.groups import Groups
from firsthand.records import Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One tie found: `later` took from `earlier`; `directed` is False where nothing told which came first."""

    earlier: str
    later: str
    directed: bool = True


Figures = dict[str, float]


def edges_of(copies: Iterable[Copy], *, rewritten: bool = False) -> list[Edge]:
    """The verbatim and edited copies as edges, the rewritten ones only where asked for."""
    return [
        Edge(earlier=one.earlier, later=one.later, directed=one.directed)
        for one in copies
        if rewritten or one.kind != "rewritten"
    ]


def score(truth: Truth, edges: list[Edge]) -> Figures:
    """All figures by name, in one order: `pairs.*`, `direction.*`, `root.*`, `parents.*`.

    `pairs` are those that edges tie together, directly or through others, as `score_stories.py` counts them.
    `direction` looks at the pairs of a copy and its parent that are among the edges. `root` is the share of documents
    in trees of two or more whose originals, found by following the edges back, are exactly the right ones. `parents`
    counts single edges.
    """
    gold = truth.edges()
    return {
        **named("pairs", *tied(gold, [(one.later, one.earlier) for one in edges])),
        **directions(gold, edges),
        "root.right": roots_right(truth, edges),
        **named("parents", len({(one.later, one.earlier) for one in edges} & set(gold)), len(gold), len(edges)),
    }


def named(name: str, hits: int, gold: int, found: int) -> Figures:
    """Precision, recall and F1 under one name; 0 where there is nothing to count."""
    p, r = hits / found if found else 0.0, hits / gold if gold else 0.0
    return {f"{name}.p": p, f"{name}.r": r, f"{name}.f1": 2 * p * r / (p + r) if p + r else 0.0}


def tied(gold: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]]) -> tuple[int, int, int]:
    """Pairs tied together in both, in `gold`, in `found`; counted by group, so that great groups cost little."""
    of_gold, of_found = groups(gold), groups(found)
    both = Counter((group, of_found[one]) for one, group in of_gold.items() if one in of_found)
    counts = (both.values(), Counter(of_gold.values()).values(), Counter(of_found.values()).values())
    shared, in_gold, in_found = (sum(math.comb(size, 2) for size in sizes) for sizes in counts)
    return shared, in_gold, in_found


def groups(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each document that an edge names, with one document that stands for its group."""
    found = Groups[str]()
    for one, other in edges:
        found.join(one, other)
    return found.heads()


def directions(gold: list[tuple[str, str]], edges: list[Edge]) -> Figures:
    """Of the true pairs among the edges: how many, the share of right direction, the same of the directed ones."""
    either = {frozenset(pair) for pair in gold}
    met = [one for one in edges if frozenset((one.later, one.earlier)) in either]
    told = set(gold)
    right = [one for one in met if (one.later, one.earlier) in told]
    sure = [one for one in met if one.directed]
    return {
        "direction.pairs": len(met),
        "direction.right": len(right) / len(met) if met else 0.0,
        "direction.decided": len(sure) / len(met) if met else 0.0,
        "direction.decided_right": sum(one.directed for one in right) / len(sure) if sure else 0.0,
    }


def roots_right(truth: Truth, edges: list[Edge]) -> float:
    """The share of documents in true trees of two or more whose originals by the edges are exactly the right ones."""
    parents: defaultdict[str, list[str]] = defaultdict(list)
    for one in edges:
        parents[one.later].append(one.earlier)
    members = sorted(groups(truth.edges()))
    right = sum(originals(one, parents) == set(truth.told[one].roots) for one in members)
    return right / len(members) if members else 0.0


def originals(start: str, parents: Mapping[str, list[str]]) -> set[str]:
    """Where the edges lead back to from one document; itself where it has no parent."""
    seen, stack, found = {start}, [start], set()
    while stack:
        one = stack.pop()
        above = parents.get(one, [])
        if not above:
            found.add(one)
        stack += [each for each in above if each not in seen]
        seen.update(above)
    return found


def second_reports_tied(told: Mapping[str, Told], edges: list[Edge]) -> int:
    """Edges between documents of one event that have no original in common: taken for copies, and are none."""
    return sum(told[one.later].event == told[one.earlier].event and is_foreign(told, one) for one in edges)


def strangers_tied(told: Mapping[str, Told], edges: list[Edge]) -> int:
    """Edges between documents of different events."""
    return sum(told[one.later].event != told[one.earlier].event for one in edges)


def is_foreign(told: Mapping[str, Told], edge: Edge) -> bool:
    """Whether the two have no original in common."""
    return not set(told[edge.later].roots) & set(told[edge.earlier].roots)
