"""What words stand for: each noun phrase with a plain name, and the earlier ones that a later one may mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.ontology import ontology
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.phrases import edges, named, trimmed
from firsthand.records import NameKind

PERSONAL = {
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "hers",
    "its",
    "their",
    "theirs",
    "himself",
    "herself",
    "itself",
    "themselves",
}
SPEAKING = {"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"}
RELATIVE = {"who", "whom", "which", "that", "whose"}
POINTING = {
    "this",
    "that",
    "these",
    "those",
    "one",
    "ones",
    "some",
    "any",
    "none",
    "all",
    "both",
    "several",
    "others",
    "another",
    "most",
    "many",
    "each",
    "either",
    "neither",
    "half",
    "first",
    "second",
    "third",
    "rest",
    "latter",
    "former",
    "few",
    "more",
    "nothing",
}
DEFINITE = {
    "the",
    "this",
    "that",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "such",
    "both",
    "said",
    "whose",
}
HUMAN = {"he", "she", "him", "his", "her", "hers", "himself", "herself"}
MANY = {"they", "them", "their", "theirs", "themselves"}
THING = {"it", "its", "itself"}
LIFELESS = {
    "country",
    "group",
    "union",
    "capital",
    "seat",
    "demonym",
    "arms",
    "arms?",
    "system",
    "money",
    "date",
    "org",
}
PARTIES = ("country", "group", "union")
ARTICLES = {
    "the",
    "a",
    "an",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "your",
    "this",
    "that",
    "these",
    "those",
    "such",
    "no",
    "unnamed",
    "unidentified",
    "anonymous",
}
REACH = 5  # sentences: how far back an antecedent is looked for
FARTHEST = 2_000  # phrases: how many before a mention are counted at all
MOST = 24  # names: how many, the latest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase that can be meant again: its head, its words without an article, its sort and number."""

    head: Token
    name: str
    kind: str
    plural: bool
    proper: bool


def plain(parsed: Parsed, first: int, last: int) -> str:
    """The words of a range without a leading article or number, on one line."""
    tokens = parsed.tokens
    while first < last and (tokens[first].lower in ARTICLES or tokens[first].pos == "PUNCT"):
        first += 1
    span = trimmed(parsed, first, last)
    return " ".join(span.of(parsed.text).split())


def is_plural(token: Token) -> bool:
    """Whether a head stands for several."""
    return (
        token.tag in ("NNS", "NNPS")
        or any(c.dep == "conj" for c in token.children)
        or token.lower in ("they", "them", "their", "these", "those", "we", "us", "our")
    )


def phrases(parsed: Parsed) -> tuple[Phrase, ...]:
    """The noun phrases of a text that are not pronouns, in its order; of a name of several words only the whole."""
    found = []
    for token in parsed.tokens:
        if token.pos not in ("NOUN", "PROPN") and not (token.pos == "ADJ" and token.kind == "demonym"):
            continue
        country = party_of(token)
        if not country and (token.dep in ("compound", "nmod", "quantmod") or inside_name(token)):
            continue
        first, last = named(parsed, *edges(token, counted=False, of=False))
        proper = token.pos == "PROPN" or bool(country)
        name = country or person(parsed, token) or apposed(parsed, token) or plain(parsed, first, last)
        found.append(Phrase(head=token, name=name, kind=kind_of(token), plural=is_plural(token), proper=proper))
    return tuple(found)


def inside_name(token: Token) -> bool:
    """Whether a token stands in an entity whose head it is not."""
    return token.entity >= 0 and token.head is not token and token.head.entity == token.entity and token.ent != "DATE"


def party_of(token: Token) -> str | None:
    """The country or party that a name, a demonym, a capital or a seat of government stands for."""
    if (
        token.kind in (*PARTIES, "demonym", "capital", "seat")
        and (row := ontology().countries.get(token.entry)) is not None
    ):
        return row.name
    return None


def person(parsed: Parsed, token: Token) -> str | None:
    """A person's name without titles."""
    if token.ent != "PERSON" or token.pos != "PROPN":
        return None
    first = last = token.i
    tokens = parsed.tokens
    while (
        first > 0
        and tokens[first - 1].entity == token.entity
        and tokens[first - 1].ent == "PERSON"
        and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-")
    ):
        first -= 1
    return parsed.span(first, last).of(parsed.text)


def apposed(parsed: Parsed, token: Token) -> str | None:
    """The person that a description is set beside ("the spokesman, Rosny Adrien")."""
    beside = token.kid("appos")
    if token.pos == "NOUN" and beside is not None and beside.ent == "PERSON":
        return person(parsed, beside)
    return None


def sort_of(parsed: Parsed, head: Token, first: int) -> str:
    """How words name: "pronoun", "speaker" (I, we), "pointing" (these, 26), "definite", "name", "indefinite"."""
    if head.lower in SPEAKING:
        return "speaker"
    if head.lower in PERSONAL:
        return "pronoun"
    if (head.lower in RELATIVE and head.tag in ("WDT", "WP", "WP$")) or head.lower == "whose":
        return "relative"
    if head.pos == "NUM" or head.lower in POINTING:
        return "pointing"
    if head.pos == "PROPN":
        return "name"
    opening = parsed.tokens[first].lower
    return "definite" if opening in DEFINITE or any(c.dep == "poss" for c in head.children) else "indefinite"


