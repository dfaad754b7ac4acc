"""Where figures are kept: rows in `bench/results`, tables between markers in `docs`."""

import argparse
import csv
import importlib.util
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]


class Fault(Exception):
    """Wrong usage or a missing file, in words for the person at the terminal."""


def commit() -> str:
    """The checkout's short commit, with "+" where tracked files differ from it; "unknown" outside a checkout."""
    try:
        head = _git("rev-parse", "--short=10", "HEAD")
        return head + ("+" if _git("status", "--porcelain", "--untracked-files=no", "--", "src") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def iso_date(words: str) -> str:
    """The same words where they are an ISO date; ValueError where they are not."""
    return date.fromisoformat(words).isoformat()


def asked_of(
    parser: argparse.ArgumentParser, words: Sequence[str] | None, page: str = "docs/accuracy.md"
) -> argparse.Namespace:
    """What the command line asks for, with `--write` and `--date`, which every bench takes; wrong usage exits 2."""
    parser.add_argument("--write", action="store_true", help=f"keep the figures in bench/results and {page}")
    parser.add_argument("--date", type=iso_date, help="the day that --write notes, as YYYY-MM-DD")
    asked = parser.parse_args(words)
    if asked.write and not asked.date:
        parser.error("--write needs --date YYYY-MM-DD")
    return asked


def append_row(path: Path, row: dict[str, object]) -> None:
    """Adds `row` to a CSV file; columns that the file lacks are added to its header, older rows keep them empty."""
    rows: list[dict[str, object]] = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as handle:
            rows = [dict(old) for old in csv.DictReader(handle)]
    columns = list(dict.fromkeys(key for one in [*rows, row] for key in one))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, row])


def put_between_markers(path: Path, name: str, words: str) -> None:
    """Replaces what stands between `<!-- bench:name -->` and `<!-- /bench:name -->`; appended where they are absent."""
    if not path.exists():
        raise Fault(f"{path}: no such file; the figures go between <!-- bench:{name} --> and <!-- /bench:{name} -->")
    start, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    block = f"{start}\n{words.strip()}\n{end}"
    text = path.read_text(encoding="utf-8")
    between = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
    new = between.sub(lambda _: block, text, count=1) if between.search(text) else f"{text.rstrip()}\n\n{block}\n"
    path.write_text(new, encoding="utf-8")


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    marks = ["---"] + ["---:"] * (len(header) - 1)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in (header, marks, *rows))


def corpus_tool(name: str) -> ModuleType:
    """One of the corpus's own programs, as a module; Fault where it is missing."""
    path = ROOT / "corpus" / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise Fault(f"{path} is missing; take it from the corpus")
    sys.path.insert(0, str(path.parent))
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made
