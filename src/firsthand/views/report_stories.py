"""The stories of a report: the counts in a row, the stemma as a picture and as a list, then findings and articles."""

from firsthand.records import Story
from firsthand.views.clean import shown
from firsthand.views.markup import Markup, joined, tag
from firsthand.views.report_articles import TOOK, articles
from firsthand.views.report_findings import findings
from firsthand.views.report_links import Places, article_id, to_article
from firsthand.views.stemma import Node, Tie, stemma
from firsthand.views.stemma_branches import Branch, branches
from firsthand.views.stemma_layout import PILES
from firsthand.views.svg import LABELS, boxes, laid_out, strokes
from firsthand.views.trace_words import cycle_words, day, headline
from firsthand.views.traced import findings_of

BROAD = 704  # width from which on the picture is not shrunk below it: it is moved sideways instead
FEW = 12  # outlets of a pile that are named before the rest is folded away
KEY = (
    "A thick line is a copy, a thin one an edited copy, dashes a rewrite, dots a credit. What is framed in the accent"
    " colour and marked ● counts as an origin."
)


def story(places: Places, one: Story, number: int) -> Markup:
    """A story as a section: what it is counted to, who took from whom, what it says, and its articles."""
    return tag(
        "section",
        tag("h2", shown(one.title) or "(no title)", id=f"story{number}"),
        _counts(one),
        _figure(places, one),
        *(tag("p", cycle_words(places.found, ring), class_="ring") for ring in one.cycles),
        tag("h3", "Findings", id=f"findings{number}"),
        findings(places, findings_of(places.found, one), level=4),
        tag("h3", "Articles", id=f"articles{number}"),
        articles(places, one.documents, level=4),
        class_="story",
        aria_labelledby=f"story{number}",
    )


def _counts(one: Story) -> Markup:
    rows = [
        ("article", len(one.documents), ""),
        ("outlet", len(one.outlets), ""),
        ("carrier", len(one.carriers), ""),
        ("origin", one.independent, "accent"),
    ]
    told = [tag("li", tag("b", f"{at:,}"), f" {noun}{'' if at == 1 else 's'}", class_=style or None)
            for noun, at, style in rows]  # fmt: skip
    return tag("ul", *told, class_="counts", aria_label=headline(one))


def _figure(places: Places, one: Story) -> Markup:
    laid = laid_out(places.found, one)
    drawn = tag(
        "svg", strokes(laid), boxes(places.found, laid, lambda node: _address(places, node)),
        class_="stemma broad" if laid.width > BROAD else "stemma",
        viewBox=f"0 0 {laid.width:g} {laid.height:g}", width=f"{laid.width:g}", height=f"{laid.height:g}",
        role="group", aria_label="Who took from whom",
    )  # fmt: skip
    picture = tag("div", drawn, class_="picture", tabindex=0, role="region", aria_label="Picture of who took from whom")
    return tag(
        "figure",
        picture,
        tag("details", tag("summary", "The same as a list"), _list(places, one), class_="wide"),
        tag("div", _list(places, one), class_="narrow"),
        tag("figcaption", KEY),
    )


def _address(places: Places, node: Node) -> str | None:
    return f"#{article_id(places.found, node.documents[0])}" if node.documents else None


def _list(places: Places, one: Story) -> Markup:
    """The tree as nested lists, for small screens and for those who hear it."""
    return tag("ul", *(_item(places, branch) for branch in branches(stemma(places.found, one))), class_="tree")


def _item(places: Places, branch: Branch) -> Markup:
    ties = [*([branch.tie] if branch.tie else []), *branch.others]
    pile = len(branch.node.documents) > 1
    did = [told for tie in ties if (told := _tie(places, tie, hangs=tie is branch.tie)) and not pile]
    below = [tag("ul", *(_item(places, part) for part in branch.below))] if branch.below else []
    words: list[str] = [_named(places, branch), *([tag("span", ": ", joined(did, "; "), class_="soft")] if did else [])]
    words += [" ", tag("b", "● its own voice is an origin", class_="accent")] if branch.node.own else []
    return tag("li", tag("div", *words), *below, class_=branch.node.kind)


def _tie(places: Places, tie: Tie, *, hangs: bool) -> Markup | None:
    """What came down by the tie; the one that it came from is named where the list does not show it above."""
    if tie.kind == "says" or tie.above not in places.found.readings:
        return None
    unknown = "" if tie.directed else ", which came first is not known"
    if hangs and tie.kind != "credits":
        return joined([LABELS[tie.kind], unknown])
    return joined(
        [TOOK[tie.kind] if tie.kind != "credits" else "credits ", to_article(places.found, tie.above), unknown]
    )


def _named(places: Places, branch: Branch) -> Markup:
    node = branch.node
    if node.kind == "origin":
        mark = "● " if node.counts else "○ "
        names = tag("b", mark, "; ".join(node.names), class_="accent" if node.counts else "soft")
        return joined([names, "" if node.counts else " (does not count)"])
    if node.kind == "carrier":
        return joined([tag("b", node.names[0]), " (credited; its own text is not here)"])
    if len(node.documents) == 1:
        document = places.found.readings[node.documents[0]].document
        return joined([to_article(places.found, document.id), f", {day(document)}"])
    return _pile(places, branch)


def _pile(places: Places, branch: Branch) -> Markup:
    node = branch.node
    kind = PILES.get(branch.tie.kind if branch.tie else "says", "articles")
    links = [to_article(places.found, key) for key in node.documents]
    head = tag("b", f"{len(links)} {kind}")
    if len(links) <= FEW:
        return joined([head, ": ", joined(links, ", ")])
    return tag("details", tag("summary", head), joined(links, ", "))
