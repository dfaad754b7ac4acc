"""How claims stand: what hedges, plans, negations and conditions are seen, and what comes of them."""

from typing import Any

import pytest
from reading_once import cases, english, parsed_of, reading_of, token_of

from firsthand.reader.nesting import Draft
from firsthand.reader.states import state_features

CASES = cases("states")


def features(text: str, trigger: str, *chain: Draft) -> list[str]:
    parsed = parsed_of(text)
    return state_features(parsed, token_of(parsed, trigger), "transfer", chain, english().hedges)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_conditions_that_are_seen(case: dict[str, Any]) -> None:
    found = features(case["text"], case["trigger"])
    assert set(case["has"]) <= set(found)
    assert {feature.split()[0] for feature in found}.isdisjoint(case["not"])


@pytest.mark.parametrize(
    "case",
    [*CASES["stands"], *(pytest.param(case, marks=pytest.mark.xfail) for case in CASES["wrong"])],
    ids=lambda case: case["text"],
)
def test_how_claims_stand(case: dict[str, Any]) -> None:
    reading = reading_of(case["text"])
    claims = [c for c in reading.claims if case.get("trigger") in (None, c.trigger.of(case["text"]))]
    assert [(c.status, c.certainty, c.denied) for c in claims] == [(case["status"], case["certainty"], case["denied"])]
    told = case["status"] != "actual" or case["certainty"] != "certain" or case["denied"]
    named = [r for r in claims[0].reasons if r.startswith(("status ", "certainty ", "denied"))]
    assert bool(named) is told


def test_the_chain_is_seen() -> None:
    parsed = parsed_of("Iran denied sending drones.")
    cue = token_of(parsed, "denied")
    link = Draft(token=cue, cue=(1, 1), source=(0, 0), speaker=parsed.tokens[0], content=((2, 3),), score=1, reasons=())
    alone, told = features(parsed.text, "sending"), features(parsed.text, "sending", link)
    assert "links 1" in told
    assert "denier root" in told
    assert "root cue deny" in told
    assert "denier root" not in alone


def test_every_class_of_hedges_has_words() -> None:
    classes = {strength for strengths in english().hedges.values() for strength in strengths}
    assert classes == {"negator", "denier", "probable", "possible", "plan", "condition"}
    assert all(word == word.lower().strip() != "" for word in english().hedges)
