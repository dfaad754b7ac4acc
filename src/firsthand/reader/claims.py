"""What is said to have happened: events and their roles, by a first look at each word and a second at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from firsthand.languages import Language, Trigger
from firsthand.reader import sensed
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.plainly import in_words
from firsthand.reader.roles import Candidate, Range, candidates, role_features
from firsthand.reader.second import EVENTS, ROLES, Floats, Look, event_numbers, role_numbers
from firsthand.reader.triggers import POS, trigger_features, trigger_row

NONE = "none"
OTHER = 0.08  # from which chance the next event of a word is weighed beside its likeliest
HEARD = 0.4  # from which chance of the encoder a word that the lexicon does not know is looked at
TOGETHER = 5  # tokens that a verb and a noun which name one event together are apart at most
CHUNK = 2_000  # rows that the forest sees at once: what it needs for one is many times the row
Stretches = Sequence[tuple[Token, Range]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From which chance on a word is looked at again, an event counts, a role is filled (first, further, joined)."""

    again: float = 0.16
    event: float = 0.35
    first: float = 0.25
    further: float = 0.55
    joined: float = 0.2
    candidate: float = 0.03


SCALE = Scale()
ENCODED = Scale(event=0.3)  # of texts that the encoder has seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A claim before names and states: trigger, event, role fillers, how sure, why."""

    token: Token
    row: str
    words: Range
    event: str
    roles: tuple[tuple[str, Candidate, float], ...]
    score: float
    reasons: tuple[str, ...]


def find(
    parsed: Parsed, times: Stretches, amounts: Stretches, language: Language, scale: Scale | None = None
) -> list[Event]:
    """The events of a text, in the order of their triggers."""
    scale = scale or (SCALE if parsed.encoded is None else ENCODED)
    looks = looked_again(parsed, first_look(parsed, language), times, amounts, language, scale.again)
    best: dict[int, tuple[Look, float]] = {}
    for look, chance in zip(
        (x for x in looks if x.roles is not None), second_chances(parsed, looks, language), strict=True
    ):
        if chance >= scale.event and (look.token.i not in best or chance > best[look.token.i][1]):
            best[look.token.i] = look, chance
    kept = told_once(parsed, list(best.values()))
    filled = fillers(parsed, [look for look, _ in kept], language, scale)
    encoded = parsed.encoded is not None
    return [
        event_of(look, chance, roles, language, encoded) for (look, chance), roles in zip(kept, filled, strict=True)
    ]


def told_once(parsed: Parsed, found: Sequence[tuple[Look, float]]) -> list[tuple[Look, float]]:
    """Of a verb and a noun that name one event together ("signed a contract", "had no comment") the first."""
    events = {look.token.i: look.top for look, _ in found}
    return [
        (look, chance)
        for look, chance in found
        if not any(
            events.get(i) == events[look.token.i] and name_together(parsed, look.token, parsed.tokens[i])
            for i in range(look.token.i - TOGETHER, look.token.i)
        )
    ]


def name_together(parsed: Parsed, one: Token, other: Token) -> bool:
    """Whether one word hangs on the other, a few words away, with no mark and no "and" between them."""
    first, last = sorted((one.i, other.i))
    between = parsed.tokens[first + 1 : last]
    hangs = other in islice(one.up(), 2) or one in islice(other.up(), 2)
    return last - first <= TOGETHER and hangs and not any(t.pos in ("PUNCT", "CCONJ") for t in between)


def first_look(parsed: Parsed, language: Language) -> list[Look]:
    """The chances of every event at every word that the lexicon knows, or knows words like."""
    table = language.tables["event"]
    columns = [table.labels.index(event) if event in table.labels else -1 for event in EVENTS]
    none = table.labels.index(NONE)
    heard = [sensed.event_chances(parsed, token) for token in parsed.tokens]
    known = [
        (t, row)
        for t, said in zip(parsed.tokens, heard, strict=True)
        if (row := trigger_row(t, language.triggers, language.like) or heard_row(t, said)) is not None
    ]
    features = [tuple(trigger_features(parsed, token, row)) for token, row in known]
    chances = table.many(features)
    events = np.where(np.array(columns) >= 0, chances[:, columns], 0.0)
    looks = []
    for (token, row), said, one, all_ in zip(known, features, events, chances, strict=True):
        chance, told = 1.0 - float(all_[none]), heard[token.i]
        if told is not None:
            one, chance = (one + told) / 2, (chance + float(told.sum())) / 2
        looks.append(Look(token=token, row=row, features=said, events=one, chance=chance))
    return looks


def heard_row(token: Token, said: Floats | None) -> Trigger | None:
    """An empty row for a word that the encoder alone takes for a trigger."""
    if said is None or token.pos not in POS or said.sum() < HEARD:
        return None
    return Trigger(word=token.lemma, events=((EVENTS[int(said.argmax())], 0),), seen=0)


def looked_again(
    parsed: Parsed, looks: Sequence[Look], times: Stretches, amounts: Stretches, language: Language, again: float
) -> list[Look]:
    """The looks, those that are likely enough with their roles; where there is an encoder, for the next event too."""
    out = []
    for look in looks:
        if look.chance < again:
            out.append(look)
            continue
        found = candidates(parsed, look.token, times, amounts)
        ways = [look] if parsed.encoded is None else [look, replace(look, rank=1)]
        out += [
            with_roles(parsed, one, found, language) for one in ways if not one.rank or one.events[one.top] >= OTHER
        ]
    return out


