"""The parts that copies are found with: folded words, shared passages, times, trees, boilerplate."""

import pytest

from firsthand.records import Document
from firsthand.trace.align import runs
from firsthand.trace.boilerplate import recurring
from firsthand.trace.copies import postings_of
from firsthand.trace.outlets import credited, is_described, is_named, publisher
from firsthand.trace.rooting import rooted
from firsthand.trace.sheets import sheet
from firsthand.trace.times import ANY, first_out, this_out, window
from firsthand.trace.words import folded, worded


def document(text: str = "", **given: str) -> Document:
    return Document(id="d", text=text, extractor="given", text_sha256="", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Houthi", "Huthi"), ("Kyiv", "Kiev"), ("Zelenskyy", "Zelensky"), ("Hezbollah", "Hizbullah"),
        ("Türkiye", "Turkey"), ("Mohammed", "Muhammad"), ("colour", "color"), ("defence", "defense"),
        ("programme", "program"), ("organised", "organized"), ("centre", "center"), ("twelve", "12"),
        ("1,500", "1500"), ("U.S.", "US"), ("Iran’s", "Iran"),
    ],
)  # fmt: skip
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("tank", "drone"), ("12", "120"), ("1.5", "15")])
def test_two_words_stay_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_datelines_notices_and_bylines_are_furniture() -> None:
    text = "DUBAI, March 4 (AP) - The boat sank.\nSubscribe to our newsletter for more.\nReporting by Ann Lee"
    words = worded(text)
    assert words.furniture.sum() == len(words.words) - 3


def test_passages_bridge_small_edits_and_follow_moved_paragraphs() -> None:
    left = list(range(100))
    right = [*range(60, 90), *range(10), 500, *range(11, 30)]
    first, second = runs(left, right)
    assert (first.blocks[0].left, first.shared) == (60, 30)
    assert (second.blocks[0].left, second.shared) == (0, 29)


def test_a_day_is_a_day_long_and_a_moment_lies_in_it() -> None:
    day, moment = window("2025-03-04"), window("2025-03-04T10:00:00+02:00")
    assert day.closes - day.opens == 86400
    assert moment.closes - moment.opens == 1
    assert day.opens + 8 * 3600 == moment.opens
    assert window("2025-02").closes - window("2025-02").opens == 28 * 86400


@pytest.mark.parametrize("value", [None, "", "soon", "2025-13-40", "04/03/2025", "9999-12-31"])
def test_what_is_no_date_says_nothing(value: str | None) -> None:
    assert window(value) == ANY or value == "9999-12-31"


def test_an_update_is_later_than_its_first_version() -> None:
    one = document(published="2025-03-04", updated="2025-03-06")
    assert first_out(one) == window("2025-03-04")
    assert this_out(one) == window("2025-03-06")
    assert first_out(document(updated="2025-03-06")).closes == window("2025-03-06").closes


def test_one_outlet_has_one_key_and_credits_others() -> None:
    assert publisher(document(outlet="AFP")) == publisher(document(outlet="Agence France-Presse"))
    assert credited(document("Paris (AFP) - Rain.", outlet="Le Lac")) == {publisher(document(outlet="AFP"))}
    assert credited(document("Paris (AFP) - Rain.", outlet="AFP", credit="AFP")) == frozenset()
    assert publisher(document(domain="www.lake.example")) == "lake.example"


def test_an_outlet_is_credited_by_name_or_as_press_of_its_country() -> None:
    anadolu = document(outlet="Anadolu Agency")
    assert is_named(anadolu, "That is what Anadolu reported.")
    assert is_described(anadolu, "According to Turkish state media, it rained.")
    assert not is_described(anadolu, "According to Turkish officials, it rained.")


def test_a_chain_grows_from_its_middle_and_a_star_from_its_centre_unless_something_tells() -> None:
    edges = [(0.9, 0, 1), (0.9, 1, 2)]
    assert rooted(3, edges, lambda one, other: 0.0, [0.0] * 3).depth == {1: 0, 0: 1, 2: 1}
    assert rooted(3, edges, lambda one, other: 8.0 if one < other else -8.0, [0.0] * 3).depth == {0: 0, 1: 1, 2: 2}
    assert rooted(3, edges, lambda one, other: 0.0, [0.0, 0.0, 9.0]).first(2, 0) == 1


def test_two_that_nothing_tells_apart_have_no_first() -> None:
    assert rooted(2, [(0.9, 0, 1)], lambda one, other: 0.0, [0.0, 0.0]).first(0, 1) == 0


def test_a_family_of_one_text_is_no_boilerplate() -> None:
    body = "The cargo left the port at night. Nobody on the quay would say what it was. The minister called it routine."
    sheets = [sheet(f"{body} Our own reporter number {at} saw it leave.") for at in range(5)]
    assert recurring(sheets, postings_of([one.key_set() for one in sheets])) == frozenset()


def test_a_notice_under_unlike_texts_is_boilerplate() -> None:
    notice = "Readers may write to the desk at any hour of the day."
    texts = [
        " ".join(f"Sentence {at} of text {number} tells of matter {at * number}." for at in range(6))
        for number in (3, 5, 7)
    ]
    sheets = [sheet(f"{text} {notice}") for text in texts]
    assert recurring(sheets, postings_of([one.key_set() for one in sheets])) == sheet(notice).held()
