"""Words as they are compared: tokens with offsets, spelling and diacritics folded, case kept for a separate test."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_]\b|[^\W\d_]+|\d+|&")
SPELLINGS = {
    "&": "and", "defense": "defence", "defenses": "defences", "armored": "armoured", "armor": "armour",
    "fueled": "fuelled", "refueling": "refuelling", "fiber": "fibre", "center": "centre", "program": "programme",
    "caliber": "calibre", "gray": "grey",
}  # fmt: skip
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d")
SPACES = frozenset({" ", "\n", " \n", "  ", "\u00a0", "\u2009", "\u202f"})
# What may stand between the tokens of one name; commas and full stops must be those of the name.
JOINS = HYPHENS | SPACES | {"", "-\n", "'", "\u2019", "\u02bc", "' ", "\u2019 ", "/", ".", ". ", ", "}


class Token(NamedTuple):
    """A run of letters or of digits (or a dotted abbreviation) and the key it is compared by."""

    start: int
    end: int
    key: str


def tokens(text: str) -> list[Token]:
    """The tokens of `text`; letters and digits part even inside a word, so that Kh-47M2, Kh 47M2 and Kh47M2 agree.

    >>> [token.key for token in tokens("U.S. Kh-47M2s")]
    ['us', 'kh', '47', 'm', '2', 's']
    """
    return list(tokens_of(text))


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The same, kept for texts that are asked for again."""
    return tuple(Token(found.start(), found.end(), key_of(found.group())) for found in TOKEN.finditer(text))


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The key of one token: lower case, without diacritics or dots, British spelling.

    >>> key_of("Kızılelma"), key_of("Defense"), key_of("U.S.")
    ('kizilelma', 'defence', 'us')
    """
    lower = word.lower()
    if not lower.isascii():
        parts = unicodedata.normalize("NFKD", lower.translate(LETTERS))
        lower = "".join(letter for letter in parts if not unicodedata.combining(letter))
    lower = lower.replace(".", "")
    if lower.endswith("ization"):
        return lower[:-7] + "isation"
    return SPELLINGS.get(lower, lower)


def keys_of(words: str) -> tuple[str, ...]:
    """The keys of a form or of a text's words."""
    return tuple(map(key_of, TOKEN.findall(words)))


def plural(words: str) -> str:
    """The regular English plural of the last word.

    >>> plural("patrol vessel"), plural("battery"), plural("torpedo"), plural("howitzer")
    ('patrol vessels', 'batteries', 'torpedoes', 'howitzers')
    """
    if words.endswith("y") and words[-2:-1] not in "aeiou":
        return words[:-1] + "ies"
    if words.endswith(("s", "x", "ch", "sh", "z", "torpedo", "cargo")):
        return words + "es"
    return words + "s"


def spelled(words: str) -> tuple[tuple[str, ...], str]:
    """The keys of a form, and the case rule of each token as one letter.

    "a" all capitals, "p" capitals and a plural s, "c" a capital first, "." any case: an abbreviation keeps its
    capitals ("US" is no "us"), and any name may stand in capitals throughout.

    >>> spelled("U.S. Army"), spelled("UAVs"), spelled("self-propelled gun")[1]
    ((('us', 'army'), 'ac'), (('uavs',), 'p'), '...')
    """
    found = TOKEN.findall(words)
    return tuple(map(key_of, found)), "".join(map(case_rule, found))


def case_rule(word: str) -> str:
    """The rule of one token of a form."""
    if not word[0].isupper():
        return "."
    if word.isupper():
        return "a"
    return "p" if len(word) > 2 and word[:-1].isupper() and word[-1] == "s" else "c"


def case_fits(word: str, rule: str) -> bool:
    """Whether a word of a text keeps to a rule of `spelled`."""
    if rule == "a":
        return word.isupper()
    if rule == "p":
        return word[:-1].isupper()
    return rule == "." or word[0].isupper()
