"""Trains the table "name": what pronouns, descriptions and bare numbers stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.evaluate.names import same_name
from firsthand.languages.weights import Weights
from firsthand.reader.mentions import antecedents, name_features, party_of, phrases, plain, sort_of
from firsthand.reader.naming import speakers_of
from firsthand.reader.parse import Token
from training.attributions import drafts
from training.fit import fit
from training.gold import Example


def mentions(example: Example) -> Iterator[tuple[str, Token, int, int, dict]]:
    """The gold sources and fillers: role, head, range, and the gold item."""
    items = [("source", a["source"]) for a in example.row["attributions"] if a["source"]]
    items += [
        (role, f)
        for c in example.row["claims"]
        for role, fillers in c["roles"].items()
        if role in ("actor", "object", "counterparty", "place")
        for f in fillers
    ]
    for role, item in items:
        inside = [t for t in example.parsed.tokens if t.start < item["span"][1] and t.end > item["span"][0]]
        head = example.head(item["span"])
        if head is not None:
            yield role, head, inside[0].i, inside[-1].i, item


def train(examples: Sequence[Example]) -> list[Weights]:
    """The table, fitted to gold names that their own words do not give, and to those that they do."""
    xs, ys = [], []
    for example in examples:
        known = phrases(example.parsed)
        made = drafts(example).values()
        speakers = speakers_of([(d.content, d.speaker) for d in made], example.quoted)
        spoke = {d.speaker.i for d in made if d.speaker}
        meant: dict[str, Token] = {}
        for role, head, first, last, item in sorted(mentions(example), key=lambda m: (m[2], m[3], m[0])):
            sort = sort_of(example.parsed, head, first)
            if sort in ("name", "relative") or (party_of(head) and role != "place"):
                continue
            own = same_name(item["name"], plain(example.parsed, first, last))
            found = antecedents(example.parsed, head, first, sort, known, speakers.get(head.i), meant)
            right = [same_name(item["name"], c.name) and not own for c in found]
            for c, yes in zip(found, right, strict=True):
                if yes:
                    meant[c.name] = head
            if not own and not any(right) and sort != "definite":
                continue
            for i, (candidate, yes) in enumerate(zip(found, right, strict=True)):
                xs.append(name_features(example.parsed, head, sort, role, candidate, len(found) - 1 - i, spoke))
                ys.append("yes" if yes else "no")
    return [fit("name", xs, ys)]
