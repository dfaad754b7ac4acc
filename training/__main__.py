"""Trains every table on corpus/train.jsonl and corpus/snippets.jsonl.

`python -m training` writes the files (four minutes on two cores), `--folds 3` only measures, on stories held out (ten).
Fixed order, no randomness: the same corpus and library versions give the same files.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from firsthand import evaluate
from firsthand.languages import Language, hedges, like_rows, senses
from firsthand.pipeline import read_parsed
from firsthand.views.rows import row_of
from training import attributions, names, roles, second, states, triggers
from training.fit import save
from training.gold import ROOT, Example, document_of, everything, heard, press
from training.tables import write_hashes

POLNEAR = ROOT.parent / "shared/polnear/train.jsonl"
FOLDER = ROOT / "src/firsthand/languages/en"


def train(examples: Sequence[Example], press: Sequence[Example] = ()) -> Language:
    """A language with every lexicon, table and forest made from the examples; `press` is for attributions alone."""
    language = first_look(examples)
    cues, cue_tables = attributions.train(examples)
    tables = [*cue_tables, *states.train(examples), *names.train(examples)]
    forests = [
        *second.train(examples, first_look),
        second.attribution(examples, first_cues, press),
        names.second_look(examples),
    ]
    return replace(
        language,
        cues=cues,
        tables={**language.tables, **{t.name: t for t in tables}},
        forests={f.name: f for f in forests},
    )


def first_cues(examples: Sequence[Example]) -> Language:
    """A language with what the first look at cues needs."""
    cues, tables = attributions.train(examples)
    by_name = {t.name: t for t in tables}
    return Language(
        code="en",
        name="English",
        cues=cues,
        triggers={},
        like={},
        tables=by_name,
        forests={},
        hedges={},
        senses=senses("en"),
    )


def first_look(examples: Sequence[Example]) -> Language:
    """A language with what the first look at events and roles needs."""
    found, event_tables = triggers.train(examples)
    tables = [*event_tables, *roles.train(examples)]
    like = like_rows(found, senses("en"))
    return Language(
        code="en",
        name="English",
        cues={},
        triggers=found,
        like=like,
        tables={t.name: t for t in tables},
        forests={},
        hedges=hedges("en"),
        senses=senses("en"),
    )


def write(language: Language, folder: Path) -> None:
    """Writes the lexicons as TOML, the tables as JSON, and the hashes of all."""
    head = "# Made by `python -m training` from the corpus: edit the corpus, not this file.\n"
    cues = [f"{json.dumps(c.word, ensure_ascii=False)} = [{c.cues}, {c.seen}]" for c in language.cues.values()]
    (folder / "cues.toml").write_text(
        head + "# word = [places where it is a cue, places where it was seen]\n\n[cue]\n" + "\n".join(cues) + "\n",
        encoding="utf-8",
    )
    rows = []
    for trigger in language.triggers.values():
        events = ", ".join(f"{event} = {n}" for event, n in trigger.events)
        rows.append(
            f"{json.dumps(trigger.word, ensure_ascii=False)} = {{ seen = {trigger.seen}, events = {{ {events} }} }}"
        )
    note = "# word = places where it was seen, and how often it named which event\n\n[trigger]\n"
    (folder / "triggers.toml").write_text(head + note + "\n".join(rows) + "\n", encoding="utf-8")
    for table in language.tables.values():
        save(table, folder / "weights")
    for forest in language.forests.values():
        second.save(forest, folder / "weights")
    write_hashes(folder)


def folds(examples: Sequence[Example], count: int) -> list[set[str]]:
    """The stories of the articles in so many parts, dealt out in the order of their names."""
    stories = sorted({e.story for e in examples if not e.snippet})
    return [set(stories[k::count]) for k in range(count)]


def held_out(
    examples: Sequence[Example], press: Sequence[Example], count: int
) -> Iterator[tuple[Example, dict[str, Any]]]:
    """Every article with its reading by tables that have not seen its story."""
    for held in folds(examples, count):
        started = time.monotonic()
        language = train([e for e in examples if e.story not in held], press)
        for example in examples:
            if example.story in held and not example.snippet:
                yield example, row_of(read_parsed(example.parsed, document_of(example.row), language))
        print(f"{len(held)} stories held out, {time.monotonic() - started:.0f} s", flush=True)


def cross_validate(examples: Sequence[Example], press: Sequence[Example], count: int, misses: int) -> None:
    """Prints the figures on articles whose story was held out."""
    read = list(held_out(examples, press, count))
    result, shown = evaluate.score([example.row for example, _ in read], [row for _, row in read], misses)
    print(evaluate.table(result))
    for row in shown:
        print(*row, sep=" | ")


def main() -> None:
    """The command line of the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--encoded", action="store_true", help="the forests for texts that the encoder has seen")
    parser.add_argument("--polnear", type=Path, default=POLNEAR)
    args = parser.parse_args()
    if args.encoded and not args.polnear.is_file():
        raise SystemExit(f"training: {args.polnear} is not there; name PolNeAR's file with --polnear")
    examples = heard(everything()) if args.encoded else everything()
    also = heard(press(args.polnear)) if args.encoded else []
    if args.folds:
        cross_validate(examples, also, args.folds, args.misses)
        return
    if args.encoded:
        for made in (*second.train(examples, first_look), second.attribution(examples, first_cues, also)):
            second.save(made, FOLDER / "weights")
        write_hashes(FOLDER)
        return
    write(train(examples), FOLDER)


if __name__ == "__main__":
    main()
