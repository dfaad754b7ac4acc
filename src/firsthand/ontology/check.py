"""What is wrong with the tables: names claimed twice, mappings to nowhere, rows that say too little."""

from collections.abc import Iterable, Iterator

from firsthand.ontology.clashes import NAMED, clashes
from firsthand.ontology.entries import EventType, Ontology, WeaponClass
from firsthand.ontology.examples import examples
from firsthand.ontology.findings import Finding
from firsthand.ontology.rows import KINDS, forms, title
from firsthand.ontology.schemes import places, schemes

STATE_VOICED = frozenset({"state media", "official", "military", "intelligence"})
EXAMPLES_WANTED = 3


def check(tables: Ontology) -> tuple[Finding, ...]:
    """What is wrong with `tables`, by table and row; empty where nothing is.

    What keeps tables from being loaded at all (an unknown key, a link to no row) is not found here: loading refuses it.

    >>> from firsthand.ontology import ontology
    >>> check(ontology())
    ()
    """
    found = [finding for find in CHECKS for finding in find(tables)]
    order = tuple(KINDS)
    return tuple(sorted(found, key=lambda one: (order.index(one.table), one.row, one.problem, one.value)))


def marks_of_nothing(tables: Ontology) -> Iterator[Finding]:
    """Forms that a row marks (guarded, personal, unmatched, shared) and does not have."""
    for table in NAMED:
        for row in getattr(tables, table).values():
            have = {words for _, words in forms(row)}
            for key in ("guarded", "personal", "unmatched", "shared"):
                for words in getattr(row, key, ()):
                    if words not in have:
                        yield Finding(
                            table=table,
                            row=row.id,
                            value=words,
                            problem=f"is marked as {key} and is no name of the row",
                            remedy=f"add it to aliases, or take it out of {key}",
                        )


def dangling(tables: Ontology) -> Iterator[Finding]:
    """Codes of events and classes that their list does not have."""
    mapped: tuple[tuple[str, Iterable[EventType | WeaponClass]], ...] = (
        ("events", tables.events.values()),
        ("classes", tables.classes.values()),
    )
    for table, rows in mapped:
        for row in rows:
            for place in places(row):
                if place.code not in schemes()[place.scheme].codes:
                    yield Finding(
                        table=table,
                        row=row.id,
                        value=place.code,
                        problem=f"is not in the list {place.scheme}",
                        remedy="correct it, or add it to data/schemes.toml with what it means",
                    )


def silent_classes(tables: Ontology) -> Iterator[Finding]:
    """Classes without an example: no word stands for them and no system is one."""
    used = {system.weapon_class for system in tables.systems.values()}
    for weapon in tables.classes.values():
        if not (weapon.words or weapon.weak_words or weapon.id in used):
            yield Finding(
                table="classes",
                row=weapon.id,
                value=weapon.name,
                problem="has no example: no word and no system",
                remedy="add words, or a system with this weapon_class",
            )


def sourceless(tables: Ontology) -> Iterator[Finding]:
    """Rows that do not say where they are from."""
    for table in KINDS:
        for row in getattr(tables, table).values():
            if not row.source.strip():
                yield Finding(
                    table=table,
                    row=row.id,
                    value=title(row),
                    problem="names no source",
                    remedy='add source = "..." to the row, or once at the head of its file',
                )


def voiceless(tables: Ontology) -> Iterator[Finding]:
    """State media, ministries, forces and services that neither speak for a party nor say why not, or say both."""
    for body in tables.bodies.values():
        if (body.voice_of is None) == (body.own_voice is None) and (body.voice_of or body.kind in STATE_VOICED):
            yield Finding(
                table="bodies",
                row=body.id,
                value=body.name,
                problem="has both voice_of and own_voice" if body.voice_of else f"is {body.kind} and speaks for nobody",
                remedy='keep one: voice_of = "the party it speaks for", or own_voice = "why it speaks for itself"',
            )


def without_examples(tables: Ontology) -> Iterator[Finding]:
    """Events with fewer examples than wanted."""
    for event in tables.events.values():
        if len(event.examples) < EXAMPLES_WANTED:
            yield Finding(
                table="events",
                row=event.id,
                value=event.label,
                problem=f"has {len(event.examples)} of {EXAMPLES_WANTED} examples",
                remedy='add sentences: examples = ["[actor Oslo] sent [object tanks] to [counterparty Kyiv]."]',
            )


def broken_examples(tables: Ontology) -> Iterator[Finding]:
    """Examples that mark no role, or mark it in a way that is not read."""
    for event in tables.events.values():
        for example in examples(event):
            if not example.roles or {"[", "]"} & set(example.text):
                yield Finding(
                    table="events",
                    row=event.id,
                    value=example.text,
                    problem="is an example with no mark or a broken one",
                    remedy="mark what fills a role: [actor Oslo], [object tanks], [counterparty Kyiv]",
                )


CHECKS = (
    clashes,
    marks_of_nothing,
    dangling,
    silent_classes,
    sourceless,
    voiceless,
    without_examples,
    broken_examples,
)
