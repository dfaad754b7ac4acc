"""Writes the reference pages and what runs show: `python docs/generate.py`; with --check it only says which are old.

The commands come from click's own help, the formats from their table and the lexicons from their files; records and
functions come from the source text, so that every Python writes the same pages. Blocks between markers are run
(`docs/blocks.py`).
"""

import ast
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from blocks import Stuck, refreshed
from lexicons import lexicons_page
from ontology_page import ontology_page

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "firsthand"
REFERENCE = ROOT / "docs" / "reference"
NOTE = "<!-- Written by docs/generate.py from the code: change it there. -->\n"
MODULES = ("pipeline", "acquire", "link", "trace", "judgements", "views", "evaluate", "doctor", "ids", "errors")

Definition = ast.ClassDef | ast.FunctionDef


def cli_page() -> str:
    """Every command with its help, as a terminal of 80 columns shows it."""
    main: click.Command = importlib.import_module("firsthand.cli").main
    intro = "Exit status: 0 done; 1 some items were set aside and named; 2 wrong usage or configuration, nothing done."
    return "\n".join([NOTE, "# Command line\n", intro + "\n", *command_help("firsthand", main)])


def command_help(name: str, command: click.Command, above: click.Context | None = None) -> Iterator[str]:
    """A section for a command, then one for each command below it, by name."""
    settings = {**command.context_settings, "terminal_width": 80, "max_content_width": 80}
    context = click.Context(command, parent=above, info_name=name, **settings)
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    below: dict[str, click.Command] = getattr(command, "commands", {})
    for each in sorted(below):
        yield from command_help(each, below[each], context)


def formats_page() -> str:
    """The input formats in the order in which they are tried, each with what its module says of itself."""
    rows = importlib.import_module("firsthand.acquire").FORMATS
    intro = "The format of a file is recognised from its content, in this order; `--input NAME` overrides it.\n"
    return "\n".join(
        [NOTE, "# Input formats\n", intro, *(f"## {row.name}\n\n{format_words(row.read)}\n" for row in rows)]
    )


def format_words(read: Callable[..., object]) -> str:
    """What a format's module and its reading function say."""
    module = inspect.getdoc(importlib.import_module(read.__module__)) or ""
    return "\n\n".join(filter(None, [module, inspect.getdoc(read)]))


def records_page() -> str:
    """Every type that crosses a stage."""
    tree = ast.parse((SOURCE / "records.py").read_text(encoding="utf-8"))
    intro = f"{ast.get_docstring(tree)} `from firsthand.records import ...`\n"
    return "\n".join([NOTE, "# Records\n", intro, *literals(tree), *(record(node) for node in definitions(tree))])


def literals(tree: ast.Module) -> Iterator[str]:
    """A table of the closed sets of words: their name and what they may be."""
    yield "| name | one of |\n|---|---|"
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            words = ", ".join(f"`{word}`" for word in strings(node.value))
            yield f"| {ast.unparse(node.targets[0])} | {words} |"
    yield ""


