"""What sort of thing each word names: an arm, a country, a body, a person, a sum, a time, or just a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from firsthand.ontology import Match, match, ontology
from firsthand.reader.parse import Parsed, Token

ARMS = ("arms", "system")
ENTITIES = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "gpe",
    "NORP": "norp",
    "LOC": "loc",
    "FAC": "fac",
    "MONEY": "money",
    "DATE": "date",
    "TIME": "date",
    "PRODUCT": "product",
}


def kind_of(token: Token) -> str:
    """What sort of thing a token names: its mark, else its pronoun, its entity type, or its part of speech.

    Marks: "arms", "arms?" (a word that means arms only in fitting context), "system", "country", "demonym", "capital",
    "seat", "body KIND".
    """
    if token.kind:
        return token.kind
    if token.pos == "PRON":
        return f"pron {token.lower}"
    if token.ent in ENTITIES:
        return ENTITIES[token.ent]
    return token.pos.lower()


LETTERS = {"VERB": "v", "AUX": "v", "NOUN": "n"}


def mark(parsed: Parsed, senses: Mapping[tuple[str, str], tuple[str, ...]]) -> Parsed:
    """The same parse, each token marked with its classes of like words and with the name it stands in."""
    for token in parsed.tokens:
        token.senses = senses.get((LETTERS.get(token.pos, "a"), token.lemma), ())
    at = 0
    tokens = parsed.tokens
    for found in match(parsed.text):
        while at < len(tokens) and tokens[at].end <= found.span.start:
            at += 1
        kind = sort_of(found)
        while at < len(tokens) and tokens[at].start < found.span.end:
            tokens[at].kind, tokens[at].entry = kind, found.entry_id
            at += 1
    counts = accumulate((token.kind in ARMS for token in tokens), initial=0)
    return replace(parsed, arms=tuple(counts))


def sort_of(found: Match) -> str:
    """The mark of a match."""
    if found.kind == "class":
        return "arms?" if found.how == "weak word" else "arms"
    if found.kind == "system":
        return "system"
    if found.kind == "body":
        return f"body {ontology().bodies[found.entry_id].kind}"
    return {"demonym": "demonym", "capital": "capital", "metonym": "seat"}.get(found.how, found.kind)
