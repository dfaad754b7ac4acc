"""`firsthand trace` on the command line: what it does with sets that are odd, broken or large, and how it ends."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import article, copied, tells
from click.testing import CliRunner, Result

from firsthand import pipeline, tracing
from firsthand.cli import main
from firsthand.errors import BadConfig, BadItem
from firsthand.records import Document, Reading
from firsthand.views.jsonl import line_of
from firsthand.views.rows import row_of

GUNS: dict[str, Any] = {"actor": "North Korea", "object": "howitzers", "counterparty": "Russia"}
SHIP = "The guns left the harbour aboard two freighters that had been painted grey for the voyage through the strait."
FIRST = article(
    "a", tells("North Korea has delivered 120 howitzers to Russia.", "transfer", "delivered", quantity="120", **GUNS),
    SHIP, outlet="Vale Messenger", published="2024-11-04",
)  # fmt: skip
COPY = copied(FIRST, "b", "Port Post", "2024-11-05")
PLAIN = "North Korea has delivered 120 howitzers to Russia, the Vale Messenger said on Monday.\n"
EMPTY: dict[str, list[Any]] = {
    "readings": [], "copies": [], "citations": [], "stories": [], "findings": [], "conflicts": [], "drifts": [],
    "issues": [],
}  # fmt: skip
HEAD = "document,claim,other_document,other_claim,judgement\n"
Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return str(path)

    return written


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_document(document: Document) -> Reading:
        return replace(FIRST, document=document) if document.text == FIRST.document.text else Reading(document=document)

    monkeypatch.setattr(pipeline, "read_document", read_document)


def lines(*readings: Reading) -> str:
    return "".join(line_of(row_of(one)) + "\n" for one in readings)


def run(*args: str, given: str | bytes = "") -> Result:
    result = CliRunner().invoke(main, ["trace", *args], input=given, catch_exceptions=False)
    assert "Traceback" not in result.stderr
    assert all(line.startswith("firsthand: ") for line in result.stderr.splitlines()), result.stderr
    return result


def traced(result: Result) -> dict[str, Any]:
    found = json.loads(result.stdout)
    assert list(found) == list(EMPTY)
    return dict(found)


def ids(result: Result) -> list[str]:
    return [one["document"]["id"] for one in traced(result)["readings"]]


def test_a_set_of_readings_is_traced(write: Write) -> None:
    file = write("set.jsonl", lines(FIRST, COPY))
    result = run(file, "--readings", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    found = traced(result)
    assert [(one["later"], one["earlier"], one["kind"]) for one in found["copies"]] == [("b", "a", "verbatim")]
    assert [one["independent"] for one in found["findings"]] == [1]
    assert run("--readings", "--format", "json", given=lines(COPY, FIRST)).stdout == result.stdout


def test_no_documents() -> None:
    result = run("--readings", "--format", "json", given="\n \n")
    assert (result.exit_code, traced(result), result.stderr) == (0, EMPTY, "")
    assert run("--readings", "--format", "csv").exit_code == 0
    assert run("--readings").exit_code == 0


def test_nothing_to_read_on_a_terminal_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr("firsthand.cli.sys", SimpleNamespace(stdin=None, stdout=sys.stdout, stderr=sys.stderr))
    result = CliRunner().invoke(main, ["trace"], catch_exceptions=False)
    assert (result.exit_code, "nothing to read" in result.output) == (2, True)


def test_an_empty_folder_and_a_file_that_is_not_there_are_named(tmp_path: Path, write: Write) -> None:
    (tmp_path / "empty").mkdir()
    file = write("set.jsonl", lines(FIRST))
    result = run(str(tmp_path / "empty"), str(tmp_path / "gone.txt"), file, "--readings", "--format", "json", "-q")
    assert (result.exit_code, ids(result)) == (1, ["a"])
    empty, gone = result.stderr.splitlines()
    assert empty.endswith("empty: the folder holds no files; name a folder or a file with articles")
    assert gone.endswith("gone.txt: there is no such file or folder; check the spelling")
    alone = run(str(tmp_path / "empty"), "--format", "json", "-q")
    assert (alone.exit_code, traced(alone)) == (1, EMPTY)


def test_ids_that_come_twice_are_set_aside(write: Write) -> None:
    other = replace(COPY, document=replace(COPY.document, id="a"))
    file = write("set.jsonl", lines(FIRST, other, COPY))
    result = run(file, "--readings", "--format", "json")
    assert (result.exit_code, ids(result)) == (1, ["a", "b"])
    assert result.stderr.endswith(f'{file}: line 2: set aside: its id "a" is that of {file}: line 1, taken before\n')


@pytest.mark.usefixtures("stub")
def test_articles_with_one_id_are_set_aside(write: Write) -> None:
    row = json.dumps({"id": "a", "text": PLAIN})
    result = run(write("set.jsonl", f"{row}\n{row}\n"), "--format", "json", "-q")
    assert (result.exit_code, ids(result)) == (1, ["a"])
    assert 'its id "a" is that of' in result.stderr


def test_missing_dates_are_no_fault(write: Write) -> None:
    undated = [replace(one, document=replace(one.document, published=None)) for one in (FIRST, COPY)]
    result = run(write("set.jsonl", lines(*undated)), "--readings", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [one["directed"] for one in traced(result)["copies"]] == [False]
    for form in ("text", "csv"):
        assert run(write("set.jsonl", lines(*undated)), "--readings", "--format", form).exit_code == 0


def test_dates_in_the_future_are_named_and_used(write: Write) -> None:
    late = replace(COPY, document=replace(COPY.document, published="2999-01-01"))
    result = run(write("set.jsonl", lines(FIRST, late)), "--readings", "--format", "json")
    words = "b: dated 2999-01-01, in the future; its place among copies may be wrong; correct its date"
    assert (result.exit_code, result.stderr) == (0, f"firsthand: {words}\n")
    assert [one["message"] for one in traced(result)["issues"]] == [words]


@pytest.mark.parametrize(
    ("published", "late"),
    [
        (None, False), ("2026-03-01", False), ("2026-03-01T23:59:59Z", False), ("2026-03-02", False),
        ("2026-03-02T12:00+13:00", False), ("2026-03-03", True), ("2026-03-02T23:00Z", True), ("2027", False),
        ("soon", False), ("", False), ("9999-12-30", True), ("0000-00-00", False), ("20260401", False),
    ],
)  # fmt: skip
def test_tomorrow_is_today_somewhere(published: str | None, late: bool) -> None:
    reading = replace(FIRST, document=replace(FIRST.document, published=published))
    assert bool(tracing.dated_wrongly([reading], "2026-03-01")) is late


@pytest.mark.parametrize("published", ["soon", "", "2024-13-45", "9999-12-31", "0001-01-01", "2024-11-04T25:61"])
def test_dates_of_no_use_do_no_harm(write: Write, published: str) -> None:
    odd = replace(COPY, document=replace(COPY.document, published=published))
    for form in ("json", "text", "csv"):
        assert run(write("set.jsonl", lines(FIRST, odd)), "--readings", "--format", form).exit_code == 0


def test_one_document_two_thousand_times_is_quick(write: Write) -> None:
    many = (copied(FIRST, f"d{at:04}", f"Post {at}", "2024-11-05") for at in range(1999))
    file = write("set.jsonl", lines(FIRST, *many))
    start = time.monotonic()
    result = run(file, "--readings", "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 2
    assert time.monotonic() - start < 30


def test_one_id_two_thousand_times_is_one_document(write: Write) -> None:
    result = run(write("set.jsonl", lines(FIRST) * 2000), "--readings", "--format", "json")
    assert (result.exit_code, ids(result), len(result.stderr.splitlines())) == (1, ["a"], 1999)


def test_a_set_in_which_nothing_is_related(write: Write) -> None:
    things = ("Fattah missile", "howitzers", "drones", "tanks", "submarines")
    apart = [
        article(
            f"d{at}",
            tells(
                f"{one} tested {thing} on Monday.", "test", "tested", actor=one, object=thing
            ),
            outlet=f"Post {at}", published="2024-11-04",
        )
        for at, (one, thing) in enumerate(zip(("Iran", "Russia", "India", "France", "Brazil"), things, strict=True))
    ]  # fmt: skip
    file = write("set.jsonl", lines(*apart))
    result = run(file, "--readings", "--format", "json")
    found = traced(result)
    assert (result.exit_code, found["copies"], found["conflicts"], found["drifts"]) == (0, [], [], [])
    assert [one["documents"] for one in found["stories"]] == [[f"d{at}"] for at in range(5)]
    assert "5" in run(file, "--readings").stdout


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "no JSON": ('{"document": ', "no JSON; give --readings the output of: firsthand read --format jsonl"),
    "no UTF-8": (b'"\xff\xfe"', "no JSON"),
    "too deep": ("[" * 100_000, "no JSON"),
    "a list": ("[]", "not a reading: [] stands where an object with 'document' was expected; write it anew with"),
    "a number": ("7", "not a reading: 7 stands where"),
    "null": ("null", "not a reading: None stands where"),
    "an article": ('{"id": "a", "text": "x"}', "not a reading: 'document' is missing; write it anew with"),
    "a huge number": ("9" * 5000, "no JSON"),
    "another version": (lines(FIRST).replace("120 howitzers", "130 howitzers").strip(), "text_sha256 differs"),
    "another event": (lines(FIRST).replace('"transfer"', '"dance"').strip(), "a: not a reading: 'event' is 'dance'"),
    "no span": (lines(FIRST).replace('"trigger": [', '"trigger": [-').strip(), "a: not a reading: [-"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_lines_of_readings_are_named_and_the_rest_is_traced(write: Write, name: str) -> None:
    line, words = BROKEN[name]
    raw = line if isinstance(line, bytes) else line.encode()
    file = write("set.jsonl", raw + b"\n" + lines(COPY).encode())
    result = run(file, "--readings", "--format", "json")
    assert (result.exit_code, ids(result)) == (1, ["b"])
    (message,) = result.stderr.splitlines()
    assert message.startswith(f"firsthand: {file}: line 1: ")
    assert words in message
    assert len(message) < 600


def test_a_line_of_twenty_megabytes(write: Write) -> None:
    long = replace(FIRST, document=replace(FIRST.document, id="long", title="x" * 20_000_000))
    file = write("set.jsonl", b"x" * 20_000_000 + b"\n" + lines(long, COPY).encode())
    result = run(file, "--readings", "--format", "csv")
    assert (result.exit_code, len(result.stderr)) == (1, len(result.stderr.splitlines()[0]) + 1)
    assert f"{file}: line 1: no JSON" in result.stderr


def test_a_line_beyond_the_limit_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "LONGEST_LINE", 100_000)
    file = write("set.jsonl", b"x" * 200_000 + b"\n" + lines(COPY).encode())
    result = run(file, "--readings", "--format", "json")
    assert (result.exit_code, ids(result)) == (1, ["b"])
    assert result.stderr == f"firsthand: {file}: line 1: longer than 0.1 MB; give --readings one reading a line\n"


def test_readings_of_odd_letters_are_shown(write: Write, tmp_path: Path) -> None:
    odd = article("\ud800\u202ex", "Lone \ud800 halves.", outlet="\ud800", title="\ud800\x1b[31m")
    row = json.dumps(json.loads(line_of(row_of(FIRST))) | {"document": {**row_of(odd)["document"]}})  # type: ignore[dict-item]
    row = json.dumps({**json.loads(row), "claims": [], "attributions": [], "sentences": []})
    file = write("set.jsonl", row + "\n" + lines(COPY))
    for form in ("text", "json", "csv"):
        page, picture = str(tmp_path / f"{form}.html"), str(tmp_path / f"{form}.svg")
        result = run(file, "--readings", "--format", form, "--html", page, "--svg", picture)
        assert result.exit_code == 0
        assert Path(page).read_bytes()
        assert Path(picture).read_bytes()


def test_claims_that_share_an_id_do_no_harm(write: Write) -> None:
    twice = replace(FIRST, claims=FIRST.claims * 2, attributions=FIRST.attributions * 2)
    for form in ("text", "json", "csv"):
        assert run(write("set.jsonl", lines(twice, COPY)), "--readings", "--format", form).exit_code in (0, 1)


def test_bad_rows_of_judgements_are_named_and_the_others_hold(write: Write) -> None:
    rows = ["a,c1,b,c1,perhaps", "a,c1,a,c1,same", "a,,b,c1,same", "a,c1,x,c1,same", "a,c1,b,c1,different"]
    file, judged = write("set.jsonl", lines(FIRST, COPY)), write("judged.csv", HEAD + "\n".join(rows))
    result = run(file, "--readings", "--format", "json", "--judgements", judged)
    assert result.exit_code == 1
    assert len(traced(result)["findings"]) == 2
    messages = result.stderr.splitlines()
    assert [f"line {at}: " in words for at, words in enumerate(messages[:3], start=2)] == [True] * 3
    assert messages[3].startswith("firsthand: judgement on claim c1 of x: no such claim in this set")


@pytest.mark.parametrize("content", [None, "", "a;b;c\n", b"\xff", HEAD + "x" * 200_000])
def test_judgements_that_cannot_be_read_are_wrong_usage(write: Write, content: str | bytes | None) -> None:
    judged = "/no/such/judged.csv" if content is None else write("judged.csv", content)
    result = run("--readings", "--judgements", judged, given=lines(FIRST))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert judged in result.stderr


@pytest.mark.parametrize("option", ["--html", "--svg"])
def test_a_page_in_a_folder_that_is_not_there_is_wrong_usage(write: Write, option: str) -> None:
    file = write("set.jsonl", lines(FIRST, COPY))
    result = run(file, "--readings", "--format", "json", option, "/no/such/folder/page")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.startswith("firsthand: /no/such/folder/page: cannot be written (")
    assert result.stderr.endswith("); name a file in a folder of yours\n")


@pytest.mark.parametrize("option", ["--html", "--svg"])
def test_a_page_never_overwrites_what_is_read(write: Write, option: str) -> None:
    file = write("set.jsonl", lines(FIRST, COPY))
    assert run(file, "--readings", option, file).exit_code == 2
    assert Path(file).read_text(encoding="utf-8") == lines(FIRST, COPY)


def test_where_pages_go_is_looked_at_before_work_starts(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    tracing.check_targets([None, str(tmp_path / "page.html"), "page.svg"], ["-", str(tmp_path / "in")])
    for file, words in (
        (tmp_path / "gone" / "page.html", "cannot be written (there is no folder"),
        (tmp_path / "in", "cannot be written (it is a folder); name a file in a folder of yours"),
        (tmp_path / "in" / "page.html", "is, or lies in, the input"),
    ):
        with pytest.raises(BadConfig) as fault:
            tracing.check_targets([None, str(file)], ["-", str(tmp_path / "in")])
        assert str(fault.value).startswith(f"{file}: ")
        assert words in str(fault.value)


@pytest.mark.parametrize(
    "args", [("--format", "jsonl"), ("--format", "xml"), ("--unknown",), ("--judgements",), ("-o", "/no/such/x")]
)
def test_wrong_usage_does_nothing(write: Write, args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["trace", "--readings", write("set.jsonl", lines(FIRST)), *args])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


def test_output_goes_to_a_file_and_never_over_the_input(write: Write, tmp_path: Path) -> None:
    file, target = write("set.jsonl", lines(FIRST, COPY)), tmp_path / "out.json"
    assert run(file, "--readings", "--format", "json", "-o", str(target)).stdout == ""
    assert len(json.loads(target.read_text(encoding="utf-8"))["readings"]) == 2
    assert run(file, "--readings", "-o", file).exit_code == 2
    assert Path(file).read_text(encoding="utf-8") == lines(FIRST, COPY)


@pytest.mark.usefixtures("stub")
def test_articles_are_read_and_traced(write: Write) -> None:
    row = {"outlet": "Port Post", "published": "2024-11-05", "text": FIRST.document.text}
    rows = [json.dumps({**row, "id": "a", "published": "2024-11-04"}), "{broken", json.dumps({**row, "id": "b"})]
    result = run(write("set.jsonl", "\n".join(rows)), "--format", "json", "-q")
    assert (result.exit_code, ids(result), len(result.stderr.splitlines())) == (1, ["a", "b"], 1)
    assert len(traced(result)["findings"]) == 1


def test_an_article_that_the_reader_sets_aside(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(document: Document) -> Reading:
        if document.id == "a":
            raise BadItem("a: is no article; leave it out")
        return Reading(document=document)

    monkeypatch.setattr(pipeline, "read_document", picky)
    rows = "".join(json.dumps({"id": key, "text": PLAIN}) + "\n" for key in ("a", "b"))
    result = run(write("set.jsonl", rows), "--format", "json", "-q")
    assert (result.exit_code, ids(result), result.stderr) == (1, ["b"], "firsthand: a: is no article; leave it out\n")


def test_what_can_be_used_is_kept_and_the_rest_counted() -> None:
    said: list[object] = []
    items: Iterable[Reading | BadItem] = [FIRST, BadItem("x: no"), COPY]
    assert tracing.usable(items, said.append) == ([FIRST, COPY], 1)
    assert [str(one) for one in said] == ["x: no"]
