"""Texts parsed and read once, whatever the number of tests that look at them."""

import functools
import tomllib
from pathlib import Path
from typing import Any

import pytest

import firsthand
from firsthand import languages
from firsthand.encoder import SWITCH
from firsthand.languages import Language
from firsthand.reader.marks import mark
from firsthand.reader.parse import Parsed, Token, parse
from firsthand.records import Reading, Span

PUBLISHED = "2025-10-14"  # a Tuesday


def cases(name: str) -> dict[str, Any]:
    """The table `NAME.toml` beside this file."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


def english() -> Language:
    return languages.load("en")


@functools.cache
def parsed_of(text: str) -> Parsed:
    return mark(parse(text), english().senses)


@functools.cache
def reading_of(
    text: str, published: str | None = PUBLISHED, outlet: str | None = None, way: str | None = None
) -> Reading:
    """The reading of a text, by rules alone ("off") or with the encoder ("on"); as usual where no way is given."""
    with pytest.MonkeyPatch.context() as patch:
        if way is not None:
            patch.setenv(SWITCH, way)
        return firsthand.read(text, published=published, outlet=outlet)


def both_ways(found: list[dict[str, Any]], kind: str, faults: list[str]) -> list[Any]:
    """Every case by rules alone and with the encoder; there the texts in `faults` are known to be read otherwise."""
    missed = pytest.mark.xfail(strict=True, reason="known fault of reading with the encoder")
    return [
        pytest.param(case, way, id=f"{way}: {case['text']}", marks=[missed] if marked else [])
        for case in found
        if kind in case
        for way in ("off", "on")
        for marked in [way == "on" and case["text"] in faults]
    ]


def token_of(parsed: Parsed, word: str) -> Token:
    """The first token that is this word; "word#2" is the second."""
    word, _, number = word.partition("#")
    return [token for token in parsed.tokens if token.text == word][int(number or 1) - 1]


def words(parsed: Parsed, *ranges: tuple[int, int]) -> list[str]:
    """The words of token ranges."""
    return [parsed.span(first, last).of(parsed.text) for first, last in ranges]


def told_by(reading: Reading, cue: str) -> list[str]:
    """What the attribution with this cue tells, in words."""
    (found,) = [a for a in reading.attributions if a.cue.of(reading.document.text) == cue]
    return [span.of(reading.document.text) for span in found.content]


def spans_of(reading: Reading) -> dict[str, list[Span]]:
    """Every span of a reading by what it is."""
    attributions, claims = reading.attributions, reading.claims
    return {
        "sentence": list(reading.sentences),
        "unread": list(reading.unread),
        "cue": [a.cue for a in attributions],
        "content": [span for a in attributions for span in a.content],
        "source": [a.source.span for a in attributions if a.source],
        "claim": [c.span for c in claims],
        "trigger": [c.trigger for c in claims],
        "filler": [f.mention.span for c in claims for _, fillers in c.roles for f in fillers],
        "cluster": [m.span for cluster in reading.clusters for m in cluster],
        "issue": [issue.span for issue in reading.issues if issue.span],
    }
