"""Everything that the tables say about one entry."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.errors import BadConfig
from firsthand.ontology.entries import Body, Country, Description, EventType, Ontology, System, WeaponClass
from firsthand.ontology.examples import examples
from firsthand.ontology.find import find
from firsthand.ontology.rows import Row, entries, forms, title
from firsthand.ontology.schemes import Place, places, schemes
from firsthand.ontology.tables import ontology

CAREFUL = (
    ("guarded", "also common words"),
    ("personal", "also people's names"),
    ("unmatched", "never matched"),
    ("shared", "shared with other entries"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the tables say about an entry: a label and its values."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry with all that is said about it, in the order in which an analyst reads it."""

    entry: str
    name: str
    facts: tuple[Fact, ...]

    def values(self, label: str) -> tuple[str, ...]:
        """The values under a label; empty where there are none."""
        return tuple(value for fact in self.facts if fact.label == label for value in fact.values)


def show(entry_id: str) -> Shown:
    """The entry with this id ("system:geran-2", or "geran-2" where one table alone has it); BadConfig, with what is
    near, where there is none or more than one.

    >>> show("class:icbm").values("class path")
    ('class:icbm', 'class:ballistic-missile', 'class:missile', 'class:arms')
    >>> show("geran-2").values("related")[0]
    'system:shahed-136'
    """
    tables = ontology()
    wanted = entry_id.strip().lower()
    fits = [(entry, row) for entry, row in entries(tables) if wanted in (entry, entry.partition(":")[2])]
    if len(fits) != 1:
        raise BadConfig(no_entry(entry_id, [entry for entry, _ in fits]))
    entry, row = fits[0]
    facts = tuple(Fact(label=label, values=values) for label, values in said(tables, row) if values)
    return Shown(entry=entry, name=title(row), facts=facts)


def no_entry(entry_id: str, fits: list[str]) -> str:
    """Why an id leads to no single entry, and which ones are near."""
    if fits:
        return f"{entry_id!r} is an id in more than one table: write one of {', '.join(fits)}"
    near = [row.entry for row in find(entry_id.rpartition(":")[2])][:5]
    known = f"near it: {', '.join(near)}" if near else 'an id is written like "country:ir", "body:kcna", "class:icbm"'
    return f"no entry has the id {entry_id!r}; {known}; firsthand ontology find WORDS lists ids"


def said(tables: Ontology, row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Labels and values: the row's own facts, the words that stand for it, its source."""
    match row:
        case EventType():
            yield from of_event(row)
        case Country():
            yield from of_country(tables, row)
        case Body():
            yield from of_body(row)
        case WeaponClass():
            yield from of_class(tables, row)
        case System():
            yield from of_system(tables, row)
        case Description():
            yield "kind", (row.kind,)
            yield "bodies", tuple(f"body:{body.id}" for body in tables.bodies.values() if row.id in body.describes)
    for how in dict.fromkeys(how for how, _ in forms(row)):
        if how != "name":
            yield how, tuple(dict.fromkeys(words for each, words in forms(row) if each == how))
    for key, label in CAREFUL:
        yield label, getattr(row, key, ())
    yield "source", (row.source,)


def of_event(row: EventType) -> Iterator[tuple[str, tuple[str, ...]]]:
    """An event's meaning, frame, codes and examples."""
    yield "meaning", (row.meaning,)
    yield "actor", (row.actor,)
    yield "object", (row.object,)
    yield "counterparty", (row.counterparty,)
    yield "roles", row.roles
    yield from mapped(row)
    yield "examples", tuple(example.text for example in examples(row))


def of_country(tables: Ontology, row: Country) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A party's kind, its state, and the bodies that speak for it."""
    yield "kind", (row.kind,)
    yield "state", one("country", row.state)
    yield "parties there", tuple(f"country:{each.id}" for each in tables.countries.values() if each.state == row.id)
    yield "speaks through", tuple(f"body:{each.id}" for each in tables.bodies.values() if each.voice_of == row.id)


def of_body(row: Body) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A body's kind, country, domain, and for whom it speaks."""
    yield "kind", (row.kind,)
    yield "country", one("country", row.country)
    yield "speaks for", one("country", row.voice_of)
    yield "speaks for itself", (row.own_voice,) if row.own_voice else ()
    yield "domain", (row.domain,) if row.domain else ()
    yield "described as", tuple(f"description:{key}" for key in row.describes)


def of_class(tables: Ontology, row: WeaponClass) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A class's way to the root, what is below it, and its places in the lists."""
    yield "class path", path(tables, row)
    yield "classes below", tuple(f"class:{each.id}" for each in tables.classes.values() if each.parent == row.id)
    yield from mapped(row)
    yield "systems", tuple(f"system:{each.id}" for each in tables.systems.values() if each.weapon_class == row.id)


def of_system(tables: Ontology, row: System) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A system's country, maker, class with its places in the lists, and what it is related to."""
    yield "country", one("country", row.country)
    yield "maker", one("body", row.maker)
    yield "class path", path(tables, tables.classes[row.weapon_class])
    yield from mapped(tables.classes[row.weapon_class])
    back = (each.id for each in tables.systems.values() if row.id in each.related)
    yield "related", tuple(f"system:{key}" for key in dict.fromkeys((*row.related, *back)))


def path(tables: Ontology, row: WeaponClass) -> tuple[str, ...]:
    """The class and all above it, up to the root."""
    found = [row]
    while (parent := found[-1].parent) is not None:
        found.append(tables.classes[parent])
    return tuple(f"class:{each.id}" for each in found)


def mapped(row: EventType | WeaponClass) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The row's places in each list, with what they mean and on what condition."""
    for key, scheme in schemes().items():
        yield scheme.name, tuple(place_words(place) for place in places(row) if place.scheme == key)


def place_words(place: Place) -> str:
    """A place in words."""
    meaning = f" ({place.meaning})" if place.meaning else ""
    return f"{place.code}{meaning}{', where ' + place.condition if place.condition else ''}"


def one(kind: str, key: str | None) -> tuple[str, ...]:
    """An entry's id, if there is one."""
    return () if key is None else (f"{kind}:{key}",)
