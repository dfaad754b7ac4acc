"""The figures: precision, recall and F1 of attributions, claims and roles, and how right the matched claims are."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from firsthand.evaluate.compare import ON_MATCHED, Compared, compare, resolved_names
from firsthand.evaluate.pairs import Pairs, Row, matching_spans

Tally = dict[str, tuple[int, int, int]]
Miss = tuple[str, str, str, str]
PARTS: tuple[tuple[str, Callable[[Row], list[Any] | None]], ...] = (
    ("source", lambda row: [row["source"]["span"]] if row.get("source") else None),
    ("cue", lambda row: [row["cue"]] if row.get("cue") else None),
    ("content", lambda row: row["content"]),
)


def _add(tally: Tally, name: str, hits: int, gold: int, predicted: int) -> None:
    old = tally.get(name, (0, 0, 0))
    tally[name] = (old[0] + hits, old[1] + gold, old[2] + predicted)


def _count_spans(tally: Tally, one: Compared) -> None:
    for part, get in PARTS:
        gold, predicted = (
            [spans for row in side["attributions"] if (spans := get(row))] for side in (one.article, one.reading)
        )
        _add(tally, f"attribution.{part}", matching_spans(gold, predicted), len(gold), len(predicted))


def _links(attributions: list[Row]) -> set[tuple[str, str]]:
    return {(row["id"], row["within"]) for row in attributions if row.get("within")}


def _count_attributions(tally: Tally, one: Compared) -> None:
    gold, predicted = one.article["attributions"], one.reading["attributions"]
    _count_spans(tally, one)
    _add(tally, "attribution.whole", len(one.attributions), len(gold), len(predicted))
    same = {gold[i]["id"]: predicted[j]["id"] for i, j in one.attributions}
    ours, theirs = _links(gold), _links(predicted)
    hits = sum((same.get(inner), same.get(outer)) in theirs for inner, outer in ours)
    _add(tally, "attribution.within", hits, len(ours), len(theirs))


def _count_claims(tally: Tally, one: Compared) -> None:
    gold, predicted = one.article["claims"], one.reading["claims"]
    found = one.claims.values()
    for name, hits in (
        ("found", len(found)),
        ("core", sum(claim.core for claim in found)),
        ("whole", sum(claim.whole for claim in found)),
    ):
        _add(tally, f"claim.{name}", hits, len(gold), len(predicted))
    wanted, given, met = (Counter(row["event"] for row in rows) for rows in (gold, predicted, [c.gold for c in found]))
    for event in {*wanted, *given}:
        _add(tally, f"event.{event}", met[event], wanted[event], given[event])


def _count_roles(tally: Tally, one: Compared) -> None:
    for i, gold in enumerate(one.article["claims"]):
        pairs: dict[str, Pairs] = one.claims[i].roles if i in one.claims else {}
        for role, fillers in gold["roles"].items():
            _add(tally, f"role.{role}", len(pairs.get(role, [])), len(fillers), 0)
    for predicted in one.reading["claims"]:
        for role, fillers in predicted["roles"].items():
            _add(tally, f"role.{role}", 0, 0, len(fillers))


def _misses(one: Compared) -> Iterator[Miss]:
    key, claims = one.article["id"], one.article["claims"]
    for claim in (one.claims[i] for i in sorted(one.claims)):
        if not claim.whole:
            yield key, claim.gold["id"], "wrong " + ",".join(claim.faults()), one.words(claim.gold)
    for i, gold in enumerate(claims):
        if i not in one.claims:
            yield key, gold["id"], "missed", one.words(gold)
    paired = {j for _, j in one.pairs}
    for j, predicted in enumerate(one.reading["claims"]):
        if j not in paired:
            yield key, predicted.get("id", "?"), f"invented {predicted['event']}", one.words(predicted)


def _tally(all_compared: list[Compared]) -> Tally:
    tally: Tally = {}
    for one in all_compared:
        for count in (_count_attributions, _count_claims, _count_roles):
            count(tally, one)
    roles = [row for name, row in tally.items() if name.startswith("role.")]
    if roles:
        _add(tally, "claim.roles", *(sum(row[i] for row in roles) for i in range(3)))
    return tally


def share(part: int, whole: int) -> float:
    """`part` of `whole` to four places; 0.0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def _figure(hits: int, gold: int, predicted: int) -> dict[str, float | int]:
    p, r = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "gold": gold, "predicted": predicted}


def score(gold_rows: list[Row], predicted_rows: list[Row], misses: int = 0) -> tuple[Row, list[Miss]]:
    """The result that `corpus/tools/score_claims.py` gives, and the first `misses` claims missed, invented or wrong.

    Every article of gold counts; one without a reading counts as empty. A miss is (article, claim, what, words).
    """
    compared = compare(gold_rows, predicted_rows)
    claims = [claim for one in compared for claim in one.claims.values()]
    long = [claim for claim in claims if claim.links >= 2]
    names = [right for one in compared for _, right in resolved_names(one)]
    on_matched = {name: share(sum(claim.right[name] for claim in claims), len(claims)) for name in ON_MATCHED}
    on_matched["chain2"] = share(sum(claim.right["chain"] for claim in long), len(long))
    on_matched["names"] = share(sum(names), len(names))
    result = {
        "articles": len(gold_rows),
        "long_chains": len(long),
        "names_to_resolve": len(names),
        "matched_claims": len(claims),
        "figures": {name: _figure(*row) for name, row in sorted(_tally(compared).items())},
        "on_matched": on_matched,
    }
    return result, [miss for one in compared for miss in _misses(one)][:misses]
