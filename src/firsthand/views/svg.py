"""The stemma of a story as a picture: boxes, lines that say how we know, text as text; light and dark."""

from collections.abc import Callable, Sequence

from firsthand.records import Story, Trace
from firsthand.views.clean import shown
from firsthand.views.markup import Markup, joined, tag
from firsthand.views.stemma import Node, Stemma, Tie, TieKind, stemma
from firsthand.views.stemma_layout import LEADING, MARK, PADDING, Box, Drawing, Stroke, drawing
from firsthand.views.stemma_rows import BOX
from firsthand.views.trace_words import cited, counted, day, headline, opening
from firsthand.views.traced import Traced, stories, traced

LABELS: dict[TieKind, str] = {
    "says": "says",
    "credits": "credits",
    "verbatim": "copy",
    "edited": "edited",
    "rewritten": "rewritten",
}
UNDIRECTED = "order unknown"
RING = "credits in a ring"
TITLE = 58.0  # room above each stemma of a picture
EMPTY = 560.0
INDENT = 9.0  # of the lines after the first of a name in a list
INK = """
.stemma { --ink: #1d1c1a; --soft: #5c5953; --line: #8b877f; --paper: #fdfcf9; --box: #ffffff; --accent: #a3301a }
@media (prefers-color-scheme: dark) {
  .stemma { --ink: #ebe8e1; --soft: #aca89f; --line: #86827a; --paper: #17181b; --box: #202226; --accent: #ff9c7e }
}
"""
STYLE = """
.stemma text { font: 12.5px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink) }
.stemma .name { font-weight: 600 }
.stemma .fact, .stemma .label { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums }
.stemma .label { font-size: 11.5px; paint-order: stroke; stroke: var(--paper); stroke-width: 5px }
.stemma rect { fill: var(--box); stroke: var(--line) }
.stemma .origin rect, .stemma .own rect { stroke: var(--accent); stroke-width: 2 }
.stemma .origin .name { fill: var(--accent) }
.stemma .none rect { stroke: var(--line); stroke-width: 1.2; stroke-dasharray: 5 4 }
.stemma .none .name { fill: var(--soft) }
.stemma .carrier:not(.own) rect { stroke-dasharray: 2 3 }
.stemma path { fill: none; stroke: var(--line); stroke-width: 1.3 }
.stemma .verbatim path { stroke-width: 2.6 }
.stemma .rewritten path { stroke-dasharray: 7 4 }
.stemma .credits path { stroke-dasharray: 2 4; stroke-width: 1.8 }
.stemma .head { fill: var(--line); stroke: none }
.stemma .ring path:not(.head) { stroke: var(--accent) }
.stemma .ring .head { fill: var(--accent) }
.stemma .ring .label { fill: var(--accent) }
.stemma .heading { font-size: 18px; font-weight: 600 }
.stemma .sub { font-size: 13px; fill: var(--soft) }
.stemma .ground { fill: var(--paper); stroke: none }
"""


def picture(trace: Trace) -> str:
    """All stories' stemmata, one under the other, as one SVG file that asks for nothing else."""
    found = traced(trace)
    shared = stories(trace)
    parts: list[str] = []
    top, wide = 0.0, EMPTY
    for story in shared:
        laid = laid_out(found, story)
        parts.append(_heading(story, top))
        parts.append(tag("g", strokes(laid), boxes(found, laid), transform=f"translate(0 {top + TITLE:g})"))
        top += TITLE + laid.height + 24
        wide = max(wide, laid.width)
    if not shared:
        parts.append(tag("text", opening(trace), x=16, y=40, class_="sub"))
    height = top or 72.0
    return _file(parts, wide, height, opening(trace), [f"{shown(story.title)}: {headline(story)}" for story in shared])


def laid_out(found: Traced, story: Story) -> Drawing:
    """A story's stemma with the places of its boxes and lines."""
    return drawing(found, stemma(found, story), {key: day(found.readings[key].document) for key in story.documents})


def _file(parts: Sequence[str], wide: float, height: float, name: str, told: Sequence[str]) -> str:
    head = tag("title", name, id="t"), tag("desc", "\n".join(told), id="d"), tag("style", Markup(INK + STYLE))
    ground = tag("rect", x=0, y=0, width=f"{wide:g}", height=f"{height:g}", class_="ground")
    drawn = tag(
        "svg", *head, ground, *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {wide:g} {height:g}",
        width=f"{wide:g}", height=f"{height:g}", class_="stemma", role="img", aria_labelledby="t d",
    )  # fmt: skip
    return f"{drawn}\n"


def _heading(story: Story, top: float) -> Markup:
    return joined(
        [
            tag("text", shown(story.title), x=12, y=f"{top + 28:g}", class_="heading"),
            tag("text", headline(story), x=12, y=f"{top + 48:g}", class_="sub"),
        ]
    )


