"""The commands: what they are called, what they take, which function does the work."""

import json
import math
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from firsthand import __version__
from firsthand.errors import FirsthandError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.errors import BadItem
    from firsthand.progress import Report
    from firsthand.records import Judgement
    from firsthand.views.look import Look

FORMATS = ("text", "json", "jsonl", "csv")


def say(message: object) -> None:
    """One line on standard error, nothing in it but visible characters."""
    from firsthand.views.clean import shown

    print(f"firsthand: {shown(str(message))}", file=sys.stderr)


class Commands(click.Group):
    """The commands, with one ending for faults, a closed pipe (`| head`) and Ctrl-C."""

    def invoke(self, ctx: click.Context) -> object:
        """The command's result; a message and the exit status where it cannot be had."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except FirsthandError as fault:
            say(fault)
            ctx.exit(2)
        except BrokenPipeError:
            _leave_stdout()
            ctx.exit(0)
        except KeyboardInterrupt:
            say("stopped; what was written so far is kept")
            ctx.exit(130)
        return result


def _leave_stdout() -> None:
    """Nothing more reaches a pipe that nobody reads: the interpreter's last flush would complain."""
    if hasattr(sys.stdout, "fileno"):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _a_number(ctx: click.Context, parameter: click.Parameter, value: float) -> float:
    if math.isnan(value):
        raise click.BadParameter("nan is not in the range 0<=x<=1.", ctx, parameter)
    return value


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="firsthand", message="%(prog)s %(version)s")
def main() -> None:
    """Reads public reporting on arms and answers for every claim: who says so, through whom, how surely."""


