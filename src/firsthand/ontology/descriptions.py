"""What body a description such as "the defence ministry" stands for, once its country is known."""

from dataclasses import dataclass
from functools import cache

from firsthand.ontology.entries import Country
from firsthand.ontology.forms import keys_of
from firsthand.ontology.names import country_of
from firsthand.ontology.tables import ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The body that a description stands for: its plain name, its kind, its country, its own entry if it has one."""

    name: str
    kind: str
    country_id: str
    description_id: str
    body_id: str | None = None


def described(words: str, country: str) -> Described | None:
    """The body of `country` (an id, or words such as "Turkey", "Ankara") that the words stand for; None otherwise.

    >>> described("the defense ministry", "Ankara").name, described("the army", "sd").name
    ('Turkish Defence Ministry', 'Sudanese army')
    """
    row = party(country)
    keys = keys_of(words)
    key = by_words().get(keys[1:] if keys[:1] == ("the",) else keys)
    if row is None or key is None:
        return None
    pattern = ontology().descriptions[key]
    body_id = own_bodies().get((row.id, key))
    adjective = row.attributive or (row.adjectives[0] if row.adjectives else row.name)
    name = ontology().bodies[body_id].name if body_id else pattern.template.format(adjective=adjective)
    return Described(name=name, kind=pattern.kind, country_id=row.id, description_id=key, body_id=body_id)


def party(country: str) -> Country | None:
    """The country's row by its id or by words that stand for it."""
    row = ontology().countries.get(country)
    if row is None and (named := country_of(country)) is not None:
        row = ontology().countries[named.entry_id]
    return row


@cache
def by_words() -> dict[tuple[str, ...], str]:
    """The description's id by the keys of its words."""
    return {keys_of(words): row.id for row in ontology().descriptions.values() for words in row.words}


@cache
def own_bodies() -> dict[tuple[str, str], str]:
    """The body that has an entry of its own, by country and description."""
    bodies = ontology().bodies.values()
    return {(body.country, key): body.id for body in bodies if body.country for key in body.describes}
