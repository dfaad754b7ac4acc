"""Blocks between markers hold what a run prints, and nothing else of a page changes."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def blocks(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module("blocks")


def run(command: str, inside: str = "") -> str:
    return f"Before.\n\n<!-- run: {command} -->\n{inside}<!-- /run -->\n\nAfter.\n"


def python(inside: str) -> str:
    return f"<!-- python -->\n```python\n{inside}```\n<!-- /python -->\n"


def test_a_command_stands_above_what_it_prints(blocks: ModuleType) -> None:
    page = run("echo one; echo two", "old\n")
    assert blocks.refreshed(page) == run("echo one; echo two", "```text\n$ echo one; echo two\none\ntwo\n```\n")


def test_a_fresh_page_does_not_change(blocks: ModuleType) -> None:
    page = blocks.refreshed(run("echo one") + python(">>> 1 + 1\n"))
    assert blocks.refreshed(page) == page


def test_text_outside_of_blocks_is_kept(blocks: ModuleType) -> None:
    page = "# Title\n\n```\nfirsthand read x\n```\n\n<!-- bench:read -->\n| a |\n<!-- /bench:read -->\n"
    assert blocks.refreshed(page) == page


def test_commands_are_80_columns_wide_without_colours_and_see_the_project(blocks: ModuleType) -> None:
    page = blocks.refreshed(run("echo $COLUMNS $NO_COLOR; ls -d corpus docs examples"))
    assert "80 1\ncorpus\ndocs\nexamples\n" in page


def test_a_file_lasts_as_long_as_its_page(blocks: ModuleType) -> None:
    assert "\nkept\n" in blocks.refreshed(run("echo kept > file") + run("cat file"))
    with pytest.raises(blocks.Stuck):
        blocks.refreshed(run("cat file"))


@pytest.mark.parametrize("command", ["false", "false | cat", "no-such-command"])
def test_a_command_that_fails_is_named(blocks: ModuleType, command: str) -> None:
    with pytest.raises(blocks.Stuck, match=command.split()[0]):
        blocks.refreshed(run(command))


def test_python_shows_what_each_example_gives(blocks: ModuleType) -> None:
    page = python(">>> for n in (1, 2):\n...     print(n)\nold\n>>> 'a'\n>>> x = 3\n")
    assert blocks.refreshed(page) == python(">>> for n in (1, 2):\n...     print(n)\n1\n2\n>>> 'a'\n'a'\n>>> x = 3\n")


def test_names_go_from_block_to_block(blocks: ModuleType) -> None:
    assert "\n5\n" in blocks.refreshed(python(">>> x = 4\n") + python(">>> x + 1\n"))


def test_code_that_raises_is_named(blocks: ModuleType) -> None:
    with pytest.raises(blocks.Stuck, match="ZeroDivisionError"):
        blocks.refreshed(python(">>> 1 / 0\n"))


def test_figures_come_from_the_table_of_their_set(
    blocks: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("examples", "corpus"):
        (tmp_path / name).mkdir()
    table = "| claim.found | 0.5 | 0.6 | 0.55 | 10 | 12 |\n| claim.whole | 0.1 | 0.2 | 0.15 | 10 | 12 |\n"
    page = f"<!-- bench:accuracy-dev -->\n| figure | P | R | F1 |\n{table}<!-- /bench:accuracy-dev -->\n"
    (tmp_path / "docs" / "accuracy.md").write_text(page, encoding="utf-8")
    monkeypatch.setattr(blocks, "ROOT", tmp_path)
    assert (
        blocks.figures("dev") == "F1 on `corpus/dev.jsonl`: claims found 0.55, with states and chain right too 0.15.\n"
    )
    assert blocks.figures("train") == "F1 on `corpus/train.jsonl`: not measured yet.\n"
