"""The noun phrases of a text with their plain names, and how the words of a mention name."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.ontology import ontology
from firsthand.reader.cues import dateline_end
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.people import apposed, person
from firsthand.reader.phrases import edges, named, trimmed
from firsthand.records import NameKind

PERSONAL = {
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "himself", "herself",
    "itself", "themselves",
}  # fmt: skip
SPEAKING = {"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"}
RELATIVE = {"who", "whom", "which", "that", "whose"}
POINTING = {
    "this", "that", "these", "those", "one", "ones", "some", "any", "none", "all", "both", "several", "others",
    "another", "most", "many", "each", "either", "neither", "half", "first", "second", "third", "rest", "latter",
    "former", "few", "more", "nothing",
}  # fmt: skip
DEFINITE = {
    "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "such", "both", "said",
    "whose",
}  # fmt: skip
PARTIES = ("country", "group", "union")
ARTICLES = {
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "such",
    "no", "unnamed", "unidentified", "anonymous",
}  # fmt: skip


COUNTED = {
    "another", "several", "some", "other", "one", "two", "three", "four", "few", "many", "both", "more", "separate",
    "same", "second", "third",
}  # fmt: skip


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
    words = " ".join(span.of(parsed.text).split())
    before, bracket, inside = words.partition(" (")
    return words if not bracket or ")" in inside else before


def is_plural(token: Token) -> bool:
    """Whether a head stands for several."""
    return (
        token.tag in ("NNS", "NNPS")
        or any(c.dep == "conj" for c in token.children)
        or token.lower in ("they", "them", "their", "these", "those", "we", "us", "our")
    )


def phrases(parsed: Parsed) -> tuple[Phrase, ...]:
    """The noun phrases of a text that are not pronouns, in its order; of a name of several words only the whole.

    A dateline has none.
    """
    found = []
    datelines = {i for first, end in parsed.sentences for i in range(first, dateline_end(parsed, first, end))}
    for token in parsed.tokens:
        if token.i in datelines:
            continue
        if token.pos not in ("NOUN", "PROPN") and not (token.pos == "ADJ" and token.kind == "demonym"):
            continue
        country = party_of(token)
        if not country and (token.dep in ("compound", "nmod", "quantmod") or inside_name(token)):
            continue
        first, last = whole(parsed, token, *named(parsed, *edges(token, counted=False, of=False)))
        proper = token.pos == "PROPN" or bool(country)
        name = country or person(parsed, token) or apposed(parsed, token) or uncounted(plain(parsed, first, last))
        found.append(Phrase(head=token, name=name, kind=kind_of(token), plural=is_plural(token), proper=proper))
    return tuple(found)


def whole(parsed: Parsed, head: Token, first: int, last: int) -> tuple[int, int]:
    """A range grown to the whole name of the known body that its head stands in ("Bureau of Alcohol, Tobacco, ...")."""
    tokens = parsed.tokens
    at = last + 1
    while head.kind.startswith("body") and at < len(tokens) and at - last < 3:
        if tokens[at].kind == head.kind and tokens[at].entry == head.entry:
            last = at
        elif tokens[at].text in ("(", ")"):
            break
        at += 1
    return first, last


def uncounted(words: str) -> str:
    """A description without the words that count or order those it describes: "another diplomat", "several sources"."""
    first, _, rest = words.partition(" ")
    return uncounted(rest) if rest and first.lower() in COUNTED and not rest.startswith("of ") else words


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


def name_kind(sort: str, head: Token) -> NameKind:
    """The record's word for how a mention names."""
    if sort in ("pronoun", "speaker", "relative", "pointing"):
        return "pronoun"
    if head.kind in ("capital", "seat"):
        return "metonym"
    if head.kind == "demonym" and head.pos == "ADJ":
        return "adjective"
    return "name" if sort == "name" else "description"
