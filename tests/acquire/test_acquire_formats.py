"""Every format gives the documents that its files hold, and one message for each item that cannot be read."""

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from firsthand import acquire
from firsthand.acquire import documents
from firsthand.errors import BadConfig, BadItem
from firsthand.records import Document

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
PAGES: list[dict[str, Any]] = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))["page"]
BROKEN: list[dict[str, str]] = tomllib.loads((HERE / "broken.toml").read_text(encoding="utf-8"))["case"]
ENCODINGS: list[dict[str, str]] = tomllib.loads((HERE / "encodings.toml").read_text(encoding="utf-8"))["case"]


def read(name: str, **options: Any) -> list[Document | BadItem]:
    return list(documents([str(FIXTURES / name)], **options))


def one(name: str, **options: Any) -> Document:
    (item,) = read(name, **options)
    assert isinstance(item, Document), item
    return item


def messages(items: list[Document | BadItem]) -> list[str]:
    return [str(item).removeprefix(f"{FIXTURES}/") if isinstance(item, BadItem) else item.id for item in items]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_a_saved_page_gives_its_article_and_what_it_states(page: dict[str, Any]) -> None:
    (item,) = documents([str(HERE / "pages" / page["file"])])
    assert isinstance(item, Document), item
    for key in ("title", "outlet", "domain", "url", "author", "published", "updated", "credit"):
        assert getattr(item, key) == page.get(key), key
    assert item.text.startswith(page["begins"])
    assert item.text.endswith(page["ends"])
    assert len(item.text.split("\n\n")) == page["paragraphs"]
    assert [words for words in page["without"] if words in item.text] == []
    assert [issue.message for issue in item.issues] == ([page["issue"]] if "issue" in page else [])
    assert item.extractor.startswith("trafilatura/")


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["file"])
def test_what_cannot_be_read_is_set_aside_with_its_name_and_reason(case: dict[str, str]) -> None:
    (item,) = read(case["file"])
    assert isinstance(item, BadItem)
    assert str(item).startswith(f"{FIXTURES / case['file']}: ")
    assert case["says"] in str(item)
    assert "\n" not in str(item)


@pytest.mark.parametrize("case", ENCODINGS, ids=lambda case: case["file"])
def test_an_encoding_other_than_utf_8_is_read_and_noted(case: dict[str, str]) -> None:
    item = one(case["file"])
    assert item.text == case["text"].removeprefix("\n")
    assert [i.message[: len(case.get("issue", ""))] for i in item.issues] == (
        [case["issue"]] if "issue" in case else []
    )
    item.text.encode("utf-8")


def test_a_header_block_gives_fields_and_line_ends_become_line_feeds() -> None:
    item = one("crlf_with_header.txt")
    assert item.text == "Oman has tested a gun.\n\nIt fired twice.\n"
    assert (item.id, item.title, item.outlet, item.author) == ("mp-1", "Oman tests a gun", "Muscat Post", "A. Said")
    assert (item.domain, item.credit, item.published, item.updated) == ("muscatpost.example", "AFP", "2025-03-12", None)
    assert [issue.message for issue in item.issues] == [
        'updated "03/04/2025" is no full date and was left out; write it as 2025-03-12'
    ]
    assert item.extractor == "plain/1"


def test_a_block_with_an_unknown_key_is_text_and_said_to_be() -> None:
    item = one("header_with_unknown_key.txt")
    assert item.text.startswith("Title: Oman")
    assert item.title is None
    assert "look like a header" in item.issues[0].message


def test_one_broken_line_costs_one_line() -> None:
    assert messages(read("broken_line_3.jsonl")) == [
        "k1",
        "broken_line_3.jsonl line 3: broken JSON at character 22 (Unterminated string starting at); "
        "write one JSON object a line",
        "k4",
    ]


def test_wrong_types_are_named_with_line_and_key() -> None:
    assert messages(read("wrong_types.jsonl")) == [
        'wrong_types.jsonl line 1: "id" must be a string or null, found a number; put it in quotes',
        'wrong_types.jsonl line 2: "text" must be a string or null, found a list; put it in quotes',
        'wrong_types.jsonl line 3: has no "text"; give the article\'s words under that key',
        'wrong_types.jsonl line 4: expected an object with "text", found a list',
        "wrong_types.jsonl line 5: has no text; give the article's words",
        'wrong_types.jsonl line 6: "author" must be a string or null, found a list; put it in quotes',
    ]


def test_json_may_be_a_list_one_object_or_utf_16_lines() -> None:
    assert messages(read("list_of_articles.json")) == [
        "l1", 'list_of_articles.json item 2: expected an object with "text", found a number', "l3",
    ]  # fmt: skip
    assert messages(read("one_object.json")) == ["o1"]
    assert messages(read("utf_16.jsonl")) == ["u1", "u2"]


def test_the_first_document_of_an_id_counts() -> None:
    first, second = read("two_with_one_id.jsonl")
    assert isinstance(first, Document)
    assert 'line 2: set aside: its id "t1" is that of' in str(second)


def test_standard_input_is_read_in_its_place_and_an_override_is_obeyed() -> None:
    page = b"<article><p>Oman has tested a gun, the navy said.</p></article>"
    (item,) = documents(["-"], stdin=io.BytesIO(page))
    assert isinstance(item, Document)
    assert item.text == "Oman has tested a gun, the navy said."
    (item,) = documents(["-"], stdin=io.BytesIO(page), input_format="plain")
    assert isinstance(item, Document)
    assert item.text == page.decode()


def test_an_unknown_format_is_refused_with_the_choices_before_work_starts() -> None:
    with pytest.raises(BadConfig, match='"docx" is not known; choose one of: jsonl, html, plain'):
        documents([], input_format="docx")


def test_a_made_id_depends_on_content_and_not_on_the_folder(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Outlet: TASS\n\nIran has delivered drones.", encoding="utf-8")
    ids = [next(iter(documents([str(tmp_path / folder / "x.txt")]))) for folder in ("a", "b")]
    assert isinstance(ids[0], Document)
    assert isinstance(ids[1], Document)
    assert ids[0].id == ids[1].id
    assert acquire.count([str(tmp_path), str(FIXTURES / "broken_line_3.jsonl")]) == 5
    assert acquire.count(["-"]) is None
