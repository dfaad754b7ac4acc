"""Blocks of pages that a run writes: commands with what they print, Python with what it shows, figures of a table.

A block stands between `<!-- run: COMMAND -->`, `<!-- python -->` or `<!-- figures: SET -->` and the same words after a
slash (`<!-- /run -->`). Blocks run in a folder of their own that shows the project's `examples`, `docs` and `corpus`,
80 columns wide and without colours; what they write there is gone afterwards.
"""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHOWN = ("examples", "docs", "corpus")  # folders of the project that a command sees
BLOCK = re.compile(r"(<!-- (run|python|figures)(?:: ([^\n]*?))? -->\n)(.*?)(<!-- /\2 -->)", re.DOTALL)
DEFINED = 'firsthand() { "$PYTHON" -m firsthand.cli "$@"; }; python() { "$PYTHON" "$@"; }; set -eo pipefail; '
LONGEST_S = 120
FIGURES = (
    ("attributions", "attribution.whole"),
    ("claims found", "claim.found"),
    ("with actor, object and counterparty right", "claim.core"),
    ("with states and chain right too", "claim.whole"),
)


class Stuck(Exception):
    """A block whose command or code fails: what failed, and how."""


def refreshed(text: str) -> str:
    """The page with every block written anew, in its order; Stuck where one fails."""
    names: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in SHOWN:
            (Path(folder) / name).symlink_to(ROOT / name)
        kinds: dict[str, Callable[[str, str], str]] = {
            "run": lambda asked, _: ran(asked),
            "python": lambda _, old: shown(old, names),
            "figures": lambda asked, _: figures(asked),
        }
        with contextlib.chdir(folder):
            return BLOCK.sub(lambda found: found[1] + kinds[found[2]](found[3] or "", found[4]) + found[5], text)


def ran(command: str) -> str:
    """A command as typed, with what it prints on standard output; Stuck where it fails."""
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "FORCE_COLOR", "PYTHONPATH")}
    wanted = {
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", DEFINED + command],
        env=kept | wanted,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_S,
    )
    if done.returncode:
        raise Stuck(f"{command!r} ends with status {done.returncode}: {done.stderr.strip()}")
    said = "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")
    return f"```text\n$ {command}\n{said}".rstrip() + "\n```\n"


def shown(old: str, names: dict[str, object]) -> str:
    """The examples of a block of Python (`>>> ...`) with what each shows now; `names` go from block to block."""
    lines = [line for example in doctest.DocTestParser().get_examples(old) for line in example_lines(example, names)]
    return "\n".join(["```python", *lines, "```\n"])


def example_lines(example: doctest.Example, names: dict[str, object]) -> Iterator[str]:
    """An example's source as a session shows it, then its output."""
    source = example.source.rstrip("\n").split("\n")
    yield from (f"{'>>>' if number == 0 else '...'} {line}".rstrip() for number, line in enumerate(source))
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(example.source, "<page>", "single"), names)
    except Exception as fault:
        raise Stuck(f"{source[0]!r} raises {type(fault).__name__}: {fault}") from fault
    yield from said.getvalue().splitlines()


def figures(name: str) -> str:
    """The main figures of a set in one line, from the table that `python -m bench.accuracy --write` keeps."""
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    rows = dict(
        re.findall(r"^\| (\S+) \| \S+ \| \S+ \| (\S+) \|", between(page, f"bench:accuracy-{name}"), re.MULTILINE)
    )
    said = ", ".join(f"{words} {rows[figure]}" for words, figure in FIGURES if figure in rows)
    return f"F1 on `corpus/{name}.jsonl`: {said or 'not measured yet'}.\n"


def between(page: str, marker: str) -> str:
    """What stands between `<!-- marker -->` and `<!-- /marker -->`; empty where the markers are absent."""
    found = re.search(f"<!-- {re.escape(marker)} -->(.*?)<!-- /{re.escape(marker)} -->", page, re.DOTALL)
    return found[1] if found else ""
