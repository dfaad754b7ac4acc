"""The whole flow: a document goes in, its reading comes out, and nothing else happens."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

import firsthand
from firsthand import languages, pipeline
from firsthand.encoder import encode
from firsthand.ids import text_hash
from firsthand.link import link
from firsthand.reader.marks import mark
from firsthand.reader.parse import parse
from firsthand.records import Document, Issue, Reading, Span

TEXT = "Iran has shipped 400 rockets to Russia, Reuters reported on Monday.\nThe Kremlin declined to comment."


def document(text: str = TEXT, **known: Any) -> Document:
    return replace(Document(id="d", text=text, extractor="test/1", text_sha256=text_hash(text)), **known)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return pipeline.read_document(document())


def test_a_document_is_read(reading: Reading) -> None:
    assert reading.document == document()
    assert [span.of(TEXT) for span in reading.sentences] == TEXT.split("\n")
    assert [(claim.event, claim.chain) for claim in reading.claims] == [("transfer", ("a1",)), ("no_comment", ())]
    assert [a.id for a in reading.attributions] == ["a1"]
    assert reading.unread == ()


def test_a_parse_can_be_read_again(reading: Reading) -> None:
    language = languages.load("en")
    parsed = replace(mark(parse(TEXT), language.senses), encoded=encode(TEXT))
    assert link(pipeline.read_parsed(parsed, document(), language)) == reading
    assert link(pipeline.read_parsed(parsed, document(), language)) == reading


def test_sentences_on_arms_without_a_claim_are_unread() -> None:
    text = "A T-72 tank is 9.5 metres long. It rained in Berlin."
    found = pipeline.read_document(document(text))
    assert found.claims == ()
    assert [span.of(text) for span in found.unread] == ["A T-72 tank is 9.5 metres long."]


def test_issues_of_the_document_are_kept() -> None:
    issue = Issue(stage="acquire", message="cut short", span=Span(start=0, end=1))
    text = "Iran sent drones. " + "x" * 200
    found = pipeline.read_document(document(text, issues=(issue,)))
    assert [i.stage for i in found.issues] == ["acquire", "parse"]
    assert found.issues[0] is issue


def test_a_quotation_told_to_the_own_outlet_has_one_link() -> None:
    text = "A senior U.S. official told AFP that Iran had sent missiles to Russia."
    own, other = (pipeline.read_document(document(text, outlet=outlet)) for outlet in ("AFP", "Reuters"))
    assert [len(claim.chain) for claim in own.claims] == [1]
    assert [len(claim.chain) for claim in other.claims] == [2]


def test_the_credit_is_no_link() -> None:
    credited = pipeline.read_document(document("Iran sent missiles to Russia.", credit="Reuters"))
    assert [claim.chain for claim in credited.claims] == [()]
    assert credited.attributions == ()


@pytest.mark.parametrize("text", ["", "\n", "It rained."])
def test_nothing_comes_of_nothing(text: str) -> None:
    found = pipeline.read_document(document(text))
    assert (found.claims, found.attributions, found.unread, found.clusters) == ((), (), (), ())


def test_readings_do_not_depend_on_their_neighbours(reading: Reading) -> None:
    with ThreadPoolExecutor(1) as pool:
        assert list(pool.map(pipeline.read_document, [document("Iran said so."), document()]))[1] == reading


def test_words_that_stand_for_one_thing_are_a_cluster() -> None:
    text = "Reuters said Iran had shipped 40 rockets to Russia. Tehran has denied that it shipped them."
    reading = firsthand.read(text)
    found = [[(m.span.of(text), m.name) for m in cluster] for cluster in reading.clusters]
    assert ("Tehran", "Iran") in next(c for c in found if ("Iran", "Iran") in c)
    assert all(len({m.span for m in cluster}) == len(cluster) > 1 for cluster in reading.clusters)
    assert all(len({m.name for m in cluster}) == 1 for cluster in reading.clusters)
