"""From paths to captures: bytes as received, with the name that messages call them by."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from firsthand.errors import BadItem
from firsthand.text import printable

HEAD_BYTES = 65_536
WHOLE_LIMIT_BYTES = 8_000_000
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", "")
STDIN = "standard input"
NOTES = ("README", "LICENSE", "NOTICE")


@dataclass(slots=True, kw_only=True)
class Capture:
    """Bytes as received: the first `HEAD_BYTES` of them, and the open stream that gives the others once."""

    name: str
    where: str
    head: bytes
    rest: IO[bytes] = field(default_factory=io.BytesIO)

    def whole(self, limit_bytes: int = WHOLE_LIMIT_BYTES) -> bytes:
        """All bytes; BadItem where there are more than `limit_bytes`."""
        data = self.head + self.rest.read(max(0, limit_bytes + 1 - len(self.head)))
        if len(data) > limit_bytes:
            raise BadItem(
                f"{self.name}: larger than {limit_bytes / 1_000_000:g} MB, too large for one article; "
                "split it into one file for each article, or into JSONL with one article a line"
            )
        return data

    def lines(self, limit_bytes: int) -> Iterator[bytes]:
        """The lines, without their line feeds; a line over `limit_bytes` comes cut, just longer than the limit."""
        *full, last = self.head.split(b"\n")
        yield from full
        line = last + self.rest.readline(limit_bytes + 1)
        while line:
            ended = line.endswith(b"\n")
            if not ended and len(line) > limit_bytes:
                self._skip_line()
            yield line[: limit_bytes + 1].removesuffix(b"\n")
            line = self.rest.readline(limit_bytes + 1)

    def _skip_line(self) -> None:
        while (part := self.rest.readline(WHOLE_LIMIT_BYTES)) and not part.endswith(b"\n"):
            pass


def captures(paths: Sequence[str], stdin: IO[bytes] | None, any_suffix: bool) -> Iterator[Capture | BadItem]:
    """One capture or BadItem for each file that `paths` name, open while it is the current one.

    A folder gives its files in sorted order, folders inside it included. Hidden files, a folder's own notes (README,
    LICENSE) and a browser's "NAME_files" beside "NAME.html" are left out, and files whose ending is not in `SUFFIXES`
    are set aside unless `any_suffix`.
    """
    for path in paths:
        if not path:
            yield BadItem("a path is empty; name a file, a folder, or - for standard input")
        elif path == "-":
            yield from _opened(STDIN, stdin or sys.stdin.buffer)
        elif _is_folder(path):
            yield from _folder(Path(path), any_suffix)
        else:
            yield from _file(Path(path))


def count(paths: Sequence[str]) -> int | None:
    """How many items `documents` will give for `paths`, for a progress bar; None where standard input is among them.

    A file counts as one item, a file that ends in .jsonl or .ndjson as one for each line that is not blank.
    """
    if "-" in paths:
        return None
    return sum(_count(Path(path)) if not _is_folder(path) else _count_folder(Path(path)) for path in paths)


def shown(path: str | Path) -> str:
    """A path as it can be printed: one line, undecodable bytes as U+FFFD."""
    return printable(os.fsencode(path).decode("utf-8", "replace"), limit=4096)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _walk(folder: Path) -> Iterator[Path | BadItem]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError as fault:
        yield _unreadable(shown(folder), fault)
        return
    names = {path.name for path in entries}
    for path in entries:
        if path.name.startswith(".") or path.stem.upper() in NOTES or _belongs_to_page(path.name, names):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.exists() and not path.is_file():
            yield BadItem(f"{shown(path)}: a link to a folder, or no file, is not followed in folders; name it itself")
        else:
            yield path


def _belongs_to_page(name: str, names: set[str]) -> bool:
    """Whether a folder is the one that a browser saves beside a page, for its pictures and scripts."""
    page = name.removesuffix("_files")
    return page != name and bool({f"{page}.html", f"{page}.htm"} & names)


def _folder(folder: Path, any_suffix: bool) -> Iterator[Capture | BadItem]:
    empty = True
    for path in _walk(folder):
        empty = False
        if isinstance(path, BadItem):
            yield path
        elif any_suffix or path.suffix.lower() in SUFFIXES:
            yield from _file(path)
        else:
            yield from _unlooked(path)
    if empty:
        yield BadItem(f"{shown(folder)}: the folder holds no files; name a folder or a file with articles")


def _unlooked(path: Path) -> Iterator[BadItem]:
    yield BadItem(
        f"{shown(path)}: {path.suffix} files are not looked for in folders; "
        "name the file itself if it is an article in plain text, HTML or JSONL"
    )


def _file(path: Path) -> Iterator[Capture | BadItem]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as fault:
        yield _unreadable(shown(path), fault)
        return
    with stream:
        yield from _opened(shown(path), stream, shown(path.name))


def _opened(name: str, stream: IO[bytes], where: str = "-") -> Iterator[Capture | BadItem]:
    try:
        head = stream.read(HEAD_BYTES)
    except OSError as fault:
        yield _unreadable(name, fault)
        return
    yield Capture(name=name, where=where, head=head, rest=stream)


def _unreadable(name: str, fault: Exception) -> BadItem:
    if isinstance(fault, FileNotFoundError):
        return BadItem(f"{name}: there is no such file or folder; check the spelling")
    reason = getattr(fault, "strerror", None) or str(fault)
    return BadItem(f"{name}: cannot be opened ({reason}); check the path and that you may read it")


def _count(path: Path) -> int:
    if path.suffix.lower() not in (".jsonl", ".ndjson"):
        return 1
    try:
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except (OSError, ValueError):
        return 1


def _count_folder(folder: Path) -> int:
    return max(1, sum(_count(item) if isinstance(item, Path) else 1 for item in _walk(folder)))
