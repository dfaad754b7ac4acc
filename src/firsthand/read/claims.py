"""What is said to have happened: events with their roles, status, certainty and denial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.languages import Language
from firsthand.read.parse import Parsed, Token
from firsthand.read.roles import Candidate, Range, candidates, role_features
from firsthand.read.triggers import trigger_features, trigger_row

NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From which probability on an event counts, a first filler of a role, each further one, and one joined to a filler by "and"."""

    event: float = 0.38
    first: float = 0.25
    further: float = 0.55
    joined: float = 0.2


SCALE = Scale()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A claim before names and states: trigger, event, role fillers, how sure, why."""

    token: Token
    words: Range
    event: str
    roles: tuple[tuple[str, Candidate, float], ...]
    score: float
    reasons: tuple[str, ...]


def find(parsed: Parsed, times: Sequence[tuple[Token, Range]], amounts: Sequence[tuple[Token, Range]], language: Language, scale: Scale = SCALE) -> list[Event]:
    """The events of a text, in the order of their triggers."""
    found = []
    for token in parsed.tokens:
        if (row := trigger_row(token, language.triggers, language.like)) is None:
            continue
        features = trigger_features(parsed, token, row)
        event, chance = likeliest(language, features)
        if chance < scale.event:
            continue
        fillers = roles(parsed, token, event, candidates(parsed, token, times, amounts), language, scale)
        counts = ", ".join(f"{name} {n}" for name, n in row.events[:3])
        reasons = (f'trigger "{token.text}": lexicon row "{row.word}" ({counts} of {row.seen} places in the training corpus)', *language.tables["event"].reasons(features, event))
        found.append(Event(token=token, words=trigger_words(token), event=event, roles=tuple(fillers), score=chance, reasons=reasons))
    return found


def trigger_words(token: Token) -> Range:
    """The trigger's own words: with its particle ("handed over"), and what makes a refusal to speak of it ("declined to comment")."""
    last = token.i
    for child in token.children:
        if child.dep == "prt" and child.i > token.i and child.i - token.i <= 2:
            last = child.i
        if child.dep == "xcomp" and child.lemma in ("comment", "discuss", "say") and child.i - token.i <= 2:
            last = child.i
    return token.i, last


def likeliest(language: Language, features: list[str]) -> tuple[str, float]:
    """The likeliest event at a word, and the probability that any event is there."""
    table = language.tables["event"]
    chances = dict(zip(table.labels, table.probabilities(features), strict=True))
    none = chances.pop(NONE)
    return max(chances, key=lambda e: chances[e]), 1.0 - none


def roles(parsed: Parsed, trigger: Token, event: str, found: list[Candidate], language: Language, scale: Scale) -> list[tuple[str, Candidate, float]]:
    """What fills the roles of an event: the likeliest candidate of each role, and others that are sure enough."""
    table = language.tables["role"]
    chosen: dict[str, list[tuple[float, int]]] = {}
    for at, candidate in enumerate(found):
        chances = dict(zip(table.labels, table.probabilities(role_features(parsed, trigger, event, candidate, found)), strict=True))
        chances.pop(NONE)
        role = max(chances, key=lambda r: chances[r])
        chosen.setdefault(role, []).append((chances[role], at))
    out = []
    for role, ranked in chosen.items():
        heads: set[int] = set()
        for chance, at in sorted(ranked, key=lambda r: (-r[0], r[1])):
            joined = found[at].head.dep == "conj" and found[at].head.head.i in heads
            if chance >= (scale.joined if joined else scale.further if heads else scale.first):
                heads.add(found[at].head.i)
                out.append((role, found[at], chance))
    return sorted(out, key=lambda r: r[1].range)
