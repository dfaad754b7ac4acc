"""The table of words that linking goes by: nouns that speak for a party, epithets, names that several share."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def shared_names() -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """The usual entry, if there is one, and all entries that share a name, by its words; from the table of words."""
    out = {}
    for words, marked in table()["shared"].items():
        usual = next((entry[1:] for entry in marked if entry.startswith("!")), None)
        out[words.casefold()] = usual, tuple(entry.removeprefix("!") for entry in marked)
    return out


@cache
def table() -> dict[str, Any]:
    """The table of nouns that stand for the party named beside them."""
    return tomllib.loads((files("firsthand.link") / "words.toml").read_text(encoding="utf-8"))


@cache
def nouns() -> dict[str, str]:
    """Each noun that stands for its party, with what it does."""
    return {word: kind for kind, words in table().items() if isinstance(words, list) for word in words}
