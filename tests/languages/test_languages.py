"""A language is a folder of data: what English holds, and what a broken folder does."""

from dataclasses import FrozenInstanceError
from importlib import resources
from pathlib import Path

import pytest

from firsthand import languages
from firsthand.errors import StopRun
from firsthand.languages import Cue, Trigger, like_rows
from firsthand.reader.second import EVENTS


def test_english_is_loaded_once() -> None:
    english = languages.load("en")
    assert languages.load("en") is english
    assert (english.code, english.name) == ("en", "English")
    with pytest.raises(FrozenInstanceError):
        english.code = "fr"  # type: ignore[misc]


def test_english_has_a_table_for_every_choice() -> None:
    english = languages.load("en")
    assert {"cue", "content", "source", "within", "carrier", "event", "role", "name"} <= set(english.tables)
    assert {"status", "certainty", "denied"} <= set(english.tables)
    assert {"event", "role"} <= set(english.forests)
    assert set(english.tables["status"].labels) == {"actual", "planned", "conditional"}
    assert set(english.tables["certainty"].labels) == {"certain", "probable", "possible"}
    assert english.tables["denied"].labels == ("no", "yes")


def test_events_are_the_ontologys() -> None:
    english = languages.load("en")
    known = {event for row in english.triggers.values() for event, _ in row.events}
    assert known <= set(EVENTS)
    assert set(english.tables["event"].labels) <= {*EVENTS, "none"}


def test_rows_count_places() -> None:
    english = languages.load("en")
    assert english.cues["say"].use == "high"
    assert all(0 < row.cues <= row.seen for row in english.cues.values())
    assert all(row.events and sum(n for _, n in row.events) <= row.seen for row in english.triggers.values())
    assert all(list(row.events) == sorted(row.events, key=lambda e: (-e[1], e[0])) for row in english.triggers.values())
    assert all(word == row.word for word, row in english.cues.items())
    assert all(word == row.word for word, row in english.triggers.items())


@pytest.mark.parametrize(
    ("cues", "seen", "use"),
    [(9, 10, "high"), (3, 10, "mid"), (1, 10, "low"), (1, 20, "rare"), (1, 100, "rare"), (0, 0, "rare")],
)
def test_how_often_a_word_is_a_cue(cues: int, seen: int, use: str) -> None:
    assert Cue(word="say", cues=cues, seen=seen).use == use


def test_like_words_share_a_row() -> None:
    triggers = {
        "send": Trigger(word="send", events=(("transfer", 4),), seen=8),
        "ship": Trigger(word="ship", events=(("deploy", 1), ("transfer", 2)), seen=4),
        "walk": Trigger(word="walk", events=(("use", 1),), seen=1000),
        "arms": Trigger(word="arms", events=(("test", 9),), seen=9),
    }
    senses = {
        ("v", "send"): ("v1", "v1.1"),
        ("v", "ship"): ("v1", "v1.1"),
        ("v", "walk"): ("v2", "v2.1"),
        ("a", "arms"): ("a1",),
    }
    rows = like_rows(triggers, senses)
    assert rows == {"v1.1": Trigger(word="v1.1", events=(("transfer", 6), ("deploy", 1)), seen=12, like=True)}


def test_a_missing_table_stops_the_run() -> None:
    with pytest.raises(StopRun, match="reinstall firsthand") as caught:
        languages.table("xx", "cues")
    assert "cues.toml" in str(caught.value)


def test_a_broken_table_stops_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    (folder / "cues.toml").write_text("[cue\n")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(StopRun, match=r"cues\.toml"):
        languages.table("en", "cues")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[other]\n"], ids=["not UTF-8", "without its table"])
@pytest.mark.xfail
def test_a_damaged_folder_stops_the_run(data: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "cues.toml").write_bytes(data)
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(StopRun, match=r"cues\.toml"):
        languages.load.__wrapped__("xx")


@pytest.mark.parametrize("lines", [None, "v\n"], ids=["missing", "cut short"])
@pytest.mark.xfail
def test_damaged_senses_stop_the_run(lines: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    if lines is not None:
        (folder / "senses.tsv").write_text(lines)
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(StopRun, match=r"senses\.tsv"):
        languages.senses.__wrapped__("xx")
