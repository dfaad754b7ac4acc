"""How right readings are: figures on an annotated set, held against floors.

`python -m bench.accuracy [--set dev|train] [--rules] [--check] [--write --date YYYY-MM-DD]`, from the project's root;
`--rules` leaves the encoder out.
"""

import argparse
import os
import sys
import tomllib
from typing import IO, Any

from bench.places import ROOT, Fault, append_row, asked_of, commit, markdown_table, put_between_markers
from firsthand import __version__, evaluate
from firsthand.encoder import SWITCH
from firsthand.errors import FirsthandError

SETS = {"dev": "corpus/dev.jsonl", "train": "corpus/train.jsonl"}
RULES = "-rules"  # what the name of a set ends in where the encoder is left out
FLOORS = ROOT / "bench" / "floors.toml"
RESULTS = ROOT / "bench" / "results" / "accuracy.csv"
PAGE = ROOT / "docs" / "accuracy.md"
Result = dict[str, Any]


def flat(result: Result) -> dict[str, float]:
    """Each figure by one name: F1 of "claim.found", share right of "matched.chain", "name.metonym", "case.denied"."""
    figures = {name: row["f1"] for name, row in result["figures"].items()}
    figures |= {f"matched.{name}": value for name, value in result["on_matched"].items()}
    figures |= {f"name.{kind}": row["right"] for kind, row in result["names"].items()}
    return figures | {f"case.{name}": row["whole"] for name, row in result["cases"].items()}


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each figure below its floor (tolerance 0) and for each floor without a figure; empty: all hold."""
    lines = []
    for name, floor in floors.items():
        if name not in figures:
            lines.append(f"{name}: no such figure; name one that the set has, or take the floor out")
        elif figures[name] < floor:
            lines.append(f"{name} fell to {figures[name]:.4f}, its floor is {floor:.4f}")
    return lines


def ended(bench: str, figures: dict[str, float], floors: dict[str, float], said: IO[str] | None = None) -> int:
    """The exit status of a bench: 1 with a line for each figure below its floor; `said` takes that all hold."""
    lines = fallen(figures, floors)
    print(*(f"{bench}: {line}" for line in lines), sep="\n", end="\n" if lines else "", file=sys.stderr)
    if floors and not lines:
        print(f"all {len(floors)} floors hold", file=said or sys.stderr)
    return 1 if lines else 0


def floors_of(name: str) -> dict[str, float]:
    """The floors of one set, as `bench/floors.toml` holds them; Fault where there are none."""
    try:
        table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Fault(f"{FLOORS}: {error}; it must hold a table [{name}] of figure = value") from None
    if not table.get(name):
        raise Fault(f"{FLOORS}: no table [{name}] in it; write the figures that must not fall there")
    return dict(table[name])


def _number(value: float) -> str:
    return f"{value:.3f}"


def _figure_rows(result: Result, prefixes: tuple[str, ...]) -> list[list[object]]:
    picked = [(name, row) for name, row in result["figures"].items() if name.startswith(prefixes)]
    return [
        [name.removeprefix("event."), *(_number(row[key]) for key in ("p", "r", "f1")), row["gold"], row["predicted"]]
        for name, row in picked
    ]


def page_block(result: Result, command: str) -> str:
    """The tables of `docs/accuracy.md` for one set, with the command that gives them."""
    scores = ("P", "R", "F1", "annotated", "read")
    matched = [[name, _number(value)] for name, value in result["on_matched"].items()]
    names = [[kind, _number(row["right"]), row["names"]] for kind, row in result["names"].items()]
    cases = [
        [name, *(_number(row[key]) for key in ("found", "core", "whole")), row["gold"]]
        for name, row in result["cases"].items()
    ]
    tables = (
        markdown_table(("figure", *scores), _figure_rows(result, ("attribution.", "claim.", "role."))),
        markdown_table(("on matched claims", "right"), matched),
        markdown_table(("event", *scores), _figure_rows(result, ("event.",))),
        markdown_table(("a name that stands as", "named right", "names"), names),
        markdown_table(("annotated claims", "found", "core", "whole", "claims"), cases),
    )
    return f"{result['articles']} articles; `{command}` gives these figures.\n\n" + "\n\n".join(tables)


def write(result: Result, name: str, day: str) -> None:
    """Adds a row to `bench/results/accuracy.csv` and refreshes this set's tables in `docs/accuracy.md`."""
    command = f"python -m bench.accuracy --set {name.removesuffix(RULES)}{' --rules' if name.endswith(RULES) else ''}"
    put_between_markers(PAGE, f"accuracy-{name}", page_block(result, command))
    stamp = {"date": day, "version": __version__, "commit": commit(), "set": name, "articles": result["articles"]}
    append_row(RESULTS, {**stamp, **flat(result)})


def options(words: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; wrong usage exits 2."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description="How right readings are.")
    parser.add_argument("--set", choices=SETS, default="dev", help="the annotated articles (default: dev)")
    parser.add_argument("--rules", action="store_true", help="leave the encoder out: rules, tables and forests alone")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below bench/floors.toml")
    parser.add_argument("--misses", type=int, default=0, help="also print this many claims missed, invented or wrong")
    asked = asked_of(parser, words)
    if asked.misses and asked.set == "dev":
        parser.error("--misses shows words, and dev is for figures only; add --set train")
    return asked


def main(words: list[str] | None = None) -> int:
    """Prints the figures; 1 where one fell below its floor, 2 where the work could not be done."""
    asked = options(words)
    name = asked.set + (RULES if asked.rules else "")
    if asked.rules:
        os.environ[SWITCH] = "off"
    try:
        floors = floors_of(name) if asked.check else {}
        result = evaluate.run(ROOT / SETS[asked.set], misses=asked.misses)
        print(f"{SETS[asked.set]}: {evaluate.table(result)}")
        if asked.write:
            write(result, name, asked.date)
    except (Fault, FirsthandError) as error:
        print(f"bench.accuracy: {error}", file=sys.stderr)
        return 2
    return ended("bench.accuracy", flat(result), floors, sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
