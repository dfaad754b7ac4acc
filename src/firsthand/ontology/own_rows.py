"""Rows of own names, checked one by one: a line of the file becomes a row of the tables or a fault in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from firsthand.errors import BadItem
from firsthand.ids import made_id
from firsthand.ontology.entries import Body, Country, Ontology, System
from firsthand.ontology.forms import keys_of
from firsthand.ontology.index import END, Form, Keys, Node, OwnRow, added, index, row_forms
from firsthand.ontology.own_file import Line
from firsthand.ontology.own_words import is_guarded, keys_of_name
from firsthand.ontology.tables import BODY_KINDS, COUNTRY_KINDS, ontology, shipped
from firsthand.text import printable

PREFIX = "own-"
KINDS = {**dict.fromkeys(COUNTRY_KINDS, "country"), **dict.fromkeys(BODY_KINDS, "body"), "system": "system"}
STATE_VOICED = ("state media", "official", "military", "intelligence")
TABLES = {"country": "countries", "body": "bodies", "system": "systems", "class": "classes"}
OF_TABLE = {
    "country": ("country",),
    "body": ("country", "voice_of", "domain"),
    "system": ("country", "weapon_class", "maker", "related"),
}
DOMAIN = re.compile(r"(?:[\w-]+\.)+[\w-]+")
ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
IN_TABLES = "of the package's tables or of this file; correct it or empty that cell"
NO_ROW = {
    "country": f"no country {IN_TABLES}",
    "voice_of": f"no country {IN_TABLES}",
    "maker": f"no maker or other body {IN_TABLES}",
    "related": "no system of the package's tables or of a line above; correct it or empty that cell",
    "class": "no class of arms; give the id or a word of one, such as combat-uav or howitzer",
}
TYPES: dict[str, type[OwnRow]] = {"country": Country, "body": Body, "system": System}


class Owner(NamedTuple):
    """Who has a name: table and id, and the line of an own row."""

    table: str
    id: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.table}:{self.id}" if self.line is None else f"line {self.line}"


class Draft(NamedTuple):
    """A line whose names are settled; what it refers to is not yet looked up."""

    line: Line
    table: str
    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """The package's tables and the rows accepted so far, by name and by id."""

    tables: Ontology
    owners: dict[Keys, tuple[Owner, ...]]
    ids: dict[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, str], OwnRow] = field(default_factory=dict)
    memo: dict[tuple[str, str], str] = field(default_factory=dict)

    def row(self, table: str, row_id: str) -> OwnRow | None:
        """The row as it is by now: own, or of the package."""
        found: OwnRow | None = self.rows.get((table, row_id)) or getattr(self.tables, TABLES[table]).get(row_id)
        return found


def known() -> Known:
    """The names of the tables in use, in all their forms."""
    tables = ontology()
    owners: dict[Keys, tuple[Owner, ...]] = {keys: tuple(found) for keys, found in walked(index().root, ())}
    for row in added(shipped(), tables):
        for form in row_forms(row):
            owners.setdefault(form.keys, (owner_of(form),))
    for described in tables.descriptions.values():
        for words in described.words:
            owners.setdefault(keys_of(words), (Owner("description", described.id),))
    return Known(tables=tables, owners=owners)


def walked(node: Node, keys: Keys) -> Iterator[tuple[Keys, list[Owner]]]:
    """Every form's keys under a node of the index, with the owners of the form."""
    for key, value in node.items():
        if key == END:
            yield keys, [owner_of(form) for form in value]
        else:
            yield from walked(value, (*keys, key))


def owner_of(form: Form) -> Owner:
    """The owner of a form of the index."""
    return Owner(form.kind if form.kind in TABLES else "country", form.entry_id)


