"""How right attributions are in other news: figures on PolNeAR's texts, which are not part of this project.

`python -m bench.polnear [FILE] [--check] [--write --date YYYY-MM-DD]`, from the project's root. Read as
`firsthand read` reads, by the rules alone and with the encoder; `corpus/tools/score_polnear.py` defines every figure.
"""

import argparse
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from bench.accuracy import PAGE, ended, floors_of
from bench.places import ROOT, Fault, append_row, asked_of, commit, corpus_tool, markdown_table, put_between_markers
from bench.stories import readings
from firsthand import __version__
from firsthand.encoder import SWITCH
from firsthand.errors import FirsthandError
from firsthand.views.rows import row_of

FILE = ROOT.parent / "shared/polnear/dev.jsonl"
RESULTS = ROOT / "bench" / "results" / "polnear.csv"
FIGURES = {"triple": "source, cue and content", "pair": "source and content", "hidden": "no source named"}
Result = dict[str, dict[str, float]]


def score(path: Path, scorer: ModuleType) -> Result:
    """The figures of the texts of a file, as they are read in this process's settings."""
    rows: list[dict[str, Any]] = [row_of(reading) for reading in readings(path)]
    told = {
        row["document"]["id"]: [scorer.spans(one) for one in row["attributions"] if not one["within"]] for row in rows
    }
    gold = {row["id"]: (row["text"], row["attributions"]) for row in scorer.rows(path)}
    result: Result = scorer.evaluate(gold, told)
    return result


def both(path: Path) -> dict[str, Result]:
    """By rules alone and with the encoder."""
    if not path.is_file():
        raise Fault(f"{path} is not there; PolNeAR is press text and not part of the project: name your copy of it")
    scorer = corpus_tool("score_polnear")
    out = {}
    for way, switch in (("rules", "off"), ("encoder", "on")):
        with patch.dict(os.environ, {SWITCH: switch}):
            out[way] = score(path, scorer)
    return out


def flat(found: dict[str, Result]) -> dict[str, float]:
    """Each figure by one name; of attributions without a source the recall as well."""
    out = {f"{way}.{name}": found[way][f"{name}/overlap"]["f"] for way in found for name in FIGURES}
    return out | {f"{way}.hidden_recall": found[way]["hidden/overlap"]["r"] for way in found}


def table(found: dict[str, Result]) -> str:
    """The figures, both ways side by side."""
    rows: list[tuple[Any, ...]] = [
        (words, *(f"{found[way][f'{name}/overlap'][key]:.3f}" for way in found for key in ("p", "r", "f")))
        for name, words in FIGURES.items()
    ]
    return markdown_table(("overlap by half", "by rules alone: P", "R", "F1", "with the encoder: P", "R", "F1"), rows)


def main(words: list[str] | None = None) -> int:
    """Prints the figures; 1 where one fell below its floor, 2 where the work could not be done."""
    parser = argparse.ArgumentParser(prog="python -m bench.polnear", description="How right attributions are.")
    parser.add_argument("file", type=Path, nargs="?", default=FILE, help="PolNeAR's dev part as JSON Lines")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below bench/floors.toml")
    asked = asked_of(parser, words)
    try:
        floors = floors_of("polnear") if asked.check else {}
        found = both(asked.file)
        print(table(found))
        if asked.write:
            put_between_markers(PAGE, "polnear", f"`python -m bench.polnear` gives these figures.\n\n{table(found)}")
            append_row(RESULTS, {"date": asked.date, "version": __version__, "commit": commit(), **flat(found)})
    except (Fault, FirsthandError) as error:
        print(f"bench.polnear: {error}", file=sys.stderr)
        return 2
    return ended("bench.polnear", flat(found), floors)


if __name__ == "__main__":
    sys.exit(main())
