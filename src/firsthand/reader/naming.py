"""A plain name for the words that fill a role or are a source: their own, an earlier phrase's, or a country's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.languages import Language
from firsthand.ontology.descriptions import party
from firsthand.reader.antecedents import Antecedent, Scene, Sought, antecedents, scene
from firsthand.reader.meant import (
    ENVOYS,
    HOUSES,
    adjective,
    body_meant,
    body_named,
    body_owned,
    holder,
    place_meant,
    possessor,
    posted,
    system_meant,
)
from firsthand.reader.mentions import (
    Phrase,
    is_plural,
    name_kind,
    party_of,
    plain,
    relative_head,
    sort_of,
    uncounted,
    whole,
)
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.people import apposed, is_human, person
from firsthand.reader.phrases import edges, named, trimmed
from firsthand.reader.weighing import weigh
from firsthand.records import Mention

SURE = {
    ("pronoun", ""): 0.05,
    ("speaker", ""): 0.05,
    ("pointing", ""): 0.2,
    ("definite", ""): 0.2,
    ("definite", "own"): 0.4,
    ("indefinite", ""): 0.3,
}  # sort and role, or how found: from which probability on words take an earlier phrase's name
PARTIES = ("source", "actor", "counterparty")
VALUES = ("time", "quantity")
LANDS = ("soil", "territory", "country", "land", "airspace", "water")
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
    """What naming looks at: the text's phrases, persons and speakers, its short forms, and the language."""

    scene: Scene
    language: Language

    @property
    def parsed(self) -> Parsed:
        """The text's parse."""
        return self.scene.parsed

    @property
    def longer(self) -> Mapping[str, str]:
        """Short names with the full names that the text gives."""
        return self.scene.longer

    @property
    def known(self) -> tuple[Phrase, ...]:
        """The text's phrases."""
        return self.scene.known


def context(parsed: Parsed, speakers: Mapping[int, Token], spoke: Iterable[int], language: Language) -> Context:
    """The context of a text."""
    return Context(scene=scene(parsed, speakers, spoke), language=language)


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
    if item.role not in VALUES and (told := by_tables(item, sort, where, meant)) is not None:
        return Mention(span=span, name=where.longer.get(told[0], told[0]), kind=kind, reason=told[1])
    may_mean = sort not in ("name", "definite") or not any(
        t.pos == "PROPN" for t in parsed.tokens[item.first : item.last + 1]
    )
    if sort != "name" and may_mean and item.role not in VALUES and (found := antecedent(item, sort, where, meant)):
        candidate, chance = found
        by = "forest" if "name" in where.language.forests else "weight table"
        name = fuller(where.longer.get(candidate.name, candidate.name), candidate.phrase.head, where.known)
        return Mention(
            span=span,
            name=name,
            kind=kind,
            reason=f'{candidate.found}: "{candidate.phrase.head.text}" ({by} "name", {chance:.2f})',
        )
    if (
        sort == "definite"
        and item.role not in ("time", "quantity", "place")
        and not named_inside(parsed, item.first, item.last)
    ):
        if item.role in PARTIES and (body := body_meant(head, where.known)) is not None:
            return Mention(span=span, name=body, kind=kind, reason="the body of this kind that was named last")
        own = plain(parsed, item.first, item.last)
        if (name := fuller(own, head, where.known)) != own:
            return Mention(span=span, name=name, kind=kind, reason=f'the same noun before: "{name}"')
    if item.role == "source" and (post := posted(parsed, head, edges(head, counted=False)[0])):
        return Mention(
            span=span, name=f"unnamed {uncounted(post)}", kind="unnamed", reason="the country of the capital"
        )
    words = plain(parsed, *whole(parsed, head, item.first, item.last))
    own = person(parsed, head) or apposed(parsed, head) or words
    if (
        item.role == "source"
        and sort in UNNAMED_KINDS
        and not named_inside(parsed, item.first, item.last)
        and own == words
    ):
        own = owned(item, where, meant) or uncounted(plain(parsed, *named(parsed, *edges(head, counted=False))))
        return Mention(span=span, name=f"unnamed {own}", kind="unnamed", reason="no name is given")
    return Mention(
        span=span,
        name=where.longer.get(own, own),
        kind="words",
        reason="its own words" if own not in where.longer else "short for it",
    )


