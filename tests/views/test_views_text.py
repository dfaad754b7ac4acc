"""The page: fits its width, tells everything without colour, lets nothing through that a terminal would obey."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from views_cases import readings, traps

from firsthand.records import Event, Reading, Role
from firsthand.views import Look, pieces, view
from firsthand.views.clean import shown, visible, width
from firsthand.views.look import colours_wanted, columns_of
from firsthand.views.paint import wrapped
from firsthand.views.quote import LONGEST, passages
from firsthand.views.words import EVENTS, ROLES, carrier, chain_words

COLOURS = re.compile("\x1b\\[[0-9;]*m")


def text(reading: Reading, **look: object) -> str:
    return "".join(pieces(view("text"), [reading], Look(**look)))  # type: ignore[arg-type]


@pytest.mark.parametrize("columns", [40, 41, 71, 72, 80, 109, 110, 120, 160])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_longer_than_the_page(columns: int, colour: bool) -> None:
    look = Look(width=columns, colour=colour, explain=True, unread=True)
    for line in "".join(pieces(view("text"), readings(), look)).splitlines():
        assert width(COLOURS.sub("", line)) <= columns


def test_plain_text_has_no_escapes_and_no_blanks_at_line_ends() -> None:
    page = text(traps(), explain=True, unread=True)
    assert all(char.isprintable() or char == "\n" for char in page)
    assert not re.search(r"[ \u00a0]\n", page)
    assert "\u202e" not in page


def test_the_only_escapes_in_colour_are_colours() -> None:
    page = COLOURS.sub("", text(traps(), colour=True, explain=True, unread=True))
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "[bold]40[/bold]" in page


def test_the_same_claims_have_the_same_table_in_colour_and_plain() -> None:
    plain, colour = (text(readings()[1], colour=wanted).split("Marked in")[0] for wanted in (False, True))
    assert [line.rstrip() for line in COLOURS.sub("", colour).splitlines()] == plain.splitlines()


def test_labels_stand_under_their_words() -> None:
    lines = text(readings()[1], width=80).splitlines()
    at = next(number for number, line in enumerate(lines) if "Pyongyang has rejected" in line)
    words, labels, more = lines[at : at + 3]
    assert words.index("Pyongyang") == labels.index("actor────") == more.index("source───")
    assert words.index("has rejected") == labels.index("cue─────────")


def test_labels_count_wide_characters_as_two_columns() -> None:
    lines = text(traps(), width=120).splitlines()
    at = next(number for number, line in enumerate(lines) if "│ Iran<U+202E>" in line)
    place = lines[at].index("北朝鲜")
    assert lines[at + 1][place : place + 6] == "with──"


def test_a_text_without_claims_says_so() -> None:
    page = text(readings()[0], unread=True)
    assert "no claims about arms" in page
    assert "Every sentence that speaks of arms gave a claim." in page
    assert "Marked in the words" not in page


def test_the_legend_comes_once_with_the_first_claims() -> None:
    page = "".join(pieces(view("text"), [*readings(), *readings()], Look()))
    assert page.count("Marked in the words") == 1


def test_explain_and_unread_add_and_take_nothing_away() -> None:
    bare = text(traps()).splitlines()
    more = iter(text(traps(), explain=True, unread=True).splitlines())
    assert all(line in more for line in bare)


def test_a_reading_without_sentences_shows_the_claims_own_words() -> None:
    page = text(replace(readings()[1], sentences=()))
    assert "│ North Korea has sent Russia" in page


def test_an_endless_sentence_is_cut_around_the_claim() -> None:
    reading = traps()
    claim = reading.claims[0]
    long = reading.document.text + " so" * 5000
    sentence = replace(reading.sentences[0], end=len(long))
    reading = replace(reading, document=replace(reading.document, text=long), sentences=(sentence,))
    (passage,) = passages(reading, claim)
    assert passage.holds(claim.span)
    assert passage.end - passage.start <= LONGEST


def test_the_credit_stands_in_brackets_unless_it_is_the_outlet() -> None:
    document = traps().document
    assert carrier(document) == "Daily Star (via Reuters)"
    assert carrier(replace(document, outlet="REUTERS")) == "REUTERS"
    assert carrier(replace(document, outlet=None, credit=None)) == "(outlet not stated)"


def test_chains_are_written_from_the_outlet_to_the_root() -> None:
    reading = traps()
    own, hidden = (chain_words(reading, claim) for claim in reading.claims)
    assert own == "Daily Star (via Reuters), in its own voice"
    assert hidden == "Daily Star (via Reuters) <- unnamed firm <- (hidden source)"


def test_every_event_and_role_has_words() -> None:
    assert set(EVENTS) == set(get_args(Event))
    assert set(ROLES) == set(get_args(Role))


def test_no_character_is_shown_that_moves_or_hides() -> None:
    for code in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0x200E, 0x202E, 0x2066, 0xD800, 0xE0001):
        assert visible(chr(code)).isprintable(), hex(code)
    assert shown("a\u2028b\r\n\tc") == "a b c"


def test_words_longer_than_a_line_are_cut() -> None:
    assert wrapped([("abcdefg hi", "")], 3) == [(("abc", ""),), (("def", ""),), (("g", ""),), (("hi", ""),)]


@pytest.mark.parametrize(
    ("environ", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours(environ: dict[str, str], terminal: bool, wanted: bool) -> None:
    assert colours_wanted(environ, terminal=terminal) is wanted


def test_columns_come_from_the_terminal_then_the_environment() -> None:
    assert columns_of({"COLUMNS": "90"}, terminal=100) == 100
    assert columns_of({"COLUMNS": "90"}, terminal=None) == 90
    assert columns_of({"COLUMNS": "many"}, terminal=None) == 80
    assert columns_of({}, terminal=7) == 40
