"""The command line: what it prints where, and how it ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from firsthand import acquire, pipeline
from firsthand.cli import main
from firsthand.errors import BadConfig, BadItem, StopRun
from firsthand.ids import text_hash
from firsthand.progress import Tally, log_lines
from firsthand.records import Claim, Document, Reading, Span
from firsthand.run import output

ROWS = "".join(json.dumps({"id": f"d{n}", "text": f"Iran sent {n} drones to Russia."}) + "\n" for n in range(3))


def read_document(document: Document) -> Reading:
    span = Span(start=0, end=len(document.text) - 1)
    claim = Claim(
        id=f"c-{document.id}", event="transfer", span=span, trigger=Span(start=5, end=9), roles=(), status="actual",
        certainty="certain", denied=False, chain=(), proposed_by="stub", score=0.5,
    )  # fmt: skip
    return Reading(document=document, claims=(claim,))


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(paths: tuple[str, ...], **known: Any) -> Iterator[Document | BadItem]:
        for path in paths:
            text = known["stdin"].read().decode() if path == "-" else None
            if text is None and not Path(path).exists():
                yield BadItem(f"{path}: there is no such file; check\x1b[31m the spelling")
                continue
            for line in (text or Path(path).read_text()).splitlines():
                row = json.loads(line)
                yield Document(**row, extractor="jsonl/1", text_sha256=text_hash(row["text"]))

    monkeypatch.setattr(acquire, "documents", documents)
    monkeypatch.setattr(pipeline, "read_document", read_document)


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "articles.jsonl"
    path.write_text(ROWS)
    return str(path)


def run(*args: str, given: str = "") -> Result:
    return CliRunner().invoke(main, args, input=given, catch_exceptions=False)


def test_text_is_the_default(articles: str) -> None:
    result = run("read", articles)
    assert result.exit_code == 0
    assert "(not stated) TRANSFERS" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_standard_input_is_read_where_no_file_is_named() -> None:
    for args in ((), ("-",)):
        result = run("read", *args, "--format", "jsonl", given=ROWS)
        assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["d0", "d1", "d2"]


def test_nothing_to_read_on_a_terminal_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.cli.sys", SimpleNamespace(stdin=None, stdout=sys.stdout, stderr=sys.stderr))
    result = run("read")
    assert result.exit_code == 2
    assert "nothing to read" in result.output


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_other_formats(articles: str, form: str) -> None:
    result = run("read", articles, "--format", form)
    assert result.exit_code == 0
    assert len(json.loads(result.stdout) if form == "json" else result.stdout.splitlines()) == 3 + (form == "csv")


def test_an_item_set_aside_is_named_on_one_line_and_the_rest_is_read(articles: str) -> None:
    result = run("read", "gone.txt", articles, "--format", "jsonl", "--quiet")
    assert result.exit_code == 1
    assert result.stderr == "firsthand: gone.txt: there is no such file; check␛[31m the spelling\n"
    assert len(result.stdout.splitlines()) == 3


def test_an_item_that_the_reader_sets_aside(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(document: Document) -> Reading:
        if document.id == "d1":
            raise BadItem("d1: is no article; leave it out")
        return read_document(document)

    monkeypatch.setattr(pipeline, "read_document", picky)
    result = run("read", articles, "--format", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "firsthand: d1: is no article; leave it out" in result.stderr


def test_low_scores_are_left_out_and_counted(articles: str) -> None:
    result = run("read", articles, "--min-score", "0.6", "--format", "csv")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "firsthand: 3 claims below the score of 0.6 left out\n"
    assert len(run("read", articles, "--min-score", "0.5", "--format", "csv").stdout.splitlines()) == 4


@pytest.mark.parametrize(
    "args",
    [["--format", "xml"], ["--min-score", "2"], ["--min-score", "nan"], ["--unknown"], ["-o", "/no/such/folder/x"]],
)
def test_wrong_usage_does_nothing(articles: str, args: list[str]) -> None:
    result = run("read", articles, *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_output_goes_to_a_file(articles: str, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    result = run("read", articles, "--format", "csv", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(target.read_text().splitlines()) == 4


def test_output_never_overwrites_input(articles: str) -> None:
    for inputs in (articles, str(Path(articles).parent)):
        result = run("read", inputs, "-o", articles)
        assert result.exit_code == 2
        assert "give --output a file elsewhere" in result.stderr
    assert Path(articles).read_text() == ROWS


def fails(fault: BaseException) -> Callable[..., object]:
    def raising(*_: object, **__: object) -> object:
        raise fault

    return raising


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (BadConfig("format x: unknown; choose y"), 2, "firsthand: format x: unknown; choose y\n"),
        (StopRun("disk full"), 2, "firsthand: disk full\n"),
        (KeyboardInterrupt(), 130, "firsthand: stopped; what was written so far is kept\n"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_endings(articles: str, monkeypatch: pytest.MonkeyPatch, fault: BaseException, status: int, words: str) -> None:
    monkeypatch.setattr(pipeline, "read_document", fails(fault))
    monkeypatch.setattr("firsthand.cli._leave_stdout", lambda: None)
    result = run("read", articles)
    assert (result.exit_code, result.stderr) == (status, words)


def test_a_bug_is_not_hidden(articles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_document", fails(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        run("read", articles)


def test_results_are_written_as_they_come(articles: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, sizes = tmp_path / "out.jsonl", []

    def watching(document: Document) -> Reading:
        sizes.append(target.stat().st_size)
        return read_document(document)

    monkeypatch.setattr(pipeline, "read_document", watching)
    run("read", articles, "--format", "jsonl", "-o", str(target))
    assert sizes[0] == 0 < sizes[1] < sizes[2]


def test_a_full_disk_ends_the_run_with_a_message() -> None:
    class Full(io.BytesIO):
        def write(self, data: object, /) -> int:
            raise OSError(28, "No space left on device")

    with output(None, (), Full()) as write, pytest.raises(StopRun, match="No space left"):
        write("x")


def test_log_lines_come_after_many_items_or_much_time() -> None:
    times, said = iter([0.0, 1.0, 2.0, 13.0, 14.0]), list[str]()
    report = log_lines(said.append, lambda: next(times))
    for done in (1, 101, 102, 103):
        report(Tally(read=done, set_aside=int(done == 102)))
    assert said == ["101 articles read", "102 articles read, 1 set aside"]


@pytest.mark.parametrize("args", [["--help"], ["read", "--help"], ["--version"]])
def test_help_is_quick(args: list[str]) -> None:
    """Neither the model nor the extractor nor the terminal library is loaded to show help."""
    code = (
        "import sys; from firsthand.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "heavy = {'spacy', 'trafilatura', 'rich', 'numpy', 'dateparser'} & set(sys.modules); assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_quiet(articles: str) -> None:
    Path(articles).write_text(
        "".join(json.dumps({"id": f"d{n}", "text": "Iran sent drones."}) + "\n" for n in range(200))
    )
    reading, writing = os.pipe()
    os.close(reading)
    code = "from firsthand.cli import main; main()"
    command = [sys.executable, "-c", code, "read", articles, "--format", "jsonl", "--quiet", "--input", "jsonl"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_doctor_ends_with_1_where_something_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    good = SimpleNamespace(name="Python", ok=True, found="3.11", remedy="")
    bad = SimpleNamespace(name="Model", ok=False, found="none", remedy="make setup")
    monkeypatch.setattr("firsthand.doctor.report", lambda: (good,))
    assert (run("doctor").exit_code, run("doctor").stdout) == (0, "ok     Python  3.11\n")
    monkeypatch.setattr("firsthand.doctor.report", lambda: (good, bad))
    result = run("doctor")
    assert result.exit_code == 1
    assert "FAULT  Model   none\n" in result.stdout
    assert "-> make setup\n" in result.stdout


def test_evaluate_prints_a_table_or_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.evaluate.run", lambda gold, predicted, misses: {"articles": misses, "gold": gold})
    monkeypatch.setattr("firsthand.evaluate.table", lambda result: f"{result['articles']} articles")
    assert run("evaluate", "gold.jsonl", "--misses", "3").stdout == "3 articles\n"
    assert json.loads(run("evaluate", "gold.jsonl", "--json").stdout) == {"articles": 0, "gold": "gold.jsonl"}


def test_every_command_says_what_it_does() -> None:
    for name, command in main.commands.items():
        assert isinstance(command, click.Command)
        assert command.help, name
