"""What each view of a trace shows, byte for byte; `FIRSTHAND_GOLDEN=write pytest tests/views` writes the files anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from trace_case import hostile, nothing, sixty, ten

from firsthand.views import svg, trace_csv, trace_json, trace_text
from firsthand.views.look import Look

GOLDEN = Path(__file__).parent / "golden"
SHOWN: dict[str, Callable[[], str]] = {
    "trace-40.txt": lambda: trace_text.page(ten(), Look(width=40)),
    "trace-80.txt": lambda: trace_text.page(ten(), Look(width=80, explain=True)),
    "trace-80-coloured.txt": lambda: trace_text.page(ten(), Look(width=80, colour=True)),
    "trace-80-sixty.txt": lambda: trace_text.page(sixty(), Look(width=80)),
    "trace-80-hostile.txt": lambda: trace_text.page(hostile(), Look(width=80)),
    "trace-80-nothing.txt": lambda: trace_text.page(nothing(), Look(width=80)),
    "trace.json": lambda: trace_json.document(ten()),
    "trace.csv": lambda: trace_csv.table(ten()),
    "trace-hostile.csv": lambda: trace_csv.table(hostile()),
    "trace-ten.svg": lambda: svg.picture(ten()),
    "trace-sixty.svg": lambda: svg.picture(sixty()),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_view_of_a_trace_shows_what_its_golden_file_holds(name: str) -> None:
    made = SHOWN[name]().encode()
    if os.environ.get("FIRSTHAND_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(made)
    assert made == (GOLDEN / name).read_bytes()
