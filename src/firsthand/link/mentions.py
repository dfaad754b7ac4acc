"""The entries of one mention: what its words name, else what its name names, else whom it speaks for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from firsthand.link.names import HOW, PASSED_ON, SCORES, SHARED, passed_on, whole_name
from firsthand.link.offices import office_of
from firsthand.link.phrases import phrase_links
from firsthand.link.scene import Scene
from firsthand.ontology import country_of, match
from firsthand.records import Attribution, Claim, Filler, Link, Mention, Reading, Role, Span

UNLINKED: tuple[Role, ...] = ("quantity", "time")
UNSHARED: tuple[Role, ...] = (*UNLINKED, "place")  # whose entries are not those of their name elsewhere
SURE = 0.8  # from which score the entry of one mention is that of others with its name


def link(reading: Reading) -> Reading:
    """The reading with the entries of every source, filler and clustered mention; all else as it was."""
    scene = Scene(reading.document.text)
    known: dict[tuple[Span, str, str], tuple[Link, ...]] = {}

    def linked(mention: Mention, role: str) -> Mention:
        key = (mention.span, mention.name, role)
        if key not in known:
            known[key] = links_of(mention, role, scene)
        return replace(mention, links=known[key]) if known[key] != mention.links else mention

    def source(attribution: Attribution) -> Attribution:
        return replace(attribution, source=linked(attribution.source, "source")) if attribution.source else attribution

    attributions = tuple(source(one) for one in reading.attributions)
    claims = tuple(changed(one, UNLINKED, linked) for one in reading.claims)
    shared = by_name(attributions, claims)
    return replace(
        reading,
        attributions=tuple(replace(a, source=inherited(a.source, shared)) if a.source else a for a in attributions),
        claims=tuple(changed(one, UNSHARED, lambda mention, _: inherited(mention, shared)) for one in claims),
        clusters=tuple(tuple(inherited(linked(m, "actor"), shared) for m in cluster) for cluster in reading.clusters),
    )


def changed(claim: Claim, spared: Container[Role], change: Callable[[Mention, Role], Mention]) -> Claim:
    """The claim with the mentions of its fillers changed, those of the spared roles as they were."""

    def filler(one: Filler, role: Role) -> Filler:
        return one if role in spared else replace(one, mention=change(one.mention, role))

    roles = tuple((role, tuple(filler(one, role) for one in fillers)) for role, fillers in claim.roles)
    return replace(claim, roles=roles)


def by_name(attributions: Iterable[Attribution], claims: Iterable[Claim]) -> dict[str, tuple[Mention, float]]:
    """For each name, the mention of it whose entry is surest."""
    out: dict[str, tuple[Mention, float]] = {}
    mentions = [a.source for a in attributions if a.source is not None]
    mentions += [f.mention for c in claims for role, fillers in c.roles if role not in UNSHARED for f in fillers]
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
    if role in ("source", "actor", "counterparty"):
        office = scene.remembered(("office", name), lambda: office_of(name, scene))
        if office is not None:
            return (office,)
    return tuple(phrase_links(span, role, inner))
