"""Each tool on each size in a process of its own: CPU seconds, memory, how right the copies are."""

import contextlib
import gc
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.places import ROOT, Fault
from bench.read import peak_bytes
from bench.shingles import by_datasketch, by_rensa
from bench.trees import Truth, make
from bench.treescore import Edge, edges_of, strangers_tied, tied
from firsthand.records import Reading

SEED = 1
ADDED = 21  # readings that are held back and added one by one
Find = Callable[[Sequence[Reading]], list[Edge]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One tool on one size: CPU seconds, memory before and at its peak, how right; `add_s` the median of adding one."""

    tool: str
    readings: int
    seconds: float
    before_bytes: int
    peak_bytes: int
    p: float
    r: float
    strangers: int
    add_s: float | None = None


def by_firsthand(readings: Sequence[Reading]) -> list[Edge]:
    """The copies that Firsthand finds, rewritten ones left out."""
    from firsthand.trace import copies

    return edges_of(copies(readings))


def by_pipeline(readings: Sequence[Reading]) -> list[Edge]:
    """The whole trace: copies, credits, findings, origins, conflicts, stories; its copies are returned."""
    return edges_of(whole_trace()(readings).copies)


def whole_trace() -> Callable[[Sequence[Reading]], Any]:
    """`firsthand.pipeline.trace_readings`; Fault where this version has none."""
    from firsthand import pipeline

    found = getattr(pipeline, "trace_readings", None)
    if found is None:
        raise Fault("firsthand.pipeline has no trace_readings; the whole trace is left out")
    return found  # type: ignore[no-any-return]


TOOLS: dict[str, tuple[str, Find]] = {
    "firsthand": ("Firsthand, copies", by_firsthand), "whole": ("Firsthand, whole trace", by_pipeline),
    "datasketch": ("datasketch alone", by_datasketch), "rensa": ("rensa alone", by_rensa),
}  # fmt: skip


def run_one(tool: str, size: int) -> Run:
    """The figures of one tool on one size, in this process."""
    readings, truth = make(size, SEED)
    find = TOOLS[tool][1]
    forget_peak()
    before = peak_since()
    began = time.process_time()
    edges = find(readings)
    seconds = time.process_time() - began
    peak = peak_since()
    hits, gold, found = tied(truth.edges(), [(one.later, one.earlier) for one in edges])
    return Run(
        tool=tool, readings=size, seconds=seconds, before_bytes=before, peak_bytes=peak,
        p=hits / found if found else 0.0, r=hits / gold if gold else 0.0, strangers=strangers_tied(truth.told, edges),
    )  # fmt: skip


def forget_peak() -> None:
    """Lets the peak of memory start from what is held now; where the system does not allow it, the older peak stays."""
    gc.collect()
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_since() -> int:
    """The most memory held since `forget_peak`; where the system does not say, since the process began."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return peak_bytes()
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else peak_bytes()


def time_to_add(size: int) -> float | None:
    """The median of adding one reading, a copy or not, to an index of `size`; None where there is no such index."""
    from firsthand import trace

    index_of = getattr(trace, "CopyIndex", None)
    if index_of is None or not hasattr(index_of, "add"):
        return None
    readings, truth = make(size, SEED)
    late = set(held_back(truth))
    index = index_of([one for one in readings if one.document.id not in late])
    seconds = []
    for one in (one for one in readings if one.document.id in late):
        began = time.process_time()
        index.add(one)
        seconds.append(time.process_time() - began)
    return statistics.median(seconds)


def held_back(truth: Truth) -> list[str]:
    """`ADDED` documents that nobody took from, so that the rest is whole without them."""
    taken = {parent for one in truth.told.values() for parent in one.parents}
    return [key for key in sorted(truth.told) if key not in taken][:ADDED]


def in_own_process(*words: str) -> dict[str, Any] | None:
    """What this command prints as JSON in a fresh process; None, with a line on stderr, where it did not run."""
    command = [sys.executable, "-m", "bench.trace", *words]
    print(f"bench.trace: {' '.join(words[1:])} readings ...", file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}, perhaps for want of memory"])[-1]
        print(f"bench.trace: left out {' '.join(words[1:])}: {why}", file=sys.stderr)
        return None
    return dict(json.loads(done.stdout))


def measure(tools: Sequence[str], sizes: Sequence[int]) -> list[Run]:
    """Every tool on every size, size by size; a tool that does not run on one size is not tried on a larger one."""
    runs: list[Run] = []
    left = list(tools)
    for size in sorted(sizes):
        for tool in tuple(left):
            row = in_own_process("--fresh", tool, str(size))
            if row is None:
                left.remove(tool)
                continue
            runs.append(Run(**row))
            print(f"bench.trace: {tool} {size}: {runs[-1].seconds:.1f} s", file=sys.stderr, flush=True)
    return with_adding(runs)


def with_adding(runs: list[Run]) -> list[Run]:
    """The runs, Firsthand's largest one with the time to add one reading."""
    ours = [one for one in runs if one.tool == "firsthand"]
    row = in_own_process("--fresh", "add", str(ours[-1].readings)) if ours else None
    return [Run(**(asdict(one) | (row or {}))) if ours and one is ours[-1] else one for one in runs]


def growth(runs: Sequence[Run], run: Run) -> float | None:
    """Time per reading against the same tool's on the next smaller size: 1.0 is linear; None for the smallest."""
    smaller = [one for one in runs if one.tool == run.tool and one.readings < run.readings]
    if not smaller:
        return None
    before = max(smaller, key=lambda one: one.readings)
    return (run.seconds / run.readings) / (before.seconds / before.readings)


def fresh(tool: str, size: int) -> dict[str, Any]:
    """The work of one process of its own."""
    return {"add_s": time_to_add(size)} if tool == "add" else asdict(run_one(tool, size))
