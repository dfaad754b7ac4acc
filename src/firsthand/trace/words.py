"""A text as folded words: what two printings of one text share however they spell, quote and space it."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.records import Span

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d*[^\W_]+")
BREAK = re.compile(r"""\n+|(?<=[.!?…])["'”’»)\]]*\s+(?=["'“‘«(\[]*[A-Z0-9])""")
LINE = re.compile(r"\n\s*")
QUOTED = re.compile(r'“[^”\n]{2,2000}”|«[^»\n]{2,2000}»|"[^"\n]{2,2000}"|(?<!\w)‘[^\n]{2,2000}?’(?!\w)')
CREDIT = re.compile(
    r"\A[\s(]*(?:[A-Z][^\n()]{0,60}?)?\((?:[A-Z][\w. -]{1,30})\)\s*[-–—:]*|"  # NAIROBI, April 15 (AFP) -
    r"\A[A-Z][A-Z .,'’/-]{2,40}(?:,? [A-Z][a-z]+\.? \d{1,2})?(?:,? \d{4})?\s*(?:[-–—]+\s|\n)|"  # RIGA -- / ISTANBUL
    r"\([A-Z][\w. -]{1,30}\)\s*\Z|"  # ... (Reuters)
    r"^\W*(?:Additional )?(?:Reporting|Writing|Editing) by [^\n]*$|"
    r"\A\W*(?:By|From|Source:|Via) [A-Z][^\n.]{1,60}\n",
    re.MULTILINE,
)
NOTICE = re.compile(  # a line that speaks of the page and not of the world
    r"^(?=[^\n]{1,400}$)[^\n]*\b(?:cookies?|our (?:daily |weekly |free )?newsletter|"
    r"subscribe (?:to|now|here|today)|sign up (?:to|for|here)|"
    r"all rights reserved|follow us on|read more|click here|terms of (?:use|service)|privacy policy|download our app|"
    r"(?:may|must) not be (?:published|reproduced|redistributed|copied)|support our journalism|"
    r"(?:article|story) (?:was )?(?:first|originally) (?:appeared|published)|the views expressed)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: str(at) for at, word in enumerate(SMALL_NUMBERS)} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "h"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
)
SMALL, PLAIN, NAME, FIGURE = range(4)
LONG = 5  # letters from which on a small word may tell something
SHORT = 3  # words up to this length are compared as they are written


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A text's words as numbers that stand for how they sound, and for each the sentence that it stands in.

    `quoted` marks words in quotation marks, `furniture` those of datelines, credit lines, bylines and notices; `kind`
    is one of SMALL, PLAIN, NAME (capitalised within a sentence) and FIGURE. Sentences are cut at line ends and full
    stops, the same way in every text; they are not the reading's.
    """

    words: NDArray[np.uint32]
    sentence: NDArray[np.uint16]
    paragraph: NDArray[np.uint16]
    kind: NDArray[np.uint8]
    quoted: NDArray[np.bool_]
    furniture: NDArray[np.bool_]


def worded(text: str) -> Worded:
    """The folded words of `text` and where each stands."""
    spans = word_spans(text)
    starts = np.fromiter((start for start, _ in spans), dtype=np.int32, count=len(spans))
    breaks = np.fromiter((match.end() for match in BREAK.finditer(text)), dtype=np.int32)
    lines = np.fromiter((match.end() for match in LINE.finditer(text)), dtype=np.int32)
    sentence = place(breaks, starts)
    kind = np.fromiter((kind_of(text[start:end]) for start, end in spans), dtype=np.uint8, count=len(spans))
    opening = np.ones(len(spans), dtype=np.bool_)
    opening[1:] = sentence[1:] != sentence[:-1]
    kind[opening & (kind == NAME)] = PLAIN
    return Worded(
        words=np.fromiter((number(text[start:end]) for start, end in spans), dtype=np.uint32, count=len(spans)),
        sentence=sentence,
        kind=kind,
        paragraph=place(lines, starts),
        quoted=within(starts, QUOTED, text),
        furniture=within(starts, CREDIT, text) | within(starts, NOTICE, text),
    )


def place(breaks: NDArray[np.int32], starts: NDArray[np.int32]) -> NDArray[np.uint16]:
    """How many breaks are before each start; all beyond the last that can be counted are one."""
    return np.minimum(np.searchsorted(breaks, starts, side="right"), 0xFFFF).astype(np.uint16)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every word that `worded` counts, in its order."""
    return [match.span() for match in WORD.finditer(text)]


def within(starts: NDArray[np.int32], pattern: re.Pattern[str], text: str) -> NDArray[np.bool_]:
    """Which of the words that start at `starts` stand in a match of `pattern`."""
    inside = np.zeros(len(starts), dtype=np.bool_)
    for match in pattern.finditer(text):
        inside[np.searchsorted(starts, match.start()) : np.searchsorted(starts, match.end())] = True
    return inside


def span_between(spans: list[tuple[int, int]], first: int, last: int) -> Span:
    """The characters from the first to the last of some words, both included."""
    return Span(start=spans[first][0], end=spans[last][1])


@lru_cache(maxsize=1 << 18)
def kind_of(word: str) -> int:
    """What sort of word it is by its letters: FIGURE, NAME, PLAIN for a long one, else SMALL."""
    if folded(word)[:1].isdigit():
        return FIGURE
    if word[0].isupper() and (len(word) > SHORT or (len(word) > 1 and word[:2].isupper())):
        return NAME
    return PLAIN if len(word) >= LONG else SMALL


@lru_cache(maxsize=1 << 18)
def number(word: str) -> int:
    """A number for how the word sounds: 32 bits, the same on every machine."""
    return zlib.crc32(folded(word).encode("utf-8", "surrogatepass"))


def folded(word: str) -> str:
    """The word's consonants as they sound; a short word as it is; a number in digits.

    Spellings, transliterations and accents fall together, and so do a few different words: five such words in a row
    still tell a text.

    >>> folded("Houthi") == folded("Huthi"), folded("organised") == folded("organized")
    (True, True)
    >>> folded("1,500"), folded("twelve"), folded("U.S."), folded("Iran’s") == folded("Iran")
    ('1500', '12', 'us', True)
    """
    plain = unicodedata.normalize("NFKD", word).casefold().replace("’", "'").replace("ʼ", "'").removesuffix("'s")
    plain = "".join(letter for letter in plain if letter.isalnum())
    if plain[:1].isdigit():
        return word.replace(",", "").casefold()
    if plain in NUMBERS:
        return NUMBERS[plain]
    return plain if len(plain) <= SHORT else consonants(plain)


def consonants(word: str) -> str:
    """The first letter (any vowel as a) and the consonants after it, alike sounds as one letter, none doubled."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    kept = ["a" if word[0] in "aeiouy" else word[0]]
    for letter in word[1:]:
        if letter not in "aeiouyh" and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)
