"""The page of the tables of the world: counts, classes with their places in the lists, events with codes and frames."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lexicons import table

from firsthand.ontology import EventType, Ontology, WeaponClass, load
from firsthand.ontology.examples import MARK
from firsthand.ontology.schemes import Place, places, schemes
from firsthand.ontology.tables import DATA

INTRO = """# Ontology

The tables of the world that Firsthand reads with: {counts}.
They are plain TOML files in `src/firsthand/ontology/data`, made to be read and added to. A row says how a thing is
called, what kind of thing it is and where that is from, never where it stands or what it can hit.

Being listed is no view on anybody's status: `authorities.toml` and `groups.toml` hold parties because reporting
names them.

`firsthand ontology find WORDS` says which entries some words name, `firsthand ontology show ID` all about one entry,
`firsthand ontology check` what is wrong with the tables. An id is written `country:ir`, `body:kcna`,
`system:geran-2`, `class:icbm`, `event:transfer`.
"""

CLASSES = """Each class stands under one other. Its places in the lists are its own and not handed down. In brackets is
the condition on which a place applies, since the lists go by calibre, range and weight, and an article seldom tells
them.
"""

EVENTS = """Every claim is one of these {count}. The actor, the object and the counterparty of each are given in words;
quantity, time and place are the same for all. A code is given only where it fits plainly. In the examples, small
raised letters say which role the words before them fill: A actor, O object, C counterparty.
"""

ADDING = """## Adding a row

**For yourself**, without touching the package: write the names in a file of your own and read with `--names FILE`.
[Own names](how-to/own-names.md) has the format.

**For everybody**, in the package:

1. Find the file: `countries/` (states, authorities, groups, unions), `bodies/` (media, ministries, forces, makers,
   monitors), `weapons/` (classes), `systems/` (named weapons). Any `.toml` file in the folder is read.
2. Add a row. The id in brackets is lower case, never changes and is never used again.

    ```toml
    [example-1]
    name = "Example-1"
    aliases = ["Example Mk 1"]       # other names; spelling, hyphens and plurals are folded already
    weapon_class = "loitering-munition"
    country = "ch"                   # a row of countries/
    maker = "ruag"                   # a row of bodies/
    related = ["harop"]              # systems that it copies, derives from or is one family with
    source = "the maker's brochure of 2026-03"
    ```

3. Be careful with names that mean something else too. `guarded` marks forms that are also common words ("Javelin"),
   `personal` those that are also people's names ("Kalashnikov"), `unmatched` (countries) those never to be matched.
   Where two rows rightly have one name, both list it in `shared`.
4. A body of a state says for whom it speaks (`voice_of = "ru"`), or why it speaks for itself
   (`own_voice = "a parliament"`).
5. Run `firsthand ontology check` and `make test`.

A name that you are not sure of is better left out: the words of the text are kept anyway.
"""


CLASS_HEAD = ("class", "UN Register", "MTCR", "SIPRI", "systems")
EVENT_HEAD = ("event", "means", "actor", "object", "counterparty", "PLOVER", "CAMEO")


def ontology_page() -> str:
    """The page's text, from the tables of the package alone."""
    tables = load(DATA)
    return "\n".join([INTRO.format(counts=counted(tables)), *sections(tables), ADDING])


def counted(tables: Ontology) -> str:
    """How many rows there are, in words."""
    return (
        f"{len(tables.events)} events, {len(tables.countries)} countries and parties, {len(tables.bodies)} bodies, "
        f"{len(tables.classes)} classes of arms and {len(tables.systems)} weapon systems"
    )


def sections(tables: Ontology) -> Iterator[str]:
    """What there is, the lists, the classes, the events."""
    yield "## What there is\n\n" + table(("table", "kind", "rows"), kinds(tables)) + "\n"
    yield "## Lists that rows are mapped to\n\n" + table(("list", "maps", "from"), lists()) + "\n"
    yield f"## Classes of arms\n\n{CLASSES}\n" + table(CLASS_HEAD, class_rows(tables)) + "\n"
    yield f"## Events\n\n{EVENTS.format(count=len(tables.events))}\n"
    yield table(EVENT_HEAD, map(event_row, tables.events.values())) + "\n"
    yield "### Examples\n\n" + table(("event", "sentences"), map(example_row, tables.events.values())) + "\n"


def kinds(tables: Ontology) -> Iterator[tuple[object, ...]]:
    """How many rows of each kind there are."""
    for name, rows in (("countries", tables.countries), ("bodies", tables.bodies)):
        count = Counter(row.kind for row in rows.values())
        yield from ((f"`{name}`", kind, count[kind]) for kind in sorted(count))
    tops = Counter(top(tables, system.weapon_class) for system in tables.systems.values())
    yield from (("`systems`", tables.classes[key].name, tops[key]) for key in sorted(tops))


def top(tables: Ontology, class_id: str) -> str:
    """The class right under the root that a class stands under."""
    while (parent := tables.classes[class_id].parent) is not None and tables.classes[parent].parent is not None:
        class_id = parent
    return class_id


def lists() -> Iterator[tuple[object, ...]]:
    """The lists, what is mapped to them, and their sources."""
    return ((f"[{row.name}]({row.url})", row.maps, row.source) for row in schemes().values())


def class_rows(tables: Ontology) -> Iterator[tuple[object, ...]]:
    """The classes as a tree, each below the one that it stands under."""
    systems = Counter(system.weapon_class for system in tables.systems.values())
    for depth, row in tree(tables, None, 0):
        at = places(row)
        cells = (within(at, key) for key in ("un_register", "mtcr", "sipri"))
        yield f"{'&emsp;' * depth}{row.name} `{row.id}`", *cells, systems[row.id] or ""


def tree(tables: Ontology, parent: str | None, depth: int) -> Iterator[tuple[int, WeaponClass]]:
    """The classes under `parent` with their depth, each before those under it, in the order of the files."""
    for row in tables.classes.values():
        if row.parent == parent:
            yield depth, row
            yield from tree(tables, row.id, depth + 1)


def within(at: Iterable[Place], key: str) -> str:
    """The places in one list, conditions in brackets."""
    return "; ".join(f"{p.code} ({p.condition})" if p.condition else p.code for p in at if p.scheme == key)


def event_row(row: EventType) -> tuple[object, ...]:
    """An event's line."""
    codes = (within(places(row), key) for key in ("plover", "cameo"))
    return f"`{row.id}`", row.meaning, row.actor, row.object, row.counterparty, *codes


def example_row(row: EventType) -> tuple[object, ...]:
    """An event's examples, with the roles marked."""
    marked = (MARK.sub(lambda found: f"**{found[2]}**<sup>{found[1][0].upper()}</sup>", each) for each in row.examples)
    return f"`{row.id}`", "<br>".join(marked)
