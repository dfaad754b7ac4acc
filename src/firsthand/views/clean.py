"""Article text made safe to show: nothing in it can move the cursor, hide words or turn them around."""

import unicodedata

_BREAKS = frozenset("\t\n\v\f\r")
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # soft hyphen, joiners, zero-width spaces
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})


def visible(char: str) -> str:
    """`char` as it may be shown: a blank for white space, nothing for joiners, names for other control signs.

    >>> [visible(char) for char in "a\\n\\x1b\\u202e\\u00ad"]
    ['a', ' ', '␛', '<U+202E>', '']
    """
    if char in _BREAKS:
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    if char in _DROPPED:
        return ""
    if unicodedata.category(char) in _HIDDEN:
        return f"<U+{ord(char):04X}>"
    return " " if char.isspace() else char


def shown(text: str) -> str:
    """`text` on one line, every character visible, runs of white space as one blank."""
    return " ".join("".join(map(visible, text)).split())


def cells(char: str) -> int:
    """Terminal columns that one visible character takes: 0 (combining marks), 1, or 2 (Chinese, Korean, emoji)."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Terminal columns that `text` takes, once it is visible."""
    return len(text) if text.isascii() else sum(map(cells, text))
