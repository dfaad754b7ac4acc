"""The tables of the world that reading uses: TOML that a person can edit, loaded into frozen rows."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import MISSING, fields, replace
from functools import cache, wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from firsthand.errors import BadConfig
from firsthand.ontology.entries import Body, Country, Description, EventType, Ontology, System, WeaponClass
from firsthand.records import Event, Role

DATA = Path(__file__).parent / "data"
COUNTRY_KINDS = ("state", "authority", "group", "union")
BODY_KINDS = (
    "wire", "state media", "private media", "official", "military", "intelligence", "maker", "ngo", "monitor",
    "international",
)  # fmt: skip
CHOICES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    EventType: {"id": get_args(Event), "roles": get_args(Role)},
    Country: {"kind": COUNTRY_KINDS},
    Body: {"kind": BODY_KINDS},
    Description: {"kind": BODY_KINDS},
}
Row = TypeVar("Row", EventType, Country, Body, WeaponClass, System, Description)


KEPT = 4  # sets of tables whose derived values are kept: who changes between more of them builds anew
Made = TypeVar("Made")


class InUse:
    """A set of tables with what is derived from it, so that nothing derived outlives a change of tables."""

    __slots__ = ("made", "tables")

    def __init__(self, tables: Ontology) -> None:
        self.tables = tables
        self.made: dict[Callable[[], Any], Any] = {}


_known: list[InUse] = []
_process: InUse | None = None
_here: ContextVar[InUse | None] = ContextVar("firsthand tables in use", default=None)


def ontology() -> Ontology:
    """The tables in use: those of the `use` around the call, else of `use_everywhere`, else those of the package."""
    return in_use().tables


def in_use() -> InUse:
    """The tables in use and what is derived from them."""
    return _here.get() or _process or _package()


@cache
def shipped() -> Ontology:
    """The tables that ship with the package; read once."""
    return load(DATA)


@cache
def _package() -> InUse:
    return InUse(shipped())


@contextmanager
def use(tables: Ontology) -> Iterator[None]:
    """Within the block, in this thread or task alone, `tables` are the ones in use.

    A thread that is started inside sees those of `use_everywhere`; `contextvars.copy_context().run` takes these along.
    """
    token = _here.set(known(tables))
    try:
        yield
    finally:
        _here.reset(token)


def use_everywhere(tables: Ontology | None) -> None:
    """From now on `tables` are in use in every thread of this process; None: those of the package.

    A worker process that is forked has what its parent had; one that is spawned calls this when it starts.
    """
    global _process
    _process = None if tables is None else known(tables)


def known(tables: Ontology) -> InUse:
    """The one place of what is derived from these very tables."""
    if tables is shipped():
        return _package()
    for used in tuple(_known):
        if used.tables is tables:
            return used
    _known.append(InUse(tables))
    del _known[:-KEPT]
    return _known[-1]


def per_tables(make: Callable[[], Made]) -> Callable[[], Made]:
    """`make`, which reads the tables in use, called once for each set of them."""

    @wraps(make)
    def made() -> Made:
        results = in_use().made
        if make not in results:
            results.setdefault(make, make())
        found: Made = results[make]
        return found

    return made


def load(folder: Path) -> Ontology:
    """The tables under `folder`, checked: BadConfig names file, row, value and remedy where one is broken."""
    places: dict[tuple[str, str], Path] = {}
    tables = Ontology(
        events=load_table(folder, "events", EventType, places),
        countries=with_scripts(folder, load_table(folder, "countries", Country, places)),
        bodies=load_table(folder, "bodies", Body, places),
        classes=load_table(folder, "weapons", WeaponClass, places),
        systems=load_table(folder, "systems", System, places),
        descriptions=load_table(folder, "descriptions", Description, places),
    )
    for table, row_id, key, target, known in links(tables):
        if target not in known:
            file = places[table, row_id]
            raise fault(
                file, row_id, f"{key} {target!r} is no row of {known_as(key)}", "add that row or correct the id"
            )
    refuse_loops(tables.classes, places)
    refuse_missing(tables.events, folder)
    return tables


def load_table(folder: Path, name: str, kind: type[Row], places: dict[tuple[str, str], Path]) -> dict[str, Row]:
    """The rows of `name`.toml, or of every file in the folder `name`; where each stands goes into `places`."""
    rows: dict[str, Row] = {}
    for file in table_files(folder, name):
        for row_id, row in read_rows(file, kind):
            if row_id in rows:
                other = places[name, row_id].name
                raise fault(file, row_id, f"the id is also in {other}", "give one of the two another id")
            rows[row_id] = row
            places[name, row_id] = file
    return rows


def with_scripts(folder: Path, countries: dict[str, Country]) -> dict[str, Country]:
    """The countries with their names in other scripts as aliases, where the folder has a table of these."""
    file = folder / "scripts.toml"
    if not file.is_file():
        return countries
    names = tomllib.loads(file.read_text(encoding="utf-8"))["names"]
    for key in names:
        if key not in countries:
            raise fault(file, key, "the id is no row of countries", "add that row or correct the id")
    return {
        key: replace(row, aliases=(*row.aliases, *(n for n in names.get(key, ()) if n not in row.aliases)))
        for key, row in countries.items()
    }


def table_files(folder: Path, name: str) -> list[Path]:
    """The files of one table, sorted by name."""
    single = folder / f"{name}.toml"
    files = [single] if single.is_file() else sorted((folder / name).glob("*.toml"))
    if not files:
        raise BadConfig(f"{folder}: the table {name!r} is missing: expected {name}.toml or {name}/*.toml; reinstall")
    return files


def read_rows(file: Path, kind: type[Row]) -> Iterator[tuple[str, Row]]:
    """Each row of a file with its id; a row without `source` takes the file's."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{file}: not readable as TOML in UTF-8: {error}; correct that place in the file") from error
    source = data.pop("source", None)
    keys = keys_of_row(kind)
    for row_id, values in data.items():
        if not isinstance(values, dict):
            raise fault(file, row_id, f"{values!r} stands outside a row", f"move it under a [row] or delete {row_id}")
        given = checked_row(file, keys, row_id, values if source is None else {"source": source, **values})
        yield row_id, kind(**given)


