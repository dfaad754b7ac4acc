"""A marked text becomes a reading: its words, and the sentences, attributions and claims that its marks tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bench.texts.facts import entries
from bench.texts.grammar import ONES, TENS
from firsthand.records import (
    Amount,
    Attribution,
    Certainty,
    Claim,
    Document,
    Filler,
    Interval,
    Link,
    Mention,
    Naming,
    Reading,
    Role,
    Span,
    Status,
)

TAGS = re.compile(r"<(/?)(\w)(?::([^>]*))?>")
ROLES: dict[str, Role] = {"a": "actor", "o": "object", "c": "counterparty", "q": "quantity", "w": "time", "p": "place"}
SOURCES, CUES, CONTENTS = {"S": "in", "R": "out"}, {"C": "in", "D": "out"}, {"T": "in", "U": "out"}
BY = "bench.texts"
NUMBERS = {word: number for number, word in enumerate(ONES)} | {word: 20 + 10 * at for at, word in enumerate(TENS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A tag, its value, and the range it covers in the sentence without tags."""

    tag: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def parsed(sentence: str) -> tuple[str, tuple[Mark, ...]]:
    """The words of a marked sentence and its marks, in the order of their starts; ValueError where they do not nest."""
    plain: list[str] = []
    marks: list[tuple[int, Mark]] = []
    open_marks: list[tuple[int, str, str, int]] = []
    at = length = order = 0
    for tag in TAGS.finditer(sentence):
        plain.append(sentence[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if not tag[1]:
            open_marks.append((order, tag[2], tag[3] or "", length))
            order += 1
            continue
        if not open_marks or open_marks[-1][1] != tag[2]:
            raise ValueError(f"marks do not nest in {sentence!r}; close <{tag[2]}> where it was opened")
        place, name, value, start = open_marks.pop()
        marks.append((place, Mark(tag=name, value=value, start=start, end=length)))
    if open_marks:
        raise ValueError(f"a mark is left open in {sentence!r}; close <{open_marks[-1][1]}>")
    plain.append(sentence[at:])
    return "".join(plain), tuple(mark for _, mark in sorted(marks, key=lambda row: row[0]))


def text_of(paragraphs: Sequence[Sequence[str]]) -> str:
    """The words alone, paragraphs apart by an empty line."""
    return "\n\n".join(" ".join(parsed(sentence)[0] for sentence in paragraph) for paragraph in paragraphs)


def reading_of(document: Document, paragraphs: Sequence[Sequence[str]]) -> Reading:
    """What the marks tell of `document`, whose text is `text_of(paragraphs)`."""
    sentences: list[Span] = []
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    at = 0
    for paragraph in paragraphs:
        for sentence in paragraph:
            words, marks = parsed(sentence)
            sentences.append(Span(start=at, end=at + len(words)))
            if marks:
                told = said_in(marks, words, at, len(attributions))
                attributions += told
                claims += claimed_in(marks, words, at, told, len(claims))
            at += len(words) + 1
        at += 1
    return Reading(
        document=document, sentences=tuple(sentences), attributions=tuple(attributions), claims=tuple(claims),
        clusters=clusters(attributions, claims),
    )  # fmt: skip


def said_in(marks: Sequence[Mark], words: str, at: int, count: int) -> list[Attribution]:
    """The attributions of a sentence, the outer one first; a sentence has one of each level at most."""
    told: list[Attribution] = []
    for level in ("out", "in"):
        source = next((mark for mark in marks if SOURCES.get(mark.tag) == level), None)
        cue = next((mark for mark in marks if CUES.get(mark.tag) == level), None)
        if cue is None:
            continue
        content = tuple(span(mark, at) for mark in marks if CONTENTS.get(mark.tag) == level) or quoted(words, at)
        naming: Naming = (
            "described" if source and source.value.startswith("unnamed ") else "named" if source else "anonymous"
        )
        told.append(Attribution(
            id=f"a{count + len(told) + 1}", source=mention(source, words, at) if source else None, naming=naming,
            cue=span(cue, at), content=content, direct=not any(mark.tag in CONTENTS for mark in marks),
            within=told[0].id if told else None, proposed_by=BY, score=1.0,
        ))  # fmt: skip
    return told


def quoted(words: str, at: int) -> tuple[Span, ...]:
    """The words between the first and the last quotation mark; the whole sentence where there are none."""
    starts = [number for number, letter in enumerate(words) if letter in '“‘"']
    ends = [number + 1 for number, letter in enumerate(words) if letter in '”’"']
    if not starts or not ends:
        return (Span(start=at, end=at + len(words)),)
    return (Span(start=at + starts[0], end=at + ends[-1]),)


def claimed_in(marks: Sequence[Mark], words: str, at: int, told: Sequence[Attribution], count: int) -> list[Claim]:
    """The claims of a sentence, each in the chain of the attributions whose content holds it."""
    found: list[Claim] = []
    for mark in marks:
        if mark.tag != "e":
            continue
        inside = [each for each in marks if each is not mark and mark.start <= each.start and each.end <= mark.end]
        trigger = next((each for each in inside if each.tag == "t"), mark)
        event, _, how = mark.value.partition(" ")
        where = span(mark, at)
        status: Status = "planned" if how == "planned" else "actual"
        certainty: Certainty = "probable" if how == "probable" else "certain"
        chain = tuple(one.id for one in told if any(content.holds(where) for content in one.content))
        found.append(Claim(
            id=f"c{count + len(found) + 1}", event=event, span=where, trigger=span(trigger, at),  # type: ignore[arg-type]
            roles=roles(inside, words, at), status=status, certainty=certainty, denied=how == "denied", chain=chain,
            proposed_by=BY, score=1.0,
        ))  # fmt: skip
    return found


def roles(marks: Sequence[Mark], words: str, at: int) -> tuple[tuple[Role, tuple[Filler, ...]], ...]:
    """What fills the roles of one claim, in the order of the roles."""
    found = ((role, tuple(filler(mark, words, at) for mark in marks if mark.tag == tag)) for tag, role in ROLES.items())
    return tuple((role, fillers) for role, fillers in found if fillers)


def filler(mark: Mark, words: str, at: int) -> Filler:
    """One filler, with its number or its day where it has one."""
    amount = interval = None
    if mark.tag == "q" and (value := number(words[mark.start : mark.end])) is not None:
        amount = Amount(low=value, high=value, unit=None, bound="exactly")
    if mark.tag == "w":
        interval = Interval(first=mark.value, last=mark.value, precision="day")
    return Filler(mention=mention(mark, words, at), amount=amount, interval=interval)


def number(words: str) -> float | None:
    """The value of digits or of a number in words; None for anything else."""
    if words.isdigit():
        return float(words)
    parts = [NUMBERS.get(part) for part in words.split("-")]
    return None if None in parts else float(sum(part for part in parts if part is not None))


def mention(mark: Mark, words: str, at: int) -> Mention:
    """The words of a mark and the name that it gives for them; a day is no name."""
    said = words[mark.start : mark.end]
    name = said if mark.tag == "w" or not mark.value else mark.value
    if name.startswith("unnamed "):
        return Mention(span=span(mark, at), name=name, kind="unnamed")
    entry = entries().get(name) or (f"new:{name.lower()}" if mark.tag == "o" and mark.value else None)
    links = (Link(entry=entry, reason="its name", score=1.0),) if entry else ()
    kind = "words" if name == said else "name" if said in name else "description" if mark.tag == "o" else "metonym"
    return Mention(span=span(mark, at), name=name, kind=kind, links=links)  # type: ignore[arg-type]


def clusters(attributions: Sequence[Attribution], claims: Sequence[Claim]) -> tuple[tuple[Mention, ...], ...]:
    """Mentions of one name together where there are two or more, the longest words first."""
    by_name: dict[str, dict[Span, Mention]] = {}
    sources = (one.source for one in attributions if one.source)
    fillers = (
        each.mention
        for claim in claims
        for role, some in claim.roles
        if role not in ("quantity", "time")
        for each in some
    )
    for one in (*sources, *fillers):
        by_name.setdefault(one.name, {})[one.span] = one
    groups = (
        sorted(some.values(), key=lambda one: (one.span.start - one.span.end, one.span)) for some in by_name.values()
    )
    return tuple(tuple(group) for group in groups if len(group) > 1)


def span(mark: Mark, at: int) -> Span:
    """A mark's place in the document, its sentence standing at `at`."""
    return Span(start=at + mark.start, end=at + mark.end)
