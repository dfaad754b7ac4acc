"""Which claims of a set state the same event: pairs by a forest, groups by average linkage, judgements above both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from firsthand.languages.trees import Trees, load
from firsthand.records import ClaimRef, Judgement, Reading
from firsthand.telling import Text
from firsthand.weigh.blocks import CLOSE, candidates
from firsthand.weigh.facts import Fact, facts_of
from firsthand.weigh.linkage import Linkage
from firsthand.weigh.pairs import ROUGH, first_numbers, further, ranked

SURE = 0.25  # from which average chance two groups of claims are one finding
SEEN = 0.3  # of `SURE`: lower chances are taken as none
APART = -1.0  # in place of a chance: never one group
LEAST = -0.6  # how roughly two claims of articles that are not close must agree to be looked at further
BATCH = 2_000  # pairs that the forest looks at in one go
Pair = tuple[ClaimRef, ClaimRef]
Group = tuple[ClaimRef, ...]
Facts = tuple[Fact, Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The claims of a set, the chances of the pairs that were compared, and what stands for what.

    `stands_for` holds for each compared claim all claims that are told in the same words, itself among them. `opposed`
    are the chances of a denial and an assertion to be on one event.
    """

    facts: Mapping[ClaimRef, Fact]
    chances: Mapping[Pair, float]
    stands_for: Mapping[ClaimRef, Group]
    opposed: Mapping[Pair, float]


def same(
    readings: Sequence[Reading],
    judgements: Iterable[Judgement],
    texts: Mapping[str, Text],
    families: Mapping[str, str],
) -> tuple[tuple[Group, ...], Compared]:
    """All claims in groups that state one event each, sorted, and what they were compared by.

    A pair that an analyst judged the same stands in one group, a pair judged different never does; of two judgements
    on one pair the later in the list counts. `texts` are what the articles name, `families` those of their copies, both
    by the articles' ids.
    """
    judged = {tuple(sorted((one.left, one.right))): one.same for one in judgements}
    found = compared(readings, texts, families, frozenset(ref for pair in judged for ref in pair))
    known = {pair: alike for pair, alike in judged.items() if all(ref in found.stands_for for ref in pair)}
    made = groups(found.stands_for, found.chances, known)  # type: ignore[arg-type]
    return tuple(sorted(tuple(sorted(ref for one in group for ref in found.stands_for[one])) for group in made)), found


def compared(
    readings: Sequence[Reading],
    texts: Mapping[str, Text],
    families: Mapping[str, str],
    apart: frozenset[ClaimRef] = frozenset(),
) -> Compared:
    """Every claim beside those that it may be one with; claims in `apart` stand for themselves alone."""
    facts = {fact.ref: fact for reading in sorted(readings, key=lambda r: r.document.id) for fact in facts_of(reading)}
    alike: dict[object, list[ClaimRef]] = defaultdict(list)
    for ref in sorted(facts):
        alike[ref if ref in apart else signature(facts[ref])].append(ref)
    hashes = {reading.document.id: reading.document.text_sha256 for reading in readings}
    stands_for = {min(m, key=lambda ref: (hashes[ref.document], ref)): tuple(m) for m in alike.values()}
    chances: dict[Pair, float] = {}
    opposed: dict[Pair, float] = {}
    for (one, other), chance in weighed(laid_out([facts[ref] for ref in sorted(stands_for)], texts, families)):
        denied = one.claim.denied, other.claim.denied
        (chances if len(set(denied)) == 1 else opposed)[min(one.ref, other.ref), max(one.ref, other.ref)] = chance
    return Compared(facts=facts, chances=chances, stands_for=stands_for, opposed=opposed)


