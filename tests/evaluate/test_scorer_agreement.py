"""The figures agree with the corpus's own scorer, on perfect readings and on spoiled ones."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from firsthand.evaluate import cases, names_by_kind, score, table

ROOT = Path(__file__).parents[2]
Row = dict[str, Any]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", ROOT / "corpus" / "tools" / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> list[Row]:
    lines = (ROOT / "corpus" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def as_reading(article: Row) -> Row:
    parts = copy.deepcopy({key: article[key] for key in ("attributions", "claims")})
    return {"document": {"id": article["id"], "text": article["text"]}, **parts}


def drop(reading: Row, chance: random.Random) -> None:
    for part in ("attributions", "claims"):
        reading[part] = [row for row in reading[part] if chance.random() > 0.3]


def moved(span: list[int], chance: random.Random) -> list[int]:
    start = max(0, span[0] + chance.randint(-30, 30))
    return [start, max(start + 1, span[1] + chance.randint(-30, 30))]


def shift(reading: Row, chance: random.Random) -> None:
    for row in reading["attributions"]:
        row["cue"] = moved(row["cue"], chance) if chance.random() > 0.2 else None
        row["content"] = [moved(span, chance) for span in row["content"]]
        row["source"] = None if chance.random() < 0.1 else row["source"]
    for row in reading["claims"]:
        row["span"], row["trigger"] = moved(row["span"], chance), moved(row["trigger"], chance)
        for fillers in row["roles"].values():
            for filler in fillers:
                filler["span"] = moved(filler["span"], chance)


def rename(reading: Row, chance: random.Random) -> None:
    for row in reading["attributions"]:
        if row["source"] and chance.random() < 0.5:
            row["source"]["name"] = chance.choice(["Iran", "United States", None, row["source"]["name"].upper()])
    for row in reading["claims"]:
        row["event"] = chance.choice([row["event"], row["event"], "transfer"])
        row["status"] = chance.choice(["actual", row["status"]])
        row["denied"] = chance.choice([row["denied"], False, True])
        row["certainty"] = chance.choice(["certain", row["certainty"]])
        row["chain"] = row["chain"][chance.randint(0, 1) :]
        for fillers in row["roles"].values():
            for filler in fillers:
                filler["name"] = chance.choice([filler["name"], filler["text"], "Russia", None])


def merge(reading: Row, chance: random.Random) -> None:
    claims = reading["claims"]
    for one, other in zip(claims[::2], claims[1::2], strict=False):
        one["span"] = [min(one["span"][0], other["span"][0]), max(one["span"][1], other["span"][1])]
        one["roles"] = {role: one["roles"].get(role, []) + fillers for role, fillers in other["roles"].items()}
    reading["claims"] = claims[::2] + [copy.deepcopy(row) for row in claims[1:4]]
    chance.shuffle(reading["claims"])


SPOILS = {"kept": (), "dropped": (drop,), "shifted": (shift,), "renamed": (rename,), "merged": (merge,)}
SPOILS["all of it"] = (drop, shift, rename, merge)


@pytest.mark.parametrize("spoils", SPOILS.values(), ids=SPOILS.keys())
@pytest.mark.parametrize("seed", [1, 2])
def test_agrees_with_the_corpus_scorer(scorer: ModuleType, gold: list[Row], spoils: tuple[Any, ...], seed: int) -> None:
    chance = random.Random(seed)
    sample = chance.sample(gold, 40)
    readings = [as_reading(article) for article in sample[:-2]]
    for reading in readings:
        for spoil in spoils:
            spoil(reading, chance)
    ours, shown = score(sample, readings, misses=10_000)
    theirs, theirs_shown = scorer.score(sample, readings, 10_000)
    assert ours == theirs
    assert shown == theirs_shown
    assert len(score(sample, readings, misses=5)[1]) == 5


def test_order_of_readings_is_irrelevant(gold: list[Row]) -> None:
    readings = [as_reading(article) for article in gold[:10]]
    assert score(gold[:10], readings) == score(gold[:10], readings[::-1])


def test_extra_figures_of_perfect_readings_are_one(gold: list[Row]) -> None:
    sample = gold[:20]
    readings = [as_reading(article) for article in sample]
    result, _ = score(sample, readings)
    names, special = names_by_kind(sample, readings), cases(sample, readings)
    assert sum(row["names"] for row in names.values()) == result["names_to_resolve"]
    assert {row["right"] for row in names.values()} == {1.0}
    assert special["all claims"] == {
        "gold": result["figures"]["claim.found"]["gold"],
        "found": 1,
        "core": 1,
        "whole": 1,
    }


def test_table_is_the_scorers_words_and_more(gold: list[Row]) -> None:
    readings = [as_reading(article) for article in gold[:5]]
    result, _ = score(gold[:5], readings)
    lines = table({**result, "names": names_by_kind(gold[:5], readings), "misses": [["a", "c1", "missed", "x\ny"]]})
    assert lines.startswith("5 articles, ")
    assert "claim.found            P 1.000 R 1.000 F1 1.000  gold 92, predicted 92" in lines
    assert lines.endswith("a | c1 | missed | x y")
    assert max(map(len, lines.splitlines())) <= 80
