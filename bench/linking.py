"""How often words are tied to the right entry of the ontology: on a hard list, and on the names of annotated articles.

`python -m bench.linking [--misses N] [--json] [--check] [--write --date YYYY-MM-DD]`, from the project's root.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bench.accuracy import ended, floors_of
from bench.hardlist import KINDS, Case, load_cases, reading_of
from bench.linkgold import bare_reading, entry_by_name, gold_names, mentions_of
from bench.places import ROOT, Fault, append_row, asked_of, commit, markdown_table, put_between_markers
from firsthand import __version__
from firsthand.errors import FirsthandError
from firsthand.evaluate.rows import gold_rows
from firsthand.link import link as link_reading
from firsthand.records import Mention, Reading

TRAIN = ROOT / "corpus" / "train.jsonl"
RESULTS = ROOT / "bench" / "results" / "linking.csv"
PAGE = ROOT / "docs" / "accuracy.md"
ORDER = (*KINDS, "none")
PRONOUNS = {
    "he", "him", "his", "she", "her", "hers", "it", "its", "itself", "they", "them", "their", "theirs", "themselves",
    "we", "us", "our", "ours", "i", "me", "my", "mine", "you", "your", "who", "whom", "whose", "which", "that", "this",
    "these", "those", "one", "ones", "here", "there",
}  # fmt: skip
TITLES = {  # each table, and what its figures are called in floors.toml
    "hard list": "hard", "hard list, why it is hard": "why", "train": "train", "train, by name": "named",
    "train, otherwise": "other", "train, by a pronoun": "pronoun",
}  # fmt: skip
Link = Callable[[Reading], Reading]
Tally = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One mention: the entries meant, those that the linker puts first, and whether they are the same."""

    case: Case
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether exactly the entries meant stand first, with one score; none where nothing fits."""
        return set(self.found) == set(self.case.entries)


def first_entries(mention: Mention | None) -> tuple[str, ...]:
    """The entries that share the best score; empty where nothing is linked."""
    links = mention.links if mention else ()
    return tuple(one.entry for one in links if one.score == links[0].score)


def judge_list(cases: Iterable[Case], link: Link) -> list[Judged]:
    """Each case put into a reading of its own and linked."""
    return [Judged(case=case, found=first_entries(mentions_of(link(reading_of(case)))[0])) for case in cases]


def how_said(words: str, name: str) -> str:
    """How the words stand for an annotated name: "by name", by a "pronoun", or "otherwise" (a form, a description)."""
    if re.search(rf"(?<!\w){re.escape(name)}", words, re.IGNORECASE):
        return "by name"
    return "pronoun" if words.casefold() in PRONOUNS else "otherwise"


def judge_article(row: dict[str, Any], entries: dict[str, str], link: Link) -> list[Judged]:
    """The mentions of an annotated article whose name is one entry's; the same words in one place count once."""
    reading = bare_reading(row)
    linked = mentions_of(link(reading))
    judged: dict[tuple[object, str], Judged] = {}
    for before, after, name in zip(mentions_of(reading), linked, gold_names(row), strict=True):
        if before is None or name is None or name not in entries:
            continue
        why = how_said(before.name, name)
        case = Case(
            topic=row["id"], text=row["text"], span=before.span, role="", entries=(entries[name],), why=why,
        )  # fmt: skip
        judged.setdefault((before.span, name), Judged(case=case, found=first_entries(after)))
    return list(judged.values())


def judge_train(link: Link) -> list[Judged]:
    """All articles of `corpus/train.jsonl`."""
    entries = entry_by_name()
    return [one for row in gold_rows(TRAIN) for one in judge_article(row, entries, link)]


