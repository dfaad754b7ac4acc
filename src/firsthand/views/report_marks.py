"""An article's text as paragraphs with everything that the report speaks of marked in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.records import ClaimRef, Reading, Span
from firsthand.text import paragraphs
from firsthand.views.markup import Markup, joined, tag
from firsthand.views.report_links import Places, words_id

ORDER = ("content", "claim", "source", "cue", "credit", "event", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words with a part in the report: what they are, and the findings that their claims belong to."""

    span: Span
    styles: tuple[str, ...]
    findings: tuple[int, ...] = ()
    key: str | None = None


def marked_text(places: Places, reading: Reading) -> Markup:
    """The text in paragraphs; each marked span has an id that links lead to, each claim links to its finding."""
    marks = marks_of(places, reading)
    return joined(
        tag("p", *_paragraph(reading.document.text, part, marks)) for part in paragraphs(reading.document.text)
    )


def marks_of(places: Places, reading: Reading) -> tuple[Mark, ...]:
    """What is marked, one mark a span, from the left, wide ones before what stands in them."""
    styles: dict[Span, set[str]] = {}
    findings: dict[Span, set[int]] = {}
    for span, style in _spans(places, reading):
        styles.setdefault(span, set()).add(style)
    for claim in reading.claims:
        number = places.holding.get(ClaimRef(document=reading.document.id, claim=claim.id))
        findings.setdefault(claim.span, set()).update({number} if number else set())
    return tuple(
        Mark(
            span=span,
            styles=tuple(style for style in ORDER if style in styles[span]),
            findings=tuple(sorted(findings.get(span, ()))),
            key=words_id(places.found, reading.document.id, span),
        )
        for span in sorted(styles, key=lambda span: (span.start, -span.end))
        if span.start < span.end
    )


def _spans(places: Places, reading: Reading) -> Iterator[tuple[Span, str]]:
    for link in reading.attributions:
        yield link.cue, "cue"
        if link.source is not None:
            yield link.source.span, "source"
        for span in link.content:
            yield span, "content"
    for claim in reading.claims:
        yield claim.span, "claim"
        yield claim.trigger, "event"
        for _, fillers in claim.roles:
            for one in fillers:
                yield one.mention.span, "role"
    for citation in places.found.citations.get(reading.document.id, ()):
        if citation.span is not None:
            yield citation.span, "credit"


def _paragraph(text: str, part: Span, marks: Iterable[Mark]) -> list[str]:
    inside = [_clipped(mark, part) for mark in marks if mark.span.overlaps(part)]
    return _pieces(text, part, inside)


def _clipped(mark: Mark, part: Span) -> Mark:
    """The part of the mark within `part`; its id stays with its first words, its findings with its last."""
    start, end = max(mark.span.start, part.start), min(mark.span.end, part.end)
    return replace(
        mark,
        span=Span(start=start, end=end),
        key=mark.key if start == mark.span.start else None,
        findings=mark.findings if end == mark.span.end else (),
    )


def _pieces(text: str, part: Span, marks: Sequence[Mark]) -> list[str]:
    """The words of `part` with its marks nested; a mark that reaches out of another one is cut where that ends."""
    out: list[str] = []
    at = part.start
    waiting = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    while waiting:
        mark = waiting.pop(0)
        out.append(text[at : mark.span.start])
        held = [one for one in waiting if one.span.start < mark.span.end]
        rest = Span(start=mark.span.end, end=max(mark.span.end, part.end))
        over = [_clipped(one, rest) for one in held if one.span.end > mark.span.end]
        later = [one for one in waiting if one.span.start >= mark.span.end]
        waiting = sorted([*over, *later], key=lambda one: (one.span.start, -one.span.end))
        inner = _pieces(text, mark.span, [_clipped(one, mark.span) for one in held])
        out.append(_element(mark, inner))
        at = mark.span.end
    out.append(text[at : part.end])
    return out


def _element(mark: Mark, inner: Sequence[str]) -> Markup:
    chips = [
        tag("a", str(number), href=f"#f{number}", class_="to", aria_label=f"finding {number}")
        for number in mark.findings
    ]
    name = "mark" if "claim" in mark.styles else "span"
    return tag(name, *inner, *chips, id=mark.key, class_=" ".join(mark.styles) or None)
