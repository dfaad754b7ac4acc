"""Findings as comma-separated values, one a row, for people who live in spreadsheets."""

from firsthand.records import Finding, Trace
from firsthand.views.csv import safe, written
from firsthand.views.trace_words import CONFLICTS, REASONS, UNDATED, claim_sentence, counting, outlet
from firsthand.views.traced import Traced, clashes, traced, weightiest

COLUMNS = (
    "event", "sentence", "status", "certainty", "denied", "independent", "least", "most", "origins", "why", "articles",
    "outlets", "first_date", "first_outlet", "conflicts", "quote", "document", "claim", "url",
)  # fmt: skip


def table(trace: Trace) -> str:
    """The findings, those that most articles tell first, in the order of `COLUMNS`, with a header.

    The sentence, the words and the address are those of the claim that tells it most fully; `first_date` and
    `first_outlet` those of the earliest dated article. Several origins, reasons or conflicts are joined by "; ".
    """
    found = traced(trace)
    return written([COLUMNS, *(row(found, finding) for finding in weightiest(trace.findings))])


def row(found: Traced, finding: Finding) -> tuple[str, ...]:
    """One finding in the order of `COLUMNS`; no cell holds a control or direction sign, none is run as a formula."""
    reading, claim = found.told(finding.claims[0])
    documents = [found.readings[key].document for key in dict.fromkeys(ref.document for ref in finding.claims)]
    first = min(documents, key=lambda one: (one.published is None, one.published or "", found.numbers[one.id]))
    counts = (finding.independent, finding.least, finding.most)
    words = (
        "; ".join(origin.label for origin in finding.origins if origin.counts),
        "; ".join(f"{origin.label} {counting(origin)}" for origin in finding.origins),
    )
    return (
        claim.event,
        safe(claim_sentence(claim)),
        claim.status,
        claim.certainty,
        "yes" if claim.denied else "no",
        *map(str, counts),
        *map(safe, words),
        str(len(documents)),
        str(len({outlet(one) for one in documents})),
        safe(first.published or UNDATED),
        safe(outlet(first)),
        safe(_conflicts(found, finding)),
        safe(claim.span.of(reading.document.text)),
        safe(reading.document.id),
        safe(claim.id),
        safe(reading.document.url or ""),
    )


def _conflicts(found: Traced, finding: Finding) -> str:
    """Each kind of conflict with the ids of the claims on either side: `the number differs: a-1:c1 / a-2:c1 (...)`."""
    rows = []
    for clash in clashes(found, finding):
        sides = " / ".join(f"{side.refs[0].document}:{side.refs[0].claim}" for side in clash.sides)
        rows.append(f"{CONFLICTS[clash.kind]}: {sides} ({', '.join(clash.reasons[:REASONS])})")
    return "; ".join(rows)
