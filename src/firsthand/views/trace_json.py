"""A trace as one JSON document: readings, copies, citations, stories, findings, conflicts, drifts, issues."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from firsthand.records import (
    Citation,
    ClaimRef,
    Conflict,
    Copy,
    Drift,
    Finding,
    Origin,
    Passage,
    Story,
    Trace,
)
from firsthand.views.jsonl import line_of
from firsthand.views.rows import Row, issue_row, row_of, span_row

T = TypeVar("T")


def document(trace: Trace) -> str:
    """The trace as one JSON object, a record a line within its lists, ended by a newline.

    Readings have the shape of `firsthand read --format jsonl`; claims are named by document and claim id, spans are
    `[start, end]`, half-open, in code points. Always valid UTF-8: see `firsthand.views.jsonl.line_of`.
    """
    return "".join(pieces(trace))


def pieces(trace: Trace) -> Iterator[str]:
    """The same document in pieces, each made when it is asked for: a large trace never stands in memory as text."""
    yield "{"
    yield from _list("readings", trace.readings, row_of, first=True)
    yield from _list("copies", trace.copies, _copy)
    yield from _list("citations", trace.citations, _citation)
    yield from _list("stories", trace.stories, _story)
    yield from _list("findings", trace.findings, _finding)
    yield from _list("conflicts", trace.conflicts, _conflict)
    yield from _list("drifts", trace.drifts, _drift)
    yield from _list("issues", trace.issues, issue_row)
    yield "\n}\n"


def _list(name: str, records: Iterable[T], row: Callable[[T], Row], *, first: bool = False) -> Iterator[str]:
    yield f'{"" if first else ","}\n"{name}": ['
    for at, record in enumerate(records):
        yield f"{',' if at else ''}\n{line_of(row(record))}"
    yield "]"


def _ref(ref: ClaimRef) -> Row:
    return {"document": ref.document, "claim": ref.claim}


def _passage(passage: Passage) -> Row:
    return {"earlier": span_row(passage.earlier), "later": span_row(passage.later)}


def _copy(copy: Copy) -> Row:
    return {
        "earlier": copy.earlier,
        "later": copy.later,
        "kind": copy.kind,
        "score": copy.score,
        "directed": copy.directed,
        "passages": [_passage(passage) for passage in copy.passages],
        "reasons": list(copy.reasons),
    }


def _citation(citation: Citation) -> Row:
    return {
        "document": citation.document,
        "name": citation.name,
        "how": citation.how,
        "reason": citation.reason,
        "entry": citation.entry,
        "cited": citation.cited,
        "span": span_row(citation.span) if citation.span else None,
    }


def _story(story: Story) -> Row:
    return {
        "id": story.id,
        "title": story.title,
        "documents": list(story.documents),
        "findings": list(story.findings),
        "outlets": list(story.outlets),
        "carriers": list(story.carriers),
        "origins": list(story.origins),
        "independent": story.independent,
        "cycles": [list(ring) for ring in story.cycles],
    }


def _origin(origin: Origin) -> Row:
    return {
        "label": origin.label,
        "kind": origin.kind,
        "counts": origin.counts,
        "reason": origin.reason,
        "entry": origin.entry,
        "interested": origin.interested,
        "claims": [_ref(ref) for ref in origin.claims],
    }


def _finding(finding: Finding) -> Row:
    return {
        "id": finding.id,
        "event": finding.event,
        "claims": [_ref(ref) for ref in finding.claims],
        "origins": [_origin(origin) for origin in finding.origins if origin.counts],
        "not_counted": [_origin(origin) for origin in finding.origins if not origin.counts],
        "independent": finding.independent,
        "least": finding.least,
        "most": finding.most,
        "reasons": list(finding.reasons),
    }


def _conflict(conflict: Conflict) -> Row:
    return {
        "left": _ref(conflict.left),
        "right": _ref(conflict.right),
        "kind": conflict.kind,
        "reason": conflict.reason,
    }


def _drift(drift: Drift) -> Row:
    return {"finding": drift.finding, "steps": [{**_ref(ref), "words": words} for ref, words in drift.steps]}
