"""When two names count as the same name."""

import re

LONG_NAMES = {
    "united states of america": "us",
    "united states": "us",
    "united kingdom": "uk",
    "great britain": "uk",
    "united nations": "un",
    "european union": "eu",
    "united arab emirates": "uae",
    "north korea": "dprk",
    "south korea": "rok",
    "soviet union": "ussr",
}
SHORT_NAMES = {
    "usa": "us",
    "america": "us",
    "american": "us",
    "britain": "uk",
    "british": "uk",
    "turkey": "türkiye",
    "turkish": "türkiye",
    "defense": "defence",
    "emirates": "uae",
}
LONG = re.compile(r"\b(?:" + "|".join(LONG_NAMES) + r")\b")
POSSESSIVE = re.compile(r"['\u2019]s\b")
INITIALS = re.compile(r"\b((?:\w\.){2,})")
ARTICLES = frozenset({"the", "a", "an"})
EMPTY_WORDS = frozenset({"of", "unnamed"})


def plain(name: str | None) -> str:
    """The name in lower case, without articles, possessives and punctuation; "" for None.

    >>> plain("The U.S. State Department's")
    'us state department'
    """
    text = POSSESSIVE.sub(" ", (name or "").casefold())
    text = INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    return " ".join(word for word in re.sub(r"[^\w\s]", " ", text).split() if word not in ARTICLES)


def _words(name: str | None) -> frozenset[str]:
    text = LONG.sub(lambda match: LONG_NAMES[match.group()], plain(name))
    return frozenset(SHORT_NAMES.get(word, word).rstrip("s") for word in text.split() if word not in EMPTY_WORDS)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether all words of the shorter name are in the longer; plural endings aside, countries by any common name.

    >>> same_name("the United States", "US State Department"), same_name("Iran", "Iraq"), same_name(None, None)
    (True, False, False)
    """
    ours, theirs = _words(a), _words(b)
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)
