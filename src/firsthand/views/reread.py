"""The way back from JSON: a row that a reading was written as becomes that reading again."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast, get_args

from firsthand import records
from firsthand.errors import BadItem
from firsthand.ids import text_hash
from firsthand.records import (
    Amount,
    Attribution,
    Claim,
    Document,
    Filler,
    Interval,
    Issue,
    Link,
    Mention,
    Reading,
    Role,
    Span,
)

T = TypeVar("T")
REMEDY = "write it anew with: firsthand read --format jsonl"
# What a row may leave out, and what is then taken: rows of annotated articles have spans, names and states alone.
ABSENT: Mapping[str, object] = {
    "sentences": [], "clusters": [], "unread": [], "issues": [], "links": [], "reasons": [], "reason": "",
    "role_reason": "", "kind": "words", "naming": "named", "direct": False, "within": None, "proposed_by": "given",
    "score": 1.0, "amount": None, "interval": None, "approximate": False, "outlet": None, "domain": None, "url": None,
    "author": None, "published": None,
    "updated": None, "credit": None, "title": None, "extractor": "given", "text_sha256": None, "capture_sha256": None,
}  # fmt: skip


class _Wrong(Exception):
    """What a row has in place of what was expected."""


def reading_from(row: Mapping[str, object]) -> Reading:
    """The reading that `row_of` wrote as `row`.

    BadItem where a key is missing, a value is of the wrong kind, a span leaves the text, a chain names an attribution
    that is not there, or the text is no longer the text whose hash the row gives. Keys it does not know are ignored;
    what only explains (names of kinds, reasons, scores, links, hashes) may be missing.
    """
    try:
        return _reading(row)
    except _Wrong as wrong:
        raise BadItem(f"{_name(row)}: not a reading: {wrong}; {REMEDY}") from None


def _name(row: object) -> str:
    document = row.get("document") if isinstance(row, Mapping) else None
    return str(document.get("id", "a row")) if isinstance(document, Mapping) else "a row"


def _reading(row: Mapping[str, object]) -> Reading:
    document = _document(_object(row, "document"))
    size = len(document.text)
    reading = Reading(
        document=document,
        sentences=_spans(row, "sentences", size),
        clusters=tuple(tuple(_mention(one, size) for one in _rows(each)) for each in _list(row, "clusters")),
        attributions=tuple(_attribution(one, size) for one in _rows(_list(row, "attributions"))),
        claims=tuple(_claim(one, size) for one in _rows(_list(row, "claims"))),
        unread=_spans(row, "unread", size),
        issues=tuple(_issue(one, size) for one in _rows(_list(row, "issues"))),
    )
    known = {attribution.id for attribution in reading.attributions}
    for claim in reading.claims:
        for key in claim.chain:
            if key not in known:
                raise _Wrong(f"claim {claim.id} stands in attribution {key}, which is missing")
    return reading


def _value(row: Mapping[str, object], key: str) -> object:
    if not isinstance(row, Mapping):
        raise _Wrong(f"{_short(row)} stands where an object with {key!r} was expected")
    if key not in row and key not in ABSENT:
        raise _Wrong(f"{key!r} is missing")
    return row.get(key, ABSENT.get(key))


def _short(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 40 else f"{words[:37]}..."


def _typed(row: Mapping[str, object], key: str, kind: type[T], called: str) -> T:
    value = _value(row, key)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _Wrong(f"{key!r} is {_short(value)}, expected {called}")
    return value


def _text(row: Mapping[str, object], key: str) -> str:
    return _typed(row, key, str, "words")


def _flag(row: Mapping[str, object], key: str) -> bool:
    return _typed(row, key, bool, "true or false")


def _list(row: Mapping[str, object], key: str) -> Sequence[object]:
    return cast(Sequence[object], _typed(row, key, list, "a list"))


def _object(row: Mapping[str, object], key: str) -> Mapping[str, object]:
    return cast(Mapping[str, object], _typed(row, key, dict, "an object"))


def _number(row: Mapping[str, object], key: str) -> float:
    value = _value(row, key)
    if not isinstance(value, int | float) or isinstance(value, bool) or value != value or abs(value) == float("inf"):
        raise _Wrong(f"{key!r} is {_short(value)}, expected a finite number")
    return value


def _rows(values: object) -> Sequence[Mapping[str, object]]:
    if not isinstance(values, list):
        raise _Wrong(f"{_short(values)} stands where a list was expected")
    return cast(Sequence[Mapping[str, object]], values)


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = _list(row, key)
    if not all(isinstance(value, str) for value in values):
        raise _Wrong(f"{key!r} is {_short(values)}, expected a list of words")
    return cast(tuple[str, ...], tuple(values))


def _maybe(row: Mapping[str, object], key: str, read: Callable[[Mapping[str, object], str], T]) -> T | None:
    return None if _value(row, key) is None else read(row, key)


def _choice(row: Mapping[str, object], key: str, among: object) -> str:
    value = _value(row, key)
    if value not in get_args(among):
        raise _Wrong(f"{key!r} is {_short(value)}, expected one of {', '.join(get_args(among))}")
    return str(value)


def _as_span(value: object, size: int) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(side) is int for side in value):
        start, end = value
        if 0 <= start <= end <= size:
            return Span(start=start, end=end)
    raise _Wrong(f"{_short(value)} is no [start, end] within the text's {size} characters")


def _span(row: Mapping[str, object], key: str, size: int) -> Span:
    return _as_span(_value(row, key), size)


def _spans(row: Mapping[str, object], key: str, size: int) -> tuple[Span, ...]:
    return tuple(_as_span(value, size) for value in _list(row, key))


def _issue(row: Mapping[str, object], size: int) -> Issue:
    span = None if _value(row, "span") is None else _span(row, "span", size)
    return Issue(stage=_text(row, "stage"), message=_text(row, "message"), span=span)


def _document(row: Mapping[str, object]) -> Document:
    text = _text(row, "text")
    given = _maybe(row, "text_sha256", _text)
    if given is not None and text_hash(text) != given:
        raise _Wrong("its text is not the text that was read (text_sha256 differs)")
    return Document(
        id=_text(row, "id"),
        text=text,
        title=_maybe(row, "title", _text),
        outlet=_maybe(row, "outlet", _text),
        domain=_maybe(row, "domain", _text),
        url=_maybe(row, "url", _text),
        author=_maybe(row, "author", _text),
        published=_maybe(row, "published", _text),
        updated=_maybe(row, "updated", _text),
        credit=_maybe(row, "credit", _text),
        extractor=_text(row, "extractor"),
        text_sha256=text_hash(text),
        capture_sha256=_maybe(row, "capture_sha256", _text),
        issues=tuple(_issue(one, len(text)) for one in _rows(_list(row, "issues"))),
    )


def _mention(row: Mapping[str, object], size: int) -> Mention:
    kind = cast(records.NameKind, _choice(row, "kind", records.NameKind))
    links = tuple(_link(one) for one in _rows(_list(row, "links")))
    return Mention(
        span=_span(row, "span", size), name=_text(row, "name"), kind=kind, reason=_text(row, "reason"), links=links
    )


def _link(row: Mapping[str, object]) -> Link:
    return Link(entry=_text(row, "entry"), reason=_text(row, "reason"), score=_number(row, "score"))


def _amount(row: Mapping[str, object], key: str) -> Amount:
    row = _object(row, key)
    return Amount(
        low=_maybe(row, "low", _number),
        high=_maybe(row, "high", _number),
        unit=_maybe(row, "unit", _text),
        bound=cast(records.Bound, _choice(row, "bound", records.Bound)),
    )


def _interval(row: Mapping[str, object], key: str) -> Interval:
    row = _object(row, key)
    return Interval(
        first=_maybe(row, "first", _text),
        last=_maybe(row, "last", _text),
        precision=cast(records.Precision, _choice(row, "precision", records.Precision)),
        approximate=_flag(row, "approximate"),
    )


def _filler(row: Mapping[str, object], size: int) -> Filler:
    return Filler(
        mention=_mention(row, size),
        amount=_maybe(row, "amount", _amount),
        interval=_maybe(row, "interval", _interval),
        reason=_text(row, "role_reason"),
    )


def _attribution(row: Mapping[str, object], size: int) -> Attribution:
    return Attribution(
        id=_text(row, "id"),
        source=None if _value(row, "source") is None else _mention(_object(row, "source"), size),
        naming=cast(records.Naming, _choice(row, "naming", records.Naming)),
        cue=_span(row, "cue", size),
        content=_spans(row, "content", size),
        direct=_flag(row, "direct"),
        within=_maybe(row, "within", _text),
        proposed_by=_text(row, "proposed_by"),
        score=_number(row, "score"),
        reasons=_texts(row, "reasons"),
    )


def _roles(row: Mapping[str, object], size: int) -> tuple[tuple[Role, tuple[Filler, ...]], ...]:
    roles = _object(row, "roles")
    unknown = [role for role in roles if role not in get_args(Role)]
    if unknown:
        raise _Wrong(f"role {unknown[0]!r} is not one of {', '.join(get_args(Role))}")
    return tuple(
        (cast(Role, role), tuple(_filler(one, size) for one in _rows(fillers))) for role, fillers in roles.items()
    )


def _claim(row: Mapping[str, object], size: int) -> Claim:
    return Claim(
        id=_text(row, "id"),
        event=cast(records.Event, _choice(row, "event", records.Event)),
        span=_span(row, "span", size),
        trigger=_span(row, "trigger", size),
        roles=_roles(row, size),
        status=cast(records.Status, _choice(row, "status", records.Status)),
        certainty=cast(records.Certainty, _choice(row, "certainty", records.Certainty)),
        denied=_flag(row, "denied"),
        chain=_texts(row, "chain"),
        proposed_by=_text(row, "proposed_by"),
        score=_number(row, "score"),
        reasons=_texts(row, "reasons"),
    )
