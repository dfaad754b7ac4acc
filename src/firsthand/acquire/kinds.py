"""What bytes look like that are no article: named, so that a message can say what to do instead."""

import re

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or a film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive (WARC)"),
    (b"From: <Saved by ", "a page saved as MHTML"),
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b", re.S)
_FEED_KINDS = {"svg": "an SVG picture", "urlset": "a site map", "sitemapindex": "a site map"}
_MAIL = re.compile(
    r"(?im)\A(?:[A-Za-z][\w-]*:.*\n(?:[ \t].*\n)*)*?(?:received|return-path|message-id|mime-version|delivered-to): "
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def binary_kind(head: bytes) -> str | None:
    """What the bytes look like ("a PDF file"), where they are no text in an eight-bit encoding; None for text."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[4:8] == b"ftyp":
        return "a film or a picture"
    if len(head) > 262 and head[257:262] == b"ustar":
        return "a tar archive"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary data" if controls > 1 + len(head) * 0.02 or head.count(0) > 1 + len(head) * 0.01 else None


def text_kind(head: str) -> str | None:
    """What a text looks like that is no article ("a feed"); None for all others."""
    if match := _FEED.match(head):
        return _FEED_KINDS.get(match[1], "a feed")
    return "an e-mail" if _MAIL.match(head[:8192].replace("\r\n", "\n")) else None
