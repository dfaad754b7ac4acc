"""The annotated corpus beside its parse: what every part is trained on."""

from __future__ import annotations

import json
import pathlib
import pickle
import sys
from dataclasses import dataclass, replace
from typing import Any

import spacy

from firsthand.encoder import loaded
from firsthand.encoder.model import Encoded
from firsthand.ids import text_hash
from firsthand.languages import senses
from firsthand.reader.marks import mark
from firsthand.reader.parse import MODEL, Parsed, Token, grow, parse
from firsthand.reader.phrases import head_of
from firsthand.reader.quotes import quotations
from firsthand.records import Document
from training.parts import part, story_of

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
CACHE = pathlib.Path(__file__).resolve().parent / ".cache"
PRESS = 4  # of so many texts of PolNeAR one is taken: about as many attributions as the corpus has
SETS = ("train", "snippets")  # dev is for figures only


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An annotated text, its parse, and the story that it belongs to (what is held out together)."""

    row: dict[str, Any]
    parsed: Parsed
    story: str
    snippet: bool
    quoted: tuple[tuple[int, int], ...]

    def head(self, span: list[int]) -> Token | None:
        """The token that a gold span hangs on."""
        tokens = self.parsed.tokens
        return head_of([t for t in tokens if t.start < span[1] and t.end > span[0]])


def document_of(row: dict[str, Any]) -> Document:
    """A corpus row as a document."""
    known = {k: row.get(k) for k in ("title", "outlet", "domain", "published", "credit")}
    return Document(id=row["id"], text=row["text"], extractor="jsonl/1", text_sha256=text_hash(row["text"]), **known)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a corpus file."""
    return [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def examples(name: str) -> list[Example]:
    """The texts of a corpus file with their parses."""
    return with_parses(name, rows(name), snippet=name != "train")


def with_parses(name: str, found: list[dict[str, Any]], *, snippet: bool) -> list[Example]:
    """Annotated rows with their parses, which are kept in `.cache` and made anew when text or parser change."""
    key = text_hash(
        "".join(r["text"] for r in found)
        + spacy.__version__
        + MODEL
        + pathlib.Path(sys.modules[parse.__module__].__file__ or "").read_text()
    )
    path = CACHE / f"{name}-{key[:12]}.pickle"
    if not path.exists():
        CACHE.mkdir(exist_ok=True)
        path.write_bytes(pickle.dumps([flat(parse(r["text"])) for r in found]))
    made = []
    for row, stored in zip(found, pickle.loads(path.read_bytes()), strict=True):
        parsed = mark(unflat(row["text"], *stored), senses("en"))
        made.append(
            Example(row=row, parsed=parsed, story=story_of(row, snippet), snippet=snippet, quoted=quotations(parsed))
        )
    return made


def flat(parsed: Parsed) -> tuple[Any, ...]:
    """A parse without its cycles, to be stored."""
    fields = [
        (t.i, t.start, t.end, t.text, t.lower, t.lemma, t.pos, t.tag, t.dep, t.ent, t.sentence, t.paragraph)
        for t in parsed.tokens
    ]
    return fields, [(t.head.i, t.entity) for t in parsed.tokens], parsed.sentences, parsed.paragraphs


def unflat(text: str, fields: Any, heads: Any, sentences: Any, paragraphs: Any) -> Parsed:
    """The parse that `flat` stored."""
    tokens = [Token(*f) for f in fields]
    for token, (head, entity) in zip(tokens, heads, strict=True):
        token.head, token.entity = tokens[head], entity
    grow(tokens)
    return Parsed(text=text, tokens=tuple(tokens), sentences=sentences, paragraphs=paragraphs)


def everything() -> list[Example]:
    """All that may be trained on."""
    return [e for name in SETS for e in examples(name)]


def press(path: pathlib.Path) -> list[Example]:
    """Every fourth text of PolNeAR's training part, in the corpus's shape: news of another field, marked by others."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return with_parses("press", [as_corpus(row) for row in found[::PRESS]], snippet=True)


def as_corpus(row: dict[str, Any]) -> dict[str, Any]:
    """A row of PolNeAR in the corpus's shape: of a cue in pieces the longest, a source from first to last piece."""
    told = [
        {
            "id": f"a{number}",
            "source": {"span": [one["source"][0][0], one["source"][-1][1]]} if one["source"] else None,
            "cue": max(one["cue"], key=lambda span: span[1] - span[0]),
            "content": one["content"],
            "within": None,
        }
        for number, one in enumerate(row["attributions"], start=1)
        if one["cue"] and one["content"]
    ]
    return {"id": row["id"], "text": row["text"], "attributions": told, "claims": []}


def heard(found: list[Example]) -> list[Example]:
    """The examples as the encoder sees them that was trained without their part."""
    return [replace(one, parsed=replace(one.parsed, encoded=seen(one))) for one in found]


def seen(one: Example) -> Encoded:
    """An example's text as the encoder sees it that was trained without its part."""
    folder = CACHE / f"encoder/part{part(one.story)}"
    if (encoder := loaded(folder)) is None:
        raise SystemExit(f"training: no encoder in {folder}; python -m training.encoder makes it")
    return Encoded.of(one.row["text"], *encoder)