def with_roles(parsed: Parsed, look: Look, found: Sequence[Candidate], language: Language) -> Look:
    """The look with its candidates for the roles of the event that it is taken for, and their chances."""
    table = language.tables["role"]
    columns = [table.labels.index(role) for role in ROLES]
    event = EVENTS[look.top]
    chances = table.many([role_features(parsed, look.token, event, c, found) for c in found])
    return replace(look, candidates=tuple(found), roles=chances[:, columns])


def second_chances(parsed: Parsed, looks: Sequence[Look], language: Language) -> list[float]:
    """The chance of being an event, and the likeliest one, for the words that were looked at again."""
    rows = second_numbers(parsed, looks)
    forest = sensed.forest(parsed, language, "event")
    return [float(chance) for chance in forest.chances(rows)[:, 1]] if rows else []


def second_numbers(parsed: Parsed, looks: Sequence[Look]) -> list[list[float]]:
    """What the second look goes by, for what was looked at again, in the order of the text."""
    first = [look for look in looks if not look.rank]
    at = {look.token.i: look for look in first}
    beside: dict[int, list[Look]] = {}
    for look in first:
        beside.setdefault(look.token.sentence, []).append(look)
    density = parsed.armed(0, len(parsed.tokens)) / max(1, len(parsed.tokens))
    mean = sum(look.chance for look in first) / max(1, len(first))
    return [
        event_numbers(parsed, look, at, beside[look.token.sentence], density, mean)
        for look in looks
        if look.roles is not None
    ]


def event_of(
    look: Look, chance: float, roles: Sequence[tuple[str, Candidate, float]], language: Language, encoded: bool
) -> Event:
    """The event at a word."""
    name, row = EVENTS[look.top], look.row
    counts = ", ".join(f"{event} {n}" for event, n in row.events[:3])
    words = f"words like it ({row.word})" if row.like else f'lexicon row "{row.word}"'
    proposed = f"{words}, {counts} of {row.seen} places in the corpus" if row.seen else "the encoder alone, no row"
    first = 'weight table "event" and encoder' if encoded else 'weight table "event"'
    reasons = (
        f'trigger "{look.token.text}": {proposed}',
        *in_words(language.tables["event"].reasons(look.features, name, 12)),
        f'{first} {look.chance:.2f}, forest "event" {chance:.2f}',
    )
    return Event(
        token=look.token,
        row=row.word,
        words=trigger_words(look.token),
        event=name,
        roles=tuple(roles),
        score=chance,
        reasons=reasons,
    )


def fillers(
    parsed: Parsed, looks: Sequence[Look], language: Language, scale: Scale
) -> list[list[tuple[str, Candidate, float]]]:
    """What fills the roles of each event, by a second look at all candidates that the first gave a chance."""
    places, rows = [], []
    together: dict[int, list[Look]] = {}
    for look in looks:
        together.setdefault(look.token.sentence, []).append(look)
    for number, look in enumerate(looks):
        others = [k for k in together[look.token.sentence] if k is not look]
        for at, chances in enumerate(look.roles if look.roles is not None else ()):
            if chances.max() >= scale.candidate:
                places.append((number, at))
                rows.append(role_numbers(parsed, look, look.top, at, others))
    forest = sensed.forest(parsed, language, "role")
    columns = [forest.labels.index(role) for role in ROLES]
    chances = (row for at in range(0, len(rows), CHUNK) for row in forest.chances(rows[at : at + CHUNK])[:, columns])
    ranked: list[dict[str, list[tuple[float, int]]]] = [{} for _ in looks]
    for (number, at), found in zip(places, chances, strict=True):
        best = int(found.argmax())
        ranked[number].setdefault(ROLES[best], []).append((float(found[best]), at))
    return [chosen(look, roles, scale) for look, roles in zip(looks, ranked, strict=True)]


def chosen(
    look: Look, ranked: Mapping[str, list[tuple[float, int]]], scale: Scale
) -> list[tuple[str, Candidate, float]]:
    """The likeliest candidate of each role, others that are sure enough, and those joined to a filler by "and"."""
    out = []
    for role, candidates_ in ranked.items():
        rows: set[int] = set()
        for chance, at in sorted(candidates_, key=lambda r: (-r[0], r[1])):
            row = row_head(look.candidates[at].head).i
            if chance >= (scale.joined if row in rows else scale.further if rows else scale.first):
                rows.add(row)
                out.append((role, look.candidates[at], chance))
    return sorted(out, key=lambda r: (r[1].range, r[0]))


def row_head(token: Token) -> Token:
    """The first word of the row that a token stands in ("howitzers and tanks", "of rifles and of shells")."""
    while True:
        if token.dep == "conj" and token.head is not token:
            token = token.head
        elif token.dep == "pobj" and token.head.dep == "conj" and token.head.head.dep == "prep":
            token = next((c for c in token.head.head.children if c.dep == "pobj"), token.head.head)
        else:
            return token


def trigger_words(token: Token) -> Range:
    """The trigger's own words: with its particle ("handed over") or what is declined ("declined to comment")."""
    last = token.i
    for child in token.children:
        if child.dep == "prt" and child.i > token.i and child.i - token.i <= 2:
            last = child.i
        if child.dep == "xcomp" and child.lemma in ("comment", "discuss", "say") and child.i - token.i <= 2:
            last = child.i
    return token.i, last
