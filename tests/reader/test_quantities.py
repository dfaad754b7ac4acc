"""Quantities are found in natural sentences and come to amounts, or to none."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reader.quantities import find_quantities, read_amount
from firsthand.reader.quantity_words import table, value_of
from firsthand.records import Amount

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("quantities.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["words"]))
def test_words_come_to_amounts(case: dict[str, Any]) -> None:
    expected = None
    if not case.get("none"):
        expected = Amount(low=case.get("low"), high=case.get("high"), unit=case.get("unit"), bound=case["bound"])
    assert read_amount(case["words"]) == expected


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: str(case["quantities"][0]))
def test_quantities_are_found(case: dict[str, Any]) -> None:
    assert [span.of(case["text"]) for span in find_quantities(case["text"])] == case["quantities"]


@pytest.mark.parametrize("text", CASES["empty"]["texts"])
def test_no_quantity_is_found(text: str) -> None:
    assert [span.of(text) for span in find_quantities(text)] == []


def test_whatever_is_found_comes_to_an_amount() -> None:
    for case in CASES["found"]:
        assert all(read_amount(span.of(case["text"])) for span in find_quantities(case["text"]))


@pytest.mark.parametrize("bound", sorted(table()["bounds"]))
def test_every_bound_is_read(bound: str) -> None:
    amount = read_amount(f"{bound} 40 rounds")
    assert amount is not None
    assert amount.bound == table()["bounds"][bound]


@pytest.mark.parametrize("unit", sorted({*table()["money"], *table()["measures"]}))
def test_every_unit_is_read(unit: str) -> None:
    amount = read_amount(f"40 {unit}")
    assert amount is not None
    assert amount.unit == {**table()["money"], **table()["measures"]}[unit]


@pytest.mark.parametrize("sign", sorted(table()["signs"]))
def test_every_sign_is_read(sign: str) -> None:
    amount = read_amount(f"{sign} 40 million")
    assert amount == Amount(low=4e7, high=4e7, unit=table()["signs"][sign], bound="exactly")


@given(st.integers(0, 10**12))
def test_digits_with_separators_are_their_number(number: int) -> None:
    assert value_of(f"{number:,}") == number


@given(st.text(max_size=60))
def test_any_words_come_to_finite_amounts_or_none(words: str) -> None:
    spans = find_quantities(words)
    assert all(span.end <= len(words) for span in spans)
    amount = read_amount(words)
    for side in (amount.low, amount.high) if amount else ():
        assert side is None or math.isfinite(side)
    if amount and amount.low is not None and amount.high is not None:
        assert amount.low <= amount.high