def draft(line: Line, names: Known) -> Draft:
    """The line with its table, id and names; its names are taken from now on. BadItem where one cannot be had."""
    if ":" in line.id:
        return more_names(line, names)
    table = table_of(line)
    if not line.name:
        raise BadItem("the name is empty; fill it in, or give the id of an entry, such as system:shahed-136")
    words = tuple(dict.fromkeys((line.name, *split(line.aliases))))
    row_id = own_id(line, table, names)
    refuse_other_cells(line, OF_TABLE[table], f"a {line.kind}")
    claim(words, Owner(table, row_id, line.number), names)
    names.ids[row_id] = line.number
    return Draft(line, table, row_id, words[0], words[1:])


def more_names(line: Line, names: Known) -> Draft:
    """The draft of a line that adds aliases to an entry."""
    table, _, row_id = (part.strip() for part in line.id.lower().partition(":"))
    row = names.row(table, row_id) if table in TYPES else None
    if row is None:
        raise BadItem(
            f"id {printable(line.id, 60)!r} is no entry; write country:, body: or system: and an id of the package's "
            "tables, or leave the id empty for a row of its own"
        )
    if line.name and keys_of(line.name) != keys_of(row.name):
        raise BadItem(f"{table}:{row_id} is named {row.name!r}, not {printable(line.name, 60)!r}; leave the name empty")
    words = split(line.aliases)
    if not words:
        raise BadItem(f"there are no aliases for {table}:{row_id}; fill them in, parted by |")
    if line.kind and table_of(line) != table:
        raise BadItem(f"kind {line.kind!r} is not that of {table}:{row_id}; leave the kind empty")
    refuse_other_cells(line, (), f"aliases of {table}:{row_id}")
    claim(words, Owner(table, row_id), names)
    return Draft(line, table, row_id, "", words)


def table_of(line: Line) -> str:
    """The table of a line's kind."""
    table = KINDS.get(kind_of(line))
    if table is None:
        said = f"kind {printable(line.kind, 40)!r} is unknown" if line.kind else "the kind is empty"
        raise BadItem(f"{said}; use one of {', '.join(KINDS)}")
    return table


def kind_of(line: Line) -> str:
    """A line's kind as the tables spell it."""
    return line.kind.lower().replace("_", " ")


def split(cell: str) -> tuple[str, ...]:
    """The words of a cell that | parts, each once."""
    return tuple(dict.fromkeys(word for part in cell.split("|") if (word := part.strip()))) if cell else ()


def own_id(line: Line, table: str, names: Known) -> str:
    """The row's id: the given one or one made from the name, with a prefix that no id of the package has."""
    if not line.id:
        made = "-".join(keys_of(line.name))
        row_id = PREFIX + made if ID.fullmatch(made) else made_id("own", line.name)
        is_taken = row_id in names.ids or names.row(table, row_id) is not None
        return made_id("own", kind_of(line), line.name) if is_taken else row_id
    given = line.id.lower().removeprefix(PREFIX)
    if not ID.fullmatch(given):
        raise BadItem(f"id {printable(line.id, 60)!r} is no id; use letters a to z, digits, - and ., or leave it empty")
    row_id = PREFIX + given
    if row_id in names.ids:
        raise BadItem(f"the id {line.id!r} is also in line {names.ids[row_id]}; give one of the two another id")
    if names.row(table, row_id) is not None:
        raise BadItem(f"the id {line.id!r} is already in use; give another id, or leave it empty")
    return row_id


def claim(words: tuple[str, ...], owner: Owner, names: Known) -> None:
    """Note who has these names from now on; BadItem, and nothing noted, where one is no name or is taken."""
    found: dict[Keys, tuple[Owner, ...]] = {}
    for word in words:
        keys = keys_of_name(word)
        for other in names.owners.get(keys, ()):
            if other[:2] != owner[:2] or other.line is not None:
                raise BadItem(taken(word, other))
        found[keys] = (owner,)
    for keys, owners in found.items():
        names.owners.setdefault(keys, owners)


