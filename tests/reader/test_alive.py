"""Every rule is alive: without the row that proposed a claim or an attribution, it is gone."""

from dataclasses import replace
from typing import Any

import pytest
from reading_once import PUBLISHED, cases, english, parsed_of, reading_of, token_of

from firsthand import pipeline
from firsthand.ids import text_hash
from firsthand.languages import Language
from firsthand.records import Claim, Document, Reading

ARTICLES = [case["text"].strip("\n") for case in cases("articles")["article"]]
SENTENCES = [case["text"] for case in cases("sentences")["case"] if case["kind"] in ("source after", "nested", "event")]


def read(text: str, language: Language) -> Reading:
    document = Document(id="d", text=text, published=PUBLISHED, extractor="given/1", text_sha256=text_hash(text))
    return pipeline.read_parsed(parsed_of(text), document, language)


def without_trigger(row: str, text: str, claim: Claim) -> Language:
    """English without a trigger's row and without the rows of words like it."""
    language = english()
    words = parsed_of(text).tokens
    like = {sense for token in words if token.start == claim.trigger.start for sense in token.senses}
    return replace(
        language,
        triggers={word: kept for word, kept in language.triggers.items() if word != row},
        like={sense: kept for sense, kept in language.like.items() if sense not in like},
    )


def without_cue(row: str) -> Language:
    language = english()
    return replace(language, cues={word: kept for word, kept in language.cues.items() if word != row})


def named(proposed_by: str, kind: str) -> str:
    start, _, row = proposed_by.partition(" ")
    assert start == kind
    return row


@pytest.mark.parametrize("text", [*ARTICLES, *SENTENCES], ids=lambda text: ascii(text[:40]))
def test_without_its_row_a_claim_is_gone(text: str) -> None:
    claims = reading_of(text).claims
    assert claims or "weather" in text
    for claim in claims[:6]:
        row = named(claim.proposed_by, "trigger")
        assert any(row in reason for reason in claim.reasons)
        left = read(text, without_trigger(row, text, claim))
        assert claim.trigger not in {other.trigger for other in left.claims}


@pytest.mark.parametrize("text", [*ARTICLES, *SENTENCES[:12]], ids=lambda text: ascii(text[:40]))
def test_without_its_row_an_attribution_is_gone(text: str) -> None:
    for attribution in reading_of(text).attributions[:6]:
        row = named(attribution.proposed_by, "cue")
        assert any(row in reason for reason in attribution.reasons)
        left = read(text, without_cue(row))
        assert attribution.cue not in {other.cue for other in left.attributions}


def test_without_any_row_nothing_is_read() -> None:
    empty: dict[str, Any] = {"cues": {}, "triggers": {}, "like": {}}
    for text in ARTICLES:
        reading = read(text, replace(english(), **empty))
        assert reading.claims == ()
        assert reading.attributions == ()
        assert reading.sentences == reading_of(text).sentences
        assert reading.unread


def test_a_word_that_was_never_seen_goes_by_words_like_it() -> None:
    text = "Iran shipped 40 drones to Russia."
    language = english()
    without = replace(language, triggers={w: row for w, row in language.triggers.items() if w != "ship"})
    (claim,) = read(text, without).claims
    assert claim.event == "transfer"
    assert named(claim.proposed_by, "trigger") in token_of(parsed_of(text), "shipped").senses
    assert any("words like it" in reason for reason in claim.reasons)


def test_hedges_count() -> None:
    text = "Iran may have sent drones to Russia."
    without = read(text, replace(english(), hedges={}))
    assert [c.trigger for c in without.claims] == [c.trigger for c in reading_of(text).claims]
