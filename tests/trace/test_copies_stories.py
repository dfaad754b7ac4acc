"""Copies and rewrites of the annotated train stories: a floor under what the weights were tuned for."""

import json
from functools import cache
from pathlib import Path

from firsthand.records import Copy
from firsthand.trace import copies
from firsthand.views.reread import reading_from

CORPUS = Path(__file__).parents[2] / "corpus"
KEYS = ("id", "outlet", "domain", "published", "credit", "title", "text")


@cache
def found() -> tuple[Copy, ...]:
    lines = (CORPUS / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    given = [
        {"document": {key: row[key] for key in KEYS}, "attributions": row["attributions"], "claims": row["claims"]}
        for row in rows
    ]
    return copies([reading_from(row) for row in given])


@cache
def gold() -> dict[tuple[str, str], str]:
    stories = json.loads((CORPUS / "train-stories.json").read_text(encoding="utf-8"))
    return {(one["copy"], one["of"]): one["kind"] for story in stories for one in story["copies"]}


def test_copies_are_those_of_the_stories() -> None:
    close = {(one.later, one.earlier) for one in found() if one.kind != "rewritten"}
    assert close == {pair for pair, kind in gold().items() if kind != "rewritten"}


def test_rewrites_are_found_and_few_others() -> None:
    told = {(one.later, one.earlier) for one in found() if one.kind == "rewritten"}
    right = {pair for pair, kind in gold().items() if kind == "rewritten"}
    assert len(told & right) >= 0.75 * len(right)
    assert len(told & right) >= 0.9 * len(told)


def test_a_rewrite_shows_the_words_and_says_why() -> None:
    one = next(one for one in found() if one.kind == "rewritten")
    assert one.passages
    assert any("claims" in reason for reason in one.reasons)
    assert one.score <= 1
