"""A stemma as a tree of lines: each node hangs by its closest tie, what else leads to it is told beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.views.stemma import Node, Stemma, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node where it hangs in the tree of lines: by which tie, what else leads to it, and what hangs below."""

    node: Node
    tie: Tie | None
    others: tuple[Tie, ...]
    below: tuple["Branch", ...]


def branches(tree: Stemma) -> tuple[Branch, ...]:
    """The tree as one that can be written in lines: each node hangs by its closest tie, the others are told."""
    nodes = {node.key: node for node in tree.nodes}
    into = {key: tree.into(key) for key in nodes}
    hanging: dict[str | None, list[str]] = {}
    for node in tree.nodes:
        down = [tie for tie in into[node.key] if not tie.back]
        hanging.setdefault(down[0].above if down else None, []).append(node.key)
    return tuple(_branch(key, nodes, into, hanging) for key in hanging.get(None, ()))


def _branch(
    key: str,
    nodes: Mapping[str, Node],
    into: Mapping[str, tuple[Tie, ...]],
    hanging: Mapping[str | None, Sequence[str]],
) -> Branch:
    tie = next((tie for tie in into[key] if not tie.back), None)
    others = tuple(one for one in into[key] if one is not tie)
    below = tuple(_branch(one, nodes, into, hanging) for one in hanging.get(key, ()))
    return Branch(node=nodes[key], tie=tie, others=others, below=below)


def walk(parts: Iterable[Branch]) -> Iterator[Branch]:
    """The branches and all below them, from the top down."""
    for part in parts:
        yield part
        yield from walk(part.below)
