"""Trains the tables "status", "certainty" and "denied"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.languages import hedges
from firsthand.languages.weights import Weights
from firsthand.reader.states import state_features
from training.attributions import drafts
from training.fit import fit
from training.gold import Example


def train(examples: Sequence[Example]) -> list[Weights]:
    """The three tables, fitted to the gold claims in their gold chains."""
    xs, status, certainty, denied = [], [], [], []
    for example in examples:
        made = drafts(example)
        for claim in example.row["claims"]:
            trigger = example.head(claim["trigger"])
            chain = [made[i] for i in claim["chain"] if i in made]
            if trigger is not None:
                xs.append(state_features(example.parsed, trigger, claim["event"], chain, hedges("en")))
                status.append(claim["status"])
                certainty.append(claim["certainty"])
                denied.append("yes" if claim["denied"] else "no")
    return [fit("status", xs, status), fit("certainty", xs, certainty), fit("denied", xs, denied)]
