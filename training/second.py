"""Trains the forests "event" and "role": the second look, on what first looks found that had not seen the story."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from firsthand.languages import Language
from firsthand.languages.trees import Trees, made
from firsthand.reader import attributions, claims
from firsthand.reader.options import beside, option_numbers, pairs
from firsthand.reader.roles import candidates
from firsthand.reader.second import EVENTS, Look, role_numbers
from training import roles
from training.attributions import agreement, gold_cues, letters
from training.gold import Example
from training.parts import PARTS, part
from training.triggers import NONE, gold_triggers

AGAIN = 0.06  # a little under what reading looks at again, so that the forest sees the edge


def attribution(
    examples: Sequence[Example], first: Callable[[Sequence[Example]], Language], press: Sequence[Example] = ()
) -> Trees:
    """The forest for attributions; `first` trains a language's cue rows and tables on some examples.

    The texts of `press` teach the forest alone.
    """
    xs: list[list[float]] = []
    ys: list[int] = []
    for number in range(PARTS):
        language = first([e for e in examples if part(e.story) != number])
        for example in (*examples, *press):
            if part(example.story) == number:
                add_options(example, language, xs, ys)
    return forest(f"attribution{suffix(examples)}", xs, ys, ("no", "yes"), depth=5, rounds=120, rate=0.08)


def suffix(examples: Sequence[Example]) -> str:
    """What the name of a forest ends in: whether its texts were seen by the encoder."""
    return "-encoded" if examples[0].parsed.encoded is not None else ""


def add_options(example: Example, language: Language, xs: list[list[float]], ys: list[int]) -> None:
    """The numbers of every way to read every cue; right is one whose source, cue and content gold has too, by half."""
    parsed = example.parsed
    looks = attributions.first_look(parsed, example.quoted, language)
    gold = gold_cues(example)
    for look, near in zip(looks, beside(looks), strict=True):
        cue = letters(parsed, [attributions.cue_range(parsed, look.token)])
        for option in pairs(look):
            told = letters(parsed, option.content.ranges)
            spoken = letters(parsed, [option.speaker.range]) if option.speaker else set()
            right = any(
                agreement(cue, [a["cue"]]) >= 0.5
                and agreement(told, a["content"]) >= 0.5
                and (agreement(spoken, [a["source"]["span"]]) >= 0.5 if a["source"] else not spoken)
                for a in gold.get(look.token.i, [])
            )
            xs.append(option_numbers(parsed, look, option, near))
            ys.append(int(right))


def train(examples: Sequence[Example], first: Callable[[Sequence[Example]], Language]) -> list[Trees]:
    """The two forests; `first` trains a language's tables on some examples."""
    event_x: list[list[float]] = []
    event_y: list[int] = []
    role_x: list[list[float]] = []
    role_y: list[str] = []
    for number in range(PARTS):
        language = first([e for e in examples if part(e.story) != number])
        for example in examples:
            if part(example.story) == number:
                add_events(example, language, event_x, event_y)
                add_roles(example, language, role_x, role_y)
    return [
        forest(f"event{suffix(examples)}", event_x, event_y, ("no", "yes"), depth=4, rounds=120, rate=0.06),
        forest(f"role{suffix(examples)}", role_x, role_y, None, depth=5, rounds=70, rate=0.1),
    ]


def add_events(example: Example, language: Language, xs: list[list[float]], ys: list[int]) -> None:
    """The numbers at every word worth a second look; right is a word whose likeliest event gold has too."""
    parsed = example.parsed
    times, amounts = roles.stretches(example)
    looks = claims.looked_again(parsed, claims.first_look(parsed, language), times, amounts, language, AGAIN)
    gold = gold_triggers(example)
    xs += claims.second_numbers(parsed, looks)
    for look in looks:
        if look.roles is not None:
            ys.append(int(any(c["event"] == EVENTS[look.top] for c in gold.get(look.token.i, []))))


def add_roles(example: Example, language: Language, xs: list[list[float]], ys: list[str]) -> None:
    """The numbers of every candidate of the gold events, with the role that it fills."""
    parsed = example.parsed
    times, amounts = roles.stretches(example)
    known = {look.token.i: look for look in claims.first_look(parsed, language)}
    looks = {}
    for at, gold in gold_triggers(example).items():
        if at in known:
            event = EVENTS.index(gold[0]["event"])
            chosen = Look(token=known[at].token, row=known[at].row, events=np.eye(len(EVENTS))[event], chance=1.0)
            found = candidates(parsed, chosen.token, times, amounts)
            looks[at] = (claims.with_roles(parsed, chosen, found, language), gold[0])
    for look, claim in looks.values():
        answers = roles.label(example, look.candidates, claim)
        others = [k for k, _ in looks.values() if k is not look and k.token.sentence == look.token.sentence]
        for number, answer in enumerate(answers):
            if look.roles is not None and (look.roles[number].max() >= claims.SCALE.candidate or answer != NONE):
                xs.append(role_numbers(parsed, look, look.top, number, others))
                ys.append(answer)


def forest(
    name: str,
    xs: Sequence[Sequence[float]],
    ys: Sequence[int] | Sequence[str],
    labels: tuple[str, ...] | None,
    *,
    depth: int,
    rounds: int,
    rate: float,
) -> Trees:
    """A forest fitted to rows of numbers: `rounds` trees a label, each `depth` deep, at learning rate `rate`."""
    model = HistGradientBoostingClassifier(
        random_state=0,
        early_stopping=False,
        max_depth=depth,
        max_iter=rounds,
        learning_rate=rate,
        min_samples_leaf=40,
        l2_regularization=5,
    )
    return grown(name, model.fit(np.array(xs), np.array(ys)), labels)


def grown(name: str, model: Any, labels: tuple[str, ...] | None) -> Trees:
    """A fitted model as a forest."""
    table: dict[str, list[Any]] = {
        key: [] for key in ("feature", "threshold", "left", "right", "value", "roots", "speaks")
    }
    deepest = 0
    for step in model._predictors:
        for label, tree in enumerate(step):
            start = len(table["feature"])
            table["roots"].append(start)
            table["speaks"].append(label)
            for i, node in enumerate(tree.nodes):
                leaf = bool(node["is_leaf"])
                table["feature"].append(0 if leaf else int(node["feature_idx"]))
                table["threshold"].append(0.0 if leaf else float(f"{node['num_threshold']:.6g}"))
                table["left"].append(start + (i if leaf else int(node["left"])))
                table["right"].append(start + (i if leaf else int(node["right"])))
                table["value"].append(float(f"{node['value']:.4g}") if leaf else 0.0)
                deepest = max(deepest, int(node["depth"]))
    table["base"] = [round(float(b), 6) for b in np.ravel(model._baseline_prediction)]
    table["labels"] = list(labels or (str(c) for c in model.classes_))
    table["numbers"] = []
    table["depth"] = [deepest]
    return made(name, table)


def save(forest: Trees, folder: Path) -> None:
    """Writes a forest as gzipped JSON, the same bytes for the same forest."""
    table: dict[str, Any] = {
        key: getattr(forest, key).tolist()
        for key in ("base", "feature", "threshold", "left", "right", "value", "roots", "speaks")
    }
    table |= {"labels": list(forest.labels), "numbers": list(forest.numbers), "depth": [forest.depth]}
    (folder / f"{forest.name}.json.gz").write_bytes(
        gzip.compress(json.dumps(table, separators=(",", ":")).encode(), mtime=0)
    )
