"""One run over many articles: each is read and written before the next; what cannot be read is named and set aside."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from firsthand.errors import BadConfig, BadItem, StopRun
from firsthand.progress import Report, Tally
from firsthand.records import Document, Reading
from firsthand.views import Look, View, pieces


def write_readings(
    items: Iterable[Document | BadItem],
    *,
    read: Callable[[Document], Reading],
    view: View,
    look: Look,
    min_score: float,
    write: Callable[[str], None],
    complain: Callable[[BadItem], None],
    report: Report,
) -> Tally:
    """Every item read and written in order; what was done, counted.

    Claims whose score is below `min_score` are left out. A BadItem, given or raised by `read`, is complained about and
    the rest goes on; any other exception ends the run.
    """
    tally = Tally()

    def readings() -> Iterator[Reading]:
        nonlocal tally
        for item in items:
            found = read_item(item, read)
            if isinstance(found, BadItem):
                complain(found)
                tally = replace(tally, set_aside=tally.set_aside + 1)
            else:
                kept = above(found, min_score)
                left_out = len(found.claims) - len(kept.claims)
                tally = replace(tally, read=tally.read + 1, left_out=tally.left_out + left_out)
                yield kept
            report(tally)

    for piece in pieces(view, readings(), look):
        write(piece)
    return tally


def read_item(item: Document | BadItem, read: Callable[[Document], Reading]) -> Reading | BadItem:
    """The reading of an item, or what is wrong with it."""
    try:
        return item if isinstance(item, BadItem) else read(item)
    except BadItem as fault:
        return fault


def above(reading: Reading, min_score: float) -> Reading:
    """The reading without the claims whose score is below `min_score`."""
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.score >= min_score))


@contextmanager
def output(file: str | None, inputs: Sequence[str], stdout: IO[bytes]) -> Iterator[Callable[[str], None]]:
    """What writes text as UTF-8 to `file`, or to `stdout` where none is given; each piece is out once it is written.

    BadConfig before anything is written where the file cannot be, is one of the inputs, or lies in a folder of them.
    """
    if file in (None, "-"):
        yield _writer(stdout, "standard output")
        return
    assert file is not None
    refuse_inputs(Path(file), inputs, "give --output a file elsewhere")
    with _opened(file) as stream:
        yield _writer(stream, file)


def _opened(file: str) -> IO[bytes]:
    try:
        return Path(file).open("wb")
    except OSError as fault:
        reason = fault.strerror or fault
        raise BadConfig(f"{file}: cannot be written ({reason}); give --output a file in a folder of yours") from None


def refuse_inputs(file: Path, inputs: Sequence[str], remedy: str) -> None:
    """BadConfig where a file to be written is one of the inputs, or lies in a folder of them."""
    place = Path(os.path.realpath(file))
    for name in inputs:
        if name != "-" and place.is_relative_to(os.path.realpath(name)):
            raise BadConfig(f"{file}: is, or lies in, the input {name}; {remedy}")


def _writer(stream: IO[bytes], name: str) -> Callable[[str], None]:
    def write(piece: str) -> None:
        try:
            stream.write(piece.encode("utf-8"))
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise StopRun(
                f"{name}: writing stopped ({fault.strerror}), the output ends early; free space and run again"
            ) from None

    return write
