"""`firsthand.read`: the one function of the package, as its docstring tells."""

import inspect

import pytest

import firsthand
from firsthand.ids import document_id, text_hash
from firsthand.records import Reading

TEXT = "Iran has shipped 400 rockets to Russia, Reuters reported on Monday."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return firsthand.read(TEXT, published="2025-03-12")


def test_what_the_docstring_shows(reading: Reading) -> None:
    (claim,) = reading.claims
    assert claim.event == "transfer"
    assert [filler.mention.name for filler in claim.fillers("actor")] == ["Iran"]
    assert [link.source.name for link in reading.chain(claim) if link.source] == ["Reuters"]


def test_spans_are_code_points_of_the_text_as_given(reading: Reading) -> None:
    (claim,) = reading.claims
    assert reading.document.text == TEXT
    assert claim.trigger.of(TEXT) == "shipped"
    assert [filler.mention.span.of(TEXT) for filler in claim.fillers("object")] == ["rockets"]
    shifted = firsthand.read("🚀\r\n" + TEXT)
    assert [c.trigger.start for c in shifted.claims] == [claim.trigger.start + 3]
    assert shifted.document.text == "🚀\r\n" + TEXT


def test_the_title_is_no_part_of_the_text() -> None:
    titled = firsthand.read("It rained.", title="Iran ships 400 rockets to Russia")
    assert titled.document.title == "Iran ships 400 rockets to Russia"
    assert titled.claims == ()


def test_what_is_given_is_kept() -> None:
    given = {
        "published": "2025-03-12T10:00:00Z", "title": "t", "outlet": "Reuters", "domain": "reuters.com", "url": "https://reuters.com/1",
        "author": "A. B.", "updated": "2025-03-13", "credit": "AFP", "id": "r-1",
    }  # fmt: skip
    document = firsthand.read("It rained.", **given).document
    assert {name: getattr(document, name) for name in given} == given
    assert document.text_sha256 == text_hash("It rained.")
    assert document.extractor


def test_an_id_is_made_from_outlet_address_date_and_text() -> None:
    made = firsthand.read(
        "It rained.", outlet="Reuters", url="https://reuters.com/1", published="2025-03-12"
    ).document.id
    assert made == document_id("Reuters", "https://reuters.com/1", "2025-03-12", "It rained.")
    assert (
        made
        != firsthand.read("It rained.", outlet="AFP", url="https://reuters.com/1", published="2025-03-12").document.id
    )


def test_without_a_date_days_stay_words() -> None:
    text = "Iran sent 40 drones to Russia last week."
    (dated,) = firsthand.read(text, published="2025-10-14").claims[0].fillers("time")
    (undated,) = firsthand.read(text).claims[0].fillers("time")
    assert dated.interval is not None
    assert (dated.interval.first, dated.interval.last) == ("2025-10-06", "2025-10-12")
    assert undated.interval is None
    assert undated.mention.span.of(text) == "last week"


@pytest.mark.parametrize("published", ["", "soon", "2025", "2025-13-40", "12 March 2025"])
def test_a_date_that_is_none_is_kept_and_not_used(published: str) -> None:
    reading = firsthand.read("Iran sent 40 drones to Russia last week.", published=published)
    assert reading.document.published == published
    assert [filler.interval for claim in reading.claims for filler in claim.fillers("time")] == [None]


def test_lone_surrogates_are_replaced_in_place() -> None:
    reading = firsthand.read("\ud800" + TEXT + "\udfff")
    assert reading.document.text == "\ufffd" + TEXT + "\ufffd"
    assert [claim.event for claim in reading.claims] == ["transfer"]


@pytest.mark.parametrize("text", [None, 1, b"Iran sent drones.", ["Iran"]])
def test_a_text_must_be_a_string(text: object) -> None:
    with pytest.raises(TypeError):
        firsthand.read(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " \n", "\0", "“", "?", "\u202e"])
def test_next_to_nothing_is_read_as_nothing(text: str) -> None:
    reading = firsthand.read(text)
    assert (reading.claims, reading.attributions, reading.unread) == ((), (), ())


def test_an_unknown_attribution_is_a_key_error(reading: Reading) -> None:
    with pytest.raises(KeyError):
        reading.attribution("a99")


def test_everything_but_the_text_is_named() -> None:
    kinds = [p.kind for p in inspect.signature(firsthand.read).parameters.values()]
    assert kinds[0] is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert set(kinds[1:]) == {inspect.Parameter.KEYWORD_ONLY}
    assert "read" in firsthand.__all__
    assert firsthand.__version__
