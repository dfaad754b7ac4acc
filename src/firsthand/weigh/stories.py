"""Stories: documents that hang together by copies, credits or common findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.groups import Groups
from firsthand.ids import made_id
from firsthand.records import Citation, ClaimRef, Copy, Document, Drift, Finding, Reading, Story
from firsthand.weigh.facts import when
from firsthand.weigh.same import Compared

Steps = tuple[tuple[ClaimRef, str], ...]


def stories(
    documents: Mapping[str, Document],
    copies: Iterable[Copy],
    citations: Sequence[Citation],
    findings: Sequence[Finding],
    cycles: Sequence[tuple[str, ...]],
) -> tuple[Story, ...]:
    """The stories of the documents, each document in one, in the order of their first documents by time."""
    groups = Groups(documents)
    for copy in copies:
        groups.join(copy.earlier, copy.later)
    for citation in citations:
        if citation.cited is not None:
            groups.join(citation.document, citation.cited)
    for finding in findings:
        for ref in finding.claims[1:]:
            groups.join(finding.claims[0].document, ref.document)
    members: dict[str, list[str]] = defaultdict(list)
    for key in documents:
        members[groups.find(key)].append(key)
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[groups.find(finding.claims[0].document)].append(finding)
    credits: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        credits[groups.find(citation.document)].append(citation)
    rings: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for ring in cycles:
        rings[groups.find(ring[0])].append(ring)
    made = [story(keys, documents, told[key], credits[key], tuple(rings[key])) for key, keys in members.items()]
    return tuple(sorted(made, key=lambda one: (order(one.documents[0], documents), one.id)))


def story(
    keys: Sequence[str],
    documents: Mapping[str, Document],
    findings: Sequence[Finding],
    citations: Sequence[Citation],
    cycles: tuple[tuple[str, ...], ...],
) -> Story:
    """One story of its documents."""
    ordered = sorted(keys, key=lambda key: order(key, documents))
    outlets = {documents[key].outlet or documents[key].domain or "outlet not stated" for key in keys}
    origins = {one.label for finding in findings for one in finding.origins if one.counts}
    main = max(findings, key=lambda one: (len({ref.document for ref in one.claims}), len(one.claims)), default=None)
    return Story(
        id=made_id("s", *sorted(keys)),
        title=documents[ordered[0]].title or "",
        documents=tuple(ordered),
        findings=tuple(finding.id for finding in findings),
        outlets=tuple(sorted(outlets)),
        carriers=tuple(sorted({one.name for one in citations} - outlets)),
        origins=tuple(sorted(origins)),
        independent=main.independent if main else 0,
        cycles=cycles,
    )


def order(key: str, documents: Mapping[str, Document]) -> tuple[str, str]:
    """By publication date, undated ones last, then by id."""
    return when(documents[key]), key


def drifts(
    findings: Sequence[Finding], copies: Iterable[Copy], citations: Iterable[Citation], compared: Compared
) -> tuple[Drift, ...]:
    """The numbers that change along copies and credits, each path from the first to the last told.

    A path stays within a finding, or goes on to one on the same matter that a later article made of it: a plan that is
    told as done there, say. It belongs to the finding of its last step.
    """
    parents: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if copy.directed:
            parents[copy.later].add(copy.earlier)
    for citation in citations:
        if citation.cited is not None:
            parents[citation.document].add(citation.cited)
    place = {ref: finding.id for finding in findings for ref in finding.claims}
    out = []
    for group in [*([one] for one in findings), *handed_on(findings, parents, compared)]:
        claims = (ref for finding in group for ref in finding.claims)
        values: dict[str, tuple[ClaimRef, str]] = {}
        for ref in claims:
            if said := amount_words(ref, compared):
                values[ref.document] = ref, said
        if len({said for _, said in values.values()}) < 2:
            continue
        for path in paths(values, parents):
            steps = [values[key] for key in path]
            told = [step for number, step in enumerate(steps) if not number or step[1] != steps[number - 1][1]]
            if len(told) > 1:
                out.append(Drift(finding=place[told[-1][0]], steps=tuple(told)))
    return tuple(sorted(whole_paths(out), key=lambda one: (one.finding, one.steps)))


def whole_paths(found: Iterable[Drift]) -> list[Drift]:
    """The drifts, each once, that are no stretch of a longer one."""
    each = {one.steps: one for one in found}
    through: dict[tuple[ClaimRef, str], list[Steps]] = defaultdict(list)
    for steps in each:
        for step in steps:
            through[step].append(steps)
    return [
        one
        for steps, one in each.items()
        if not any(len(other) > len(steps) and holds(other, steps) for other in through[steps[0]])
    ]


def holds(longer: Steps, steps: Steps) -> bool:
    """Whether steps stand one after the other in a longer path, whose first of them is in it once."""
    at = longer.index(steps[0])
    return longer[at : at + len(steps)] == steps


def handed_on(
    findings: Sequence[Finding], parents: Mapping[str, set[str]], compared: Compared
) -> list[tuple[Finding, Finding]]:
    """Pairs of findings on one matter, where an article that tells the second takes from one that tells the first."""
    told: dict[tuple[object, str], list[Finding]] = defaultdict(list)
    matters = [(finding, matter(finding, compared)) for finding in findings]
    for finding, about in matters:
        for key in sorted({ref.document for ref in finding.claims}) if about else ():
            told[about, key].append(finding)
    pairs = {
        (first.id, second.id): (first, second)
        for second, about in matters
        if about
        for key in sorted({ref.document for ref in second.claims})
        for parent in sorted(parents.get(key, ()))
        for first in told.get((about, parent), ())
        if first is not second
    }
    return [pairs[key] for key in sorted(pairs)]


def matter(finding: Finding, compared: Compared) -> tuple[str, str, str] | None:
    """The event of a finding, who most often acts in it and who is most often the other party; None for a denial."""
    facts = [compared.facts[ref] for ref in finding.claims]
    usual = [
        min(found, key=lambda key: (-found[key], key))
        for role in ("actor", "counterparty")
        if (found := Counter(key for fact in facts for part in fact.parts[role] if (key := part.party or part.entry)))
    ]
    return None if facts[0].claim.denied or len(usual) < 2 else (finding.event, usual[0], usual[1])


def amount_words(ref: ClaimRef, compared: Compared) -> str:
    """The words of a claim's first amount, empty where it has none."""
    claim = compared.facts[ref].claim
    return next((one.mention.name for one in claim.fillers("quantity") if one.amount is not None), "")


def paths(values: Mapping[str, object], parents: Mapping[str, set[str]]) -> list[list[str]]:
    """The ways from a first document to a last one along parents, over documents that tell a value."""
    inside = {key: sorted(parents.get(key, set()) & set(values)) for key in values}
    parental = {parent for found in inside.values() for parent in found}
    out = []
    rings = {key for key in parental if any(key in inside[parent] for parent in inside[key])}
    for leaf in sorted(set(values) - (parental - rings)) or sorted(values):
        path = [leaf]
        while inside[path[-1]]:
            before = next((key for key in inside[path[-1]] if key not in path), None)
            if before is None:
                break
            path.append(before)
        if len(path) > 1:
            out.append(path[::-1])
    return out


def documents_of(readings: Iterable[Reading]) -> dict[str, Document]:
    """The documents of readings by id."""
    return {reading.document.id: reading.document for reading in readings}
