"""What holds of every reading, whatever the text and whatever was read before."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_once import PUBLISHED, cases, english, reading_of, spans_of

import firsthand
from firsthand.records import Reading, Span

CASES = cases("articles")
TEXTS = {case["name"]: case["text"].strip("\n") for case in CASES["article"]}
TEXTS |= {case["name"]: case["text"] for case in CASES["odd"]}
TEXTS |= {case["text"][:50]: case["text"] for case in cases("sentences")["case"][::4]}
ARTICLES = [case["text"].strip("\n") for case in CASES["article"]]
NAMES = ["Iran", "Russia", "Reuters", "KCNA", "he", "which", "tanks", "missiles", "40", "2023", "Monday", "$3 billion"]
VERBS = ["said", "reported", "denied", "citing", "told", "sent", "will", "not", "may", "if", "that", "by", "to"]
SOUP = [*NAMES, *VERBS, ",", ".", '"', "“", "”", ":", "(", ")", "-", "\n"]


@pytest.fixture(params=TEXTS, ids=ascii)
def reading(request: pytest.FixtureRequest) -> Reading:
    return reading_of(TEXTS[request.param])


def check_spans(reading: Reading) -> None:
    text = reading.document.text
    for kind, spans in spans_of(reading).items():
        for span in spans:
            assert 0 <= span.start < span.end <= len(text), (kind, span)
            assert span.of(text).strip(), (kind, span)


def check_chains(reading: Reading) -> None:
    known = {a.id: a for a in reading.attributions}
    assert len(known) == len(reading.attributions)
    for attribution in reading.attributions:
        assert attribution.within is None or attribution.within in known
        assert attribution.within != attribution.id
        assert attribution.content
    for claim in reading.claims:
        links = reading.chain(claim)
        assert [link.id for link in links] == list(claim.chain)
        assert len(set(claim.chain)) == len(claim.chain)
        assert [link.within for link in links] == [None, *claim.chain][: len(links)]


def check_claims(reading: Reading) -> None:
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    for claim in reading.claims:
        assert claim.span.holds(claim.trigger)
        assert any(sentence.holds(claim.span) for sentence in reading.sentences)
        assert 0 <= claim.score <= 1
        assert all(reason.strip() for reason in claim.reasons)
        assert claim.reasons
        assert all(filler.mention.name.strip() for _, fillers in claim.roles for filler in fillers)
        assert len({role for role, _ in claim.roles}) == len(claim.roles)
        assert all(fillers for _, fillers in claim.roles)
    assert not any(claim.span.overlaps(span) for span in reading.unread for claim in reading.claims)


def check(reading: Reading) -> None:
    check_spans(reading)
    check_chains(reading)
    check_claims(reading)


def test_every_span_is_in_the_text_and_not_empty(reading: Reading) -> None:
    check_spans(reading)


def test_chains_run_outward_to_inward(reading: Reading) -> None:
    check_chains(reading)


def test_claims_stand_in_one_sentence_with_reasons(reading: Reading) -> None:
    check_claims(reading)


def test_sentences_stand_in_order(reading: Reading) -> None:
    assert list(reading.sentences) == sorted(reading.sentences)
    assert all(a.end <= b.start for a, b in zip(reading.sentences, reading.sentences[1:], strict=False))
    assert set(reading.unread) <= set(reading.sentences)


def test_the_text_is_kept(reading: Reading) -> None:
    assert reading.document.text in TEXTS.values()


def test_direct_speech_is_quoted(reading: Reading) -> None:
    text = reading.document.text
    for attribution in reading.attributions:
        if attribution.direct:
            around = (Span(start=max(0, span.start - 2), end=span.end + 2).of(text) for span in attribution.content)
            assert all(any(mark in words for mark in '"“”«»') for words in around)


def test_hidden_sources_are_anonymous(reading: Reading) -> None:
    assert all(a.naming == "anonymous" for a in reading.attributions if a.source is None)


def test_articles_are_read() -> None:
    readings = [reading_of(text) for text in ARTICLES]
    assert all(reading.claims and reading.attributions for reading in readings)
    assert any(len(claim.chain) > 1 for reading in readings for claim in reading.claims)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:20])
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    first = firsthand.read(text, published=PUBLISHED)
    assert firsthand.read(text, published=PUBLISHED) == first == reading_of(text)


@pytest.mark.parametrize(
    "before", [*ARTICLES, TEXTS["emoji"], TEXTS["only cues"], "x " * 4_000], ids=lambda text: ascii(text[:20])
)
def test_what_was_read_before_does_not_count(before: str) -> None:
    expected = reading_of(ARTICLES[0])
    firsthand.read(before)
    assert firsthand.read(ARTICLES[0], published=PUBLISHED) == expected


def test_another_document_gives_other_claims() -> None:
    text = ARTICLES[0]
    one, other = (firsthand.read(text, published=PUBLISHED, id=key) for key in ("one", "other"))
    assert {c.id for c in one.claims}.isdisjoint(c.id for c in other.claims)
    assert replace(one, document=other.document, claims=()) == replace(other, claims=())


def test_the_date_counts_for_days_alone() -> None:
    text = "Iran sent 40 drones to Russia last week, Reuters reported."
    dated, undated = reading_of(text), reading_of(text, published=None)
    assert [f.interval is None for c in dated.claims for f in c.fillers("time")] == [False]
    assert [f.interval is None for c in undated.claims for f in c.fillers("time")] == [True]
    assert [c.trigger for c in dated.claims] == [c.trigger for c in undated.claims]
    soon = reading_of(text, published="soon")
    assert [f.interval for c in soon.claims for f in c.fillers("time")] == [None]


def test_a_blank_line_more_moves_spans_alone() -> None:
    near, far = reading_of(ARTICLES[0]), reading_of(ARTICLES[0].replace("\n\n", "\n\n\n \n"))
    kinds = ("content", "source", "trigger", "filler")
    words = [[[s.of(r.document.text) for s in spans_of(r)[kind]] for kind in kinds] for r in (near, far)]
    assert words[0] == words[1]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SOUP), min_size=1, max_size=60).map(" ".join))
def test_any_words_keep_the_laws(text: str) -> None:
    check(firsthand.read(text, published=PUBLISHED))


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80))
def test_any_text_keeps_the_laws(text: str) -> None:
    check(firsthand.read(text))


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.xfail] if name == "wire report" else []) for name in TEXTS],
    ids=ascii,
)
def test_no_content_is_a_mark_alone(name: str) -> None:
    reading = reading_of(TEXTS[name])
    words = [span.of(TEXTS[name]) for span in spans_of(reading)["content"]]
    assert all(any(letter.isalnum() for letter in word) for word in words)


def test_english_stays_as_it_is() -> None:
    before = (len(english().triggers), len(english().cues), len(english().like))
    reading_of(ARTICLES[0])
    assert (len(english().triggers), len(english().cues), len(english().like)) == before
