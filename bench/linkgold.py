"""Annotated articles as readings without names, and the entries that their names mean, by the ontology's tables."""

import tomllib
from collections.abc import Iterator
from typing import Any

from bench.hardlist import sentences_of
from bench.places import ROOT, Fault
from firsthand.evaluate.run import document_of
from firsthand.records import Attribution, Claim, Filler, Mention, Reading, Span

DATA = ROOT / "src" / "firsthand" / "ontology" / "data"
TABLES = {"countries": "country", "bodies": "body", "systems": "system", "weapons": "class"}
Row = dict[str, Any]


def _entries() -> Iterator[tuple[str, str, Row]]:
    for folder, kind in TABLES.items():
        for path in sorted((DATA / folder).glob("*.toml")):
            for key, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
                if isinstance(row, dict):
                    yield kind, key, row


def names_of(kind: str, row: Row) -> set[str]:
    """The name and other full names of an entry; a class's words count, with their plain plurals."""
    words = row.get("words", []) if kind == "class" else row.get("aliases", [])
    return {row["name"], *words, *(f"{word}s" for word in words if kind == "class")}


def entry_keys() -> set[str]:
    """Every entry that the tables have, as "country:ge"."""
    return {f"{kind}:{key}" for kind, key, _ in _entries()}


def entry_by_name() -> dict[str, str]:
    """The entry of each name or alias that is exactly one entry's; a name of two entries is left out."""
    found: dict[str, set[str]] = {}
    for kind, key, row in _entries():
        for name in names_of(kind, row):
            found.setdefault(name, set()).add(f"{kind}:{key}")
    if not found:
        raise Fault(f"{DATA}: no tables in it; run from a checkout")
    return {name: next(iter(entries)) for name, entries in found.items() if len(entries) == 1}


def _span(pair: list[int]) -> Span:
    return Span(start=pair[0], end=pair[1])


def _mention(text: str, place: Row) -> Mention:
    span = _span(place["span"])
    return Mention(span=span, name=span.of(text))


def _attribution(text: str, row: Row) -> Attribution:
    return Attribution(
        id=row["id"], source=_mention(text, row["source"]) if row["source"] else None, naming=row["naming"],
        cue=_span(row["cue"]), content=tuple(map(_span, row["content"])), direct=row["direct"], within=row["within"],
        proposed_by="corpus", score=1.0,
    )  # fmt: skip


def _claim(text: str, row: Row) -> Claim:
    roles: Any = tuple(
        (role, tuple(Filler(mention=_mention(text, place)) for place in places))
        for role, places in row["roles"].items()
    )
    return Claim(
        id=row["id"], event=row["event"], span=_span(row["span"]), trigger=_span(row["trigger"]), roles=roles,
        status=row["status"], certainty=row["certainty"], denied=row["denied"], chain=tuple(row["chain"]),
        proposed_by="corpus", score=1.0,
    )  # fmt: skip


def bare_reading(row: Row) -> Reading:
    """An annotated article as a reading in which each name is the words themselves, and nothing is grouped."""
    text = row["text"]
    return Reading(
        document=document_of(row),
        sentences=sentences_of(text),
        attributions=tuple(_attribution(text, one) for one in row["attributions"]),
        claims=tuple(_claim(text, one) for one in row["claims"]),
    )


def gold_names(row: Row) -> list[str | None]:
    """The annotated name of each mention, in the order of `mentions_of`."""
    names = [one["source"]["name"] if one["source"] else None for one in row["attributions"]]
    return names + [place["name"] for claim in row["claims"] for places in claim["roles"].values() for place in places]


def mentions_of(reading: Reading) -> list[Mention | None]:
    """The sources, None where one is hidden, then what fills the roles, in the order of the reading."""
    fillers = [filler.mention for claim in reading.claims for _, several in claim.roles for filler in several]
    return [*(one.source for one in reading.attributions), *fillers]
