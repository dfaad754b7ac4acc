"""The example stories traced: what `truth.json` says must hold of copies, rings, denials and drifts."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from firsthand import acquire, pipeline
from firsthand.records import Document, Trace

FOLDER = Path(__file__).parents[1] / "examples" / "stories"
STORIES: dict[str, dict[str, Any]] = {
    story["story"]: story for story in json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
}
LAUNCHERS, FUSES = "launchers", "fuses"
DENIALS = {
    LAUNCHERS: [("denial", "state-agency"), ("denial", "wire"), ("denial", "spy-service")],
    FUSES: [("army", "wire"), ("army", "rewritten")],
}


def failing(name: str, reason: str) -> Any:
    """A story whose reading or tracing does not get this right."""
    return pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.fixture(scope="module")
def traces() -> dict[str, Trace]:
    """Each story traced by itself, its documents under the ids of `truth.json`."""
    return {name: traced(story) for name, story in STORIES.items()}


def traced(story: dict[str, Any]) -> Trace:
    by_url = {row["url"]: row["id"] for row in story["articles"]}
    found = [one for one in acquire.documents([str(FOLDER / story["story"])]) if isinstance(one, Document)]
    assert sorted(by_url) == sorted(one.url or "" for one in found)
    named = [replace(one, id=by_url[one.url or ""]) for one in found]
    return pipeline.trace_readings([pipeline.read_document(one) for one in named])


def told(trace: Trace) -> dict[tuple[str, str], str]:
    """The kind of each copy by its later and earlier document; nothing where the direction is open."""
    return {(one.later, one.earlier): one.kind for one in trace.copies if one.directed}


def printings(trace: Trace, key: str) -> set[str]:
    """A document and those that tell its words in full."""
    found, waiting = {key}, [key]
    pairs = [pair for pair, kind in told(trace).items() if kind == "verbatim"]
    while waiting:
        here = waiting.pop()
        for later, earlier in pairs:
            if earlier == here and later not in found:
                found.add(later)
                waiting.append(later)
    return found


def conflicts(trace: Trace, kind: str) -> set[frozenset[str]]:
    """The pairs of documents with a conflict of a kind."""
    return {frozenset((one.left.document, one.right.document)) for one in trace.conflicts if one.kind == kind}


@pytest.mark.parametrize("name", STORIES)
def test_verbatim_copies_are_found_with_their_direction(traces: dict[str, Trace], name: str) -> None:
    expected = {(one["copy"], one["of"]) for one in STORIES[name]["copies"] if one["kind"] == "verbatim"}
    assert expected <= {pair for pair, kind in told(traces[name]).items() if kind == "verbatim"}


@pytest.mark.parametrize("name", STORIES)
def test_edited_copies_are_found_with_their_direction(traces: dict[str, Trace], name: str) -> None:
    trace = traces[name]
    for one in STORIES[name]["copies"]:
        if one["kind"] == "edited":
            kinds = {told(trace).get((one["copy"], earlier)) for earlier in printings(trace, one["of"])}
            assert kinds & {"edited", "verbatim"}, one


@pytest.mark.parametrize(
    "name", [failing(LAUNCHERS, "the agency's rewrite of the state agency's report is not found"), FUSES]
)
def test_rewrites_are_found_with_their_direction(traces: dict[str, Trace], name: str) -> None:
    expected = {(one["copy"], one["of"]) for one in STORIES[name]["copies"] if one["kind"] == "rewritten"}
    assert expected <= told(traces[name]).keys()


@pytest.mark.parametrize(
    "name", [LAUNCHERS, failing(FUSES, "two reports of one press conference are taken for a rewrite")]
)
def test_what_is_no_copy_is_not_told_as_one(traces: dict[str, Trace], name: str) -> None:
    found = {frozenset((one.earlier, one.later)) for one in traces[name].copies}
    assert [row for row in STORIES[name]["not_copies"] if frozenset(row[:2]) in found] == []


@pytest.mark.parametrize("name", STORIES)
def test_rings_of_credit_are_found(traces: dict[str, Trace], name: str) -> None:
    found = [sorted(ring) for story in traces[name].stories for ring in story.cycles]
    assert found == [sorted(ring) for ring in STORIES[name]["cycles"]]


@pytest.mark.parametrize("name", STORIES)
def test_the_articles_are_one_story(traces: dict[str, Trace], name: str) -> None:
    assert [len(story.documents) for story in traces[name].stories] == [len(STORIES[name]["articles"])]


@pytest.mark.parametrize("name", STORIES)
def test_the_denial_is_a_conflict(traces: dict[str, Trace], name: str) -> None:
    rows = {frozenset(row[:2]) for row in STORIES[name]["contradictions"] if row[2] == "denial"}
    expected = {frozenset(f"fiction-{name}-{key}" for key in pair) for pair in DENIALS[name]}
    assert expected <= rows
    assert expected <= conflicts(traces[name], "denial")


def steps(trace: Trace) -> list[list[tuple[str, str]]]:
    """The drifts as short names of articles and the words of the number."""
    return [[(claim.document.split("-", 2)[2], words) for claim, words in one.steps] for one in trace.drifts]


def test_a_drift_is_shown(traces: dict[str, Trace]) -> None:
    assert any(key in ("ring-review", "ring-monitor") for way in steps(traces[LAUNCHERS]) for key, _ in way)


def test_the_drift_runs_from_the_first_number_to_the_last(traces: dict[str, Trace]) -> None:
    numbers = [[words for _, words in way] for way in steps(traces[LAUNCHERS])]
    assert any("120" in way[0] and "210" in way[1] and "hundreds" in way[-1].lower() for way in numbers)


def test_where_nothing_drifts_no_drift_is_shown(traces: dict[str, Trace]) -> None:
    assert steps(traces[FUSES]) == []
