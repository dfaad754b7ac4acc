"""Pure text work that every stage shares: paragraphs, trimming, comparing words."""

import re
import unicodedata

from firsthand.records import Span

_LINE = re.compile(r"[^\n]+")
_SPACE = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; an empty span where nothing else is in it.

    >>> trimmed(" ab ", Span(start=0, end=4))
    Span(start=1, end=3)
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=start, end=max(start, span.start + len(words.rstrip())))


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The paragraphs of `text` in order, trimmed; every newline ends one, and blank lines are none.

    >>> [span.of("One.\nTwo. \n\n Three.") for span in paragraphs("One.\nTwo. \n\n Three.")]
    ['One.', 'Two.', 'Three.']
    """
    lines = (trimmed(text, Span(start=match.start(), end=match.end())) for match in _LINE.finditer(text))
    return tuple(line for line in lines if line.end > line.start)


def squeezed(text: str) -> str:
    r"""`text` on one line: every run of white space is one blank, none at the ends.

    >>> squeezed(" a \n b ")
    'a b'
    """
    return _SPACE.sub(" ", text).strip()


def same_words(text: str) -> str:
    """What is left of `text` when case, accents' coding, spacing and punctuation do not count.

    >>> same_words("Iran “tested” it!") == same_words("IRAN tested it")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return squeezed("".join(letter if letter.isalnum() else " " for letter in folded))


def writable(text: str) -> str:
    r"""`text` with each lone surrogate as U+FFFD: it can be encoded, and every offset stays.

    >>> writable("a\ud800b")
    'a\ufffdb'
    """
    return _SURROGATE.sub("\ufffd", text)


def printable(text: str, limit: int = 200) -> str:
    r"""`text` as a message can quote it: one line of at most `limit` characters, what cannot be shown as U+FFFD.

    >>> printable("a\tb\n\0c")
    'a b \ufffdc'
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in squeezed(text))[:limit]


__all__ = ["paragraphs", "printable", "same_words", "squeezed", "trimmed", "writable"]
