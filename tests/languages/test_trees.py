"""Forests: chances for rows of numbers, and broken files that stop the run."""

import gzip
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import StopRun
from firsthand.languages.trees import load, made

BROKEN: dict[str, Any] = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))
# One tree: x <= 1 goes left (-2), else right: y <= 5 (0.5), else 3. Leaves point to themselves.
TREE = {
    "feature": [0, 0, 1, 0, 0],
    "threshold": [1.0, 0.0, 5.0, 0.0, 0.0],
    "left": [1, 1, 3, 3, 4],
    "right": [2, 1, 4, 3, 4],
    "value": [0.0, -2.0, 0.0, 0.5, 3.0],
    "roots": [0],
    "speaks": [0],
    "base": [0.0],
    "depth": [2],
    "labels": ["no", "yes"],
    "numbers": ["x", "y"],
}
TWO = made("event", TREE)
THREE = made(
    "role", {**TREE, "roots": [0, 2, 1], "speaks": [0, 1, 2], "base": [0.0, 0.1, 0.2], "labels": ["a", "b", "c"]}
)
ROWS = st.lists(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=2), max_size=5)


def test_rows_go_down_the_tree() -> None:
    yes = TWO.chances([[1, 0], [2, 5], [2, 6]])[:, 1].tolist()
    assert yes == pytest.approx([0.1192, 0.6225, 0.9526], abs=1e-4)


@pytest.mark.parametrize("forest", [TWO, THREE], ids=["two labels", "three labels"])
@given(ROWS)
def test_chances_sum_to_one(forest: Any, rows: list[list[float]]) -> None:
    found = forest.chances(rows)
    assert found.shape == (len(rows), len(forest.labels))
    assert found.sum(axis=1).tolist() == pytest.approx([1] * len(rows))
    assert ((found >= 0) & (found <= 1)).all()


@given(ROWS)
def test_a_row_counts_for_itself_alone(rows: list[list[float]]) -> None:
    assert TWO.chances(rows).tolist() == [TWO.chances([row])[0].tolist() for row in rows]


def test_each_label_has_its_trees() -> None:
    assert THREE.chances([[2, 6]])[0].argmax() in (0, 1)
    assert THREE.chances([[0, 0]])[0].argmax() == 1


def test_a_forest_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "event.json.gz"
    path.write_bytes(gzip.compress(json.dumps(TREE).encode()))
    found = load(path)
    assert (found.name, found.labels, found.numbers) == ("event", ("no", "yes"), ("x", "y"))
    assert found.chances([[2, 6]]).tolist() == TWO.chances([[2, 6]]).tolist()


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.xfail] if case.get("wrong") else []) for case in BROKEN["trees"]],
    ids=lambda case: case["name"],
)
def test_a_broken_forest_stops_the_run(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "event.json.gz"
    data = case["content"].encode()
    path.write_bytes(data if case.get("plain") else gzip.compress(data))
    with pytest.raises(StopRun, match=r"event\.json\.gz") as caught:
        load(path)
    assert "\n" not in str(caught.value)
    assert "firsthand doctor" in str(caught.value)


def test_a_cut_forest_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "event.json.gz"
    path.write_bytes(gzip.compress(json.dumps(TREE).encode())[:-12])
    with pytest.raises(StopRun, match="reinstall firsthand"):
        load(path)


@pytest.mark.xfail(raises=Exception)
def test_a_damaged_forest_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "event.json.gz"
    data = bytearray(gzip.compress(json.dumps(TREE).encode()))
    data[14:18] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    with pytest.raises(StopRun):
        load(path)


def test_a_missing_forest_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="reinstall firsthand"):
        load(tmp_path / "event.json.gz")