def laid_out(
    facts: Sequence[Fact], texts: Mapping[str, Text], families: Mapping[str, str]
) -> Iterator[tuple[Facts, list[float]]]:
    """The pairs of claims worth comparing, each with its numbers: how it stands is seen within two articles."""
    for near, found in candidates(facts, texts, families):
        pairs = [(facts[first], facts[second]) for first, second in found]
        for opposed in (False, True):
            here = [(one, other) for one, other in pairs if (one.claim.denied != other.claim.denied) == opposed]
            rows = [first_numbers(one, other, near) for one, other in here]
            ranked(here, rows)
            for (one, other), row in zip(here, rows, strict=True):
                if row[ROUGH] >= LEAST or near >= CLOSE:
                    yield (one, other), [*row, *further(one, other)]


def weighed(pairs: Iterable[tuple[Facts, list[float]]]) -> Iterator[tuple[Facts, float]]:
    """The chance of each pair of claims to be on one event."""
    left = iter(pairs)
    while batch := list(islice(left, BATCH)):
        found = forest().chances([row for _, row in batch])[:, 1].tolist()
        yield from zip((pair for pair, _ in batch), found, strict=True)


def signature(fact: Fact) -> object:
    """What two claims told in the same words have in common; the order within an article keeps repetitions apart."""
    parts = tuple(
        (role, tuple(sorted((p.entry or "", *sorted(p.words)) for p in found))) for role, found in fact.parts.items()
    )
    claim = fact.claim
    state = (claim.event, claim.denied, claim.status, claim.certainty, fact.trigger)
    return (*state, parts, tuple(sorted(fact.words)), tuple(sorted(fact.counts)), tuple(sorted(fact.times)), fact.order)


@cache
def forest() -> Trees:
    """The forest that gives two claims side by side a chance to state the same event."""
    return load(files("firsthand.weigh") / "same.json.gz")


def groups(
    claims: Iterable[ClaimRef],
    chances: Mapping[Pair, float],
    judged: Mapping[Pair, bool] | None = None,
    sure: float = SURE,
) -> list[Group]:
    """All claims in groups, the sure pairs together: by average linkage within what sure pairs connect.

    A group depends on the claims that sure pairs connect it to, and on nothing else of the set. After Sokal and
    Michener (1958).
    """
    near: dict[ClaimRef, dict[ClaimRef, float]] = {ref: {} for ref in sorted(set(claims))}
    for (one, other), chance in chances.items():
        if chance >= sure * SEEN:
            near[one][other] = near[other][one] = chance
    for (one, other), alike in (judged or {}).items():
        near[one][other] = near[other][one] = 1.0 if alike else APART
    tied = [pair for pair, alike in (judged or {}).items() if alike]
    out: list[Group] = []
    for component in connected(near, sure):
        out += averaged(component, near, sure, tied)
    return sorted(out)


def connected(near: Mapping[ClaimRef, Mapping[ClaimRef, float]], sure: float) -> list[list[ClaimRef]]:
    """The claims that chains of sure pairs connect, each set sorted."""
    seen: set[ClaimRef] = set()
    out = []
    for start in near:
        if start in seen:
            continue
        waiting, members = [start], []
        seen.add(start)
        while waiting:
            here = waiting.pop()
            members.append(here)
            for other, chance in near[here].items():
                if chance >= sure and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        out.append(sorted(members))
    return out


def averaged(
    members: list[ClaimRef], near: Mapping[ClaimRef, Mapping[ClaimRef, float]], sure: float, tied: Iterable[Pair]
) -> list[Group]:
    """The groups within connected claims: the two with the highest average chance first, until none is sure."""
    place = {ref: number for number, ref in enumerate(members)}
    pairs = {
        number: {place[other]: chance for other, chance in near[ref].items() if other in place}
        for ref, number in place.items()
    }
    apart = [(one, other) for one, chances in pairs.items() for other, chance in chances.items() if chance == APART]
    for one, other in apart:
        pairs[one].pop(other, None)
    linkage = Linkage(pairs, apart)
    for left, right in tied:
        if left in place and right in place:
            one, other = linkage.stands[place[left]], linkage.stands[place[right]]
            if one != other:
                linkage.join(one, other)
    return [tuple(sorted(members[number] for number in group)) for group in linkage.joined(sure)]
