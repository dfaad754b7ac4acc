"""Figures are kept where they should be, and a fallen one is named."""

import csv
import time
from pathlib import Path
from typing import Any

import pytest

from bench import accuracy, parts, places, polnear
from bench import read as bench_read

RESULT: dict[str, Any] = {
    "articles": 2,
    "matched_claims": 1,
    "figures": {
        "claim.found": {"p": 0.5, "r": 1.0, "f1": 0.6667, "gold": 1, "predicted": 2},
        "event.test": {"p": 0.5, "r": 1.0, "f1": 0.6667, "gold": 1, "predicted": 2},
    },
    "on_matched": {"chain": 1.0},
    "names": {"metonym": {"names": 4, "right": 0.75}},
    "cases": {"denied": {"gold": 3, "found": 1.0, "core": 0.5, "whole": 0.25}},
}


def test_flat_figures_have_one_name_each() -> None:
    flat = accuracy.flat(RESULT)
    assert flat["claim.found"] == 0.6667
    assert (flat["matched.chain"], flat["name.metonym"], flat["case.denied"]) == (1.0, 0.75, 0.25)


def test_a_fallen_figure_is_named() -> None:
    floors = {"claim.found": 0.6668, "event.test": 0.6667, "claim.lost": 0.1}
    fallen = accuracy.fallen(accuracy.flat(RESULT), floors)
    assert fallen[0] == "claim.found fell to 0.6667, its floor is 0.6668"
    assert fallen[1].startswith("claim.lost: no such figure")
    assert len(fallen) == 2


@pytest.mark.parametrize("name", sorted(accuracy.SETS))
def test_floors_are_there(name: str) -> None:
    assert all(0 <= floor <= 1 for floor in accuracy.floors_of(name).values())


def test_tables_go_between_markers(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text("# Accuracy\n\n<!-- bench:one -->\nold\n<!-- /bench:one -->\n\nAfter.\n", encoding="utf-8")
    places.put_between_markers(page, "one", "| \\1 new |")
    places.put_between_markers(page, "two", "other")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Accuracy\n\n<!-- bench:one -->\n| \\1 new |\n<!-- /bench:one -->\n\nAfter.\n")
    assert text.endswith("\n\n<!-- bench:two -->\nother\n<!-- /bench:two -->\n")
    places.put_between_markers(page, "two", "other")
    assert page.read_text(encoding="utf-8") == text
    with pytest.raises(places.Fault, match="no such file"):
        places.put_between_markers(tmp_path / "absent.md", "one", "x")


def test_rows_with_new_columns_keep_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "results" / "accuracy.csv"
    places.append_row(path, {"date": "2026-01-01", "claim.found": 0.5})
    places.append_row(path, {"date": "2026-01-02", "claim.core": 0.4})
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows == [
        {"date": "2026-01-01", "claim.found": "0.5", "claim.core": ""},
        {"date": "2026-01-02", "claim.found": "", "claim.core": "0.4"},
    ]


def test_page_block_names_its_command() -> None:
    block = accuracy.page_block(RESULT, "python -m bench.accuracy --set dev")
    assert "2 articles; `python -m bench.accuracy --set dev` gives these figures." in block
    assert "| test | 0.500 | 1.000 | 0.667 | 1 | 2 |" in block
    assert "| metonym | 0.750 | 4 |" in block


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (accuracy.options, ["--write"]),
        (accuracy.options, ["--write", "--date", "yesterday"]),
        (accuracy.options, ["--set", "dev", "--misses", "3"]),
        (bench_read.options, ["--repeats", "0"]),
        (bench_read.options, ["--write"]),
    ],
)
def test_wrong_usage_exits_2(command: Any, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command(words)
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_time_outside_the_package_is_said_to_be_outside() -> None:
    with parts.seconds_by_part() as seconds:
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass
    assert set(seconds) == {"(outside)"}


def test_ratio_is_the_median_of_paired_passes() -> None:
    speeds = (
        bench_read.Speed(name="Firsthand", seconds=(2.0, 4.0, 3.0)),
        bench_read.Speed(name="spaCy whole", seconds=(1.0, 1.0, 1.0)),
    )
    measured = bench_read.Measured(texts=2, words=800, speeds=speeds, costs=(), parts=(("read.parse", 1.0),))
    text = "\n".join(bench_read.tables(measured))
    assert "2 articles of 400 words on average" in text
    assert "| spaCy whole | 2.0 | 800 | 1.00 | 3.00 |" in text
    assert "| read.parse | 100.0% |" in text


def test_without_polnear_its_bench_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polnear.main([str(tmp_path / "dev.jsonl")]) == 2
    assert "is not there; PolNeAR is press text" in capsys.readouterr().err
