"""What a check of the tables finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: its table and row, the value, what is wrong with it, what to do.

    `problem` reads on after the value: "'Jarmo' is also a name of body:jarmo".
    """

    table: str
    row: str
    value: str
    problem: str
    remedy: str
