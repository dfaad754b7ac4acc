"""Whether this installation is whole: versions, the model's files, the tables, and one sentence read for a test."""

import hashlib
import importlib
import importlib.metadata as metadata
import importlib.util
import json
import os
import platform
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from firsthand import __version__

PYTHONS = ((3, 11), (3, 14))  # from the first, below the second
INSTALL = "make setup, or pip install --require-hashes -r requirements.lock"
REINSTALL = "install Firsthand again: make setup, or pip install --force-reinstall --no-deps WHEEL"
REMAKE = f"{REINSTALL}; after a change of your own: python -m training.tables"
HASHES = "tables.toml"  # in a language's folder: the SHA-256 of its other files
OWN = (HASHES, "encoder.toml")  # files that tell of the others
MODULES = {"python-dateutil": "dateutil"}  # distributions whose module has another name
TABLES = ("firsthand.languages", "firsthand.ontology")
PARSERS: dict[str, Callable[[str], object]] = {".toml": tomllib.loads, ".json": json.loads}
SENTENCE = "Iran supplied Russia with 400 drones in May, a U.S. official said."


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at. `remedy` says what to do about a fault; on a check that is ok it is advice, mostly empty."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


def report() -> tuple[Check, ...]:
    """Every check in a fixed order, faults among them; what fails in an unforeseen way is a fault as well."""
    return tuple(check for name, look in CHECKS for check in safely(name, look))


def safely(name: str, look: Callable[[], Iterable[Check]]) -> tuple[Check, ...]:
    """What `look` finds; one fault that names the exception where it raises."""
    try:
        return tuple(look())
    except Exception as fault:
        words = " ".join(str(fault).split())
        return (Check(name=name, ok=False, found=f"{type(fault).__name__}: {words}", remedy=REINSTALL),)


def look_at_python() -> Iterator[Check]:
    """The interpreter's version is one that the tests run on."""
    found = f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    ok = PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]
    yield Check(name="Python", ok=ok, found=found, remedy="" if ok else "install Python 3.11, 3.12 or 3.13")


def look_at_package() -> Iterator[Check]:
    """The installed package is the code that runs, and its requirements are met."""
    name = "Firsthand"
    try:
        installed = metadata.distribution("firsthand")
    except metadata.PackageNotFoundError:
        found = f"{__version__}, not installed as a package, so what it needs is not known"
        yield Check(name=name, ok=False, found=found, remedy="pip install --no-deps -e . in its folder, or make setup")
        return
    ok = installed.version == __version__
    found = __version__ if ok else f"{__version__} runs, {installed.version} is installed"
    yield Check(name=name, ok=ok, found=found, remedy="" if ok else REINSTALL)
    yield from requirements(installed.requires or [])


def requirements(rows: Sequence[str]) -> Iterator[Check]:
    """One check a run-time requirement (`spacy<3.9,>=3.8.7`): there, in a release that fits, and importable."""
    for row in rows:
        match = re.match(r"[A-Za-z0-9._-]+", row)
        if match is None or "extra ==" in row:
            continue
        yield from safely(match.group(), partial(requirement, match.group(), row))


def requirement(name: str, row: str) -> Iterator[Check]:
    """Whether the distribution `name` is installed in a release that `row` allows, and imports."""
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        yield Check(name=name, ok=False, found="not installed", remedy=INSTALL)
        return
    from packaging.requirements import Requirement

    asked = Requirement(row).specifier
    if not asked.contains(version, prereleases=True):
        yield Check(name=name, ok=False, found=f"{version}, but Firsthand needs {asked}", remedy=INSTALL)
        return
    module = MODULES.get(name, name.replace("-", "_"))
    try:
        importlib.import_module(module)
    except Exception as fault:
        words = " ".join(str(fault).split())
        yield Check(name=name, ok=False, found=f"{version}, but import {module} fails: {words}", remedy=INSTALL)
    else:
        yield Check(name=name, ok=True, found=version)


