"""What stands behind an entry id such as "body:kcna": its body, the party that speaks through it, its name."""

from firsthand.ontology.entries import Body
from firsthand.ontology.rows import KINDS
from firsthand.ontology.tables import ontology

TABLES = {kind: table for table, kind in KINDS.items()}
MEDIA = ("wire", "state media", "private media")
VOICES = ("official", "military", "intelligence", "state media", "wire")


def body_of(entry: str | None) -> Body | None:
    """The row of a body's entry; None for any other."""
    kind, _, key = (entry or "").partition(":")
    return ontology().bodies.get(key) if kind == "body" else None


def party_of(entry: str | None) -> str | None:
    """The id of the party that an entry is or speaks for; None for who speaks for himself.

    >>> party_of("country:ir"), party_of("body:kcna"), party_of("body:reuters")
    ('ir', 'kp', None)
    """
    kind, _, key = (entry or "").partition(":")
    if kind == "country":
        return key
    body = body_of(entry)
    return body.voice_of if body is not None and body.kind in VOICES else None


def is_media(entry: str | None) -> bool:
    """Whether an entry is a news agency or outlet."""
    body = body_of(entry)
    return body is not None and body.kind in MEDIA


def name_of(entry: str) -> str:
    """The plain name of an entry; a new system's own words."""
    kind, _, key = entry.partition(":")
    row = getattr(ontology(), TABLES[kind]).get(key) if kind in TABLES else None
    name: str = row.name if row is not None else key
    return name