def relative_head(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = next((t for t in (token, *token.up()) if t.dep == "relcl"), None)
    return clause.head if clause is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """What words may stand for: a name, the phrase that gives it, and how it was found."""

    name: str
    phrase: Phrase
    found: str  # "before", "own" (a country named in the words), "speaker"
    mentions: int
    again: Token | None = None  # the last word, a pronoun perhaps, that stood for it


def antecedents(
    parsed: Parsed,
    head: Token,
    first: int,
    sort: str,
    known: Sequence[Phrase],
    speaker: Token | None,
    meant: Mapping[str, Token],
) -> list[Antecedent]:
    """What a mention may stand for: earlier phrases, the latest of each name; a country in its own words; who speaks.

    `meant` holds the last word that was found to stand for each name. A description ("the trader") is looked for among
    names, persons and arms only; an indefinite phrase stands for itself.
    """
    if sort == "indefinite":
        return []
    latest: dict[str, Phrase] = {}
    count: dict[str, int] = {}
    out = []
    start = bisect_left(known, first, key=lambda p: p.head.i)
    for phrase in known[max(0, start - FARTHEST) :]:
        at = phrase.head
        if at.i >= first:
            if at.i <= head.i and at is not head and phrase.kind in ("demonym", "capital", "seat", *PARTIES):
                out.append(Antecedent(name=phrase.name, phrase=phrase, found="own", mentions=1))
            break
        count[phrase.name] = count.get(phrase.name, 0) + 1
        if sort == "definite" and not (phrase.proper or phrase.kind in ("arms", "arms?", "system", "person")):
            continue
        if not agrees(head, phrase):
            continue
        again = meant.get(phrase.name, at)
        if head.sentence - max(at.sentence, again.sentence) <= REACH:
            latest.pop(phrase.name, None)
            latest[phrase.name] = phrase
    if speaker is not None:
        said = next((p for p in known if p.head is speaker), None)
        if said is not None:
            out.append(Antecedent(name=said.name, phrase=said, found="speaker", mentions=1))
            out += [
                Antecedent(name=country, phrase=said, found="speaker's country", mentions=1)
                for country in countries_in(speaker)
            ]
    for name, phrase in list(latest.items())[-MOST:]:
        again = meant.get(name, phrase.head)
        out.append(
            Antecedent(
                name=name,
                phrase=phrase,
                found="before",
                mentions=count[name],
                again=again if again.i > phrase.head.i else phrase.head,
            )
        )
    return out


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


def countries_in(head: Token) -> Iterator[str]:
    """The countries named in a phrase."""
    for child in head.children:
        if country := party_of(child):
            yield country
        yield from countries_in(child)


def name_features(
    parsed: Parsed, head: Token, sort: str, role: str, candidate: Antecedent, nearer: int, spoke: Collection[int]
) -> list[str]:
    """Conditions that speak for or against a mention standing for what an earlier phrase names."""
    phrase = candidate.phrase
    at = phrase.head
    again = candidate.again or at
    far = min(head.sentence - again.sentence, REACH + 1)
    source = at.i in spoke or again.i in spoke
    plural = is_plural(head) or (head.pos == "NUM" and head.lower not in ("one", "1"))
    agreed = f"{'many' if plural else 'one'} {'many' if phrase.plural else 'one'}"
    word = head.lower if sort in ("pronoun", "speaker", "pointing") else head.lemma
    kind, own = phrase.kind, kind_of(head)
    same_head = head.lemma == at.lemma
    shared = head.lemma in phrase.name.lower() or (len(head.lemma) > 4 and at.lemma.startswith(head.lemma[:5]))
    found = candidate.found
    short = f"{sort} {role}"
    out = [
        "any",
        f"found {found}",
        f"sort {sort} found {found}",
        f"word {word} found {found}",
        f"sort {sort} kind {kind}",
        f"word {word} kind {kind}",
        f"role {role} kind {kind}",
        f"{short} kind {kind}",
        f"{short} kind {kind} found {found}",
        f"sort {sort} far {far}",
        f"{short} far {far}",
        f"word {word} far {far}",
        f"sort {sort} agreed {agreed}",
        f"word {word} agreed {agreed}",
        f"sort {sort} nearer {min(nearer, 6)}",
        f"sort {sort} dep {at.dep}",
        f"word {word} dep {at.dep}",
        f"sort {sort} far {far} dep {at.dep}",
        f"dep {head.dep} {at.dep} {sort}",
        f"sort {sort} same head {same_head}",
        f"{short} same head {same_head}",
        f"sort {sort} shared {shared}",
        f"sort {sort} mentions {min(candidate.mentions, 5)}",
        f"proper {phrase.proper} {sort}",
        f"word {word} proper {phrase.proper}",
        f"kinds {own} {kind} {sort}",
        f"kinds {own} {kind} agreed {agreed}",
        f"word {word} head {at.lemma}",
        f"own {own} found {found}",
        f"first in sentence {at.left == parsed.sentences[at.sentence][0]} {sort}",
        f"word {word} far {far} kind {kind}",
        f"same paragraph {head.paragraph == at.paragraph} {sort}",
        f"{short} proper {phrase.proper} kind {kind}",
        f"plural {phrase.plural} word {word}",
        f"sort {sort} shared {shared} kind {kind}",
        f"word {word} shared {shared}",
        f"{sort} {role} source {source}",
        f"word {word} source {source} far {far}",
        f"pronoun since {again is not at} {sort} far {far}",
        f"word {word} role {role} kind {kind} far {far}",
        f"again dep {again.dep} {head.dep} {sort} far {min(far, 2)}",
    ]
    for sense in at.senses:
        out += [f"word {word} sense {sense}", f"{short} sense {sense}", f"sort {sort} sense {sense}"]
    return out


def name_kind(sort: str, head: Token) -> NameKind:
    """The record's word for how a mention names."""
    if sort in ("pronoun", "speaker", "relative", "pointing"):
        return "pronoun"
    if head.kind in ("capital", "seat"):
        return "metonym"
    if head.kind == "demonym" and head.pos == "ADJ":
        return "adjective"
    return "name" if sort == "name" else "description"
