"""The articles of a report: what each took from whom, and its text with the words that the findings stand on."""

from collections.abc import Sequence

from firsthand.records import ClaimRef, Copy, Reading
from firsthand.views.clean import shown
from firsthand.views.markup import Markup, address, joined, tag
from firsthand.views.paint import GLUE
from firsthand.views.report_links import Places, article_id, linked_chain, linked_sentence, to_article, to_words
from firsthand.views.report_marks import marked_text
from firsthand.views.trace_words import counted, day, title
from firsthand.views.traced import Traced
from firsthand.views.words import carrier

TOOK: dict[str, str] = {"verbatim": "copy of ", "edited": "edited from ", "rewritten": "rewritten from "}
UNORDERED = "shares words with "


def articles(places: Places, keys: Sequence[str], *, level: int) -> Markup:
    """The articles in the order of their numbers; the text of a copy is folded away under the one it repeats."""
    known = sorted((key for key in keys if key in places.found.readings), key=lambda key: places.found.numbers[key])
    return joined(article(places, places.found.readings[key], level) for key in known)


def article(places: Places, reading: Reading, level: int, *more: str) -> Markup:
    """One article: heading, source, what it took, its text and claims; `more` stands between heading and text."""
    found, key = places.found, reading.document.id
    original = next((copy for copy in _into(found, key) if copy.kind == "verbatim" and copy.directed), None)
    body = tag("div", tag("div", marked_text(places, reading), class_="text"), _claims(places, reading), class_="body")
    if original is not None:
        number = found.numbers[original.earlier]
        words = tag("summary", f"Its text: the words of [{number}], {counted(len(reading.claims), 'claim')}")
        body = tag("details", words, body)
    return tag(
        "article", _head(places, reading, level), *more, body, id=article_id(found, key), tabindex=-1,
        class_="copy" if original is not None else None, aria_labelledby=f"t{found.numbers[key]}",
    )  # fmt: skip


def _head(places: Places, reading: Reading, level: int) -> Markup:
    document = reading.document
    number = places.found.numbers[document.id]
    kicker = [tag("b", f"[{number}]"), f"{GLUE}{carrier(document)} · ", tag("span", day(document), class_="day")]
    kicker += [f" · by {shown(document.author)}"] if document.author else []
    name = tag(f"h{level}", title(document), id=f"t{number}")
    lines = [tag("p", *kicker, class_="kicker"), name, *_did(places.found, reading), *_where(reading)]
    return tag("header", *lines)


def _where(reading: Reading) -> list[Markup]:
    """The article's address: a link where a click leads to a web page, else the words alone."""
    url = reading.document.url
    if not url:
        return []
    known = address(url)
    words = shown(url)
    return [tag("p", tag("a", words, href=known, rel="noreferrer noopener") if known else words, class_="where")]


def _into(found: Traced, key: str) -> list[Copy]:
    return sorted(found.copies.get(key, ()), key=lambda copy: -copy.score)


def _did(found: Traced, reading: Reading) -> list[Markup]:
    """What the article took and whom it credits, each with the reason."""
    key = reading.document.id
    rows = [
        tag(
            "li",
            TOOK[copy.kind] if copy.directed else UNORDERED,
            to_article(found, copy.earlier),
            "" if copy.directed else ", which came first is not known",
            _because(copy.reasons),
        )
        for copy in _into(found, key)
        if copy.earlier in found.readings
    ]
    for one in found.citations.get(key, ()):
        link = to_article(found, one.cited) if one.cited in found.readings and one.cited else shown(one.name)
        words = to_words(found, key, one.span, shown(one.reason)) if one.span else shown(one.reason)
        rows.append(tag("li", "credits ", link, *([" (", words, ")"] if one.reason else [])))
    return [tag("ul", *rows, class_="did")] if rows else []


def _because(reasons: Sequence[str]) -> str:
    return f" ({'; '.join(map(shown, reasons))})" if reasons else ""


def _claims(places: Places, reading: Reading) -> Markup:
    """The article's claims in its order: the sentence, the chain, the finding that it belongs to."""
    if not reading.claims:
        return tag("p", "No claims about arms.", class_="claims")
    rows = []
    for claim in reading.claims:
        ref = ClaimRef(document=reading.document.id, claim=claim.id)
        number = places.holding.get(ref)
        to = [" ", tag("a", f"finding{GLUE}{number}", href=f"#f{number}", class_="to")] if number else []
        rows.append(tag("li", linked_sentence(places.found, ref), tag("p", linked_chain(places.found, ref), *to)))
    return tag("ol", *rows, class_="claims", aria_label="Claims")
