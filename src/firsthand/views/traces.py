"""The ways to show a trace, by name."""

from collections.abc import Callable, Iterator, Mapping

from firsthand.records import Trace
from firsthand.views import trace_csv, trace_json, trace_text
from firsthand.views.look import Look


def text(trace: Trace, look: Look) -> Iterator[str]:
    """The page for a terminal."""
    yield trace_text.page(trace, look)


def json(trace: Trace, look: Look) -> Iterator[str]:
    """One JSON object, in pieces."""
    yield from trace_json.pieces(trace)


def csv(trace: Trace, look: Look) -> Iterator[str]:
    """One finding a row."""
    yield trace_csv.table(trace)


VIEWS: Mapping[str, Callable[[Trace, Look], Iterator[str]]] = {"text": text, "json": json, "csv": csv}
