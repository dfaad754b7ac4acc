"""Which articles are laid beside each other: all bearers of a rare name, the nearest by day of a common one."""

import pytest

from firsthand.weigh import blocks
from firsthand.weigh.blocks import Bearers, neighbours


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are common from five families on."""
    monkeypatch.setattr(blocks, "COMMON", 4)


def bearers(days: list[int | None], families: str) -> Bearers:
    """The bearers of a name by their days, with a letter for each one's family."""
    return Bearers.of(range(len(days)), days, list(families))


@pytest.mark.usefixtures("few")
def test_all_bearers_of_a_rare_name_are_near() -> None:
    found = bearers([1, 500, None, 9, 9, 9], "abcddd")
    assert sorted(found.near(1).tolist()) == [0, 1, 2, 3, 4, 5]


@pytest.mark.usefixtures("few")
def test_of_a_common_name_the_nearest_families_on_each_side_are() -> None:
    found = bearers([1, 2, 3, 4, 5, 6, 7, 8, 9], "abcdefghi")
    assert found.near(5).tolist() == [2, 3, 4, 5, 6]


@pytest.mark.usefixtures("few")
def test_copies_crowd_nobody_out() -> None:
    alone = bearers([1, 2, 3, 4, 5, 6, 7], "abcdefg").near(4).tolist()
    copied = bearers([1, 2, 3, 4, 5, 6, 7, 3, 5, 5, 5], "abcdefgceee").near(4).tolist()
    assert set(alone) <= set(copied)


@pytest.mark.usefixtures("few")
def test_a_common_name_ties_nothing_far_away_or_undated() -> None:
    found = bearers([1, 2, 3, 400, 401, None], "abcdef")
    assert found.near(401).tolist() == [3, 4]
    assert found.near(None).tolist() == []


@pytest.mark.usefixtures("few")
def test_each_pair_stands_once_whatever_the_days() -> None:
    days: list[int | None] = [9, 1, None, 5, 3, 7, 2, 8]
    names = [{"ganga": 6.0, "mansa": 5.0} for _ in days]
    found = list(neighbours(names, days, list("abcdefgh")))
    assert len(found) == len(set(found))
    assert all((number, number) in found for number in range(len(days)))
    assert all(one <= other for one, other in found)


def test_work_grows_as_the_articles() -> None:
    def pairs(count: int) -> int:
        days = [number * 1000 // count for number in range(count)]
        return len(list(neighbours([{"ganga": 9.0}] * count, days, [str(number) for number in range(count)])))

    assert pairs(2000) < 2.2 * pairs(1000)
