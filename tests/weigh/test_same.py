"""Groups of claims by the chances of their pairs."""

import pytest

from firsthand.records import ClaimRef
from firsthand.weigh.same import SURE, groups

A, B, C, D = (ClaimRef(document=key, claim="c1") for key in "abcd")
HIGH, LOW = 0.9, SURE / 4


def test_sure_pairs_stand_together_and_nothing_else() -> None:
    assert groups([D, C, B, A], {(A, B): HIGH, (C, D): HIGH, (B, C): LOW}) == [(A, B), (C, D)]


def test_a_chain_breaks_where_the_average_is_low() -> None:
    weak = SURE * 1.2
    assert groups([A, B, C], {(A, B): HIGH, (B, C): weak, (A, C): 0.0}) == [(A, B), (C,)]


@pytest.mark.parametrize("alike", [True, False])
def test_a_judgement_stands_above_chances(alike: bool) -> None:
    chance = LOW if alike else HIGH
    assert groups([A, B], {(A, B): chance}, {(A, B): alike}) == ([(A, B)] if alike else [(A,), (B,)])


def test_a_group_hangs_on_nothing_that_it_is_not_tied_to() -> None:
    alone = groups([A, B], {(A, B): HIGH})
    assert alone[0] in groups([A, B, C, D], {(A, B): HIGH, (C, D): HIGH})
