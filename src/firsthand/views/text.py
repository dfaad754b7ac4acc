"""A reading as a page: the article, its claims at a glance, then each claim with its chain and its words."""

from collections.abc import Iterator

from firsthand.records import Attribution, Claim, Filler, Mention, Reading, Span
from firsthand.views import quote
from firsthand.views.clean import shown
from firsthand.views.look import Before, Look
from firsthand.views.paint import GLUE, Line, Piece, indented, painted, wrapped
from firsthand.views.summary import claims_table, sentence
from firsthand.views.words import (
    ROLES,
    carrier,
    chain_words,
    source_name,
    surely,
    tells_name,
    value_words,
)

ARROW = "←"
INDENT = 5
BLANK: Line = ()
LEGEND_COLOURED = "; what the source does not tell is dim. ↔ stands for to, from, for or against."
LEGEND_PLAIN = (
    "; dots under what the source tells; source1, source2: from the outlet to the root."
    " ↔ stands for to, from, for or against."
)
LEFT_OUT: Line = (("[…]", "dim"),)


def page(reading: Reading, look: Look, before: Before) -> str:
    """One document as text of at most `look.width` columns; the first with claims explains the marks."""
    return "".join(painted(line, colour=look.colour) for line in _lines(reading, look, before))


def _lines(reading: Reading, look: Look, before: Before) -> Iterator[Line]:
    if before.readings:
        yield BLANK
    yield from _header(reading, look)
    if reading.claims:
        yield BLANK
        yield from claims_table(reading, look.width)
        if not before.claims:
            yield BLANK
            yield from _legend(look)
    for number, claim in enumerate(reading.claims, start=1):
        yield BLANK
        yield from _claim(reading, number, claim, look)
    if look.unread:
        yield BLANK
        yield from _unread(reading, look)


def _header(reading: Reading, look: Look) -> Iterator[Line]:
    document = reading.document
    yield (("━" * look.width, "dim"),)
    yield from wrapped([(shown(document.title or "") or "(no title)", "title")], look.width)
    dates = [document.published or "(date not stated)", *([f"updated {document.updated}"] if document.updated else [])]
    facts = [carrier(document), *dates, *([f"by {document.author}"] if document.author else []), _count(reading)]
    yield from wrapped([(" · ".join(map(shown, facts[:-1])) + f" · {facts[-1]}", "")], look.width)
    place = " · ".join(filter(None, (document.url, document.id)))
    yield from wrapped([(shown(place), "dim")], look.width)
    for issue in dict.fromkeys((*document.issues, *reading.issues)):
        yield from indented(wrapped([(shown(issue.message), "note")], look.width - 6), "note: ")


def _count(reading: Reading) -> str:
    number = len(reading.claims)
    return {0: f"no{GLUE}claims{GLUE}about{GLUE}arms", 1: f"1{GLUE}claim"}.get(number, f"{number}{GLUE}claims")


def _legend(look: Look) -> list[Line]:
    pieces: list[Piece] = [("Marked in the words: ", "dim"), ("event", "event")]
    for role, label in ROLES.items():
        pieces += [(", ", "dim"), (label, role)]
        pieces += [(" (the other party)", "dim")] if role == "counterparty" else []
    pieces += [
        ("; ", "dim"),
        ("source", "source"),
        (" and ", "dim"),
        ("cue", "cue"),
        (" (who says it, and how)", "dim"),
    ]
    rest = LEGEND_COLOURED if look.colour else LEGEND_PLAIN
    return wrapped([*pieces, (rest, "dim")], look.width)


def _claim(reading: Reading, number: int, claim: Claim, look: Look) -> Iterator[Line]:
    room = look.width - INDENT
    told: list[Piece] = [(f" —{GLUE}", "dim"), *([("DENIED", "denied"), (", ", "dim")] if claim.denied else [])]
    told.append((surely(claim), "dim"))
    yield from indented(wrapped([*sentence(claim), *told], room), f"{number:>3}  ", " " * INDENT)
    yield from _under(wrapped([(chain_words(reading, claim, ARROW), "")], room))
    seen = quote.passages(reading, claim)
    yield from _under(_quote(reading, claim, seen, look))
    yield from _under(_readings(reading, claim, seen, room))
    if look.explain:
        yield from _under(_reasons(reading, claim, room))


def _under(lines: list[Line]) -> list[Line]:
    return indented(lines, " " * INDENT)


