"""The whole flow on one screen: a document goes in, its reading comes out."""

from __future__ import annotations

from firsthand import languages
from firsthand.languages import Language
from firsthand.link import link
from firsthand.reader import attributions, claims
from firsthand.reader.compose import reading
from firsthand.reader.marks import mark
from firsthand.reader.parse import Parsed, parse
from firsthand.reader.quantities import find_quantities
from firsthand.reader.quotes import quotations
from firsthand.reader.roles import stretch
from firsthand.reader.times import find_times
from firsthand.records import Document, Reading


def read_document(document: Document) -> Reading:
    """Everything that one document says: its sentences, who says what in it, its claims, names tied to entries."""
    language = languages.load("en")
    return link(read_parsed(mark(parse(document.text), language.senses), document, language))


def read_parsed(parsed: Parsed, document: Document, language: Language) -> Reading:
    """The reading of a document that is parsed and marked, its names not yet tied to entries."""
    quoted = quotations(parsed)
    told = attributions.find(parsed, quoted, document, language)
    times = find_times(parsed.text)
    amounts = find_quantities(parsed.text, times)
    events = claims.find(parsed, stretch(parsed, times), stretch(parsed, amounts), language)
    return reading(parsed, document, told, events, quoted, language)
