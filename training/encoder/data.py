"""Annotated texts as windows of pieces with what each piece and each pair of pieces should say."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.encoder.labels import CERTAINTY, EVENTS, PAIRS, ROLES, STATUS
from firsthand.encoder.pieces import Vocabulary
from firsthand.encoder.windows import Window, windows
from training.parts import part, story_of

Spans = Sequence[Sequence[int]]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the pairs of one piece should say: the piece, the relation, and for every piece of the window yes or no."""

    piece: int
    relation: int
    yes: Bools
    counted: Bools | None = None  # the pieces that the loss looks at; None: all


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A window and its truth; `hidden` and `states` are told of the pieces they name alone.

    `events` is None where the text does not tell which words are events.
    """

    window: Window
    cue: Bools
    source: Bools
    content: Bools
    hidden: dict[int, bool]
    events: npt.NDArray[np.int64] | None
    states: dict[int, tuple[int, int, int]]
    aims: list[Aim] = field(default_factory=list)


def pieces_in(window: Window, spans: Spans) -> Bools:
    """Which pieces of the window lie in any of the spans."""
    starts, ends = np.asarray(window.starts), np.asarray(window.ends)
    out = np.zeros(len(window), dtype=bool)
    for first, last in spans:
        out |= (starts < last) & (ends > first)
    return out


def lessons(row: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Lesson]:
    """The windows of an annotated text; `claims` may be missing."""
    for window in windows(row["text"], vocabulary):
        yield lesson(row, window)


def lesson(row: dict[str, Any], window: Window) -> Lesson:
    """One window with its truth."""
    told = [flat(one) for one in row["attributions"] if one["cue"]]
    cue, source, content = (
        pieces_in(window, [s for one in told for s in one[name]]) for name in ("cue", "source", "content")
    )
    hidden: dict[int, bool] = {}
    aims: list[Aim] = []
    at = {one["id"]: pieces_in(window, one["cue"]) for one in told}
    for one in told:
        for piece in np.flatnonzero(at[one["id"]]).tolist():
            hidden[piece] = not one["source"]
            aims.append(Aim(piece=piece, relation=PAIRS.index("content"), yes=pieces_in(window, one["content"])))
            if one["source"]:
                aims.append(Aim(piece=piece, relation=PAIRS.index("source"), yes=pieces_in(window, one["source"])))
            if "claims" in row:
                holder = at.get(one["within"], np.zeros(len(window), dtype=bool))
                aims.append(Aim(piece=piece, relation=PAIRS.index("within"), yes=holder, counted=cue))
    if "claims" not in row:
        return Lesson(
            window=window, cue=cue, source=source, content=content, hidden=hidden, events=None, states={}, aims=aims
        )
    events, states = np.zeros(len(window), dtype=np.int64), dict[int, tuple[int, int, int]]()
    by_trigger: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for claim in row["claims"]:
        by_trigger[tuple(claim["trigger"])].append(claim)
    for trigger, claims in by_trigger.items():
        first = claims[0]
        holders = [
            at.get(one["chain"][-1] if one["chain"] else "", np.zeros(len(window), dtype=bool)) for one in claims
        ]
        truths = [
            (
                PAIRS.index(role),
                pieces_in(window, [one["span"] for claim in claims for one in claim["roles"].get(role, ())]),
                None,
            )
            for role in ROLES
        ] + [(PAIRS.index("holder"), np.logical_or.reduce(holders), cue)]
        for piece in np.flatnonzero(pieces_in(window, [trigger])).tolist():
            events[piece] = 1 + EVENTS.index(first["event"])
            states[piece] = STATUS.index(first["status"]), CERTAINTY.index(first["certainty"]), int(first["denied"])
            aims += [Aim(piece=piece, relation=r, yes=yes, counted=counted) for r, yes, counted in truths]
    told_events = events if row.get("tells_events", True) else None
    return Lesson(
        window=window, cue=cue, source=source, content=content, hidden=hidden, events=told_events, states=states,
        aims=aims,
    )  # fmt: skip


def flat(one: dict[str, Any]) -> dict[str, Any]:
    """An attribution of either corpus with lists of spans, an id and what it lies within."""
    source = one["source"]
    if isinstance(source, dict):
        source = [source["span"]]
    cue = one["cue"] if not one["cue"] or not isinstance(one["cue"][0], int) else [one["cue"]]
    return {
        "id": one.get("id", id(one)),
        "within": one.get("within"),
        "source": source or [],
        "cue": cue,
        "content": one["content"],
    }


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def corpus(folder: Path, *also: str) -> list[tuple[int, bool, dict[str, Any]]]:
    """Every text of the corpus to train on, with the part it falls in and whether it is a passage, no whole article.

    `also` names further files of it, marked by another measure: they do not tell which words are events.
    """
    return [
        (part(story_of(row, name != "train")), name != "train", {**row, "tells_events": name not in also})
        for name in ("train", "snippets", *also)
        for row in rows(folder / f"{name}.jsonl")
    ]


def batches(found: Iterable[Lesson], size: int, draw: np.random.Generator) -> list[list[Lesson]]:
    """The windows in batches of about `size` pieces, of like length, in a drawn order."""
    each = list(found)
    noise = draw.uniform(0.9, 1.1, len(each))
    each = [
        each[k] for k in np.argsort([len(one.window) * n for one, n in zip(each, noise, strict=True)], kind="stable")
    ]
    out: list[list[Lesson]] = []
    for one in each:
        if not out or (len(out[-1]) + 1) * (len(one.window) + 2) > size:
            out.append([])
        out[-1].append(one)
    draw.shuffle(out)  # type: ignore[arg-type]
    return out
