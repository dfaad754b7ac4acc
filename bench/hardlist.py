"""Mentions that are hard to link: `bench/links/*.toml`, each with the entry that is meant, as the smallest readings."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from bench.places import ROOT, Fault
from firsthand.ids import text_hash
from firsthand.records import Attribution, Claim, Document, Filler, Mention, Reading, Role, Span

FOLDER = ROOT / "bench" / "links"
KINDS = ("country", "body", "system", "class", "new")
ROLES = ("source", *get_args(Role))
ENTRY = re.compile(rf"(?:{'|'.join(KINDS)}):[a-z0-9]+(?:-[a-z0-9]+)*")
KEYS = {"text", "words", "role", "entry", "why"}
SENTENCE_END = re.compile(r"(?<=[.!?])(?<![A-Z]\.)\s+(?=\W?[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Words in a text, the role they fill, and what they stand for; `entries` is empty where nothing fits."""

    topic: str
    text: str
    span: Span
    role: str
    entries: tuple[str, ...]
    why: str

    @property
    def words(self) -> str:
        """The words to be linked."""
        return self.span.of(self.text)

    @property
    def kind(self) -> str:
        """The kind of the entries, "none" where nothing fits."""
        return self.entries[0].partition(":")[0] if self.entries else "none"


def find_words(text: str, words: str) -> Span | None:
    """Where `words` stand in `text`; "Georgia#2" is the second "Georgia". None where they do not."""
    plain, _, number = words.partition("#")
    places = [match.start() for match in re.finditer(re.escape(plain), text)] if plain else []
    nth = int(number) - 1 if number.isdecimal() else 0
    return Span(start=places[nth], end=places[nth] + len(plain)) if 0 <= nth < len(places) else None


def case_of(topic: str, row: dict[str, Any]) -> Case:
    """One `[[mention]]` of a list; ValueError, in words, where something in it is not as it should be."""
    if set(row) != KEYS:
        raise ValueError(f"the keys must be {', '.join(sorted(KEYS))}")
    entries = tuple(row["entry"]) if isinstance(row["entry"], list) else (row["entry"],)
    wrong = [entry for entry in entries if entry != "none" and not ENTRY.fullmatch(entry)]
    if wrong or not entries or ("none" in entries and len(entries) > 1):
        raise ValueError(f'"entry" must be like "country:ge", "none" alone, or a list of the first, not {row["entry"]}')
    if row["role"] not in ROLES:
        raise ValueError(f'"role" must be one of {", ".join(ROLES)}, not {row["role"]}')
    span = find_words(row["text"], row["words"])
    if span is None:
        raise ValueError(f'"{row["words"]}" does not stand in the text; copy the words from it')
    meant = () if entries == ("none",) else entries
    return Case(topic=topic, text=row["text"], span=span, role=row["role"], entries=meant, why=row["why"])


def load_cases(folder: Path = FOLDER) -> list[Case]:
    """All lists of a folder, by file name; Fault names the file and the mention that is not as it should be."""
    cases: list[Case] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8")).get("mention", [])
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise Fault(f"{path}: {error}; it must hold [[mention]] tables") from None
        for number, row in enumerate(rows, start=1):
            try:
                cases.append(case_of(path.stem, row))
            except ValueError as error:
                raise Fault(f"{path}, mention {number}: {error}") from None
    if not cases:
        raise Fault(f"{folder}: no [[mention]] in it; run from a checkout that has the lists")
    return cases


def sentences_of(text: str) -> tuple[Span, ...]:
    """Sentences by their end marks and line breaks; good enough where no reader has run."""
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        starts = [line.start(), *(match.end() + line.start() for match in SENTENCE_END.finditer(line[0]))]
        spans += [Span(start=a, end=b) for a, b in zip(starts, [*starts[1:], line.end()], strict=True)]
    return tuple(spans)


def _word_beside(sentence: Span, mention: Span, text: str) -> Span:
    after = re.search(r"\w+", text[mention.end : sentence.end])
    if after:
        return Span(start=mention.end + after.start(), end=mention.end + after.end())
    before = list(re.finditer(r"\w+", text[sentence.start : mention.start]))
    return Span(start=sentence.start + before[-1].start(), end=sentence.start + before[-1].end()) if before else mention


def reading_of(case: Case) -> Reading:
    """The smallest reading with the mention in its role: one attribution for a source, else one claim."""
    text, mention = case.text, Mention(span=case.span, name=case.words)
    document = Document(id="case", text=text, extractor="bench/1", text_sha256=text_hash(text))
    sentences = sentences_of(text)
    sentence = next((one for one in sentences if one.holds(case.span)), Span(start=0, end=len(text)))
    word = _word_beside(sentence, case.span, text)
    if case.role == "source":
        said = Attribution(
            id="a1", source=mention, naming="described", cue=word, content=(sentence,), direct=False, within=None,
            proposed_by="bench", score=1.0,
        )  # fmt: skip
        return Reading(document=document, sentences=sentences, attributions=(said,))
    role: Any = case.role
    claim = Claim(
        id="c1", event="transfer", span=sentence, trigger=word, roles=((role, (Filler(mention=mention),)),),
        status="actual", certainty="certain", denied=False, chain=(), proposed_by="bench", score=1.0,
    )  # fmt: skip
    return Reading(document=document, sentences=sentences, claims=(claim,))