def look_at_model() -> Iterator[Check]:
    """The English model is the pinned release, and its files are those that were published."""
    table = tomllib.loads(resources.files("firsthand").joinpath("languages/en/model.toml").read_text(encoding="utf-8"))
    spec = importlib.util.find_spec(table["package"])
    if spec is None or spec.origin is None:
        yield Check(name="English model", ok=False, found=f"{table['package']} is not installed", remedy=INSTALL)
        return
    yield from model_checks(Path(spec.origin).parent, table)


def model_checks(folder: Path, table: dict[str, Any]) -> tuple[Check, ...]:
    """Version, licence and files of the model package in `folder`, against a table like `languages/en/model.toml`.

    A file counts as changed when its SHA-256 is not the table's; one that the table does not list is a fault too.
    """
    pinned: dict[str, str] = table["files"]
    remedy = f"pip install --force-reinstall --no-deps {table['distribution']}=={table['version']}"
    faults = model_faults(folder, pinned)
    meta = model_meta(folder)
    version, licence = str(meta.get("version")), str(meta.get("license"))
    right, free, whole = version == table["version"], licence == table["licence"], not faults
    return (
        Check(
            name="English model",
            ok=right,
            found=f"{table['package']} {version}" + ("" if right else f", but Firsthand needs {table['version']}"),
            remedy="" if right else remedy,
        ),
        Check(
            name="English model, licence",
            ok=free,
            found=licence + ("" if free else f", but {table['licence']} was published"),
            remedy="" if free else remedy,
        ),
        Check(
            name="English model, files",
            ok=whole,
            found=f"{len(pinned)} files as published (SHA-256)" if whole else "; ".join(faults),
            remedy="" if whole else remedy,
        ),
    )


def model_meta(folder: Path) -> dict[str, Any]:
    """The model's own description; empty where it cannot be read."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}


def model_faults(folder: Path, pinned: dict[str, str], shown: int = 5, owner: str = "the model") -> list[str]:
    """What is wrong with the files in `folder`, the first `shown` in words: missing, changed, or not `owner`'s.

    A table of hashes in the folder itself (`OWN`) does not count.
    """
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    there = {name: path for name, path in there.items() if "__pycache__" not in path.parts and name not in OWN}
    faults = [
        f"{name} {fault}"
        for name in sorted(pinned.keys() | there.keys())
        if (fault := file_fault(there.get(name), pinned.get(name), owner))
    ]
    return faults if len(faults) <= shown else [*faults[:shown], f"and {len(faults) - shown} more"]


def file_fault(path: Path | None, pinned: str | None, owner: str) -> str | None:
    """What is wrong with one file; None where nothing is."""
    if path is None:
        return "is missing"
    if pinned is None:
        return f"is not part of {owner}"
    try:
        with path.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as fault:
        return f"cannot be read ({fault.strerror})"
    return None if found == pinned else "has changed"


def look_at_tables() -> Iterator[Check]:
    """The ontology and the language files are there and readable."""
    for name in TABLES:
        yield from safely(name, partial(table_check, name))


def table_check(name: str) -> Iterator[Check]:
    """Whether the package `name` imports and each of its data files parses; a broken one is named."""
    importlib.import_module(name)
    files = sorted(data_files(resources.files(name)), key=str)
    broken = [fault for file in files if (fault := data_fault(file))]
    found = "; ".join(broken) or (f"data files: {len(files)}, all readable" if files else "no data files")
    ok = bool(files) and not broken
    yield Check(name=name, ok=ok, found=found, remedy="" if ok else REINSTALL)


def data_files(folder: Traversable) -> Iterator[Traversable]:
    """Every file under `folder` that one of `PARSERS` reads."""
    for item in folder.iterdir():
        if item.is_dir():
            yield from data_files(item)
        elif Path(item.name).suffix in PARSERS:
            yield item


def data_fault(file: Traversable) -> str | None:
    """Why the file cannot be read; None where it can."""
    try:
        PARSERS[Path(file.name).suffix](file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        return f"{file.name}: {fault}"
    return None


def look_at_language() -> Iterator[Check]:
    """The lexicons, weight tables and forests of English are those that this release was made with."""
    yield language_check(Path(str(resources.files("firsthand").joinpath("languages/en"))))


def language_check(folder: Path) -> Check:
    """The files of a language's folder against its `tables.toml`."""
    pinned: dict[str, str] = tomllib.loads((folder / HASHES).read_text(encoding="utf-8"))["files"]
    faults = model_faults(folder, pinned, owner="the language")
    found = "; ".join(faults) or f"{len(pinned)} files as released (SHA-256)"
    return Check(name="English tables", ok=not faults, found=found, remedy=REMAKE if faults else "")


