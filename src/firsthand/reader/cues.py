"""What may be told, and by whom: the stretches that can be a cue's content, the words that can be its source."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.reader.parse import Parsed, Token
from firsthand.reader.phrases import HEADS, edges, named, path

Range = tuple[int, int]  # first and last token, both included

MARKS = {"that", "whether", "if", "as", "how"}
EDGES = {",", ";", ":", "-", "–", "—", "--", "(", ")"}
CLAUSES = (
    "ccomp",
    "xcomp",
    "dobj",
    "parataxis",
    "acl",
    "oprd",
    "attr",
    "acomp",
    "pcomp",
    "advcl",
    "nsubjpass",
    "csubj",
    "relcl",
)
RELAYING = {"citing", "quoting", "cited", "quoted", "carried", "invoking", "reporting"}  # they open another link
DEEPER = ("ccomp", "pcomp", "xcomp")


@dataclass(frozen=True, kw_only=True)
class Content:
    """A stretch, or several, that a cue may tell; `kind` names how it was found."""

    kind: str
    ranges: tuple[Range, ...]

    @functools.cached_property
    def tokens(self) -> frozenset[int]:
        """The indices of its tokens."""
        return frozenset(i for first, last in self.ranges for i in range(first, last + 1))


def trim(parsed: Parsed, first: int, last: int) -> Range | None:
    """A range without "that", commas and the closing full stop at its edges; quotation marks stay."""
    tokens = parsed.tokens
    while first <= last and (
        (tokens[first].lower in MARKS and tokens[first].dep in ("mark", "dobj", "advmod"))
        or tokens[first].text in EDGES
    ):
        first += 1
    while first <= last and tokens[last].text in EDGES | {".", "!", "?"} and not (last and quoted_stop(parsed, last)):
        last -= 1
    return (first, last) if first <= last else None


def quoted_stop(parsed: Parsed, last: int) -> bool:
    """Whether a closing mark follows, so that the stop belongs to the quotation."""
    return last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text in {'"', "”", "''", "»"}


def core(parsed: Parsed, cue: Token, first: int, end: int) -> Range:
    """The cue with what belongs to it and is not told: its source, helpers and adverbs, up to the next marks."""
    left = right = cue.i
    for child in cue.children:
        if child.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "agent", "expl") or (
            child.dep in ("advmod", "npadvmod") and child.right - child.left < 4
        ):
            left, right = min(left, child.left), max(right, child.right)
    left, right = max(left, first), min(right, end - 1)
    tokens = parsed.tokens
    while left - 1 >= first and tokens[left - 1].text not in EDGES | {'"', "”", "''", "“", "``"}:
        left -= 1
    while right + 1 < end and tokens[right + 1].text not in EDGES | {'"', "“", "``", "”", "''", "."}:
        right += 1
    return left, right


def around(parsed: Parsed, cue: Token, first: int, end: int) -> Iterator[Content]:
    """The sentence without the clause of the cue ("X, Y said, Z"); before it; after it."""
    left, right = core(parsed, cue, first, end)
    before, after = trim(parsed, first, left - 1), trim(parsed, right + 1, end - 1)
    if before and after:
        yield Content(kind="around", ranges=(before, after))
    if before:
        yield Content(kind="before", ranges=(before,))
    if after:
        yield Content(kind="after", ranges=(after,))


def following(parsed: Parsed, cue: Token, end: int) -> Iterator[Content]:
    """What follows the cue to the end of its sentence, from the word after it and from the word after "that"."""
    start = max(
        [
            cue.i,
            *(
                c.right
                for c in cue.children
                if c.dep in ("prt", "dative") or (c.dep == "dobj" and c.right - c.left < 6)
            ),
        ]
    )
    if found := trim(parsed, start + 1, end - 1):
        yield Content(kind="rest", ranges=(found,))
    if start != cue.i and (found := trim(parsed, cue.i + 1, end - 1)):
        yield Content(kind="rest+", ranges=(found,))
    for i in range(cue.i + 1, min(end, cue.i + 14)):
        if parsed.tokens[i].lower == "that" and (found := trim(parsed, i + 1, end - 1)):
            yield Content(kind="that", ranges=(found,))
            break


def clauses(parsed: Parsed, cue: Token) -> Iterator[Content]:
    """The clauses and objects that hang on the cue, and clauses that hang on those ("quoted X as saying that ...")."""
    for child in cue.children:
        if child.dep in CLAUSES and (found := trim(parsed, child.left, child.right)):
            yield Content(kind=f"{child.dep}:{child.pos}", ranges=(found,))
        if child.dep in ("prep", "agent", "dative"):
            for inner in child.kids("pobj", "pcomp"):
                if found := trim(parsed, inner.left, inner.right):
                    yield Content(kind=f"prep:{child.lower}:{inner.dep}", ranges=(found,))
        if child.dep in CLAUSES:
            yield from cuts(parsed, child)
        for deep in deeper(child):
            if found := trim(parsed, deep.left, deep.right):
                yield Content(kind=f"deep:{child.dep}:{deep.dep}", ranges=(found,))


def cuts(parsed: Parsed, clause: Token) -> Iterator[Content]:
    """A clause without what follows a comma or "but" inside it ("X, but would not say", "X, while Y condemned it")."""
    for child in clause.children:
        if child.dep in ("conj", "advcl", "cc", "relcl", "prep", "ccomp", "parataxis") and child.left > clause.i:
            edge = child.left - 1
            while (edge > clause.i and parsed.tokens[edge].dep in ("cc", "mark")) or parsed.tokens[edge].text in EDGES:
                edge -= 1
            if clause.left <= edge < clause.right and (found := trim(parsed, clause.left, edge)):
                yield Content(kind=f"cut:{clause.dep}:{child.dep}", ranges=(found,))


def deeper(token: Token, depth: int = 3) -> Iterator[Token]:
    """Clauses below a token."""
    for child in token.children:
        if child.dep in DEEPER:
            yield child
        if depth > 1 and child.dep in ("prep", *DEEPER, "conj"):
            yield from deeper(child, depth - 1)


def above(parsed: Parsed, cue: Token) -> Iterator[Content]:
    """The clause that the cue hangs on, without the cue's own words ("X, according to Y")."""
    governor = cue.head
    if governor is cue:
        return
    for kind, target in (("head", governor), ("head2", governor.head)):
        pieces = (trim(parsed, target.left, cue.left - 1), trim(parsed, cue.right + 1, target.right))
        ranges = tuple(p for p in pieces if p)
        if ranges:
            yield Content(kind=f"{kind}:{cue.dep}", ranges=ranges)
    for child in governor.children:
        if child.dep in ("ccomp", "xcomp") and child is not cue and (found := trim(parsed, child.left, child.right)):
            yield Content(kind=f"sister:{child.dep}", ranges=(found,))


