"""Every example sentence of every event is read as that event."""

import tomllib
from pathlib import Path

import pytest

import firsthand
from firsthand.ontology import ontology
from firsthand.ontology.examples import examples

FAULTS = tomllib.loads((Path(__file__).parent / "known_faults.toml").read_text(encoding="utf-8"))["examples"]
EXAMPLES = [example for row in ontology().events.values() for example in examples(row)]


def cases():
    for example in EXAMPLES:
        fault = pytest.mark.xfail(strict=True, reason="known fault of reading")
        yield pytest.param(example, id=example.text, marks=[fault] if example.text in FAULTS else [])


@pytest.mark.parametrize("example", [*cases()])
def test_an_example_is_read_as_its_event(example):
    claims = [claim for claim in firsthand.read(example.text).claims if claim.event == example.event]
    assert claims
    found = {
        filler.mention.span.of(example.text) for claim in claims for _, fillers in claim.roles for filler in fillers
    }
    assert any(words in one or one in words for _, words in example.roles for one in found)


def test_known_faults_are_few_and_are_examples():
    texts = {example.text for example in EXAMPLES}
    assert set(FAULTS) <= texts
    assert len(FAULTS) <= len(EXAMPLES) / 5


def test_every_mark_is_of_words_of_its_sentence():
    assert all(words in example.text and example.roles for example in EXAMPLES for _, words in example.roles)
