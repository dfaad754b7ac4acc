"""What body a description such as "the defence ministry" stands for, once its country is known."""

from dataclasses import dataclass

from firsthand.ontology.entries import Country
from firsthand.ontology.forms import keys_of
from firsthand.ontology.names import country_of
from firsthand.ontology.tables import ontology, per_tables

LITTLE = frozenset({"the", "of", "and", "s", "for"})
STATE_KINDS = ("official", "military", "intelligence")


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
    body = ontology().bodies[body_id] if body_id else None
    name = body.name if body and key in body.describes else pattern.template.format(adjective=adjective)
    return Described(name=name, kind=pattern.kind, country_id=row.id, description_id=key, body_id=body_id)


def party(country: str) -> Country | None:
    """The country's row by its id or by words that stand for it."""
    row = ontology().countries.get(country)
    if row is None and (named := country_of(country)) is not None:
        row = ontology().countries[named.entry_id]
    return row


@per_tables
def by_words() -> dict[tuple[str, ...], str]:
    """The description's id by the keys of its words."""
    return {keys_of(words): row.id for row in ontology().descriptions.values() for words in row.words}


@per_tables
def own_bodies() -> dict[tuple[str, str], str]:
    """The body that has an entry of its own, by country and description: as its row says, else by its names."""
    out: dict[tuple[str, str], str] = {}
    bodies = [body for body in ontology().bodies.values() if body.country]
    for body in bodies:
        for key in body.describes:
            out.setdefault((str(body.country), key), body.id)
    plain = {tuple(sorted(set(keys) - LITTLE)): key for keys, key in by_words().items()}
    for body in bodies:
        party_words = words_of_party(ontology().countries[str(body.country)])
        for name in (body.name, *body.aliases):
            found = plain.get(tuple(sorted(set(keys_of(name)) - LITTLE - party_words)))
            if found is not None and body.kind in STATE_KINDS:
                out.setdefault((str(body.country), found), body.id)
    return out


def words_of_party(row: Country) -> set[str]:
    """The words that a country's names and adjectives are made of."""
    forms = (
        row.name,
        *row.aliases,
        *row.adjectives,
        *row.capitals[:1],
        *([row.attributive] if row.attributive else ()),
    )
    return {key for form in forms for key in keys_of(form)}
