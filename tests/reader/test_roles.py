"""Words that may fill a role are found with their values and their way to the trigger."""

from typing import Any

import pytest
from reading_once import cases, parsed_of, token_of, words

from firsthand.reader.claims import row_head
from firsthand.reader.parse import Parsed
from firsthand.reader.quantities import find_quantities
from firsthand.reader.roles import Candidate, candidates, first_of_row, frame_of, may_fill, role_features, stretch
from firsthand.reader.times import find_times
from firsthand.records import Span

CASES = cases("roles")["case"]


def found(parsed: Parsed, trigger: str) -> list[Candidate]:
    times = find_times(parsed.text)
    amounts = stretch(parsed, find_quantities(parsed.text, times))
    return candidates(parsed, token_of(parsed, trigger), stretch(parsed, times), amounts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_candidates(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    seen = [[c.sort, *words(parsed, c.range)] for c in found(parsed, case["trigger"])]
    assert sorted(seen) == sorted(case["candidates"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_candidates_stand_in_order_without_the_trigger(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    trigger = token_of(parsed, case["trigger"])
    seen = found(parsed, case["trigger"])
    assert [c.range for c in seen] == sorted(c.range for c in seen)
    assert all(c.head is not trigger and c.range[0] <= c.head.i <= c.range[1] for c in seen)


def test_only_the_triggers_sentence_fills_its_roles() -> None:
    parsed = parsed_of("Iran sent 40 drones on Monday. Russia used them on Tuesday.")
    assert words(parsed, *(c.range for c in found(parsed, "used"))) == ["Russia", "them", "Tuesday"]


def test_words_of_one_row_belong_together() -> None:
    parsed = parsed_of("Poland ordered howitzers, tanks and rockets of Korea and of Israel for its army.")
    row = [token_of(parsed, word) for word in ("howitzers", "tanks", "rockets")]
    assert all(row_head(one) is row_head(other) for one in row for other in row)
    assert row_head(row[0]) is not row_head(token_of(parsed, "army"))
    assert row_head(row[0]) is not row_head(token_of(parsed, "Poland"))


def test_spans_become_ranges_of_tokens() -> None:
    parsed = parsed_of("Iran sent 40 drones to Russia in March 2024.")
    text = parsed.text
    spans = [Span(start=text.index("March"), end=text.index("2024") + 4), Span(start=10, end=12)]
    ((_, first), (head, second)) = stretch(parsed, spans)
    assert words(parsed, first, second) == ["40", "March 2024"]
    assert head is token_of(parsed, "March")
    assert stretch(parsed, []) == []
    assert stretch(parsed, [Span(start=len(text), end=len(text))]) == []


def test_the_features_of_a_candidate_name_its_event() -> None:
    parsed = parsed_of("Iran sent 40 drones to Russia in March 2024.")
    seen = found(parsed, "sent")
    for candidate in seen:
        features = role_features(parsed, token_of(parsed, "sent"), "transfer", candidate, seen)
        assert "any" in features
        assert any("transfer" in feature for feature in features)


def test_later_ones_of_a_row_hang_as_the_first_does() -> None:
    assert first_of_row("conj<conj<dobj|") == ("dobj|", True)
    assert first_of_row("dobj|") == ("dobj|", False)


def test_the_frame_of_a_trigger() -> None:
    parsed = parsed_of("Iran sent 40 drones to Russia in March 2024.")
    assert "nsubj+dobj" in frame_of(token_of(parsed, "sent"))
    assert frame_of(token_of(parsed, "Russia")).endswith("bare")


def test_numbers_that_count_a_noun_fill_nothing() -> None:
    parsed = parsed_of("Iran sent 40 drones there.")
    trigger = token_of(parsed, "sent")
    assert not may_fill(token_of(parsed, "40"), trigger)
    assert not may_fill(trigger, trigger)
    assert may_fill(token_of(parsed, "there"), trigger)
