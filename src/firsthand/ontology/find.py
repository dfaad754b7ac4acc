"""Which entries some words name: what an analyst types, looked up in all tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

from firsthand.ontology.forms import keys_of, plural
from firsthand.ontology.rows import entries, forms, title
from firsthand.ontology.tables import ontology, per_tables

Keys = tuple[str, ...]
Fit = Literal["exact", "begins", "holds", "like"]
NEAR = 8  # misspellings offered where nothing holds the words
LIKENESS = 0.75  # the ratio of difflib below which a name is no likely misspelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry that some words lead to: its id ("system:geran-2") and name, its own words and how they stand for it.

    `fit`: its words are the same, begin with the ones looked for, hold them, or are spelled much alike.
    """

    entry: str
    name: str
    words: str
    how: str
    fit: Fit


class Spelling(NamedTuple):
    """One spelling of an entry, and its keys, as names are matched."""

    keys: Keys
    entry: str
    name: str
    words: str
    how: str


def find(text: str) -> tuple[Found, ...]:
    """The entries that `text` names, however it is spelled, then those whose words begin with it, then those whose
    words hold it; where there are none, the likeliest misspellings. Each entry once; empty where none is near.

    >>> [(row.entry, row.how, row.fit) for row in find("the Kalashnikovs")]
    [('system:ak-47', 'alias', 'exact')]
    >>> find("Reuter")[0].entry, find("Geram-2")[0].entry
    ('body:reuters', 'system:geran-2')
    """
    keys = bare(keys_of(text))
    if keys in ((), ("the",)):
        return ()
    return each_once((*same(keys), *holding(keys))) or each_once(alike(keys))


def bare(keys: Keys) -> Keys:
    """The keys without a leading article."""
    return keys[1:] if keys[:1] == ("the",) and len(keys) > 1 else keys


@per_tables
def spellings() -> dict[Keys, list[Spelling]]:
    """Every spelling in the tables in use, plurals of systems and classes among them, by its keys."""
    found: dict[Keys, list[Spelling]] = {}
    for entry, row in entries(ontology()):
        for how, words in forms(row):
            for form in (words, plural(words)) if entry.startswith(("system:", "class:")) else (words,):
                keys = bare(keys_of(form))
                found.setdefault(keys, []).append(Spelling(keys, entry, title(row), words, how))
    return found


def same(keys: Keys) -> Iterator[Found]:
    """The entries that have the very words."""
    return (seen(spelling, "exact") for spelling in spellings().get(keys, ()))


def holding(keys: Keys) -> Iterator[Found]:
    """The entries whose words begin with these, then those that hold them; the last may be cut short."""
    runs = [(at, spelling) for spelling in every() if (at := start_of(keys, spelling.keys)) is not None]
    for at, spelling in sorted(runs, key=lambda run: (run[0] > 0, len(run[1].words))):
        yield seen(spelling, "holds" if at else "begins")


def start_of(keys: Keys, within: Keys) -> int | None:
    """Where `keys` stand in `within`, the last one perhaps cut short; None where they do not."""
    for at in range(len(within) - len(keys) + 1):
        run = within[at : at + len(keys)]
        if run[:-1] == keys[:-1] and run[-1].startswith(keys[-1]):
            return at
    return None


def alike(keys: Keys) -> Iterator[Found]:
    """The entries whose words are spelled much alike, likeliest first."""
    joined = {" ".join(each): each for each in spellings()}
    for near in get_close_matches(" ".join(keys), joined, n=NEAR, cutoff=LIKENESS):
        yield from (seen(spelling, "like") for spelling in spellings()[joined[near]])


def every() -> Iterator[Spelling]:
    """All spellings."""
    return (spelling for group in spellings().values() for spelling in group)


def seen(spelling: Spelling, fit: Fit) -> Found:
    """What a spelling leads to."""
    return Found(entry=spelling.entry, name=spelling.name, words=spelling.words, how=spelling.how, fit=fit)


def each_once(found: Iterable[Found]) -> tuple[Found, ...]:
    """What was found, the first for each entry."""
    first: dict[str, Found] = {}
    for row in found:
        first.setdefault(row.entry, row)
    return tuple(first.values())
