"""How far a long run is: a bar on a terminal, now and then a line elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

EVERY_ITEMS, EVERY_SECONDS = 100, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Articles read and set aside so far, and claims left out for their low score."""

    read: int = 0
    set_aside: int = 0
    left_out: int = 0

    @property
    def items(self) -> int:
        return self.read + self.set_aside


Report = Callable[[Tally], None]


def tally_words(tally: Tally) -> str:
    """`1 article read, 2 set aside`."""
    read = f"{tally.read} article{'' if tally.read == 1 else 's'} read"
    return f"{read}, {tally.set_aside} set aside" if tally.set_aside else read


def log_lines(say: Callable[[str], None], clock: Callable[[], float] = monotonic) -> Report:
    """A report that says a line after every 100 items, or after 10 seconds by `clock`."""
    said_items, said_at = 0, clock()

    def report(tally: Tally) -> None:
        nonlocal said_items, said_at
        now = clock()
        if tally.items - said_items >= EVERY_ITEMS or now - said_at >= EVERY_SECONDS:
            say(tally_words(tally))
            said_items, said_at = tally.items, now

    return report


def silent(tally: Tally) -> None:
    """A report that says nothing."""


@contextmanager
def bar(count: Callable[[], int | None]) -> Iterator[Report]:
    """A report that moves a bar on standard error; the bar goes when the run ends."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn())
    with Progress(
        *columns, MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task("reading", total=count())

        def report(tally: Tally) -> None:
            progress.update(task, completed=tally.items, description=tally_words(tally))

        yield report
