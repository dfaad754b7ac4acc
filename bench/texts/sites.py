"""Outlets and agencies: their names, how they spell and quote, and what they put under every article."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench.texts.edits import Paragraphs, american, digits, single, straight, words
from bench.texts.facts import countries
from bench.texts.grammar import between, pick, sentence, tables

HABITS: tuple[tuple[float, Callable[[Paragraphs], Paragraphs]], ...] = (
    (0.5, american), (0.4, straight), (0.1, single), (0.2, digits), (0.1, words),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One outlet; `footers` stand under each of its articles, `habits` are its house style."""

    name: str
    domain: str
    agency: bool
    footers: tuple[str, ...]
    habits: tuple[Callable[[Paragraphs], Paragraphs], ...]


def agencies() -> tuple[Site, ...]:
    """The news agencies: no footers, no house style but the base text's."""
    rows = (row.split("; ") for row in tables()["agencies"])
    return tuple(
        Site(name=name, domain=f"{domain}.example", agency=True, footers=(), habits=()) for name, domain in rows
    )


def outlets(count: int, seed: int) -> tuple[Site, ...]:
    """`count` outlets of different names; three in five have footers, which all their articles share."""
    rng = random.Random(f"{seed}:sites")
    found: dict[str, Site] = {}
    while len(found) < count:
        town = pick(rng, pick(rng, countries())[4])
        name = " ".join(
            part for part in (town, pick(rng, ("", *tables()["first"])), pick(rng, tables()["second"])) if part
        )
        if name not in found:
            found[name] = outlet(name, rng)
    return tuple(found.values())


def outlet(name: str, rng: random.Random) -> Site:
    """An outlet with drawn habits and footers of its own."""
    domain = "".join(letter for letter in name.lower() if letter.isalnum()) + ".example"
    facts = {"site": name, "domain": domain, "day": pick(rng, tables()["weekday"])}
    lines = tuple(dict.fromkeys(pick(rng, tables()["footers"]) for _ in range(between(rng, 1, 3))))
    footers = tuple(sentence(line, facts, rng) for line in lines) if rng.random() < 0.6 else ()
    habits = tuple(habit for chance, habit in HABITS if rng.random() < chance)
    return Site(name=name, domain=domain, agency=False, footers=footers, habits=habits)
