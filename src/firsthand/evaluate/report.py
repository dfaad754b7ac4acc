"""The figures in words and columns, for a terminal."""

from collections.abc import Callable, Iterator
from typing import Any

from firsthand.evaluate.pairs import Row


def _summary(result: Row) -> Iterator[str]:
    yield f"{result['articles']} articles, {result['matched_claims']} claims matched"
    chains, names = result["long_chains"], result["names_to_resolve"]
    yield f"{chains} of them with chains of two links or more, {names} names to resolve"


def _figures(figures: dict[str, Row]) -> Iterator[str]:
    for name, row in figures.items():
        scores = f"P {row['p']:.3f} R {row['r']:.3f} F1 {row['f1']:.3f}"
        yield f"{name:22} {scores}  gold {row['gold']}, predicted {row['predicted']}"


def _on_matched(shares: dict[str, float]) -> Iterator[str]:
    yield "right on matched claims:"
    yield "  " + " ".join(f"{name} {value:.3f}" for name, value in shares.items() if name != "names")
    yield f"names that their words do not give: {shares['names']:.3f} right"


def _names(names: dict[str, Row]) -> Iterator[str]:
    for kind, row in names.items():
        yield f"  {kind:20} {row['right']:.3f} of {row['names']}"


def _cases(cases: dict[str, Row]) -> Iterator[str]:
    yield "annotated claims by what is special about them:"
    for name, row in cases.items():
        shares = f"found {row['found']:.3f} core {row['core']:.3f} whole {row['whole']:.3f}"
        yield f"  {name:26} {shares}  of {row['gold']}"


def _misses(misses: list[list[str]]) -> Iterator[str]:
    for miss in misses:
        yield " | ".join(str(part).replace("\n", " ") for part in miss)


PARTS: tuple[tuple[str, Callable[[Any], Iterator[str]]], ...] = (
    ("figures", _figures),
    ("on_matched", _on_matched),
    ("names", _names),
    ("cases", _cases),
    ("misses", _misses),
)


def table(result: Row) -> str:
    """The result of `run` or `score` as lines of at most 80 columns; misses, in their full words, may be longer."""
    lines = list(_summary(result))
    for key, lines_of in PARTS:
        lines += lines_of(result[key]) if result.get(key) else ()
    return "\n".join(lines)