def quotes(parsed: Parsed, cue: Token, quoted: tuple[Range, ...], first: int, end: int) -> Iterator[Content]:
    """The quotations in the sentence of the cue or beside it."""
    touching = [q for q in quoted if not q[0] <= cue.i <= q[1] and q[0] < end and q[1] >= first]
    if touching:
        yield Content(kind="quotes", ranges=tuple(touching))
        if len(touching) > 1:
            near = min(touching, key=lambda q: min(abs(q[0] - cue.i), abs(q[1] - cue.i)))
            yield Content(kind="quote", ranges=(near,))
        return
    paragraph = parsed.tokens[cue.i].paragraph
    nexts = [q for q in quoted if q[0] >= end and parsed.tokens[q[0]].paragraph == paragraph and q[0] - end < 3]
    lasts = [q for q in quoted if q[1] < first and parsed.tokens[q[1]].paragraph == paragraph and first - q[1] < 3]
    if nexts:
        yield Content(kind="next quote", ranges=(nexts[0],))
    if lasts:
        yield Content(kind="last quote", ranges=(lasts[-1],))


def contents(parsed: Parsed, cue: Token, quoted: tuple[Range, ...]) -> list[Content]:
    """Every stretch that the cue may tell, each once, under the first kind that finds it."""
    if cue.text == ":":
        return list(after_label(parsed, cue))
    first, end = unit(parsed, cue, quoted)
    found: dict[tuple[Range, ...], Content] = {}
    for source in (
        clauses(parsed, cue),
        around(parsed, cue, first, end),
        following(parsed, cue, end),
        above(parsed, cue),
        quotes(parsed, cue, quoted, first, end),
    ):
        for content in source:
            if not all(f <= cue.i <= last for f, last in content.ranges):
                found.setdefault(content.ranges, content)
    return list(found.values())


