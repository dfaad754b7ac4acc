"""In which file a row of the tables stands."""

import tomllib
from functools import cache

from firsthand.ontology.tables import DATA, table_files

FILES = {"classes": "weapons"}  # tables whose files have another name
OWN = "your own names"


def file_of(table: str, row_id: str) -> str:
    """The file of a row, from the data folder of the package; "your own names" for a row that none of them has.

    >>> file_of("systems", "geran-2"), file_of("events", "test")
    ('systems/drones.toml', 'events.toml')
    """
    return files().get((table, row_id), OWN)


@cache
def files() -> dict[tuple[str, str], str]:
    """The file of every row that ships with the package."""
    found = {}
    for table in ("events", "countries", "bodies", "classes", "systems", "descriptions"):
        for file in table_files(DATA, FILES.get(table, table)):
            for row_id, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
                if isinstance(row, dict):
                    found[table, row_id] = file.relative_to(DATA).as_posix()
    return found
