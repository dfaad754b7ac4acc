"""What the encoder says of the words that the readers look at, as numbers; nothing where there is no encoder."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from firsthand.encoder.labels import CERTAINTY, GROUPS, PAIRS, ROLES, SINGLE, STATUS
from firsthand.encoder.model import NOWHERE, Encoded
from firsthand.languages import Language
from firsthand.languages.trees import Trees
from firsthand.languages.weights import Weights
from firsthand.reader.parse import Parsed, Token

Floats = npt.NDArray[np.float64]
Range = tuple[int, int]
EVENT = slice(len(SINGLE) + 1, len(SINGLE) + GROUPS[0][1])  # the chances of the events, "none" left out
STATES = slice(len(SINGLE) + GROUPS[0][1], None)  # those of status, certainty and denial
STATE_AT = {
    "status": (STATUS, STATES.start),
    "certainty": (CERTAINTY, STATES.start + len(STATUS)),
    "denied": (("no", "yes"), STATES.start + len(STATUS) + len(CERTAINTY)),
}
DRAWN = 0.5  # from which chance a piece belongs to what a cue tells
GAP = 2  # tokens between two runs of such pieces that are taken in


def stretch(token: Token) -> tuple[int, int]:
    """A token's place in the text."""
    return token.start, token.end


def spans(parsed: Parsed, ranges: Sequence[Range]) -> list[tuple[int, int]]:
    """Token ranges as places in the text."""
    return [(parsed.tokens[first].start, parsed.tokens[last].end) for first, last in ranges]


def cue_chance(parsed: Parsed, token: Token) -> float | None:
    """How surely the encoder takes a word for a cue; None without encoder."""
    if parsed.encoded is None:
        return None
    found = parsed.encoded.alone(stretch(token))
    return None if found is None else float(found[0])


def cue_numbers(parsed: Parsed, token: Token) -> list[float]:
    """How surely a word is a cue, part of a source, of something told, and a cue that names no source."""
    if parsed.encoded is None:
        return []
    found = parsed.encoded.alone(stretch(token))
    return [NOWHERE] * len(SINGLE) if found is None else [float(v) for v in found[: len(SINGLE)]]


def fit(parsed: Parsed, relation: str, token: Token, ranges: Sequence[Range]) -> list[float]:
    """How well ranges fill a relation to a word: the overlap to expect, and the mean chance inside."""
    if parsed.encoded is None:
        return []
    return [float(v) for v in parsed.encoded.fits(stretch(token), spans(parsed, ranges))[PAIRS.index(relation)]]


def event_chances(parsed: Parsed, token: Token) -> Floats | None:
    """The chance of every event at a word; None without encoder."""
    if parsed.encoded is None or (found := parsed.encoded.alone(stretch(token))) is None:
        return None
    return found[EVENT].astype(np.float64)


def event_numbers(parsed: Parsed, token: Token, top: int) -> list[float]:
    """The chance of every event, of any, of the one numbered `top`, and of each status, certainty and denial."""
    if parsed.encoded is None:
        return []
    found = parsed.encoded.alone(stretch(token))
    if found is None:
        return [NOWHERE] * (GROUPS[0][1] + 1 + sum(size for _, size in GROUPS[1:]))
    events = found[EVENT]
    return [float(v) for v in (*events, events.sum(), events[top], *found[STATES])]


def state(parsed: Parsed, token: Token, table: Weights, features: Sequence[str]) -> str:
    """The likeliest status, certainty or denial of a trigger: by its table, and by the encoder where there is one."""
    rule = table.probabilities(features)
    if parsed.encoded is not None and (found := parsed.encoded.alone(stretch(token))) is not None:
        labels, at = STATE_AT[table.name]
        heard = {label: float(found[at + k]) for k, label in enumerate(labels)}
        rule = [blended(chance, heard.get(label, 0.0)) for label, chance in zip(table.labels, rule, strict=True)]
    return table.labels[max(range(len(rule)), key=lambda k: rule[k])]


def role_numbers(parsed: Parsed, token: Token, range_: Range) -> list[float]:
    """For each role how well a range fills it at a trigger: the overlap to expect, and the mean chance inside."""
    if parsed.encoded is None:
        return []
    found = parsed.encoded.fits(stretch(token), spans(parsed, [range_]))
    return [float(v) for role in ROLES for v in found[PAIRS.index(role)]]


def drawn(parsed: Parsed, relation: str, token: Token) -> tuple[Range, ...]:
    """The token ranges that the encoder draws for a relation to a word, none without encoder."""
    if parsed.encoded is None or (row := parsed.encoded.row(relation, stretch(token))) is None:
        return ()
    number, found = row
    inside = yes_tokens(parsed, parsed.encoded, number, found)
    runs = [[i for _, i in run] for _, run in groupby(enumerate(inside), key=lambda pair: pair[1] - pair[0])]
    out: list[Range] = []
    for run in runs:
        if out and run[0] - out[-1][1] - 1 <= GAP and not out[-1][1] < token.i < run[0]:
            out[-1] = (out[-1][0], run[-1])
        else:
            out.append((run[0], run[-1]))
    return tuple(one for one in out if one[0] != one[1] or len(out) == 1)


def yes_tokens(parsed: Parsed, encoded: Encoded, number: int, row: npt.NDArray[np.float32]) -> list[int]:
    """The tokens of a window that hold a piece with a chance from `DRAWN` on."""
    start = int(encoded.firsts[number])
    places = (encoded.starts[start + at] for at in np.flatnonzero(row >= DRAWN).tolist())
    found = {bisect_right(parsed.tokens, place, key=lambda token: token.end) for place in places}
    return sorted(i for i in found if i < len(parsed.tokens))


def forest(parsed: Parsed, language: Language, name: str) -> Trees:
    """The forest for texts that the encoder has seen, or the one for those that it has not."""
    return language.forests[name if parsed.encoded is None else f"{name}-encoded"]


def blended(rule: float, heard: float | None) -> float:
    """What a weight table and the encoder give together: their mean, or the table's chance alone."""
    return rule if heard is None else (rule + heard) / 2
