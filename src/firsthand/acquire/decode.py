"""From bytes to text: which encoding, and an issue wherever that was not plainly UTF-8."""

import codecs
import re

from firsthand.errors import BadItem
from firsthand.records import Issue

from .kinds import binary_kind

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?i)<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""")
_TRUSTED = re.compile(r"utf-8|cp\d+|iso\d+-|iso2022_|koi8|mac-|shift_jis|euc_|gb|big5|tis-")
_WESTERN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_SAMPLE_BYTES = 32_768


def decode(data: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The text of `data`, line ends as they are, and what was not plain about its encoding.

    A byte order mark decides; then UTF-8 where it fits; then UTF-16 by its pattern of zero bytes, the character set
    that an HTML page declares, and at last what charset-normalizer takes it for. BadItem for binary data.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, "by its byte order mark")
    if wide := _bare_utf16(data[:4096]):
        return _decoded(data, wide, "by its pattern of zero bytes")
    if kind := binary_kind(data[:65_536]):
        raise BadItem(f"{name}: looks like {kind}; give the article as plain text, HTML or JSONL")
    return _eight_bit(data)


def decode_head(head: bytes) -> str:
    """The first text of a capture, good enough to recognise a format by; never an error."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode(_bare_utf16(head[:4096]) or "utf-8", "replace")


def is_wide(head: bytes) -> bool:
    """Whether a character takes two or four bytes, so that lines cannot be cut before decoding."""
    marked = any(head.startswith(mark) for mark, encoding in _BOMS if encoding != "utf-8")
    return marked or _bare_utf16(head[:4096]) is not None


def _eight_bit(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    declared = _declared(data[:4096])
    if declared is None or not declared.startswith("iso2022"):
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    if declared not in (None, "utf-8"):
        return _decoded(data, declared or "", "as the page declares")
    if _nearly_utf8(data):
        return _decoded(data, "utf-8", "but for a few broken bytes")
    return _decoded(data, _guess(data), "by a guess from its letters")


def _decoded(data: bytes, encoding: str, why: str) -> tuple[str, tuple[Issue, ...]]:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd") - _honest_marks(data, encoding)
    if encoding == "utf-8" and not broken:
        return text, ()
    message = f"read as {encoding}, {why}"
    if broken > 0:
        message += f"; places that do not fit it, shown as U+FFFD: {broken}"
    return text, (Issue(stage="acquire", message=message),)


def _honest_marks(data: bytes, encoding: str) -> int:
    return data.decode(encoding, "ignore").count("\ufffd")


def _bare_utf16(head: bytes) -> str | None:
    """UTF-16's byte order by its zero bytes: in Latin script nearly every second byte is one."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.7 and odd < pairs * 0.05 else None


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    if not match:
        return None
    try:
        codec = codecs.lookup(match[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    codec = _WESTERN.get(codec, codec)
    return codec if _TRUSTED.match(codec) else None


def _nearly_utf8(data: bytes) -> bool:
    """Whether far more sequences fit UTF-8 than break it: a damaged UTF-8 file, not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) - broken > 4 * broken


def _guess(data: bytes) -> str:
    """Windows-1252 where the text is nearly all ASCII letters (as English is), else charset-normalizer's best."""
    lines, size = [], 0
    for match in re.finditer(rb"[^\n]{0,4096}[\x80-\xff][^\n]{0,4096}", data):
        lines.append(match[0])
        size += len(match[0])
        if size > _SAMPLE_BYTES:
            break
    sample = b"\n".join(lines)
    if sum(byte > 127 for byte in sample) < len(sample) * 0.1:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, steps=5, chunk_size=512).best()
    return best.encoding if best else "cp1252"
