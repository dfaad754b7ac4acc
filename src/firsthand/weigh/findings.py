"""Findings: the claims that state one event, the fullest first, with the origins behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from firsthand.ids import made_id
from firsthand.records import Claim, ClaimRef, Document, Finding, Role, Root
from firsthand.weigh.facts import when
from firsthand.weigh.independence import counted
from firsthand.weigh.pairs import SURENESS
from firsthand.weigh.same import Compared, Group
from firsthand.weigh.uniting import Offices, offices_of

ROLES: tuple[Role, ...] = ("actor", "object", "counterparty", "place")


def findings(
    groups: Sequence[Group],
    compared: Compared,
    roots: Mapping[ClaimRef, Root],
    documents: Mapping[str, Document],
    outlets: Mapping[str, frozenset[str]],
) -> tuple[Finding, ...]:
    """A finding for each group of claims, in the order of their first claims by time."""
    offices = offices_of(roots.values())
    out = [finding(group, compared, roots, documents, outlets, offices) for group in groups]
    return tuple(sorted(out, key=lambda one: (when(documents[one.claims[0].document]), one.claims[0], one.id)))


def finding(
    group: Group,
    compared: Compared,
    roots: Mapping[ClaimRef, Root],
    documents: Mapping[str, Document],
    outlets: Mapping[str, frozenset[str]],
    offices: Offices,
) -> Finding:
    """The finding of one group."""
    claims = {ref: compared.facts[ref].claim for ref in group}
    first = min(group, key=lambda ref: fullness(ref, claims[ref], documents))
    rest = sorted((ref for ref in group if ref != first), key=lambda ref: (when(documents[ref.document]), ref))
    found = counted([roots[ref] for ref in group], claims, outlets, documents, offices)
    return Finding(
        id=made_id("f", *(f"{ref.document} {ref.claim}" for ref in group)),
        event=claims[first].event,
        claims=(first, *rest),
        origins=found.origins,
        independent=found.independent,
        least=found.least,
        most=found.most,
        reasons=reasons(group, compared),
    )


def fullness(ref: ClaimRef, claim: Claim, documents: Mapping[str, Document]) -> tuple[object, ...]:
    """What comes first: most roles that say who, what, to whom; surely told; early."""
    roles = sum(bool(claim.fillers(role)) for role in ("actor", "object", "counterparty", "quantity", "time"))
    return -roles, SURENESS[claim.certainty], when(documents[ref.document]), ref


def reasons(group: Group, compared: Compared) -> tuple[str, ...]:
    """Why the claims of a group are taken for one: what they agree in, and how sure the forest is of its pairs."""
    if len(group) < 2:
        return ()
    out = []
    facts = [compared.facts[ref] for ref in group]
    events = Counter(fact.claim.event for fact in facts)
    out.append("event: " + ", ".join(f"{event} ({count} of {len(group)})" for event, count in sorted(events.items())))
    for role in ROLES:
        named = Counter(one.mention.name for fact in facts for one in fact.claim.fillers(role))
        if named:
            name, count = min(named.items(), key=lambda item: (-item[1], item[0]))
            out.append(f"{role}: {name} ({count} of {len(group)})")
    chances = inside(group, compared)
    if any(ref not in compared.stands_for for ref in group):
        out.append("told in the same words in several articles")
    if chances:
        out.append(f'likeness {min(chances):.2f} to {max(chances):.2f} (forest "same")')
    return tuple(out)


def inside(group: Group, compared: Compared) -> list[float]:
    """The chances of the pairs of a group that were compared, of its first forty claims."""
    pairs = combinations([ref for ref in group if ref in compared.stands_for][:40], 2)
    return [compared.chances[pair] for pair in pairs if pair in compared.chances]
