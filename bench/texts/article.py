"""One base text from its facts: a lead, details, quotations, denials, background, in paragraphs."""

import hashlib
import random
from collections.abc import Mapping

from bench.texts.grammar import TAG, between, pick, sentence, tables

Paragraphs = list[list[str]]
SEEN_BITS = (1 << 60) - 1
PLAN = (
    "detail",
    "quote",
    "earlier",
    "voices",
    "background",
    "chained",
    "denial",
    "numbers",
)  # each once, in some order
MORE = (
    "background",
    "background",
    "background",
    "voices",
    "detail",
    "numbers",
    "earlier",
    "denial",
)  # until it is long enough
LEAST_WORDS, MOST_WORDS, MOST_SENTENCES = 355, 560, 25


class Writer:
    """Writes base texts of which no two share a sentence: it knows by hash what it wrote before."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def sentence(self, kind: str, facts: Mapping[str, str], rng: random.Random, used: set[str]) -> str:
        """A new sentence of a kind; templates in `used` are taken only when no other is left."""
        choices = tables()[kind]
        fresh = [choice for choice in choices if choice not in used] or choices
        template = pick(rng, fresh)
        used.add(template)
        while True:
            made = sentence(template, facts, rng)
            key = hash_of(made)
            if key not in self._seen:
                self._seen.add(key)
                return made
            template = pick(rng, choices)

    def text(self, facts: Mapping[str, str], rng: random.Random, used: set[str]) -> Paragraphs:
        """A text of 350 to 600 words and 12 to 25 sentences; `used` gets its templates, for a second report."""
        lead = self.sentence(f"lead_{facts['event']}", facts, rng, used)
        order = shuffled(PLAN, rng)
        goal = between(rng, LEAST_WORDS + 20, MOST_WORDS - 40)
        body = [self.sentence(kind, facts, rng, used) for kind in order]
        words = sum(map(word_count, (lead, *body)))
        while words < goal and len(body) < MOST_SENTENCES - 2:
            at = between(rng, 1, len(body))
            body.insert(at, self.sentence(pick(rng, MORE), facts, rng, used))
            words += word_count(body[at])
        body.append(self.sentence("closing", facts, rng, used))
        return [[lead], *paragraphs(body, rng)]


def hash_of(words: str) -> int:
    """A number for a sentence, the same in every run."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big") & SEEN_BITS


def word_count(words: str) -> int:
    """Words without the marks."""
    return len(TAG.sub("", words).split())


def shuffled(items: tuple[str, ...], rng: random.Random) -> list[str]:
    """The items in a drawn order."""
    return [item for _, item in sorted((rng.random(), item) for item in items)]


def paragraphs(sentences: list[str], rng: random.Random) -> Paragraphs:
    """Sentences in paragraphs of one to three."""
    found: Paragraphs = []
    at = 0
    while at < len(sentences):
        size = between(rng, 1, 3)
        found.append(sentences[at : at + size])
        at += size
    return found
