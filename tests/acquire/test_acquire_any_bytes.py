"""Any bytes at all give documents or messages, never another exception."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.acquire import FORMATS, documents
from firsthand.errors import BadItem
from firsthand.records import Document

PIECES = st.sampled_from(
    [
        b"{", b"}", b"[", b"]", b'"text"', b": ", b'"\\ud800"', b",", b"\n", b"\r\n", b"\n\n", b"Title: ", b"Date: 3",
        b"<html>", b"<p>", b"</p>", b"<table><tr><td>", b"<script type='application/ld+json'>", b"</script>", b"<!--",
        b"<?xml version='1.0' encoding='utf-16'?>", b"<meta charset='rot13'>", b"<meta charset=utf-7>", b"\xff\xfe",
        b"\xef\xbb\xbf", b"\x00", b"\xe2\x80", b"\x93", "Кирилл".encode(), b"The army said that it had fallen. ",
        b"<time pubdate datetime='x'>", b"<link rel=canonical href='http://[x'>", b"<h1>", b"null", b"NaN", b"1e999",
    ]
)  # fmt: skip
ANY = st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=30).map(b"".join))
NAMES = st.sampled_from([None, *(row.name for row in FORMATS)])


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=ANY, name=NAMES)
def test_any_bytes_give_documents_or_messages(data: bytes, name: str | None) -> None:
    items = list(documents(["-"], stdin=io.BytesIO(data), input_format=name))
    again = list(documents(["-"], stdin=io.BytesIO(data), input_format=name))
    assert [str(item) for item in items] == [str(item) for item in again]
    for item in items:
        assert isinstance(item, Document | BadItem)
        str(item).encode("utf-8")
        if isinstance(item, BadItem):
            assert str(item).startswith("standard input")
            assert len(str(item).splitlines()) == 1


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(), min_size=1, max_size=80), key=st.none() | st.text(max_size=5))
def test_json_text_stays_as_given(text: str, key: str | None) -> None:
    line = json.dumps({"text": text, "id": key}).encode()
    (item,) = documents(["-"], stdin=io.BytesIO(line))
    if isinstance(item, Document):
        assert len(item.text) == len(text)
        assert all(a == b or "\ud800" <= b <= "\udfff" for a, b in zip(item.text, text, strict=True))
    else:
        assert "has no text" in str(item) or "English" in str(item)


@pytest.mark.parametrize("value", ["12 March 2025", "March 12, 2025", "Wed, 12 Mar 2025", "2025-03-12"])
def test_full_dates_are_read(value: str) -> None:
    (item,) = documents(["-"], stdin=io.BytesIO(f"Date: {value}\n\nOman has tested a gun.".encode()))
    assert isinstance(item, Document)
    assert item.published == "2025-03-12"
