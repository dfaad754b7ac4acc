"""Countries agree with two lists made elsewhere: ISO 3166 (pycountry) and CLDR's territory names (babel)."""

import pycountry
import pytest
from babel import Locale

from firsthand.ontology import country_of, ontology
from firsthand.ontology.forms import keys_of

TERRITORIES = Locale("en").territories
# The lists write these in ways that no text does, or in ways that text uses for another country.
CLDR_ALONE = {
    "cd": "Congo - Kinshasa",
    "cg": "Congo - Brazzaville",
    "mm": "Myanmar (Burma)",
    "ps": "Palestinian Territories",
    "vc": "St. Vincent & Grenadines",
}
ISO_ALONE = {"cg": "Congo", "va": "Holy See (Vatican City State)"}
STATES = [row for row in ontology().countries.values() if row.kind == "state"]
WITH_CODE = [*STATES, *(ontology().countries[key] for key in ("tw", "ps", "eh"))]


def names_of(row):
    return {keys_of(words) for words in (row.name, *row.aliases)}


def test_every_state_has_its_iso_code():
    codes = {country.alpha_2.lower() for country in pycountry.countries}
    assert {row.id for row in WITH_CODE} <= codes


@pytest.mark.parametrize("row", WITH_CODE, ids=lambda row: row.id)
def test_a_country_is_known_by_its_iso_names(row):
    iso = pycountry.countries.get(alpha_2=row.id.upper())
    assert iso is not None
    if ISO_ALONE.get(row.id) == iso.name:
        return
    short = {iso.name, getattr(iso, "common_name", iso.name)}
    known = [words for words in short if (named := country_of(words)) is not None and named.entry_id == row.id]
    assert known or names_of(row) & {keys_of(words.split(",")[0]) for words in short}


@pytest.mark.parametrize("row", WITH_CODE, ids=lambda row: row.id)
def test_a_country_is_known_by_its_cldr_name(row):
    name = TERRITORIES[row.id.upper()]
    if CLDR_ALONE.get(row.id) != name:
        assert keys_of(name.replace(" SAR China", "")) in names_of(row)


def test_kosovo_has_the_code_that_cldr_gives_it():
    assert TERRITORIES["XK"] == ontology().countries["xk"].name


def test_people_and_adjectives_stand_for_their_country_alone():
    for row in ontology().countries.values():
        for words in (*row.adjectives, *row.people):
            named = country_of(words)
            assert named is None or named.entry_id == row.id, words
