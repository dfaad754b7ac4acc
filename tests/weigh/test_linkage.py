"""Average linkage over sparse chances gives what the full table gives, and needs no table."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.weigh.linkage import DIGITS, Linkage

SURE = 0.25
Pairs = dict[tuple[int, int], float]


def by_table(size: int, pairs: Pairs, apart: set[tuple[int, int]]) -> set[frozenset[int]]:
    """The groups, by looking at all pairs of groups again after each join."""
    groups = {number: [number] for number in range(size)}

    def average(one: int, other: int) -> float:
        both = [tuple(sorted((a, b))) for a in groups[one] for b in groups[other]]
        if any(pair in apart for pair in both):
            return -1.0
        return round(sum(pairs.get(pair, 0.0) for pair in both) / len(both), DIGITS)

    while len(groups) > 1:
        best, one, other = min((-average(a, b), a, b) for a, b in combinations(sorted(groups), 2))
        if -best < SURE:
            break
        groups[one] += groups.pop(other)
    return {frozenset(group) for group in groups.values()}


@given(st.data())
def test_the_groups_are_those_of_the_full_table(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    each = list(combinations(range(size), 2))
    chances = st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 1.0])
    pairs = {pair: chance for pair in each if (chance := data.draw(chances))}
    apart = {pair for pair in each if data.draw(st.integers(0, 9)) == 0}
    near = {
        number: {
            other if number == one else one: chance for (one, other), chance in pairs.items() if number in (one, other)
        }
        for number in range(size)
    }
    found = Linkage(near, apart).joined(SURE)
    assert {frozenset(group) for group in found} == by_table(size, pairs, apart)


def test_a_long_chain_of_sure_pairs_takes_no_table() -> None:
    size = 60_000
    near: dict[int, dict[int, float]] = {number: {} for number in range(size)}
    for number in range(size - 1):
        near[number][number + 1] = near[number + 1][number] = 0.3
    found = Linkage(near, ()).joined(SURE)
    assert max(map(len, found)) == 2
    assert sum(map(len, found)) == size
