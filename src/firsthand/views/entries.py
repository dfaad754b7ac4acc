"""The ontology as an analyst asks for it: what is wrong with it, which entries some words name, all about one entry."""

import textwrap
from collections.abc import Iterable, Iterator

from firsthand.errors import BadConfig
from firsthand.ontology import ontology
from firsthand.ontology.check import check
from firsthand.ontology.files import file_of
from firsthand.ontology.find import Fit, Found, find
from firsthand.ontology.rows import KINDS, entries, title
from firsthand.ontology.show import Fact, show
from firsthand.views.clean import visible

MOST = 40  # entries that a search prints
COLUMNS = 100
ONE_A_LINE = frozenset({"examples", "source"})
FITS: dict[Fit, str] = {
    "exact": "",
    "begins": "names that begin with it:",
    "holds": "names that hold it:",
    "like": "no name has these words; names that are spelled alike:",
}


def check_page() -> tuple[str, int]:
    """What is wrong with the tables in use, one a line with file, row, value and remedy; status 1 where anything is."""
    tables = ontology()
    findings = check(tables)
    counted = ", ".join(f"{len(getattr(tables, table))} {table}" for table in KINDS)
    return page(
        [
            *(f"{file_of(f.table, f.row)}: [{f.row}]: {f.value!r} {f.problem}; {f.remedy}" for f in findings),
            f"{len(findings) or 'nothing'} to put right in {counted}",
        ]
    ), int(bool(findings))


def find_page(words: str) -> tuple[str, int]:
    """The entries that some words lead to, one a line, with the words of each; status 1 where nothing is near."""
    found = find(words)
    if not found:
        return page([f"nothing in the tables is called {words!r} or nearly so; try fewer words, or a part of one"]), 1
    return page(found_lines(found)), 0


def found_lines(found: tuple[Found, ...]) -> Iterator[str]:
    """A line for each entry, a heading where they fit worse, and how many are left out."""
    wide = max(len(row.entry) for row in found[:MOST])
    fit: Fit = "exact"
    for row in found[:MOST]:
        if row.fit != fit:
            fit = row.fit
            yield FITS[fit]
        yield f"{row.entry:<{wide}}  {row.name}" + ("" if row.words == row.name else f"  ({row.how}: {row.words})")
    if len(found) > MOST:
        yield f"and {len(found) - MOST} more; give more words"


def show_page(entry_id: str) -> tuple[str, int]:
    """All about one entry, a label a paragraph; status 2, with what is near, where no single entry has the id."""
    try:
        entry = show(entry_id)
    except BadConfig as fault:
        return page([str(fault)]), 2
    names = {key: title(row) for key, row in entries(ontology())}
    return page([f"{entry.name}  ({entry.entry})", *(line for fact in entry.facts for line in told(fact, names))]), 0


def told(fact: Fact, names: dict[str, str]) -> list[str]:
    """A fact in lines; an entry id is followed by the entry's name."""
    values = [f"{value} ({names[value]})" if value in names else value for value in fact.values]
    if fact.label in ONE_A_LINE:
        return [f"  {fact.label}:", *(f"    {value}" for value in values)]
    return textwrap.wrap(
        f"{fact.label}: {'; '.join(values)}",
        COLUMNS,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def page(lines: Iterable[str]) -> str:
    """The lines as they may be printed: every character visible."""
    return "".join("".join(map(visible, line)) + "\n" for line in lines)
