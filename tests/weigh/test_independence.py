"""How many origins stand behind one event, whoever the roots are."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from firsthand.ids import text_hash
from firsthand.records import ClaimRef, Document, Root
from firsthand.weigh.independence import Counted, counted
from firsthand.weigh.uniting import offices_of

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "origins.toml").read_text(encoding="utf-8"))["case"]


def document_of(row: dict[str, Any]) -> Document:
    """A document of a case, which stands for its root."""
    text = row.get("text", "")
    known = {key: row.get(key) for key in ("outlet", "credit", "published")}
    return Document(id=row["document"], text=text, extractor="given", text_sha256=text_hash(text), **known)


def root_of(row: dict[str, Any]) -> Root:
    """A root of a case: known by its name, its party and its keys."""
    keys = {*row.get("keys", ()), *([f"party {row['party']}"] if "party" in row else ())}
    if row["kind"] in ("named", "unnamed"):
        keys.add(f"name {row['label'].lower()}")
    family = row.get("family", row["document"])
    keys |= {f"voice {family}"} if row["kind"] == "own voice" else set()
    keys |= {f"unnamed {family}"} if row["kind"] == "unnamed" and "party" not in row else set()
    claim = ClaimRef(document=row["document"], claim=row.get("claim", "c1"))
    return Root(claim=claim, label=row["label"], kind=row["kind"], keys=frozenset(keys), family=family)


def counted_of(case: dict[str, Any]) -> Counted:
    """The origins of a case."""
    roots = [root_of(row) for row in case["roots"]]
    documents = {row["document"]: document_of(row) for row in case["roots"]}
    elsewhere = [root_of(row) for row in case.get("elsewhere", ())]
    return counted(roots, {}, {key: frozenset() for key in documents}, documents, offices_of([*roots, *elsewhere]))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_origins_that_count(case: dict[str, Any]) -> None:
    found = counted_of(case)
    assert sorted(one.label for one in found.origins if one.counts) == case["counts"]
    assert found.independent == len(case["counts"])
    assert found.least <= found.independent <= found.most


def test_an_early_own_voice_says_since_when() -> None:
    (case,) = [case for case in CASES if case["name"] == "an own voice in print before a named source counts"]
    assert (
        "in print on 2025-03-01, before the others"
        in {one.label: one.reason for one in counted_of(case).origins}["AFP"]
    )
