"""English words as classes of time words: each token becomes one letter, so that forms are patterns over letters."""

import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

TOKEN = r"""\d{4}-\d\d-\d\d(?![\w-])                               # 2025-10-14
      | \d{1,2}[./]\d{1,2}[./]\d{4}(?!\w)                      # 14.10.2025
      | \d{1,2}(?::\d\d){1,2}(?!\w)                            # 04:10
      | \d{1,2}[.:]\d\d(?=\s?[ap]\.?m\b)                       # 4.20 a.m.
      | \d{1,2}(?=\s?[ap]\.?m\b)                               # 10 a.m.
      | [ap]\.m\.?
      | (?:[Mm]id|[Ee]arly|[Ll]ate)(?=[-‑][A-Za-z\d])          # mid-2024
      | (?<![\w-])\d{1,4}(?=[-‑]\d{1,4}\b(?![-‑.,]\d))         # 2025-26, 3-5 May
      | \d{4}/\d\d(?!\w)                                       # 2025/26
      | (?:so\ far|to\ date)\b
      | \d+(?:[.,]\d+)+\w*
      | [^\W_]+(?:[-‑/&][^\W_]+)*
      | ['’]s?(?!\w)
      | [^\w\s]"""
SHAPES = (
    (re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"), "ISO"),
    (re.compile(r"\d{1,2}(?::\d\d){1,2}"), "CLOCK"),
    (re.compile(r"(?:19|20)\d\d"), "YEAR"),
    (re.compile(r"(?:19|20)\d\d/\d\d"), "SPLIT"),
    (re.compile(r"(?:19|20)\d0s|[6-9]0s"), "DECADE"),
    (re.compile(r"(?:0?[1-9]|[12]\d|3[01])"), "DAY"),
    (re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"), "ORDDAY"),
    (re.compile(r"\d{1,3}"), "NUM"),
    (re.compile(r"q[1-4]"), "QN"),
    (re.compile(r"fy(?:20)?\d\d"), "FY"),
)
DASHES = dict.fromkeys(("-", "–", "—", "‑"), "DASH")
MARKS = {",": "COMMA", ".": "DOT", "'s": "POSS", "’s": "POSS", "(": "OPEN", **DASHES}
CAPITAL = frozenset({"MONTH", "ABBR", "WEEKDAY", "HOLIDAY"})
LETTERS = string.ascii_letters.replace("x", "").replace("P", "") + "αβγδεζηθικλμνξπρστυφχψω"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Tokens of a text with their places and, in `letters`, one class letter for each ("x" for any other word)."""

    tokens: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    letters: str

    def part(self, start: int, end: int) -> "Words":
        """The tokens `[start, end)` by themselves."""
        return Words(tokens=self.tokens[start:end], places=self.places[start:end], letters=self.letters[start:end])

    def word(self, index: int) -> str:
        """The token there in lower case; empty outside the text."""
        return self.tokens[index].lower() if 0 <= index < len(self.tokens) else ""


@cache
def table() -> dict[str, Any]:
    """The language's words of time, as `languages/en/times.toml` gives them."""
    return tomllib.loads((files("firsthand") / "languages" / "en" / "times.toml").read_text("utf-8"))


@cache
def classes() -> dict[str, str]:
    """Lower-case word to class name."""
    rows = table()
    found = {word: name for name, words in rows["classes"].items() for word in words}
    for name, key in (
        ("MONTH", "months"), ("ABBR", "abbreviations"), ("WEEKDAY", "weekdays"), ("SEASON", "seasons"),
        ("NUM", "numbers"), ("ORD", "ordinals"), ("DECADE", "decades"), ("EDGE", "edge_words"),
        ("DAYWORD", "day_words"),
    ):  # fmt: skip
        found |= dict.fromkeys(rows[key], name)
    found |= dict.fromkeys(("beginning", "start", "opening", "turn", "end", "close", "middle"), "EDGENOUN")
    found |= dict.fromkeys(rows["holidays"], "HOLIDAY")
    return found | {"now": "NOW"}


@cache
def _token_pattern() -> re.Pattern[str]:
    names = sorted((name.title().replace("'S", "['’]s") for name in table()["holidays"]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names).replace(' ', chr(92) + ' ')})\b | {TOKEN}", re.VERBOSE)


@cache
def letter(name: str) -> str:
    """The letter that stands for a class."""
    names = sorted({*classes().values(), *MARKS.values(), *(name for _, name in SHAPES)})
    return LETTERS[names.index(name)]


@cache
def letter_of(token: str) -> str:
    """The letter of one token; "x" where it is no word of time."""
    name = MARKS.get(token) or _word_class(token)
    return letter(name) if name else "x"


def _word_class(token: str) -> str | None:
    lower = token.lower().replace("’", "'")
    name = classes().get(lower)
    if name in CAPITAL and not token[0].isupper():
        return None
    if name or not (token[0].isdigit() or token[0] in "qQfF"):
        return name
    return next((name for shape, name in SHAPES if shape.fullmatch(lower)), None)


def read_words(text: str) -> Words:
    """`text` as tokens; a number before "a.m." is a clock time."""
    found = [(match.group(), match.span()) for match in _token_pattern().finditer(text)]
    return Words(
        tokens=tuple(token for token, _ in found),
        places=tuple(place for _, place in found),
        letters="".join(_letters([token for token, _ in found])),
    )


def _letters(tokens: list[str]) -> Iterator[str]:
    for index, token in enumerate(tokens):
        clock = token[0].isdigit() and index + 1 < len(tokens) and letter_of(tokens[index + 1]) == letter("AM")
        yield letter("CLOCK") if clock else letter_of(token)


def compile_form(form: str) -> str:
    """A form in class names as a pattern over letters; group names are lower case."""
    spelled = re.sub(r"[A-Z]{2,}", lambda match: letter(match.group()), form)
    return spelled.replace(" ", "")