def tally(judged: list[Judged], key: Callable[[Judged], str]) -> Tally:
    """Mentions, right ones and their share by `key`: kinds in their order, others by name."""
    groups: dict[str, list[bool]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one.right)
    names = sorted(groups, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return {
        name: {
            "mentions": len(groups[name]),
            "right": sum(groups[name]),
            "share": sum(groups[name]) / len(groups[name]),
        }
        for name in names
    }


def tables_of(hard: list[Judged], train: list[Judged]) -> dict[str, Tally]:
    """Every table that is printed, by its name."""

    def kinds(some: list[Judged]) -> Tally:
        return tally(some, lambda one: one.case.kind) | tally(some, lambda one: "all")

    said = [[one for one in train if one.case.why == how] for how in ("by name", "otherwise", "pronoun")]
    counted = (kinds(hard), tally(hard, lambda one: one.case.why), kinds(train), *map(kinds, said))
    return {title: table for title, table in zip(TITLES, counted, strict=True) if table}


def flat(tables: dict[str, Tally]) -> dict[str, float]:
    """Each share by one name: "hard.country", "why.new-system", "train.all", "named.body"."""
    return {
        f"{TITLES[title]}.{name.replace(' ', '-')}": round(row["share"], 4)
        for title, table in tables.items()
        for name, row in table.items()
    }


def page_block(tables: dict[str, Tally]) -> str:
    """The tables as Markdown."""
    return "\n\n".join(
        markdown_table(
            (title, "right", "mentions"), [(n, f"{r['share']:.3f}", int(r["mentions"])) for n, r in t.items()]
        )
        for title, t in tables.items()
    )


def miss_line(one: Judged) -> str:
    """A wrong one in words: what was meant, what was found, the words between marks in their sentence."""
    case = one.case
    near = case.text[max(0, case.span.start - 90) : case.span.start], case.text[case.span.end : case.span.end + 90]
    shown = f"{near[0]}[{case.words}]{near[1]}".replace("\n", " ")
    meant, found = ("|".join(entries) or "none" for entries in (case.entries, one.found))
    return f"{meant} <- {found}  ({case.topic}, {case.why}): {shown}"


def missed(judged: list[Judged], count: int) -> list[str]:
    """Lines for the first `count` wrong ones."""
    return [miss_line(one) for one in judged if not one.right][:count]


def write(tables: dict[str, Tally], day: str) -> None:
    """Adds a row to `bench/results/linking.csv` and refreshes the tables in `docs/accuracy.md`."""
    put_between_markers(PAGE, "linking", f"`python -m bench.linking` gives these figures.\n\n{page_block(tables)}")
    append_row(RESULTS, {"date": day, "version": __version__, "commit": commit(), **flat(tables)})


def options(words: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; wrong usage exits 2."""
    parser = argparse.ArgumentParser(prog="python -m bench.linking", description="How often links are right.")
    parser.add_argument("--misses", type=int, default=0, help="also show this many wrong ones of each set")
    parser.add_argument("--json", action="store_true", help="print JSON in place of tables")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below [linking] of floors.toml")
    asked = asked_of(parser, words)
    if asked.misses < 0:
        parser.error("--misses must be 0 or more")
    return asked


def report(hard: list[Judged], train: list[Judged], asked: argparse.Namespace) -> str:
    """What is printed: tables and, where asked for, the wrong ones; or all of it as JSON."""
    tables = tables_of(hard, train)
    misses = {"hard list": missed(hard, asked.misses), "train": missed(train, asked.misses)}
    if asked.json:
        return json.dumps({"tables": tables, "misses": misses}, ensure_ascii=False, indent=2)
    shown = [f"{title}: {line}" for title, lines in misses.items() for line in lines]
    return "\n".join([page_block(tables), *([""] if shown else []), *shown])


def main(words: list[str] | None = None, link: Link = link_reading) -> int:
    """Prints the figures; 1 where one fell below its floor, 2 where the work could not be done."""
    asked = options(words)
    try:
        floors = floors_of("linking") if asked.check else {}
        hard, train = judge_list(load_cases(), link), judge_train(link)
        print(report(hard, train, asked))
        if asked.write:
            write(tables_of(hard, train), asked.date)
    except (Fault, FirsthandError) as error:
        print(f"bench.linking: {error}", file=sys.stderr)
        return 2
    return ended("bench.linking", flat(tables_of(hard, train)), floors)


if __name__ == "__main__":
    sys.exit(main())
