"""What each view shows, byte for byte; `FIRSTHAND_GOLDEN=write pytest tests/views` writes the files anew."""

import os
from pathlib import Path

import pytest
from views_cases import readings

from firsthand.views import Look, pieces, view

GOLDEN = Path(__file__).parent / "golden"
LOOKS = {
    "text-40.txt": ("text", Look(width=40)),
    "text-80.txt": ("text", Look(width=80, unread=True)),
    "text-80-explained.txt": ("text", Look(width=80, explain=True)),
    "text-80-coloured.txt": ("text", Look(width=80, colour=True)),
    "text-120.txt": ("text", Look(width=120)),
    "text-160.txt": ("text", Look(width=160)),
    "claims.csv": ("csv", Look()),
    "readings.jsonl": ("jsonl", Look()),
    "readings.json": ("json", Look()),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_view_shows_what_its_golden_file_holds(name: str) -> None:
    form, look = LOOKS[name]
    shown = "".join(pieces(view(form), readings(), look)).encode()
    if os.environ.get("FIRSTHAND_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(shown)
    assert shown == (GOLDEN / name).read_bytes()
