"""What names are found in a text, case by case, and the laws that hold for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.ontology import class_of_word, country_of, described, is_under, match, ontology

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
SPELLINGS = tomllib.loads((HERE / "spellings.toml").read_text(encoding="utf-8"))
GUARDS = tomllib.loads((HERE / "guards.toml").read_text(encoding="utf-8"))


ALL = [*CASES["match"], *SPELLINGS["match"], *GUARDS["match"]]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["about"])
def test_match_finds_the_listed_names(case):
    found = match(case["text"])
    assert [f"{m.span.of(case['text'])} > {m.entry_id} > {m.how}" for m in found] == case["found"]


@pytest.mark.parametrize("case", CASES["country"], ids=lambda case: case["words"] or "no words")
def test_country_of(case):
    named = country_of(case["words"])
    assert (f"{named.name} > {named.how}" if named else "") == case["is"]


@pytest.mark.parametrize("case", CASES["described"], ids=lambda case: f"{case['words']} of {case['country']}")
def test_described(case):
    found = described(case["words"], case["country"])
    assert (found.name if found else "") == case["is"]


def test_a_described_body_with_its_own_entry_names_it():
    found = described("the foreign ministry", "us")
    assert found is not None
    assert (found.body_id, found.kind, found.country_id) == ("us-state", "official", "us")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("howitzer", ("howitzer", False)),
        ("howitzers", ("howitzer", False)),
        ("suicide drone", ("loitering-munition", False)),
        ("kamikaze-drone", ("loitering-munition", False)),
        ("uav", ("uav", False)),
        ("round", ("ammunition", True)),
        ("air-defense system", ("air-defence", False)),
        ("teapot", None),
        ("", None),
    ],
)
def test_class_of_word(word, expected):
    assert class_of_word(word) == expected


def test_every_class_stands_under_arms():
    assert all(is_under(key, "arms") for key in ontology().classes)
    assert is_under("icbm", "missile")
    assert not is_under("missile", "icbm")
    with pytest.raises(KeyError):
        is_under("teapot", "arms")


def every_form():
    tables = ontology()
    for country in tables.countries.values():
        for words in (country.name, *country.aliases, *country.adjectives, *country.people):
            if words not in country.unmatched:
                yield country.id, words
    for row in (*tables.bodies.values(), *tables.systems.values()):
        for words in (row.name, *row.aliases):
            yield row.id, words


def test_every_name_is_found_as_a_whole_in_a_sentence():
    lost = []
    for entry_id, words in every_form():
        text = f"Its reporter said it saw {words} there. It has tanks."
        spans = [m.span.of(text) for m in match(text)[:-1]]
        if spans != [words]:
            lost.append((entry_id, words, spans))
    assert lost == []


PIECES = [
    "Russia",
    "U.S.",
    "F-16",
    "16s",
    "the",
    "North",
    "K",
    "9",
    "S-300",
    "Kızılelma",
    "Patriot",
    "battery",
    "İ",
    "ß",
]


@given(st.lists(st.sampled_from([*PIECES, " ", "-", ".", ",", "'s", "\n", "🚀"]), max_size=30))
def test_spans_stand_in_order_and_never_overlap(pieces):
    text = "".join(pieces)
    found = match(text)
    assert found == match(text)
    edges = [edge for m in found for edge in (m.span.start, m.span.end)]
    assert edges == sorted(edges)
    assert all(m.span.of(text).strip() for m in found)


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    match(text)
    country_of(text)
    class_of_word(text)
    described(text, text)
