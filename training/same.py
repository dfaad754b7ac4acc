"""Trains the forest "same" and the table of words that claims are compared by.

`python -m training.same` writes them from corpus/train.jsonl, train-stories.json and snippets.jsonl; `--folds 5` only
measures, on stories held out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from bench.stories import annotated
from sklearn.ensemble import HistGradientBoostingClassifier

from firsthand.languages.trees import Trees
from firsthand.records import ClaimRef, Reading
from firsthand.telling import names, stems, texts_of
from firsthand.weigh.facts import Fact, facts_of
from firsthand.weigh.pairs import NUMBERS, ROLES
from firsthand.weigh.same import groups, laid_out
from training.gold import CORPUS, ROOT, rows
from training.second import grown, save

FOLDER = ROOT / "src/firsthand/weigh"
LIKE = frozenset(
    {f"{role} worth" for role in ROLES}
    | {"same status", "worth", "agreeing", "shared words", "held words", "triples", "same trigger", "number", "count"}
    | {"amount", "time", "interval", "root", "articles", "rough", "lead", "own shared", "own held", "beside", "sense"}
    | {"around shared", "fine sense", "values", "covered", "speaker", "parties", "cast", "object words"}
)
UNLIKE = frozenset(
    {f"{role} conflict" for role in ROLES}
    | {"conflicts", "rank", "worst rank", "behind", "certainty", "fewest alike", "most alike"}
)
Pair = tuple[Fact, Fact]


def write_words() -> None:
    """The table of words: in how many snippets each stands."""
    counted: Counter[str] = Counter()
    for row in rows("snippets"):
        counted.update({*stems(row["text"]), *names(row["text"])})
    table = json.dumps({w: n for w, n in sorted(counted.items()) if n > 1}, ensure_ascii=False, separators=(",", ":"))
    (ROOT / "src/firsthand/words.json.gz").write_bytes(gzip.compress(table.encode(), mtime=0))


def gold_readings(name: str) -> list[Reading]:
    """The annotated articles of a set as readings, names tied to entries."""
    return annotated(rows(name))


def compared(readings: Sequence[Reading]) -> tuple[list[Pair], list[list[float]]]:
    """The pairs of claims worth comparing, both asserted or both denied, each with its numbers."""
    facts = [fact for reading in readings for fact in facts_of(reading)]
    alone = {reading.document.id: reading.document.id for reading in readings}
    told = [
        ((one, other), row)
        for (one, other), row in laid_out(facts, texts_of(readings), alone)
        if one.claim.denied == other.claim.denied
    ]
    told.sort(key=lambda pair: (pair[0][0].ref, pair[0][1].ref))
    return [pair for pair, _ in told], [row for _, row in told]


def gold_groups(name: str) -> list[set[ClaimRef]]:
    """The annotated groups of claims that state one event."""
    stories: list[dict[str, Any]] = json.loads((CORPUS / f"{name}-stories.json").read_text(encoding="utf-8"))
    return [
        {ClaimRef(document=key.rpartition(":")[0], claim=key.rpartition(":")[2]) for key in group["claims"]}
        for story in stories
        for group in story["same_claim"]
    ]


def labels(pairs: Sequence[Pair], gold: Sequence[set[ClaimRef]]) -> list[int]:
    """1 for each pair of claims that stand in one annotated group."""
    of = {ref: number for number, group in enumerate(gold) for ref in group}
    return [int(one.ref in of and of[one.ref] == of.get(other.ref)) for one, other in pairs]


def story_of(ref: ClaimRef) -> str:
    """The story of a claim's article."""
    return ref.document if ref.document.startswith("single") else ref.document.rsplit("-", 1)[0]


def fitted(xs: Sequence[Sequence[float]], ys: Sequence[int]) -> Trees:
    """The forest of pairs and labels: likeness never lowers a chance, unlikeness never raises it."""
    model = HistGradientBoostingClassifier(
        random_state=0,
        early_stopping=False,
        max_depth=4,
        max_iter=300,
        learning_rate=0.03,
        min_samples_leaf=80,
        l2_regularization=20,
        max_features=0.3,
        monotonic_cst=[1 if name in LIKE else -1 if name in UNLIKE else 0 for name in NUMBERS],
    )
    return replace(grown("same", model.fit(np.array(xs), np.array(ys)), ("no", "yes")), numbers=NUMBERS)


def cross_pairs(found: Sequence[Sequence[ClaimRef]]) -> set[tuple[ClaimRef, ClaimRef]]:
    """The pairs of claims of different articles that groups tie together."""
    return {
        (one, other)
        for group in found
        for one, other in combinations(sorted(set(group)), 2)
        if one.document != other.document
    }


def measure(count: int) -> None:
    """Prints the figure same_claim on stories held out, at several thresholds."""
    readings, gold = gold_readings("train"), gold_groups("train")
    pairs, xs = compared(readings)
    ys = labels(pairs, gold)
    names_ = sorted({story_of(ClaimRef(document=r.document.id, claim="")) for r in readings})
    fold = {story: number % count for number, story in enumerate(names_)}
    sides = np.array([(fold[story_of(a.ref)], fold[story_of(b.ref)]) for a, b in pairs])
    chances = np.zeros(len(pairs))
    for number in range(count):
        held = (sides == number).any(axis=1)
        made = fitted(
            [x for x, out in zip(xs, held, strict=True) if not out],
            [y for y, out in zip(ys, held, strict=True) if not out],
        )
        chances[held] = made.chances([x for x, out in zip(xs, held, strict=True) if out])[:, 1]
    claims = [fact.ref for reading in readings for fact in facts_of(reading)]
    wanted = cross_pairs([tuple(group) for group in gold])
    got = {tuple(sorted((a.ref, b.ref))) for a, b in pairs}
    print(f"{len(pairs)} pairs compared, {len(wanted & got)} of {len(wanted)} annotated ones among them")
    for sure in (0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        found = cross_pairs(
            groups(
                claims,
                {(min(a.ref, b.ref), max(a.ref, b.ref)): c for (a, b), c in zip(pairs, chances, strict=True)},
                sure=sure,
            )
        )
        right = len(found & wanted)
        p, r = right / max(1, len(found)), right / len(wanted)
        print(f"from {sure}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    if args.folds:
        measure(args.folds)
        return
    write_words()
    pairs, xs = compared(gold_readings("train"))
    save(fitted(xs, labels(pairs, gold_groups("train"))), Path(FOLDER))


if __name__ == "__main__":
    main()
