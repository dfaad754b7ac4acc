"""What editors do to a text that they take over: other words, other spelling, sentences dropped, added, cut off."""

import random
import re
from collections.abc import Callable, Mapping
from functools import cache

from bench.texts.facts import MONTHS
from bench.texts.grammar import ONES, by_comma, pick, set_right, spelled, toml

Paragraphs = list[list[str]]
SMALL = r"(?!\s(?:" + "|".join((*MONTHS, "million", "billion", "percent")) + "))"  # no day of a month, no sum of money
DIGITS = re.compile(r"<[^>]*>|(?<![\w.,:$-])([2-9]|[1-9]\d)\b(?![\w.,:%-]*\w)" + SMALL)
WORDS = re.compile(
    r"<[^>]*>|\b((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|" + "|".join(ONES[10:]) + r")\b"
)


@cache
def pairs(table: str, *, turned: bool = False) -> Mapping[str, str]:
    """A table of `edits.toml`: what stands for what."""
    rows = (row.split("=") for row in by_comma(str(toml("edits.toml")[table])))
    return {b: a for a, b in rows} if turned else {a: b for a, b in rows}  # noqa: C416


@cache
def pattern(table: str, *, turned: bool, tags: bool) -> re.Pattern[str]:
    """Finds the words of a table, the longest first; with `tags`, those in marks as well."""
    words = "|".join(
        re.escape(word) for word in sorted(pairs(table, turned=turned), key=lambda word: (-len(word), word))
    )
    return re.compile(rf"\b({words})\b" if tags else rf"<[^>]*>|\b({words})\b")


def every(body: Paragraphs, change: Callable[[str], str]) -> Paragraphs:
    """The text with each sentence changed."""
    return [[change(sentence) for sentence in paragraph] for paragraph in body]


def replaced(words: str, table: str, *, turned: bool = False, tags: bool = False) -> str:
    """All words of a table replaced; lower case alone, so that names stay."""
    found = pairs(table, turned=turned)
    return pattern(table, turned=turned, tags=tags).sub(lambda m: found[m[1]] if m[1] else m[0], words)


def american(body: Paragraphs) -> Paragraphs:
    """British spelling made American."""
    return every(body, lambda words: replaced(words, "spelling"))


def british(body: Paragraphs) -> Paragraphs:
    """American spelling made British."""
    return every(body, lambda words: replaced(words, "spelling", turned=True))


def straight(body: Paragraphs) -> Paragraphs:
    """Straight quotation marks for curly ones."""
    return every(body, lambda words: words.replace("“", '"').replace("”", '"').replace("’", "'"))


def single(body: Paragraphs) -> Paragraphs:
    """Single curly quotation marks for double ones."""
    return every(body, lambda words: words.replace("“", "‘").replace("”", "’"))


def digits(body: Paragraphs) -> Paragraphs:
    """Numbers from ten on in digits: "forty-two" is "42"."""
    values = {spelled(number): str(number) for number in range(10, 100)}
    return every(body, lambda words: WORDS.sub(lambda m: values.get(m[1] or "", m[0]), words))


def words(body: Paragraphs) -> Paragraphs:
    """Numbers below a hundred in words: "42" is "forty-two"."""
    return every(body, lambda words: DIGITS.sub(lambda m: spelled(int(m[1])) if m[1] else m[0], words))


def transliterated(body: Paragraphs) -> Paragraphs:
    """Names of people and places in another transliteration, in the marks as well."""
    return every(body, lambda words: replaced(words, "transliteration", tags=True))


STYLES: tuple[Callable[[Paragraphs], Paragraphs], ...] = (
    american,
    british,
    straight,
    single,
    digits,
    words,
    transliterated,
)


def reworded(sentence: str, rng: random.Random, share: float) -> str:
    """The sentence with about `share` of the words that have a synonym replaced."""
    found = pairs("synonyms")

    def change(match: re.Match[str]) -> str:
        return found[match[1]] if match[1] and rng.random() < share else match[0]

    return set_right(pattern("synonyms", turned=False, tags=False).sub(change, sentence))


def edited(body: Paragraphs, rng: random.Random, *, drop: float, change: float, fresh: list[str]) -> Paragraphs:
    """Sentences dropped and reworded with these chances (never the first one dropped), `fresh` ones put in between."""
    kept: Paragraphs = []
    for number, paragraph in enumerate(body):
        sentences = [
            reworded(each, rng, 0.8) if rng.random() < change else each
            for at, each in enumerate(paragraph)
            if (number == 0 and at == 0) or rng.random() >= drop
        ]
        if sentences:
            kept.append(sentences)
    for sentence in fresh:
        paragraph = pick(rng, kept)
        paragraph.insert(1 + int(rng.random() * len(paragraph)), sentence)
    return kept


def cut(body: Paragraphs, share: float) -> Paragraphs:
    """The first paragraphs that hold about `share` of the sentences, no fewer than five sentences."""
    goal = max(5, round(share * sum(map(len, body))))
    kept: Paragraphs = []
    for paragraph in body:
        kept.append(paragraph)
        if sum(map(len, kept)) >= goal:
            break
    return kept


def merged(one: Paragraphs, other: Paragraphs, rng: random.Random) -> Paragraphs:
    """A text out of two: the greater part of the first, then half to most of what only the second has."""
    first = cut(one, 0.5 + rng.random() * 0.4)
    known = {sentence for paragraph in one for sentence in paragraph}
    rest = [left for paragraph in other if (left := [each for each in paragraph if each not in known])]
    return [*first, *cut(rest, 0.5 + rng.random() * 0.4)]
