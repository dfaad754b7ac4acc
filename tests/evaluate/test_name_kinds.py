"""Words that stand for a name are told apart by kind."""

import tomllib
from pathlib import Path

import pytest

from firsthand.evaluate.kinds import kind_of_name

CASES = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, row in CASES.items() for words in row])
def test_kind_of_name(kind: str, words: str) -> None:
    assert kind_of_name(words) == kind
