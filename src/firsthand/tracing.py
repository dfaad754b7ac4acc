"""One trace: articles or readings in, what could not be used named, the trace and its pictures out."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeVar

from firsthand import pipeline
from firsthand.acquire.captures import captures
from firsthand.errors import BadConfig, BadItem
from firsthand.groups import Groups
from firsthand.progress import Report, Tally
from firsthand.records import ClaimRef, Document, Issue, Judgement, Reading
from firsthand.run import read_item, refuse_inputs
from firsthand.trace.times import window
from firsthand.views import reread

T = TypeVar("T")
LONGEST_LINE = 64_000_000  # bytes of one reading
AHEAD = 14 * 3600.0  # seconds by which a day begins earlier elsewhere than in UTC


def readings_of(items: Iterable[Document | BadItem], report: Report) -> Iterator[Reading | BadItem]:
    """Every article read, or what is wrong with it."""
    tally = Tally()
    for item in items:
        found = read_item(item, pipeline.read_document)
        bad = isinstance(found, BadItem)
        tally = replace(tally, read=tally.read + (not bad), set_aside=tally.set_aside + bad)
        report(tally)
        yield found


def readings_from(paths: Sequence[str], stdin: IO[bytes] | None) -> Iterator[Reading | BadItem]:
    """Every line of files of readings as a reading, or what is wrong with it; an id met before is set aside."""
    seen: dict[str, str] = {}
    for capture in captures(paths, stdin, any_suffix=True):
        if isinstance(capture, BadItem):
            yield capture
            continue
        for number, line in enumerate(capture.lines(LONGEST_LINE), start=1):
            if line.strip():
                yield admitted(f"{capture.name}: line {number}", line, seen)


def admitted(place: str, line: bytes, seen: dict[str, str]) -> Reading | BadItem:
    """The reading of one line."""
    if len(line) > LONGEST_LINE:
        return BadItem(f"{place}: longer than {LONGEST_LINE / 1_000_000:g} MB; give --readings one reading a line")
    try:
        row = json.loads(line)
        reading = pipeline.complete(reread.reading_from(row))
    except BadItem as fault:
        return BadItem(f"{place}: {fault}")
    except (ValueError, RecursionError):
        return BadItem(f"{place}: no JSON; give --readings the output of: firsthand read --format jsonl")
    key = reading.document.id
    if key in seen:
        return BadItem(f'{place}: set aside: its id "{key}" is that of {seen[key]}, taken before')
    seen[key] = place
    return reading


def usable(items: Iterable[T | BadItem], complain: Callable[[object], None]) -> tuple[list[T], int]:
    """What can be used, and how many items were set aside, each complained about."""
    kept: list[T] = []
    set_aside = 0
    for item in items:
        if isinstance(item, BadItem):
            complain(item)
            set_aside += 1
        else:
            kept.append(item)
    return kept, set_aside


def known(judged: Iterable[Judgement], readings: Sequence[Reading]) -> Iterator[Judgement | BadItem]:
    """The judgements that count, the last on each pair of claims; a BadItem for each that cannot be followed.

    One that names a claim which is not there cannot be; nor can a "different" on two claims that rows tie together by
    way of others.
    """
    there = {ClaimRef(document=r.document.id, claim=c.id) for r in readings for c in r.claims}
    kept: list[Judgement] = []
    for one in judged:
        absent = [ref for ref in (one.left, one.right) if ref not in there]
        if absent:
            yield BadItem(
                f"judgement on claim {absent[0].claim} of {absent[0].document}: no such claim in this set, left aside; "
                "take both ids from this set's claims"
            )
        else:
            kept.append(one)
    last = {frozenset((one.left, one.right)): one for one in kept}
    tied = ties(last.values())
    for one in last.values():
        if not one.same and tied.get(one.left, one.left) == tied.get(one.right, one.right):
            yield BadItem(
                f"judgement: {one.left.claim} of {one.left.document} and {one.right.claim} of {one.right.document} are "
                "different, but other rows make them the same by way of a third claim, left aside; correct one of them"
            )
        else:
            yield one


def ties(judged: Iterable[Judgement]) -> dict[ClaimRef, ClaimRef]:
    """For each claim that is judged the same as another, one claim that stands for all that it is so tied to."""
    groups = Groups[ClaimRef]()
    for one in judged:
        if one.same:
            groups.join(one.left, one.right)
    return groups.heads()


def dated_wrongly(readings: Iterable[Reading], today: str) -> tuple[Issue, ...]:
    """An issue for each document dated after today, wherever on earth; what is no ISO date says nothing."""
    end = window(today).closes + AHEAD
    late = sorted((r.document.id, r.document.published) for r in readings if window(r.document.published).opens >= end)
    return tuple(
        Issue(
            stage="trace",
            message=f"{key}: dated {published}, in the future; its place among copies may be wrong; correct its date",
        )
        for key, published in late
    )


def check_targets(files: Iterable[str | None], inputs: Sequence[str]) -> None:
    """BadConfig, before work starts, where a page or picture has no folder or would overwrite what is read."""
    for file in files:
        if file is None:
            continue
        place = Path(os.path.realpath(file))
        if place.is_dir() or not place.parent.is_dir():
            what = "it is a folder" if place.is_dir() else f"there is no folder {place.parent}"
            raise BadConfig(f"{file}: cannot be written ({what}); name a file in a folder of yours")
        refuse_inputs(Path(file), inputs, "name a file elsewhere")


def written(file: str, text: str) -> None:
    """Writes a page or picture; BadConfig where the file cannot be."""
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise BadConfig(
            f"{file}: cannot be written ({fault.strerror or fault}); name a file in a folder of yours"
        ) from None
