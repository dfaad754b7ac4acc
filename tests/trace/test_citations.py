"""Credits: who names whom as the source, which article is meant, who credits each other in a ring."""

import random
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from builders import article, counting, tells, trace

from firsthand.records import Citation, Reading
from firsthand.telling import texts_of
from firsthand.trace.citations import citations, cycles

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "stemma.toml").read_text(encoding="utf-8"))["case"]


def reading(row: Mapping[str, Any]) -> Reading:
    known = {key: row[key] for key in ("outlet", "published", "credit", "author") if key in row}
    if "text" in row:
        return article(row["id"], row["text"], **known)
    told = []
    for sources in (row["says"], *([row["and"]] if "and" in row else [])):
        names = [one.strip() for one in sources.split(">") if one.strip()]
        said = f", the {names[0]} said{''.join(f', citing the {one}' for one in names[1:])}" if names else ""
        told.append(
            tells(
                f"North Korea has delivered 120 howitzers to Russia by way of Rason{said}.",
                "transfer", "delivered", by=sources, actor="North Korea", object="howitzers", counterparty="Russia",
                quantity="120",
            )
        )  # fmt: skip
    return article(row["id"], *told, **known)


def readings_of(case: Mapping[str, Any]) -> list[Reading]:
    return [reading(row) for row in case["documents"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    traced = trace(*readings_of(case))
    found = traced.citations
    assert sorted([one.document, one.how, one.cited] for one in found if one.cited) == sorted(case.get("cited", []))
    assert sorted([one.document, one.how, one.name] for one in found if not one.cited) == sorted(case.get("open", []))
    assert [list(ring) for ring in cycles(found)] == case.get("cycles", [])
    assert sorted(list(ring) for story in traced.stories for ring in story.cycles) == case.get("cycles", [])
    if "stories" in case:
        assert sorted(sorted(story.documents) for story in traced.stories) == case["stories"]
    if "independent" in case:
        assert {one.independent for one in traced.findings} == {case["independent"]}
    if "counting" in case:
        assert [counting(one) for one in traced.findings] == case["counting"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_order_of_input_is_irrelevant(case: dict[str, Any]) -> None:
    readings = readings_of(case)
    expected = citations(readings, (), texts_of(readings))
    random.Random(1).shuffle(readings)
    assert citations(readings, (), texts_of(readings)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_credit_can_be_clicked_through(case: dict[str, Any]) -> None:
    readings = readings_of(case)
    texts = {one.document.id: one.document.text for one in readings}
    for one in citations(readings, (), texts_of(readings)):
        assert one.reason
        assert one.document != one.cited
        assert (one.span is None) == (one.how in ("credit", "byline"))
        if one.span is not None:
            assert one.name in one.span.of(texts[one.document])


def test_the_copied_article_is_the_cited_one() -> None:
    words = (
        tells(
            "North Korea has delivered 120 howitzers to Russia by way of Rason, the Vale Messenger said.", "transfer",
            "delivered", by="Vale Messenger", actor="North Korea", object="howitzers", counterparty="Russia",
        ),
        "The guns left the harbour aboard two freighters that had been painted grey for the voyage through the strait.",
    )  # fmt: skip
    near = article("a", words[0], "It rained in Rason.", outlet="Vale Messenger", published="2024-11-03")
    copied = article("b", *words, outlet="Vale Messenger", published="2024-11-04")
    copy = article("c", *words, outlet="Port Post", published="2024-11-05")
    traced = trace(near, copied, copy)
    (parent,) = [one.earlier for one in traced.copies if one.later == "c"]
    assert [one.cited for one in traced.citations if one.document == "c"] == [parent]


def credits(*pairs: tuple[str, str | None]) -> list[Citation]:
    return [Citation(document=one, name="x", how="words", reason="x", cited=other) for one, other in pairs]


def test_rings_are_found_without_recursion() -> None:
    assert cycles([]) == ()
    assert cycles(credits(("a", None), ("a", "b"), ("b", "c"))) == ()
    assert cycles(credits(("b", "a"), ("a", "b"), ("d", "c"), ("c", "d"), ("b", "c"))) == (("a", "b"), ("c", "d"))
    size = 5_000
    ring = credits(*((f"{at:04}", f"{(at + 1) % size:04}") for at in range(size)))
    assert cycles(ring) == (tuple(f"{at:04}" for at in range(size)),)


def test_a_ring_with_a_chord_names_each_once() -> None:
    (ring,) = cycles(credits(("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("c", "b")))
    assert sorted(ring) == ["a", "b", "c"]