def taken(word: str, other: Owner) -> str:
    """What to say of a name that somebody else has."""
    said = printable(word, 60)
    if other.line is not None:
        return f"{said!r} is also a name in line {other.line}; take it out of one of the two"
    if other.table in TYPES:
        return f"{said!r} is a name of {other}; take it out, or give that as the id and add aliases to it"
    return f"{said!r} is a word for many things ({other}); give the name in full"


def refuse_other_cells(line: Line, allowed: tuple[str, ...], what: str) -> None:
    """BadItem where a cell is filled that such a row does not take."""
    for name in ("country", "weapon_class", "maker", "voice_of", "domain", "related"):
        if name not in allowed and (value := getattr(line, name)):
            column = "class" if name == "weapon_class" else name
            raise BadItem(f"{column} {printable(value, 40)!r} does not fit {what}; empty that cell")


def finished(found: Draft, names: Known, file: str) -> OwnRow:
    """The row of a draft, its references looked up; BadItem where one leads nowhere."""
    if not found.name:
        row = names.row(found.table, found.id)
        assert row is not None
        new = tuple(word for word in found.aliases if word not in row.aliases and word != row.name)
        guarded = tuple(word for word in new if is_guarded(word))
        return replace(row, aliases=row.aliases + new, guarded=row.guarded + guarded)
    line = found.line
    words = (found.name, *found.aliases)
    given: dict[str, object] = {
        "id": found.id,
        "name": found.name,
        "aliases": found.aliases,
        "source": line.source or f"{file}, line {line.number}",
        "guarded": tuple(word for word in words if is_guarded(word)),
    }
    country = target("country", line.country, "country", names)
    if found.table == "country":
        return Country(**given, kind=kind_of(line), state=country)  # type: ignore[arg-type]
    if found.table == "body":
        voice = target("country", line.voice_of, "voice_of", names)
        voice = voice or (country if kind_of(line) in STATE_VOICED else None)
        return Body(**given, kind=kind_of(line), country=country, voice_of=voice, domain=domain(line.domain))  # type: ignore[arg-type]
    weapon_class = target("class", line.weapon_class, "class", names)
    if weapon_class is None:
        raise BadItem("the class is empty; give a class of arms, such as combat-uav or howitzer")
    related = tuple(filter(None, (target("system", one, "related", names) for one in split(line.related))))
    maker = target("body", line.maker, "maker", names)
    return System(**given, weapon_class=weapon_class, country=country, maker=maker, related=related)  # type: ignore[arg-type]


def target(table: str, words: str, column: str, names: Known) -> str | None:
    """The id of the row of `table` that a cell means, by its id or by a name; None for an empty cell."""
    if not words:
        return None
    found = names.memo.get((table, words)) or looked_up(table, words, names)
    if found is None:
        raise BadItem(f"{column} {printable(words, 60)!r} is {NO_ROW[column]}")
    names.memo[table, words] = found
    return found


def looked_up(table: str, words: str, names: Known) -> str | None:
    """The id that `words` mean in a table, if they mean one."""
    plain = words.lower().removeprefix(f"{table}:").strip()
    rows: dict[str, object] = getattr(names.tables, TABLES[table])
    for row_id in (plain, plain.replace(" ", "-"), PREFIX + plain):
        if row_id in rows or (table, row_id) in names.rows:
            return row_id
    keys = keys_of(words)
    for owner in names.owners.get(keys, ()):
        if owner.table == table and (owner.line is None or (table, owner.id) in names.rows):
            return owner.id
    if table == "class":
        return next((row.id for row in names.tables.classes.values() if keys_of(row.name) == keys), None)
    return None


def domain(words: str) -> str | None:
    """A site's domain, as a cell or a pasted address gives it."""
    if not words:
        return None
    plain = words.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    if DOMAIN.fullmatch(plain) is None:
        raise BadItem(f"domain {printable(words, 60)!r} is no domain; write it as example.org")
    return plain