def _quote(reading: Reading, claim: Claim, seen: tuple[Span, ...], look: Look) -> list[Line]:
    text, marks, content = reading.document.text, quote.marks(reading, claim), quote.told(reading, claim)
    show = quote.coloured if look.colour else quote.labelled
    lines: list[Line] = []
    for at, span in enumerate(seen):
        if at and text[seen[at - 1].end : span.start].strip():
            lines.append(LEFT_OUT)
        lines += show(text, span, marks, content, look.width - INDENT - 2)
    return [(("│ ", "dim"), *line) for line in lines]


def _readings(reading: Reading, claim: Claim, seen: tuple[Span, ...], room: int) -> list[Line]:
    """What the words stand for, where they don't say it themselves, and the claim's place in the text."""
    text = reading.document.text
    known = [
        words
        for label, mention, value in _mentions(reading, claim)
        if (
            words := _stands_for(
                label, mention, value, text, shown_there=any(span.holds(mention.span) for span in seen)
            )
        )
    ]
    place = f"characters {claim.span.start}–{claim.span.end}"
    return wrapped([(" · ".join([*dict.fromkeys(known), place]), "dim")], room)


def _stands_for(label: str, mention: Mention, value: str, text: str, *, shown_there: bool) -> str:
    """`“He” = Kim Jong Un`, with its place where the words are not among those shown; nothing where they say it all."""
    same = value == shown(mention.name) and tells_name(mention, text)
    words = f"“{shown(mention.span.of(text))}”"
    if not shown_there:
        words = f"{label} {words}, characters {mention.span.start}–{mention.span.end},"
        return words[:-1] if same else f"{words} = {value}"
    return "" if same else f"{words} = {value}"


def _mentions(reading: Reading, claim: Claim) -> Iterator[tuple[str, Mention, str]]:
    for link in reading.chain(claim):
        if link.source is not None:
            yield "source", link.source, shown(link.source.name)
    for role, fillers in claim.roles:
        for filler in fillers:
            yield ROLES[role], filler.mention, value_words(filler)


def _reasons(reading: Reading, claim: Claim, room: int) -> list[Line]:
    """Why the claim, its names and its chain are read so: which rule or model, how sure, in whose words."""
    lines = _reason(f"claim: {claim.proposed_by}, score {claim.score:.2f}", claim.reasons, room)
    for role, fillers in claim.roles:
        for filler in fillers:
            lines += _filler_reason(ROLES[role], filler, room)
    for link in reading.chain(claim):
        lines += _link_reason(link, room)
    return [*lines, *wrapped([(f"id: {shown(claim.id)}", "dim")], room)]


def _filler_reason(label: str, filler: Filler, room: int) -> list[Line]:
    reasons = tuple(filter(None, (filler.reason, filler.mention.reason, *_entries(filler.mention))))
    return _reason(f"{label}: {shown(filler.mention.name)} ({filler.mention.kind})", reasons, room) if reasons else []


def _entries(mention: Mention) -> Iterator[str]:
    """The entries of the ontology that a mention may be, each with why and how surely."""
    for link in mention.links:
        yield f"{link.entry}: {link.reason} ({link.score:.2f})"


def _link_reason(link: Attribution, room: int) -> list[Line]:
    name = f"{source_name(link)} ({link.naming}{', verbatim' if link.direct else ''})"
    named = [link.source.reason, *_entries(link.source)] if link.source else []
    reasons = (*link.reasons, *filter(None, named))
    return _reason(f"link: {name}: {link.proposed_by}, score {link.score:.2f}", reasons, room)


def _reason(head: str, reasons: tuple[str, ...], room: int) -> list[Line]:
    lines = indented(wrapped([(shown(head), "dim")], room - 2), "", "  ")
    for reason in reasons:
        lines += indented(wrapped([(shown(reason), "")], room - 4), "  - ")
    return lines


def _unread(reading: Reading, look: Look) -> Iterator[Line]:
    number = len(reading.unread)
    if not number:
        yield from wrapped([("Every sentence that speaks of arms gave a claim.", "dim")], look.width)
        return
    head = f"Speak of arms and gave no claim: {number} sentence{'s' if number > 1 else ''}"
    yield from wrapped([(head, "head")], look.width)
    for span in reading.unread:
        words = wrapped([(shown(span.of(reading.document.text)), "")], look.width - INDENT)
        place = f"characters {span.start}–{span.end}"
        yield from indented([*words, ((place, "dim"),)], "   · ", " " * INDENT)
