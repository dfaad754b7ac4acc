"""Weight tables: answers with probabilities, and broken files that stop the run."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import StopRun
from firsthand.languages.weights import Weights, from_table, load

BROKEN: dict[str, Any] = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))
THREE = from_table(
    "events",
    ["none", "transfer", "test"],
    {"any": {"none": 1.0}, "send": {"transfer": 4.0}, "launch": {"test": 3.0, "transfer": -1.0}},
)
TWO = from_table("denied", ["no", "yes"], {"any": {"yes": -2.0}, "not": {"yes": 5.0}})
FEATURES = st.lists(st.sampled_from(["any", "send", "launch", "not", "never seen"]))


@pytest.mark.parametrize("table", [THREE, TWO], ids=["three labels", "two labels"])
@given(FEATURES)
def test_probabilities_sum_to_one(table: Weights, features: list[str]) -> None:
    chances = table.probabilities(features)
    assert len(chances) == len(table.labels)
    assert sum(chances) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)


@pytest.mark.parametrize("table", [THREE, TWO], ids=["three labels", "two labels"])
@given(FEATURES)
def test_order_and_repeats_count_nothing(table: Weights, features: list[str]) -> None:
    assert table.probabilities(features) == pytest.approx(table.probabilities([*reversed(features), *features]))
    assert table.probabilities([*features, "never seen"]) == table.probabilities(features)


@given(FEATURES)
def test_the_best_label_is_the_likeliest(features: list[str]) -> None:
    label, chance = THREE.best(features)
    assert chance == max(THREE.probabilities(features)) == THREE.probabilities(features)[THREE.labels.index(label)]


def test_answers() -> None:
    assert THREE.best(["any"])[0] == "none"
    assert THREE.best(["any", "send"])[0] == "transfer"
    assert THREE.best(["any", "launch"])[0] == "test"
    assert TWO.best(["any"])[0] == "no"
    assert TWO.best(["any", "not"])[0] == "yes"


def test_of_two_labels_the_second_has_the_weights() -> None:
    assert TWO.yes(["any"]) == pytest.approx(0.1192, abs=1e-4)
    assert TWO.probabilities(["any"]) == [1 - TWO.yes(["any"]), TWO.yes(["any"])]
    assert TWO.yes([]) == 0.5
    assert not THREE.single


def test_huge_weights_stay_finite() -> None:
    table = from_table("huge", ["no", "yes"], {"a": {"yes": 1e300}, "b": {"yes": -1e300}})
    assert 0 <= table.yes(["b"]) < 1e-20
    assert table.yes(["a"]) == 1
    three = from_table("huge", ["a", "b", "c"], {"x": {"a": 1e300, "b": -1e300}})
    assert three.probabilities(["x"]) == [1, 0, 0]


def test_reasons_speak_for_the_label_loudest_first() -> None:
    assert THREE.reasons(["any", "send", "launch"], "transfer")[0] == "send"
    assert THREE.reasons(["any", "send"], "test") == ()
    assert THREE.reasons(["never seen"], "transfer") == ()
    assert len(THREE.reasons(["any", "send", "launch"], "test", most=1)) == 1


def test_a_table_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "denied.json"
    path.write_text(json.dumps({"labels": ["no", "yes"], "weights": {"any": {"yes": -2.0}}}))
    table = load(path)
    assert (table.name, table.labels) == ("denied", ("no", "yes"))
    assert table.yes(["any"]) == TWO.yes(["any"])


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.xfail] if case.get("wrong") else []) for case in BROKEN["weights"]],
    ids=lambda case: case["name"],
)
def test_a_broken_table_stops_the_run(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "denied.json"
    path.write_text(case["content"], encoding="latin-1" if case.get("latin") else "utf-8")
    with pytest.raises(StopRun, match=r"denied\.json") as caught:
        load(path)
    assert "\n" not in str(caught.value)
    assert "firsthand doctor" in str(caught.value)


def test_a_missing_table_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="reinstall firsthand"):
        load(tmp_path / "denied.json")
