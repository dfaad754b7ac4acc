"""Who published a document and whom it credits, under one name however it is written."""

import re
from collections.abc import Iterator

from firsthand.ontology import ontology
from firsthand.ontology.tables import per_tables
from firsthand.records import Document, Reading
from firsthand.text import same_words

ASIDE = re.compile(r"\s*\([^)]*\)")
START = 120  # characters at a text's start in which a credit in brackets stands
END = 160  # and at its end
BRACKETED = re.compile(
    r"\(([A-Z][\w .'’&/-]{1,40})\)|^\W*(?:By|From|Source:|Via) ([A-Z][\w .'’&-]{1,40})", re.MULTILINE
)
PRESS = (
    r"(?:state |official |national )?(?:news |press )?"
    r"(?:media|press|newspapers?|dail(?:y|ies)|outlets?|broadcasters?|agenc(?:y|ies)|wire)"
)
AGENCY = re.compile(r"\b(?:an?|the) (?:news|press|wire) (?:agency|service)\b")
STEM = 5  # letters by which "Latvian" and "Latvia" are one word
OFFICIAL = frozenset({"official", "military", "intelligence", "international", "maker"})
OFFICE = re.compile(
    r"\b(?:ministry|department|office|directorate|command|armed forces|government|embassy|administration|operation|"
    r"public relations|press service|commission|council|secretariat)\b",
    re.IGNORECASE,
)
PARTS = re.compile(r"[/,;&+|]| and | with | via ")


def outlet_key(name: str) -> str:
    """One key for all names of an outlet: "body:afp" for "AFP", else its words without articles and asides.

    >>> outlet_key("AFP") == outlet_key("Agence France-Presse"), outlet_key("The Daily Bugle (English edition)")
    (True, 'daily bugle')
    """
    words = same_words(ASIDE.sub("", name)).removeprefix("the ")
    entry = entries().get(words)
    return f"body:{entry}" if entry else words


def publisher(document: Document) -> str | None:
    """The key of the outlet that published it, by name or else by domain; None where neither is stated."""
    if document.outlet:
        return outlet_key(document.outlet)
    return document.domain.casefold().removeprefix("www.") if document.domain else None


def credited(document: Document) -> frozenset[str]:
    """The keys of outlets that its credit line, byline or dateline names, its own left out."""
    return frozenset(outlet_key(name) for name in credit_names(document) if name.strip()) - {publisher(document), ""}


def credit_names(document: Document) -> Iterator[str]:
    """The names that stand where a credit stands; a byline counts only where it is a known outlet's."""
    if document.credit:
        yield document.credit
        yield from PARTS.split(document.credit)
    for part in PARTS.split(document.author or ""):
        if outlet_key(part).startswith("body:"):
            yield part
    for found in (*BRACKETED.finditer(document.text[:START]), *BRACKETED.finditer(document.text[-END:])):
        name = found[1] or found[2]
        if found[1] or outlet_key(name).startswith("body:"):
            yield name


def names(document: Document) -> tuple[str, ...]:
    """The names by which other texts may call its outlet, longest first."""
    if not document.outlet:
        return ()
    plain = ASIDE.sub("", document.outlet).strip()
    entry = entries().get(same_words(plain).removeprefix("the "))
    known = spellings_of(entry) if entry else ()
    return tuple(sorted({plain, plain.removeprefix("The "), *known}, key=lambda name: (-len(name), name)))


def own_names(document: Document) -> tuple[re.Pattern[str], ...]:
    """What finds the document's outlet in a text."""
    return tuple(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names(document)[:1])


def is_named(document: Document, text: str) -> bool:
    """Whether `text` names the document's outlet."""
    return any(
        name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for name in names(document)
        if len(name) > 1
    )


def is_relayed(document: Document, by: Reading) -> bool:
    """Whether a reading's text credits the document's outlet: by name, as press of its country, as a source."""
    text = by.document.text
    return is_named(document, text) or is_described(document, text) or is_source(document, by)


def is_described(document: Document, text: str) -> bool:
    """Whether `text` credits press that the document's outlet belongs to: "Turkish state media", "a news agency"."""
    entry = entries().get(same_words(ASIDE.sub("", document.outlet or "")).removeprefix("the "))
    body = ontology().bodies[entry] if entry else None
    if body is None or body.kind not in ("wire", "state media", "private media"):
        return False
    country = ontology().countries.get(body.country or "")
    adjectives = (*country.adjectives, *country.aliases, country.attributive or "") if country else ()
    named = (word for word in adjectives if word and word in text)
    return any(re.search(rf"(?<!\w){re.escape(word)} {PRESS}\b", text) for word in named) or (
        body.kind == "wire" and bool(AGENCY.search(text))
    )


def is_source(document: Document, by: Reading) -> bool:
    """Whether most words of the outlet's name, endings aside, are in those of one source ("the Latvian ministry")."""
    wanted = stems(document.outlet or "")
    told = (stems(f"{one.source.name} {one.source.span.of(by.document.text)}") for one in by.attributions if one.source)
    return bool(wanted) and any(3 * len(wanted & words) >= 2 * len(wanted) for words in told)


def stems(words: str) -> frozenset[str]:
    """The beginnings of the longer words."""
    return frozenset(word[:STEM] for word in same_words(words).split() if len(word) > 3)


def is_office(document: Document) -> bool:
    """Whether its outlet is no press but an office, a force or a maker that speaks for itself."""
    entry = entries().get(same_words(ASIDE.sub("", document.outlet or "")).removeprefix("the "))
    if entry:
        return ontology().bodies[entry].kind in OFFICIAL
    return bool(OFFICE.search(document.outlet or ""))


@per_tables
def entries() -> dict[str, str]:
    """The entries of bodies by every name they have, folded; of two with one name the first."""
    found: dict[str, str] = {}
    for body in ontology().bodies.values():
        for name in (body.name, *body.aliases):
            found.setdefault(same_words(name).removeprefix("the "), body.id)
    return found


def spellings_of(entry: str) -> tuple[str, ...]:
    """The names of a body."""
    body = ontology().bodies[entry]
    return (body.name, *body.aliases)
