"""Identity from content: what a document, an attribution and a claim are called."""

import hashlib

LENGTH = 16  # hexadecimal digits kept: 64 bits, no collision expected below billions of items


def sha256(data: bytes) -> str:
    """The SHA-256 of `data`, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def text_hash(text: str) -> str:
    """The hash of a text's UTF-8 form; a lone surrogate counts as itself."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def made_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 16 digits that depend on `parts` alone; no two different part lists read alike.

    >>> made_id("c", "ab", "c") != made_id("c", "a", "bc")
    True
    """
    joined = "".join(f"{len(str(part))}:{part}" for part in parts)
    return f"{prefix}-{text_hash(joined)[:LENGTH]}"


def document_id(outlet: str | None, where: str | None, published: str | None, text: str) -> str:
    """A document's id: from outlet, URL or file, date and text, so that two outlets with the same words stay two."""
    return made_id("d", outlet or "", where or "", published or "", text_hash(text))
