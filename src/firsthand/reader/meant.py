"""What a description means by what the tables of the world know: a body, an office holder, a system, a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.ontology import country_of, described, is_under, ontology
from firsthand.ontology.descriptions import party
from firsthand.reader.mentions import PARTIES, Phrase, is_plural, party_of, phrases, plain
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.people import is_human
from firsthand.records import Span

OWNED = {"ministry", "agency", "ambassador", "envoy"}
ENVOYS = {"ambassador", "envoy"}
POSTED = {"official", "officer", "colonel", "general", "minister", "lawmaker", "prosecutor", "investigator"}
HOUSES = {"kremlin": "Russia", "élysée": "France"}
ABROAD = ("embassy", "mission", "consulate")  # "in Yerevan" says where they are, not whose
PLACES = ("gpe", "loc", "fac", *PARTIES, "capital")
OF_TITLES = ("amod", "compound", "nmod")
MAIN = 2  # times: how often a text must name a system for an unnamed one of its class to be it
FAR = 8  # sentences: how far before a description the system may stand that it means
POINTERS = {"the", "this", "these", "those", "that", "both", "its", "his", "her", "their"}
POSSESSORS = {"its", "his", "her", "their", "our", "my", "whose"}
KNOWN_BODIES: Mapping[str, tuple[str, ...]] = {
    "company": ("maker",), "firm": ("maker",), "manufacturer": ("maker",), "maker": ("maker",),
    "group": ("maker", "ngo"), "agency": ("wire", "official", "intelligence", "international", "state media"),
    "service": ("intelligence", "wire"), "paper": ("private media", "state media"),
    "newspaper": ("private media", "state media"), "outlet": ("private media", "state media"),
    "daily": ("private media", "state media"), "broadcaster": ("private media", "state media"),
    "channel": ("private media", "state media"), "magazine": ("private media",), "site": ("private media",),
    "website": ("private media",), "ministry": ("official",), "department": ("official",), "bureau": ("official",),
    "institute": ("ngo", "monitor"), "institution": ("official", "ngo"),
    "organisation": ("ngo", "international", "monitor"), "panel": ("monitor", "international"),
    "monitor": ("monitor", "ngo"), "dispatch": ("wire", "state media"), "bulletin": ("state media", "private media"),
    "mission": ("international", "monitor", "military"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person named with a title: where, under what name, and the words of the title."""

    at: int
    name: str
    words: frozenset[str]


People = Mapping[str, Sequence[Holder]]


def body_named(parsed: Parsed, head: Token, first: int, last: int) -> str | None:
    """The plain name of a body whose country stands in its words otherwise than as an adjective.

    "the defence ministry in Tokyo" and "PERU FINANCE MINISTRY" give "Japanese Defence Ministry" and its like; "Seoul's
    trade ministry" and "Ukraine's ambassador" keep their words ("South Korean trade ministry").
    """
    tokens = parsed.tokens
    for at in range(first, last + 1):
        country = party_of(tokens[at])
        if country is None:
            continue
        if at > head.i and tokens[at - 1].lower in ("in", "of") and at - 1 > first and head.lemma not in ABROAD:
            return name_of_body(words_of(parsed, first, at - 2), country)
        if at < head.i and tokens[at + 1].tag == "POS" and (head.lemma in OWNED or head.lower == "ministry"):
            return f"{adjective(country)} {words_of(parsed, at + 2, head.i)}"
        if at < head.i and tokens[at].kind in PARTIES and tokens[at + 1].tag != "POS":
            return name_of_body(words_of(parsed, at + 1, head.i), country)
        return None
    return None


def name_of_body(words: str, country: str) -> str | None:
    """The plain name of the body that the words mean in a country; None where no table describes it."""
    found = described(words, country)
    return found.name if found else None


def adjective(country: str) -> str:
    """The adjective of a country: "Swiss" for Switzerland, its name where it has none."""
    row = party(country)
    return country if row is None else row.attributive or (row.adjectives[0] if row.adjectives else row.name)


def posted(parsed: Parsed, head: Token, first: int) -> str | None:
    """Officials described by the capital that they sit in: "officials in Bern" are Swiss officials."""
    after = parsed.tokens[head.i + 1 : head.i + 3]
    if head.lemma.lower() not in POSTED or len(after) < 2 or after[0].lower != "in" or after[1].kind != "capital":
        return None
    country, words = party_of(after[1]), plain(parsed, first, head.i)
    return f"{adjective(country)} {words[0].lower()}{words[1:]}" if country else None


def body_owned(parsed: Parsed, head: Token, owner: str) -> str | None:
    """The plain name of a body whose words name no country but whose possessor does: "its foreign ministry"."""
    country = country_of(owner)
    pronoun = possessor(head)
    if country is None or pronoun is None:
        return None
    words = words_of(parsed, pronoun.i + 1, head.i)
    return f"{adjective(country.entry_id)} {words}" if described(words, country.entry_id) else None


def possessor(head: Token) -> Token | None:
    """The possessive pronoun of a noun."""
    return next((c for c in head.children if c.dep == "poss" and c.lower in POSSESSORS), None)


