"""The forms of all tables as one trie of tokens, built once for each set of tables."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from firsthand.errors import BadConfig
from firsthand.ontology.entries import Body, Country, Ontology, System, WeaponClass
from firsthand.ontology.forms import TOKEN, case_fits, key_of, plural, spelled
from firsthand.ontology.grown import Growing, nothing_collected
from firsthand.ontology.tables import ontology, per_tables, shipped, use

Node = dict[str, Any]  # token key -> Node, and END -> list[Form], most fitting table first
Keys = tuple[str, ...]
END = ""
OwnRow = System | Body | Country  # what a user can add
PARTIES = ("country", "group", "union")  # the kinds of a country's forms


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
    plural: bool = False


class Index(NamedTuple):
    """The trie, the forms of countries and classes by their keys, and every word that class terms are made of."""

    root: Node
    countries: dict[Keys, list[Form]]
    classes: dict[Keys, Form]
    vocabulary: frozenset[str]


@per_tables
def index() -> Index:
    """The index of the tables in use; what an own row adds to it is built when a text has the row's first word."""
    tables, base = ontology(), shipped()
    if tables is base or not adds_to(base, tables):
        return index_of(tables)
    with use(base), nothing_collected():
        return index_over(index(), base, tables)


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


def index_over(base: Index, old: Ontology, tables: Ontology) -> Index:
    """The index of `tables`, which hold all rows of `old` (whose index is `base`) and more, or some with more names.

    What a row adds is built when its first word is first looked up. Where two rows claim one form, the older goes
    first, and a name before the plural of another. Iteration over the index gives the names of `old` alone.
    """
    rows = tuple(added(old, tables))
    starts: dict[str, int | list[int]] = {}  # numbers of rows: most words start one, and lists take memory and time
    for number, row in enumerate(rows):
        for first in first_keys(row):
            there = starts.setdefault(first, number)
            if isinstance(there, list):
                there.append(number)
            elif there != number:
                starts[first] = [there, number]
    parties = {first for row in rows if isinstance(row, Country) for first in first_keys(row)}

    def forms_of(first: str) -> list[Form]:
        forms = [form for number in numbers(starts[first]) for form in row_forms(rows[number]) if form.keys[0] == first]
        return sorted(forms, key=lambda form: form.plural)

    def grow_root(first: str) -> Node:
        subtree = {first: copied(base.root.get(first, {}))}
        for form in forms_of(first):
            add_new(subtree, form)
        return subtree

    def grow_countries(first: str) -> dict[Keys, list[Form]]:
        groups = {keys: list(group) for keys, group in base.countries.items() if keys[0] == first}
        for form in forms_of(first):
            if form.kind in PARTIES and form not in groups.setdefault(form.keys, []):
                groups[form.keys].append(form)
        return groups

    return base._replace(
        root=Growing(base.root, starts, grow_root), countries=Growing(base.countries, parties, grow_countries)
    )


def adds_to(old: Ontology, tables: Ontology) -> bool:
    """Whether `tables` have all that `old` has, under the same ids."""
    return (
        tables.classes is old.classes
        and tables.systems.keys() >= old.systems.keys()
        and tables.bodies.keys() >= old.bodies.keys()
        and tables.countries.keys() >= old.countries.keys()
    )


def numbers(at: int | list[int]) -> list[int]:
    """One number or several as several."""
    return [at] if isinstance(at, int) else at


def added(old: Ontology, tables: Ontology) -> Iterator[OwnRow]:
    """The rows of systems, bodies and countries that are new or other than in `old`."""
    yield from (row for key, row in tables.systems.items() if old.systems.get(key) is not row)
    yield from (row for key, row in tables.bodies.items() if old.bodies.get(key) is not row)
    yield from (row for key, row in tables.countries.items() if old.countries.get(key) is not row)


def first_keys(row: OwnRow) -> set[str]:
    """The first keys of a row's forms, without the cost of the forms."""
    if isinstance(row, Country):
        return {form.keys[0] for form in country_forms(row)}
    keys = set()
    for words in (row.name, *row.aliases):
        found = TOKEN.search(words)
        if found is not None:
            keys.add(key_of(found.group()))
            if isinstance(row, System) and found.end() == len(words):
                keys.add(key_of(plural(words)))
    return keys


def row_forms(row: OwnRow) -> Iterator[Form]:
    """The forms of a row of any of the three tables."""
    if isinstance(row, System):
        return system_forms(row)
    return body_forms(row) if isinstance(row, Body) else country_forms(row)


def copied(node: Node) -> Node:
    """A node with all that hangs under it, apart from the forms themselves."""
    return {key: list(value) if key == END else copied(value) for key, value in node.items()}


def add_new(root: Node, form: Form) -> None:
    """Hang a form into the trie unless it hangs there."""
    node = root
    for key in form.keys:
        node = node.setdefault(key, {})
    forms = node.setdefault(END, [])
    if form not in forms:
        forms.append(form)


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
        plural=singular is not None,
    )


def forms_of(words: str) -> tuple[Form, ...]:
    """The forms of all tables that the words spell as a whole, capitals kept to, guards aside."""
    found = spelled(words)[0]
    node: Node | None = index().root
    for key in found:
        if node is None or key not in node:
            return ()
        node = node[key]
    texts = TOKEN.findall(words)
    forms = (node or {}).get(END, ())
    return tuple(form for form in forms if all(map(case_fits, texts, form.rules)))
