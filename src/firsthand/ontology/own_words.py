"""What can be a name of its own: words that a text has for one thing, not words that every text has."""

import re
from functools import cache
from importlib import resources
from unicodedata import category

from firsthand.errors import BadItem
from firsthand.ontology.forms import keys_of
from firsthand.text import printable

LONGEST = 100  # characters
# Words that texts write with a capital and that name nobody by themselves.
CAPITALISED = frozenset({
    "admiral", "april", "army", "august", "colonel", "commander", "committee", "company", "council", "december", "dr",
    "east", "eastern", "february", "force", "forces", "friday", "general", "government", "group", "january", "july",
    "june", "kingdom", "major", "march", "may", "minister", "ministry", "monday", "mr", "mrs", "ms", "navy", "north",
    "northern", "november", "october", "parliament", "president", "republic", "saturday", "september", "sir", "south",
    "southern", "spokesman", "spokesperson", "spokeswoman", "state", "states", "sunday", "thursday", "tuesday",
    "wednesday", "west", "western",
})  # fmt: skip
LETTER = re.compile(r"[^\W\d_]")


def keys_of_name(words: str) -> tuple[str, ...]:
    """The keys of a name; BadItem, with what to do, where it cannot be looked for in texts."""
    keys = keys_of(words)
    fault = no_name(words, keys)
    if fault:
        raise BadItem(f"{printable(words, 60)!r} {fault}")
    return keys


def no_name(words: str, keys: tuple[str, ...]) -> str:
    """Why `words` are no name, and what to do; empty where they are one."""
    if len(words) > LONGEST:
        return f"... has {len(words)} characters; give a name of at most {LONGEST}"
    if not keys:
        return "holds no letter; give the name as texts print it"
    if not words.isascii() and any(category(letter)[0] == "M" for letter in words):
        return "has signs that stand with a letter (as in Hindi or Thai), which are not matched; give a Latin spelling"
    if len(words) == 1 or len(keys) == len(keys[0]) == 1:
        return "is one letter or digit, which any text has; give a longer name"
    if keys[0].isdigit() and all(key.isdigit() for key in keys):
        return f"is digits only, which any text has; give the name in full, such as 'Type {words}'"
    if keys[0] in common() and all(key in common() for key in keys):
        return "is a common English word, not a name; give the name in full"
    if len(keys) == 1 and words == words.lower() != words.title():
        return "has no capital and would be found as a common word; write it as texts print a name"
    return ""


@cache
def common() -> frozenset[str]:
    """Stop words (spaCy's) and very common words (jusText's list) of English, and CAPITALISED."""
    from justext import get_stoplist
    from spacy.lang.en.stop_words import STOP_WORDS

    frequent = {word for word in get_stoplist("English") if LETTER.fullmatch(word[0])}
    return frozenset({key for word in STOP_WORDS | frequent | CAPITALISED for key in keys_of(word)})


@cache
def english() -> frozenset[str]:
    """Words that the English language has, as keys: a name among them is guarded where it opens a sentence."""
    file = resources.files("firsthand") / "languages" / "en" / "senses.tsv"
    return frozenset(line.split("\t")[1] for line in file.read_text(encoding="utf-8").splitlines())


def is_guarded(words: str) -> bool:
    """Whether a name is also an English word ("Falcon"), so that a capital at a sentence's start proves nothing."""
    return words.isalpha() and words.lower() in english() and not words.isupper()
