"""What is done to a page before and after trafilatura finds the article: layout tables, prompts, repeated headlines."""

import re
from typing import Any

from firsthand.text import same_words, squeezed

Tree = Any  # an lxml.html.HtmlElement: lxml ships no types
_LONG_CELL = 300  # letters: a cell of data is shorter, a cell of an article longer
_PROMPT = re.compile(
    r"(?i)[^\w]*(?:(?:read|see|watch|listen)(?: (?:also|more|next))?:|read (?:also|more|next)$|also read:?$|"
    r"further reading:|related(?: \w+)?:|more on this(?: story)?:?$|our standards:|sign up (?:for|to|here)\b|"
    r"subscribe (?:to|now|here|today)\b|follow us on\b|share this(?: \w+)?:?$|advertisement$|click here\b|"
    r"download (?:our|the) app\b|story continues below|skip to (?:main )?content)"
)
_LONG_PROMPT = 160


def unwrap_layout(tree: Tree) -> None:
    """Make blocks of the tables that lay a page out: those with paragraphs, tables or long text in a cell."""
    for table in list(tree.iter("table")):
        if any(_is_layout(cell) for cell in table.iter("td", "th")):
            for part in [table, *_parts(table)]:
                part.tag = "div"


def is_prompt(paragraph: str) -> bool:
    """Whether a paragraph asks the reader to do something on the site, and is no part of the article.

    >>> is_prompt("Read more: Iraq's F-16s fly again"), is_prompt("Kyiv asked readers to sign up.")
    (True, False)
    """
    return len(paragraph) <= _LONG_PROMPT and _PROMPT.match(paragraph) is not None


def article_paragraphs(body: str, title: str | None, author: str | None) -> list[str]:
    """The paragraphs of `body` without prompts, and without the headline and byline that some pages repeat on top."""
    lines = (squeezed(line) for line in body.split("\n"))
    text = [line for line in lines if line and not is_prompt(line)]
    repeated = {same_words(title or ""), *_bylines(author)} - {""}
    while text and same_words(text[0]) in repeated:
        text = text[1:]
    return text


def _is_layout(cell: Tree) -> bool:
    return cell.find(".//p") is not None or cell.find(".//table") is not None or _length(cell) > _LONG_CELL


def _length(cell: Tree) -> int:
    return len(squeezed(cell.text_content()))


def _parts(table: Tree) -> list[Tree]:
    """The rows and cells of a table, not those of tables inside it."""
    parts = table.iter("thead", "tbody", "tfoot", "tr", "td", "th", "center")
    return [part for part in parts if next(part.iterancestors("table"), None) is table]


def _bylines(author: str | None) -> set[str]:
    if not author:
        return set()
    names = same_words(author)
    joined = same_words(" and ".join(author.rsplit(", ", 1)))
    return {f"by {names}", f"by {joined}"}
