"""How many origins a finding has that are not known to depend on each other, and why each counts or does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.ontology import match, ontology
from firsthand.records import Claim, ClaimRef, Document, Origin, OriginKind, Root
from firsthand.weigh.facts import when
from firsthand.weigh.uniting import STRONG, Group, Offices, is_strong, parties, settled, united


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The origins of a finding, those that count first, and how many they are: best, least and most."""

    origins: tuple[Origin, ...]
    independent: int
    least: int
    most: int


def counted(
    roots: Sequence[Root],
    claims: Mapping[ClaimRef, Claim],
    outlets: Mapping[str, frozenset[str]],
    documents: Mapping[str, Document],
    offices: Offices,
) -> Counted:
    """The origins behind claims that state one event.

    `outlets` are, for each document, the keys of the outlets that it is or credits: a root that only relays one of
    them adds nothing to what that document says itself. An outlet's own voice counts where nobody else stands behind
    the finding, or where it told the event on an earlier day than all of them.
    """
    strong: list[Group] = []
    relays: list[Group] = []
    own: list[Group] = []
    told = settled(roots, offices)
    for group in united(told, documents):
        if is_strong(group):
            strong.append(group)
        else:
            (relays if any(root.relays for root in group) else own).append(group)
    own.sort(key=lambda group: (group[0].kind == "hidden", day(group, documents), group[0].claim))
    kept = [group for group in relays if not is_here(group, told, outlets)]
    passed = [group for group in relays if group not in kept]
    if not strong and not kept and not own:
        kept, passed = passed[:1], passed[1:]
    counting = [*strong, *kept]
    counting = [*counting, *earlier(own, counting, documents)] if counting else own[:1]
    resting = [group for group in own if group not in counting]
    involved = parties_of(claims.values())
    origins = [origin(group, counting, involved, documents) for group in counting]
    origins += [silent(group, why_relay(group, documents), documents) for group in passed]
    origins += [silent(group, why_own(group, counting, documents), documents) for group in resting]
    doubtful = sum(all(root.kind != "named" for root in group) for group in counting)
    least = max(1, len(counting) - doubtful) if counting else 0
    families = {root.family for group in counting for root in group}
    apart = sum(group[0].family not in families for group in resting if group[0].kind == "own voice")
    most = len(counting) + apart + sum(group[0].family not in families for group in passed)
    return Counted(origins=tuple(origins), independent=len(counting), least=least, most=max(most, len(counting)))


def earlier(own: Sequence[Group], counting: Sequence[Group], documents: Mapping[str, Document]) -> Sequence[Group]:
    """The first own voice that is in print a day before all who count, in another family of copies; one at most."""
    first = min(day(group, documents) for group in counting)
    families = {root.family for group in counting for root in group}
    return [
        group
        for group in own
        if group[0].kind == "own voice" and group[0].family not in families and day(group, documents) < first
    ][:1]


def day(group: Sequence[Root], documents: Mapping[str, Document]) -> str:
    """The first day on which a document of the group was published; undated ones last."""
    return min(when(documents[root.claim.document])[:10] for root in group)


