"""Trains the table and the forest "name": what pronouns, descriptions and bare numbers stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.evaluate.names import same_name
from firsthand.languages import Language
from firsthand.languages.trees import Trees
from firsthand.languages.weights import Weights
from firsthand.reader.antecedents import Antecedent, Scene, Sought, antecedents
from firsthand.reader.mentions import party_of, plain, sort_of
from firsthand.reader.naming import Asked, context, name_one, speakers_of
from firsthand.reader.parse import Token
from firsthand.reader.weighing import all_numbers, likeliest, name_features
from training.attributions import drafts
from training.fit import fit
from training.gold import Example
from training.second import PARTS, forest, part

ROLES = ("actor", "object", "counterparty", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A gold mention with what it may stand for, and which of that is right."""

    story: str
    sought: Sought
    where: Scene
    found: list[Antecedent]
    right: list[bool]
    own: bool

    def features(self) -> list[list[str]]:
        """The weight table's conditions for each antecedent."""
        last = len(self.found) - 1
        return [name_features(self.sought, self.where, c, last - i) for i, c in enumerate(self.found)]


def mentions(example: Example) -> Iterator[tuple[str, Token, int, int, dict[str, Any]]]:
    """The gold sources and fillers: role, head, range, and the gold item."""
    items = [("source", a["source"]) for a in example.row["attributions"] if a["source"]]
    items += [(role, f) for c in example.row["claims"] for role in ROLES for f in c["roles"].get(role, ())]
    for role, item in items:
        inside = [t for t in example.parsed.tokens if t.start < item["span"][1] and t.end > item["span"][0]]
        head = example.head(item["span"])
        if head is not None:
            yield role, head, inside[0].i, inside[-1].i, item


def choices(example: Example, language: Language | None = None) -> Iterator[Choice]:
    """The gold mentions of a text that may stand for something before them.

    What stood for a name before is known from gold, or, with a language, found as reading finds it.
    """
    made = drafts(example).values()
    speakers = speakers_of([(d.content, d.speaker) for d in made], example.quoted)
    where = context(example.parsed, speakers, (d.speaker.i for d in made if d.speaker), language or nothing())
    meant: dict[str, Token] = {}
    for role, head, first, last, item in sorted(mentions(example), key=lambda m: (m[2], m[3], m[0])):
        sort = sort_of(example.parsed, head, first)
        own = same_name(item["name"], plain(example.parsed, first, last))
        sought = Sought(head=head, first=first, sort=sort, role=role)
        if sort not in ("name", "relative") and not (party_of(head) and role != "place"):
            found = antecedents(sought, where.scene, meant)
            right = [same_name(item["name"], c.name) and not own for c in found]
            if language is None:
                meant |= {c.name: head for c, yes in zip(found, right, strict=True) if yes}
            if found:
                yield Choice(story=example.story, sought=sought, where=where.scene, found=found, right=right, own=own)
        if language is not None:
            mention = name_one(Asked(head=head, first=first, last=last, role=role), where, meant)
            if mention.kind != "words":
                meant[mention.name] = head


def nothing(*tables: Weights) -> Language:
    """A language that knows these tables alone."""
    return Language(
        code="en",
        name="English",
        cues={},
        triggers={},
        like={},
        tables={t.name: t for t in tables},
        forests={},
        hedges={},
        senses={},
    )


def train(examples: Sequence[Example]) -> list[Weights]:
    """The table, fitted to gold names that their own words do not give, and to those that they do."""
    return [table(examples)]


def table(examples: Sequence[Example]) -> Weights:
    """The table; a pronoun whose name is none of its antecedents says nothing."""
    xs: list[list[str]] = []
    ys: list[str] = []
    for choice in (c for e in examples for c in choices(e)):
        if choice.own or any(choice.right) or choice.sought.sort in ("definite", "indefinite"):
            xs += choice.features()
            ys += ["yes" if yes else "no" for yes in choice.right]
    return fit("name", xs, ys)


def second_look(examples: Sequence[Example]) -> Trees:
    """The forest, on what tables found that had not seen the story."""
    xs: list[list[float]] = []
    ys: list[int] = []
    for number in range(PARTS):
        first = table([e for e in examples if part(e.story) != number])
        language = nothing(first)
        for choice in (c for e in examples if part(e.story) == number for c in choices(e, language)):
            chances = [first.yes(f) for f in choice.features()]
            kept = likeliest(chances)
            xs += all_numbers(choice.sought, choice.where, choice.found, chances, kept)
            ys += [int(choice.right[i]) for i in kept]
    return forest("name", xs, ys, ("no", "yes"), depth=5, rounds=90, rate=0.09)
