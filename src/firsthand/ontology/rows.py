"""The rows of all tables as one: what an entry is called, its id, every word that stands for it."""

from collections.abc import Iterator

from firsthand.ontology.entries import Body, Country, Description, EventType, Ontology, System, WeaponClass

Row = EventType | Country | Body | WeaponClass | System | Description
KINDS = {
    "events": "event",
    "countries": "country",
    "bodies": "body",
    "classes": "class",
    "systems": "system",
    "descriptions": "description",
}


def entries(tables: Ontology) -> Iterator[tuple[str, Row]]:
    """Every row with its entry id ("country:ir"), table by table, in the order of the files."""
    for table, kind in KINDS.items():
        for row_id, row in getattr(tables, table).items():
            yield f"{kind}:{row_id}", row


def title(row: Row) -> str:
    """What a row is called: its name, an event's label, what a description makes of an adjective."""
    if isinstance(row, EventType):
        return row.label
    return row.template.format(adjective="...") if isinstance(row, Description) else row.name


def forms(row: Row) -> Iterator[tuple[str, str]]:
    """The words that stand for a row, each with how it does: name, alias, demonym, capital, metonym, word, weak word.

    >>> from firsthand.ontology import ontology
    >>> list(forms(ontology().countries["fr"]))[:2]
    [('name', 'France'), ('alias', 'French Republic')]
    """
    yield "name", title(row)
    for how, key in HOW:
        for words in getattr(row, key, ()):
            yield how, words


HOW = (
    ("alias", "aliases"),
    ("demonym", "adjectives"),
    ("demonym", "people"),
    ("capital", "capitals"),
    ("metonym", "metonyms"),
    ("alias in context", "context_aliases"),
    ("word", "words"),
    ("weak word", "weak_words"),
)