def is_here(group: Sequence[Root], roots: Sequence[Root], outlets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the outlet that a group relays speaks in the finding itself, by another document."""
    relayed = {root.relays for root in group}
    inside = {root.claim.document for root in group}
    return any(
        not relayed.isdisjoint(outlets[root.claim.document]) for root in roots if root.claim.document not in inside
    )


def parties_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The parties to the event itself, as roots are known by them: who acts, and the other side."""
    entries = {
        one.mention.entry or "" for claim in claims for one in (*claim.fillers("actor"), *claim.fillers("counterparty"))
    }
    return frozenset(
        entry.replace("country:", "party ", 1) for entry in entries if entry.startswith(("country:", "body:"))
    )


def label_of(group: Sequence[Root], documents: Mapping[str, Document]) -> str:
    """What a group is called: a named source before an unnamed one, the most frequent, of two as frequent the first.

    An own voice is called by its first document: the agency that it credits, else the outlet.
    """
    if all(root.kind == "own voice" for root in group):
        return voice(min(group, key=lambda root: (day((root,), documents), root.claim)), documents)
    kinds = {root.kind for root in group if not root.relays}
    best = next((kind for kind in STRONG if kind in kinds), None)
    names = Counter(root.label for root in group if best is None or (root.kind == best and not root.relays))
    return min(names, key=lambda name: (-names[name], name))


def voice(root: Root, documents: Mapping[str, Document]) -> str:
    """What an own voice is called; an agency that credits itself by a short name, by the outlet's name."""
    outlet = documents[root.claim.document].outlet
    same = root.entry is not None and any(
        f"{found.kind}:{found.entry_id}" == root.entry for found in match(outlet or "")
    )
    return outlet if outlet and same else root.label


def origin(
    group: Sequence[Root],
    counting: Sequence[Sequence[Root]],
    involved: frozenset[str],
    documents: Mapping[str, Document],
) -> Origin:
    """An origin that counts."""
    keys = frozenset(key for root in group for key in root.keys)
    interested = not involved.isdisjoint(keys)
    return Origin(
        label=label_of(group, documents),
        kind=group[0].kind,
        counts=True,
        reason=why_counts(group, counting, documents, interested=interested),
        claims=tuple(root.claim for root in group),
        entry=next((root.entry for root in group if root.entry), None),
        interested=interested,
    )


def why_counts(
    group: Sequence[Root], counting: Sequence[Sequence[Root]], documents: Mapping[str, Document], *, interested: bool
) -> str:
    """Why an origin counts, in words."""
    words = []
    party = next((key.removeprefix("party ") for root in group for key in sorted(parties(root))), None)
    others = sorted({root.label for root in group} - {label_of(group, documents)})
    if others and party in ontology().countries:
        words.append(f"one with {', '.join(others)}: all speak for {ontology().countries[party].name}")
    elif others:
        words.append(f"one with {', '.join(others)}")
    words.append(standing(group[0].kind, group, counting, documents))
    if interested:
        words.append("party to the event: interested")
    return "; ".join(words)


def standing(
    kind: OriginKind, group: Sequence[Root], counting: Sequence[Sequence[Root]], documents: Mapping[str, Document]
) -> str:
    """How an origin stands to the others that count, in words."""
    if kind == "own voice" and len(counting) > 1:
        return f"the outlet's own word, in print on {day(group, documents)}, before the others"
    if kind == "own voice":
        return "nobody else stands behind it: the outlet's own word"
    if kind == "hidden":
        return "the text names no source, and nobody else stands behind it"
    return "not known to depend on the others" if len(counting) > 1 else "the only origin that the texts name"


def silent(group: Sequence[Root], reason: str, documents: Mapping[str, Document]) -> Origin:
    """An origin that does not count."""
    return Origin(
        label=label_of(group, documents),
        kind=group[0].kind,
        counts=False,
        reason=reason,
        claims=tuple(root.claim for root in group),
        entry=next((root.entry for root in group if root.entry), None),
    )


def why_relay(group: Sequence[Root], documents: Mapping[str, Document]) -> str:
    """Why a relay adds nothing."""
    return f"relays {label_of(group, documents)}, whose own report is here"


def why_own(group: Sequence[Root], counting: Sequence[Sequence[Root]], documents: Mapping[str, Document]) -> str:
    """Why an outlet's own voice, or a hidden source, adds nothing."""
    families = {root.family: label_of(other, documents) for other in counting for root in other}
    if group[0].family in families:
        return f"same report as the words of {families[group[0].family]}, told in the outlet's voice"
    if group[0].kind == "hidden":
        return "no source is named, and others stand behind it"
    return "an outlet's own voice is not added to named origins"
