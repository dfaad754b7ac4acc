"""How much a word tells: what an article names, and how near two articles are by what they name."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from firsthand.records import Reading

WORD = re.compile(r"[^\W_]+")
NAMEWORD = re.compile(r"\b(?:[^\W\d_a-z][\w'\u2019-]+|\d[\d.,]*)")
LITTLE = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "for", "and", "or", "that", "by", "with", "from", "at", "as", "it",
    "its", "is", "was", "were", "be", "been", "has", "have", "had", "will", "would", "which", "who", "this",
    "these", "those", "he", "she", "they", "his", "her", "their", "not", "but", "said", "says", "say", "also",
    "than", "more", "most", "after", "before", "when", "into", "over", "about", "there", "here", "we", "our", "i",
    "you", "your", "them", "him", "us", "out", "up", "if", "so", "such", "no", "then", "what", "while", "during",
    "between",
})  # fmt: skip
KNOWN_TEXTS = 2_018  # texts that the table of words was counted over
FAMILIAR = 4.0  # from which weight a word tells one matter from another
MATTERS = 20  # names of an article by which it is laid beside others


@cache
def counted() -> dict[str, int]:
    """In how many of the project's own short texts each word stands; made by `python -m training.same`."""
    path = files("firsthand") / "words.json.gz"
    table: dict[str, int] = json.loads(gzip.decompress(path.read_bytes()))
    return table


@lru_cache(maxsize=1 << 18)
def weight(word: str) -> float:
    """How much a word tells: the logarithm of how rare it is among the project's own texts; 0 for little words."""
    if word in LITTLE:
        return 0.0
    return math.log((KNOWN_TEXTS + 1) / (counted().get(word, 0) + 1))


def total(words: Iterable[str]) -> float:
    """The weight of several words together."""
    return math.fsum(map(weight, words))


@lru_cache(maxsize=1 << 16)
def whole(words: frozenset[str]) -> float:
    """The same for words that are asked for again."""
    return total(words)


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """A word without its plural s; the same object for the same word, since articles hold millions."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1 << 17)
def stems(text: str) -> frozenset[str]:
    """The telling words of a text, lower case, without a plural s."""
    return frozenset(stem(w) for w in map(str.lower, WORD.findall(text)) if w not in LITTLE)


def names(text: str) -> Counter[str]:
    """The capitalised words and numbers of a text, with how often each stands there."""
    found = (word.rstrip(".,").lower() for word in NAMEWORD.findall(text))
    return Counter(word for word in found if word and word not in LITTLE)


def matters_of(names: Mapping[str, int]) -> dict[str, float]:
    """What an article is about, with how much each tells: its most telling names, those it repeats first."""
    scored = [(-weight(name) * min(count, 3), name) for name, count in names.items() if weight(name) >= FAMILIAR]
    return {name: weight(name) for _, name in sorted(scored)[:MATTERS]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document as it is compared: its capitalised words and numbers, and the length of their vector of weights.

    `matters` are what it is about, with how much each tells.
    """

    names: frozenset[str]
    size: float
    matters: Mapping[str, float] = field(compare=False)

    @classmethod
    def of(cls, words: str) -> Text:
        """What a document's words name."""
        counted = names(words)
        size = math.sqrt(math.fsum(weight(name) ** 2 for name in counted))
        return cls(names=frozenset(counted), size=size, matters=matters_of(counted))


def texts_of(readings: Iterable[Reading]) -> dict[str, Text]:
    """What the document of each reading names, by its id."""
    return {reading.document.id: Text.of(reading.document.text) for reading in readings}


@lru_cache(maxsize=1 << 16)
def closeness(one: Text, other: Text) -> float:
    """How much two articles name the same: the cosine of their names, rare ones weighing more."""
    if not one.size or not other.size:
        return 0.0
    return math.fsum(weight(name) ** 2 for name in one.names & other.names) / (one.size * other.size)
