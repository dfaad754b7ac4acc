"""How right traces are: copies, same claims, origins and conflicts of annotated stories, held against floors.

`python -m bench.stories [--set dev|train] [--read] [--check] [--write --date YYYY-MM-DD]`, from the project's root.
Without `--read` the annotated readings are traced, so that tracing is measured apart from reading; with it the
articles are read first. `corpus/tools/score_stories.py` defines every figure. Train stories have trained the forest
"same": for them the figures are too good (`python -m training.same --folds 5` holds them out).
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench.accuracy import PAGE, ended, floors_of
from bench.places import (
    ROOT,
    Fault,
    append_row,
    asked_of,
    commit,
    corpus_tool,
    markdown_table,
    put_between_markers,
)
from firsthand import __version__, pipeline
from firsthand.acquire import documents
from firsthand.errors import BadItem, FirsthandError
from firsthand.records import Reading, Trace
from firsthand.views import trace_json
from firsthand.views.reread import reading_from

SETS = ("dev", "train")
CORPUS = ROOT / "corpus"
RESULTS = ROOT / "bench" / "results" / "stories.csv"
KNOWN = ("id", "outlet", "domain", "published", "credit", "title", "text")
BASELINES = ("counting articles", "counting claims")
Rows = list[dict[str, Any]]
Result = dict[str, dict[str, Any]]


def gold(name: str) -> Rows:
    """The annotated articles of a set."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def annotated(rows: Rows) -> list[Reading]:
    """The annotation as readings: amounts, times and links added as reading would add them."""
    return [
        pipeline.complete(
            reading_from(
                {
                    "document": {key: row.get(key) for key in KNOWN},
                    "attributions": row["attributions"],
                    "claims": row["claims"],
                }
            )
        )
        for row in rows
    ]


def readings(path: Path) -> list[Reading]:
    """The articles of a file as the reader reads them."""
    return [pipeline.read_document(item) for item in documents([str(path)]) if not isinstance(item, BadItem)]


def score(trace: Trace, rows: Rows, name: str) -> Result:
    """The figures of a trace of all articles of a set."""
    stories = json.loads((CORPUS / f"{name}-stories.json").read_text(encoding="utf-8"))
    result: Result = corpus_tool("score_stories").score(rows, stories, json.loads(trace_json.document(trace)))
    return result


def flat(result: Result) -> dict[str, float]:
    """Each figure by one name."""
    out = {name: result[name]["f1"] for name in ("copies", "copies_and_rewrites", "same_claim", "contradictions")}
    out["direction"] = result["direction"]["right"]
    for name in ("origins", "origins_several"):
        out |= {f"{name}.{key}": result[name][key] for key in ("count_right", "named_f1", "predicted_per_gold")}
    return out


def held(result: Result) -> dict[str, float]:
    """The figures that may not fall: all but the inflation, which is best at 1."""
    return {name: value for name, value in flat(result).items() if not name.endswith("predicted_per_gold")}


def table(result: Result) -> str:
    """The figures as a table, with what counting articles and counting claims would give beside the origins."""
    pairs = [
        [name, *(f"{row[key]:.3f}" for key in ("p", "r", "f1")), row["gold"], row["predicted"]]
        for name in ("copies", "copies_and_rewrites", "same_claim", "contradictions")
        if (row := result[name])
    ]
    counts = [
        [
            name,
            row["groups"],
            *(f"{row[key]:.3f}" for key in ("count_right", "named_f1")),
            *(f"{row[key]:.2f}" for key in ("predicted_per_gold", "articles_per_gold", "claims_per_gold")),
        ]
        for name in ("origins", "origins_several")
        if (row := result[name])
    ]
    direction = f"Direction: {result['direction']['right']:.3f} of {result['direction']['pairs']} copies."
    return "\n\n".join(
        (
            markdown_table(("pairs", "P", "R", "F1", "annotated", "found"), pairs),
            direction,
            markdown_table(("groups", "number", "count right", "named F1", "counted", *BASELINES), counts),
        )
    )


def options(words: list[str] | None) -> argparse.Namespace:
    """What the command line asks for; wrong usage exits 2."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description="How right traces are.")
    parser.add_argument("--set", choices=SETS, default="dev", help="the annotated stories (default: dev)")
    parser.add_argument("--read", action="store_true", help="read the articles instead of taking the annotation")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below bench/floors.toml")
    return asked_of(parser, words)


def main(words: list[str] | None = None) -> int:
    """Prints the figures; 1 where one fell below its floor, 2 where the work could not be done."""
    asked = options(words)
    part = f"stories-{asked.set}{'-read' if asked.read else ''}"
    try:
        floors = floors_of(part) if asked.check else {}
        rows = gold(asked.set)
        found = readings(CORPUS / f"{asked.set}.jsonl") if asked.read else annotated(rows)
        result = score(pipeline.trace_readings(found), rows, asked.set)
        print(table(result))
        if asked.write:
            command = f"python -m bench.stories --set {asked.set}{' --read' if asked.read else ''}"
            put_between_markers(PAGE, part, f"`{command}` gives these figures.\n\n{table(result)}")
            stamp = {"date": asked.date, "version": __version__, "commit": commit(), "set": part}
            append_row(RESULTS, {**stamp, **flat(result)})
    except (Fault, FirsthandError) as error:
        print(f"bench.stories: {error}", file=sys.stderr)
        return 2
    return ended("bench.stories", held(result), floors)


if __name__ == "__main__":
    sys.exit(main())