def strokes(laid: Drawing) -> Markup:
    """The lines of a stemma, each with its arrow, then the words of all of them, so that no line crosses words."""
    return joined([*map(_stroke, laid.strokes), *map(_label, laid.strokes)])


def boxes(found: Traced, laid: Drawing, link: Callable[[Node], str | None] = lambda node: None) -> Markup:
    """The boxes of a stemma; `link` gives the address that one leads to."""
    return joined(_box(found, box, link(box.node)) for box in laid.boxes)


def _kind(tie: Tie) -> str:
    return f"{tie.kind} ring" if tie.back else tie.kind


def _stroke(stroke: Stroke) -> Markup:
    ends = [_arrow(stroke)] if stroke.tie.directed else []
    return tag("g", tag("path", d=_path(stroke)), *ends, class_=_kind(stroke.tie))


def _path(stroke: Stroke) -> str:
    (x, y), *rest = stroke.points
    if stroke.tie.back:
        (out, _), (_, low), (end, _) = rest
        return f"M{x:g} {y:g}C{out:g} {y:g} {out:g} {low:g} {end:g} {low:g}"
    parts = [f"M{x:g} {y:g}"]
    for at, (to_x, to_y) in enumerate(rest):
        if at % 2:
            bend = (to_y - y) / 2
            parts.append(f"C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {to_y:g}")
        else:
            parts.append(f"L{to_x:g} {to_y:g}")
        x, y = to_x, to_y
    return "".join(parts)


def _arrow(stroke: Stroke) -> Markup:
    x, y = stroke.points[-1]
    shape = f"M{x:g} {y:g}l7 -4.5v9z" if stroke.tie.back else f"M{x:g} {y:g}l-4.5 -7h9z"
    return tag("path", d=shape, class_="head")


def _label(stroke: Stroke) -> Markup:
    _, y = stroke.points[-1]
    words = LABELS[stroke.tie.kind] + ("" if stroke.tie.directed else f", {UNDIRECTED}")
    if stroke.tie.back:
        (out, top), (_, low) = stroke.points[1:3]
        told = RING if stroke.tie.kind == "credits" else words
        at = {"x": f"{out - 4:g}", "y": f"{(top + low) / 2 + 4:g}"}
        return tag("g", tag("text", told, class_="label", **at), class_="ring")
    if stroke.label is None:
        return Markup("")
    return tag("text", words, x=f"{stroke.label:g}", y=f"{y - 13:g}", text_anchor="middle", class_="label")


def _box(found: Traced, box: Box, link: str | None) -> Markup:
    node = box.node
    title = tag("title", _told(found, node))
    pile = len(node.documents) > 1
    shape = {"width": f"{BOX:g}", "height": f"{box.height:g}", "rx": 3 if node.kind == "article" else 12}
    sheets = [tag("rect", x=f"{box.x + by:g}", y=f"{box.y + by:g}", **shape) for by in ((6, 3, 0) if pile else (0,))]
    lines = [*((name, "name") for name in box.names), *((fact, "fact") for fact in box.facts)]
    words = [_line(box, at, line, style) for at, (line, style) in enumerate(lines)]
    style = f"{node.kind}{'' if node.counts else ' none'}{' own' if node.own else ''}"
    drawn = tag("g", title, *sheets, *words, class_=style)
    return tag("a", drawn, href=link) if link else drawn


def _line(box: Box, at: int, line: str, style: str) -> Markup:
    """The words of one line: in the middle of the box, or from its left where it is a list."""
    y = f"{box.y + PADDING + LEADING * (at + 0.76):g}"
    if not box.listed:
        return tag("text", line, x=f"{box.x + BOX / 2:g}", y=y, text_anchor="middle", class_=style)
    inset = 0.0 if line.startswith(MARK) else INDENT
    return tag("text", line, x=f"{box.x + PADDING + inset:g}", y=y, class_=style)


def _told(found: Traced, node: Node) -> str:
    """All that a box stands for, for those who point at it or hear it read out."""
    if node.kind == "origin":
        return f"{'Origin' if node.counts else 'Does not count as an origin'}: {'; '.join(node.names)}"
    if node.kind == "carrier":
        return f"{node.names[0]}: credited, its own text is not among these articles" + (
            "; its own voice is an origin" if node.own else ""
        )
    if len(node.documents) > 1:
        return f"{counted(len(node.documents), 'article')}: {', '.join(cited(found, key) for key in node.documents)}"
    document = found.readings[node.documents[0]].document
    own = "; its own voice is an origin" if node.own else ""
    return f"{cited(found, document.id)}, {day(document)}: {shown(document.title or '(no title)')}{own}"


__all__ = ["INK", "STYLE", "Stemma", "boxes", "laid_out", "picture", "strokes"]
