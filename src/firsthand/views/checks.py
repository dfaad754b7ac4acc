"""The state of an installation, one check a line, remedies under what is wrong."""

from collections.abc import Iterable
from typing import Protocol

from firsthand.views.clean import shown
from firsthand.views.paint import Line, indented, painted, wrapped


class Check(Protocol):
    """What was looked at, whether it is as it should be, what was found, and what to do."""

    @property
    def name(self) -> str: ...
    @property
    def ok(self) -> bool: ...
    @property
    def found(self) -> str: ...
    @property
    def remedy(self) -> str: ...


def checks_page(checks: Iterable[Check], *, width: int, colour: bool) -> str:
    """`ok` or `FAULT`, the check's name and what was found; an arrow leads to what to do."""
    rows = tuple(checks)
    names = min(30, max((len(shown(check.name)) for check in rows), default=0))
    return "".join(painted(line, colour=colour) for check in rows for line in _lines(check, names, width))


def _lines(check: Check, names: int, width: int) -> list[Line]:
    mark, style = ("ok", "actor") if check.ok else ("FAULT", "denied")
    head = 7 + names + 2
    found = wrapped([(shown(check.found), "")], max(20, width - head))
    first: Line = ((f"{mark:<7}", style), (f"{shown(check.name):<{names}}  ", ""))
    lines: list[Line] = [(*first, *found[0]), *indented(found[1:], " " * head)]
    if check.remedy:
        lines += indented(
            wrapped([(shown(check.remedy), "note")], max(20, width - head - 3)), " " * head + "-> ", " " * (head + 3)
        )
    return lines
