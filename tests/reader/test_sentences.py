"""Natural sentences, read from end to end: who says what in them, and what is said to have happened."""

from typing import Any

import pytest
from reading_once import both_ways, cases, reading_of

from firsthand.records import Claim, Filler, Reading
from firsthand.text import same_words

CASES = cases("sentences")
STRICT = ("actor", "object", "counterparty")  # a role that the case leaves out must be empty; others are not looked at


def plain(name: str) -> str:
    """A name without case, marks and "unnamed"."""
    return same_words(name).removeprefix("unnamed ")


def source(reading: Reading, claim: Claim) -> list[str]:
    return [plain(link.source.name) if link.source else "" for link in reading.chain(claim)]


def amount(filler: Filler) -> dict[str, Any]:
    found = filler.amount
    if found is None:
        return {}
    sides = {"low": found.low, "high": found.high, "unit": found.unit}
    bound = {} if found.bound == "exactly" else {"bound": found.bound}
    return {**{side: value for side, value in sides.items() if value is not None}, **bound}


def days(filler: Filler) -> list[str]:
    found = filler.interval
    return [found.first or "", found.last or ""] if found else []


def told(reading: Reading, claim: Claim, row: dict[str, Any]) -> dict[str, Any]:
    """A claim in the form of the case's row, as far as the row asks."""
    found: dict[str, Any] = {"event": claim.event, "status": claim.status, "certainty": claim.certainty}
    found |= {"denied": claim.denied, "chain": source(reading, claim)}
    for role in STRICT:
        found[role] = sorted(plain(filler.mention.name) for filler in claim.fillers(role))  # type: ignore[arg-type]
    if "place" in row:
        found["place"] = [plain(filler.mention.name) for filler in claim.fillers("place")]
    if "quantity" in row:
        found["quantity"] = [amount(filler) for filler in claim.fillers("quantity")]
    if "time" in row:
        found["time"] = [days(filler) for filler in claim.fillers("time")]
    return found


def wanted(row: dict[str, Any]) -> dict[str, Any]:
    named = {role: sorted(plain(name) for name in row.get(role, [])) for role in STRICT}
    states = {"status": "actual", "certainty": "certain", "denied": False, **row}
    place = {"place": [plain(name) for name in row["place"]]} if "place" in row else {}
    return states | named | place | {"chain": [plain(name) for name in row.get("chain", [])]}


def check_claims(case: dict[str, Any], way: str = "off") -> None:
    reading = reading_of(case["text"], way=way)
    assert [claim.event for claim in reading.claims] == [row["event"] for row in case["claims"]]
    for claim, row in zip(reading.claims, case["claims"], strict=True):
        assert told(reading, claim, row) == wanted(row)


def check_told(case: dict[str, Any], way: str = "off") -> None:
    reading = reading_of(case["text"], way=way)
    found = [
        {
            "cue": a.cue.of(case["text"]),
            "source": plain(a.source.name) if a.source else "",
            "naming": a.naming,
            "direct": a.direct,
            "content": [span.of(case["text"]) for span in a.content],
        }
        for a in reading.attributions
    ]
    assert found == [{**row, "source": plain(row["source"])} for row in case["told"]]


@pytest.mark.parametrize(("case", "way"), both_ways(CASES["case"], "claims", CASES["encoder"]["claims"]))
def test_claims(case: dict[str, Any], way: str) -> None:
    check_claims(case, way)


@pytest.mark.parametrize(("case", "way"), both_ways(CASES["case"], "told", CASES["encoder"]["told"]))
def test_who_tells_what(case: dict[str, Any], way: str) -> None:
    check_told(case, way)


@pytest.mark.parametrize("case", [c for c in CASES["wrong"] if "claims" in c], ids=lambda case: case["text"])
@pytest.mark.xfail
def test_claims_that_are_missed(case: dict[str, Any]) -> None:
    check_claims(case)


@pytest.mark.parametrize("case", [c for c in CASES["wrong"] if "told" in c], ids=lambda case: case["text"])
@pytest.mark.xfail
def test_tellers_that_are_missed(case: dict[str, Any]) -> None:
    check_told(case)


def test_every_kind_has_a_sentence() -> None:
    kinds = {case["kind"] for case in CASES["case"]}
    assert {"direct quote", "indirect speech", "mixed quote", "nested", "hidden source", "dateline"} <= kinds
    assert {"passive", "coordination", "relative clause", "negation", "denial", "no comment"} <= kinds
    assert {"plan", "conditional", "nominal event", "time", "quantity", "pronoun"} <= kinds
    assert len(CASES["case"]) >= 60
