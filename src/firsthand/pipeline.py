"""The whole flow on one screen: a document goes in, its reading comes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand import languages
from firsthand.encoder import encode
from firsthand.languages import Language
from firsthand.link import link
from firsthand.reader import attributions, claims
from firsthand.reader.compose import completed, reading
from firsthand.reader.marks import mark
from firsthand.reader.parse import Parsed, parse
from firsthand.reader.quantities import find_quantities
from firsthand.reader.quotes import quotations
from firsthand.reader.roles import stretch
from firsthand.reader.times import find_times
from firsthand.records import Document, Issue, Judgement, Reading, Trace
from firsthand.telling import texts_of
from firsthand.trace import copies
from firsthand.trace.citations import citations, cycles
from firsthand.trace.origins import families, roots
from firsthand.trace.outlets import credited, publisher
from firsthand.weigh.conflicts import conflicts
from firsthand.weigh.findings import findings
from firsthand.weigh.same import same
from firsthand.weigh.stories import documents_of, drifts, stories


def read_document(document: Document) -> Reading:
    """Everything that one document says: its sentences, who says what in it, its claims, names tied to entries."""
    language = languages.load("en")
    parsed = replace(mark(parse(document.text), language.senses), encoded=encode(document.text))
    return link(read_parsed(parsed, document, language))


def read_parsed(parsed: Parsed, document: Document, language: Language) -> Reading:
    """The reading of a document that is parsed and marked, its names not yet tied to entries."""
    quoted = quotations(parsed)
    told = attributions.find(parsed, quoted, document, language)
    times = find_times(parsed.text)
    amounts = find_quantities(parsed.text, times)
    events = claims.find(parsed, stretch(parsed, times), stretch(parsed, amounts), language)
    return reading(parsed, document, told, events, quoted, language)


def complete(reading: Reading) -> Reading:
    """A reading that was made elsewhere, its amounts, times and names as far as they are missing."""
    linked = any(source.links for a in reading.attributions if (source := a.source)) or any(
        one.mention.links for claim in reading.claims for _, fillers in claim.roles for one in fillers
    )
    whole = completed(reading)
    return whole if linked else link(whole)


def trace_readings(
    given: Sequence[Reading], judgements: Iterable[Judgement] = (), issues: tuple[Issue, ...] = ()
) -> Trace:
    """What a set of readings says together: who copies whom, which claims are one, how many origins each has."""
    readings = tuple(sorted({r.document.id: r for r in given}.values(), key=lambda r: r.document.id))
    documents = documents_of(readings)
    copied = copies(readings)
    family, texts = families(documents, copied), texts_of(readings)
    cited = citations(readings, copied, texts)
    groups, compared = same(readings, judgements, texts, family)
    outlets = {key: credited(one) | {publisher(one) or key} for key, one in documents.items()}
    found = findings(groups, compared, roots(readings, copied, family), documents, outlets)
    return Trace(
        readings=readings,
        copies=copied,
        citations=cited,
        stories=stories(documents, copied, cited, found, cycles(cited)),
        findings=found,
        conflicts=conflicts(found, compared, family),
        drifts=drifts(found, copied, cited, compared),
        issues=issues,
    )
