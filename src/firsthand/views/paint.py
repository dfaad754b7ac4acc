"""Lines of styled words: wrapped to a width, set in columns, painted with ANSI colours or left plain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.views.clean import cells, width

Piece = tuple[str, str]  # words and the name of their style
Line = tuple[Piece, ...]

STYLES: dict[str, str] = {
    "": "",
    "title": "1",
    "head": "1",
    "dim": "2",
    "note": "33",
    "denied": "1;31",
    "event": "1;35",
    "actor": "32",
    "object": "36",
    "counterparty": "94",
    "quantity": "33",
    "time": "38;5;173",
    "place": "38;5;175",
    "source": "1;4",
    "cue": "3;4",
}
GAP = 2  # blanks between columns
GLUE = "\u00a0"  # a blank where no line may break; shown text has none of its own
BREAK: Piece = ("\n", "")  # stands between blanks: what follows begins a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's width in cells, and whether its words stand at its right edge."""

    width: int
    right: bool = False


def painted(line: Line, *, colour: bool) -> str:
    """One line as text that ends in a newline, without blanks before it. Styles may be joined: `actor+source`."""
    if not colour:
        return "".join(words for words, _ in line).replace(GLUE, " ").rstrip() + "\n"
    return "".join(map(_paint, _trimmed(line))).replace(GLUE, " ") + "\n"


def _trimmed(line: Line) -> Line:
    """The line without blanks at its end."""
    pieces = list(line)
    while pieces and not pieces[-1][0].rstrip():
        pieces.pop()
    return (*pieces[:-1], (pieces[-1][0].rstrip(), pieces[-1][1])) if pieces else ()


def _paint(piece: Piece) -> str:
    words, style = piece
    codes = ";".join(filter(None, (STYLES[name] for name in style.split("+"))))
    return f"\x1b[{codes}m{words}\x1b[0m" if codes and words else words


def _words(pieces: Iterable[Piece]) -> list[Line]:
    """The blank-separated words, each a run of styled letters: a word may change its style within."""
    words: list[list[Piece]] = [[]]
    for text, style in pieces:
        for at, part in enumerate(text.split(" ")):
            if at:
                words.append([])
            if part:
                words[-1].append((part, style))
    return [tuple(word) for word in words if word]


def _split(word: Line, columns: int) -> list[Line]:
    """A word cut into runs of at most `columns` cells."""
    parts: list[list[Piece]] = [[]]
    used = 0
    for text, style in word:
        for char in text:
            if used + cells(char) > columns:
                parts.append([])
                used = 0
            parts[-1].append((char, style))
            used += cells(char)
    return [_joined(part) for part in parts]


def _joined(pieces: Iterable[Piece]) -> Line:
    """Neighbours of one style made one piece."""
    out: list[Piece] = []
    for text, style in pieces:
        if out and out[-1][1] == style:
            out[-1] = (out[-1][0] + text, style)
        else:
            out.append((text, style))
    return tuple(out)


def line_width(line: Line) -> int:
    """Cells that a line takes."""
    return sum(width(words) for words, _ in line)


def wrapped(pieces: Iterable[Piece], columns: int) -> list[Line]:
    """The pieces as lines of at most `columns` cells, broken at blanks and `BREAK`s; words too long are cut."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for word in _words(pieces):
        if word == (BREAK,):
            lines.append([])
            used = 0
            continue
        for part in _split(word, columns) if line_width(word) > columns else [word]:
            size = line_width(part)
            if used and used + 1 + size > columns:
                lines.append([])
                used = 0
            blank = " " if used else ""
            inner = bool(used) and lines[-1][-1][1] == part[0][1]
            lines[-1].extend([(blank, part[0][1] if inner else ""), *part] if blank else part)
            used += len(blank) + size
    return [_joined(line) for line in lines]


def indented(lines: Iterable[Line], first: str, rest: str | None = None) -> list[Line]:
    """The lines behind `first`, those after the first behind `rest` (as many blanks where it is not given)."""
    rest = " " * width(first) if rest is None else rest
    return [((rest if at else first, ""), *line) for at, line in enumerate(lines)]


def in_columns(rows: Sequence[Sequence[Iterable[Piece]]], columns: Sequence[Column]) -> list[Line]:
    """A table's lines: each cell wrapped to its column, cells of one row side by side."""
    return [line for row in rows for line in _row(row, columns)]


def _row(row: Sequence[Iterable[Piece]], columns: Sequence[Column]) -> list[Line]:
    stacks = [wrapped(cell, column.width) for cell, column in zip(row, columns, strict=True)]
    height = max(len(stack) for stack in stacks)
    lines: list[Line] = []
    for at in range(height):
        line: list[Piece] = []
        for stack, column in zip(stacks, columns, strict=True):
            line.extend(_cell(stack[at] if at < len(stack) else (), column))
        lines.append(_joined(line))
    return lines


def _cell(line: Line, column: Column) -> Line:
    blanks = " " * (column.width - line_width(line))
    gap = (" " * GAP, "")
    return ((blanks, ""), *line, gap) if column.right else (*line, (blanks, ""), gap)
