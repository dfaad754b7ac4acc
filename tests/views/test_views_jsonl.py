"""JSON keeps everything: what is written reads back the same, and what was tampered with is refused."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_cases import readings, traps

from firsthand import records
from firsthand.errors import BadItem
from firsthand.ids import text_hash
from firsthand.records import Amount, Attribution, Claim, Document, Filler, Interval, Issue, Mention, Reading, Span
from firsthand.views import Look, pieces, view
from firsthand.views.jsonl import dumped, reading_from, row_of

SIZE = 30
TEXT = st.text(alphabet=st.characters(), max_size=8)
SCORE = st.floats(allow_nan=False, allow_infinity=False)
SPAN = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(lambda ends: Span(start=min(ends), end=max(ends)))


def many(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


def one_of(literal: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


ISSUE = st.builds(Issue, stage=TEXT, message=TEXT, span=st.none() | SPAN)
MENTION = st.builds(Mention, span=SPAN, name=TEXT, kind=one_of(records.NameKind), reason=TEXT)
AMOUNT = st.builds(
    Amount, low=st.none() | SCORE, high=st.none() | SCORE, unit=st.none() | TEXT, bound=one_of(records.Bound)
)
INTERVAL = st.builds(
    Interval,
    first=st.none() | TEXT,
    last=st.none() | TEXT,
    precision=one_of(records.Precision),
    approximate=st.booleans(),
)
FILLER = st.builds(Filler, mention=MENTION, amount=st.none() | AMOUNT, interval=st.none() | INTERVAL, reason=TEXT)
ATTRIBUTION = st.builds(
    Attribution, id=st.sampled_from(["a1", "a2"]), source=st.none() | MENTION, naming=one_of(records.Naming), cue=SPAN,
    content=many(SPAN), direct=st.booleans(), within=st.none() | TEXT, proposed_by=TEXT, score=SCORE,
    reasons=many(TEXT),
)  # fmt: skip


def claims(attributions: tuple[Attribution, ...]) -> st.SearchStrategy[Claim]:
    keys = [attribution.id for attribution in attributions]
    roles = st.dictionaries(one_of(records.Role), many(FILLER), max_size=3).map(lambda found: tuple(found.items()))
    return st.builds(
        Claim, id=TEXT, event=one_of(records.Event), span=SPAN, trigger=SPAN, roles=roles,
        status=one_of(records.Status), certainty=one_of(records.Certainty), denied=st.booleans(),
        chain=many(st.sampled_from(keys)) if keys else st.just(()), proposed_by=TEXT, score=SCORE, reasons=many(TEXT),
    )  # fmt: skip


@st.composite
def any_reading(draw: st.DrawFn) -> Reading:
    text = draw(st.text(alphabet=st.characters(), min_size=SIZE, max_size=SIZE + 5))
    maybe = {key: draw(st.none() | TEXT) for key in ("title", "outlet", "domain", "url", "author", "published")}
    rest = {key: draw(st.none() | TEXT) for key in ("updated", "credit", "capture_sha256")}
    document = Document(
        id=draw(TEXT), text=text, extractor=draw(TEXT), text_sha256=text_hash(text), issues=draw(many(ISSUE)),
        **maybe, **rest,
    )  # fmt: skip
    attributions = draw(many(ATTRIBUTION))
    return Reading(
        document=document, sentences=draw(many(SPAN)), clusters=draw(many(many(MENTION))), attributions=attributions,
        claims=draw(many(claims(attributions))), unread=draw(many(SPAN)), issues=draw(many(ISSUE)),
    )  # fmt: skip


@given(any_reading())
def test_a_reading_reads_back_as_it_was(reading: Reading) -> None:
    line = dumped(reading)
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
    assert reading_from(json.loads(line)) == reading


@given(any_reading())
def test_every_view_of_any_reading_is_utf8(reading: Reading) -> None:
    for name in ("text", "csv", "json"):
        "".join(pieces(view(name), [reading], Look(explain=True, unread=True, width=50))).encode("utf-8")


def test_an_array_holds_the_same_rows_as_the_lines() -> None:
    array = json.loads("".join(pieces(view("json"), readings(), Look())))
    assert array == [json.loads(line) for line in pieces(view("jsonl"), readings(), Look())]
    assert json.loads("".join(pieces(view("json"), [], Look()))) == []


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    row: Any = json.loads(json.dumps(row_of(traps())))
    place = row
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return dict(row)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("claims",), None, "'claims' is missing"),
        (("claims",), "none", "'claims' is 'none', expected a list"),
        (("claims", 0), 7, "stands where an object"),
        (("claims", 0, "event"), "sing", "'event' is 'sing', expected one of develop"),
        (("claims", 0, "score"), float("nan"), "expected a finite number"),
        (("claims", 0, "denied"), "no", "expected true or false"),
        (("claims", 0, "span"), [5, 4], "no [start, end] within"),
        (("claims", 0, "trigger"), [0, 99999], "no [start, end] within"),
        (("claims", 0, "chain"), ["a-9"], "stands in attribution a-9, which is missing"),
        (("claims", 0, "roles", "hero"), [], "role 'hero' is not one of"),
        (("claims", 0, "reasons"), [1], "expected a list of words"),
        (("document", "text"), "other", "text_sha256 differs"),
        (("document", "id"), 3, "'id' is 3, expected words"),
    ],
)
def test_a_row_that_is_no_reading_is_refused(path: tuple[str | int, ...], value: object, message: str) -> None:
    with pytest.raises(BadItem) as fault:
        reading_from(changed(path, value))
    assert message in str(fault.value)
    assert "\n" not in str(fault.value)
