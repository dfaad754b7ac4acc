"""The reference pages say what the source says."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "docs" / "generate.py"
SOURCE = '''
Bound = Literal["at least", "at most"]

class Row:
    """One row."""

    name: str
    size_bytes: int | None = None

    def twice(self, times: int) -> int:
        """Twice the size.

        >>> Row(name="a").twice(1)
        2
        """

def _hidden():
    """Nobody's business."""

def bare():
    pass
'''


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_closed_set_lists_its_words(generate: ModuleType) -> None:
    assert "| Bound | `at least`, `at most` |" in list(generate.literals(ast.parse(SOURCE)))


def test_only_what_is_public_and_documented_is_listed(generate: ModuleType) -> None:
    assert [node.name for node in generate.definitions(ast.parse(SOURCE))] == ["Row"]


def test_a_record_shows_fields_and_methods(generate: ModuleType) -> None:
    (row,) = generate.definitions(ast.parse(SOURCE))
    page = generate.record(row)
    assert "| `size_bytes` | `int \\| None` | `None` |" in page
    assert "twice(times: int) -> int" in page
    assert '```python\n>>> Row(name="a").twice(1)\n2\n```' in page


def test_an_old_page_is_seen(generate: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    assert generate.is_old(page, "new")
    page.write_text("new", encoding="utf-8")
    assert not generate.is_old(page, "new")
