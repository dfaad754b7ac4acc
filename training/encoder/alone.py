"""What the encoder reads by itself, without parse, lexicon or forests: the middle column of the ablation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.encoder import loaded
from firsthand.encoder.labels import CERTAINTY, EVENTS, GROUPS, ROLES, SINGLE, STATUS
from firsthand.encoder.model import Encoded

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Span = tuple[int, int]
SURE = 0.5
STATE = len(SINGLE) + GROUPS[0][1]  # where the chances of the states begin


def row_of(row: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A corpus row as the encoder alone reads it, in the shape that `firsthand.evaluate` scores."""
    found = loaded(folder)
    if found is None:
        raise SystemExit(f"{folder}: no encoder there; python -m training.encoder makes it")
    text = Encoded.of(row["text"], *found)
    cues = [span for number in range(len(text.windows)) for span in cues_of(text, number)]
    attributions = [attribution(row["text"], text, f"a{k}", cue) for k, cue in enumerate(cues)]
    held = [one for one in attributions if one["content"]]
    for one in held:
        one["within"] = best(text, "within", one["cue"], [other for other in held if other is not one])
    claims = [
        claim(row["text"], text, trigger, event, held)
        for number in range(len(text.windows))
        for trigger, event in triggers_of(text, number)
    ]
    return {"document": {"id": row["id"]}, "attributions": held, "claims": claims}


def runs(flags: Bools, gap: int = 0) -> list[Span]:
    """The runs of pieces that are set, those with at most `gap` others between them as one; the ends excluded."""
    out: list[Span] = []
    for at in np.flatnonzero(flags).tolist():
        if out and at - out[-1][1] <= gap:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return out


def place(text: Encoded, number: int, run: Span) -> Span:
    """The place in the text of a run of a window's pieces."""
    start = int(text.firsts[number])
    return text.starts[start + run[0]], text.ends[start + run[1] - 1]


def cues_of(text: Encoded, number: int) -> list[Span]:
    """The cues of a window."""
    return [place(text, number, run) for run in runs(text.told(number).single[:, 0] >= SURE, gap=1)]


def triggers_of(text: Encoded, number: int) -> list[tuple[Span, str]]:
    """The triggers of a window with their events."""
    likeliest = text.told(number).single[:, len(SINGLE) : STATE].argmax(axis=1)
    return [
        (place(text, number, run), EVENTS[event - 1])
        for event in sorted(set(likeliest.tolist()) - {0})
        for run in runs(likeliest == event)
    ]


def drawn(text: Encoded, relation: str, at: Span, gap: int = 1) -> list[Span]:
    """The stretches that stand in a relation to another."""
    found = text.row(relation, at)
    if found is None:
        return []
    number, chances = found
    return [place(text, number, run) for run in runs(chances >= SURE, gap)]


def attribution(words: str, text: Encoded, key: str, cue: Span) -> dict[str, Any]:
    """The attribution of a cue."""
    alone = text.alone(cue)
    hidden = alone is not None and alone[SINGLE.index("hidden")] >= SURE
    source = max(drawn(text, "source", cue), key=lambda span: span[1] - span[0], default=None)
    return {
        "id": key,
        "source": None if hidden or source is None else filler(words, source),
        "cue": cue,
        "content": drawn(text, "content", cue, gap=2),
        "within": None,
    }


def filler(words: str, span: Span) -> dict[str, Any]:
    """A source or a role's filler, named by its words."""
    return {"span": list(span), "text": words[slice(*span)], "name": words[slice(*span)]}


def best(text: Encoded, relation: str, at: Span, among: list[dict[str, Any]]) -> str | None:
    """The attribution whose cue stands most surely in a relation to a stretch."""
    found = text.row(relation, at)
    if found is None:
        return None
    chances = [(mean(text, found, one["cue"]), one["id"]) for one in among]
    chance, key = max(chances, default=(0.0, ""))
    return key if chance >= SURE else None


def mean(text: Encoded, row: tuple[int, Floats], span: Span) -> float:
    """The mean chance of a stretch's pieces; 0 where it lies in another window."""
    inside = text.inside(row[0], [span])
    return float(row[1][inside].mean()) if inside.any() else 0.0


def claim(words: str, text: Encoded, trigger: Span, event: str, held: list[dict[str, Any]]) -> dict[str, Any]:
    """The claim of a trigger."""
    roles = {role: [filler(words, span) for span in drawn(text, role, trigger)] for role in ROLES}
    spans = [trigger, *(tuple(one["span"]) for some in roles.values() for one in some)]
    near = [span for span in spans if abs(span[0] - trigger[0]) < 250]
    alone = text.alone(trigger)
    assert alone is not None
    states, at = [], STATE
    for _, size in GROUPS[1:]:
        states.append(int(alone[at : at + size].argmax()))
        at += size
    within = {one["id"]: one["within"] for one in held}
    key = best(text, "holder", trigger, held)
    chain: list[str] = []
    while key is not None and key not in chain:
        chain.insert(0, key)
        key = within[key]
    return {
        "event": event,
        "trigger": list(trigger),
        "span": [min(span[0] for span in near), max(span[1] for span in near)],
        "roles": {role: some for role, some in roles.items() if some},
        "status": STATUS[states[0]],
        "certainty": CERTAINTY[states[1]],
        "denied": bool(states[2]),
        "chain": chain,
    }
