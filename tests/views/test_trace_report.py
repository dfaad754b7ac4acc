"""The report: every link leads somewhere, every word is there, nothing asks the network, nothing in it runs."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trace_case import hostile, nothing, reading, sixty, ten

from firsthand.records import Issue, Span, Trace
from firsthand.views import report
from firsthand.views.markup import Markup, address, escaped, joined, tag
from firsthand.views.report_links import places
from firsthand.views.report_marks import Mark, _pieces, marked_text
from firsthand.views.traced import traced

TRACES = {"ten": ten(), "sixty": sixty(), "hostile": hostile(), "nothing": nothing()}
VOID = {"meta", "br", "input", "hr", "link"}


class Seen(HTMLParser):
    """The ids, links, elements and words of a page; `open` are the elements that were not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.names: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.names[tag] += 1
        self.attributes |= known.keys()
        self.ids += [known["id"]] if known.get("id") else []  # type: ignore[list-item]
        self.hrefs += [known["href"] or ""] if "href" in known else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(params=TRACES, ids=str)
def trace(request: pytest.FixtureRequest) -> Trace:
    return TRACES[request.param]


def test_ids_are_unique_and_every_link_leads_to_one(trace: Trace) -> None:
    seen = Seen(report.page(trace))
    assert seen.open == []
    assert [name for name, times in Counter(seen.ids).items() if times > 1] == []
    assert {href[1:] for href in seen.hrefs if href.startswith("#")} <= set(seen.ids)


def test_nothing_is_fetched(trace: Trace) -> None:
    page = report.page(trace)
    seen = Seen(page)
    assert not {"link", "img", "image", "iframe", "object", "embed", "base", "form", "audio", "video"} & set(seen.names)
    assert not {"src", "srcset", "style", "onclick", "onload", "background"} & seen.attributes
    assert seen.names["script"] == 1
    assert "@import" not in page
    assert "url(" not in page
    urls = {reading.document.url for reading in trace.readings}
    assert all(href in urls and href.startswith("https://") for href in seen.hrefs if not href.startswith("#"))


def test_the_policy_allows_the_style_and_the_script_by_their_hashes_and_nothing_else() -> None:
    page = report.page(ten())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for name in ("style", "script"):
        held = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert held is not None
        digest = base64.b64encode(hashlib.sha256(held[1].encode()).digest()).decode()
        assert f"{name}-src &#x27;sha256-{digest}&#x27;" in policy[1]
    assert policy[1].startswith("default-src &#x27;none&#x27;")
    assert "unsafe" not in policy[1]


def test_hostile_words_are_words() -> None:
    page = report.page(hostile())
    assert "<script>alert" not in page
    assert "javascript:" not in "".join(Seen(page).hrefs)
    assert not any(sign in page for sign in "\x1b\u202e")
    assert "&lt;U+202E&gt;" in page


def test_lone_surrogates_can_be_written() -> None:
    bad = reading("x-1", "Iran sent \ud800 drones \uffff to Russia.", outlet="A\udfff")
    trace = replace(nothing(), readings=(bad,), issues=(Issue(stage="trace", message="\ud800"),))
    assert "&lt;U+D800&gt;" in report.page(trace).encode().decode()


def test_every_origin_is_told_with_its_reason() -> None:
    page = report.page(sixty())
    for finding in sixty().findings:
        for origin in finding.origins:
            assert f"<strong>{escaped(origin.label)}</strong>" in page
            assert escaped(origin.reason) in page
    assert page.count('<b class="verdict">does not count</b>') == 2


def test_same_trace_same_page(trace: Trace) -> None:
    assert report.page(trace) == report.page(trace)


def test_words_and_findings_lead_to_each_other() -> None:
    page = report.page(ten())
    text = ten().readings[0].document.text
    start = text.index("120")
    key = f"w1-{start}-{start + 3}"
    assert f'<a href="#{key}" class="w">120</a>' in page
    assert f'<span id="{key}" class="role">120</span>' in page
    assert '<a href="#f1" class="to" aria-label="finding 1">1</a></mark>' in page


def test_a_copy_is_folded_under_the_text_that_it_repeats() -> None:
    page = report.page(ten())
    assert "<summary>Its text: the words of [3], 1 claim</summary>" in page
    assert page.count('class="copy"') == 1


@given(
    st.text(alphabet="ab <&.", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8),
)
def test_marks_never_lose_a_word_or_leave_an_element_open(text: str, pairs: list[tuple[int, int]]) -> None:
    whole = Span(start=0, end=len(text))
    spans = {(min(a, b), min(max(a, b), len(text))) for a, b in pairs}
    marks = [Mark(span=Span(start=a, end=b), styles=("claim",), key=f"w{a}-{b}") for a, b in sorted(spans) if a < b]
    seen = Seen(joined(_pieces(text, whole, marks)))
    assert "".join(seen.words) == text
    assert seen.open == []
    assert sorted(seen.ids) == sorted(str(mark.key) for mark in marks)


def test_a_text_keeps_its_paragraphs_and_words() -> None:
    held = places(traced(ten()))
    for one in ten().readings:
        shown = marked_text(held, one)
        words = Seen(re.sub(r'<a [^>]*class="to"[^>]*>\d+</a>', "", shown))
        assert "".join(words.words) == one.document.text.replace("\n\n", "")
        assert words.names["p"] == one.document.text.count("\n\n") + 1


def test_only_web_addresses_are_links() -> None:
    assert address("http://a.example/") == "http://a.example/"
    assert [address(url) for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", None)] == [
        None
    ] * 5


def test_markup_is_escaped_once() -> None:
    assert tag("p", tag("b", "<"), "&", class_='"') == '<p class="&quot;"><b>&lt;</b>&amp;</p>'
    assert escaped(Markup("<b>")) == "<b>"
