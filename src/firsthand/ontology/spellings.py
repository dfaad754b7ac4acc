"""What other words of the tables a word may be a spelling of: transliterations, Cyrillic letters, numerals, slips."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.ontology.forms import key_of
from firsthand.ontology.index import END, Form, Index, Node, index
from firsthand.ontology.tables import DATA, shipped, use

SHORTEST_FOLDED = 5
SHORTEST_SLIP = 7
NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ROMANS = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx",
]  # fmt: skip
NUMBERS: Mapping[str, int] = {
    word: number for words in (ROMANS, NUMBER_WORDS, map(str, range(1, 21))) for number, word in enumerate(words, 1)
}
DOUBLED = re.compile(r"(.)\1+")


class Variants(NamedTuple):
    """The table `variants.toml`, each list ready for look-ups."""

    words: dict[str, str]
    pairs: tuple[tuple[str, str], ...]
    codes: dict[str, str]
    sounds: dict[int, str]
    looks: dict[int, str]
    common: frozenset[str]
    capitals: frozenset[str]
    apart: frozenset[str]


@cache
def variants() -> Variants:
    """The table that ships with the package; read once."""
    data = tomllib.loads((DATA / "variants.toml").read_text(encoding="utf-8"))
    return Variants(
        words={key_of(other): key_of(word) for word, others in data["words"].items() for other in others},
        pairs=tuple((old, new) for old, new in data["letters"]["pairs"]),
        codes={other: code for code, others in data["codes"].items() for other in others},
        sounds=letters(data["cyrillic"]["sounds"]),
        looks=letters(data["cyrillic"]["looks"]),
        common=frozenset(data["common"]["words"]),
        capitals=frozenset(data["common"]["capitals"]),
        apart=frozenset(data["apart"]["words"]),
    )


def letters(rows: Iterable[str]) -> dict[int, str]:
    """Letter to letters, from rows such as "ж zh"; "-" stands for nothing."""
    return {ord(row[0]): row[2:].replace("-", "") for row in rows}


class Known(NamedTuple):
    """The words that names of the tables are made of: by their folded form, and long ones by what a slip leaves."""

    words: frozenset[str]
    folded: dict[str, tuple[str, ...]]
    slips: dict[str, tuple[str, ...]]


@cache
def known() -> Known:
    """What `others` and `slip_of` look into; made once from the package's tables: own names are found as written."""
    forms = list(names_in(package_index().root))
    words = {key for form in forms for key in form.keys}
    folded: dict[str, list[str]] = {}
    for word in sorted(
        {key for form in forms if form.kind in ("system", "group") for key in form.keys if len(key) >= SHORTEST_FOLDED}
    ):
        folded.setdefault(fold(word), []).append(word)
    slips: dict[str, list[str]] = {}
    for word in sorted({form.keys[0] for form in forms if may_slip(form)}):
        for left in (word, *shortened(word)):
            slips.setdefault(left, []).append(word)
    return Known(
        words=frozenset(words),
        folded={key: tuple(group) for key, group in folded.items()},
        slips={key: tuple(group) for key, group in slips.items()},
    )


def package_index() -> Index:
    """The index of the package's own tables, whichever are in use."""
    with use(shipped()):
        return index()


def names_in(node: Node) -> Iterator[Form]:
    """Every form of a system, body, country or party under a node of the index."""
    for key, below in node.items():
        if key != END:
            yield from names_in(below)
        else:
            yield from (form for form in below if form.kind != "class")


def may_slip(form: Form) -> bool:
    """Whether a slip in the form's first word is looked for: a long name that is no plain word."""
    if form.kind not in ("system", "group", "body") or form.guarded or form.personal:
        return False
    shortest = SHORTEST_SLIP + 2 if form.kind == "body" else SHORTEST_SLIP
    return len(form.keys[0]) >= shortest and form.rules[0] == "c" and form.keys[0] not in package_index().vocabulary


def fold(word: str) -> str:
    """What a word shares with other spellings of the same sounds; short words and numbers stay as they are.

    >>> fold("huthi") == fold("houthi"), fold("hwaseong") == fold("hwasong"), fold("shahid") == fold("shahed")
    (True, True, True)
    """
    if len(word) < SHORTEST_FOLDED or not word.isalpha():
        return word
    word = DOUBLED.sub(r"\1", word.replace("ee", "i").replace("oo", "u"))
    for old, new in variants().pairs:
        if old[-1] != "$":
            word = word.replace(old, new)
        elif word.endswith(old[:-1]):
            word = word[: 1 - len(old)] + new
    return word


def latin(word: str) -> str:
    """A word's key with its Cyrillic letters as Latin text has them: by sound, or by looks where both alphabets mix.

    >>> latin("х"), latin("хамас"), latin("нimars")
    ('kh', 'khamas', 'himars')
    """
    table = variants()
    if any(letter.isascii() for letter in word):
        return word.translate(table.looks)
    return word.translate(table.sounds)


@lru_cache(maxsize=65536)
def others(key: str) -> tuple[str, ...]:
    """Other words of the tables that a key may be a spelling of; empty for most words."""
    table = variants()
    plain = key if key.isascii() else latin(key)
    if plain in table.apart:
        return ()
    word = table.words.get(plain, plain)
    found = [other for other in known().folded.get(fold(word), ()) if other[0] == word[0]]
    found += [other for other in (word, table.codes.get(plain, "")) if other in known().words and other not in found]
    return tuple(other for other in found if other != key)


@lru_cache(maxsize=65536)
def same_number(key: str) -> tuple[str, ...]:
    """The other ways to write a number of up to 20: digits, Roman, in words; empty for anything else."""
    number = NUMBERS.get(key)
    if number is None:
        return ()
    ways = (str(number), ROMANS[number - 1], *NUMBER_WORDS[number - 1 : number])
    return tuple(way for way in ways if way != key)


@lru_cache(maxsize=65536)
def slip_of(key: str) -> str | None:
    """The one long word of the tables that differs in one letter, missing, added, wrong, or two swapped; else None."""
    if key in variants().apart or key in package_index().vocabulary:
        return None
    if len(key) < SHORTEST_SLIP - 1 or not key.isalpha() or key in known().words:
        return None
    near = {word for left in (key, *shortened(key)) for word in known().slips.get(left, ())}
    fitting = {word for word in near if word[0] == key[0] and is_one_slip(key, word)}
    return fitting.pop() if len(fitting) == 1 else None


def shortened(word: str) -> set[str]:
    """The word with one letter left out, each in turn."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter or one swap inside; a plural s or a change of the last letter is none.

    >>> is_one_slip("iskandr", "iskander"), is_one_slip("bayrakter", "bayraktar"), is_one_slip("javelins", "javelin")
    (True, True, False)
    """
    if one[-1] != other[-1]:
        return False
    if len(one) != len(other):
        return True
    at = next(place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )
