"""The events' example sentences: plain text, and the words that fill each role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from firsthand.ontology.entries import EventType
from firsthand.records import Event, Role

MARK = re.compile(rf"\[({'|'.join(get_args(Role))}) ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that tells an event, and the words in it that fill its roles, in the order of the text."""

    event: Event
    text: str
    roles: tuple[tuple[Role, str], ...]


def examples(row: EventType) -> tuple[Example, ...]:
    """The examples of an event, without their marks.

    >>> from firsthand.ontology import ontology
    >>> first = examples(ontology().events["pledge"])[0]
    >>> first.text, first.roles[0]
    ('Denmark pledged 19 F-16 fighter jets to Ukraine.', ('actor', 'Denmark'))
    """
    return tuple(Example(event=row.id, text=plain(marked), roles=tuple(roles_of(marked))) for marked in row.examples)


def roles_of(marked: str) -> Iterator[tuple[Role, str]]:
    """The roles that an example marks, with their words."""
    for found in MARK.finditer(marked):
        role: Role = found[1]  # type: ignore[assignment]
        yield role, found[2]


def plain(marked: str) -> str:
    """An example's sentence without its marks."""
    return MARK.sub(lambda found: found[2], marked)
