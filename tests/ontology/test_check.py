"""The shipped tables are clean, and each thing that can be wrong with a table is found and named."""

import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from firsthand.ontology import Body, Country, EventType, System, WeaponClass, ontology
from firsthand.ontology.check import CHECKS, check
from firsthand.ontology.files import file_of, files
from firsthand.ontology.schemes import places, schemes
from firsthand.ontology.tables import shipped

CASES = tomllib.loads((Path(__file__).parent / "findings.toml").read_text(encoding="utf-8"))["finding"]
ROWS = {"events": EventType, "countries": Country, "bodies": Body, "classes": WeaponClass, "systems": System}


def made(table, values):
    """A row of a case: lists as tuples, a row that is there already with other values."""
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    known = getattr(shipped(), table).get(given["id"])
    if known is not None:
        return replace(known, **given)
    return ROWS[table](**{"source": "a test", **given})


def with_rows(rows):
    """The shipped tables with the rows of a case put in."""
    tables = shipped()
    for table in {row["table"] for row in rows}:
        new = {
            row["id"]: made(table, {k: v for k, v in row.items() if k != "table"})
            for row in rows
            if row["table"] == table
        }
        tables = replace(tables, **{table: {**getattr(tables, table), **new}})
    return tables


def test_the_shipped_tables_are_clean():
    assert check(shipped()) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_wrong_is_found(case):
    found = [f"{one.table} {one.row}: {one.value} {one.problem}" for one in check(with_rows(case["rows"]))]
    assert found == case["found"]


def test_every_finding_says_what_to_do():
    tables = with_rows([row for case in CASES for row in case["rows"]])
    assert all(one.remedy and "\n" not in one.remedy for one in check(tables))


def test_every_check_has_a_case():
    quiet = [find.__name__ for find in CHECKS if not any(tuple(find(with_rows(case["rows"]))) for case in CASES)]
    assert quiet == []


def test_every_row_has_its_file():
    tables = shipped()
    assert {(part.name, key) for part in fields(tables) for key in getattr(tables, part.name)} == set(files())
    assert file_of("systems", "nobody's") == "your own names"


# What no list has: the UN Register, the MTCR Annex and SIPRI leave these out.
UNMAPPED = {
    "ammunition", "arms", "arms-service", "body-armour", "cartridge", "chemical-weapon", "cluster-munition",
    "component", "counter-drone", "electronics", "explosive", "fpv", "grenade", "ground-robot", "ied", "jammer",
    "landmine", "laser-weapon", "machine-tools", "military-truck", "mortar-round", "naval-mine", "night-vision",
    "nuclear-weapon", "simulator", "spare-parts",
}  # fmt: skip


def test_every_class_that_a_list_covers_says_so():
    assert {row.id for row in ontology().classes.values() if not places(row)} == UNMAPPED


def test_every_list_is_used():
    tables = ontology()
    used = {place.scheme for row in (*tables.events.values(), *tables.classes.values()) for place in places(row)}
    assert used == set(schemes())


def test_the_tables_are_broad():
    tables = shipped()
    assert len(tables.classes) >= 60
    assert len(tables.systems) >= 1500
    assert len(tables.bodies) >= 1200
    wanted = {"ofac", "ofsi", "bis", "seco", "eu-envoy", "bafa", "ddtc", "un-panel-libya", "un-monitoring-team", "msmt"}
    assert wanted <= set(tables.bodies)
