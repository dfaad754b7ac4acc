"""A user's own names: rows of a CSV file, checked against the package's tables and added to them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from firsthand.errors import BadItem
from firsthand.ontology import own_cache
from firsthand.ontology.entries import Body, Country, Ontology, System
from firsthand.ontology.grown import nothing_collected
from firsthand.ontology.index import OwnRow
from firsthand.ontology.own_file import Line, lines_of, read_bytes
from firsthand.ontology.own_rows import Draft, draft, finished, known
from firsthand.ontology.tables import ontology, shipped
from firsthand.records import Issue

ORDER = ("country", "body", "system")  # a row refers to rows of a table before its own, or to earlier ones of its own


def load(path: Path, *, cache: Path | None = None) -> tuple[tuple[OwnRow, ...], tuple[Issue, ...]]:
    """The rows of a file of own names for `extend`, and an issue for each line that is refused, in the file's order.

    An entry of the tables that the file gives more aliases is among the rows, with them. BadConfig where the file
    cannot be read as a table. What a large file came to is kept in the folder `cache` (None: the user's cache folder)
    and taken from there while file and package stay the same.
    """
    data = read_bytes(path)
    place = own_cache.place(path, data, cache) if ontology() is shipped() else None
    with nothing_collected():
        kept = own_cache.kept(place) if place else None
        if kept is None:
            kept = checked(path, data)
            if place:
                own_cache.keep(place, *kept)
    rows, faults = kept
    return rows, tuple(Issue(stage="names", message=f"{path}: line {number}: {said}") for number, said in faults)


def checked(path: Path, data: bytes) -> tuple[tuple[OwnRow, ...], tuple[tuple[int, str], ...]]:
    """The rows of a file's bytes, and line number and words of each fault."""
    names = known()
    drafts: list[Draft] = []
    faults: list[tuple[int, str]] = []
    for line in lines_of(path, data):
        try:
            if not isinstance(line, Line):
                raise line[1]
            drafts.append(draft(line, names))
        except BadItem as fault:
            faults.append((line[0], str(fault)))
    for table in ORDER:
        for found in drafts:
            if found.table == table:
                try:
                    names.rows[table, found.id] = finished(found, names, path.name)
                except BadItem as fault:
                    faults.append((found.line.number, str(fault)))
    return tuple(names.rows.values()), tuple(sorted(faults))


def extend(tables: Ontology, rows: Iterable[OwnRow]) -> Ontology:
    """`tables` with these rows; a row whose id is there takes that row's place."""
    countries, bodies, systems = dict(tables.countries), dict(tables.bodies), dict(tables.systems)
    for row in rows:
        if isinstance(row, System):
            systems[row.id] = row
        elif isinstance(row, Body):
            bodies[row.id] = row
        elif isinstance(row, Country):
            countries[row.id] = row
    return replace(tables, countries=countries, bodies=bodies, systems=systems)
