"""The forms of all tables as one trie of tokens, built once."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from firsthand.errors import BadConfig
from firsthand.ontology.entries import Body, Country, Ontology, System, WeaponClass
from firsthand.ontology.forms import plural, spelled
from firsthand.ontology.tables import ontology

Node = dict[str, Any]  # token key -> Node, and END -> list[Form], most fitting table first
Keys = tuple[str, ...]
END = ""


class Form(NamedTuple):
    """One spelling of an entry and the tests that its words in a text must pass."""

    words: str
    keys: Keys
    entry_id: str
    kind: str
    how: str
    rules: str
    guarded: bool = False
    personal: bool = False
    context: tuple[str, ...] = ()


class Index(NamedTuple):
    """The trie, the forms of countries and classes by their keys, and every word that class terms are made of."""

    root: Node
    countries: dict[Keys, list[Form]]
    classes: dict[Keys, Form]
    vocabulary: frozenset[str]


@cache
def index() -> Index:
    """The index of the tables that ship with the package."""
    return index_of(ontology())


def index_of(tables: Ontology) -> Index:
    """The index; BadConfig where two rows of one table claim one form. A system's form goes before a body's, a
    body's before a country's, a country's before a class's."""
    root: Node = {}
    countries: dict[Keys, list[Form]] = {}
    classes: dict[Keys, Form] = {}
    for name, forms in (
        ("systems", (form for system in tables.systems.values() for form in system_forms(system))),
        ("bodies", (form for body in tables.bodies.values() for form in body_forms(body))),
        ("countries", (form for country in tables.countries.values() for form in country_forms(country))),
        ("weapons", (form for weapon in tables.classes.values() for form in class_forms(weapon))),
    ):
        by_keys = grouped(name, forms)
        for keys, group in by_keys.items():
            add(root, keys, group)
        if name == "countries":
            countries = by_keys
        elif name == "weapons":
            classes = {keys: group[0] for keys, group in by_keys.items()}
    vocabulary = frozenset(key for keys in classes for key in keys if len(key) > 2)
    return Index(root=root, countries=countries, classes=classes, vocabulary=vocabulary)


def grouped(table: str, forms: Iterable[Form]) -> dict[Keys, list[Form]]:
    """The forms by their keys; spellings of one row that differ in case only stay together."""
    groups: dict[Keys, list[Form]] = {}
    for form in forms:
        group = groups.setdefault(form.keys, [])
        if group and group[0].entry_id != form.entry_id:
            rows = f"[{group[0].entry_id}] and [{form.entry_id}]"
            raise BadConfig(f"{table}: {rows} both claim {form.words!r}; take it out of one of the two rows")
        group.append(form)
    return groups


def add(root: Node, keys: Keys, forms: list[Form]) -> None:
    """Hang forms into the trie, after those that are there."""
    node = root
    for key in keys:
        node = node.setdefault(key, {})
    node.setdefault(END, []).extend(forms)


def country_forms(row: Country) -> Iterator[Form]:
    """Name, aliases, people, capitals and metonyms of a country or party, less the unmatched."""
    kind = row.kind if row.kind in ("group", "union") else "country"
    named = (
        ("name", (row.name,)),
        ("alias", row.aliases),
        ("demonym", (*row.adjectives, *row.people)),
        ("capital", row.capitals),
        ("metonym", row.metonyms),
    )
    for how, words in named:
        for form in words:
            if form not in row.unmatched:
                yield marked(row, form, kind, how)
    for form in row.context_aliases:
        yield marked(row, form, kind, "alias")._replace(context=row.context)


def body_forms(row: Body) -> Iterator[Form]:
    """Name and aliases of a body."""
    yield marked(row, row.name, "body", "name")
    for form in row.aliases:
        yield marked(row, form, "body", "alias")


def system_forms(row: System) -> Iterator[Form]:
    """Name and aliases of a system, and their plurals."""
    for how, words in (("name", (row.name,)), ("alias", row.aliases)):
        for word in words:
            yield marked(row, word, "system", how)
            if word[-1].isalpha() and not word.endswith("s"):
                yield marked(row, plural(word), "system", how, word)


def class_forms(row: WeaponClass) -> Iterator[Form]:
    """Words and weak words of a class, and their plurals."""
    for how, words in (("word", row.words), ("weak word", row.weak_words)):
        for word in words:
            for form in (word, plural(word)):
                keys, rules = spelled(form)
                yield Form(words=form, keys=keys, entry_id=row.id, kind="class", how=how, rules=rules)


def marked(row: Country | Body | System, words: str, kind: str, how: str, singular: str | None = None) -> Form:
    """A form with what its row says about it; a plural is marked as its singular is."""
    keys, rules = spelled(words)
    listed = singular or words
    return Form(
        words=words,
        keys=keys,
        entry_id=row.id,
        kind=kind,
        how=how,
        rules=rules,
        guarded=listed in row.guarded,
        personal=listed in row.personal,
    )
