"""What a mention may stand for: the earlier phrases that it can mean, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.ontology import is_under, ontology
from firsthand.reader.meant import People, meant_by_rule, named_phrases, titles
from firsthand.reader.mentions import PARTIES, Phrase, is_plural
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.people import is_human
from firsthand.reader.short_names import short_forms

HUMAN = {"he", "she", "him", "his", "her", "hers", "himself", "herself"}
MANY = {"they", "them", "their", "theirs", "themselves"}
THING = {"it", "its", "itself"}
LIFELESS = {
    "country", "group", "union", "capital", "seat", "demonym", "arms", "arms?", "system", "money", "date", "org",
}  # fmt: skip
COUNTRIES = ("demonym", "capital", "seat", *PARTIES)
THINGS = ("arms", "arms?", "system")
OURS = {"we", "us", "our", "ours", "ourselves"}
REACH = 5  # sentences: how far back an antecedent is looked for
FARTHEST = 2_000  # phrases: how many before a mention are counted at all
MOST = 24  # names: how many, the latest first
FEW = 8  # the same, for words that mostly stand for themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A mention whose meaning is sought: its head, its first token, how it names, and the role that it fills."""

    head: Token
    first: int
    sort: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the meaning of words is looked for in: the phrases of a text, its persons, who speaks where."""

    parsed: Parsed
    known: tuple[Phrase, ...]
    people: People
    longer: Mapping[str, str]  # short names with the full names that the text gives
    sides: Mapping[str, tuple[Phrase, ...]]  # the bodies and countries that persons are named with
    speakers: Mapping[int, Token]  # who speaks the token, for tokens inside quotations
    spoke: frozenset[int]  # the heads of sources
    voices: tuple[int, ...]  # the same, in the order of the text


def scene(parsed: Parsed, speakers: Mapping[int, Token], spoke: Iterable[int]) -> Scene:
    """The scene of a text."""
    heads = frozenset(spoke)
    known = named_phrases(parsed)
    longer = short_forms(parsed, known)
    known = tuple(replace(p, name=longer[p.name]) if p.name in longer else p for p in known)
    return Scene(
        parsed=parsed,
        known=known,
        people=titles(known),
        longer=longer,
        sides=sides_of(parsed, known),
        speakers=speakers,
        spoke=heads,
        voices=tuple(sorted(heads)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """What words may stand for: a name, the phrase that gives it, and how it was found."""

    name: str
    phrase: Phrase
    found: str  # "before", "own" (a country named in the words), "speaker"
    mentions: int
    again: Token  # the last word, a pronoun perhaps, that stood for it
    ruled: bool = False  # the tables of the world give this name


def antecedents(sought: Sought, where: Scene, meant: Mapping[str, Token]) -> list[Antecedent]:
    """What a mention may stand for: earlier phrases, the latest of each name; a country in its own words; who speaks.

    `meant` holds the last word that was found to stand for each name. A description ("the trader") is looked for among
    names, persons and arms only; an indefinite phrase stands for itself.
    """
    if sought.sort == "indefinite" and (sought.role != "object" or sought.head.kind not in THINGS):
        return []
    head = sought.head
    latest: dict[str, Phrase] = {}
    count: dict[str, int] = {}
    out = []
    reach = head.sentence - REACH
    start = bisect_left(where.known, sought.first, key=lambda p: p.head.i)
    for phrase in where.known[max(0, start - FARTHEST) : start]:
        count[phrase.name] = count.get(phrase.name, 0) + 1
        near = meant.get(phrase.name, phrase.head).sentence if phrase.head.sentence < reach else reach
        if near >= reach and may_mean(sought, phrase, where.spoke):
            latest.pop(phrase.name, None)
            latest[phrase.name] = phrase
    if start < len(where.known) and sought.sort != "indefinite":
        phrase = where.known[start]
        if phrase.head.i <= head.i and phrase.head is not head and phrase.kind in COUNTRIES:
            out.append(Antecedent(name=phrase.name, phrase=phrase, found="own", mentions=1, again=phrase.head))
    if (speaker := where.speakers.get(head.i)) is not None:
        out += spoken_by(speaker, head.lower in OURS, where)
    rule = meant_by_rule(where.parsed, head, sought.first, sought.role, where.known, where.people)
    for name, phrase in list(latest.items())[-(FEW if sought.sort == "indefinite" else MOST) :]:
        again = meant.get(name, phrase.head)
        out.append(
            Antecedent(
                name=name,
                phrase=phrase,
                found="before",
                mentions=count[name],
                again=again if again.i > phrase.head.i else phrase.head,
                ruled=name == rule,
            )
        )
    return out


WIDER: Mapping[str, tuple[str, ...]] = {"aircraft": ("uav",), "gun": ("small-arms",)}  # what a word may name besides


def may_mean(sought: Sought, phrase: Phrase, spoke: frozenset[int]) -> bool:
    """Whether a mention can stand for a phrase at all."""
    if sought.sort in ("definite", "indefinite") and other_arms(sought.head, phrase.head):
        return False
    if sought.sort == "indefinite":
        return phrase.kind in THINGS
    if sought.sort == "definite" and is_human(sought.head) and not is_plural(sought.head):
        return phrase.kind == "person" or (phrase.proper and phrase.kind not in LIFELESS and phrase.kind[:4] != "body")
    if sought.sort == "definite":
        return phrase.proper or phrase.kind in (*THINGS, "person")
    return (
        len(phrase.name) > 1
        and agrees(sought.head, phrase)
        and (sought.head.lower not in HUMAN or phrase.head.i in spoke or may_be_human(phrase))
    )


def other_arms(head: Token, named: Token) -> bool:
    """Whether a word for one class of arms ("the lorry") stands beside arms of another ("Grad", "rockets")."""
    classes = ontology().classes
    system = ontology().systems.get(named.entry) if named.kind == "system" else None
    other = system.weapon_class if system is not None else named.entry if named.kind in ("arms", "arms?") else None
    if other not in classes or head.kind not in ("arms", "arms?") or head.entry not in classes:
        return False
    meant = (head.entry, *WIDER.get(head.lemma.lower(), ()))
    return not any(is_under(other, one) or is_under(one, other) for one in meant)


def may_be_human(phrase: Phrase) -> bool:
    """Whether "he" or "she" can stand for a phrase: a word for a person, or a name that is not said to be a place."""
    head = phrase.head
    if head.pos == "NOUN":
        return is_human(head) or phrase.kind == "person"
    return head.ent == "PERSON" or not (head.dep == "pobj" and head.head.lower in ("in", "at", "to", "from", "near"))


def spoken_by(speaker: Token, several: bool, where: Scene) -> Iterator[Antecedent]:
    """The speaker of a quotation; for "we", the bodies and countries in the words for the speaker."""
    said = next((p for p in where.known if p.head is speaker), None)
    if said is None:
        return
    if not several or not is_human(speaker):
        yield Antecedent(name=said.name, phrase=said, found="speaker", mentions=1, again=speaker)
    if several:
        for side in where.sides.get(said.name, ()):
            yield Antecedent(name=side.name, phrase=side, found="speaker's country", mentions=1, again=speaker)


def sides_of(parsed: Parsed, known: Sequence[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """For each person and body, the bodies and countries in the words that it is named with."""
    at = {p.head.i: p for p in known}
    out: dict[str, dict[str, Phrase]] = {}
    for phrase in known:
        top = phrase.head
        while top.dep in ("appos", "compound") and top.head.i in at and at[top.head.i].name == phrase.name:
            top = top.head
        near = range(top.left, min(top.right, top.i + 12) + 1) if phrase.kind == "person" else range(top.left, top.i)
        for i in near:
            other = at.get(i)
            if other is not None and other.name != phrase.name and is_side(other) and inside(parsed, i, top):
                out.setdefault(phrase.name, {}).setdefault(other.name, other)
    return {name: tuple(found.values()) for name, found in out.items()}


def is_side(phrase: Phrase) -> bool:
    """Whether a person can speak for what a phrase names."""
    return phrase.kind in COUNTRIES or phrase.kind.startswith("body") or phrase.kind == "org"


def inside(parsed: Parsed, at: int, top: Token) -> bool:
    """Whether a word hangs on another through nouns and prepositions alone."""
    token = parsed.tokens[at]
    while token is not top:
        if token.dep in ("relcl", "acl", "ROOT") or token.pos == "VERB" or token.head is token:
            return False
        token = token.head
    return True


def agrees(head: Token, phrase: Phrase) -> bool:
    """Whether a personal pronoun can stand for a phrase at all: one person, one thing, or several."""
    word, is_person = head.lower, phrase.kind == "person"
    if word in HUMAN:
        return not phrase.plural and not phrase.kind.startswith("body") and phrase.kind not in LIFELESS
    if word in MANY:
        return not (is_person and phrase.proper and not phrase.plural)
    if word in THING:
        return not is_person and not phrase.plural
    return True
