"""The example stories are what `truth.json` says: every article is there, every quoted word stands in its text."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand import acquire
from firsthand.records import Document

FOLDER = Path(__file__).parents[1] / "examples" / "stories"
STORIES: list[dict[str, Any]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
PARTS = sorted(str(path) for path in FOLDER.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def articles() -> dict[str, Document]:
    """The articles by the ids that `truth.json` gives them: web pages have no id of their own, so the URL decides."""
    found = list(acquire.documents(PARTS))
    assert [one for one in found if not isinstance(one, Document)] == []
    by_url = {one.url: one for one in found if isinstance(one, Document)}
    named = {row["id"]: by_url.pop(row["url"]) for story in STORIES for row in story["articles"]}
    assert by_url == {}
    return named


def test_articles_have_outlet_address_and_usual_length(articles: dict[str, Document]) -> None:
    assert len(articles) == 22
    assert all(one.outlet and (one.domain or "").endswith(".example") for one in articles.values())
    assert all(120 <= len(one.text.split()) <= 450 for one in articles.values())
    assert [key for key, one in articles.items() if one.published is None] == ["fiction-fuses-letter"]


def test_every_file_says_that_it_is_fiction() -> None:
    mark = {".txt": "Id: fiction-", ".html": '<meta name="fiction" content="true">', ".jsonl": '"fiction": true'}
    for path in (path for part in PARTS for path in Path(part).iterdir()):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines() if path.suffix == ".jsonl" else [text]
        assert all(mark[path.suffix] in line for line in lines), path


def test_web_pages_give_their_article_alone(articles: dict[str, Document]) -> None:
    pages = [one for one in articles.values() if one.extractor.startswith("trafilatura/")]
    assert len(pages) == 3
    for page in pages:
        assert not any(words in page.text for words in ("Read also", "Most read", "cookies", "Subscribe", "mircea_b"))


def test_quoted_words_stand_in_their_articles(articles: dict[str, Document]) -> None:
    told = [pair for story in STORIES for event in story["events"] for pair in event["words"].items()]
    steps = [tuple(step) for story in STORIES for drift in story["drifts"] for step in drift["steps"]]
    assert [(key, words) for key, words in told + steps if words not in articles[key].text] == []


def test_truth_names_its_own_articles_and_no_pair_twice() -> None:
    for story in STORIES:
        ids = {row["id"] for row in story["articles"]}
        pairs = [(copy["copy"], copy["of"]) for copy in story["copies"]]
        pairs += [(left, right) for key in ("open_copies", "not_copies") for left, right, _ in story[key]]
        conflicts = [(*sorted((left, right)), kind) for left, right, kind, _ in story["contradictions"]]
        assert {key for pair in pairs for key in pair} | {key for row in conflicts for key in row[:2]} <= ids
        assert {key for cycle in story["cycles"] for key in cycle} <= ids
        assert len({frozenset(pair) for pair in pairs}) == len(pairs)
        assert len(set(conflicts)) == len(conflicts)
