"""From files, folders and standard input to documents."""

from collections.abc import Iterator, Sequence
from typing import IO

from firsthand.errors import BadItem
from firsthand.records import Document
from firsthand.text import printable

from .captures import Capture, captures, count
from .drafts import Draft, document
from .formats import FORMATS, Format, format_of, named
from .language import language_name, language_of


def documents(
    paths: Sequence[str], *, input_format: str | None = None, stdin: IO[bytes] | None = None
) -> Iterator[Document | BadItem]:
    """One `Document` or `BadItem` for each article under `paths`, in their order; a BadItem is given, not raised.

    Paths are files, folders and "-" (standard input, or `stdin`). A format is recognised from content unless
    `input_format` names one; BadConfig at once where that name is unknown. Texts that are clearly not English and
    ids met before are set aside: the first document of an id is the one that counts.
    """
    row = named(input_format) if input_format else None
    return _documents(paths, row, stdin)


def _documents(paths: Sequence[str], row: Format | None, stdin: IO[bytes] | None) -> Iterator[Document | BadItem]:
    seen: dict[str, str] = {}
    for capture in captures(paths, stdin, any_suffix=row is not None):
        if isinstance(capture, BadItem):
            yield capture
            continue
        for draft in _read(capture, row):
            yield draft if isinstance(draft, BadItem) else _admitted(draft, seen)


def _read(capture: Capture, row: Format | None) -> Iterator[Draft | BadItem]:
    try:
        yield from format_of(capture, row).read(capture)
    except BadItem as fault:
        yield fault
    except OSError as fault:
        yield BadItem(f"{capture.name}: reading stopped ({fault.strerror or fault}); check the disk and try again")


def _admitted(draft: Draft, seen: dict[str, str]) -> Document | BadItem:
    try:
        found = document(draft)
    except BadItem as fault:
        return fault
    if found.id in seen:
        return BadItem(
            f'{draft.name}: set aside: its id "{printable(found.id, 80)}" is that of {seen[found.id]}, read before; '
            "if it is another article, give it an id, an outlet or a URL of its own"
        )
    code = language_of(found.text)
    if code != "en":
        return BadItem(
            f"{draft.name}: Firsthand reads English so far; this looks like {language_name(code)}; give an English text"
        )
    seen[found.id] = draft.name
    return found


__all__ = ["FORMATS", "Format", "count", "documents"]
