"""The lists that events and classes are mapped to, and a row's places in them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from firsthand.errors import BadConfig
from firsthand.ontology.entries import EventType, WeaponClass

FILE = Path(__file__).parent / "data" / "schemes.toml"
SchemeId = Literal["un_register", "mtcr", "sipri", "plover", "cameo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A list of categories or codes; `codes` holds each with its meaning, empty where the code says it in words."""

    id: str
    name: str
    maps: str
    source: str
    url: str
    codes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row's place in a list: the code, what it means, and the condition on which it applies, if any."""

    scheme: str
    code: str
    meaning: str = ""
    condition: str = ""


@cache
def schemes() -> dict[str, Scheme]:
    """The lists by id, in the order of their file; BadConfig where the file is broken."""
    try:
        tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
        return {key: scheme(key, row) for key, row in tables.items()}
    except (OSError, KeyError, ValueError, AttributeError) as error:
        raise BadConfig(f"{FILE}: not readable: {error}; install firsthand again") from error


def scheme(key: str, row: dict[str, str | list[str]]) -> Scheme:
    """One list from its table; a code and its meaning are parted by " = "."""
    codes = dict(code.partition(" = ")[::2] for code in row["codes"])
    return Scheme(
        id=key,
        name=str(row["name"]),
        maps=str(row["maps"]),
        source=str(row["source"]),
        url=str(row["url"]),
        codes=codes,
    )


def places(row: EventType | WeaponClass) -> tuple[Place, ...]:
    """Where a row stands in the lists, in their order; a code that a list lacks has no meaning.

    >>> from firsthand.ontology import ontology
    >>> [(place.scheme, place.code) for place in places(ontology().classes["icbm"])]
    [('un_register', 'VII. Missiles and missile launchers'), ('mtcr', '1.A.1'), ('sipri', 'Missiles')]
    """
    return tuple(place(key, part) for key in schemes() for part in (getattr(row, key, None) or "").split("; ") if part)


def place(key: str, words: str) -> Place:
    """One place from its words: a code, or a code and " where " and its condition."""
    code, _, condition = words.partition(" where ")
    return Place(scheme=key, code=code, meaning=schemes()[key].codes.get(code, ""), condition=condition)
