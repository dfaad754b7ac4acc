"""Where the boxes and lines of a stemma stand: by depth from the top, parts that nothing ties together apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from firsthand.views.clean import width
from firsthand.views.stemma import Node, Stemma, Tie, TieKind
from firsthand.views.stemma_rows import BOX, GAP, Rows, centred, mean, rows_of, size, untangled
from firsthand.views.trace_words import ranges
from firsthand.views.traced import Traced

LETTERS = 18  # columns of words that fit in a box
MARK = "• "  # before each origin of a box that lists several
SMALL = 20  # columns of small words that do
LEADING = 17.0  # height of a line of words
PADDING = 9.0
ROWS = 66.0  # between a row and the next one
MARGIN = 12.0
PILES: dict[TieKind, str] = {"verbatim": "copies", "edited": "edited copies", "rewritten": "rewrites"}
NAMES = 5  # origins that one box names
SHELF = 1080.0  # width from which on parts that nothing ties together stand under each other
RING = 118.0  # room beside the tie that closes a ring, for its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node where it is drawn: top left corner, height, and its lines of words, the name first.

    `listed` is True where the names are a list, set from the left.
    """

    node: Node
    x: float
    y: float
    height: float
    names: tuple[str, ...]
    facts: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A tie where it is drawn: the points that it passes, from above to below, straight and bent pieces in turn.

    `label` is the middle of the words at its lower end; None where a neighbour's words stand for it too.
    """

    tie: Tie
    points: tuple[tuple[float, float], ...]
    label: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A stemma laid out: its size, its boxes from the top, its strokes."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]


def drawing(found: Traced, tree: Stemma, days: Mapping[str, str]) -> Drawing:
    """The tree laid out; `days` gives the day that is written under each article. Same tree, same drawing.

    Parts that nothing ties together stand side by side, and under each other where they would be too wide.
    """
    return _shelved([_part(found, part, days) for part in _parts(tree)])


def _parts(tree: Stemma) -> list[Stemma]:
    """The tree in pieces that hang together, in the order of their first nodes."""
    root = {node.key: node.key for node in tree.nodes}

    def top(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for tie in tree.ties:
        root[top(tie.below)] = top(tie.above)
    nodes: dict[str, list[Node]] = {}
    ties: dict[str, list[Tie]] = {}
    for node in tree.nodes:
        nodes.setdefault(top(node.key), []).append(node)
    for tie in tree.ties:
        ties.setdefault(top(tie.above), []).append(tie)
    return [Stemma(nodes=tuple(held), ties=tuple(ties.get(key, ()))) for key, held in nodes.items()]


def _shelved(parts: Sequence[Drawing]) -> Drawing:
    """The parts from left to right, in as many shelves as they need."""
    boxes: list[Box] = []
    strokes: list[Stroke] = []
    left = top = foot = wide = 0.0
    for part in parts:
        if left and left + part.width > SHELF:
            left, top = 0.0, foot
        boxes += [replace(box, x=round(box.x + left, 1), y=round(box.y + top, 1)) for box in part.boxes]
        strokes += [_moved(stroke, left, top) for stroke in part.strokes]
        left += part.width
        foot, wide = max(foot, top + part.height), max(wide, left)
    return Drawing(width=round(wide, 1), height=round(foot, 1), boxes=tuple(boxes), strokes=tuple(strokes))


def _moved(stroke: Stroke, right: float, down: float) -> Stroke:
    points = tuple((round(x + right, 1), round(y + down, 1)) for x, y in stroke.points)
    return replace(stroke, points=points, label=None if stroke.label is None else round(stroke.label + right, 1))


def _part(found: Traced, tree: Stemma, days: Mapping[str, str]) -> Drawing:
    """A part of a stemma that hangs together, laid out from its own top left corner."""
    took = {tie.below: tie.kind for tie in tree.ties}
    words = {node.key: _words(found, node, days, took.get(node.key)) for node in tree.nodes}
    dense = {depth: at for at, depth in enumerate(sorted({node.depth for node in tree.nodes}))}
    level = {node.key: dense[node.depth] for node in tree.nodes}
    rows = untangled(rows_of(tree, level))
    middles = centred(rows)
    shift = MARGIN - min((at - size(key) / 2 for key, at in middles.items()), default=0.0)
    centres = {key: round(at + shift, 1) for key, at in middles.items()}
    tops = _tops(rows, words)
    boxes = {
        node.key: Box(
            node=node,
            x=round(centres[node.key] - BOX / 2, 1),
            y=tops[level[node.key]],
            height=_height(words[node.key]),
            names=words[node.key][0],
            facts=words[node.key][1],
            listed=node.kind == "origin" and len(node.names) > 1,
        )
        for node in tree.nodes
    }
    strokes = _strokes(rows, boxes, centres, tops, [tie for tie in tree.ties if tie.back])
    reach = [box.x + BOX for box in boxes.values()]
    reach += [x + (RING if stroke.tie.back else 0.0) for stroke in strokes for x, _ in stroke.points]
    return Drawing(
        width=round(max(reach) + MARGIN, 1),
        height=round(max(box.y + box.height for box in boxes.values()) + 2 * MARGIN, 1),
        boxes=tuple(boxes.values()),
        strokes=strokes,
    )


Words = tuple[tuple[str, ...], tuple[str, ...]]


def _words(found: Traced, node: Node, days: Mapping[str, str], took: TieKind | None) -> Words:
    if node.kind == "origin":
        mark = MARK if len(node.names) > 1 else ""
        names = [line for name in node.names[:NAMES] for line in fitted(mark + name, 2)]
        more = (f"and {len(node.names) - NAMES} more",) if len(node.names) > NAMES else ()
        return tuple(names), (*more, *(() if node.counts else ("does not count",)))
    if node.kind == "carrier":
        return fitted(node.names[0], 2), ("● origin" if node.own else "text not here",)
    numbers = ranges(sorted(found.numbers[key] for key in node.documents)).replace("\u00a0", " ")
    if len(node.documents) > 1:
        return (f"{len(node.documents)} {PILES.get(took or 'says', 'articles')}",), fitted(numbers, 3)
    own = ("● its own voice",) if node.own else ()
    return fitted(node.names[0], 2), (_cut(f"{numbers} {days[node.documents[0]]}", SMALL), *own)


def fitted(words: str, most: int) -> tuple[str, ...]:
    """Words in at most `most` lines of a box, cut with an ellipsis where they are longer.

    >>> fitted("Le Phare du Sahel (English service)", 2)
    ('Le Phare du Sahel', '(English service)')
    """
    lines: list[str] = [""]
    for word in words.split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if width(joined) <= LETTERS or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    return tuple(_cut(line) for line in kept)


def _cut(line: str, columns: int = LETTERS) -> str:
    if width(line) <= columns:
        return line
    kept = line
    while width(kept) > columns - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _height(words: Words) -> float:
    return 2 * PADDING + LEADING * (len(words[0]) + len(words[1]))


def _tops(rows: Rows, words: Mapping[str, Words]) -> list[float]:
    """Where each row begins: below the highest box of the row above it."""
    tops = [MARGIN]
    for row in rows.rows:
        tops.append(tops[-1] + max((_height(words[key]) for key in row if key in words), default=0.0) + ROWS)
    return tops


def _strokes(
    rows: Rows, boxes: Mapping[str, Box], centres: Mapping[str, float], tops: Sequence[float], back: Sequence[Tie]
) -> tuple[Stroke, ...]:
    """The ties as points: from ports at the foot of the upper box to ports at the head of the lower one."""
    heads = _ports(rows, centres, lower=True)
    feet = _ports(rows, centres, lower=False)
    labelled = _labels(rows, heads)
    strokes: list[Stroke] = []
    for at, (tie, places) in enumerate(rows.chains):
        upper, lower = boxes[tie.above], boxes[tie.below]
        foot = min(top for top in tops if top > upper.y) - ROWS
        points = [(feet[at], upper.y + upper.height), (feet[at], foot)]
        for bend in places[1:-1]:
            level = int(bend.rpartition(":")[2])
            points += [(centres[bend], tops[level]), (centres[bend], tops[level + 1] - ROWS)]
        points.append((heads[at], lower.y))
        strokes.append(Stroke(tie=tie, points=tuple(points), label=labelled.get(at)))
    return (*strokes, *(_ring(tie, boxes[tie.above], boxes[tie.below]) for tie in back))


def _ports(rows: Rows, centres: Mapping[str, float], *, lower: bool) -> dict[int, float]:
    """Where each tie meets a box, spread over its side in the order in which the ties come in."""
    meeting: dict[str, list[tuple[float, int]]] = {}
    for at, (tie, places) in enumerate(rows.chains):
        beside = places[-2] if lower else places[1]
        meeting.setdefault(tie.below if lower else tie.above, []).append((centres[beside], at))
    ports: dict[int, float] = {}
    for key, ties in meeting.items():
        for place, (_, at) in enumerate(sorted(ties), start=1):
            ports[at] = round(centres[key] - BOX / 2 + BOX * place / (len(ties) + 1), 1)
    return ports


def _labels(rows: Rows, heads: Mapping[int, float]) -> dict[int, float]:
    """Where a label stands over a box: once for neighbouring ties of one kind, in their middle."""
    meeting: dict[str, list[int]] = {}
    for at, (tie, _) in enumerate(rows.chains):
        meeting.setdefault(tie.below, []).append(at)
    labels: dict[int, float] = {}
    for ties in meeting.values():
        ordered = sorted(ties, key=lambda at: heads[at])
        for alike in _neighbouring(rows, ordered):
            labels[alike[0]] = round(mean([heads[at] for at in alike], 0.0), 1)
    return labels


def _neighbouring(rows: Rows, ties: Sequence[int]) -> Iterator[list[int]]:
    """Ties side by side that are of one kind."""
    for _, group in groupby(ties, key=lambda at: (rows.chains[at][0].kind, rows.chains[at][0].directed)):
        yield list(group)


def _ring(tie: Tie, upper: Box, lower: Box) -> Stroke:
    """The tie that closes a ring: out at the right of the one, back in at the right of the other."""
    start = (upper.x + BOX, upper.y + upper.height / 2)
    end = (lower.x + BOX, lower.y + lower.height / 2)
    out = max(start[0], end[0]) + 2 * GAP
    return Stroke(tie=tie, points=(start, (out, start[1]), (out, end[1]), end), label=None)
