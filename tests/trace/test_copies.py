"""Copies: what is one, which way it runs, and the laws that hold of all of them."""

import random
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from firsthand.errors import BadItem
from firsthand.ids import text_hash
from firsthand.records import Copy, Document, Reading
from firsthand.trace import CopyIndex, copies

DATA = tomllib.loads((Path(__file__).parent / "copies.toml").read_text(encoding="utf-8"))
PARAGRAPHS: Mapping[str, str] = DATA["paragraphs"]
CASES: list[dict[str, Any]] = DATA["case"]


def reading(row: Mapping[str, Any]) -> Reading:
    body = "\n\n".join(PARAGRAPHS[name] for name in row["text"])
    text = row.get("before", "") + body + ("\n\n" + row["after"] if "after" in row else "")
    given = {key: row[key] for key in ("title", "outlet", "domain", "published", "updated", "credit") if key in row}
    return Reading(document=Document(id=row["id"], text=text, extractor="given", text_sha256=text_hash(text), **given))


def readings_of(case: Mapping[str, Any]) -> list[Reading]:
    return [reading(row) for row in case["documents"]]


def told(found: Iterable[Copy]) -> list[list[str]]:
    return sorted([one.later, one.earlier, one.kind, *([] if one.directed else ["undirected"])] for one in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert told(copies(readings_of(case))) == sorted(case["copies"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_order_of_input_is_irrelevant(case: dict[str, Any]) -> None:
    readings = readings_of(case)
    expected = copies(readings)
    for seed in range(3):
        random.Random(seed).shuffle(readings)
        assert copies(readings) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_one_after_the_other_is_as_all_at_once(case: dict[str, Any]) -> None:
    readings = readings_of(case)
    index = CopyIndex()
    for one in readings:
        last = index.add(one)
    expected = copies(readings)
    assert index.copies() == expected
    assert last == tuple(one for one in expected if readings[-1].document.id in (one.earlier, one.later))


def test_all_cases_at_once_are_ordered_and_acyclic() -> None:
    readings = [
        replace(one, document=replace(one.document, id=f"{number}-{one.document.id}"))
        for number, case in enumerate(CASES)
        for one in readings_of(case)
    ]
    found = copies(readings)
    assert list(found) == sorted(found, key=lambda one: (one.later, one.earlier))
    parents = {(one.later, one.earlier) for one in found}
    assert not any((earlier, later) in parents for later, earlier in parents)


def test_passages_are_the_shared_words() -> None:
    case = next(case for case in CASES if "edited" in case["name"])
    readings = readings_of(case)
    texts = {one.document.id: one.document.text for one in readings}
    (found,) = copies(readings)
    assert found.passages
    for passage in found.passages:
        earlier, later = passage.earlier.of(texts[found.earlier]), passage.later.of(texts[found.later])
        assert earlier.split()[0].casefold() == later.split()[0].casefold()
    assert 0 < found.score <= 1
    assert all(found.reasons)


def test_one_text_a_thousand_times_is_a_star_on_the_first() -> None:
    rows = [{"id": f"{at:04}", "text": ["lead", "route", "quote"], "published": "2025-03-04"} for at in range(1, 1000)]
    first = {"id": "zz", "text": ["lead", "route", "quote"], "published": "2025-03-01"}
    found = copies([reading(row) for row in (*rows, first)])
    assert len(found) == 999
    assert {one.earlier for one in found} == {"zz"}
    assert all(one.directed and one.kind == "verbatim" for one in found)


def test_nothing_and_one_and_empty_texts_have_no_copies() -> None:
    empty = Document(id="e", text="", extractor="given", text_sha256=text_hash(""))
    assert copies([]) == ()
    assert copies([reading(CASES[0]["documents"][0])]) == ()
    assert copies([Reading(document=empty), Reading(document=replace(empty, id="f"))]) == ()


def test_an_id_that_is_known_is_refused() -> None:
    one = reading(CASES[0]["documents"][0])
    index = CopyIndex([one])
    with pytest.raises(BadItem, match="a: is in the index already"):
        index.add(one)
