"""What the words of a mention name as a whole."""

from __future__ import annotations

from firsthand.link.scene import PARTIES, Scene, entry_of
from firsthand.link.tables import shared_names, table
from firsthand.ontology import Match
from firsthand.ontology.behind import name_of
from firsthand.ontology.forms import keys_of, tokens
from firsthand.ontology.index import forms_of
from firsthand.records import Link, Span

SCORES = {
    "name": 0.98, "alias": 0.97, "demonym": 0.95, "capital": 0.93, "metonym": 0.93, "word": 0.9, "weak word": 0.7,
}  # fmt: skip
HOW = {
    "name": "its name",
    "alias": "another name of it",
    "demonym": "its people's name",
    "capital": "its capital stands for its government",
    "metonym": "a place that stands for its government",
    "word": "a word for it",
    "weak word": "a word for it among arms",
}
SHARED = 0.8  # the score of one of several entries of a name, where the text names it otherwise
USUAL = 0.75  # the score of what a shared name usually means
PASSED_ON = 0.95  # how much of a score is left where the words stand for a name or speak for it


def whole_name(span: Span, role: str, scene: Scene) -> tuple[Link, ...]:
    """The entry that all words of a span name, its article and possessive aside."""
    inner = bare(span, scene.text)
    shared = ambiguous(inner.of(scene.text), scene)
    if shared:
        return shared
    for found in scene.within(inner):
        if found.span == inner or (
            found.span.start == inner.start and only_tail(scene.text[found.span.end : inner.end])
        ):
            if not may_be(found, role) or (found.kind == "class" and lifeless(found.span, scene)):
                return ()
            return (direct(found),)
    return unguarded(inner.of(scene.text), role)


def unguarded(words: str, role: str) -> tuple[Link, ...]:
    """The one entry of a name that is also a common word, where its role says that it is meant: "fired Javelins"."""
    kinds = ("system",) if role == "object" else ("body",) if role in ("source", "actor", "counterparty") else ()
    forms = {form.entry_id: form for form in forms_of(words) if form.kind in kinds and form.guarded}
    if len(forms) != 1:
        return ()
    form = next(iter(forms.values()))
    return (Link(entry=f"{form.kind}:{form.entry_id}", reason=f"{HOW[form.how]}, as its role tells", score=0.75),)


def may_be(found: Match, role: str) -> bool:
    """Whether a name can fill a role: no capital is a place's country, no class of arms says anything."""
    if role == "place":
        return found.kind != "class" and found.how not in ("capital", "metonym")
    if role == "source":
        return found.kind in (*PARTIES, "body")
    return role == "object" or found.kind != "class" or found.how == "word"


def only_tail(rest: str) -> bool:
    """Whether what follows a name is its short form in brackets alone."""
    return rest.startswith(" (") and rest.endswith(")") and rest.count("(") == 1


def bare(span: Span, text: str) -> Span:
    """A span without its articles and its possessive."""
    parts = tokens(span.of(text))
    while len(parts) > 1 and parts[0].key in ("the", "a", "an"):
        parts = parts[1:]
    if not parts:
        return span
    end = parts[-1].end
    if len(parts) > 1 and parts[-1].key == "s" and span.of(text)[parts[-1].start - 1] in "'\u2019":
        end = parts[-2].end
    tail = span.of(text)[end:]
    return Span(start=span.start + parts[0].start, end=span.start + end + (len(tail) if tail.startswith(")") else 0))


def ambiguous(words: str, scene: Scene) -> tuple[Link, ...]:
    """The entries of a name that several have ("Congo"): the one that the text names otherwise, or the usual one.

    Where neither is there, all with one score.
    """
    usual, entries = shared_names().get(words.casefold(), (None, ()))
    named = [entry for entry in entries if scene.names_otherwise(entry, words)]
    if len(named) == 1:
        return (Link(entry=named[0], reason="the one of this name that the text is about", score=SHARED),)
    if usual is not None:
        return (Link(entry=usual, reason="what this name usually means", score=USUAL),)
    reason = "the name is shared by " + " and ".join(name_of(entry) for entry in entries)
    return tuple(Link(entry=entry, reason=reason, score=round(1 / len(entries), 3)) for entry in entries)


def direct(found: Match, score: float | None = None) -> Link:
    """The link of a name in the text."""
    how = "another spelling of it" if "spelling" in found.how else HOW.get(found.how, found.how)
    return Link(entry=entry_of(found), reason=how, score=round(score or SCORES.get(found.how, 0.9), 3))


def passed_on(link_: Link, reason: str) -> Link:
    """A link found by way of something else."""
    return Link(entry=link_.entry, reason=f"{reason}: {link_.reason}", score=round(link_.score * PASSED_ON, 3))


def lifeless(core: Span, scene: Scene) -> bool:
    """Whether a word before the head says that it is no arm: "fuel tanks", "oyster shells"."""
    before = scene.text[max(0, core.start - 12) : core.start].split()
    return not {*keys_of(core.of(scene.text)), *keys_of(" ".join(before[-1:]))}.isdisjoint(table()["lifeless"])
