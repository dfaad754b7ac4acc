"""The reference page of what reading English stands on: lexicons, weight tables, forests, and each file's hash."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from firsthand import languages
from firsthand.languages import Language
from firsthand.languages.trees import Trees
from firsthand.languages.weights import Weights

FOLDER = Path(languages.__file__).parent / "en"
CUES_SHOWN = 30
TRIGGERS_SHOWN = 10
WHAT = {
    "cue": "whether a word says that something is told",
    "content": "whether a stretch is what a cue tells",
    "source": "whether words are a cue's source",
    "carrier": "whether somebody spoken to is an outlet that carried it",
    "within": "whether one attribution lies within another",
    "event": "which event a word names, or none",
    "role": "which role words fill, or none",
    "status": "whether it has happened, is planned, or depends on a condition",
    "certainty": "how certain it is told",
    "denied": "whether it is denied",
    "name": "what words stand for",
    "attribution": "whether a cue with this source and this content is an attribution",
    "attribution-encoded": "the same, with the encoder's numbers",
    "event-encoded": "which event a word names, or none, with the encoder's numbers",
    "role-encoded": "which role words fill, or none, with the encoder's numbers",
}


def lexicons_page() -> str:
    """Counts, the most used words, tables and forests by label and size, and the hashes."""
    language = languages.load("en")
    intro = (
        "What reading English stands on, as files in `src/firsthand/languages/en`. "
        "[Architecture](../architecture.md) says how they work together, [Words](../words.md) what they are called."
    )
    return "\n".join(["# Lexicons, weight tables and forests\n", intro + "\n", *sections(language)])


def sections(language: Language) -> Iterator[str]:
    """The page's sections."""
    yield "## Lexicons\n\n" + table(("file", "holds", "rows"), counts(language)) + "\n"
    note = "The words that most often say that something is told, and their share of all places where they stand."
    yield f"## Cues\n\n{note}\n\n" + table(("cue", "is one in", "of places", "share"), cues(language)) + "\n"
    note = "The words that most often name each event: in how many places of the annotated corpus, of all their places."
    yield f"## Triggers\n\n{note}\n\n" + table(("event", "words"), triggers(language)) + "\n"
    note = "Each condition in words has a weight for each answer; what they add up to gives the chances."
    rows = [table_row(language.tables[name]) for name in sorted(language.tables)]
    yield f"## Weight tables\n\n{note}\n\n" + table(("table", "says", "answers", "conditions"), rows) + "\n"
    note = "Each tree asks numbers that the first look found; what its leaves add up to gives the chances."
    rows = [forest_row(language.forests[name]) for name in sorted(language.forests)]
    yield f"## Forests\n\n{note}\n\n" + table(("forest", "says", "answers", "trees", "nodes"), rows) + "\n"
    note = (
        "`firsthand doctor` compares these hashes, as `tables.toml` has them, with what is installed. "
        "[How the files are made](../architecture.md#how-the-tables-are-made)."
    )
    yield f"## Files\n\n{note}\n\n" + table(("file", "bytes", "SHA-256"), files()) + "\n"


def counts(language: Language) -> Iterator[tuple[object, ...]]:
    """Each lexicon's file, what it holds, and how many rows."""
    yield "`cues.toml`", "words that can say that something is told, counted in the corpus", len(language.cues)
    yield "`triggers.toml`", "words that can name an event, counted in the corpus", len(language.triggers)
    yield "`senses.tsv`", "words with their classes of like words, coarse to fine", len(language.senses)
    yield "", "fine classes whose words name events, for words that have no row", len(language.like)
    strengths = Counter(strength for classes in language.hedges.values() for strength in classes)
    for strength in sorted(strengths):
        yield "`states.toml`", f"words of the class {strength}", strengths[strength]


def cues(language: Language) -> Iterator[tuple[object, ...]]:
    """The most used cues."""
    for cue in sorted(language.cues.values(), key=lambda row: (-row.cues, row.word))[:CUES_SHOWN]:
        yield f"`{cue.word}`", cue.cues, cue.seen, f"{cue.cues / max(1, cue.seen):.2f}"


def triggers(language: Language) -> Iterator[tuple[object, ...]]:
    """The most used triggers of each event."""
    found: dict[str, list[tuple[int, str, int]]] = {}
    for row in language.triggers.values():
        for event, count in row.events:
            found.setdefault(event, []).append((-count, row.word, row.seen))
    for event in sorted(found):
        rows = sorted(found[event])
        words = ", ".join(f"{word} {-count}/{seen}" for count, word, seen in rows[:TRIGGERS_SHOWN])
        left = len(rows) - TRIGGERS_SHOWN
        yield f"`{event}`", words + (f", and {left} more" if left > 0 else "")


def table_row(weights: Weights) -> tuple[object, ...]:
    """A weight table's line."""
    return f"`{weights.name}`", WHAT.get(weights.name, ""), answers(weights.labels), len(weights.rows)


def forest_row(forest: Trees) -> tuple[object, ...]:
    """A forest's line."""
    return f"`{forest.name}`", WHAT.get(forest.name, ""), answers(forest.labels), len(forest.roots), len(forest.value)


def answers(labels: Sequence[str]) -> str:
    """Labels as a list, or how many where they are the events."""
    return ", ".join(labels) if len(labels) < 10 else f"the {len(labels) - 1} events, none"


def files() -> Iterator[tuple[object, ...]]:
    """Every file of the folder but the table of hashes, with its size and SHA-256."""
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        name = path.relative_to(FOLDER).as_posix()
        if name != "tables.toml":
            data = path.read_bytes()
            yield f"`{name}`", len(data), f"`{hashlib.sha256(data).hexdigest()}`"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; columns of numbers to the right."""
    body = [list(row) for row in rows]
    right = [all(isinstance(row[i], int) for row in body) for i in range(len(header))]
    lines: list[list[object]] = [list(header), ["---:" if number else "---" for number in right], *body]
    return "\n".join(
        "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in line) + " |" for line in lines
    )
