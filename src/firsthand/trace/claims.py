"""What two readings claim and whom they quote, compared: the same event with the same parties, the same source."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from firsthand.records import Claim, Mention, Reading
from firsthand.trace.terms import Rarity
from firsthand.trace.words import number, word_spans

ROLES = ("actor", "object", "counterparty", "quantity", "place", "time")
ROLE_SHARE = 0.3  # share of the shorter filler's weight that two fillers of a role must have in common
CLAIM_WEIGHT = 2.0  # weight that two claims must have in common
SOURCE_SHARE = 0.5
ENTRY_LETTER = "entry"  # what tells an entry's number from a word's


class Told(NamedTuple):
    """A claim as it is compared: its event and the words of each role, as numbers."""

    event: str
    roles: Mapping[str, frozenset[int]]


class Voiced(NamedTuple):
    """A reading as it is compared: its claims in the order of the text, its sources."""

    claims: tuple[Told, ...]
    sources: tuple[frozenset[int], ...]
    denied: int
    weights: Mapping[int, float]


def voiced(reading: Reading, rarity: Rarity) -> Voiced:
    """The claims and sources of a reading, with the weight of each word in them."""
    text = reading.document.text
    claims = tuple(
        told(claim, text) for claim in sorted(reading.claims, key=lambda one: (one.span, one.trigger, one.id))
    )
    named = {one.source.name: one.source for one in reading.attributions if one.source}
    sources = tuple(words(named[name], text) for name in sorted(named))
    every = sorted(frozenset[int]().union(*sources, *(filled for claim in claims for filled in claim.roles.values())))
    weights = rarity.weights(np.array(every, dtype=np.uint32)).tolist()
    return Voiced(claims, sources, sum(one.denied for one in reading.claims), dict(zip(every, weights, strict=True)))


def told(claim: Claim, text: str) -> Told:
    """A claim's event and the words of its roles."""
    return Told(
        claim.event,
        {role: frozenset[int]().union(*(words(one.mention, text) for one in fillers)) for role, fillers in claim.roles},
    )


def words(mention: Mention, text: str) -> frozenset[int]:
    """The words of a mention and of its name, small ones left out, and the entry they stand for."""
    found = {number(each) for each in (*told_words(mention.span.of(text)), *told_words(mention.name))}
    return frozenset(found | {number(f"{ENTRY_LETTER}{mention.entry}")} if mention.entry else found)


def told_words(words: str) -> Iterable[str]:
    """The words that tell something: numbers and words of three letters or more."""
    return (words[start:end] for start, end in word_spans(words) if end - start > 2 or words[start].isdigit())


def same_claims(left: Voiced, right: Voiced) -> list[tuple[int, int]]:
    """The claims of both that state the same event with the same parties, each once, the likest first."""
    likes = sorted(
        (-weight, i, j)
        for i, one in enumerate(left.claims)
        for j, other in enumerate(right.claims)
        if one.event == other.event and (weight := likeness(one, other, left, right)) > CLAIM_WEIGHT
    )
    taken_left, taken_right, pairs = set[int](), set[int](), []
    for _, i, j in likes:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return pairs


def likeness(one: Told, other: Told, left: Voiced, right: Voiced) -> float:
    """The weight of the words that two claims have in the same roles; 0 where no role agrees."""
    weight, agrees = 0.0, False
    for role in ROLES:
        a, b = one.roles.get(role), other.roles.get(role)
        if a and b and (common := a & b):
            shared = total(common, left)
            weight += shared
            agrees = agrees or shared > ROLE_SHARE * min(total(a, left), total(b, right))
    return weight if agrees else 0.0


def shared_share(voiced: Voiced, other: Voiced) -> float:
    """The share of one's sources, by weight, that the other has too, 0 to 1."""
    whole = sum(total(source, voiced) for source in voiced.sources)
    shared = sum(max((alike(one, two, voiced, other) for two in other.sources), default=0.0) for one in voiced.sources)
    return min(1.0, shared / whole) if whole else 0.0


def alike(one: frozenset[int], other: frozenset[int], left: Voiced, right: Voiced) -> float:
    """The weight of what two sources have in common; 0 where it is the smaller part of both."""
    shared = total(one & other, left)
    return shared if shared > SOURCE_SHARE * min(total(one, left), total(other, right)) else 0.0


def total(numbers: Iterable[int], voiced: Voiced) -> float:
    """The weight of some words."""
    return sum(voiced.weights[each] for each in numbers)
