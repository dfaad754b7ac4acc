"""What the rules, the encoder and both together read, on train stories that were held out; and what scores mean.

`python -m training.proof [--write --date YYYY-MM-DD]`; half an hour on one core. Readings are kept in
`.cache/proof` and used again; `--fresh` makes them anew. Neither tables, forests nor the encoder saw the story.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.places import asked_of, markdown_table, put_between_markers

from firsthand import evaluate
from firsthand.evaluate.pairs import attribution_pairs, claim_pairs
from firsthand.reader.parse import Token
from training.__main__ import POLNEAR, held_out
from training.encoder.alone import row_of
from training.gold import CACHE, ROOT, Example, everything, heard, press
from training.parts import part

Row = dict[str, Any]
KEPT = CACHE / "proof"
PAGE = ROOT / "docs/accuracy.md"
WAYS = {"rules": "rules alone", "encoder": "encoder alone", "both": "both"}
FIGURES = (
    "attribution.whole", "attribution.within", "claim.found", "claim.roles", "claim.core", "claim.whole",
)  # fmt: skip
MATCHED = ("status", "certainty", "denied", "chain", "chain2", "names")
EDGES = (0.28, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)  # of the bins of scores; first the least that are kept


def readings(way: str, examples: Sequence[Example], polnear: Path, fresh: bool) -> list[Row]:
    """The articles as read in one way, in their order."""
    path = KEPT / f"{way}.jsonl"
    if fresh or not path.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        if way == "encoder":
            rows = [row_of(one.row, CACHE / f"encoder/part{part(one.story)}") for one in examples if not one.snippet]
        elif way == "both":
            rows = [row for _, row in held_out(heard(examples), heard(press(polnear)), 3)]
        else:
            rows = [row for _, row in held_out(examples, (), 3)]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    by_id = {row["document"]["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    return [by_id[one.row["id"]] for one in examples if not one.snippet]


def figures_table(results: dict[str, Row]) -> str:
    """The figures of every way side by side."""
    rows: list[tuple[object, ...]] = [
        (name, *(f"{result['figures'][name]['f1']:.3f}" for result in results.values())) for name in FIGURES
    ]
    rows += [
        (f"{name} (of matched)", *(f"{result['on_matched'][name]:.3f}" for result in results.values()))
        for name in MATCHED
    ]
    return markdown_table(("F1, or share right", *(WAYS[way] for way in results)), rows)


def events_table(results: dict[str, Row]) -> str:
    """F1 of every event, every way side by side."""
    first = next(iter(results.values()))["figures"]
    names = sorted(name for name in first if name.startswith("event."))
    rows = [
        (
            name.removeprefix("event."),
            *(f"{result['figures'].get(name, {'f1': 0.0})['f1']:.3f}" for result in results.values()),
            first[name]["gold"],
        )
        for name in names
        if first[name]["gold"]
    ]
    return markdown_table(("event, F1", *(WAYS[way] for way in results), "annotated"), rows)


def is_passive(head: Token) -> bool:
    """Whether a trigger is a verb in the passive, with or without its helper."""
    own = {child.dep for child in head.children}
    return head.tag == "VBN" and (bool(own & {"auxpass", "nsubjpass"}) or head.dep == "acl")


CLAIMS: dict[str, Callable[[Example, Row], bool]] = {
    "named by a noun": lambda one, row: (head := one.head(row["trigger"])) is not None and head.pos == "NOUN",
    "in the passive": lambda one, row: (head := one.head(row["trigger"])) is not None and is_passive(head),
    "denied": lambda _, row: bool(row["denied"]),
    "chain of two or more": lambda _, row: len(row["chain"]) > 1,
    "a role outside the sentence": lambda one, row: any(
        (token := one.head(filler["span"])) is not None
        and (head := one.head(row["trigger"])) is not None
        and token.sentence != head.sentence
        for some in row["roles"].values()
        for filler in some
    ),
}
ATTRIBUTIONS: dict[str, Callable[[Example, Row], bool]] = {
    "nested": lambda _, row: row["within"] is not None,
    "source in another sentence": lambda one, row: (
        row["source"] is not None
        and (token := one.head(row["source"]["span"])) is not None
        and (told := one.head(row["content"][0])) is not None
        and token.sentence != told.sentence
    ),
    "hidden source": lambda _, row: row["source"] is None,
    "direct speech": lambda _, row: bool(row["direct"]),
}


def phenomena(examples: Sequence[Example], read: dict[str, list[Row]]) -> str:
    """What part of the annotated is read, phenomenon by phenomenon, every way side by side."""
    rows: list[tuple[object, ...]] = []
    for sort, tests, pairs in (
        ("attributions", ATTRIBUTIONS, attribution_pairs),
        ("claims", CLAIMS, claim_pairs),
    ):
        for name, test in tests.items():
            shares: list[str] = []
            for found in read.values():
                hits = total = 0
                for one, reading in zip(examples, found, strict=True):
                    met = {i for i, _ in pairs(one.row[sort], reading[sort])}
                    wanted = [i for i, row in enumerate(one.row[sort]) if test(one, row)]
                    hits, total = hits + len(met.intersection(wanted)), total + len(wanted)
                shares.append(f"{hits / max(1, total):.3f}")
            rows.append((f"{sort}: {name}", *shares, total))
    return markdown_table(("recall", *(WAYS[way] for way in read), "annotated"), rows)


def bins(examples: Sequence[Example], read: Sequence[Row], sort: str) -> Iterator[tuple[object, ...]]:
    """For each bin of scores: how many were read, their mean score, and the share that is right."""
    pairs = claim_pairs if sort == "claims" else attribution_pairs
    told: list[tuple[float, bool]] = []
    for one, reading in zip(examples, read, strict=True):
        met = {j for _, j in pairs(one.row[sort], reading[sort])}
        told += [(row["score"], j in met) for j, row in enumerate(reading[sort])]
    for low, high in pairwise(EDGES):
        inside = [(score, right) for score, right in told if low <= score < high]
        if inside:
            mean, share = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            yield f"{low:.2f} to {min(high, 1):.2f}", len(inside), f"{mean:.3f}", f"{share:.3f}"


def page(examples: Sequence[Example], read: dict[str, list[Row]]) -> str:
    """All tables."""
    gold = [one.row for one in examples]
    results = {way: evaluate.score(gold, rows)[0] for way, rows in read.items()}
    header = ("score", "read", "mean score", "share right")
    return "\n\n".join((
        "`python -m training.proof` gives these figures (train articles, stories held out).",
        figures_table(results),
        phenomena(examples, read),
        events_table(results),
        "Claims by their score, both together; right is one that is found:",
        markdown_table(header, list(bins(examples, read["both"], "claims"))),
        "Attributions by their score, both together; right is one that is whole:",
        markdown_table(header, list(bins(examples, read["both"], "attributions"))),
    ))  # fmt: skip


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.proof", description=__doc__)
    parser.add_argument("--polnear", type=Path, default=POLNEAR)
    parser.add_argument("--fresh", action="store_true", help="read everything anew")
    asked = asked_of(parser, None)
    if not asked.polnear.is_file():
        parser.error(f"{asked.polnear} is not there; name PolNeAR's file with --polnear")
    examples = everything()
    read = {way: readings(way, examples, asked.polnear, asked.fresh) for way in WAYS}
    told = page([one for one in examples if not one.snippet], read)
    if asked.write:
        put_between_markers(PAGE, "proof", f"Measured {asked.date}. {told}")
    print(told)


if __name__ == "__main__":
    main()
