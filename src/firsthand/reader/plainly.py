"""Conditions in words that an analyst can check: what the weight tables' features mean."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

KINDS = {
    "arms": "a word of arms",
    "arms?": "a word that can mean arms",
    "system": "a named weapon system",
    "country": "a country",
    "capital": "a capital (standing for its government)",
    "seat": "a seat of government",
    "demonym": "an adjective of nationality",
    "group": "an armed group",
    "union": "a union of states",
    "person": "a person",
    "org": "an organisation",
    "gpe": "a place",
    "norp": "a nationality",
    "money": "a sum of money",
    "date": "a time",
    "num": "a number",
    "noun": "a noun",
    "propn": "a name",
    "verb": "a clause",
}
PLACES = {
    "nsubj": "its subject",
    "nsubjpass": "its passive subject",
    "dobj": "its object",
    "dative": "its indirect object",
    "poss": "its possessor",
    "compound": "a word joined to it",
    "amod": "its adjective",
    "attr": "its complement",
    "xcomp": "its clause",
    "ccomp": "its clause",
    "nmod": "a word joined to it",
    "oprd": "its complement",
    "acomp": "its complement",
}
PATTERNS: tuple[tuple[str, str], ...] = (
    (r"(?:row \S+ |lemma \S+ |sense \S+ )?(\w+) is (.+)", "{place0} is {kind1}"),
    (r"(?:row \S+ |lemma \S+ )?prep (\w+) is (.+)", 'after "{0}" stands {kind1}'),
    (r"(?:row \S+ |lemma \S+ )?(?:prep )?(\w+) holds arms", "{place0} names arms"),
    (r"(?:row \S+ )?(?:prep )?(\w+) lemma (\S+)", '{place0} is "{1}"'),
    (r"lemma \S+ (?:prep|prt|agent) (\w+)", 'it goes with "{0}"'),
    (r"(?:lemma \S+ |row \S+ )?arms (below|near|sentence|paragraph) (?:[1-9]|True)", "arms are named {where0}"),
    (r"lemma (\S+)(?: .*)?", 'the word "{0}"'),
    (r"(?:row \S+ )?under \w+ (?:lemma )?(\w+)", 'it hangs on "{0}"'),
    (r"(?:own|above|\w+ above) (?:aux|neg|advmod|mark|det) (\S+)", '"{0}" beside it'),
    (r"(?:own|above) verb group (.+) [A-Z]+", 'the verb group "{0} ..."'),
    (r"above (?:\d )?(?:\w+ )?(\w+)", 'it hangs on "{0}"'),
    (r"(?:event \S+ )?above (\w+)", 'it hangs on "{0}"'),
    (r"before (?:\d )?(\S+)", '"{0}" before it'),
    (r"after (\S+)", '"{0}" after it'),
    (r"earlier (\S+)", '"{0}" earlier in the sentence'),
    (r"(?:root|carrier) cue (?!sense|has)(\w+)(?: \S+)?", 'its source\'s cue "{0}"'),
    (
        r"(negator|denier|probable|possible|plan|condition) (?:own|near|clause|above|root|carrier)(?: .*)?",
        "{hedge0} stands with it",
    ),
    (r"negative argument (?!none)\S+", "a negated argument"),
    (r"opens (\w+)", 'the sentence opens with "{0}"'),
)
HEDGES = {
    "negator": "a negation",
    "denier": "a word of denial",
    "probable": "a word of probability",
    "possible": "a word of possibility",
    "plan": "a word of intention",
    "condition": "a word of condition",
}
WHERE = {"below": "in its phrase", "near": "near it", "sentence": "in its sentence", "paragraph": "in its paragraph"}


TOLD = (
    ("ccomp", "the clause that the cue takes"),
    ("xcomp", "the clause that the cue takes"),
    ("dobj", "the cue's object"),
    ("around", "the sentence without the cue's clause"),
    ("before", "what stands before the cue"),
    ("after", "what stands after the cue"),
    ("rest", "the rest of the sentence"),
    ("that", 'what follows "that"'),
    ("quote", "the quotation"),
    ("next quote", "the quotation that follows"),
    ("last quote", "the quotation before"),
    ("prep", "what follows the cue's preposition"),
    ("head", "the clause that the cue hangs on"),
    ("deep", "a clause below the cue"),
    ("sister", "the clause beside the cue"),
    ("cut", "the clause up to a comma"),
    ("label", "what the label introduces"),
    ("inner", "what follows the colon"),
)
WAYS = {
    "nsubj|": "the cue's subject",
    "pobj<agent:by|": 'after "by"',
    "pobj<prep:to|": 'after "to"',
    "dobj|": "the cue's object",
    "poss|": "the cue's possessor",
    "nsubj|conj": "subject of the verb that the cue is joined to",
    "before colon": "the label before the colon",
}


def told_as(kind: str) -> str:
    """How a content was found, in words."""
    return next((words for start, words in TOLD if kind.startswith(start)), "a clause near the cue")


def hung(way: str) -> str:
    """How a source hangs on its cue, in words."""
    return WAYS.get(way, "a phrase of the cue's sentence")


def in_words(features: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """The first features that mean something to a reader, in words; each meaning once.

    >>> in_words(["row seize like False VERB", "row seize dobj is arms", "lemma seize arms near True"])
    ('its object is a word of arms', 'arms are named near it')
    """
    said: list[str] = []
    for feature in features:
        words = worded(feature)
        if words and words not in said:
            said.append(words)
    return tuple(said[:most])


@functools.lru_cache(maxsize=50_000)
def worded(feature: str) -> str | None:
    """What a feature means; None where it is about the table's own bookkeeping."""
    for pattern, words in PATTERNS:
        if (found := re.fullmatch(pattern, feature)) is not None:
            return filled(words, found.groups())
    return None


def filled(words: str, parts: tuple[str, ...]) -> str | None:
    """A pattern's words with its parts put in."""
    values = {}
    for number, part in enumerate(parts):
        values[f"kind{number}"] = KINDS.get(part) or (
            "a body (" + part[5:] + ")"
            if part.startswith("body ")
            else f'"{part[5:]}"'
            if part.startswith("pron ")
            else None
        )
        values[f"place{number}"] = PLACES.get(part, f'what stands with "{part}"')
        values[f"where{number}"] = WHERE.get(part)
        values[f"hedge{number}"] = HEDGES.get(part)
    used = re.findall(r"\{(\w*?\d)\}", words)
    if any(key in values and values[key] is None for key in used):
        return None
    return words.format(*parts, **values)