def owned(item: Asked, where: Context, meant: Mapping[str, Token]) -> str | None:
    """A person described as somebody's: "the company's lawyer" is the "lawyer of Lantau Crest Trading"."""
    owner = next((c for c in item.head.children if c.dep == "poss"), None)
    if owner is None or not is_human(item.head):
        return None
    sort = sort_of(where.parsed, owner, owner.left)
    if sort not in ("pronoun", "definite"):
        return None
    found = antecedent(Asked(head=owner, first=owner.left, last=owner.i, role="actor"), sort, where, meant)
    if found is None:
        return None
    words = plain(where.parsed, min(owner.right + 1, item.head.i), item.head.i)
    name = found[0].name
    return f"{adjective(name)} {words}" if party(name) is not None else f"{words} of {name}"


def by_tables(item: Asked, sort: str, where: Context, meant: Mapping[str, Token]) -> tuple[str, str] | None:
    """The name that the tables of the world give a description, with the reason; None where they give none."""
    parsed, head = where.parsed, item.head
    if (name := apposed(parsed, head)) is not None:
        return name, "the person that it is set beside"
    if item.role not in ("object", "place") and (name := body_named(parsed, head, item.first, item.last)) is not None:
        unnamed = item.role == "source" and head.lemma.lower() in ENVOYS
        return f"unnamed {name}" if unnamed else name, "the body of the country in its words"
    bare = item.first == head.i or parsed.tokens[item.first].lower == "the"
    if (bare or sort == "definite") and (name := holder(head, where.scene.people)) is not None:
        return name, f'the last person named with the title "{head.text}"'
    if item.role != "place" and head.lower in HOUSES:
        return HOUSES[head.lower], "the seat of its government"
    owner = possessor(head)
    if owner is not None:
        found = antecedent(Asked(head=owner, first=owner.i, last=owner.i, role="actor"), "pronoun", where, meant)
        if found and (name := body_owned(parsed, head, found[0].name)) is not None:
            return name, f'"{owner.text}" is {found[0].name}'
        if found and item.role == "place" and head.lemma in LANDS:
            return found[0].name, f'"{owner.text}" is {found[0].name}'
    if item.role == "object" and (name := system_meant(parsed, head, item.first)) is not None:
        return name, "the system of this class that the text names"
    if item.role == "place" and (name := place_meant(head, where.known)) is not None:
        return name, "the place that was named last"
    return None


def antecedent(item: Asked, sort: str, where: Context, meant: Mapping[str, Token]) -> tuple[Antecedent, float] | None:
    """What a mention most likely stands for, with its probability; None where nothing is likely enough."""
    sought = Sought(head=item.head, first=item.first, sort=sort, role=item.role)
    found = antecedents(sought, where.scene, meant)
    chances = weigh(sought, where.scene, found, where.language)
    best = max(range(len(found)), key=lambda i: (chances[i], i), default=None)
    if best is None or chances[best] < sure(sort, item.role, found[best]):
        return None
    return found[best], chances[best]


def sure(sort: str, role: str, found: Antecedent) -> float:
    """From which probability on words take an earlier phrase's name."""
    return SURE[sort, role] if (sort, role) in SURE else SURE.get((sort, found.found), SURE.get((sort, ""), 0.4))


def fuller(name: str, head: Token, known: Sequence[Phrase]) -> str:
    """An earlier phrase with the same noun and a proper name in it: "the rebels" are "Yemen's Houthi rebels"."""
    if head.pos != "NOUN":
        return name
    for phrase in reversed([p for p in known if p.head.i < head.i]):
        if phrase.head.lemma.lower() == head.lemma and phrase.plural == is_plural(head) and says_whose(phrase):
            return phrase.name
    return name


def says_whose(phrase: Phrase) -> bool:
    """Whether a phrase with a common noun, or with a word written as one, has a proper name before it."""
    head = phrase.head
    return head.pos in ("NOUN", "PROPN") and any(
        c.kind == "demonym" or (c.pos == "PROPN" and (head.pos == "NOUN" or head.text.islower()))
        for c in head.children
        if c.i < head.i
    )


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
