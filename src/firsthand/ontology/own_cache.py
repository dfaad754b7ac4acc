"""What a large file of own names came to, kept in the user's cache folder; a cache that does not fit is no fault."""

import json
import os
import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.ids import sha256
from firsthand.ontology.entries import Body, Country, System
from firsthand.ontology.index import OwnRow

SMALLEST = 100_000  # bytes: a smaller file is read as fast as its cache
TYPES: dict[str, type[OwnRow]] = {"country": Country, "body": Body, "system": System}
Faults = tuple[tuple[int, str], ...]


class Place(NamedTuple):
    """The file of a cache, and the key that what is in it must have to be of use."""

    file: Path
    key: str


def place(path: Path, data: bytes, folder: Path | None) -> Place | None:
    """Where what `path` holds is kept: one file for each path, so that old versions never pile up; None if small."""
    if len(data) < SMALLEST:
        return None
    key = sha256(f"{sha256(data)} {path.name} {package()} {unicodedata.unidata_version}".encode())
    name = sha256(os.fsencode(os.path.realpath(path)))[:16]
    return Place((user_folder() if folder is None else folder) / f"names-{name}.json", key)


def user_folder() -> Path:
    """The user's cache folder ($XDG_CACHE_HOME/firsthand on Linux)."""
    from platformdirs import user_cache_path

    return user_cache_path("firsthand", appauthor=False)


@cache
def package() -> str:
    """The hash of all that own names are checked against and by: the ontology's tables and code, and the words."""
    here = Path(__file__).parent
    files = [*here.rglob("*.toml"), *here.rglob("*.py"), here.parent / "languages" / "en" / "senses.tsv"]
    named = sorted((str(file.relative_to(here.parent)), sha256(file.read_bytes())) for file in files)
    return sha256(repr(named).encode())


def kept(at: Place) -> tuple[tuple[OwnRow, ...], Faults] | None:
    """The rows and faults that are kept; None where there are none, or they are stale or broken."""
    try:
        with at.file.open("rb") as stream:
            if stream.readline().decode("ascii", "replace") != at.key + "\n":
                return None
            digest, body = stream.readline().strip(), stream.read()
        if sha256(body).encode() != digest:
            return None
        found = json.loads(body)
        rows = tuple(row for table, kind in TYPES.items() for row in rows_of(kind, found[table]))
        return rows, tuple((number, said) for number, said in found["faults"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def rows_of(kind: type[OwnRow], values: list[list[Any]]) -> list[OwnRow]:
    """Rows from the values of their fields, in the order of the fields."""
    names = [part.name for part in fields(kind)]
    lists = {at for at, part in enumerate(fields(kind)) if str(part.type).startswith("tuple")}
    given: list[dict[str, Any]] = [
        {name: tuple(row[at]) if at in lists else row[at] for at, name in enumerate(names)} for row in values
    ]
    return [kind(**one) for one in given]


def keep(at: Place, rows: tuple[OwnRow, ...], faults: Faults) -> None:
    """Write the cache for the next run; where that fails there is none."""
    found: dict[str, Any] = {
        table: [values(row) for row in rows if isinstance(row, kind)] for table, kind in TYPES.items()
    }
    body = json.dumps({**found, "faults": faults}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with suppress(OSError):
        at.file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=at.file.parent, prefix=at.file.stem)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(f"{at.key}\n{sha256(body)}\n".encode() + body)
            Path(name).replace(at.file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def values(row: OwnRow) -> list[Any]:
    """The values of a row's fields."""
    return [getattr(row, name) for name in row.__dataclass_fields__]
