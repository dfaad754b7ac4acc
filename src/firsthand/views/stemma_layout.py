"""Where the boxes and lines of a stemma stand: by depth from the top, few crossings, neighbours near each other."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from firsthand.views.clean import width
from firsthand.views.stemma import Node, Stemma, Tie, TieKind
from firsthand.views.trace_words import ranges
from firsthand.views.traced import Traced

BOX = 156.0  # width of a box
LETTERS = 18  # columns of words that fit in a box
SMALL = 20  # columns of small words that do
LEADING = 17.0  # height of a line of words
PADDING = 9.0
GAP = 20.0  # between boxes side by side
BEND = 10.0  # what a line takes where it passes through a row
ROWS = 66.0  # between a row and the next one
SWEEPS = 12
MARGIN = 12.0
PILES: dict[TieKind, str] = {"verbatim": "copies", "edited": "edited copies", "rewritten": "rewrites"}
NAMES = 5  # origins that one box names
SHELF = 1080.0  # width from which on parts that nothing ties together stand under each other
RING = 118.0  # room beside the tie that closes a ring, for its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node where it is drawn: top left corner, height, and its lines of words, the name first."""

    node: Node
    x: float
    y: float
    height: float
    names: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A tie where it is drawn: the points that it passes, from above to below.

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
    rows = _untangled(_rows(tree, level))
    middles = _centred(rows)
    shift = MARGIN - min((at - _size(key) / 2 for key, at in middles.items()), default=0.0)
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
        mark = "• " if len(node.names) > 1 else ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What stands in each row from left to right, and for each tie the places that it passes, one a row."""

    rows: tuple[tuple[str, ...], ...]
    chains: tuple[tuple[Tie, tuple[str, ...]], ...]

    def steps(self) -> Iterator[tuple[str, str]]:
        """Each piece of a tie from one row to the next."""
        for _, places in self.chains:
            yield from pairwise(places)


def _rows(tree: Stemma, level: Mapping[str, int]) -> Rows:
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


def _untangled(rows: Rows) -> Rows:
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


def _size(key: str) -> float:
    return BEND if key.startswith("bend:") else BOX


def _centred(rows: Rows) -> dict[str, float]:
    """The middle of each place: as near to the middle of its neighbours as the others of its row leave room."""
    above, below = _neighbours(rows)
    at: dict[str, float] = {}
    for row in rows.rows:
        at.update(_spread([(key, 0.0) for key in row]))
    for sweep in range(SWEEPS):
        order = rows.rows if sweep % 2 == 0 else rows.rows[::-1]
        near = above if sweep % 2 == 0 else below
        for row in order:
            wanted = [(key, _mean([at[one] for one in near.get(key, ())], at[key])) for key in row]
            at.update(_spread(wanted))
    return at


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _spread(wanted: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Middles as near to those wanted as order and room allow (least squares: pool adjacent violators)."""
    offsets = [0.0]
    for (left, _), (right, _) in pairwise(wanted):
        offsets.append(offsets[-1] + (_size(left) + _size(right)) / 2 + GAP)
    pools: list[tuple[float, int]] = []
    for (_, middle), offset in zip(wanted, offsets, strict=False):
        total, number = middle - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / number:
            total, number = total + pools[-1][0], number + pools[-1][1]
            pools.pop()
        pools.append((total, number))
    bases = [total / number for total, number in pools for _ in range(number)]
    return {key: base + offset for (key, _), base, offset in zip(wanted, bases, offsets, strict=False)}


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
        points = [(feet[at], upper.y + upper.height)]
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
            labels[alike[0]] = round(_mean([heads[at] for at in alike], 0.0), 1)
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
