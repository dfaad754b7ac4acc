"""Names that two rows claim, folded as they are matched."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from firsthand.ontology.entries import Body, Country, Ontology, System
from firsthand.ontology.findings import Finding
from firsthand.ontology.forms import keys_of, plural, spelled
from firsthand.ontology.rows import KINDS, forms

Named = Country | Body | System
NAMED = ("systems", "bodies", "countries")


class Claim(NamedTuple):
    """A form, the row that claims it, the rules of its capitals, and whether the row says that it shares it."""

    table: str
    row: str
    words: str
    rules: str
    shared: bool


def clashes(tables: Ontology) -> Iterator[Finding]:
    """Names of two rows, unless each says so in `shared`; and `shared` names that no other row has.

    Two claims are no clash where a body bears the name of the building that stands for its country ("Kremlin"), and
    where a name keeps capitals that a class's word has not ("SAM", "sam").
    """
    by_keys: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims(tables):
        by_keys.setdefault(keys_of(claim.words), []).append(claim)
    for group in by_keys.values():
        for claim in group:
            yield from faults(tables, claim, group)


def faults(tables: Ontology, claim: Claim, group: list[Claim]) -> Iterator[Finding]:
    """What is wrong with one claim among all claims to its form."""
    others = [other for other in group if (other.table, other.row) != (claim.table, claim.row)]
    rivals = sorted({f"{KINDS[other.table]}:{other.row}" for other in others if collide(tables, claim, other)})
    if rivals and not claim.shared:
        yield Finding(
            table=claim.table,
            row=claim.row,
            value=claim.words,
            problem=f"is also a name of {', '.join(rivals)}",
            remedy=f'take it out of one row, or, where both are meant, write shared = ["{claim.words}"] in each',
        )
    if claim.shared and not others:
        yield Finding(
            table=claim.table,
            row=claim.row,
            value=claim.words,
            problem="is marked as shared, and no other row has it",
            remedy="take it out of shared",
        )


def collide(tables: Ontology, one: Claim, other: Claim) -> bool:
    """Whether two claims to one form would be taken for each other."""
    rows = {one.table: one, other.table: other}
    if {"bodies", "countries"} == rows.keys():
        body, country = tables.bodies[rows["bodies"].row], tables.countries[rows["countries"].row]
        return country.id not in (body.country, body.voice_of) or rows["countries"].words not in country.metonyms
    return "classes" not in rows or one.rules == other.rules


def claims(tables: Ontology) -> Iterator[Claim]:
    """Every form that a row claims, each once a row."""
    for table in NAMED:
        rows: Mapping[str, Named] = getattr(tables, table)
        for row in rows.values():
            shared = {keys_of(form) for form in row.shared}
            for form in once(claimed(row)):
                yield Claim(table, row.id, form, spelled(form)[1], keys_of(form) in shared)
    for weapon in tables.classes.values():
        for form in once(word for each in (*weapon.words, *weapon.weak_words) for word in (each, plural(each))):
            yield Claim("classes", weapon.id, form, spelled(form)[1], False)


def claimed(row: Named) -> Iterator[str]:
    """What a row is called, less what is matched in context alone or never."""
    unmatched = getattr(row, "unmatched", ())
    return (words for how, words in forms(row) if how != "alias in context" and words not in unmatched)


def once(words: Iterable[str]) -> Iterator[str]:
    """The words without those that fold to earlier ones."""
    seen = set()
    for each in words:
        if keys_of(each) not in seen:
            seen.add(keys_of(each))
            yield each
