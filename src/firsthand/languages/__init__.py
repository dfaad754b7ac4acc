"""Languages as data: word lists and weight tables, one folder a language."""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from firsthand.errors import StopRun
from firsthand.languages import trees, weights
from firsthand.languages.trees import Trees
from firsthand.languages.weights import Weights

LEAST_LIKE = 0.04  # words that name an event in fewer of their places say nothing about words like them


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that can say that something is told: in how many of the places where it was seen it did."""

    word: str
    cues: int
    seen: int

    @property
    def use(self) -> str:
        """How often the word is a cue, as a class: "high", "mid", "low" or "rare"."""
        share = self.cues / max(1, self.seen)
        return "high" if share > 0.5 else "mid" if share > 0.2 else "low" if share > 0.05 else "rare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that can name an event: how often it named which, most frequent first."""

    word: str
    events: tuple[tuple[str, int], ...]
    seen: int
    like: bool = False  # counted from words of like meaning, since the word itself was not seen

    @property
    def event(self) -> str:
        """The event that it names most often."""
        return self.events[0][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What reading a language needs beside its parser."""

    code: str
    name: str
    cues: Mapping[str, Cue]
    triggers: Mapping[str, Trigger]
    like: Mapping[str, Trigger]  # rows for words that were not seen, by their class of like words
    tables: Mapping[str, Weights]
    forests: Mapping[str, Trees]
    hedges: Mapping[str, tuple[str, ...]]  # the classes of strength that a word belongs to
    senses: Mapping[tuple[str, str], tuple[str, ...]]  # part of speech ("v", "n", "a") and word: classes of like words


def like_rows(triggers: Mapping[str, Trigger], senses: Mapping[tuple[str, str], tuple[str, ...]]) -> dict[str, Trigger]:
    """For each fine class of like words, the row that its verbs and nouns have together."""
    events: dict[str, Counter[str]] = {}
    seen: Counter[str] = Counter()
    for (pos, word), classes in senses.items():
        if pos in "vn" and (row := triggers.get(word)) is not None:
            events.setdefault(classes[-1], Counter()).update(dict(row.events))
            seen[classes[-1]] += row.seen
    return {
        sense: Trigger(
            word=sense, events=tuple(sorted(count.items(), key=lambda e: (-e[1], e[0]))), seen=seen[sense], like=True
        )
        for sense, count in events.items()
        if count.total() >= LEAST_LIKE * seen[sense]
    }


def table(code: str, name: str) -> dict[str, Any]:
    """The table `CODE/NAME.toml`; StopRun where it is missing or broken."""
    path = resources.files("firsthand") / "languages" / code / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StopRun(f"{path}: cannot be read ({error}); reinstall firsthand, then run `firsthand doctor`") from error


@functools.cache
def hedges(code: str) -> dict[str, tuple[str, ...]]:
    """Each hedging word with its classes."""
    found: dict[str, list[str]] = {}
    for strength, words in table(code, "states").items():
        for word in words:
            found.setdefault(word, []).append(strength)
    return {word: tuple(strengths) for word, strengths in found.items()}


@functools.cache
def senses(code: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Words with the classes of like words that they belong to, coarse to fine."""
    path = resources.files("firsthand") / "languages" / code / "senses.tsv"
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        pos, word, *classes = line.split("\t")
        found[pos, word] = tuple(classes)
    return found


@functools.cache
def load(code: str = "en") -> Language:
    """The language with this code."""
    cues = {word: Cue(word=word, cues=row[0], seen=row[1]) for word, row in table(code, "cues")["cue"].items()}
    triggers = {
        word: Trigger(
            word=word, events=tuple(sorted(row["events"].items(), key=lambda e: (-e[1], e[0]))), seen=row["seen"]
        )
        for word, row in table(code, "triggers")["trigger"].items()
    }
    folder = resources.files("firsthand") / "languages" / code / "weights"
    tables = {
        path.name.removesuffix(".json"): weights.load(path) for path in folder.iterdir() if path.name.endswith(".json")
    }
    forests = {
        path.name.removesuffix(".json.gz"): trees.load(path)
        for path in folder.iterdir()
        if path.name.endswith(".json.gz")
    }
    return Language(
        code=code,
        name="English",
        cues=cues,
        triggers=triggers,
        like=like_rows(triggers, senses(code)),
        tables=tables,
        forests=forests,
        hedges=hedges(code),
        senses=senses(code),
    )