def look_at_encoder() -> Iterator[Check]:
    """The trained encoder is whole; without it reading goes on by rules and tables alone, which is no fault."""
    from firsthand import encoder

    if (gone := encoder.missing()) and not encoder.FOLDER.joinpath("encoder.toml").is_file():
        found = f"not there ({', '.join(gone)}); reading goes by rules and tables alone, which finds less"
        yield Check(name="Encoder", ok=True, found=found, remedy=REINSTALL)
        return
    pinned = tomllib.loads(encoder.FOLDER.joinpath("encoder.toml").read_text(encoding="utf-8"))["files"]
    faults = model_faults(encoder.FOLDER, pinned, owner="the encoder")
    found = "; ".join(faults) or f"{len(pinned)} files as released (SHA-256)"
    yield Check(name="Encoder", ok=not faults, found=found, remedy=REINSTALL if faults else "")


def look_at_reading() -> Iterator[Check]:
    """A built-in sentence gives a claim with a chain."""
    from firsthand.ids import document_id, text_hash
    from firsthand.pipeline import read_document
    from firsthand.records import Document

    document = Document(
        id=document_id(None, "self-test", None, SENTENCE),
        text=SENTENCE,
        extractor="self-test/1",
        text_sha256=text_hash(SENTENCE),
    )
    claims = read_document(document).claims
    events = ", ".join(sorted({claim.event for claim in claims})) or "no claim"
    ok = any(claim.event == "transfer" for claim in claims)
    found = f"{events} from {SENTENCE!r}"
    yield Check(name="Self-test", ok=ok, found=found, remedy="" if ok else REINSTALL)


def look_at_surroundings() -> Iterator[Check]:
    """The folder, the terminal and the memory that a run would have: advice, never a fault."""
    here = Path.cwd()
    writable = os.access(here, os.W_OK)
    advice = "" if writable else "write results elsewhere: --output FILE"
    yield Check(name="Folder", ok=True, found=f"{here} can{'' if writable else 'not'} be written", remedy=advice)
    yield Check(name="Terminal", ok=True, found=terminal_words(), remedy=encoding_advice())
    torch = importlib.util.find_spec("torch") is not None
    advice = "reading needs no torch: about 465 MB less memory in an environment without it" if torch else ""
    yield Check(name="Memory", ok=True, found=f"torch is {'' if torch else 'not '}installed", remedy=advice)


def terminal_words() -> str:
    """Where standard output goes, its encoding, and whether it is coloured."""
    where = "a terminal" if sys.stdout.isatty() else "not a terminal"
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return f"{where}, {sys.stdout.encoding}, {'with' if colour else 'without'} colours"


def encoding_advice() -> str:
    """Advice where standard output cannot carry every letter."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "")
    return "" if plain == "utf8" else "set PYTHONUTF8=1, or names will lose letters"


CHECKS: tuple[tuple[str, Callable[[], Iterable[Check]]], ...] = (
    ("Python", look_at_python),
    ("Firsthand", look_at_package),
    ("English model", look_at_model),
    ("Tables", look_at_tables),
    ("English tables", look_at_language),
    ("Encoder", look_at_encoder),
    ("Self-test", look_at_reading),
    ("Surroundings", look_at_surroundings),
)

__all__ = ["Check", "report"]
