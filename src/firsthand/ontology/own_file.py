"""A file of own names as lines: CSV in UTF-8 with a header, parted by commas, semicolons or tabs."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from firsthand.errors import BadConfig, BadItem
from firsthand.text import printable, squeezed

COLUMNS = (
    "kind", "id", "name", "aliases", "country", "class", "maker", "voice_of", "domain", "related", "source",
)  # fmt: skip
SEPARATORS = ",;\t"
KNOWN = ", ".join(COLUMNS)


class Line(NamedTuple):
    """One row of the file: the number of its first line, and its cells without white space at the ends."""

    number: int
    kind: str = ""
    id: str = ""
    name: str = ""
    aliases: str = ""
    country: str = ""
    weapon_class: str = ""
    maker: str = ""
    voice_of: str = ""
    domain: str = ""
    related: str = ""
    source: str = ""


def read_bytes(path: Path) -> bytes:
    """What the file holds; BadConfig where it is missing, a folder or may not be read."""
    if path.is_dir():
        raise BadConfig(f"{path}: is a folder; name one CSV file of own names")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadConfig(f"{path}: there is no such file; name the CSV file of own names") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise BadConfig(f"{path}: cannot be read ({reason}); name a CSV file that you may read") from None


def lines_of(path: Path, data: bytes) -> Iterator[Line | tuple[int, BadItem]]:
    """The rows of the file, blank ones left out; one with too many cells as its line number and fault.

    BadConfig where the file as a whole is no table of own names.
    """
    text = decoded(path, data)
    separator = max(SEPARATORS, key=lambda sign: len(known_of(text, sign)))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    places: list[int] | None = None
    end = 0
    try:
        for cells in rows:
            start, end = end + 1, rows.line_num
            if not any(map(str.strip, cells)):
                continue
            if places is None:
                places = header(path, start, cells)
            elif len(cells) > len(places) and any(cells[len(places) :]):
                yield (
                    start,
                    BadItem(
                        f"there are {len(cells)} cells under {len(places)} columns; "
                        "put a cell that holds the separator in quotation marks"
                    ),
                )
            else:
                yield line_of(start, places, cells)
    except csv.Error as fault:
        raise BadConfig(
            f"{path}: line {end + 1}: not readable as CSV ({fault}); close or double the quotation mark there"
        ) from None
    if places is None:
        raise BadConfig(f"{path}: is empty; its first line names the columns: {KNOWN}")


def decoded(path: Path, data: bytes) -> str:
    """The file's text, accents and letters as one (NFC); BadConfig where it is not UTF-8."""
    if data.startswith(b"PK\x03\x04"):
        raise BadConfig(f"{path}: is a spreadsheet file, no CSV; save it as 'CSV UTF-8' in your spreadsheet")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadConfig(
            f"{path}: not UTF-8 (byte {fault.start + 1}); save it as 'CSV UTF-8' in your spreadsheet"
        ) from None
    if "\0" in text:
        raise BadConfig(f"{path}: is no text file; save it as 'CSV UTF-8' in your spreadsheet")
    return unicodedata.normalize("NFC", text)


def known_of(text: str, separator: str) -> list[str]:
    """The columns that the first line names when it is parted by `separator`."""
    first = text.lstrip().split("\n", 1)[0]
    return [cell for cell in first.split(separator) if column(cell) in COLUMNS]


def column(cell: str) -> str:
    """A cell of the header as the name of a column."""
    return cell.strip().strip('"').strip().lower().replace(" ", "_")


def header(path: Path, number: int, cells: Sequence[str]) -> list[int]:
    """For each cell of a row its place in `Line`; BadConfig where a column is unknown, twice there, or none names."""
    names = [column(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS:
            raise BadConfig(
                f"{path}: line {number}: unknown column {printable(name, 40)!r}; the first line names the columns, "
                f"of these: {KNOWN}"
            )
        if names.count(name) > 1:
            raise BadConfig(f"{path}: line {number}: the column {name!r} is there twice; delete one")
    if "name" not in names and "id" not in names:
        raise BadConfig(f"{path}: line {number}: there is no column 'name'; add it, or 'id' and 'aliases'")
    return [1 + COLUMNS.index(name) for name in names]


def line_of(number: int, places: Sequence[int], cells: Sequence[str]) -> Line:
    """The cells at their places; what a short row lacks is empty."""
    found: list[str] = [""] * len(COLUMNS)
    for place, cell in zip(places, cells, strict=False):
        found[place - 1] = squeezed(cell) if cell and not cell.isalnum() else cell
    return Line(number, *found)
