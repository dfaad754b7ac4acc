"""The hashes that `training` writes are those that the doctor checks."""

import shutil
from pathlib import Path

from training.tables import FOLDER, hashes, write_hashes

from firsthand import doctor, languages

ENGLISH = Path(languages.__file__).parent / "en"


def test_refreshed_hashes_are_right(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    shutil.copytree(ENGLISH, folder)
    with (folder / "states.toml").open("a", encoding="utf-8") as handle:
        handle.write("# more\n")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "any.pyc").write_bytes(b"anything")
    assert not doctor.language_check(folder).ok
    assert write_hashes(folder) == folder / "tables.toml"
    assert doctor.language_check(folder).ok


def test_the_order_is_that_of_the_alphabet_and_the_table_itself_is_left_out() -> None:
    names = list(hashes(FOLDER))
    assert names == sorted(names)
    assert "weights/event.json.gz" in names
    assert "tables.toml" not in names


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_bytes(b"b")
    (tmp_path / "a.tsv").write_bytes(b"a")
    first = write_hashes(tmp_path).read_bytes()
    assert write_hashes(tmp_path).read_bytes() == first
    assert [line.split(b" ")[0] for line in first.splitlines()[-2:]] == [b'"a.tsv"', b'"b.toml"']
