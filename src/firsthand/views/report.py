"""A trace as one page that needs nothing else: stories, findings by origins, and every word that they stand on."""

import base64
import hashlib
from functools import cache
from importlib import resources

from firsthand.records import Issue, Trace
from firsthand.views.clean import shown
from firsthand.views.markup import Markup, joined, tag
from firsthand.views.report_articles import article
from firsthand.views.report_findings import findings
from firsthand.views.report_links import Places, places
from firsthand.views.report_stories import story
from firsthand.views.svg import STYLE
from firsthand.views.trace_words import NOT_PROVEN, counted, headline, opening
from firsthand.views.traced import alone, findings_in, stories, traced

KEYS = "j and k jump to the next one and to the one before"
LEGEND = (
    ("source", "who says it"),
    ("cue", "how it is said"),
    ("content", "what is told"),
    ("claim", "a claim"),
    ("event", "its verb"),
)


def page(trace: Trace) -> str:
    """The trace as one HTML page that asks nobody for anything: styles and the small script are in it.

    A content security policy allows these two by their hash and nothing else. Every link leads to a place in the page,
    save the articles' own addresses. It can be read without the script, printed, and by keyboard alone.
    """
    held = places(traced(trace))
    style, script = _file("page.css") + STYLE, _file("page.js")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", _title(trace)),
        tag("style", Markup(style)),
    )
    body = tag("body", _top(trace), _main(held), _foot(), tag("script", Markup(script)))
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


@cache
def _file(name: str) -> str:
    return resources.files("firsthand.views").joinpath("report", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    def allowed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    rules = ("default-src 'none'", f"style-src {allowed(style)}", f"script-src {allowed(script)}", "base-uri 'none'",
             "form-action 'none'")  # fmt: skip
    return "; ".join(rules)


def _title(trace: Trace) -> str:
    shared = stories(trace)
    return shown(shared[0].title) if len(shared) == 1 else f"Firsthand: {opening(trace)}"


def _top(trace: Trace) -> Markup:
    shared = stories(trace)
    links = [
        tag("li", tag("a", shown(one.title) or "(no title)", href=f"#story{at}"), " ", tag("span", headline(one)))
        for at, one in enumerate(shared, start=1)
    ]
    if left := alone(trace):
        links.append(
            tag("li", tag("a", "Stands alone", href="#alone"), " ", tag("span", counted(len(left), "article")))
        )
    parts = [
        tag("p", "Firsthand", class_="brand"),
        tag("h1", "Who says so, and how many origins stand behind it"),
        tag("p", opening(trace), class_="lead"),
        tag("p", NOT_PROVEN, class_="note") if trace.findings else "",
        _issues(trace.issues),
        tag("nav", tag("ul", *links), aria_label="Stories") if len(links) > 1 else "",
        _tools(),
    ]
    return tag("header", tag("a", "Skip to the findings", href="#main", class_="skip"), *parts, class_="top")


def _issues(issues: tuple[Issue, ...]) -> Markup:
    return joined(tag("p", f"Note: {shown(one.message)}", class_="issue") for one in dict.fromkeys(issues))


def _tools() -> Markup:
    """What only the script can do, hidden where it does not run."""
    return tag(
        "div",
        tag("label", "Show only what holds ", tag("input", type="search", id="filter", autocomplete="off")),
        tag(
            "label",
            tag("input", type="checkbox", id="keys", checked="checked"),
            " j and k jump to the next one and to the one before",
        ),
        tag("span", "", id="shown", role="status"),
        id="tools",
        hidden="hidden",
    )


def _main(held: Places) -> Markup:
    trace = held.found.trace
    parts = [story(held, one, at) for at, one in enumerate(stories(trace), start=1)]
    left = alone(trace)
    if left:
        rows = [article(held, one, 3, findings(held, findings_in(held.found, one), level=4)) for one in left]
        name = tag("h2", "Stands alone", id="alone")
        told = tag("p", "Repeats, credits and confirms none of the other articles.", class_="note")
        parts.append(tag("section", name, told, *rows, class_="story", aria_labelledby="alone"))
    return tag("main", *parts, id="main", tabindex=-1)


def _foot() -> Markup:
    marks = [tag("li", tag("span", words, class_=name)) for name, words in LEGEND]
    told = tag("p", "Made with Firsthand from the articles' own words. A number in a box leads to the finding.")
    return tag("footer", tag("p", "Marked in the texts:"), tag("ul", *marks, class_="legend"), told)
