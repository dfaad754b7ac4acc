"""One annotated article beside its reading: what matches what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from firsthand.evaluate.names import same_name
from firsthand.evaluate.pairs import Pairs, Row, attribution_pairs, claim_pairs, role_pairs

CORE = ("actor", "object", "counterparty")
ON_MATCHED = ("status", "certainty", "denied", "chain", "root")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A claim that was found: which roles agree, and which of `ON_MATCHED` are right."""

    gold: Row
    predicted: Row
    roles: dict[str, Pairs]
    right: dict[str, bool]
    core: bool
    links: int

    @property
    def whole(self) -> bool:
        """Whether everything that the figures look at is right."""
        return self.core and all(self.right.values())

    def faults(self) -> list[str]:
        """What is wrong, in the figures' words."""
        return [name for name, ok in self.right.items() if not ok] + ([] if self.core else ["roles"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An article, its reading, the attributions that pair off and, by place among gold's claims, those found."""

    article: Row
    reading: Row
    attributions: Pairs
    pairs: Pairs
    claims: dict[int, Matched]

    def words(self, item: Row) -> str:
        """The article's words under an item's span."""
        text: str = self.article["text"]
        return text[slice(*item["span"])]


def chain_names(reading: Row, claim: Row) -> list[str | None]:
    """The names along a claim's chain, outermost first; None for a hidden source; links not in the reading drop out."""
    by_id = {row["id"]: row for row in reading["attributions"]}
    return [(by_id[key]["source"] or {}).get("name") for key in claim["chain"] if key in by_id]


def same_chain(a: list[str | None], b: list[str | None]) -> bool:
    """Whether two chains name the same sources in the same order; a hidden source equals a hidden source alone."""
    return len(a) == len(b) and all((x is None and y is None) or same_name(x, y) for x, y in zip(a, b, strict=True))


def _core_right(gold: Row, predicted: Row, roles: dict[str, Pairs]) -> bool:
    counts = ((len(roles.get(r, [])), len(gold["roles"].get(r, [])), len(predicted["roles"].get(r, []))) for r in CORE)
    return all(hits == wanted == given for hits, wanted, given in counts)


def _matched(article: Row, reading: Row, gold: Row, predicted: Row) -> Matched:
    roles = role_pairs(gold["roles"], predicted["roles"])
    ours, theirs = chain_names(article, gold), chain_names(reading, predicted)
    right = {
        "status": gold["status"] == predicted.get("status"),
        "certainty": gold["certainty"] == predicted.get("certainty"),
        "denied": gold["denied"] == bool(predicted.get("denied")),
        "chain": same_chain(ours, theirs),
        "root": same_chain(ours[-1:], theirs[-1:]),
    }
    core = _core_right(gold, predicted, roles)
    return Matched(gold=gold, predicted=predicted, roles=roles, right=right, core=core, links=len(ours))


def _compare(article: Row, reading: Row) -> Compared:
    pairs = claim_pairs(article["claims"], reading["claims"])
    found = {i: _matched(article, reading, article["claims"][i], reading["claims"][j]) for i, j in pairs}
    attributions = attribution_pairs(article["attributions"], reading["attributions"])
    return Compared(article=article, reading=reading, attributions=attributions, pairs=pairs, claims=found)


def compare(gold_rows: list[Row], predicted_rows: list[Row]) -> list[Compared]:
    """Each article of gold beside its reading; a missing reading counts as an empty one, others are left aside."""
    predicted = {row["document"]["id"]: row for row in predicted_rows}
    empty: dict[str, Any] = {"attributions": [], "claims": []}
    return [_compare(article, predicted.get(article["id"], empty)) for article in gold_rows]


def _named_pairs(compared: Compared) -> Iterator[tuple[Row, Row]]:
    for i, j in compared.attributions:
        source = compared.article["attributions"][i]["source"]
        if source:
            yield source, compared.reading["attributions"][j]["source"]
    for _, claim in sorted(compared.claims.items()):
        for role, pairs in claim.roles.items():
            for i, j in pairs:
                yield claim.gold["roles"][role][i], claim.predicted["roles"][role][j]


def resolved_names(compared: Compared) -> Iterator[tuple[str, bool]]:
    """The words of each matched source and filler that do not hold its gold name, and whether it is named right."""
    for gold, predicted in _named_pairs(compared):
        words = compared.words(gold)
        if not same_name(gold["name"], words):
            yield words, same_name(gold["name"], predicted.get("name"))
