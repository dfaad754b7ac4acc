"""What a cue may mean: its likeliest contents and sources together, and the numbers that the second look goes by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from firsthand.languages import Cue
from firsthand.reader import sensed
from firsthand.reader.cues import Content, Range, Speaker
from firsthand.reader.parse import Parsed, Token
from firsthand.reader.second import DEPS, TAGS, kind_number, place

T = TypeVar("T")
CONTENTS = (
    "ccomp",
    "xcomp",
    "dobj",
    "around",
    "before",
    "after",
    "rest",
    "rest+",
    "that",
    "quotes",
    "quote",
    "next quote",
    "last quote",
    "prep",
    "head",
    "head2",
    "deep",
    "sister",
    "cut",
    "label",
    "inner",
    "acl",
    "advcl",
    "relcl",
    "oprd",
    "parataxis",
)
WAYS = (
    "nsubj|",
    "pobj<agent:by|",
    "pobj<prep:to|",
    "dobj|",
    "poss|",
    "nsubj|conj",
    "nsubj|advcl",
    "nsubj|xcomp",
    "appos<nsubj|",
    "pobj|",
    "before colon",
    "amod|",
    "|acl",
    "|relcl",
)
EXTENTS = ("phrase", "name", "all", "both")
QUOTES = {'"', "\u201c", "\u201d", "``", "\u00ab"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CueLook:
    """What the first look found at a word that may be a cue: contents and sources with their chances."""

    token: Token
    row: Cue
    chance: float
    contents: tuple[tuple[float, Content], ...]
    speakers: tuple[tuple[float, Speaker], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to read a cue: what it tells, and who says it (None: the source is hidden)."""

    content: Content
    fit: float
    speaker: Speaker | None
    trust: float
    ranks: tuple[int, int]


def ranked(
    items: Sequence[T], chances: Sequence[float], heard: Sequence[float | None] = (), most: int = 2
) -> tuple[tuple[float, T], ...]:
    """The likeliest items with the chances of their table; the first of equals first.

    Where the encoder says something (`heard`), one more stands, and the mean of both orders them.
    """
    if not any(one is not None for one in heard):
        order = sorted(range(len(items)), key=lambda i: (-chances[i], i))[:most]
    else:
        both = [sensed.blended(rule, one) for rule, one in zip(chances, heard, strict=True)]
        order = sorted(range(len(items)), key=lambda i: (-both[i], i))[: most + 1]
    return tuple((chances[i], items[i]) for i in order)


def pairs(look: CueLook) -> Iterator[Option]:
    """The ways to read a cue: each of its likeliest contents with each of its two likeliest sources, and with none."""
    for first, (fit, content) in enumerate(look.contents):
        for second, (trust, speaker) in enumerate(look.speakers):
            yield Option(content=content, fit=fit, speaker=speaker, trust=trust, ranks=(first, second))
        yield Option(content=content, fit=fit, speaker=None, trust=0.0, ranks=(first, max(2, len(look.speakers))))


def beside(looks: Sequence[CueLook]) -> list[list[CueLook]]:
    """For each look the others within 80 tokens."""
    places = [look.token.i for look in looks]
    out = []
    for look in looks:
        first, end = bisect_left(places, look.token.i - 79), bisect_right(places, look.token.i + 79)
        out.append([other for other in looks[first:end] if other is not look])
    return out


def option_numbers(parsed: Parsed, look: CueLook, option: Option, near: Sequence[CueLook]) -> list[float]:
    """The numbers for one way to read a cue: its chances, its rivals, its shape, and the cues beside it."""
    token, row, content, speaker = look.token, look.row, option.content, option.speaker
    told = content.tokens
    fits = [fit for fit, _ in look.contents] + [0.0, 0.0, 0.0]
    trusts = [trust for trust, _ in look.speakers] + [0.0, 0.0]
    inside = max((o.chance for o in near if o.token.i in told), default=0.0)
    holding = max((o.chance for o in near if o.contents and token.i in o.contents[0][1].tokens), default=0.0)
    alike = max(
        (o.chance for o in near if o.contents and shared(o.contents[0][1].ranges, content.ranges) > 0.8), default=0.0
    )
    own = {c.dep for c in token.children}
    first, last = content.ranges[0][0], content.ranges[-1][1]
    crossing = speaker is not None and any(f <= speaker.head.i <= e for f, e in content.ranges)
    out = [
        look.chance,
        option.fit,
        option.trust,
        *option.ranks,
        *fits[:3],
        *trusts[:2],
        len(look.contents),
        len(look.speakers),
    ]
    out += [row.cues, row.seen, row.cues / max(1, row.seen), place(token.pos, TAGS), place(token.dep, DEPS)]
    out += [
        place(content.kind.split(":")[0], CONTENTS),
        len(told),
        len(content.ranges),
        parsed.tokens[first].text in QUOTES,
        parsed.tokens[last].text in QUOTES,
        first - token.i,
    ]
    out += [
        any(t.pos in ("VERB", "AUX") for t in parsed.tokens[first : last + 1]),
        len(parsed.sentence_of(token)),
        inside,
        holding,
        alike,
        len(near),
        crossing,
    ]
    out += ["auxpass" in own or "nsubjpass" in own, "nsubj" in own, "ccomp" in own, "dobj" in own, "neg" in own]
    heard = [*sensed.cue_numbers(parsed, token), *sensed.fit(parsed, "content", token, content.ranges)]
    if speaker is None:
        return [float(v) for v in [*out, -2, -2, -2, 0, 0, -9, *([*heard, -1, -1] if heard else [])]]
    size = speaker.range[1] - speaker.range[0]
    said = [*heard, *sensed.fit(parsed, "source", token, [speaker.range])] if heard else []
    return [
        float(v)
        for v in [
            *out,
            place(speaker.way, WAYS),
            place(speaker.extent, EXTENTS),
            kind_number(speaker.head),
            size,
            speaker.head.i - token.i,
            place(speaker.head.dep, DEPS),
            *said,
        ]
    ]


def shared(one: Sequence[Range], other: Sequence[Range]) -> float:
    """The shared part of two stretches: intersection over union, in tokens."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0]) + 1) for a in one for b in other)
    return both / (sum(last - first + 1 for first, last in (*one, *other)) - both)
