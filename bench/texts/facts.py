"""What one made event is about: two countries, a weapon, places, dates, and the people who speak of it."""

import random
from collections.abc import Mapping
from datetime import date
from functools import cache

from bench.texts.grammar import between, by_comma, by_line, number, pick, sentence, tables, toml

EVENTS = ("transfer", "contract", "test", "seize", "produce", "pledge", "refuse", "deploy", "find", "display")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
TITLES = ("a spokesman for", "spokesperson for", "an adviser to", "deputy head of", "secretary of")


@cache
def countries() -> tuple[tuple[str, str, str, str, tuple[str, ...]], ...]:
    """Name, adjective, code, region and towns (the capital first) of each country."""
    rows = (row.split("; ") for table in toml("world.toml")["country"] for row in by_line(table["rows"]))  # type: ignore[attr-defined]
    return tuple((name, adjective, code, region, by_comma(towns)) for name, adjective, code, region, towns in rows)


@cache
def entries() -> Mapping[str, str]:
    """The ontology's entry of each country, by its name."""
    return {name: f"country:{code}" for name, _, code, _, _ in countries()}


@cache
def names(part: str, region: str) -> tuple[str, ...]:
    """The given or family names of a region."""
    return by_comma(toml("world.toml")[part][region])  # type: ignore[index]


def source(name: str, words: str) -> str:
    """Words that stand for a source, marked."""
    return f"<S:{name}>{words}</S>"


def person(key: str, region: str, about: str, rng: random.Random) -> dict[str, str]:
    """A person in full with their office (`key`), and by their family name (`key` + "s")."""
    family = pick(rng, names("family", region))
    name = f"{pick(rng, names('given', region))} {family}"
    full = f"{source(name, name)}, {about}," if rng.random() < 0.5 else source(name, name)
    return {key: full, f"{key}s": source(name, family), f"{key}0": source(name, name)}


def people(
    one: tuple[str, ...], other: tuple[str, ...], facts: Mapping[str, str], rng: random.Random
) -> dict[str, str]:
    """Everybody who speaks: a spokesperson, the other side's official, an analyst, a manager, unnamed ones."""
    found: dict[str, str] = {}
    ministry, other_ministry = (f"the {adjective} {pick(rng, BODIES)}" for adjective in (one[1], other[1]))
    found |= person("SP", one[3], f"{pick(rng, TITLES)} {ministry}", rng)
    found |= person("OF", other[3], f"{pick(rng, TITLES)} {other_ministry}", rng)
    found |= person("AN", pick(rng, countries())[3], f"an analyst at the {facts['inst']}", rng)
    found |= person("EX", one[3], f"a manager at {facts['maker']}", rng)
    for key, body in (("MA", ministry), ("MB", other_ministry)):
        found[key] = source(body.removeprefix("the "), body)
    for key in ("UN1", "UN2"):
        who = f"{pick(rng, tables()['who_adj'])} {pick(rng, tables()['who'])}"
        found[key] = source(f"unnamed {who}", f"{pick(rng, tables()['who_few'])} {who}")
    return found


BODIES = (
    "defence ministry", "foreign ministry", "navy", "general staff", "trade ministry", "interior ministry",
    "armed forces", "export control office", "presidential office", "customs service",
)  # fmt: skip


def make(day: date, paper: str, agency: str, rng: random.Random) -> dict[str, str]:
    """The facts of one event on or just before `day`, as slots that the sentences use."""
    one = pick(rng, countries())
    others = tuple(country for country in countries() if country != one)
    other = pick(rng, others)
    singular, plural = pick(rng, tables()["cls"]).split("|")
    older = pick(rng, tables()["cls"]).split("|")[1]
    maker = f"{pick(rng, tables()['maker_a'])} {pick(rng, tables()['maker_b'])}"
    inst = f"{pick(rng, tables()['maker_a'])} {pick(rng, tables()['inst_a'])}"
    systems = [f"{pick(rng, tables()['root'])}-{between(rng, 2, 97)}" for _ in range(2)]
    town, port = (pick(rng, country[4]) for country in (one, other))
    count = number(rng)
    facts = {
        "event": pick(rng, EVENTS), "A": one[0], "B": other[0], "maker": maker, "inst": inst, "paper": paper,
        "agency": agency,
        "sys": systems[0], "sys2": systems[1], "clss": plural, "clss2": older, "place": town, "port": port,
        "money": f"${between(rng, 11, 990)} million", "aM": f"<a:{maker}>{maker}</a>", "cM": f"<c:{maker}>{maker}</c>",
        "aA": said_of("a", one, rng), "cA": f"<c:{one[0]}>{one[0]}</c>", "aB": said_of("a", other, rng),
        "cB": f"<c:{other[0]}>{other[0]}</c>", "q": f"<q>{count}</q>",
        "oS": f"<o:{systems[0]}>{systems[0]} {plural}</o>",
        "pP": f"<p>{town}</p>", "wD": f"<w:{day.isoformat()}>on {day.day} {MONTHS[day.month - 1]}</w>", "cls": singular,
    }  # fmt: skip
    facts |= people(one, other, facts, rng)  # type: ignore[arg-type]
    facts["Q1"] = sentence(pick(rng, tables()["said_words"]), facts, rng)
    return facts


def said_of(tag: str, country: tuple[str, str, str, str, tuple[str, ...]], rng: random.Random) -> str:
    """A country by its name, or by its capital standing for it, marked with its name."""
    words = country[4][0] if rng.random() < 0.3 else country[0]
    return f"<{tag}:{country[0]}>{words}</{tag}>"
