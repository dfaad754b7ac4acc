"""The page of lexicons counts what is there."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from firsthand import languages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def lexicons(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module("lexicons")


def test_every_table_and_forest_is_explained(lexicons: ModuleType) -> None:
    english = languages.load("en")
    assert set(english.tables) | set(english.forests) == set(lexicons.WHAT)


def test_every_event_has_a_line_and_every_file_a_hash(lexicons: ModuleType) -> None:
    page = lexicons.lexicons_page()
    english = languages.load("en")
    events = {event for row in english.triggers.values() for event, _ in row.events}
    assert [event for event in sorted(events) if f"| `{event}` |" not in page] == []
    names = [path.name for path in lexicons.FOLDER.rglob("*.*") if path.name != "tables.toml"]
    assert [name for name in names if f"{name}`" not in page] == []


def test_the_page_is_the_same_each_time(lexicons: ModuleType) -> None:
    assert lexicons.lexicons_page() == lexicons.lexicons_page()


def test_numbers_stand_to_the_right(lexicons: ModuleType) -> None:
    assert lexicons.table(("word", "n"), [("a", 1200)]) == "| word | n |\n| --- | ---: |\n| a | 1,200 |"
