"""What names of unknown systems are found in a text, case by case, and the laws that hold for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.ontology import match, unknown

CASES = tomllib.loads((Path(__file__).parent / "unknown.toml").read_text(encoding="utf-8"))
PIECES = ["Wing Loong", "X", "10", "missile", "called", "the", "Saeed", "7", "XK", '"', "frigate", "Iran", "F-16"]


def shown(text, one):
    return " > ".join([one.span.of(text), one.entry_id, one.how, *([one.family] if one.family else [])])


@pytest.mark.parametrize("case", CASES["unknown"], ids=lambda case: case["about"])
def test_unknown_finds_the_listed_names(case):
    text = case["text"]
    assert [shown(text, one) for one in unknown(text, match(text))] == case["found"]


@given(st.lists(st.sampled_from([*PIECES, " ", "-", ".", ",", "'s", "\n"]), max_size=30))
def test_spans_stand_in_order_and_overlap_neither_each_other_nor_a_match(pieces):
    text = "".join(pieces)
    known = match(text)
    found = unknown(text, known)
    assert found == unknown(text, known)
    edges = [edge for one in found for edge in (one.span.start, one.span.end)]
    assert edges == sorted(edges)
    assert not any(one.span.overlaps(other.span) for one in found for other in known)


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    unknown(text, match(text))
