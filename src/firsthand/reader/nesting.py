"""Which attribution lies within which, and who carried what was told."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.ontology import match
from firsthand.reader.cues import RELAYING, Range
from firsthand.reader.marks import kind_of
from firsthand.reader.parse import Token
from firsthand.reader.phrases import path
from firsthand.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before names: token ranges, how sure, why, and the number of the draft that holds it."""

    token: Token
    cue: Range
    source: Range | None
    speaker: Token | None
    content: tuple[Range, ...]
    score: float
    reasons: tuple[str, ...]
    within: int | None = None

    def tells(self, at: int) -> bool:
        """Whether a token lies in its content."""
        return any(first <= at <= last for first, last in self.content)

    @property
    def told(self) -> frozenset[int]:
        """The indices of the tokens of its content."""
        return tokens_in(self.content)


@functools.lru_cache(maxsize=256)
def tokens_in(ranges: tuple[Range, ...]) -> frozenset[int]:
    """The indices of the tokens of ranges; kept for a while, since neighbours are compared many times."""
    return frozenset(i for first, last in ranges for i in range(first, last + 1))


def size(ranges: Iterable[Range]) -> int:
    """How many tokens ranges hold."""
    return sum(last - first + 1 for first, last in ranges)


def overlap(one: Draft, other: Draft) -> float:
    """The shared part of two contents: intersection over union, in tokens."""
    a, b = one.told, other.told
    return len(a & b) / len(a | b)


def may_hold(outer: Draft, inner: Draft) -> bool:
    """Whether one can lie within the other: most of the inner content is told by the outer too.

    What an outlet relies on ("reported, citing U.S. officials") cannot hold the report.
    """
    if outer.token.head is inner.token and outer.token.lower in RELAYING:
        return False
    if outer.content[0][0] > inner.content[-1][1] or outer.content[-1][1] < inner.content[0][0]:
        return False
    a, b = outer.told, inner.told
    return len(a & b) >= 0.6 * len(b)


def pair_features(outer: Draft, inner: Draft) -> list[str]:
    """Conditions that speak for or against one attribution lying within another."""
    o, i = outer.token, inner.token
    cue_in, cue_out = outer.tells(i.i), inner.tells(o.i)
    share = overlap(outer, inner)
    sides = " ".join("in" if inside else "out" for inside in (cue_in, cue_out))
    shape = f"{sides} {'same' if share > 0.8 else 'part'} {'one cue' if o is i else ''}"
    way = path(o, i, 5) if o.sentence == i.sentence else "far"
    kinds = [kind_of(d.speaker) if d.speaker else "none" for d in (outer, inner)]
    order = "before" if o.i < i.i else "after"
    return [
        "any",
        f"shape {shape}",
        f"shape {shape} order {order}",
        f"way {way}",
        f"shape {shape} way {way}",
        f"outer {o.lemma} shape {shape}",
        f"inner {i.lemma} shape {shape}",
        f"outer {o.lower} shape {shape}",
        f"inner {i.lower} shape {shape}",
        f"both {o.lemma} {i.lemma}",
        f"kinds {kinds[0]} {kinds[1]} shape {shape}",
        f"outer kind {kinds[0]} shape {shape}",
        f"inner kind {kinds[1]} shape {shape}",
        f"sources {source_order(outer, inner)} shape {shape}",
        f"same source {outer.source == inner.source} {shape}",
        f"inner under as {i.head.lower == 'as'}",
        f"outer dep {o.dep} {shape}",
        f"inner dep {i.dep} {shape}",
    ]


def source_order(outer: Draft, inner: Draft) -> str:
    """Which source stands first, and what the outer one's head is to the inner cue."""
    if outer.speaker is None or inner.speaker is None:
        return "hidden"
    return f"{'first' if outer.speaker.i < inner.speaker.i else 'second'} {outer.speaker.dep} {inner.speaker.dep}"


def hearers(cue: Token) -> Iterator[Token]:
    """Who is spoken to: the objects of a cue, also after "to" and "with"."""
    for child in cue.children:
        if child.dep in ("dobj", "dative", "npadvmod") and child.pos in ("NOUN", "PROPN"):
            yield child
        if child.dep in ("prep", "dative") and child.lower in ("to", "with", "by", "on", "in"):
            yield from (c for c in child.kids("pobj") if c.pos in ("NOUN", "PROPN"))


def own_outlet(hearer: Token, document: Document) -> bool:
    """Whether a hearer is the article's own outlet: by name, initials or entry."""
    words = [hearer.text, *(c.text for c in hearer.children if c.dep in ("compound", "nmod") or c.pos == "PROPN")]
    names = [document.outlet] if document.outlet else []
    own = {w.lower() for name in names for w in name.split() if len(w) > 2}
    own |= {"".join(w[0] for w in name.split() if w[:1].isupper()).lower() for name in names}
    entries = {m.entry_id for name in names for m in match(name) if m.kind == "body"}
    initials = "".join(w[0] for w in sorted(words) if w[:1].isupper())
    return (
        hearer.entry in entries
        or any(w.lower() in own for w in words if len(w) > 2)
        or any(sorted(initials) == sorted(n) for n in names if n.isupper() and len(n) > 2)
    )


def carrier_features(cue: Token, hearer: Token, document: Document) -> list[str]:
    """Conditions that speak for or against a hearer being an outlet that carried what was told."""
    words = [
        hearer.lower,
        *(c.lower for c in hearer.children if c.dep in ("compound", "amod", "det", "poss", "appos", "nmod")),
    ]
    credited = bool(document.credit) and any(w in (document.credit or "").lower().split() for w in words)
    hanging = hearer.dep if hearer.head is cue else f"{hearer.head.dep} {hearer.head.lower}"
    kind = kind_of(hearer)
    return [
        "any",
        f"cue {cue.lemma}",
        f"kind {kind}",
        f"cue {cue.lemma} kind {kind}",
        f"hanging {hanging}",
        f"hanging {hanging} kind {kind}",
        f"head {hearer.lemma}",
        f"credited {credited}",
        *(f"word {w}" for w in words),
        f"proper {hearer.pos}",
        f"det {next((c.lower for c in hearer.children if c.dep == 'det'), 'none')} {hearer.pos}",
        f"capitals {hearer.text.isupper()}",
    ]
