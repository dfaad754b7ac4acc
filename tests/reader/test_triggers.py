"""Words that name an event: their row, the conditions at their place, their own words."""

from typing import Any

import pytest
from reading_once import cases, english, parsed_of, token_of, words

from firsthand.languages import Trigger
from firsthand.reader.claims import name_together, trigger_words
from firsthand.reader.marks import kind_of
from firsthand.reader.triggers import trigger_features, trigger_row

CASES = cases("triggers")


@pytest.mark.parametrize("case", CASES["row"], ids=lambda case: f"{case['word']} in {case['text']}")
def test_rows(case: dict[str, Any]) -> None:
    token = token_of(parsed_of(case["text"]), case["word"])
    row = trigger_row(token, english().triggers, english().like)
    assert (row.word if row else None) == case.get("row")


def test_a_word_that_was_not_seen_goes_by_words_like_it() -> None:
    token = token_of(parsed_of("Iran shipped drones."), "shipped")
    (fine, *_) = reversed(token.senses)
    like = Trigger(word=fine, events=(("transfer", 3),), seen=9, like=True)
    assert trigger_row(token, {}, {fine: like}) is like
    assert trigger_row(token, {}, {}) is None
    assert like.event == "transfer"


@pytest.mark.parametrize("case", CASES["condition"], ids=lambda case: case["text"])
def test_conditions(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    token = token_of(parsed, case["word"])
    row = trigger_row(token, english().triggers, english().like)
    assert row is not None
    assert set(case["has"]) <= set(trigger_features(parsed, token, row))


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["whole"])
def test_own_words(case: dict[str, Any]) -> None:
    parsed = parsed_of(case["text"])
    assert words(parsed, trigger_words(token_of(parsed, case["word"]))) == [case["whole"]]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Iran sent a rocket.", "Iran", "country"),
        ("Iran sent a rocket.", "rocket", "arms"),
        ("Iranian rockets came.", "Iranian", "demonym"),
        ("Moscow sent an S-400.", "Moscow", "capital"),
        ("Moscow sent an S-400.", "S-400", "system"),
        ("It left.", "It", "pron it"),
        ("Vladimir Putin left.", "Putin", "person"),
        ("It left on Monday.", "Monday", "date"),
        ("A boat sank.", "sank", "verb"),
    ],
)
def test_sorts_of_things(text: str, word: str, kind: str) -> None:
    assert kind_of(token_of(parsed_of(text), word)) == kind


@pytest.mark.parametrize(
    ("text", "one", "other", "together"),
    [
        ("Poland signed a contract for tanks.", "signed", "contract", True),
        ("The embassy had no comment on the deal.", "had", "comment", True),
        ("Poland signed, after long talks, a contract.", "signed", "contract", False),
        ("Poland ordered tanks and bought jets.", "ordered", "bought", False),
    ],
)
def test_a_verb_and_its_noun_name_one_event(text: str, one: str, other: str, together: bool) -> None:
    parsed = parsed_of(text)
    pair = token_of(parsed, one), token_of(parsed, other)
    assert name_together(parsed, *pair) is name_together(parsed, *pair[::-1]) is together