def words_of(parsed: Parsed, first: int, last: int) -> str:
    """The words of a token range, empty where there are none."""
    if last < first:
        return ""
    return Span(start=parsed.tokens[first].start, end=parsed.tokens[last].end).of(parsed.text)


def titles(known: Sequence[Phrase]) -> People:
    """For each title ("minister"), where a person of that title is named and in which words, in the text's order."""
    out: dict[str, list[Holder]] = {}
    for phrase in known:
        if phrase.head.ent == "PERSON" and phrase.head.pos == "PROPN":
            for token in titles_of(phrase.head):
                words = frozenset(t.lemma.lower() for t in (token, *token.children) if t.dep in OF_TITLES or t is token)
                out.setdefault(token.lemma.lower(), []).append(Holder(at=phrase.head.i, name=phrase.name, words=words))
    return out


def titles_of(head: Token) -> Iterator[Token]:
    """The nouns that a person's name stands beside: before it, or in apposition."""
    for child in head.children:
        if child.dep in ("compound", "nmod", "appos") and child.entity != head.entity:
            yield child
    if head.dep == "appos" and (head.head.pos == "NOUN" or is_human(head.head)):
        yield head.head


def holder(head: Token, people: People) -> str | None:
    """The person last named with the title that a description is ("the minister"); None where none is.

    A description that says more ("the prime minister") means the last whose title says so as well.
    """
    holders = people.get(head.lemma.lower(), ())
    if not holders or is_plural(head):
        return None
    if any(c.dep in ("poss", "prep", "relcl", "acl") for c in head.children):
        return None
    more = {c.lemma.lower() for c in head.children if c.dep in OF_TITLES}
    before = [h.name for h in holders if h.at < head.i and more <= h.words]
    return before[-1] if before else None


def named_phrases(parsed: Parsed) -> tuple[Phrase, ...]:
    """The phrases of a text; a title that stands for a person named before has that name, a body its country's."""
    known = phrases(parsed)
    people = titles(known)
    return tuple(renamed(parsed, p, people) for p in known)


def renamed(parsed: Parsed, phrase: Phrase, people: People) -> Phrase:
    """A phrase with the name that its title or its country gives it."""
    head = phrase.head
    if head.lemma.lower() in people and any(c.lower in POINTERS for c in head.children):
        name = holder(head, people)
        return replace(phrase, name=name, kind="person", proper=True) if name else phrase
    if head.lower in OWNED and (name := body_named(parsed, head, head.left, head.i)) is not None:
        return replace(phrase, name=name, proper=True)
    return phrase


def meant_by_rule(
    parsed: Parsed, head: Token, first: int, role: str, known: Sequence[Phrase], people: People
) -> str | None:
    """What the tables of the world say that words most likely stand for: an office holder, a system, a body."""
    if (name := holder(head, people)) is not None:
        return name
    if role == "object":
        return system_meant(parsed, head, first)
    return body_meant(head, known)


def system_meant(parsed: Parsed, head: Token, first: int) -> str | None:
    """The system that a word of its class means: the one last named before "the missiles", else the text's main one."""
    if head.kind not in ("arms", "arms?"):
        return None
    if parsed.tokens[first].lower in POINTERS and first + 1 == head.i:
        start = parsed.sentences[max(0, head.sentence - FAR)][0]
        for token in reversed(parsed.tokens[start:first]):
            if token.kind == "system" and (system := ontology().systems.get(token.entry)) is not None:
                if is_under(system.weapon_class, head.entry):
                    return system.name
                break
    return main_system(parsed, head, first)


def main_system(parsed: Parsed, head: Token, first: int) -> str | None:
    """The one system of a class that a text is about, for a word of that class that says no more than its number."""
    if any(t.kind in ("demonym", "country", "system", "arms") for t in parsed.tokens[first : head.i]):
        return None
    named: dict[str, int] = {}
    for token in parsed.tokens:
        if token.kind == "system" and (token.i == 0 or parsed.tokens[token.i - 1].entry != token.entry):
            system = ontology().systems.get(token.entry)
            if system is not None and is_under(system.weapon_class, head.entry):
                named[system.name] = named.get(system.name, 0) + 1
    best = max(named, key=lambda name: (named[name], name), default=None)
    if best is None or named[best] < MAIN or named[best] < 0.75 * sum(named.values()):
        return None
    return best


def body_meant(head: Token, known: Sequence[Phrase]) -> str | None:
    """The body last named that a bare noun can mean: "the company" after "Saab"."""
    kinds = KNOWN_BODIES.get(head.lemma.lower())
    if kinds is None or any(c.dep in ("amod", "compound", "poss", "prep", "relcl") for c in head.children):
        return None
    for phrase in reversed(known):
        if phrase.head.i < head.i and phrase.kind.startswith("body ") and phrase.kind[5:] in kinds:
            return phrase.name if head.sentence - phrase.head.sentence <= FAR else None
    return None


def place_meant(head: Token, known: Sequence[Phrase]) -> str | None:
    """The place last named before "there"."""
    if head.lower != "there":
        return None
    before = [p for p in known if p.head.i < head.i and p.kind in PLACES and head.sentence - p.head.sentence <= 3]
    return before[-1].name if before else None
