"""What a noun phrase that is no name stands for: a thing by its head, or the body or party that its head speaks for."""

from __future__ import annotations

from functools import partial

from firsthand.link.names import HOW, bare, direct, lifeless, may_be, passed_on, unguarded, whole_name
from firsthand.link.offices import office_named, office_of
from firsthand.link.scene import PARTIES, Scene, body_link, entry_of
from firsthand.link.tables import nouns, table
from firsthand.ontology import Match, ontology
from firsthand.ontology.forms import Token, keys_of, tokens
from firsthand.records import Link, Span

STOPS = frozenset({
    "of", "for", "from", "in", "with", "to", "that", "which", "who", "by", "at", "on", "under", "like", "such",
    "including", "and", "or",
})  # where a phrase's own words end  # fmt: skip
LINKERS = frozenset({"of", "for", "from", "at", "in", "with", "to"})
THINGS = ("system", "new", "class")


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
            and (link_ := scene.remembered(("office", name), partial(office_of, name, scene))) is not None
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
