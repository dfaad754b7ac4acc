"""The entries of one mention: what its words name, else what its name names, else whom it speaks for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from firsthand.link.offices import office_named, office_of
from firsthand.link.scene import PARTIES, Scene, body_link, entry_of, name_of
from firsthand.ontology import Match, country_of, match, ontology
from firsthand.ontology.index import forms_of
from firsthand.ontology.forms import Token, keys_of, tokens
from firsthand.records import Attribution, Claim, Filler, Link, Mention, Reading, Role, Span

SCORES = {"name": 0.98, "alias": 0.97, "demonym": 0.95, "capital": 0.93, "metonym": 0.93, "word": 0.9, "weak word": 0.7}
HOW = {
    "name": "its name", "alias": "another name of it", "demonym": "its people's name", "capital": "its capital stands for its government",
    "metonym": "a place that stands for its government", "word": "a word for it", "weak word": "a word for it among arms",
}  # fmt: skip
STOPS = frozenset(
    {
        "of",
        "for",
        "from",
        "in",
        "with",
        "to",
        "that",
        "which",
        "who",
        "by",
        "at",
        "on",
        "under",
        "like",
        "such",
        "including",
        "and",
        "or",
    }
)
LINKERS = frozenset({"of", "for", "from", "at", "in", "with", "to"})
UNLINKED: tuple[Role, ...] = ("quantity", "time")
THINGS = ("system", "new", "class")
SURE = 0.8  # from which score the entry of one mention is that of others with its name
SHARED = 0.8  # the score of one of several entries of a name, where the text names it otherwise
USUAL = 0.75  # the score of what a shared name usually means
PASSED_ON = 0.95  # how much of a score is left where the words stand for a name or speak for it


def link(reading: Reading) -> Reading:
    """The reading with the entries of every source, filler and clustered mention; all else as it was."""
    scene = Scene(reading.document.text)
    known: dict[tuple[Span, str, str], tuple[Link, ...]] = {}

    def linked(mention: Mention, role: str) -> Mention:
        key = (mention.span, mention.name, role)
        if key not in known:
            known[key] = links_of(mention, role, scene)
        return replace(mention, links=known[key])

    def source(attribution: Attribution) -> Attribution:
        return replace(attribution, source=linked(attribution.source, "source")) if attribution.source else attribution

    def claim(one: Claim) -> Claim:
        roles = tuple((role, tuple(filler(each, role) for each in fillers)) for role, fillers in one.roles)
        return replace(one, roles=roles)

    def filler(one: Filler, role: Role) -> Filler:
        return one if role in UNLINKED else replace(one, mention=linked(one.mention, role))

    attributions = tuple(source(one) for one in reading.attributions)
    claims = tuple(claim(one) for one in reading.claims)
    shared = by_name(reading.clusters, attributions, claims)
    return replace(
        reading,
        attributions=tuple(replace(a, source=inherited(a.source, shared)) if a.source else a for a in attributions),
        claims=tuple(with_shared(one, shared) for one in claims),
        clusters=tuple(tuple(inherited(linked(m, "actor"), shared) for m in cluster) for cluster in reading.clusters),
    )


def by_name(
    clusters: Iterable[tuple[Mention, ...]], attributions: Iterable[Attribution], claims: Iterable[Claim]
) -> dict[str, tuple[Mention, float]]:
    """For each name, the mention of it whose entry is surest."""
    out: dict[str, tuple[Mention, float]] = {}
    mentions = [a.source for a in attributions if a.source is not None]
    mentions += [
        f.mention for c in claims for role, fillers in c.roles if role not in (*UNLINKED, "place") for f in fillers
    ]
    for mention in mentions:
        if (
            mention.entry is not None
            and mention.links[0].score >= SURE
            and mention.links[0].score > out.get(mention.name, (mention, 0.0))[1]
        ):
            out[mention.name] = mention, mention.links[0].score
    return out


def inherited(mention: Mention, shared: dict[str, tuple[Mention, float]]) -> Mention:
    """The mention, or where it has no entry, with that of another mention of the same name."""
    found = shared.get(mention.name)
    if mention.links or found is None:
        return mention
    reason = f'same as "{mention.name}" elsewhere in the text: {found[0].links[0].reason}'
    link_ = Link(entry=found[0].links[0].entry, reason=reason, score=round(found[1] * PASSED_ON, 3))
    return replace(mention, links=(link_,))


def with_shared(claim: Claim, shared: dict[str, tuple[Mention, float]]) -> Claim:
    """The claim, its fillers without an entry given that of their name."""
    roles = tuple(
        (
            role,
            fillers
            if role in (*UNLINKED, "place")
            else tuple(replace(f, mention=inherited(f.mention, shared)) for f in fillers),
        )
        for role, fillers in claim.roles
    )
    return replace(claim, roles=roles)


def links_of(mention: Mention, role: str, scene: Scene) -> tuple[Link, ...]:
    """The entries of one mention in a role ("source" for a source), the surest first."""
    whole = whole_name(mention.span, role, scene)
    if len(whole) == 1 and not whole[0].entry.startswith("class:") and whole[0].score > SHARED:
        return whole
    words = " ".join(mention.span.of(scene.text).split())
    if mention.name and mention.name != words and not mention.name.startswith("unnamed "):
        meant = scene.remembered((mention.name, role), lambda: name_links(mention.name, role, scene))
        if meant:
            return tuple(passed_on(one, f'"{words}" stands for {mention.name}') for one in meant)
    found = whole or tuple(phrase_links(mention.span, role, scene))
    if not found and mention.name.startswith("unnamed "):
        described = mention.name.removeprefix("unnamed ")
        found = scene.remembered((described, role), lambda: name_links(described, role, scene))
        return tuple(passed_on(one, f'"{words}" stands for {mention.name}') for one in found)
    return found


def passed_on(link_: Link, reason: str) -> Link:
    """A link found by way of something else."""
    return Link(entry=link_.entry, reason=f"{reason}: {link_.reason}", score=round(link_.score * PASSED_ON, 3))


def direct(found: Match, score: float | None = None) -> Link:
    """The link of a name in the text."""
    how = "another spelling of it" if "spelling" in found.how else HOW.get(found.how, found.how)
    return Link(entry=entry_of(found), reason=how, score=round(score or SCORES.get(found.how, 0.9), 3))


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


@cache
def shared_names() -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """The usual entry, if there is one, and all entries that share a name, by its words; from the table of words."""
    out = {}
    for words, marked in table()["shared"].items():
        usual = next((entry[1:] for entry in marked if entry.startswith("!")), None)
        out[words.casefold()] = usual, tuple(entry.removeprefix("!") for entry in marked)
    return out


@cache
def table() -> dict[str, Any]:
    """The table of nouns that stand for the party named beside them."""
    return tomllib.loads((files("firsthand.link") / "words.toml").read_text(encoding="utf-8"))


@cache
def nouns() -> dict[str, str]:
    """Each noun that stands for its party, with what it does."""
    return {word: kind for kind, words in table().items() if isinstance(words, list) for word in words}


def name_links(name: str, role: str, scene: Scene) -> tuple[Link, ...]:
    """The entries of a plain name that may not stand in the text."""
    party = country_of(name)
    if party is not None:
        return (
            Link(
                entry=f"country:{party.entry_id}",
                reason=HOW.get(party.how, party.how),
                score=SCORES.get(party.how, 0.9),
            ),
        )
    inner = Scene(name)
    span = Span(start=0, end=len(name))
    whole = whole_name(span, role, inner) if match(name) else ()
    if whole:
        return whole
    if role == "source" or role in ("actor", "counterparty"):
        office = scene.remembered(("office", name), lambda: office_of(name, scene))
        if office is not None:
            return (office,)
    return tuple(phrase_links(span, role, inner))


def phrase_links(span: Span, role: str, scene: Scene) -> list[Link]:
    """The entries of a noun phrase: of its head or of what its head speaks for."""
    words = span.of(scene.text)
    parts = tokens(words)
    if not parts:
        return []
    if role in ("source", "actor", "counterparty"):
        titled = titled_person(span, parts, scene) or office_named(span, scene)
        if titled is not None:
            return [titled]
    cut = cut_of(parts, span, scene)
    core = Span(start=span.start + parts[0].start, end=span.start + parts[cut - 1].end)
    head = parts[cut - 1].key if parts[cut - 1].key != "s" or cut < 2 else parts[cut - 2].key
    found = thing_links(core, role, scene) if role == "object" else []
    found = found or party_links(core, span, head, parts[cut:], role, scene) or thing_links(core, role, scene)
    if not found and role == "object" and len(parts) > cut + 1 and parts[cut].key == "of":
        inner = Span(start=span.start + parts[cut + 1].start, end=span.end)
        return [passed_on(one, f"{head} of it") for one in phrase_links(inner, role, scene)]
    return found


def titled_person(span: Span, parts: list[Token], scene: Scene) -> Link | None:
    """The office of a person that the words are, or end in: "Defence Minister Oleh Marenko"."""
    words = span.of(scene.text)
    end = words.find(",") if "," in words else parts[-1].end
    for part in parts[:8]:
        name = " ".join(words[part.start : end].split())
        if (
            name[:1].isupper()
            and (link_ := scene.remembered(("office", name), lambda: office_of(name, scene))) is not None
        ):
            return link_
    return None


def cut_of(parts: list[Token], span: Span, scene: Scene) -> int:
    """How many tokens the phrase has before its first preposition that is not part of a name."""
    names = [f.span for f in scene.within(span)] + [p.span for p in scene.bodies if span.holds(p.span)]
    for at, part in enumerate(parts):
        here = Span(start=span.start + part.start, end=span.start + part.end)
        comma = at > 0 and "," in scene.text[span.start + parts[at - 1].end : here.start]
        if at and (part.key in STOPS or comma) and not any(name.holds(here) for name in names):
            return at
    return len(parts)


def thing_links(core: Span, role: str, scene: Scene) -> list[Link]:
    """The system that a phrase names, else the class of its head."""
    found = [m for m in scene.within(core) if m.kind in THINGS and may_be(m, role)]
    systems = list({entry_of(m): m for m in found if m.kind != "class"}.values())
    if len(systems) == 1:
        return [Link(entry=entry_of(systems[0]), reason=f"{direct(systems[0]).reason}, within the words", score=0.93)]
    if systems:
        return [
            Link(entry=entry_of(m), reason="one of several named", score=round(1 / len(systems), 3)) for m in systems
        ]
    if found and role == "object" and core.start < found[-1].span.start:
        before = Span(start=core.start, end=found[-1].span.start)
        named = unguarded(bare(before, scene.text).of(scene.text), role)
        if named:
            return list(named)
    if found and found[-1].span.end >= bare(core, scene.text).end and not lifeless(core, scene):
        return [direct(found[-1], 0.88 if found[-1].how == "word" else None)]
    return []


def lifeless(core: Span, scene: Scene) -> bool:
    """Whether a word before the head says that it is no arm: "fuel tanks", "oyster shells"."""
    before = scene.text[max(0, core.start - 12) : core.start].split()
    return not {*keys_of(core.of(scene.text)), *keys_of(" ".join(before[-1:]))}.isdisjoint(table()["lifeless"])


def party_links(core: Span, span: Span, head: str, rest: list[Token], role: str, scene: Scene) -> list[Link]:
    """The body or party that a phrase is or speaks for."""
    found = scene.within(core)
    speaks = head in nouns()
    bodies = [m for m in found if m.kind == "body"]
    if bodies and not of_another(bodies[-1], scene) and (bodies[-1].span.end >= bare(core, scene.text).end or speaks):
        return [direct(bodies[-1], None if not speaks else 0.9)]
    if bodies and of_another(bodies[-1], scene):
        owner = next(m for m in reversed(scene.parties) if m.span.end <= bodies[-1].span.start)
        return [Link(entry=entry_of(owner), reason=f"its {bodies[-1].span.of(scene.text)}", score=0.8)]
    place = scene.body_at(core)
    if place is not None and place.country is not None and (place.span.end == core.end or speaks):
        made = body_link(place.words, place.country, place.how, 0.88 if place.how == "named beside it" else 0.6)
        return [made] if made else []
    parties = [m for m in found if m.kind in PARTIES]
    if (
        parties
        and ontology().countries[parties[-1].entry_id].kind != "state"
        and parties[-1].span.end >= bare(core, scene.text).end
    ):
        return [direct(parties[-1], 0.9)]
    joined = [m.span.of(scene.text) for m in parties]
    if (
        len(parties) > 1
        and bare(core, scene.text) == bare(span, scene.text)
        and " and ".join(joined) == bare(span, scene.text).of(scene.text)
    ):
        return [
            Link(entry=entry_of(m), reason="one of several named", score=round(1 / len(parties), 3)) for m in parties
        ]
    if speaks and len({m.entry_id for m in parties}) == 1:
        return [
            Link(entry=entry_of(parties[-1]), reason=f"its {head}: {HOW.get(parties[-1].how, 'its name')}", score=0.85)
        ]
    if (
        not found
        and scene.text[span.start : span.start + 4].lower() == "the "
        and len(tokens(core.of(scene.text))) <= 3
    ):
        short = short_form(core, head, scene)
        if short:
            return short
    if speaks and rest and rest[0].key in LINKERS and len(rest) > 1:
        inner = Span(start=span.start + rest[1].start, end=span.start + rest[-1].end)
        meant = whole_name(inner, role, scene) or tuple(party_of_phrase(inner, role, scene))
        return [
            passed_on(one, f"{head} {rest[0].key} it")
            for one in meant
            if one.entry.partition(":")[0] in ("country", "body")
        ]
    return []


def of_another(found: Match, scene: Scene) -> bool:
    """Whether a body's name has the possessive of a party that it does not belong to: "Russia's Security Council"."""
    before = [m for m in scene.parties if 0 < found.span.start - m.span.end <= 3]
    body = ontology().bodies[found.entry_id]
    return bool(before) and before[-1].entry_id not in (body.country, body.voice_of)


