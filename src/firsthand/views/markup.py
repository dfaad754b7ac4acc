"""HTML and SVG built from words: whatever is not markup is escaped here, and nowhere else."""

import html
from collections.abc import Iterable

from firsthand.views.clean import shown, visible

VOID = frozenset({"br", "hr", "input", "link", "meta"})
_NO_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


class Markup(str):
    """Words that are markup already and are written as they are."""

    __slots__ = ()


def escaped(words: str) -> Markup:
    """`words` as text of a page or an attribute: nothing in it is markup, every character of it is visible.

    >>> escaped("<b>\\u202ea & b</b>")
    '&lt;b&gt;&lt;U+202E&gt;a &amp; b&lt;/b&gt;'
    """
    if isinstance(words, Markup):
        return words
    return Markup(html.escape("".join(map(visible, words)).translate(_NO_XML), quote=True))


def tag(name: str, /, *parts: str, **attributes: str | float | None) -> Markup:
    """An element: parts that are not `Markup` are escaped, attributes of None left out, `class_` is `class`.

    >>> tag("a", "1 < 2", href="#x", aria_label="\\"so\\"")
    '<a href="#x" aria-label="&quot;so&quot;">1 &lt; 2</a>'
    """
    known = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{known}>")
    return Markup(f"<{name}{known}>{joined(parts)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """The parts one after the other; those that are not `Markup` are escaped, `between` too."""
    return Markup(escaped(between).join(map(escaped, parts)))


def address(url: str | None) -> str | None:
    """`url` where it leads to a web page; None for everything that a click could run.

    >>> address("javascript:alert(1)"), address("https://example.org/a b")
    (None, 'https://example.org/a b')
    """
    known = shown(url or "")
    return known if known.casefold().startswith(("https://", "http://")) else None
