"""A trace as JSON and as CSV: everything in it reads back, nothing in it runs."""

import csv
import io
import json

from trace_case import hostile, nothing, sixty, ten

from firsthand.views import trace_csv, trace_json
from firsthand.views.reread import reading_from

LISTS = ["readings", "copies", "citations", "stories", "findings", "conflicts", "drifts", "issues"]


def test_json_holds_every_record() -> None:
    trace = ten()
    row = json.loads(trace_json.document(trace))
    assert list(row) == LISTS
    assert {name: len(row[name]) for name in LISTS} == {name: len(getattr(trace, name)) for name in LISTS}
    assert tuple(map(reading_from, row["readings"])) == trace.readings


def test_json_has_the_shape_that_stories_are_scored_in() -> None:
    row = json.loads(trace_json.document(ten()))
    assert {"earlier", "later", "kind", "score", "passages", "directed", "reasons"} == set(row["copies"][0])
    assert row["findings"][0]["claims"][0] == {"document": "kcna-1", "claim": "c1"}
    assert row["findings"][0]["origins"][0]["label"] == "Kim Jong Un"
    assert [row["findings"][0][key] for key in ("independent", "least", "most")] == [1, 1, 2]
    assert row["conflicts"][0]["left"] == {"document": "gazette-1", "claim": "c1"}
    assert row["drifts"][0]["steps"][1] == {"document": "herald-1", "claim": "c1", "words": "210"}


def test_json_of_hostile_words_reads_back_and_holds_no_sign_that_a_terminal_obeys() -> None:
    shown = trace_json.document(hostile())
    assert json.loads(shown)["stories"][0]["title"] == hostile().stories[0].title
    assert not any(sign in shown for sign in "\x1b\u202e")


def test_json_of_nothing_has_every_list() -> None:
    assert json.loads(trace_json.document(nothing())) == {name: [] for name in LISTS}


def test_csv_has_a_finding_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(trace_csv.table(sixty()))))
    assert tuple(rows[0]) == trace_csv.COLUMNS
    assert [rows[0][name] for name in ("independent", "least", "most", "articles", "outlets")] == [
        "1", "1", "2", "58", "58"
    ]  # fmt: skip
    assert len(rows) == 6
    assert rows[0]["first_outlet"] == "KCNA"
    assert rows[0]["origins"] == "Kim Jong Un"
    assert rows[0]["conflicts"].count("done here, planned there") == 1


def test_csv_cells_are_never_run_as_formulas() -> None:
    cells = [cell for row in csv.reader(io.StringIO(trace_csv.table(hostile()))) for cell in row]
    assert not any(cell[:1] in tuple("=+-@") for cell in cells)
    assert not any(sign in cell for cell in cells for sign in "\x1b\u202e")


def test_csv_of_nothing_is_its_header() -> None:
    assert trace_csv.table(nothing()) == ",".join(trace_csv.COLUMNS) + "\n"
