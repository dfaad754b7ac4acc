"""Sentences out of tables of words: every `{slot}` is a fact of the text or drawn from the table of that name."""

import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).parent
FILES = ("words.toml", "sentences.toml", "sites.toml")
LINES = re.compile(
    r"^lead_|^(?:detail|quote|voices|chained|denial|earlier|numbers|background|closing|said_words|title)$"
)
BY_LINE = frozenset({"update_lead", "footers", "disclaimers", "credits", "agencies"})
SLOT = re.compile(r"\{(\w+)\}")
TAG = re.compile(r"<[^>]*>")
A_VOWEL = re.compile(r"\b([Aa]) (?=(?:<[^>]*>)*(?!uni|use|usu|one|eu)[aeiouAEIO])")
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
AN_CONSONANT = re.compile(r"\b([Aa])n (?=(?:<[^>]*>)*(?:[^aeiouAEIO<\W]|uni|use|usu|one|eu))")
DOUBLE_STOP = re.compile(r",((?:</?[^>]*>)*)([,.:;])")
T = TypeVar("T")


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    """One of `choices`; drawn by `random()` alone, whose stream is the same in every version of Python."""
    return choices[int(rng.random() * len(choices))]


def between(rng: random.Random, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + int(rng.random() * (high - low + 1))


def spelled(number: int) -> str:
    """A number below 100 in words: 42 is "forty-two"."""
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


@cache
def toml(name: str) -> Mapping[str, object]:
    """One of the files of this folder."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def by_line(text: str) -> tuple[str, ...]:
    """The lines of a table, without empty ones."""
    return tuple(line for raw in text.splitlines() if (line := raw.strip()))


def by_comma(text: str) -> tuple[str, ...]:
    """The words of a table, each once."""
    words = (word.strip() for word in text.replace("\n", " ").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


@cache
def tables() -> Mapping[str, tuple[str, ...]]:
    """Every table of words and of sentences, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for name in FILES:
        for key, text in toml(name).items():
            split = by_line if LINES.match(key) or key in BY_LINE else by_comma
            found[key] = split(str(text))
    return found


@cache
def pieces(template: str) -> tuple[str, ...]:
    """A template's fixed words and slot names in turn, fixed words first."""
    return tuple(SLOT.split(template))


def number(rng: random.Random) -> str:
    """A number as news prints it: small ones often in words."""
    if rng.random() < 0.25:
        return spelled(between(rng, 2, 60))
    return str(between(rng, 13, 980))


NUMBERS: Mapping[str, Callable[[random.Random], str]] = {
    "n": number,
    "n2": number,
    "n3": lambda rng: str(between(rng, 1000, 9000)),
    "years": lambda rng: f"{spelled(between(rng, 2, 30))} years",
}


def capital(words: str) -> str:
    """The same words with a capital first letter, tags left alone."""
    at = 0
    while tag := TAG.match(words, at):
        at = tag.end()
    while at < len(words) and words[at] in "“\"'(":
        at += 1
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def fill(template: str, facts: Mapping[str, str], rng: random.Random) -> str:
    """The template with every slot filled: by a fact, a number or a draw from a table; KeyError for an unknown slot."""
    parts = pieces(template)
    done = [parts[0]]
    for slot, fixed in zip(parts[1::2], parts[2::2], strict=True):
        done += (value(slot, facts, rng), fixed)
    return "".join(done)


def value(slot: str, facts: Mapping[str, str], rng: random.Random) -> str:
    """What stands in one slot."""
    if slot in facts:
        return facts[slot]
    if slot in NUMBERS:
        return NUMBERS[slot](rng)
    table = tables().get(slot)
    if table is None and slot[0].isupper():
        return capital(value(slot[0].lower() + slot[1:], facts, rng))
    drawn = pick(rng, tables()[slot] if table is None else table)
    return fill(drawn, facts, rng) if "{" in drawn else drawn


def sentence(template: str, facts: Mapping[str, str], rng: random.Random) -> str:
    """A whole sentence: filled, "a" and "an" set right, with a capital at its start."""
    return capital(set_right(fill(template, facts, rng)))


def set_right(words: str) -> str:
    """ "a" or "an" by the next letter, and one stop where two met."""
    return AN_CONSONANT.sub(r"\1 ", A_VOWEL.sub(r"\1n ", DOUBLE_STOP.sub(r"\1\2", words)))
