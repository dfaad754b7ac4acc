"""What an analyst sees of a reading: text, CSV, JSON Lines, a JSON array."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from firsthand.records import Reading
from firsthand.views import csv, jsonl, text
from firsthand.views.look import Before, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One way to show readings: what opens the output, what a reading gives, knowing what came before; what ends it."""

    name: str
    begin: str = ""
    render: Callable[[Reading, Look, Before], str]
    end: str = ""


VIEWS: tuple[View, ...] = (
    View(name="text", render=text.page),
    View(name="json", begin="[", render=jsonl.element, end="\n]\n"),
    View(name="jsonl", render=jsonl.line),
    View(name="csv", begin=csv.HEADER, render=csv.rows),
)


def view(name: str) -> View:
    """The view with this name; KeyError where there is none."""
    return {row.name: row for row in VIEWS}[name]


def pieces(shown: View, readings: Iterable[Reading], look: Look) -> Iterator[str]:
    """The output, one piece a reading, each made when it is asked for: memory holds one reading at a time."""
    if shown.begin:
        yield shown.begin
    before = Before()
    for reading in readings:
        yield shown.render(reading, look, before)
        before = Before(readings=before.readings + 1, claims=before.claims + len(reading.claims))
    if shown.end:
        yield shown.end


__all__ = ["VIEWS", "Look", "View", "pieces", "view"]
