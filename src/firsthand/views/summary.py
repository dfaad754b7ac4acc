"""A document's claims at a glance: a table of sentences, or of columns where the page is wide."""

from collections.abc import Sequence

from firsthand.records import Claim, Reading, Role
from firsthand.views.paint import BREAK, GAP, GLUE, Column, Line, Piece, in_columns
from firsthand.views.words import EVENTS, NOT_STATED, filled, root_words, surely

WIDE = 110  # columns from which the roles get columns of their own
SLIM = 72  # columns below which who says it stands under the claim
NUMBER, SAYS, SURELY = 3, 16, 17
SHARES = (17, 15, 23, 15, 16, 14)  # of a wide page: actor, event, object, other party, how many/when/where, root
OTHER = "↔"
DETAILS: tuple[Role, ...] = ("quantity", "time", "place")


def claims_table(reading: Reading, width: int) -> list[Line]:
    """The table of the reading's claims, numbered in their order, at most `width` cells wide."""
    if width < SLIM:
        return _slim(reading, width)
    return _wide(reading, width) if width >= WIDE else _narrow(reading, width)


def sentence(claim: Claim) -> list[Piece]:
    """A claim as one line of words: `Iran TRANSFERS drones ↔ Russia (40; last week)`.

    The double arrow stands for "to, from, for or against": the words of the article say which.
    """
    phrase = EVENTS[claim.event]
    pieces: list[Piece] = [*_names(claim, "actor", missing=True), (" ", ""), (phrase.does.upper(), "event")]
    if claim.fillers("object"):
        pieces += [(f" {phrase.link} " if phrase.link else " ", ""), *_names(claim, "object")]
    if claim.fillers("counterparty"):
        pieces += [(f" {OTHER}{GLUE}", ""), *_names(claim, "counterparty")]
    details = _details(claim)
    return [*pieces, (" (", ""), *details, (")", "")] if details else pieces


def _calm(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the roles' colours: in a table the event and what is missing stand out alone."""
    return [(words, style if style in ("event", "dim") else "") for words, style in pieces]


def _names(claim: Claim, role: Role, *, missing: bool = False) -> list[Piece]:
    names = filled(claim, role)
    if not names:
        return [(NOT_STATED, "dim")] if missing else []
    return [piece for at, name in enumerate(names) for piece in ((", ", ""), (name, role))[0 if at else 1 :]]


def _details(claim: Claim) -> list[Piece]:
    groups = [group for role in DETAILS if (group := _names(claim, role))]
    return [piece for at, group in enumerate(groups) for piece in ([("; ", "")] if at else []) + group]


def _told(claim: Claim) -> list[Piece]:
    return [("DENIED ", "denied"), BREAK, (" ", ""), (surely(claim), "")] if claim.denied else [(surely(claim), "")]


def _root(reading: Reading, claim: Claim) -> list[Piece]:
    return [(root_words(reading, claim), "" if claim.chain else "dim")]


def _slim(reading: Reading, width: int) -> list[Line]:
    columns = [Column(width=NUMBER, right=True), Column(width=width - NUMBER - GAP)]
    rows: list[Sequence[list[Piece]]] = []
    for number, claim in enumerate(reading.claims, start=1):
        told = [piece if piece != BREAK else ("", "") for piece in _told(claim)]
        under: list[Piece] = [(" ", ""), BREAK, (" ", ""), *_root(reading, claim), (": ", "dim"), *told]
        rows.append([[(str(number), "")], [*_calm(sentence(claim)), *under]])
    return in_columns(rows, columns)


def _narrow(reading: Reading, width: int) -> list[Line]:
    columns = [Column(width=NUMBER, right=True)]
    columns += [Column(width=size) for size in (width - NUMBER - SAYS - SURELY - 3 * GAP, SAYS, SURELY)]
    rows: list[Sequence[list[Piece]]] = [[_head("no."), _head("claim"), _head("said by"), _head("how surely")]]
    for number, claim in enumerate(reading.claims, start=1):
        rows.append([[(str(number), "")], _calm(sentence(claim)), _root(reading, claim), _told(claim)])
    return in_columns(rows, columns)


def _wide(reading: Reading, width: int) -> list[Line]:
    left = width - NUMBER - SURELY - (len(SHARES) + 1) * GAP
    sizes = [left * share // sum(SHARES) for share in SHARES]
    columns = [Column(width=NUMBER, right=True), *(Column(width=size) for size in (*sizes, SURELY))]
    heads = ("no.", "who", "does", "what", f"{OTHER} other party", "number, time, place", "said by", "how surely")
    rows: list[Sequence[list[Piece]]] = [[_head(words) for words in heads]]
    rows += [_wide_row(reading, number, claim) for number, claim in enumerate(reading.claims, start=1)]
    return in_columns(rows, columns)


def _wide_row(reading: Reading, number: int, claim: Claim) -> list[list[Piece]]:
    does: list[Piece] = [(EVENTS[claim.event].does, "event")]
    parts = [_names(claim, "actor", missing=True), does, _names(claim, "object"), _names(claim, "counterparty")]
    roles = map(_calm, (*parts, _details(claim)))
    return [[(str(number), "")], *roles, _root(reading, claim), _told(claim)]


def _head(words: str) -> list[Piece]:
    return [(words, "dim")]