def after_label(parsed: Parsed, colon: Token) -> Iterator[Content]:
    """What a speaker's label or an opening phrase introduces: the rest of the paragraph, or of the sentence."""
    first, end = parsed.paragraphs[colon.paragraph]
    label = "label" if colon.i - first <= 4 else "inner"
    stop = parsed.sentences[colon.sentence][1]
    if found := trim(parsed, colon.i + 1, stop - 1):
        yield Content(kind=f"{label} sentence", ranges=(found,))
    if stop < end and (found := trim(parsed, colon.i + 1, end - 1)):
        yield Content(kind=f"{label} paragraph", ranges=(found,))
    start = parsed.sentences[colon.sentence][0]
    if start < colon.i and (found := trim(parsed, start, colon.i - 1)):
        yield Content(kind=f"{label} before", ranges=(found,))


def unit(parsed: Parsed, cue: Token, quoted: tuple[Range, ...]) -> Range:
    """The cue's sentence as `[first, end)`, grown over the quotations that its edges cut."""
    first, end = parsed.sentences[cue.sentence]
    for start, last in quoted:
        if start <= cue.i <= last:
            continue
        if start < first <= last:
            first = start
        if start < end <= last:
            end = last + 1
    return dateline_end(parsed, first, end), end


def dateline_end(parsed: Parsed, first: int, end: int) -> int:
    """The first token after a dateline that opens a paragraph ("SEOUL (Reuters) - "); else `first`."""
    start = parsed.paragraphs[parsed.tokens[first].paragraph][0]
    if first != start:
        return first
    for i in range(start + 1, min(start + 16, end)):
        token = parsed.tokens[i]
        if token.text in ("-", "–", "—", "--", ":") and parsed.tokens[i - 1].end < token.start + (token.text == ":"):
            words = [t for t in parsed.tokens[start:i] if t.pos not in ("PUNCT", "NUM")]
            return (
                i + 1
                if i + 1 < end and words and all(t.text[:1].isupper() or t.ent == "DATE" for t in words)
                else first
            )
    return first


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Words that may be a cue's source: a head, how it hangs on the cue, and how much of its phrase is meant."""

    head: Token
    way: str
    extent: str  # "phrase", "name" (a person without titles), "all" (with what follows the head), "both" (coordinated)
    range: Range


def sources(parsed: Parsed, cue: Token) -> list[Speaker]:
    """The words of the cue's sentence that may be its source."""
    found = []
    if cue.text == ":" and cue.i > 0 and parsed.tokens[cue.i - 1].paragraph == cue.paragraph:
        before = parsed.tokens[cue.i - 1]
        label = next((t for t in (before, *before.up()) if t.pos in HEADS and t.i < cue.i), before)
        if label is before or label.left >= parsed.paragraphs[cue.paragraph][0]:
            found.append(
                Speaker(
                    head=label,
                    way="before colon",
                    extent="phrase",
                    range=(max(label.left, parsed.sentences[cue.sentence][0]), cue.i - 1),
                )
            )
    for token in parsed.sentence_of(cue):
        if (
            token.pos not in HEADS
            or token.dep in ("compound", "quantmod")
            or token is cue
            or (token.pos == "DET" and token.dep == "det")
        ):
            continue
        if (way := path(cue, token)) is not None:
            for extent, stretch in extents(parsed, token, cue):
                found.append(Speaker(head=token, way=way, extent=extent, range=stretch))
    return found


def extents(parsed: Parsed, head: Token, cue: Token) -> list[tuple[str, Range]]:
    """The stretches that may be meant by a head: its phrase, a bare name, the phrase with what follows, both of two."""
    first, last = named(parsed, *edges(head))
    found = {(first, last): "phrase"}
    name = first
    if head.ent == "PERSON" and head.pos == "PROPN":
        name = head.i
        while name > first and parsed.tokens[name - 1].ent == "PERSON":
            name -= 1
        found.setdefault((name, head.i), "name")
    long = last
    for child in (
        c
        for c in head.children
        if c.i > head.i and c.dep in ("prep", "acl", "relcl", "amod") and not c.left <= cue.i <= c.right
    ):
        if child.left == long + 1 and child.right - head.i <= 14 and child.lower not in RELAYING:
            long = child.right
            found.setdefault((first, long), "all")
    if (other := head.kid("conj")) is not None and not other.left <= cue.i <= other.right:
        found.setdefault((first, edges(other)[1]), "both")
    return [(extent, stretch) for stretch, extent in found.items() if not stretch[0] <= cue.i <= stretch[1]]
