"""Firsthand reads public reporting on arms and answers for every claim: who says so, through whom, how surely.

>>> import firsthand
>>> text = "Iran has shipped 400 rockets to Russia, Reuters reported on Monday."
>>> reading = firsthand.read(text, published="2025-03-12")
>>> for claim in reading.claims:
...     actors = [filler.mention.name for filler in claim.fillers("actor")]
...     print(claim.event, actors, [link.source.name for link in reading.chain(claim)])
transfer ['Iran'] ['Reuters']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.records import Reading

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    domain: str | None = None,
    url: str | None = None,
    author: str | None = None,
    updated: str | None = None,
    credit: str | None = None,
    id: str | None = None,
) -> Reading:
    """The reading of one English article: who says what in it, and its claims, every one with the words it stands on.

    `text` is taken as it is, so that spans are code points into it; `title` is no part of it. `published` is an ISO
    date or date-time: without it "last week" is kept as words alone. `id` is kept where it is given, otherwise made
    from outlet, URL, date and text. Lone surrogates are replaced by U+FFFD, since no output could hold them. What a
    text holds raises nothing.

    >>> import firsthand
    >>> reading = firsthand.read("Kyiv asked Berlin for tanks.")
    >>> [claim.event for claim in reading.claims]
    ['request']
    """
    from firsthand.ids import document_id, text_hash
    from firsthand.pipeline import read_document
    from firsthand.records import Document
    from firsthand.text import writable

    text = writable(text)
    key = id or document_id(outlet, url, published, text)
    return read_document(
        Document(
            id=key,
            text=text,
            title=title,
            outlet=outlet,
            domain=domain,
            url=url,
            author=author,
            published=published,
            updated=updated,
            credit=credit,
            extractor="given/1",
            text_sha256=text_hash(text),
        )
    )
