"""How fast names are found in articles, with the package's tables and with made-up own names beside them.

`python -m bench.matching [--set dev|train] [--names N] [--repeats N]`, from the project's root.
"""

import argparse
import statistics
import sys
import time
from dataclasses import replace

from bench.places import ROOT, Fault, markdown_table
from bench.read import SETS, texts_of
from firsthand.ontology import match, ontology, unknown
from firsthand.ontology.entries import Ontology, System
from firsthand.ontology.tables import use

SYLLABLES = ["ka", "le", "mi", "no", "ru", "sa", "ti", "vo", "zy", "ba", "de", "fi", "go", "hu"]


def made_up(names: int) -> Ontology:
    """The tables in use with as many more systems, whose names no text has ("Kalemi-17")."""
    tables = ontology()
    rows: dict[str, System] = {}
    for number in range(names):
        word, rest = "", number
        for _ in range(4):
            rest, at = divmod(rest, len(SYLLABLES))
            word += SYLLABLES[at]
        key = f"made-up-{number}"
        name = f"{word.capitalize()}-{number}"
        rows[key] = System(id=key, name=name, weapon_class="missile", source="made up")
    return replace(tables, systems={**tables.systems, **rows})


def pass_ms(texts: list[str], with_unknown: bool) -> float:
    """Milliseconds an article of one pass over all texts."""
    start = time.process_time()
    for text in texts:
        found = match(text)
        if with_unknown:
            unknown(text, found)
    return (time.process_time() - start) / len(texts) * 1000


def measure(texts: list[str], names: int, repeats: int) -> list[list[object]]:
    """A row for each way to match: what, the median of its passes in ms an article, the slowest."""
    own = made_up(names)
    plain, both, more = [], [], []
    for _ in range(repeats + 1):  # the first pass warms up
        plain.append(pass_ms(texts, False))
        both.append(pass_ms(texts, True))
        with use(own):
            more.append(pass_ms(texts, False))
    ways = {"match": plain, "match and unknown": both, f"match, {names:,} own names more": more}
    return [[way, f"{statistics.median(ms[1:]):.2f}", f"{max(ms[1:]):.2f}"] for way, ms in ways.items()]


def main(words: list[str] | None = None) -> int:
    """Prints the figures; 2 where the work could not be done."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description="How fast names are found.")
    parser.add_argument("--set", choices=SETS, default="train", help="whose articles (default: train)")
    parser.add_argument("--names", type=int, default=10_000, help="how many made-up names (default: 10000)")
    parser.add_argument("--repeats", type=int, default=5, help="passes of each way (default: 5)")
    asked = parser.parse_args(words)
    if asked.repeats < 1 or not 1 <= asked.names <= len(SYLLABLES) ** 4:
        parser.error(f"--repeats must be 1 or more, --names from 1 to {len(SYLLABLES) ** 4}")
    try:
        texts = texts_of(ROOT / SETS[asked.set], sys.maxsize)
    except Fault as error:
        print(f"bench.matching: {error}", file=sys.stderr)
        return 2
    print(
        markdown_table(("names found by", "ms an article", "slowest pass"), measure(texts, asked.names, asked.repeats))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
