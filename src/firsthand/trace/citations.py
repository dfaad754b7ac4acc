"""Whom each document credits, and the document of the set that it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from firsthand.ontology.behind import is_media
from firsthand.records import Citation, CitationHow, Copy, Document, Mention, Reading, Span
from firsthand.telling import Text, closeness
from firsthand.trace.origins import body_named, plain_name
from firsthand.trace.outlets import BRACKETED, PARTS, START, outlet_key, publisher
from firsthand.trace.times import window

OF_WHERE = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*$")
ALIKE = 0.15  # from which closeness a document can be the one that is credited


def citations(readings: Sequence[Reading], copies: Iterable[Copy], texts: Mapping[str, Text]) -> tuple[Citation, ...]:
    """Every credit of every document, in the order of documents and text, resolved to a document where there is one.

    Of an outlet's documents the one is meant that the citing one copies, else the one nearest to it by what both name;
    where the outlet has none, a document that carries its copy under its credit. `texts` are what the documents name.
    """
    documents = {reading.document.id: reading.document for reading in sorted(readings, key=lambda r: r.document.id)}
    own, carried = Shelf(texts), Shelf(texts)
    for document in documents.values():
        if (key := publisher(document)) is not None:
            own.put(key, document)
        for name in PARTS.split(document.credit or ""):
            carried.put(outlet_key(name), document)
    copied: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        copied[copy.later].add(copy.earlier)
    out: list[Citation] = []
    for reading in sorted(readings, key=lambda r: r.document.id):
        for how, name, span, reason in credits_of(reading, own.outlets):
            key, taken = outlet_key(name), copied[reading.document.id]
            cited = own.meant(key, reading.document, taken)
            if cited is None and how == "words":
                cited = carried.meant(key, reading.document, taken)
            out.append(
                Citation(
                    document=reading.document.id,
                    name=name,
                    how=how,
                    reason=reason,
                    entry=body_named(name),
                    cited=cited,
                    span=span,
                )
            )
    return tuple(out)


class Shelf:
    """The documents of outlets, found by what they are about: no more are looked at than share a telling name."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self.outlets: set[str] = set()
        self._about: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._of: dict[str, set[str]] = defaultdict(set)
        self._opens: dict[str, float] = {}
        self._texts = texts

    def put(self, outlet: str, document: Document) -> None:
        """Puts a document under an outlet."""
        self.outlets.add(outlet)
        self._of[document.id].add(outlet)
        self._opens[document.id] = window(document.published).opens
        for matter in self._texts[document.id].matters:
            self._about[outlet, matter].append(document.id)

    def meant(self, outlet: str, citing: Document, copied: Iterable[str]) -> str | None:
        """The document of an outlet that one which cites it means: one that it copies, else the nearest, none later."""
        if outlet not in self.outlets:
            return None
        ends = window(citing.published).closes
        taken = sorted(key for key in copied if outlet in self._of.get(key, ()))
        if taken:
            return taken[0]
        text = self._texts[citing.id]
        near = {key for matter in text.matters for key in self._about.get((outlet, matter), ())}
        earlier = (key for key in sorted(near - {citing.id}) if self._opens[key] < ends)
        scored = [(-closeness(text, self._texts[key]), key) for key in earlier]
        best = min(scored, default=None)
        return best[1] if best is not None and -best[0] >= ALIKE else None


def credits_of(reading: Reading, outlets: Container[str]) -> Iterator[tuple[CitationHow, str, Span | None, str]]:
    """The outlets that a document credits, each once, its own left out: how, name, where, why."""
    seen = {publisher(reading.document)}
    for how, name, span, reason in every_credit(reading, outlets):
        key = outlet_key(name)
        if key and key not in seen:
            seen.add(key)
            yield how, name, span, reason


def every_credit(reading: Reading, outlets: Container[str]) -> Iterator[tuple[CitationHow, str, Span | None, str]]:
    """Every place where a document credits an outlet: credit line, byline, dateline, words of attribution."""
    document = reading.document
    if document.credit:
        for name in PARTS.split(document.credit):
            if name.strip():
                yield "credit", name.strip(), None, f'its credit line says "{document.credit}"'
    for name in PARTS.split(document.author or ""):
        if (body_named(name.strip()) or "") and is_media(body_named(name.strip())):
            yield "byline", name.strip(), None, f'its byline says "{document.author}"'
    for found in BRACKETED.finditer(document.text[:START]):
        name, span = found[1] or found[2], Span(start=found.start(), end=found.end())
        if is_media(body_named(name)) or outlet_key(name) in outlets:
            yield "dateline", name, span, f'its dateline says "{found.group().strip()}"'
    for link in reading.attributions:
        source = link.source
        name = None if source is None else outlet_named(source, outlets)
        if source is not None and name is not None:
            words = " ".join(source.span.of(document.text).split())
            yield "words", name, source.span, f'its text says so: "{words} {link.cue.of(document.text)}"'


def outlet_named(source: Mention, outlets: Container[str]) -> str | None:
    """The outlet that a source is, known or in the set, also where the text adds of which country; None for others."""
    short = OF_WHERE.sub("", source.name)
    if is_media(source.entry) or outlet_key(source.name) in outlets:
        return plain_name(source)
    return short if short != source.name and outlet_key(short) in outlets else None


def cycles(found: Iterable[Citation]) -> tuple[tuple[str, ...], ...]:
    """The rings of documents that credit each other, each from its first id, in the direction of the credits.

    After Tarjan (1972): the strongly connected parts of the graph of credits.
    """
    to: dict[str, list[str]] = defaultdict(list)
    for citation in found:
        if citation.cited is not None:
            to[citation.document].append(citation.cited)
    out = []
    for part in strongly_connected(to):
        if len(part) > 1:
            out.append(ring(min(part), frozenset(part), to))
    return tuple(sorted(out))


def ring(start: str, part: frozenset[str], to: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The documents of a part in the order of a walk along credits from its first."""
    walk, here = [start], start
    while True:
        after = [key for key in sorted(to.get(here, ())) if key in part and key not in walk]
        if not after:
            return (*walk, *sorted(part - set(walk)))
        here = after[0]
        walk.append(here)


def strongly_connected(to: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The strongly connected parts of a graph, without recursion."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on: set[str] = set()
    out: list[list[str]] = []
    for root in sorted(to):
        if root in number:
            continue
        work = [(root, iter(sorted(to.get(root, ()))))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on.add(root)
        while work:
            here, rest = work[-1]
            other = next(rest, None)
            if other is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[here])
                if low[here] == number[here]:
                    part: list[str] = []
                    while not part or part[-1] != here:
                        part.append(stack.pop())
                        on.discard(part[-1])
                    out.append(part)
            elif other not in number:
                number[other] = low[other] = len(number)
                stack.append(other)
                on.add(other)
                work.append((other, iter(sorted(to.get(other, ())))))
            elif other in on:
                low[here] = min(low[here], number[other])
    return out