@main.command(epilog="Exit status: 0 done; 1 some items were set aside, each named; 2 wrong usage, nothing done.")
@click.argument("files", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to print.")
@click.option("--input", "input_format", metavar="FORMAT", help="Take all input as plain, html or jsonl.")
@click.option("--unread", is_flag=True, help="Also list sentences that speak of arms and gave no claim (text).")
@click.option("--explain", is_flag=True, help="Also say why each claim was read so (text).")
@click.option("--names", metavar="FILE", help="A table of your own names (CSV), beside those of Firsthand.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("-q", "--quiet", is_flag=True, help="No progress; items set aside are still named.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=0.0,
    callback=_a_number,
    help="Leave out claims with a lower score.",
)
@click.pass_context
def read(
    ctx: click.Context,
    files: tuple[str, ...],
    form: str,
    input_format: str | None,
    unread: bool,
    explain: bool,
    names: str | None,
    output: str | None,
    quiet: bool,
    min_score: float,
) -> None:
    """Read articles: who says what about arms, through whom, how surely.

    FILES are articles or folders of them, - is standard input: plain text, HTML or JSON Lines.

    As csv, one claim is one row, and a cell that a spreadsheet would run as a formula (it starts with = + - or @) gets
    an apostrophe before it.
    """
    from firsthand import acquire, pipeline, run, views

    _own_names(names)
    paths = files or _standard_input(ctx)
    stdout = sys.stdout.buffer
    on_terminal = output in (None, "-") and stdout.isatty()
    look = _look(terminal=on_terminal, explain=explain, unread=unread)
    items = acquire.documents(paths, input_format=input_format, stdin=sys.stdin.buffer if sys.stdin else None)
    progress = _progress(lambda: acquire.count(paths), quiet=quiet or on_terminal)
    with run.output(output, paths, stdout) as write, progress as report:
        tally = run.write_readings(
            items,
            read=pipeline.read_document,
            view=views.view(form),
            look=look,
            min_score=min_score,
            write=write,
            complain=say,
            report=report,
        )
    if tally.left_out and not quiet:
        say(f"{tally.left_out} claims below the score of {min_score:g} left out")
    ctx.exit(1 if tally.set_aside else 0)


def _own_names(given: str | None) -> None:
    """Puts the user's own names to use; each line that is refused is named and left out."""
    from firsthand import ontology, settings
    from firsthand.ontology import own

    path = settings.load(names=given).names
    if path is not None:
        rows, issues = own.load(path)
        for issue in issues:
            say(issue.message)
        ontology.use_everywhere(own.extend(ontology.ontology(), rows))


def _standard_input(ctx: click.Context) -> tuple[str, ...]:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("nothing to read: name files or folders, or pipe an article in", ctx)
    return ("-",)


def _look(*, terminal: bool, explain: bool = False, unread: bool = False) -> "Look":
    from firsthand.views.look import Look, colours_wanted, columns_of

    width = columns_of(os.environ, terminal=shutil.get_terminal_size().columns if terminal else None)
    colour = colours_wanted(os.environ, terminal=terminal)
    return Look(width=width, colour=colour, explain=explain, unread=unread)


def _progress(count: Callable[[], int | None], *, quiet: bool) -> "AbstractContextManager[Report]":
    from firsthand.progress import bar, log_lines, silent

    if quiet:
        return nullcontext(silent)
    return bar(count) if sys.stderr.isatty() else nullcontext(log_lines(say))


@main.command(epilog="Exit status: 0 done; 1 some items were set aside, each named; 2 wrong usage, nothing done.")
@click.argument("files", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(("text", "json", "csv")), default="text", show_default=True)
@click.option("--readings", "given", is_flag=True, help="FILES are readings, as `read --format jsonl` prints them.")
@click.option("--html", metavar="FILE", help="Also write the report: one page that needs nothing beside it.")
@click.option("--svg", metavar="FILE", help="Also write the picture of who copied whom.")
@click.option("--judgements", metavar="FILE", help="Pairs of claims that you judged the same or different (CSV).")
@click.option("--names", metavar="FILE", help="A table of your own names (CSV), beside those of Firsthand.")
@click.option("--input", "input_format", metavar="FORMAT", help="Take all input as plain, html or jsonl.")
@click.option("--explain", is_flag=True, help="Also say why claims are taken for the same (text).")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("-q", "--quiet", is_flag=True, help="No progress; items set aside are still named.")
@click.pass_context
def trace(
    ctx: click.Context,
    files: tuple[str, ...],
    form: str,
    given: bool,
    html: str | None,
    svg: str | None,
    judgements: str | None,
    names: str | None,
    input_format: str | None,
    explain: bool,
    output: str | None,
    quiet: bool,
) -> None:
    """Trace a set of articles: who copied whom, which claims are one, how many origins each really has.

    FILES are articles or folders of them, - is standard input. As csv, one finding is one row.
    """
    from datetime import UTC, datetime
    from pathlib import Path

    from firsthand import acquire, pipeline, run, tracing
    from firsthand.judgements import judgements as judged_in
    from firsthand.views import report as report_view
    from firsthand.views import svg as svg_view
    from firsthand.views import traces

    _own_names(names)
    paths = files or _standard_input(ctx)
    tracing.check_targets((html, svg), paths)
    stdin, stdout = (sys.stdin.buffer if sys.stdin else None), sys.stdout.buffer
    on_terminal = output in (None, "-") and stdout.isatty()
    look = _look(terminal=on_terminal, explain=explain)
    rows: Iterable[Judgement | BadItem] = judged_in(Path(judgements)) if judgements else ()
    judged, bad_rows = tracing.usable(rows, say)
    with run.output(output, paths, stdout) as write:
        with _progress(lambda: acquire.count(paths), quiet=quiet or given) as progress:
            if given:
                items = tracing.readings_from(paths, stdin)
            else:
                items = tracing.readings_of(acquire.documents(paths, input_format=input_format, stdin=stdin), progress)
            readings, set_aside = tracing.usable(items, say)
        used, unknown = tracing.usable(tracing.known(judged, readings), say)
        found = pipeline.trace_readings(
            readings, used, issues=tracing.dated_wrongly(readings, datetime.now(UTC).date().isoformat())
        )
        for issue in found.issues:
            say(issue.message)
        for piece in traces.VIEWS[form](found, look):
            write(piece)
    for file, page in ((html, report_view.page), (svg, svg_view.picture)):
        if file is not None:
            tracing.written(file, page(found))
    ctx.exit(1 if set_aside or bad_rows or unknown else 0)


@main.group(name="ontology")
@click.option("--names", metavar="FILE", help="A table of your own names (CSV), beside those of Firsthand.")
def ontology_(names: str | None) -> None:
    """The tables of events, countries, bodies, weapon classes and systems: check, find, show."""
    _own_names(names)


@ontology_.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the tables: names claimed twice, mappings that lead nowhere, rows without what they need."""
    from firsthand.views.entries import check_page

    _page(ctx, *check_page())


@ontology_.command()
@click.argument("words", nargs=-1, required=True)
@click.pass_context
def find(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Find the entries that WORDS name, or what is near them."""
    from firsthand.views.entries import find_page

    _page(ctx, *find_page(" ".join(words)))


@ontology_.command()
@click.argument("entry")
@click.pass_context
def show(ctx: click.Context, entry: str) -> None:
    """Show everything about one ENTRY, such as system:geran-2."""
    from firsthand.views.entries import show_page

    _page(ctx, *show_page(entry))


def _page(ctx: click.Context, text: str, status: int) -> None:
    click.echo(text, nl=not text.endswith("\n"), err=status == 2)
    ctx.exit(status)


@main.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check the installation: versions, models, tables, one sentence read; say what to do about a fault."""
    from firsthand.doctor import report
    from firsthand.views.checks import checks_page

    look = _look(terminal=sys.stdout.isatty())
    checks = report()
    click.echo(checks_page(checks, width=look.width, colour=look.colour), nl=False, color=look.colour)
    ctx.exit(0 if all(check.ok for check in checks) else 1)


@main.command()
@click.argument("gold", type=click.Path())
@click.option(
    "--predicted", metavar="FILE", help="Readings to score (JSON Lines); without it the articles are read now."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--misses", type=click.IntRange(min=0), default=0, help="Also print this many claims missed or wrong.")
def evaluate(gold: str, predicted: str | None, as_json: bool, misses: int) -> None:
    """Score readings against the annotated articles in GOLD (JSON Lines)."""
    from firsthand import evaluate

    result = evaluate.run(gold, predicted, misses)
    click.echo(json.dumps(result, ensure_ascii=False) if as_json else evaluate.table(result))


if __name__ == "__main__":
    main()
