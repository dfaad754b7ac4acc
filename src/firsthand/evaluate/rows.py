"""Rows of JSONL that are to be scored: read, checked, and named where they are not what they should be."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from firsthand.errors import BadConfig
from firsthand.evaluate.pairs import Row


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(at) is int for at in value)


def _is_place(value: object) -> bool:
    return isinstance(value, dict) and _is_span(value.get("span"))


def _are(value: object, fits: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and all(fits(one) for one in value)


def _attribution_fault(row: Row) -> str | None:
    if not isinstance(row.get("id"), str):
        return 'an attribution has no "id"'
    if row.get("source") is not None and not _is_place(row["source"]):
        return f'attribution {row["id"]}: "source" must be null or hold a "span" [start, end]'
    if "source" not in row or not _are(row.get("content"), _is_span):
        return f'attribution {row["id"]}: "source" and a "content" of [start, end] spans are needed'
    if row.get("cue") is not None and not _is_span(row["cue"]):
        return f'attribution {row["id"]}: "cue" must be [start, end]'
    return None


def _claim_fault(row: Row) -> str | None:
    name = f"claim {row.get('id', '?')}"
    if not isinstance(row.get("event"), str) or not _is_span(row.get("span")):
        return f'{name}: an "event" and a "span" [start, end] are needed'
    if row.get("trigger") is not None and not _is_span(row["trigger"]):
        return f'{name}: "trigger" must be [start, end]'
    roles = row.get("roles")
    if not isinstance(roles, dict) or not all(_are(fillers, _is_place) for fillers in roles.values()):
        return f'{name}: "roles" must map each role to a list of fillers with a "span" [start, end]'
    if not _are(row.get("chain"), lambda key: isinstance(key, str)):
        return f'{name}: "chain" must be a list of attribution ids'
    return None


def _gold_claim_fault(row: Row) -> str | None:
    missing = [key for key in ("id", "trigger", "status", "certainty", "denied") if row.get(key) is None]
    named = all("name" in filler for fillers in row["roles"].values() for filler in fillers)
    return f"claim {row.get('id', '?')}: no {missing or 'name'} in it" if missing or not named else None


def _parts_fault(row: Row) -> str | None:
    for part, fault in (("attributions", _attribution_fault), ("claims", _claim_fault)):
        if not _are(row.get(part), lambda one: isinstance(one, dict)):
            return f'"{part}" must be a list of objects'
        found = next((words for one in row[part] if (words := fault(one))), None)
        if found:
            return found
    return None


def _gold_fault(row: Row) -> str | None:
    if not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
        return 'an annotated article needs "id" and "text"'
    if fault := _parts_fault(row):
        return fault
    for one in row["attributions"]:
        if one.get("cue") is None or (one["source"] and "name" not in one["source"]):
            return f'attribution {one["id"]}: "cue" and a "name" of its source are needed'
    return next((fault for claim in row["claims"] if (fault := _gold_claim_fault(claim))), None)


def _reading_fault(row: Row) -> str | None:
    document = row.get("document")
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        return 'a reading needs "document" with its "id", as `firsthand read --format jsonl` prints it'
    return _parts_fault(row)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadConfig(f"{path}: {error.strerror or 'cannot be read'}; give the path of a JSONL file") from None
    except UnicodeDecodeError as error:
        raise BadConfig(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _rows(path: Path, fault: Callable[[Row], str | None]) -> list[Row]:
    rows: list[Row] = []
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadConfig(f"{path} line {number}: not JSON ({error}); one object a line is expected") from None
        words = fault(row) if isinstance(row, dict) else "not an object; one object a line is expected"
        if words:
            raise BadConfig(f"{path} line {number}: {words}")
        rows.append(row)
    if not rows:
        raise BadConfig(f"{path}: no rows in it; nothing can be scored")
    return rows


def gold_rows(path: Path) -> list[Row]:
    """The annotated articles of a file like `corpus/train.jsonl`; BadConfig names the line that is not one."""
    return _rows(path, _gold_fault)


def reading_rows(path: Path) -> list[Row]:
    """The readings of a file that `firsthand read --format jsonl` wrote; BadConfig names the line that is not one."""
    return _rows(path, _reading_fault)
