"""Which part of Firsthand the time of a run goes to: its stack, sampled as its processor time passes."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERVAL_S = 0.002
PACKAGE = "firsthand."


def part_of(frame: FrameType | None) -> str:
    """The module of Firsthand nearest to the frame; what a library does counts for the module that called it."""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(PACKAGE):
            return module.removeprefix(PACKAGE)
        frame = frame.f_back
    return "(outside)"


@contextmanager
def seconds_by_part() -> Iterator[dict[str, float]]:
    """Processor seconds by module of Firsthand, filled while the block runs.

    A sample waits until a library's C code returns, so each is weighed by the time since the one before.
    """
    seconds: dict[str, float] = {}
    last = time.process_time()

    def sample(_number: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        part = part_of(frame)
        seconds[part] = seconds.get(part, 0.0) + now - last
        last = now

    before = signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL_S, INTERVAL_S)
    try:
        yield seconds
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
