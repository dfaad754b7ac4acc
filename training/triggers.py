"""Trains the trigger lexicon and the table "event"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from firsthand.languages import LEAST_LIKE, Trigger
from firsthand.languages.weights import Weights
from firsthand.reader.parse import Token
from firsthand.reader.triggers import POS, trigger_features
from training.fit import fit
from training.gold import Example

NONE = "none"
LEAST_SHARE = 0.02  # a word that names an event in fewer of its places is no row


def gold_triggers(example: Example) -> dict[int, list[dict[str, Any]]]:
    """The gold claims by the token that their trigger hangs on."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for claim in example.row["claims"]:
        if (head := example.head(claim["trigger"])) is not None:
            found[head.i].append(claim)
    return found


class Lexicon:
    """Which events each word named, story by story, so that a story can be left out."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.events: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.seen: dict[str, Counter[str]] = defaultdict(Counter)
        self.words: dict[str, set[str]] = defaultdict(set)
        for example in examples:
            gold = gold_triggers(example)
            for token in example.parsed.tokens:
                if token.pos in POS:
                    self.seen[token.lemma][example.story] += 1
                    if token.senses:
                        self.words[token.senses[-1]].add(token.lemma)
                    for event in {c["event"] for c in gold.get(token.i, [])}:
                        self.events[token.lemma][event, example.story] += 1

    def row(self, word: str, without: Collection[str] = ()) -> Trigger | None:
        """The row of a word, counted without some stories; None where nothing is left."""
        if word not in self.events:
            return None
        count: Counter[str] = Counter()
        for (event, story), n in self.events[word].items():
            if story not in without:
                count[event] += n
        if not count:
            return None
        seen = sum(n for story, n in self.seen[word].items() if story not in without)
        if count.total() < LEAST_SHARE * seen:
            return None
        return Trigger(word=word, events=tuple(sorted(count.items(), key=lambda e: (-e[1], e[0]))), seen=seen)

    def like(self, token: Token, without: Collection[str] = ()) -> Trigger | None:
        """The row of the words that are like an unseen one, counted without some stories."""
        if token.pos not in ("VERB", "NOUN") or not token.senses:
            return None
        rows = [
            row
            for word in self.words.get(token.senses[-1], ())
            if word != token.lemma and (row := self.row(word, without)) is not None
        ]
        if not rows:
            return None
        count: Counter[str] = Counter()
        for row in rows:
            count.update(dict(row.events))
        if count.total() < LEAST_LIKE * sum(r.seen for r in rows):
            return None
        events = tuple(sorted(count.items(), key=lambda e: (-e[1], e[0])))
        return Trigger(word=token.senses[-1], events=events, seen=sum(r.seen for r in rows), like=True)

    def rows(self) -> dict[str, Trigger]:
        """All rows, in the order of the alphabet."""
        return {word: row for word in sorted(self.events) if (row := self.row(word))}


def train(examples: Sequence[Example], strength: float = 0.1) -> tuple[dict[str, Trigger], list[Weights]]:
    """The trigger rows and the table that tells the event, or none, from the conditions at a word."""
    lexicon = Lexicon(examples)
    xs, ys = [], []
    for example in examples:
        gold = gold_triggers(example)
        for token in example.parsed.tokens:
            if (
                token.pos in POS
                and (row := lexicon.row(token.lemma, (example.story,)) or lexicon.like(token, (example.story,)))
                is not None
            ):
                xs.append(trigger_features(example.parsed, token, row))
                ys.append(gold[token.i][0]["event"] if token.i in gold else NONE)
    return lexicon.rows(), [fit("event", xs, ys, strength=strength, least=3)]
