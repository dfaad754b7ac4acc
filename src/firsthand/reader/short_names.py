"""Surnames and acronyms with the full names that a text gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.ontology import ontology
from firsthand.reader.mentions import Phrase
from firsthand.reader.parse import Parsed
from firsthand.reader.phrases import edges, named


def short_forms(parsed: Parsed, known: Sequence[Phrase]) -> dict[str, str]:
    """Surnames and acronyms with the full name that the text gives: "Khosla", "DGA"."""
    out: dict[str, str] = {}
    initials: dict[str, str] = {}
    for phrase in known:
        words = phrase.name.split()
        if not phrase.proper or len(words) < 2:
            continue
        if phrase.head.ent == "PERSON":
            out.setdefault(words[-1], phrase.name)
        if (short := in_brackets(parsed, phrase)) is not None:
            both = f"{phrase.name} ({short})"
            out.setdefault(short, both)
            out.setdefault(phrase.name, both)
        letters = "".join(w[0] for w in re.split(r"[\s-]+", phrase.name) if w[:1].isupper())
        if len(letters) >= 2 and letters.isupper():
            initials.setdefault(letters, phrase.name)
    return initials | by_entry(known) | out


def by_entry(known: Sequence[Phrase]) -> dict[str, str]:
    """Long and short names of one known body with the two together, where the text has the long one."""
    names: dict[str, dict[str, None]] = {}
    for phrase in known:
        if phrase.kind.startswith("body") and phrase.proper:
            names.setdefault(phrase.head.entry, {}).setdefault(phrase.name)
    out = {}
    for entry, found in names.items():
        shorts = [n for n in (*found, ontology().bodies[entry].name) if is_acronym(n)]
        longs = [n for n in found if " " in n]
        if shorts and longs:
            both = f"{max(longs, key=len)} ({shorts[0]})"
            out.update(dict.fromkeys((*(n for n in shorts if n in found), *longs), both))
    return out


def is_acronym(name: str) -> bool:
    """Whether a name is a short form in capitals: "OFAC"."""
    return 2 <= len(name) <= 6 and name.isupper() and name.isalpha()


def in_brackets(parsed: Parsed, phrase: Phrase) -> str | None:
    """The short form that a name is given in brackets right after it: "Directorate General of Customs (DGA)"."""
    at = named(parsed, *edges(phrase.head))[1] + 1
    at -= parsed.tokens[at - 1].text == "("
    tokens = parsed.tokens[at : at + 3]
    if len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[1].text[:1].isupper():
        return tokens[1].text
    return None
