"""What an analyst types leads to the entries that it names, and to what is near where it names none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import BadConfig
from firsthand.ontology.find import find
from firsthand.ontology.rows import KINDS, entries, forms
from firsthand.ontology.show import show
from firsthand.ontology.tables import shipped


@pytest.mark.parametrize(
    ("words", "first", "how", "fit"),
    [
        ("Shahed", "system:shahed-136", "alias", "exact"),
        ("the shahed 136s", "system:shahed-136", "name", "exact"),
        ("kizilelma", "system:kizilelma", "name", "exact"),
        ("Pyongyang", "country:kp", "capital", "exact"),
        ("korean central news agency", "body:kcna", "alias", "exact"),
        ("self propelled guns", "class:sp-gun", "name", "exact"),
        ("delivers", "event:transfer", "name", "exact"),
        ("the defense ministry", "description:defence-ministry", "name", "exact"),
        ("Conflict Arm", "body:car", "name", "begins"),
        ("Strategic Missile", "body:strategic-missile-forces", "name", "begins"),
        ("Armament Research", "body:car", "name", "holds"),
        ("Iskandar", "system:iskander", "name", "like"),
    ],
)
def test_words_lead_to_an_entry(words, first, how, fit):
    row = find(words)[0]
    assert (row.entry, row.how, row.fit) == (first, how, fit)


@pytest.mark.parametrize("words", ["", " ", "?!", "the", "qqqqqqq"])
def test_nothing_is_near(words):
    assert find(words) == ()


def test_exact_names_stand_before_longer_ones():
    fits = [row.fit for row in find("shahed")]
    assert fits == sorted(fits, key=["exact", "begins", "holds"].index)
    assert len(fits) > 3


def test_every_form_leads_to_its_row():
    for entry, row in entries(shipped()):
        for _, words in list(forms(row))[:2]:
            assert entry in {found.entry for found in find(words) if found.fit == "exact"}, words


@given(st.text(max_size=30))
def test_any_words_are_looked_up(words):
    assert find(words) == find(words)


@pytest.mark.parametrize("table", KINDS)
def test_every_entry_is_shown_with_its_source(table):
    for row_id, row in getattr(shipped(), table).items():
        assert show(f"{KINDS[table]}:{row_id}").values("source") == (row.source,)


def test_a_system_shows_its_class_up_to_the_root_and_where_that_stands():
    shown = show("system:hwasong-18")
    assert shown.values("class path") == ("class:icbm", "class:ballistic-missile", "class:missile", "class:arms")
    assert shown.values("UN Register of Conventional Arms") == ("VII. Missiles and missile launchers",)
    assert shown.values("country") == ("country:kp",)


def test_related_systems_are_shown_from_both_sides():
    assert "system:shahed-136" in show("geran-2").values("related")
    assert "system:geran-2" in show("shahed-136").values("related")


@pytest.mark.parametrize(
    ("entry_id", "says"),
    [
        ("geran2", ["'geran2'", "near it: system:geran-2"]),
        ("mars", ["no entry has the id 'mars'", "firsthand ontology find"]),
        ("", ["no entry has the id ''", "country:ir"]),
        ("sipri:sipri", ["no entry has the id 'sipri:sipri'", "body:sipri"]),
        ("un:un", ["country:un"]),
        ("qqqqqqq", ["an id is written like", "body:kcna"]),
    ],
)
def test_an_unknown_id_is_refused_with_what_is_near(entry_id, says):
    with pytest.raises(BadConfig) as caught:
        show(entry_id)
    assert all(words in str(caught.value) for words in says), str(caught.value)


def test_an_id_of_two_tables_needs_its_kind():
    with pytest.raises(BadConfig, match=r"more than one table: write one of body:zala, system:zala"):
        show("zala")
