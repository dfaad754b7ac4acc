"""The stretches that a cue may tell, and the words that may be its source."""

from typing import Any

import pytest
from reading_once import cases, parsed_of, token_of, words

from firsthand.reader.cues import contents, dateline_end, sources, trim, unit
from firsthand.reader.quotes import quotations

CASES = cases("cues")


def told(text: str, cue: str) -> list[str]:
    parsed = parsed_of(text)
    found = contents(parsed, token_of(parsed, cue), quotations(parsed))
    return [" ... ".join(words(parsed, *content.ranges)) for content in found]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_what_may_be_told(case: dict[str, Any]) -> None:
    found = told(case["text"], case["cue"])
    assert set(case["tells"]) <= set(found)
    assert set(found).isdisjoint(case.get("never", []))


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"])
@pytest.mark.xfail
def test_what_must_not_be_told(case: dict[str, Any]) -> None:
    assert set(told(case["text"], case["cue"])).isdisjoint(case["never"])


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_who_may_be_the_source(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    found = sources(parsed, token_of(parsed, case["cue"]))
    assert set(case["sources"]) <= set(words(parsed, *(speaker.range for speaker in found)))


@pytest.mark.parametrize(
    "case",
    [*CASES["dateline"], *(pytest.param(case, marks=pytest.mark.xfail) for case in CASES["wrong_dateline"])],
    ids=lambda case: case["text"],
)
def test_a_dateline_is_no_content(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    end = parsed.sentences[0][1]
    assert words(parsed, (dateline_end(parsed, 0, end), end - 1)) == [case["rest"]]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_contents_and_sources_leave_their_cue_out(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    cue = token_of(parsed, case["cue"])
    found = contents(parsed, cue, quotations(parsed))
    assert len({content.ranges for content in found}) == len(found)
    for content in found:
        assert content.ranges
        assert all(0 <= first <= last < len(parsed.tokens) for first, last in content.ranges)
        assert content.tokens == {i for first, last in content.ranges for i in range(first, last + 1)}
        assert not all(first <= cue.i <= last for first, last in content.ranges)
    assert all(not speaker.range[0] <= cue.i <= speaker.range[1] for speaker in sources(parsed, cue))


def test_edges_are_trimmed() -> None:
    parsed = parsed_of("Reuters said that, Iran sent drones.")
    last = len(parsed.tokens) - 1
    comma = token_of(parsed, ",").i
    assert words(parsed, trim(parsed, comma, last) or (0, 0)) == ["Iran sent drones"]
    assert trim(parsed, comma, comma) is None
    assert trim(parsed, 3, 2) is None


def test_a_sentence_grows_over_its_quotation() -> None:
    parsed = parsed_of('He said: "We sent drones. Russia used them." It rained.')
    quoted = quotations(parsed)
    first, end = unit(parsed, token_of(parsed, "said"), quoted)
    assert words(parsed, (first, end - 1)) == ['He said: "We sent drones. Russia used them."']