def short_form(core: Span, head: str, scene: Scene) -> list[Link]:
    """What a bare "the ministry", "the bloc", "the Guards" takes up: the body or party last named that it can be."""
    before = [place for place in scene.bodies if place.span.end <= core.start and place.country is not None]
    for place in reversed(before):
        if place.words.casefold().endswith(head) and place.country is not None:
            made = body_link(place.words, place.country, f'"{place.words}" before it', 0.8)
            return [made] if made else []
    named = {entry_of(found): found for found in scene.matches if found.span.end <= core.start}
    for entry, found in reversed(named.items()):
        if found.kind == "body" and keys_of(found.span.of(scene.text))[-1:] == (head,):
            return [Link(entry=entry, reason=f'short for "{found.span.of(scene.text)}" before it', score=0.85)]
    for words in table()["epithets"].get(head, []):
        key, _, beside = words.partition("<")
        if not scene.named_entries.isdisjoint((f"country:{key}", f"country:{beside}")):
            return [Link(entry=f"country:{key}", reason="a word for it in a text that names it", score=0.8)]
    return []


def party_of_phrase(span: Span, role: str, scene: Scene) -> list[Link]:
    """The body or party of what stands after "of": "officials of the Turkish defence ministry"."""
    parts = tokens(span.of(scene.text))
    if not parts:
        return []
    cut = cut_of(parts, span, scene)
    core = Span(start=span.start + parts[0].start, end=span.start + parts[cut - 1].end)
    return party_links(core, span, parts[cut - 1].key, [], role, scene)


__all__ = ["link", "links_of", "ontology"]
