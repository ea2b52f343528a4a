"""Files -> documents, in the order of their sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import SourceError
from kg.read.decode import decode
from kg.read.markup import blank_html, blank_markdown
from kg.read.metadata import NONE, join, metadata_of, read_metadata
from kg.read.sources import Skipped, SourceFile, find_files
from kg.read.tables import Row, is_table, parse_rows
from kg.records import Document, Metadata

HTML_ENDINGS = (".html", ".htm", ".xhtml")
MARKDOWN_ENDINGS = (".md", ".markdown")


def read_documents(paths: Sequence[str | Path], *, meta: Path | None = None) -> Iterator[Document | Skipped]:
    """Each page, sorted by source, and what was not read with the reason.

    The same bytes under two names are two documents of one hash. Inside a folder a file that can not be read is skipped;
    named directly it raises SourceError, as does a call that finds no page at all.
    """
    files, passed_over = find_files(paths)
    told = read_metadata(meta) if meta else NONE
    yield from passed_over
    read: list[str] = []
    why = ""
    for file in files:
        if meta and file.path.samefile(meta):
            continue
        for item in _read(file, told):
            if isinstance(item, Skipped):
                why = why or f"{item.source}: {item.why}"
                yield item
            else:
                read.append(item.source)
                yield item
    if not read:
        raise SourceError(
            f"{', '.join(map(str, paths))}: no page could be read ({why or 'nothing but --meta'}); give text pages"
        )
    if told and told.keys().isdisjoint(read):
        yield Skipped(str(meta), f"none of its sources was read; sources look like '{read[0]}'")


def read_again(places: Mapping[str, Path], told: Mapping[str, Metadata]) -> Iterator[Document]:
    """The documents that `told` names, with what it tells of each, from the files that are known by name (tables: theirs).

    SourceError where a file is missing or can not be read. A record that its table has no more is left out.
    """
    for source, path in sorted(places.items()):
        for item in _read(SourceFile(source, path, direct=True), told):
            if isinstance(item, Document) and item.source in told:
                yield item


def read_text(path: str | Path) -> str:
    """The text in which a document's offsets count; `folder/table.jsonl#3` is the third record of a table.

    Raises SourceError where there is no such file or record, or it can not be decoded.
    """
    path = Path(path)
    table, _, number = str(path).rpartition("#")
    if not path.is_file() and table and is_table(Path(table)):
        return _record_text(Path(table), number)
    data = _bytes(path)
    return _words(path, decode(data, str(path)).text)


def _record_text(path: Path, number: str) -> str:
    text = decode(_bytes(path), str(path)).text
    for row in parse_rows(path, text):
        if str(row.number) == number and not row.wrong:
            return _text_of(row)
    raise SourceError(f"{path}#{number}: no such record; the file has changed since it was read")


def _read(file: SourceFile, told: Mapping[str, Metadata]) -> Iterator[Document | Skipped]:
    """The documents of one file; what can not be read is skipped, or raised where the user named the file."""
    try:
        data = _bytes(file.path)
        text, encoding = decode(data, str(file.path))
        if is_table(file.path):
            yield from _records(file, _Table(text, encoding), told)
        else:
            given = told.get(file.source, Metadata())
            yield Document(file.source, _hash(data), _words(file.path, text), encoding, given)
    except SourceError as error:
        if file.direct:
            raise
        yield Skipped(file.source, str(error).removeprefix(f"{file.path}: "))


class _Table(NamedTuple):
    text: str
    encoding: str


def _records(file: SourceFile, table: _Table, told: Mapping[str, Metadata]) -> Iterator[Document | Skipped]:
    """One document a record, `table.jsonl#3` being the third; its hash is that of its text."""
    for row in parse_rows(file.path, table.text):
        source = f"{file.source}#{row.number}"
        try:
            text = _text_of(row)
            metadata = join(metadata_of(row.values, row.place), told.get(source, Metadata()))
            yield Document(source, _hash(text.encode()), text, table.encoding, metadata)
        except SourceError as error:
            yield Skipped(source, str(error))
        except UnicodeEncodeError:
            yield Skipped(source, f"{row.place}: half a surrogate pair; repair the text")


def _text_of(row: Row) -> str:
    """The column `text`, below the column `title` where there is one."""
    text = row.values.get("text", "")
    if row.wrong or not text.strip():
        raise SourceError(f"{row.place}: {row.wrong or 'no text; a table of pages needs a column named text'}")
    title = row.values.get("title", "").strip()
    return f"{title}\n{text}" if title else text


def _words(path: Path, text: str) -> str:
    ending = path.suffix.lower()
    if ending in HTML_ENDINGS:
        return blank_html(text)
    return blank_markdown(text) if ending in MARKDOWN_ENDINGS else text


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: can not be read: {error.strerror}; check the path and its permissions") from None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
