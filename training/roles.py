"""Trains the table "role": which role, if any, words fill in an event."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.languages.weights import Weights
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.quantities import find_quantities
from firsthand.reader.roles import Candidate, Range, candidates, role_features, stretch
from firsthand.reader.times import find_times
from training.fit import fit
from training.gold import Example
from training.triggers import NONE, gold_triggers


def agree(a: Sequence[int], b: Sequence[int]) -> int:
    """Characters shared by two spans that name the same words, else 0 (as the scorer counts)."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    short, long = sorted((a[1] - a[0], b[1] - b[0]))
    held = shared == short and long <= 3 * short
    return shared if shared and (held or shared / (short + long - shared) >= 0.25) else 0


def stretches(example: Example) -> tuple[list[tuple[Token, Range]], list[tuple[Token, Range]]]:
    """The times and amounts found in a text, as token ranges."""
    times = find_times(example.parsed.text)
    return stretch(example.parsed, times), stretch(example.parsed, find_quantities(example.parsed.text, times))


def letters(parsed: Parsed, candidate: Candidate) -> tuple[int, int]:
    """A candidate's code points."""
    return parsed.tokens[candidate.range[0]].start, parsed.tokens[candidate.range[1]].end


def train(examples: Sequence[Example]) -> list[Weights]:
    """The table, fitted to the gold claims."""
    xs, ys = [], []
    for example in examples:
        times, amounts = stretches(example)
        for at, claims in gold_triggers(example).items():
            trigger = example.parsed.tokens[at]
            found = candidates(example.parsed, trigger, times, amounts)
            for claim in claims[:1]:
                answers = label(example, found, claim)
                for candidate, answer in zip(found, answers, strict=True):
                    xs.append(role_features(example.parsed, trigger, claim["event"], candidate, found))
                    ys.append(answer)
    return [fit("role", xs, ys, least=3)]


def label(example: Example, found: Sequence[Candidate], claim: dict) -> list[str]:
    """The role that each candidate fills by gold: every filler goes to the candidate that shares most with it."""
    answers = [NONE] * len(found)
    sorts = {"time": "time", "quantity": "amount"}
    for role, fillers in claim["roles"].items():
        for filler in fillers:
            shared = [
                (
                    agree(filler["span"], letters(example.parsed, c))
                    + (0.5 if c.sort == sorts.get(role, "phrase") else 0.0),
                    -(c.range[1] - c.range[0]),
                    -i,
                )
                for i, c in enumerate(found)
                if agree(filler["span"], letters(example.parsed, c))
            ]
            if shared:
                answers[-max(shared)[2]] = role
    return answers
