"""Bytes -> text, in the encodings that Chinese pages come in."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import IO, Final, NamedTuple

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
_PIECE: Final = 2**18  # bytes read at a time
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")


class Decoded(NamedTuple):
    text: str
    encoding: str


class Found(NamedTuple):
    """The encoding of a file, and the bytes of its byte order mark."""

    encoding: str
    mark: int


class _Scan(NamedTuple):
    """A file as one encoding reads it: whether it has any text and a NUL, how it begins, how common its characters are."""

    blank: bool
    nul: bool
    head: str
    common: float


def decode(data: bytes, place: str) -> Decoded:
    """The text without its byte order mark, line ends as they stand; `place` names the file in errors.

    Raises SourceError for an empty or binary file and for one in no encoding we know.
    """
    found = detect(io.BytesIO(data), place)
    return Decoded(data[found.mark :].decode(found.encoding), found.encoding)


def detect(file: IO[bytes], place: str) -> Found:
    """The encoding of a file that stands at its beginning, read piece by piece: memory does not grow with it. Raises like decode."""
    head = file.read(_PIECE)
    for signature, what in SIGNATURES:
        if head.startswith(signature):
            raise SourceError(f"{place}: binary, {what}; convert it to text or HTML first")
    found, scan = _marked(file, head, place) or _utf8(file) or _guessed(file) or (None, None)
    if (scan and scan.blank) or not _any_bytes(file):
        raise SourceError(f"{place}: the file is empty; give a file with text")
    if found is None or scan is None or _is_binary(scan):
        if (scan and _is_binary(scan)) or _any_bytes(file, b"\0"):
            raise SourceError(f"{place}: binary, not a page of text; convert it to text or HTML first")
        raise SourceError(f"{place}: the text is in no encoding we know ({KNOWN}); convert it to UTF-8")
    return found


def _marked(file: IO[bytes], head: bytes, place: str) -> tuple[Found, _Scan] | None:
    for mark, encoding in MARKS:
        if head.startswith(mark):
            try:
                return Found(encoding, len(mark)), _scanned(file, encoding, len(mark))
            except _UndecodableError as error:
                raise SourceError(
                    f"{place}: byte {error.at} is not {encoding.upper()}, as its byte order mark says; convert it to UTF-8"
                ) from None
    return None


def _utf8(file: IO[bytes]) -> tuple[Found, _Scan] | None:
    try:
        return Found("utf-8", 0), _scanned(file, "utf-8", 0)
    except _UndecodableError:
        return None


def _guessed(file: IO[bytes]) -> tuple[Found, _Scan] | None:
    """The reading with most common characters among those that decode without error; None where none is plausible.

    charset-normalizer alone misreads one in a hundred GB 18030 texts of 200 characters and half of those of four; this
    rule misreads none of them, and its answer can not change with a library's version.
    """
    readings = []
    for encoding in WITHOUT_MARK:
        try:
            readings.append((Found(encoding, 0), _scanned(file, encoding, 0, weighed=True)))
        except _UndecodableError:
            continue
    best = max(readings, key=lambda reading: reading[1].common, default=None)
    return best if best and best[1].common >= LEAST_COMMON else None


class _UndecodableError(Exception):
    """The byte at `at` fits no character."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def _scanned(file: IO[bytes], encoding: str, skip: int, *, weighed: bool = False) -> _Scan:
    """`weighed`: characters are counted, which takes most of the time."""
    decoder = codecs.getincrementaldecoder(encoding)()
    blank, nul, head = True, False, ""
    counts: Counter[str] = Counter()
    at = file.seek(skip)
    while True:
        data = file.read(_PIECE)
        waiting = len(decoder.getstate()[0])
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise _UndecodableError(at - waiting + error.start) from None
        blank, nul, head = blank and not text.strip(), nul or "\0" in text, head or text[:65536]
        if weighed:
            counts.update(text)
        if not data:
            return _Scan(blank, nul, head, _common_share(counts))
        at += len(data)


def _any_bytes(file: IO[bytes], wanted: bytes = b"") -> bool:
    """Whether it has these bytes; of none given, any but white space."""
    file.seek(0)
    return any(wanted in data if wanted else data.strip() for data in iter(lambda: file.read(_PIECE), b""))


def _common_share(counts: Mapping[str, int]) -> float:
    """Share of the characters beyond ASCII that are Chinese punctuation or a character of everyday use."""
    beyond = {char: count for char, count in counts.items() if char > "\x7f"}
    common = sum(count for char, count in beyond.items() if _is_common(char))
    return common / sum(beyond.values()) if beyond else 0.0


@cache
def _is_common(char: str) -> bool:
    """Punctuation, full-width forms, and the first levels of GB 2312 (rows 16-55) and of Big5 (A4-C6)."""
    if "\u2010" <= char <= "\u2027" or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef":
        return True
    simplified, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4\x40" <= traditional <= b"\xc6\x7e"


def _is_binary(scan: _Scan) -> bool:
    """Control characters that no text editor writes: one NUL, or more than one in a hundred."""
    return scan.nul or len(_CONTROL.findall(scan.head)) * 100 > len(scan.head)
