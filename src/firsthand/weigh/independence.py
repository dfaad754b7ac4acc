"""How many origins a finding has that are not known to depend on each other, and why each counts or does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.ontology import ontology
from firsthand.records import Claim, ClaimRef, Origin, OriginKind, Root
from firsthand.telling import LITTLE

STRONG: tuple[OriginKind, ...] = ("named", "unnamed", "document")
VAGUE = LITTLE | frozenset(
    """unnamed two three four several some one other another person people persons official officials source sources man
    woman officer officers senior top former anonymous who asked named""".split()
)
SHARED = 0.5  # of the words of the shorter description: from there two unnamed sources are taken for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The origins of a finding, those that count first, and how many they are: best, least and most."""

    origins: tuple[Origin, ...]
    independent: int
    least: int
    most: int


def counted(roots: Sequence[Root], claims: Mapping[ClaimRef, Claim], outlets: Mapping[str, frozenset[str]]) -> Counted:
    """The origins behind claims that state one event.

    `outlets` are, for each document, the keys of the outlets that it is or credits: a root that only relays one of
    them adds nothing to what that document says itself.
    """
    strong, relays, own = [], [], []
    for group in united(roots):
        kinds = {root.kind for root in group}
        if not kinds.isdisjoint(STRONG) and not all(root.relays for root in group):
            strong.append(group)
        else:
            (relays if any(root.relays for root in group) else own).append(group)
    kept = [group for group in relays if not is_here(group, roots, outlets)]
    passed = [group for group in relays if group not in kept]
    if not strong and not kept and not own:
        kept, passed = passed[:1], passed[1:]
    counting = [*strong, *kept] or own[:1]
    resting = [group for group in own if group not in counting]
    parties = parties_of(claims.values())
    origins = [origin(group, counting, parties) for group in counting]
    origins += [silent(group, why_relay(group)) for group in passed]
    origins += [silent(group, why_own(group, counting)) for group in resting]
    doubtful = sum(all(root.kind != "named" for root in group) for group in counting)
    least = max(1, len(counting) - doubtful) if counting else 0
    families = {root.family for group in counting for root in group}
    apart = sum(group[0].family not in families for group in resting if group[0].kind == "own voice")
    most = len(counting) + apart + sum(group[0].family not in families for group in passed)
    return Counted(origins=tuple(origins), independent=len(counting), least=least, most=max(most, len(counting)))


def united(roots: Sequence[Root]) -> list[tuple[Root, ...]]:
    """The roots in groups that are one origin each: by a shared key, or unnamed and described alike."""
    stand = list(range(len(roots)))

    def find(number: int) -> int:
        while stand[number] != number:
            number = stand[number]
        return number

    first: dict[str, int] = {}
    for number, root in enumerate(roots):
        for key in sorted(root.keys):
            stand[find(number)] = find(first.setdefault(key, number))
    unnamed = {root.label: number for number, root in enumerate(roots) if root.kind == "unnamed"}
    for (one, here), (other, there) in combinations(sorted(unnamed.items()), 2):
        if described_alike(one, other):
            stand[find(here)] = find(there)
    out: dict[int, list[Root]] = {}
    for number, root in enumerate(roots):
        out.setdefault(find(number), []).append(root)
    return sorted((tuple(sorted(group, key=lambda r: r.claim)) for group in out.values()), key=order)


def order(group: Sequence[Root]) -> tuple[int, ClaimRef]:
    """Named origins before unnamed ones, then by their first claim."""
    return min(STRONG.index(r.kind) if r.kind in STRONG else len(STRONG) for r in group), group[0].claim


def described_alike(one: str, other: str) -> bool:
    """Whether two descriptions of unnamed sources have half of their telling words in common."""
    ours, theirs = ({word for word in words.lower().split() if word not in VAGUE} for words in (one, other))
    return bool(ours and theirs) and len(ours & theirs) >= SHARED * min(len(ours), len(theirs))


def is_here(group: Sequence[Root], roots: Sequence[Root], outlets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the outlet that a group relays speaks in the finding itself, by another document."""
    relayed = {root.relays for root in group}
    inside = {root.claim.document for root in group}
    return any(
        not relayed.isdisjoint(outlets[root.claim.document]) for root in roots if root.claim.document not in inside
    )


def parties_of(claims: object) -> frozenset[str]:
    """The parties to the event itself: who acts, and the other side."""
    found = set()
    for claim in claims:  # type: ignore[attr-defined]
        for role in ("actor", "counterparty"):
            for filler in claim.fillers(role):
                kind, _, key = (filler.mention.entry or "").partition(":")
                if kind == "country":
                    found.add(f"party {key}")
                elif kind == "body":
                    found.add(f"body:{key}")
    return frozenset(found)


def label_of(group: Sequence[Root]) -> str:
    """The name that most roots of a group have; of two as frequent the first."""
    names = Counter(root.label for root in group)
    return min(names, key=lambda name: (-names[name], name))


def origin(group: Sequence[Root], counting: Sequence[Sequence[Root]], parties: frozenset[str]) -> Origin:
    """An origin that counts."""
    keys = frozenset(key for root in group for key in root.keys)
    interested = not parties.isdisjoint(keys)
    return Origin(
        label=label_of(group),
        kind=group[0].kind,
        counts=True,
        reason=why_counts(group, counting, interested=interested),
        claims=tuple(root.claim for root in group),
        entry=next((root.entry for root in group if root.entry), None),
        interested=interested,
    )


def why_counts(group: Sequence[Root], counting: Sequence[Sequence[Root]], *, interested: bool) -> str:
    """Why an origin counts, in words."""
    words = []
    party = next(
        (key.removeprefix("party ") for root in group for key in sorted(root.keys) if key.startswith("party ")), None
    )
    others = sorted({root.label for root in group} - {label_of(group)})
    if others and party in ontology().countries:
        words.append(f"one with {', '.join(others)}: all speak for {ontology().countries[party].name}")
    elif others:
        words.append(f"one with {', '.join(others)}")
    kind = group[0].kind
    if kind == "own voice":
        words.append("nobody else stands behind it: the outlet's own word")
    elif kind == "hidden":
        words.append("the text names no source, and nobody else stands behind it")
    elif len(counting) > 1:
        words.append("not known to depend on the others")
    else:
        words.append("the only origin that the texts name")
    if interested:
        words.append("party to the event: interested")
    return "; ".join(words)


def silent(group: Sequence[Root], reason: str) -> Origin:
    """An origin that does not count."""
    return Origin(
        label=label_of(group),
        kind=group[0].kind,
        counts=False,
        reason=reason,
        claims=tuple(root.claim for root in group),
        entry=next((root.entry for root in group if root.entry), None),
    )


def why_relay(group: Sequence[Root]) -> str:
    """Why a relay adds nothing."""
    return f"relays {label_of(group)}, whose own report is here"


def why_own(group: Sequence[Root], counting: Sequence[Sequence[Root]]) -> str:
    """Why an outlet's own voice, or a hidden source, adds nothing."""
    families = {root.family: label_of(other) for other in counting for root in other}
    if group[0].family in families:
        return f"same report as the words of {families[group[0].family]}, told in the outlet's voice"
    if group[0].kind == "hidden":
        return "no source is named, and others stand behind it"
    return "an outlet's own voice is not added to named origins"
