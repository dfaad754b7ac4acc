"""How fast and how rightly copies are found: from readings of made trees, beside datasketch and rensa alone.

`python -m bench.trace [--sizes 1000,10000,100000] [--tools ...] [--json] [--check] [--write --date YYYY-MM-DD]`.
Quality on `bench.trees.small`; times and memory by size, each in a process of its own. `--check`
looks at quality alone.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict

from bench.places import ROOT, Fault, append_row, asked_of, commit, markdown_table, put_between_markers
from bench.read import ONE_THREAD, machine
from bench.shingles import counted
from bench.traceruns import SEED, TOOLS, Run, fresh, growth, measure
from bench.trees import small
from bench.treescore import Figures, edges_of, score, second_reports_tied, strangers_tied
from firsthand import __version__
from firsthand.errors import FirsthandError

RESULTS = ROOT / "bench" / "results" / "trace.csv"
PAGE = ROOT / "docs" / "performance.md"
SIZES = (1_000, 10_000, 100_000)
SHOWN = (
    "pairs.p",
    "pairs.r",
    "pairs.f1",
    "direction.right",
    "direction.decided",
    "direction.decided_right",
    "root.right",
)


def quality() -> dict[str, Figures]:
    """Firsthand's figures and those of shingles alone on the small set; "tied" are wrong ties of two sorts."""
    from firsthand.trace import copies

    readings, truth = small(SEED)
    found = copies(readings)
    sides = {"Firsthand": (edges_of(found), edges_of(found, rewritten=True))}
    sides["5-word shingles alone"] = (plain := counted(readings), plain)
    return {
        name: score(truth, edges)
        | {
            "strangers_tied": strangers_tied(truth.told, edges),
            "second_reports_tied": second_reports_tied(truth.told, edges),
            "second_reports_tied_as_any": second_reports_tied(truth.told, every),
        }
        for name, (edges, every) in sides.items()
    }


def quality_table(figures: dict[str, Figures]) -> str:
    """The small set's table."""
    names = (*SHOWN, "second_reports_tied", "second_reports_tied_as_any", "strangers_tied")
    rows = [(name, *(shown(name, side[name]) for side in figures.values())) for name in names]
    return markdown_table(("small trees, 600 documents", *figures), rows)


def shown(name: str, value: float) -> str:
    """A share with three digits, a count as a whole number."""
    return f"{value:.0f}" if name.endswith(("tied", "any")) else f"{value:.3f}"


def speed_table(runs: Sequence[Run]) -> str:
    """One row a tool and size."""
    rows = []
    for run in runs:
        grown = growth(runs, run)
        rows.append((
            TOOLS[run.tool][0], run.readings, f"{run.seconds:.1f}", f"{1000 * run.seconds / run.readings:.2f}",
            f"{grown:.2f}" if grown else "-", f"{run.before_bytes / 1e6:.0f}", f"{run.peak_bytes / 1e6:.0f}",
            f"{run.p:.3f}", f"{run.r:.3f}", run.strangers, f"{1000 * run.add_s:.1f}" if run.add_s is not None else "-",
        ))  # fmt: skip
    header = (
        "from readings", "readings", "CPU s", "ms a reading", "growth", "MB of readings", "MB at peak", "pairs p",
        "pairs r", "strangers tied", "ms to add one",
    )  # fmt: skip
    return markdown_table(header, rows)


def flat(figures: dict[str, Figures]) -> Figures:
    """Quality figures as `floors.toml` names them under [trace]; what shingles alone give as "shingles.*"."""
    ours, plain = figures.values()
    wrong = {"second_reports_apart": 1 - ours["second_reports_tied"], "strangers_apart": 1 - ours["strangers_tied"]}
    return {
        **{name: round(value, 4) for name, value in (ours | wrong).items() if not name.endswith(("tied", "any"))},
        **{f"shingles.{name}": round(plain[name], 4) for name in SHOWN},
    }


def write(figures: dict[str, Figures], runs: Sequence[Run], day: str) -> None:
    """Adds rows to `bench/results/trace.csv` and refreshes `docs/performance.md`."""
    tables = [quality_table(figures), f"{machine()}.", *([speed_table(runs)] if runs else [])]
    put_between_markers(PAGE, "trace", "\n\n".join(["`python -m bench.trace` gives these figures.", *tables]))
    stamp = {"date": day, "version": __version__, "commit": commit(), "machine": machine()}
    append_row(RESULTS, {**stamp, "tool": "quality", **flat(figures)})
    for run in runs:
        append_row(RESULTS, {**stamp, **asdict(run), "growth": growth(runs, run)})


def sizes_of(words: str) -> tuple[int, ...]:
    """Sizes from "1000,10000"; ValueError for anything but whole numbers of 100 or more."""
    sizes = tuple(int(word) for word in words.split(","))
    if min(sizes) < 100:
        raise ValueError(words)
    return sizes


def tools_of(words: str) -> tuple[str, ...]:
    """Tools from "firsthand,rensa"; ValueError for one that is not there."""
    tools = tuple(words.split(","))
    if set(tools) - set(TOOLS):
        raise ValueError(words)
    return tools


def options(words: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; wrong usage exits 2."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.trace", description="How fast and how rightly copies are found."
    )
    parser.add_argument(
        "--sizes", type=sizes_of, default=SIZES, help="readings, as 1000,10000 (default: 1000,10000,100000)"
    )
    parser.add_argument(
        "--tools", type=tools_of, default=tuple(TOOLS), help=f"some of {','.join(TOOLS)} (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON in place of tables")
    parser.add_argument(
        "--check", action="store_true", help="quality alone: exit 1 where a figure is below [trace] of floors.toml"
    )
    parser.add_argument("--fresh", nargs=2, metavar=("TOOL", "SIZE"), help=argparse.SUPPRESS)
    return asked_of(parser, words, "docs/performance.md")


def report(figures: dict[str, Figures], runs: Sequence[Run], asked: argparse.Namespace) -> str:
    """What is printed: tables, or all of it as JSON."""
    if asked.json:
        rows = [asdict(run) | {"growth": growth(runs, run)} for run in runs]
        return json.dumps({"quality": figures, "runs": rows, "machine": machine()}, ensure_ascii=False, indent=2)
    return "\n\n".join([quality_table(figures), *([f"{machine()}.", speed_table(runs)] if runs else [])])


def main(words: list[str] | None = None) -> int:
    """Prints the figures; 1 where one fell below its floor, 2 where the work could not be done."""
    asked = options(words)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        if asked.fresh:
            print(json.dumps(fresh(asked.fresh[0], int(asked.fresh[1]))))
            return 0
        from bench.accuracy import ended, floors_of  # late: it loads the model, and single runs measure memory

        floors = floors_of("trace") if asked.check else {}
        figures = quality()
        runs = [] if asked.check else measure(asked.tools, asked.sizes)
        print(report(figures, runs, asked))
        if asked.write:
            write(figures, runs, asked.date)
    except (Fault, FirsthandError) as error:
        print(f"bench.trace: {error}", file=sys.stderr)
        return 2
    return ended("bench.trace", flat(figures), floors)


if __name__ == "__main__":
    sys.exit(main())
