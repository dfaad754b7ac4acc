"""An annotated file is scored, with readings given or made; what is wrong with a file is said in one line."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from firsthand.errors import BadConfig
from firsthand.evaluate import run
from firsthand.evaluate.rows import gold_rows, reading_rows
from firsthand.evaluate.run import document_of
from firsthand.records import Attribution, Claim, Document, Filler, Mention, Reading, Span
from firsthand.views.rows import row_of

BAD = tomllib.loads((Path(__file__).parent / "bad_rows.toml").read_text(encoding="utf-8"))
TEXT = "Iran has delivered drones, Kyiv said."
ARTICLE: dict[str, Any] = {
    "id": "one",
    "outlet": "The Daily",
    "text": TEXT,
    "attributions": [
        {"id": "a1", "source": {"span": [27, 31], "name": "Ukraine"}, "cue": [32, 36], "content": [[0, 25]]}
    ],
    "claims": [
        {
            "id": "c1", "event": "transfer", "span": [0, 25], "trigger": [9, 18], "status": "actual", "chain": ["a1"],
            "certainty": "certain", "denied": False, "roles": {"actor": [{"span": [0, 4], "name": "Iran"}]},
        }
    ],
}  # fmt: skip


def reading(document: Document) -> Reading:
    kyiv = Mention(span=Span(start=27, end=31), name="Ukraine", kind="metonym")
    told = Span(start=0, end=25)
    link = Attribution(
        id="x", source=kyiv, naming="named", cue=Span(start=32, end=36), content=(told,), direct=False, within=None,
        proposed_by="test", score=1.0,
    )  # fmt: skip
    actor = Filler(mention=Mention(span=Span(start=0, end=4), name="Iran"))
    claim = Claim(
        id="y", event="transfer", span=told, trigger=Span(start=9, end=18), roles=(("actor", (actor,)),),
        status="actual", certainty="certain", denied=False, chain=("x",), proposed_by="test", score=1.0,
    )  # fmt: skip
    return Reading(document=document, attributions=(link,), claims=(claim,))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n\n", encoding="utf-8")
    return path


def test_reads_the_articles_where_no_readings_are_given(gold: Path) -> None:
    result = run(gold, read=reading)
    assert result["figures"]["claim.whole"]["f1"] == 1.0
    assert result["figures"]["attribution.whole"]["f1"] == 1.0
    assert result["names"] == {"metonym": {"names": 1, "right": 1.0}}
    assert result["misses"] == []


def test_scores_given_readings(gold: Path, tmp_path: Path) -> None:
    row = row_of(reading(document_of(ARTICLE)))
    path = tmp_path / "readings.jsonl"
    path.write_text(json.dumps({**row, "claims": []}), encoding="utf-8")
    result = run(gold, path, misses=3)
    assert result["figures"]["claim.found"]["r"] == 0.0
    assert result["misses"] == [["one", "c1", "missed", "Iran has delivered drones"]]


def test_readings_of_other_articles_are_refused(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text('{"document": {"id": "two"}, "attributions": [], "claims": []}', encoding="utf-8")
    with pytest.raises(BadConfig, match="no reading in it is of an article of"):
        run(gold, path)


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, rows in BAD.items() for case in rows])
def test_says_which_line_is_bad(kind: str, case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(case["line"], encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        (gold_rows if kind == "gold" else reading_rows)(path)
    assert "\n" not in str(caught.value)
    for words in [*case["says"], str(path)]:
        assert words in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="No such file"):
        gold_rows(tmp_path / "absent.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(BadConfig, match="not UTF-8 at byte 8"):
        gold_rows(tmp_path / "latin.jsonl")
