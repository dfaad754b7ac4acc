"""Copies by five-word shingles alone: what other tools find, and a plain count to compare with."""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bench.places import Fault
from bench.treescore import Edge
from firsthand.records import Reading

WORD = re.compile(r"\w+")
SIZE, THRESHOLD, PERMUTATIONS = 5, 0.5, 128
RENSA_BANDS = 32  # four rows each: the division of 128 whose steepest point is nearest to .5


def shingles(text: str) -> frozenset[str]:
    """All runs of five words, in lower case."""
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1)))


def rank(reading: Reading) -> tuple[float, str]:
    """Earlier dates first, a day without hours at its start, undated ones last, then by id."""
    document = reading.document
    given = document.published
    if given is None:
        return float("inf"), document.id
    when = datetime.fromisoformat(given)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp(), document.id


def directed(pairs: Iterator[tuple[int, int]], readings: Sequence[Reading]) -> list[Edge]:
    """Pairs of positions as edges from the earlier date to the later."""
    found = []
    for left, right in pairs:
        one, other = sorted((readings[left], readings[right]), key=rank)
        found.append(Edge(earlier=one.document.id, later=other.document.id))
    return found


def counted(readings: Sequence[Reading]) -> list[Edge]:
    """All pairs whose shingles have a Jaccard likeness of .5 or more, counted one by one: for small sets."""
    sets = [shingles(one.document.text) for one in readings]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(sets):
        for one in some:
            holders[one].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update((left, right) for at, right in enumerate(numbers) for left in numbers[:at])
    return directed(
        (
            pair
            for pair, count in sorted(shared.items())
            if count / (len(sets[pair[0]]) + len(sets[pair[1]]) - count) >= THRESHOLD
        ),
        readings,
    )


def by_datasketch(readings: Sequence[Reading]) -> list[Edge]:
    """MinHash LSH of the datasketch package: what its index gives back for each text, unchecked."""
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        raise Fault(missing("datasketch")) from None
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sketches = []
    for number, reading in enumerate(readings):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([one.encode() for one in shingles(reading.document.text)])
        index.insert(number, sketch)
        sketches.append(sketch)
    return directed(found_pairs(index.query(one) for one in sketches), readings)


def by_rensa(readings: Sequence[Reading]) -> list[Edge]:
    """MinHash LSH of the rensa package, the same way."""
    try:
        from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        raise Fault(missing("rensa")) from None
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=RENSA_BANDS)
    sketches = []
    for number, reading in enumerate(readings):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(shingles(reading.document.text)))
        index.insert(number, sketch)
        sketches.append(sketch)
    return directed(found_pairs(index.query(one) for one in sketches), readings)


def found_pairs(answers: Iterator[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Each pair once, from what an index gives back for each position in turn."""
    for number, found in enumerate(answers):
        yield from ((number, other) for other in sorted(set(found)) if other > number)


def missing(package: str) -> str:
    """What to say where a package is not there."""
    return f"{package} is not installed; `{sys.executable} -m pip install {package}` adds it to the comparison"
