"""How text is to look: its width, its colours, how much it tells."""

from collections.abc import Mapping
from dataclasses import dataclass

NARROWEST, WIDEST = 40, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Columns of the page, whether colours may be used, and which parts beyond the claims are shown."""

    width: int = 80
    colour: bool = False
    explain: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the same output has shown already."""

    readings: int = 0
    claims: int = 0


def colours_wanted(environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: NO_COLOR, then FORCE_COLOR (not empty) decide, then whether it is a capable terminal."""
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or (terminal and environ.get("TERM") != "dumb")


def page_width(columns: int) -> int:
    """`columns` within what the page can use: 40 to 160, longer lines are hard to read.

    >>> page_width(300), page_width(10)
    (160, 40)
    """
    return max(NARROWEST, min(WIDEST, columns))


def columns_of(environ: Mapping[str, str], *, terminal: int | None) -> int:
    """Columns of the page: the terminal's (None: no terminal), else those that COLUMNS gives, else 80."""
    given = environ.get("COLUMNS", "")
    return page_width(terminal or (int(given) if given.isascii() and given.isdigit() else 0) or 80)
