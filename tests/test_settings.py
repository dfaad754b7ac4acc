"""Where a setting comes from, and what is refused in words."""

from pathlib import Path

import pytest

from firsthand.errors import BadConfig
from firsthand.settings import FILE, Settings, load


@pytest.fixture
def here(tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "user").mkdir()
    return tmp_path


def loaded(here, *, names=None, environ=None):
    return load(names=names, environ=environ or {}, folder=here / "here", user_folder=here / "user")


def test_nothing_set_is_no_own_names(here):
    assert loaded(here) == Settings(names=None)


def test_the_nearer_place_goes_first(here):
    (here / "user" / FILE).write_text('names = "a.csv"')
    assert loaded(here).names == here / "user" / "a.csv"
    (here / "here" / FILE).write_text('names = "b.csv"')
    assert loaded(here).names == here / "here" / "b.csv"
    assert loaded(here, environ={"FIRSTHAND_NAMES": "c.csv"}).names == Path("c.csv")
    assert loaded(here, names="d.csv", environ={"FIRSTHAND_NAMES": "c.csv"}).names == Path("d.csv")


def test_an_empty_variable_counts_for_nothing(here):
    assert loaded(here, environ={"FIRSTHAND_NAMES": " "}).names is None


def test_home_and_whole_paths_are_kept(here, monkeypatch):
    monkeypatch.setenv("HOME", str(here))
    monkeypatch.setenv("USERPROFILE", str(here))
    (here / "here" / FILE).write_text('names = "~/a.csv"')
    assert loaded(here).names == here / "a.csv"
    assert loaded(here, names="~/b.csv").names == here / "b.csv"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name = "a.csv"', "unknown key 'name'; known are: names"),
        ("[names]\na = 1", "names is {'a': 1}; write a path in quotation marks"),
        ("names = 3", "names is 3; write a path"),
        ('names = ""', "names is ''; write a path"),
        ("names = a.csv", "not readable as TOML in UTF-8"),
        ("names = '\xe9.csv'".encode("latin-1"), "not readable as TOML in UTF-8"),
    ],
)
@pytest.mark.parametrize("place", ["here", "user"])
def test_a_broken_file_is_named(here, text, says, place):
    file = here / place / FILE
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadConfig) as caught:
        loaded(here, names="given.csv")
    assert str(caught.value).startswith(f"{file}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_option_and_a_folder_in_place_of_the_file_are_refused(here):
    with pytest.raises(BadConfig, match="--names: the file's name is empty"):
        loaded(here, names="")
    (here / "here" / FILE).mkdir()
    with pytest.raises(BadConfig, match="cannot be read"):
        loaded(here)
