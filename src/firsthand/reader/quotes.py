"""Where verbatim quotations stand: pairs of quotation marks within a paragraph."""

from __future__ import annotations

from firsthand.reader.parse import Parsed, Token

OPENING = {"“", "„", "«", "``", "‘‘"}
CLOSING = {"”", "»", "''", "’’"}
STRAIGHT = {'"'}
LONGEST = 400  # tokens: a mark that nothing closes in this reach is stray


def quotations(parsed: Parsed) -> tuple[tuple[int, int], ...]:
    """Token ranges `[first, last]` of quotations, their marks included, in the order of the text.

    A quotation that a paragraph leaves open ends with the paragraph when the next one goes on quoting (the newspapers'
    convention), otherwise its mark is stray and opens nothing.
    """
    found: list[tuple[int, int]] = []
    for number, (first, end) in enumerate(parsed.paragraphs):
        opened: int | None = None
        for i in range(first, end):
            mark = parsed.tokens[i].text
            if opened is not None and i - opened > LONGEST:
                opened = None
            if mark in OPENING or (mark in STRAIGHT and opened is None):
                opened = i if opened is None else opened
            elif (mark in CLOSING or mark in STRAIGHT) and opened is not None:
                found.append((opened, i))
                opened = None
        if opened is not None and goes_on(parsed, number) and end - opened <= LONGEST:
            found.append((opened, end - 1))
    return tuple(found)


def goes_on(parsed: Parsed, paragraph: int) -> bool:
    """Whether the next paragraph begins with an opening mark."""
    if paragraph + 1 >= len(parsed.paragraphs):
        return False
    first, end = parsed.paragraphs[paragraph + 1]
    if first == end:
        return False
    following = parsed.tokens[first].text
    return following in OPENING or following in STRAIGHT


def holding(quoted: tuple[tuple[int, int], ...], token: Token) -> tuple[int, int] | None:
    """The quotation that a token stands in, marks included."""
    return next((q for q in quoted if q[0] <= token.i <= q[1]), None)