def strings(node: ast.AST) -> list[str]:
    """The string constants in a piece of source, in its order."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def record(node: Definition) -> str:
    """A record's docstring and fields, then its methods."""
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    rows = [f"| `{ast.unparse(f.target)}` | `{ast.unparse(f.annotation)}` | {default(f)} |" for f in fields]
    table = "\n".join(
        ["| field | type | default |", "|---|---|---|", *(row.replace(" | None`", " \\| None`") for row in rows)]
    )
    methods = [part for part in node.body if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")]
    return "\n".join([f"## {node.name}\n\n{docstring(node)}\n\n{table}\n", *(function(method) for method in methods)])


def default(field: ast.AnnAssign) -> str:
    """A field's default as written; empty where it must be given."""
    return f"`{ast.unparse(field.value)}`" if field.value else ""


def api_page() -> str:
    """The functions that a program of one's own calls."""
    intro = "What the package offers to programs. Everything here takes and gives [records](records.md).\n"
    return "\n".join([NOTE, "# Python\n", intro, *(text for name in MODULES for text in module(name))])


def module(name: str) -> Iterator[str]:
    """A section for a module, where it exists: its sentence, its public functions and classes."""
    files = [file for file in (SOURCE / f"{name}.py", SOURCE / name / "__init__.py") if file.is_file()]
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield f"## firsthand.{name}\n\n{ast.get_docstring(tree) or ''}\n"
        offered = {word for node in tree.body if is_all(node) for word in strings(node)}
        for node in [*definitions(tree), *(imported(tree, file.parent) if offered else [])]:
            if node.name in offered or not offered:
                yield function(node) if isinstance(node, ast.FunctionDef) else f"### {node.name}\n\n{docstring(node)}\n"


def imported(tree: ast.Module, folder: Path) -> Iterator[Definition]:
    """What a package's own file takes from the package's modules."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            file = (folder if node.level else SOURCE.parent) / (node.module.replace(".", "/") + ".py")
            wanted = {alias.name for alias in node.names}
            found = definitions(ast.parse(file.read_text(encoding="utf-8"))) if file.is_file() else []
            yield from (definition for definition in found if definition.name in wanted)


def is_all(node: ast.stmt) -> bool:
    """Whether the statement sets `__all__`."""
    return isinstance(node, ast.Assign) and any(ast.unparse(target) == "__all__" for target in node.targets)


def definitions(tree: ast.Module) -> list[Definition]:
    """The public classes and functions of a module, in its order."""
    found = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    return [node for node in found if not node.name.startswith("_") and ast.get_docstring(node)]


def function(node: ast.FunctionDef) -> str:
    """A function's signature and docstring."""
    gives = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    takes = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
    return f"### {node.name}\n\n```python\n{node.name}({takes}){gives}\n```\n\n{docstring(node)}\n"


def docstring(node: Definition) -> str:
    """The docstring with its examples set as code."""
    lines: list[str] = []
    inside = False
    for line in (ast.get_docstring(node) or "").splitlines():
        if line.startswith(">>>") and not inside:
            lines += ["", "```python"]
            inside = True
        if inside and not line.strip():
            lines.append("```")
            inside = False
        lines.append(line)
    return "\n".join([*lines, *(["```"] if inside else [])])


PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("cli.md", cli_page),
    ("formats.md", formats_page),
    ("records.md", records_page),
    ("python.md", api_page),
    ("lexicons.md", lambda: f"{NOTE}\n{lexicons_page()}"),
    ("../ontology.md", lambda: f"{NOTE}\n{ontology_page()}"),
)
WITH_BLOCKS = (
    "README.md",
    "docs/tutorial.md",
    "docs/how-to/jsonl-to-spreadsheet.md",
    "docs/how-to/check-a-claim.md",
    "docs/how-to/own-names.md",
    "docs/how-to/read-the-report.md",
    "docs/how-to/start-from-readings.md",
    "docs/limits.md",
    "docs/reference/output.md",
)


def is_old(file: Path, text: str) -> bool:
    """Whether `file` holds anything but `text`."""
    return not file.is_file() or file.read_text(encoding="utf-8") != text


def written() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text: the reference, then the pages that hold blocks."""
    yield from (((REFERENCE / name).resolve(), page().rstrip() + "\n") for name, page in PAGES)
    for name in WITH_BLOCKS:
        try:
            yield ROOT / name, refreshed((ROOT / name).read_text(encoding="utf-8"))
        except Stuck as fault:
            raise Stuck(f"{name}: {fault}; put the command or the code right") from fault


def run(check: bool) -> int:
    """Writes the pages that are old, or names them; 1 where --check found one, 2 where a block cannot be run."""
    try:
        old = [(file, text) for file, text in written() if is_old(file, text)]
    except Stuck as fault:
        print(f"generate: {fault}", file=sys.stderr)
        return 2
    for file, text in old:
        print(f"{file.relative_to(ROOT)} {'is old; run: make docs' if check else 'written'}")
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return int(check and bool(old))


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
