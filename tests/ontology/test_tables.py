"""The shipped tables are whole, and a broken file is refused in words that help."""

import shutil
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from firsthand.errors import BadConfig
from firsthand.ontology import load, ontology
from firsthand.ontology.index import index_of
from firsthand.ontology.tables import DATA
from firsthand.records import Event


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def test_every_state_has_name_demonym_and_capital():
    states = [country for country in ontology().countries.values() if country.kind == "state"]
    assert len(states) == 194  # 193 members of the United Nations and the Holy See
    lacking = [c.id for c in states if not (c.name and c.capitals) or not (c.adjectives or c.id in {"cg", "dm"})]
    assert lacking == []
    assert all(len(country.id) == 2 for country in states)


def test_every_row_names_its_source():
    tables = ontology()
    rows = [
        *tables.events.values(), *tables.countries.values(), *tables.bodies.values(), *tables.classes.values(),
        *tables.systems.values(), *tables.descriptions.values(),
    ]  # fmt: skip
    assert all(row.source for row in rows)


def test_the_tables_are_as_broad_as_they_claim():
    tables = ontology()
    assert set(tables.events) == set(get_args(Event))
    assert len(tables.bodies) >= 120
    assert len(tables.classes) >= 60
    assert len(tables.systems) >= 200


def test_state_media_speak_for_a_party():
    bodies = ontology().bodies
    assert (bodies["kcna"].voice_of, bodies["tass"].voice_of, bodies["al-manar"].voice_of) == ("kp", "ru", "hezbollah")
    assert bodies["reuters"].voice_of is None


def test_guarded_and_unmatched_forms_are_forms_of_their_row():
    tables = ontology()
    for row in (*tables.countries.values(), *tables.bodies.values(), *tables.systems.values()):
        forms = {row.name, *row.aliases, *getattr(row, "capitals", ()), *getattr(row, "metonyms", ())}
        assert {*row.guarded, *row.personal, *getattr(row, "unmatched", ())} <= forms, row.id


def test_copies_are_related():
    assert "geran-2" in ontology().systems["shahed-136"].related
    assert "shahed-136" in ontology().systems["geran-2"].related


BROKEN = tomllib.loads((Path(__file__).parent / "broken.toml").read_text(encoding="utf-8"))["broken"]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["says"][-1])
def test_a_broken_file_is_refused_in_one_line(folder, case):
    path = folder / case["file"]
    content = case["content"] if "content" in case else path.read_text(encoding="utf-8") + case["add"]
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        load(folder)
    message = str(caught.value)
    assert "\n" not in message
    assert all(words in message for words in case["says"]), message


def test_a_missing_table_is_refused(tmp_path):
    with pytest.raises(BadConfig, match=r"events.*missing"):
        load(tmp_path)


def test_two_rows_with_one_name_are_refused(folder):
    row = '[a]\nname = "Rafale"\nweapon_class = "fighter"\nsource = "s"\n'
    (folder / "systems" / "zz.toml").write_text(row, encoding="utf-8")
    with pytest.raises(BadConfig, match=r"\[rafale\] and \[a\] both claim 'Rafale'"):
        index_of(load(folder))
