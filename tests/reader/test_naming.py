"""Words that are no name stand for one, and the reason is said."""

from typing import Any

import pytest
from reading_once import cases, english, parsed_of, token_of

from firsthand.reader.mentions import is_plural, phrases, plain, relative_head, sort_of
from firsthand.reader.naming import Asked, context, name_all, speakers_of
from firsthand.reader.phrases import edges, named
from firsthand.reader.quotes import quotations
from firsthand.reader.short_names import short_forms
from firsthand.records import Mention

CASES = cases("naming")


def mention(case: dict[str, Any]) -> Mention:
    parsed = parsed_of(case["text"])
    head = token_of(parsed, case["word"])
    quoted = quotations(parsed)
    speaker = token_of(parsed, case["speaker"]) if "speaker" in case else None
    where = context(parsed, speakers_of([(quoted, speaker)], quoted), [speaker.i] if speaker else [], english())
    first, last = named(parsed, *edges(head, counted=False))
    asked = Asked(head=head, first=first, last=last, role=case.get("role", "actor"))
    return name_all([asked], where)[asked]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: f"{case['word']} in {case['text']}")
def test_names(case: dict[str, Any]) -> None:
    found = mention(case)
    assert (found.name, found.kind) == (case["name"], case["kind"])
    assert found.reason
    assert case["word"].split("#")[0] in found.span.of(case["text"])


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: f"{case['word']} in {case['text']}")
@pytest.mark.xfail
def test_names_that_are_missed(case: dict[str, Any]) -> None:
    assert mention(case).name == case["name"]


@pytest.mark.parametrize(
    ("text", "word", "sort"),
    [
        ("We sent it.", "We", "speaker"),
        ("It sent us.", "It", "pronoun"),
        ("A man who left.", "who", "relative"),
        ("Those came.", "Those", "pointing"),
        ("The ship came.", "ship", "definite"),
        ("A ship came.", "ship", "indefinite"),
        ("His ship came.", "ship", "definite"),
        ("Rheinmetall sent it.", "Rheinmetall", "name"),
    ],
)
def test_how_words_name(text: str, word: str, sort: str) -> None:
    parsed = parsed_of(text)
    head = token_of(parsed, word)
    assert sort_of(parsed, head, edges(head)[0]) == sort


def test_short_forms_come_from_the_text() -> None:
    parsed = parsed_of(
        "The Defence Acquisition Program Administration (DAPA) met Donald Tusk of the Polish Armaments Group."
    )
    short = short_forms(parsed, phrases(parsed))
    assert short["DAPA"] == "Defence Acquisition Program Administration (DAPA)"
    assert short["Tusk"] == "Donald Tusk"
    assert "Warsaw" not in short


def test_a_name_is_one_line_without_its_article() -> None:
    parsed = parsed_of("The long  missiles came.")
    assert plain(parsed, 0, 2) == "long missiles"
    assert plain(parsed, 0, 0) == "The"


def test_number_of_a_head() -> None:
    parsed = parsed_of("Iran and Russia sent tanks to a friend.")
    assert is_plural(token_of(parsed, "Iran"))
    assert is_plural(token_of(parsed, "tanks"))
    assert not is_plural(token_of(parsed, "friend"))


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    parsed = parsed_of("Iran sent drones to a company which sold them.")
    assert relative_head(token_of(parsed, "which")) is token_of(parsed, "company")
    assert relative_head(token_of(parsed, "Iran")) is None


def test_only_quoted_words_have_a_speaker() -> None:
    parsed = parsed_of('Fidan said "we sent drones" to Russia.')
    quoted = quotations(parsed)
    fidan = token_of(parsed, "Fidan")
    spoken = speakers_of([(((2, len(parsed.tokens) - 1),), fidan)], quoted)
    assert spoken[token_of(parsed, "we").i] is fidan
    assert token_of(parsed, "Russia").i not in spoken
    assert speakers_of([(((0, 3),), None)], quoted) == {}


def test_a_dateline_is_nothing_that_words_stand_for() -> None:
    text = "SEOUL, March 10 (Reuters) - North Korean leader Kim Jong Un watched a test, the KCNA news agency said."
    found = [one.name for one in phrases(parsed_of(text))]
    assert "KCNA news agency" in found
    assert not any("Reuters" in name or "March" in name for name in found)
