"""The findings of a report: how many origins each has, who they are, and what speaks against it, all linked."""

from collections.abc import Iterable

from firsthand.records import ClaimRef, Drift, Finding, Origin
from firsthand.views.clean import shown
from firsthand.views.markup import Markup, joined, tag
from firsthand.views.report_links import (
    Places,
    linked_chain,
    linked_sentence,
    to_claims,
    to_words,
    value_link,
)
from firsthand.views.trace_words import CONFLICTS, KINDS, REASONS, apart, counted, how_told, quoted
from firsthand.views.traced import Clash, clashes, drifts_of, in_order, numbers_of


def findings(places: Places, held: Iterable[Finding], *, level: int) -> Markup:
    """Each finding as a section whose heading is its sentence, a heading of `level`."""
    return joined(_finding(places, one, level) for one in held)


def _finding(places: Places, finding: Finding, level: int) -> Markup:
    number = places.findings[finding.id]
    body = tag(
        "div",
        _heading(places, finding, level, number),
        _told(places, finding),
        _quote(places, finding),
        _origins(places, finding),
        *(_clash(places, clash) for clash in clashes(places.found, finding)),
        *(_drift(places, drift) for drift in drifts_of(places.found, finding)),
        _why(places, finding),
        class_="what",
    )
    return tag(
        "section", _count(finding), body, id=f"f{number}", class_="finding", aria_labelledby=f"h{number}", tabindex=-1
    )


def _count(finding: Finding) -> Markup:
    noun = "origin" if finding.independent == 1 else "origins"
    spread = (
        [tag("span", f"{finding.least} to {finding.most}", class_="spread")] if finding.least != finding.most else []
    )
    return tag("p", tag("b", str(finding.independent)), " ", tag("span", noun), " ", *spread, class_="count")


def _heading(places: Places, finding: Finding, level: int, number: int) -> Markup:
    mark = tag("span", f"{number}.", class_="no")
    return tag(f"h{level}", mark, " ", linked_sentence(places.found, finding.claims[0]), id=f"h{number}")


def _told(places: Places, finding: Finding) -> Markup:
    _, claim = places.found.told(finding.claims[0])
    state = tag("b", how_told(claim), class_="denied") if claim.denied else how_told(claim)
    articles = len(numbers_of(places.found, finding.claims))
    count = counted(articles, "article")
    claims = f" ({counted(len(finding.claims), 'claim')})" if len(finding.claims) != articles else ""
    links = to_claims(places.found, in_order(places.found, finding.claims))
    return tag("p", state, f" · told by {count}{claims} ", links, class_="how")


def _quote(places: Places, finding: Finding) -> Markup:
    return tag("blockquote", _words(places, finding.claims[0]))


def _words(places: Places, ref: ClaimRef) -> Markup:
    reading, claim = places.found.told(ref)
    words = to_words(places.found, ref.document, claim.span, quoted(reading, claim))
    return tag("p", words, " ", tag("cite", linked_chain(places.found, ref)))


def _origins(places: Places, finding: Finding) -> Markup:
    note = [tag("p", f"These origins are {apart(finding)}; that they don't cannot be proven.", class_="note")]
    rows = tag("ul", *(_origin(places, one) for one in finding.origins), class_="origins")
    return joined([rows, *(note if finding.independent > 1 else [])])


def _origin(places: Places, origin: Origin) -> Markup:
    kind = KINDS[origin.kind] + (", a party to the event" if origin.interested else "")
    refs = in_order(places.found, (ref for ref in origin.claims if ref in places.found.claims))
    why = shown(origin.reason)
    told = tag("b", "counts" if origin.counts else "does not count", class_="verdict")
    mark = tag("span", "●" if origin.counts else "○", class_="dot", aria_hidden="true")
    parts = [mark, " ", _name(places, origin, refs), f" ({kind}) ", told, f": {why} " if why else " "]
    return tag("li", *parts, to_claims(places.found, refs), class_="yes" if origin.counts else "no")


def _name(places: Places, origin: Origin, refs: tuple[ClaimRef, ...]) -> Markup:
    """The origin's name as a link to where the first of its claims names it, to the claim where none does."""
    name = tag("strong", shown(origin.label))
    if not refs:
        return name
    reading, claim = places.found.told(refs[0])
    chain = reading.chain(claim)
    source = chain[-1].source if chain else None
    return to_words(places.found, refs[0].document, source.span if source else claim.span, name)


def _clash(places: Places, clash: Clash) -> Markup:
    why = "; ".join(map(shown, clash.reasons[:REASONS]))
    head = tag("p", tag("strong", "Conflict"), f": {CONFLICTS[clash.kind]}", f" ({why})" if why else "")
    return tag("div", head, tag("ul", *(_side(places, side.refs) for side in clash.sides)), class_="clash")


def _side(places: Places, refs: tuple[ClaimRef, ...]) -> Markup:
    others = [ref for ref in refs[1:] if ref.document != refs[0].document]
    also = tag("p", "also ", to_claims(places.found, others), class_="also") if others else ""
    return tag("li", _words(places, refs[0]), also)


def _drift(places: Places, drift: Drift) -> Markup:
    steps = [
        tag("li", tag("b", value_link(places.found, ref, shown(words))), " ", linked_chain(places.found, ref))
        for ref, words in drift.steps
    ]
    name = tag("p", tag("strong", "Drift"), ": the value changes from article to article")
    return tag("div", name, tag("ol", *steps), class_="drift")


def _why(places: Places, finding: Finding) -> Markup:
    """Why the claims are taken as one, and the words of every one of them; nothing where there is one claim alone."""
    if len(finding.claims) < 2:
        return Markup("")
    reasons = [tag("ul", *(tag("li", shown(reason)) for reason in finding.reasons))] if finding.reasons else []
    claims = tag("ol", *(tag("li", _words(places, ref)) for ref in in_order(places.found, finding.claims)))
    summary = tag("summary", f"Why these {len(finding.claims)} claims are taken as one, and their words")
    return tag("details", summary, *reasons, claims, class_="why")
