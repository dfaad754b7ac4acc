"""Noun phrases: which words around a head name the thing, and how a phrase hangs on another word."""

from __future__ import annotations

from firsthand.reader.parse import Parsed, Token
from firsthand.records import Span

BEFORE = {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "predet", "punct", "case"}
HEADS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"}
NAMED = {"ORG", "FAC", "PERSON", "GPE", "LAW", "WORK_OF_ART", "PRODUCT", "EVENT"}
UNITS = {"mm", "mm-caliber", "mm-calibre", "millimeter", "millimetre", "cm", "kg", "km", "caliber", "calibre"}
PUNCTUATION = {",", ";", ":", "-", "–", "—", ".", "(", ")", "[", "]"}


def edges(head: Token, *, counted: bool = True, of: bool = True) -> tuple[int, int]:
    """First and last token of the phrase of `head`: its modifiers before, "of ..." after, no clause, no apposition.

    `counted=False` leaves out a leading number ("40 K2 tanks" gives "K2 tanks"; "155mm shells" stays whole).
    """
    first = last = head.i
    for child in reversed([c for c in head.children if c.i < head.i]):
        if child.dep not in BEFORE or child.right < first - 1:
            break
        if child.dep == "punct" and child.text in PUNCTUATION and child.text != "-":
            break
        if not counted and child.dep in ("nummod", "quantmod"):
            first = child.i if is_measure(head, child) else first
            break
        first = child.left
    for child in (c for c in head.children if c.i > head.i):
        if child.left != last + 1:
            break
        if (
            of
            and child.dep == "prep"
            and child.lower == "of"
            and child.kid("pobj") is not None
            and child.right - child.i <= 12
        ):
            last = of_end(child)
        elif child.dep in ("case", "nummod") or (
            child.dep == "appos" and child.pos == "PROPN" and child.left == last + 1
        ):
            last = child.right if child.dep == "case" else edges(child, of=False)[1]
        else:
            break
    return first, last


def is_measure(head: Token, number: Token) -> bool:
    """Whether a number is the measure of what it stands before, no count: "155" in "155mm shells"."""
    return any(c.i == number.right + 1 and c.lower in UNITS for c in head.children)


def of_end(of: Token) -> int:
    """The last token of the phrase after "of"."""
    inner = of.kid("pobj")
    return edges(inner)[1] if inner else of.i


def named(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """A range grown over the names that its edges cut ("the U.N. Office" of "the U.N. Office on Drugs and Crime")."""
    tokens = parsed.tokens
    if 0 <= tokens[first].entity < first and tokens[first].ent != "DATE":
        first = tokens[first].entity
    while (
        last + 1 < len(tokens)
        and tokens[last].entity >= 0
        and tokens[last + 1].entity == tokens[last].entity
        and tokens[last].ent in NAMED
    ):
        last += 1
    return first, last


def span(parsed: Parsed, head: Token, *, counted: bool = True, of: bool = True) -> Span:
    """The span of a head's phrase, without marks at its edges and without a closing 's."""
    return trimmed(parsed, *named(parsed, *edges(head, counted=counted, of=of)))


def trimmed(parsed: Parsed, first: int, last: int) -> Span:
    """The span of a token range without punctuation at its edges and without a closing 's; never empty."""
    tokens = parsed.tokens
    while first < last and tokens[first].pos in ("PUNCT", "SPACE") and tokens[first].text not in ("$", "€", "£"):
        first += 1
    while first < last and (tokens[last].pos == "PUNCT" or tokens[last].tag == "POS"):
        last -= 1
    return parsed.span(first, last)


def path(token: Token, other: Token, longest: int = 7) -> str | None:
    """How `other` hangs on `token`: labels up from `other`, a bar, labels down to `token`; None beyond `longest` steps.

    A preposition is named: in "delivered to Baghdad" the path of "Baghdad" is "pobj<prep:to|".
    """
    above = {token.i: 0}
    for step, governor in enumerate(token.up(), 1):
        above[governor.i] = step
        if step > longest:
            break
    climbing: list[str] = []
    at = other
    while at.i not in above:
        if at.head is at or len(climbing) > longest:
            return None
        climbing.append(label(at))
        at = at.head
    descending, down = [], token
    while down is not at:
        descending.append(label(down))
        down = down.head
    return "<".join(climbing) + "|" + ">".join(reversed(descending))


def label(token: Token) -> str:
    """A token's dependency label; a preposition or conjunction with its word."""
    return f"{token.dep}:{token.lower}" if token.pos in ("ADP", "SCONJ") and token.dep != "case" else token.dep


def head_of(tokens: list[Token]) -> Token | None:
    """The token of a stretch that the others hang on."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[0] if tokens else None)
