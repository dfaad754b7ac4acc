"""Texts made to hurt: they are read in bounded time, and the laws hold of what comes out."""

import random
import time
from collections.abc import Callable

import pytest

import firsthand
from firsthand.records import Reading

ORDINARY = (
    "Iran has shipped 400 rockets to Russia, Reuters reported on Monday. “There will be more,” an official said.\n"
    "Russia denied that it had received any missiles. The Pentagon declined to comment on the report.\n"
)
LEAST_S = 1.0  # below this, times say more about the machine than about the reader
SLOWER = 12.0  # how many times slower than ordinary text of the same length a hostile one may be
WORDS = ["Iran", "said", "missile", "delivered", "Russia", "Reuters", "tanks", "that", "“", "”", "not", "by"]

# Small enough to be quick; `test_time_grows_with_the_length` says that larger ones take no more than their share.
HOSTILE: dict[str, Callable[[], str]] = {
    "nested quotation marks": lambda: '"' * 10_000 + "Iran sent drones" + '"' * 10_000,
    "nested opening marks": lambda: "“" * 10_000 + "Iran sent drones" + "”" * 10_000,
    "nested marks with blanks": lambda: "“ " * 5_000 + "Iran sent drones" + " ”" * 5_000,
    "a chain of saying": lambda: "he said that she said that " * 500,
    "said and nothing else": lambda: "said " * 2_000,
    "a word of a megabyte": lambda: "a" * 1_000_000,
    "a paragraph without marks": lambda: (
        "Iran sent missiles to Russia and the ministry said that it tested drones " * 250
    ),
    "lines of one word": lambda: "missile\n" * 2_000,
    "lines of any word": lambda: "\n".join(random.Random(1).choices(WORDS, k=2_000)),
    "punctuation": lambda: "?!.,;:-()" * 2_000,
    "digits": lambda: "1234567890 " * 2_000,
    "digits in one": lambda: "7" * 20_000,
    "one word again and again": lambda: "missile " * 3_000,
    "colons": lambda: ": " * 5_000,
    "commas": lambda: "Iran said, " * 1_000,
    "a list": lambda: "Iran, " * 4_000 + "sent missiles",
    "quotations on lines": lambda: '"Iran sent missiles," he said.\n' * 500,
    "quotations left open": lambda: '"Iran sent missiles to Russia\n' * 500,
    "brackets": lambda: "(" * 3_000 + "Iran sent drones" + ")" * 3_000,
    "marks of direction": lambda: "\u202e\u202d" * 5_000 + "Iran sent drones",
}


def timed(text: str) -> tuple[float, Reading]:
    start = time.process_time()
    reading = firsthand.read(text)
    return time.process_time() - start, reading


@pytest.fixture(scope="module")
def ordinary_s_a_letter() -> float:
    firsthand.read(ORDINARY)
    text = ORDINARY * 80
    return timed(text)[0] / len(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_bounded_time(name: str, ordinary_s_a_letter: float) -> None:
    text = HOSTILE[name]()
    taken, reading = timed(text)
    assert taken < max(LEAST_S, SLOWER * ordinary_s_a_letter * len(text))
    assert all(0 <= span.start < span.end <= len(text) for span in reading.sentences)
    assert all(len(claim.span.of(text)) < 2_000 for claim in reading.claims)


@pytest.mark.parametrize(
    "text",
    ["he said that she said that ", "Iran said, ", '"Iran sent missiles," he said.\n', ORDINARY],
    ids=lambda t: t[:20],
)
def test_time_grows_with_the_length(text: str) -> None:
    times = max(1, 6_000 // len(text))
    firsthand.read(text)
    short, long = timed(text * times)[0], timed(text * times * 4)[0]
    assert long < max(LEAST_S, 4 * 3 * short)


def test_an_endless_word_is_named() -> None:
    reading = firsthand.read(HOSTILE["a word of a megabyte"]())
    assert [issue.message for issue in reading.issues] == ["a word of more than 120 characters is not read"]
    assert reading.claims == ()


def test_words_beside_rubbish_are_read() -> None:
    text = "Iran sent 40 drones to Russia. " + "x" * 5_000 + "\n" + '"' * 500 + "\nPoland bought 20 tanks."
    events = [claim.event for claim in firsthand.read(text).claims]
    assert events == ["transfer", "contract"]
