"""Which predicted item stands for which annotated one: pairs one to one, the best overlap first."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from firsthand.evaluate.names import same_name

Row = dict[str, Any]
Range = Sequence[int]
Pairs = list[tuple[int, int]]
G = TypeVar("G")
P = TypeVar("P")


def overlap(a: Range, b: Range) -> int:
    """How many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def length(span: Range) -> int:
    """How many characters a range covers."""
    return span[1] - span[0]


def iou(a: Sequence[Range], b: Sequence[Range]) -> float:
    """Characters that two sets of ranges share, of all that either covers; 1.0 where both are empty."""
    ours, theirs = ({at for start, end in spans for at in range(start, end)} for spans in (a, b))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def greedy(gold: Sequence[G], predicted: Sequence[P], weigh: Callable[[G, P], float]) -> Pairs:
    """Indices of the pairs, heaviest first and each item once; a weight of 0 means "no match"."""
    weights = ((weigh(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted))
    left: set[int] = set()
    right: set[int] = set()
    out: Pairs = []
    for weight, i, j in sorted(weights, key=lambda row: (-row[0], row[1], row[2])):
        if weight > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def matching_spans(gold: Sequence[Sequence[Range]], predicted: Sequence[Sequence[Range]]) -> int:
    """How many sets of ranges pair off with at least half of their joint characters shared."""
    return len(greedy(gold, predicted, lambda g, p: share if (share := iou(g, p)) >= 0.5 else 0.0))


def _source_share(gold: Row | None, predicted: Row | None) -> float:
    if gold and predicted:
        return iou([gold["span"]], [predicted["span"]])
    return 1.0 if gold is None and predicted is None else 0.0


def _attribution_weight(gold: Row, predicted: Row) -> float:
    content = iou(gold["content"], predicted["content"])
    cue = iou([gold["cue"]], [predicted["cue"]]) if predicted.get("cue") else 0.0
    source = _source_share(gold["source"], predicted.get("source"))
    return content + cue + source if min(content, cue, source) >= 0.5 else 0.0


def attribution_pairs(gold: Sequence[Row], predicted: Sequence[Row]) -> Pairs:
    """Attributions whose source, cue and content all match; a hidden source matches a hidden source alone."""
    return greedy(gold, predicted, _attribution_weight)


def _shares_trigger(gold: Row, predicted: Row) -> bool:
    trigger = predicted.get("trigger")
    if not trigger or length(trigger) > max(40, 2 * length(gold["trigger"])):
        return False
    return overlap(gold["trigger"], trigger) > 0


def _claim_weight(gold: Row, predicted: Row) -> float:
    if gold["event"] != predicted["event"] or length(predicted["span"]) > max(300, 3 * length(gold["span"])):
        return 0.0
    shorter = min(length(gold["span"]), length(predicted["span"]))
    share = overlap(gold["span"], predicted["span"]) / max(1, shorter)
    if _shares_trigger(gold, predicted):
        return 2 + share
    return share if share >= 0.5 else 0.0


def claim_pairs(gold: Sequence[Row], predicted: Sequence[Row]) -> Pairs:
    """Claims of one event whose triggers overlap or whose evidence does by half; far too long spans match nothing."""
    return greedy(gold, predicted, _claim_weight)


def _agreement(a: Range, b: Range) -> int:
    shared, short, long = overlap(a, b), min(length(a), length(b)), max(length(a), length(b))
    if not shared:
        return 0
    held = shared == short and long <= 3 * short
    return shared if held or shared / (short + long - shared) >= 0.25 else 0


def role_pairs(gold: dict[str, list[Row]], predicted: dict[str, list[Row]]) -> dict[str, Pairs]:
    """For each role, fillers that bear the same name or whose spans name the same words."""

    def weigh(g: Row, p: Row) -> float:
        return _agreement(g["span"], p["span"]) + 1000 * same_name(g.get("name"), p.get("name"))

    roles = sorted({*gold, *predicted})
    return {role: greedy(gold.get(role, []), predicted.get(role, []), weigh) for role in roles}
