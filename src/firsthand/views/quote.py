"""A claim's words in their sentence, marked: by colour, or by a row of labels under the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.records import Claim, Reading, Span
from firsthand.views.clean import cells, visible
from firsthand.views.paint import Line, Piece
from firsthand.views.words import ROLES

LONGEST = 1200  # characters of one passage; of a longer one the part around the claim is shown
AROUND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words with a part in the claim: the style that colours them, the label that stands under them."""

    span: Span
    style: str
    label: str


def marks(reading: Reading, claim: Claim) -> tuple[Mark, ...]:
    """What is marked, the most telling first: trigger, roles, then sources and cues from the root outwards."""
    found = [Mark(span=claim.trigger, style="event", label="event")]
    for role, fillers in claim.roles:
        found += [Mark(span=filler.mention.span, style=role, label=ROLES[role]) for filler in fillers]
    chain = reading.chain(claim)
    for number, link in reversed(list(enumerate(chain, start=1))):
        place = str(number) if len(chain) > 1 else ""
        if link.source is not None:
            found.append(Mark(span=link.source.span, style="source", label=f"source{place}"))
        found.append(Mark(span=link.cue, style="cue", label=f"cue{place}"))
    return tuple(dict.fromkeys(found))


def told(reading: Reading, claim: Claim) -> tuple[Span, ...]:
    """The content of the chain's root; empty where the outlet speaks in its own voice."""
    chain = reading.chain(claim)
    return chain[-1].content if chain else ()


def passages(reading: Reading, claim: Claim) -> tuple[Span, ...]:
    """The sentences that the claim and its chain stand in, in the text's order, neighbours of one paragraph joined."""
    needed = [claim.span, claim.trigger]
    for link in reading.chain(claim):
        needed += [link.cue] if link.source is None else [link.cue, link.source.span]
    sentences = [span for span in reading.sentences if any(span.overlaps(need) for need in needed)]
    bare = [need for need in needed if not any(span.overlaps(need) for span in sentences)]
    merged: list[Span] = []
    for span in sorted([*sentences, *bare]):
        gap = reading.document.text[merged[-1].end : span.start] if merged else ""
        if merged and not gap.strip() and "\n" not in gap:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(_clipped(span, needed) for span in merged)


def _clipped(passage: Span, needed: Sequence[Span]) -> Span:
    if passage.end - passage.start <= LONGEST:
        return passage
    inside = [need for need in needed if need.overlaps(passage)]
    start = max(passage.start, min(need.start for need in inside) - AROUND)
    end = min(passage.end, max(need.end for need in inside) + AROUND, start + LONGEST)
    return Span(start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One character of the text as it is shown: where it stands, its form, its columns."""

    at: int
    form: str
    columns: int


def _glyphs(text: str, passage: Span) -> list[Glyph]:
    out: list[Glyph] = []
    for at in range(passage.start, passage.end):
        form = visible(text[at])
        if form == " " and (not out or out[-1].form == " "):
            continue
        out.append(Glyph(at=at, form=form, columns=sum(map(cells, form))))
    return out


def _wrapped(glyphs: Sequence[Glyph], columns: int) -> list[list[Glyph]]:
    """Lines of at most `columns`, broken at the last blank, or within a word that is longer than a line."""
    lines: list[list[Glyph]] = []
    line: list[Glyph] = []
    used = 0
    for glyph in glyphs:
        line.append(glyph)
        used += glyph.columns
        while used - (line[-1].columns if line[-1].form == " " else 0) > columns:
            blank = next((at for at in range(len(line) - 1, 0, -1) if line[at].form == " "), None)
            cut = max(1, len(line) - 1) if blank is None else blank
            lines.append(line[:cut])
            line = line[cut + (blank is not None) :]
            used = sum(one.columns for one in line)
            if not line:
                break
    return [*lines, line] if line else lines


def coloured(text: str, passage: Span, marked: Sequence[Mark], content: Sequence[Span], columns: int) -> list[Line]:
    """The passage's lines in colour; words outside of what the root tells are dim."""
    lines: list[Line] = []
    for glyphs in _wrapped(_glyphs(text, passage), columns):
        pieces: list[Piece] = []
        for glyph in glyphs:
            style = _style(glyph.at, marked, content)
            same = bool(pieces) and pieces[-1][1] == style
            pieces[-1:] = [(pieces[-1][0] + glyph.form, style)] if same else [*pieces[-1:], (glyph.form, style)]
        lines.append(tuple(pieces))
    return lines


def _style(at: int, marked: Sequence[Mark], content: Sequence[Span]) -> str:
    styles = list(dict.fromkeys(mark.style for mark in marked if mark.span.start <= at < mark.span.end))
    part = next((style for style in styles if style not in ("source", "cue")), "")
    teller = next((style for style in styles if style in ("source", "cue")), "")
    outside = bool(content) and not any(span.start <= at < span.end for span in content)
    return "+".join(filter(None, (part, teller))) or ("dim" if outside else "")


def labelled(text: str, passage: Span, marked: Sequence[Mark], content: Sequence[Span], columns: int) -> list[Line]:
    """The passage's lines, under each its labels; dots run under the words that the root tells."""
    lines: list[Line] = []
    rows = _rows(marked, passage)
    for glyphs in _wrapped(_glyphs(text, passage), columns):
        lines.append((("".join(glyph.form for glyph in glyphs), ""),))
        under = [_under(glyphs, row, content if number == 0 else ()) for number, row in enumerate(rows)]
        lines += [((words, "dim"),) for words in under if words.strip()]
    return lines


def _rows(marked: Sequence[Mark], passage: Span) -> list[list[Mark]]:
    """The marks shared out over rows, so that none covers another of its row; always one row."""
    rows: list[list[Mark]] = [[]]
    for mark in marked:
        if mark.span.overlaps(passage):
            row = next((row for row in rows if not any(mark.span.overlaps(other.span) for other in row)), None)
            if row is None:
                row = []
                rows.append(row)
            row.append(mark)
    return rows


def _under(glyphs: Sequence[Glyph], row: Sequence[Mark], content: Sequence[Span]) -> str:
    """One row of labels: each label, then a stroke to the end of its words; a blank parts dots from labels."""
    out: list[str] = []
    used: dict[Mark, int] = {}
    for glyph in glyphs:
        mark = next((mark for mark in row if mark.span.start <= glyph.at < mark.span.end), None)
        if mark is None:
            dotted = any(span.start <= glyph.at < span.end for span in content)
            out.append(("·" if dotted else " ") * glyph.columns)
            continue
        begun = used.get(mark, len(mark.label) if glyph.at > mark.span.start else 0)
        letters = mark.label[begun : begun + glyph.columns]
        out.append(letters.ljust(glyph.columns, "─"))
        used[mark] = begun + len(letters)
    return re.sub(r"(?<=[^ ·])·|·(?=[^ ·])", " ", "".join(out))
