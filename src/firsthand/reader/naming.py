"""A plain name for the words that fill a role or are a source: their own, an earlier phrase's, or a country's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.languages import Language
from firsthand.reader.mentions import (
    Antecedent,
    Phrase,
    antecedents,
    apposed,
    name_features,
    name_kind,
    party_of,
    person,
    phrases,
    plain,
    relative_head,
    sort_of,
)
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.phrases import edges, named, trimmed
from firsthand.records import Mention

SURE = {
    "pronoun": 0.05,
    "pointing": 0.3,
    "definite": 0.35,
    "speaker": 0.15,
    "indefinite": 0.5,
}  # from which probability on words take an earlier phrase's name
VALUES = ("time", "quantity")
UNNAMED_KINDS = ("definite", "indefinite", "pointing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words to be named: the token they hang on, their range, and the role that they fill, or "source"."""

    head: Token
    first: int
    last: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What naming looks at: the phrases of the text, who speaks where, and whose words were told."""

    parsed: Parsed
    known: tuple[Phrase, ...]
    longer: Mapping[str, str]
    speakers: Mapping[int, Token]  # who speaks the token, for tokens inside quotations
    spoke: frozenset[int]  # the heads of sources
    language: Language


def context(parsed: Parsed, speakers: Mapping[int, Token], spoke: Iterable[int], language: Language) -> Context:
    """The context of a text."""
    known = phrases(parsed)
    return Context(
        parsed=parsed,
        known=known,
        longer=short_forms(parsed, known),
        speakers=speakers,
        spoke=frozenset(spoke),
        language=language,
    )


def name_all(asked: Sequence[Asked], where: Context) -> dict[Asked, Mention]:
    """A mention for each of the words asked for, in the order of the text, so that "he ... he" holds on."""
    meant: dict[str, Token] = {}
    out: dict[Asked, Mention] = {}
    for item in sorted(asked, key=lambda a: (a.first, a.last, a.role)):
        out[item] = mention = name_one(item, where, meant)
        if mention.kind != "words":
            meant[mention.name] = item.head
    return out


def name_one(item: Asked, where: Context, meant: Mapping[str, Token]) -> Mention:
    """The mention for words asked for: a country, a relative clause's noun, an earlier phrase, or their own name."""
    parsed, head = where.parsed, item.head
    span = trimmed(parsed, item.first, item.last)
    sort = sort_of(parsed, head, item.first)
    kind = name_kind(sort, head)
    if sort == "relative" and (noun := relative_head(head)) is not None:
        name = next((p.name for p in where.known if p.head is noun), noun.text)
        return Mention(
            span=span,
            name=where.longer.get(name, name),
            kind="pronoun",
            reason=f'"{head.text}" stands for the noun before it',
        )
    country = party_of(head)
    if country and item.role != "place":
        return Mention(span=span, name=country, kind=kind, reason=f"{head.kind} of {country}")
    if (
        sort == "definite"
        and item.role not in ("time", "quantity", "place")
        and not named_inside(parsed, item.first, item.last)
    ):
        own = plain(parsed, item.first, item.last)
        if (name := fuller(own, head, where.known)) != own:
            return Mention(span=span, name=name, kind=kind, reason=f'the same noun before: "{name}"')
    may_mean = sort not in ("name", "definite") or not any(
        t.pos == "PROPN" for t in parsed.tokens[item.first : item.last + 1]
    )
    if sort != "name" and may_mean and item.role not in VALUES and (found := antecedent(item, sort, where, meant)):
        candidate, chance = found
        name = fuller(where.longer.get(candidate.name, candidate.name), candidate.phrase.head, where.known)
        return Mention(
            span=span,
            name=name,
            kind=kind,
            reason=f'{candidate.found}: "{candidate.phrase.head.text}" (weight table "name", {chance:.2f})',
        )
    own = person(parsed, head) or apposed(parsed, head) or plain(parsed, item.first, item.last)
    if (
        item.role == "source"
        and sort in UNNAMED_KINDS
        and not named_inside(parsed, item.first, item.last)
        and own == plain(parsed, item.first, item.last)
    ):
        own = plain(parsed, *named(parsed, *edges(head, counted=False)))
        return Mention(span=span, name=f"unnamed {own}", kind="unnamed", reason="no name is given")
    return Mention(
        span=span,
        name=where.longer.get(own, own),
        kind="words",
        reason="its own words" if own not in where.longer else "short for it",
    )


def antecedent(item: Asked, sort: str, where: Context, meant: Mapping[str, Token]) -> tuple[Antecedent, float] | None:
    """What a mention most likely stands for, with its probability; None where nothing is likely enough."""
    found = antecedents(where.parsed, item.head, item.first, sort, where.known, where.speakers.get(item.head.i), meant)
    table = where.language.tables["name"]
    last = len(found) - 1
    chances = [
        table.yes(name_features(where.parsed, item.head, sort, item.role, c, last - i, where.spoke))
        for i, c in enumerate(found)
    ]
    best = max(range(len(found)), key=lambda i: (chances[i], i), default=None)
    if best is None or chances[best] < SURE.get(sort, 0.4):
        return None
    return found[best], chances[best]


def short_forms(parsed: Parsed, known: Sequence[Phrase]) -> dict[str, str]:
    """Surnames and acronyms with the full name that the text gives: "Khosla", "DGA"."""
    out: dict[str, str] = {}
    for phrase in known:
        words = phrase.name.split()
        if not phrase.proper or len(words) < 2:
            continue
        if phrase.head.ent == "PERSON":
            out.setdefault(words[-1], phrase.name)
        if (short := in_brackets(parsed, phrase)) is not None:
            both = f"{phrase.name} ({short})"
            out.setdefault(short, both)
            out.setdefault(phrase.name, both)
        letters = "".join(w[0] for w in re.split(r"[\s-]+", phrase.name) if w[:1].isupper())
        if len(letters) >= 2 and letters.isupper():
            out.setdefault(letters, phrase.name)
    return out


def in_brackets(parsed: Parsed, phrase: Phrase) -> str | None:
    """The short form that a name is given in brackets right after it: "Directorate General of Customs (DGA)"."""
    at = named(parsed, *edges(phrase.head))[1] + 1
    tokens = parsed.tokens[at : at + 3]
    if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[1].text[:1].isupper():
        return tokens[1].text
    return None


def fuller(name: str, head: Token, known: Sequence[Phrase]) -> str:
    """An earlier phrase with the same noun and a proper name in it: "the rebels" are "Yemen's Houthi rebels"."""
    if head.pos != "NOUN":
        return name
    for phrase in reversed([p for p in known if p.head.i < head.i]):
        if (
            phrase.head.lemma == head.lemma
            and phrase.head.pos == "NOUN"
            and any(c.pos == "PROPN" or c.kind == "demonym" for c in phrase.head.children if c.i < phrase.head.i)
        ):
            return phrase.name
    return name


def named_inside(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a range holds a proper name."""
    return any(t.pos == "PROPN" or t.kind == "demonym" for t in parsed.tokens[first : last + 1])


def speakers_of(
    told: Sequence[tuple[tuple[tuple[int, int], ...], Token | None]], quoted: Sequence[tuple[int, int]]
) -> dict[int, Token]:
    """Who speaks each token that stands in a quotation: the source of the attribution that tells it."""
    spoken = {i for first, last in quoted for i in range(first, last + 1)}
    out: dict[int, Token] = {}
    for ranges, speaker in told:
        if speaker is not None:
            for first, last in ranges:
                out.update({i: speaker for i in range(first, last + 1) if i in spoken})
    return out
