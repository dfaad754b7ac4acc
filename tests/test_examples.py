"""The examples are what their README says: twenty marked articles of the usual length, readable in one go."""

from pathlib import Path

import pytest

from firsthand import acquire
from firsthand.records import Document

FOLDER = Path(__file__).parents[1] / "examples"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html", ".jsonl"})


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    found = list(acquire.documents([str(path) for path in FILES]))
    assert [one for one in found if not isinstance(one, Document)] == []
    return [one for one in found if isinstance(one, Document)]


def test_twenty_articles_with_outlet_and_date(documents: list[Document]) -> None:
    assert len({one.id for one in documents}) == 20
    assert all(one.outlet and one.published and (one.domain or "").endswith(".example") for one in documents)
    assert all(250 <= len(one.text.split()) <= 500 for one in documents)


def test_web_pages_give_their_article_alone(documents: list[Document]) -> None:
    pages = [one for one in documents if one.extractor.startswith("trafilatura/")]
    assert len(pages) == 4
    for page in pages:
        assert not {"cookies", "Subscribe", "Also read", "Most read"} & set(page.text.split("\n"))
        assert "does not exist" not in page.text


def test_every_file_says_that_it_is_fiction() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines() if path.suffix == ".jsonl" else [text]
        mark = {".txt": "Id: fiction-", ".html": '<meta name="fiction" content="true">', ".jsonl": '"fiction": true'}
        assert all(mark[path.suffix] in line for line in lines), path


def test_readme_names_every_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in readme] == []
