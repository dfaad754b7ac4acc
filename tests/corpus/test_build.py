"""The corpus is what its sources say: building it again gives the same bytes."""

import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
BUILDS = (
    ("build_corpus.py", "source/train/*/articles.json", "train.jsonl"),
    ("build_corpus.py", "source/dev/*/articles.json", "dev.jsonl"),
    ("build_snippets.py", "snippets/*.txt", "snippets.jsonl"),
    ("build_snippets.py", "briefs/*.txt", "briefs.jsonl"),
)


@pytest.mark.parametrize(("tool", "sources", "built"), BUILDS)
def test_building_again_changes_nothing(tool: str, sources: str, built: str, tmp_path: Path) -> None:
    inputs = sorted(map(str, CORPUS.glob(sources)))
    command = [sys.executable, str(CORPUS / "tools" / tool), *inputs, "-o", str(tmp_path / built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / built).read_bytes() == (CORPUS / built).read_bytes()