class Key(NamedTuple):
    """What a key of a row takes: a list or not, there or not, which values (empty: any)."""

    is_list: bool
    required: bool
    choices: tuple[str, ...]


def keys_of_row(kind: type[Any]) -> dict[str, Key]:
    """The keys of a row, from the fields of its class."""
    choices = CHOICES.get(kind, {})
    return {
        part.name: Key(str(part.type).startswith("tuple"), part.default is MISSING, choices.get(part.name, ()))
        for part in fields(kind)
    }


def checked_row(file: Path, keys: Mapping[str, Key], row_id: str, values: Mapping[str, object]) -> dict[str, Any]:
    """The row's values, or BadConfig for an unknown or missing key, a wrong type or a value that is no choice."""
    given: dict[str, Any] = {}
    for name, value in {"id": row_id, **values}.items():
        key = keys.get(name)
        if key is None:
            raise fault(file, row_id, f"unknown key {name!r}", f"use one of {', '.join(sorted(keys))}")
        given[name] = words = checked(file, row_id, name, value, key.is_list)
        for word in (words if isinstance(words, tuple) else (words,)) if key.choices else ():
            if word not in key.choices:
                raise fault(file, row_id, f"{name} {word!r} is unknown", f"use one of {', '.join(key.choices)}")
    for name, key in keys.items():
        if key.required and name not in given:
            raise fault(file, row_id, f"{name} is missing", f"add {name} = ...")
    return given


def checked(file: Path, row_id: str, key: str, value: object, is_list: bool) -> str | tuple[str, ...]:
    """The value, a list as a tuple; BadConfig where it is not of the key's type or holds an empty word."""
    if is_list:
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        raise fault(file, row_id, f"{key} is {value!r}", 'write a list of words: ["...", "..."]')
    if isinstance(value, str) and value.strip():
        return value
    raise fault(file, row_id, f"{key} is {value!r}", 'write words in quotation marks: "..."')


def links(tables: Ontology) -> Iterator[tuple[str, str, str, str, Mapping[str, object]]]:
    """Every reference from row to row: table, row, key, target id, and the rows where the target must be."""
    for country in tables.countries.values():
        for target in (country.state, *country.context):
            if target is not None:
                yield "countries", country.id, "state or context", target, tables.countries
    for body in tables.bodies.values():
        for key, party in (("country", body.country), ("voice_of", body.voice_of)):
            if party is not None:
                yield "bodies", body.id, key, party, tables.countries
        for target in body.describes:
            yield "bodies", body.id, "describes", target, tables.descriptions
    for weapon in tables.classes.values():
        if weapon.parent is not None:
            yield "weapons", weapon.id, "parent", weapon.parent, tables.classes
    for system in tables.systems.values():
        yield "systems", system.id, "weapon_class", system.weapon_class, tables.classes
        if system.country is not None:
            yield "systems", system.id, "country", system.country, tables.countries
        if system.maker is not None:
            yield "systems", system.id, "maker", system.maker, tables.bodies
        for target in system.related:
            yield "systems", system.id, "related", target, tables.systems


def known_as(key: str) -> str:
    """The table that a key points into, for messages."""
    tables = {"describes": "descriptions", "parent": "weapons", "weapon_class": "weapons", "maker": "bodies"}
    return {**tables, "related": "systems"}.get(key, "countries")


def refuse_loops(classes: Mapping[str, WeaponClass], places: Mapping[tuple[str, str], Path]) -> None:
    """BadConfig where a class stands under itself."""
    for start in classes.values():
        seen = {start.id}
        parent = start.parent
        while parent is not None:
            if parent in seen:
                raise fault(
                    places["weapons", start.id], start.id, f"it stands under itself by {parent!r}", "cut the loop"
                )
            seen.add(parent)
            parent = classes[parent].parent


def refuse_missing(events: Mapping[str, EventType], folder: Path) -> None:
    """BadConfig unless every event that a claim can be has its row."""
    for event in get_args(Event):
        if event not in events:
            raise fault(folder / "events.toml", event, "the row is missing", f"add [{event}]")


def fault(file: Path, row_id: str, problem: str, remedy: str) -> BadConfig:
    """The fault of one row in one line: file, row, what is wrong, what to do."""
    return BadConfig(f"{file}: [{row_id}]: {problem}; {remedy}")
