"""Spreadsheets: one claim a row, nothing in it that a spreadsheet would run."""

import csv
import io

import pytest
from views_cases import readings, traps

from firsthand.views import Look, pieces, view
from firsthand.views.csv import COLUMNS, guarded, row


def test_rows_read_back_and_offsets_find_the_quote() -> None:
    found = list(csv.DictReader(io.StringIO("".join(pieces(view("csv"), readings(), Look())))))
    texts = {reading.document.id: reading.document.text for reading in readings()}
    assert len(found) == sum(len(reading.claims) for reading in readings())
    assert tuple(found[0]) == COLUMNS
    for cells in found[:-2]:
        assert texts[cells["document"]][int(cells["start"]) : int(cells["end"])] == cells["quote"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "＝1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "1-1", "Iran = Iran", "'=1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


def test_control_signs_are_shown_by_name_and_formulas_guarded_in_a_row() -> None:
    first, second = (dict(zip(COLUMNS, row(traps(), claim), strict=True)) for claim in traps().claims)
    assert first["object"] == "␛[31mdrones␛[0m"
    assert first["quote"].startswith("Iran<U+202E> handed")
    assert (first["denied"], second["denied"]) == ("yes", "no")
    assert second["object"] == "'=1+1"
    assert second["chain"] == "Daily Star (via Reuters) <- unnamed firm <- (hidden source)"
