"""Files -> documents, in the order of their sources.

First all pages are found, by their hashes and without holding their words; then those that must be read are, one by one and where it
suits: so nobody ever holds the words of all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import SourceError
from kg.read.decode import decode
from kg.read.elsewhere import is_url
from kg.read.head import read_head
from kg.read.markup import blank_html, blank_markdown
from kg.read.metadata import COLUMNS, Told, join, metadata_of, read_metadata
from kg.read.sources import Listing, Paths, Skipped, SourceFile, find_files
from kg.read.tables import Row, Table, is_table, open_table
from kg.records import Document, Metadata

HTML_ENDINGS = (".html", ".htm", ".xhtml")
MARKDOWN_ENDINGS = (".md", ".markdown")


class Given(NamedTuple):
    """A page that can be read: what is known of it without holding its words."""

    source: str
    sha256: str  # of its bytes; of a record: of its text
    metadata: Metadata
    path: Path  # of a record: of its table
    text: str = ""  # of a record alone, while it is on its way to be read
    encoding: str = ""  # the same
    told: Metadata = Metadata()  # the part of its metadata that --meta tells, now or in an earlier build

    @property
    def remembered(self) -> tuple[str, str, Metadata, Path, Metadata]:
        """What a store keeps of it."""
        return self.source, self.sha256, self.metadata, self.path, self.told


Known = Mapping[str, tuple[str, Metadata]]  # source -> hash and what was told when it was read before


def find_documents(
    listing: Listing,
    *,
    meta: Path | None = None,
    known: Known = MappingProxyType({}),
    kept: Mapping[str, Metadata] = MappingProxyType({}),
) -> Iterator[Given | Skipped]:
    """Each page, sorted by source, and what can not be read with the reason; a file that is `known` is not looked into again.

    `kept`: what was told of sources before; it holds for those that `meta` does not name.
    The same bytes under two names are two pages of one hash. Inside a folder a file that can not be read is skipped;
    named directly it raises SourceError, as does a call that finds no page at all.
    """
    told, unused = read_metadata(meta) if meta else Told({})
    yield from listing.passed_over
    yield from (Skipped(str(meta), _unused(*column)) for column in unused)
    in_force = {**kept, **told}
    first, why = "", ""
    sources = set()
    for file in listing.files:
        if meta and not is_url(str(file.path)) and file.path.samefile(meta):
            continue
        for item in _find(file, in_force, known):
            if isinstance(item, Skipped):
                why = why or f"{item.source}: {item.why}"
            else:
                first = first or item.source
                sources.add(item.source)
            yield item
    if not first:
        raise SourceError(
            f"{', '.join(listing.paths)}: no page could be read ({why or 'nothing but --meta'}); give text pages"
        )
    if lost := sorted(told.keys() - sources):
        which = (
            "none of its sources was" if len(lost) == len(told) else f"{len(lost)} of its sources, as '{lost[0]}', not"
        )
        yield Skipped(str(meta), f"{which} read; sources look like '{first}'")


def _unused(column: str, near: str) -> str:
    hint = f"did you mean '{near}'?" if near else f"it may have: source, {', '.join(COLUMNS)}"
    return f"its column '{column}' is not used; {hint}"


def find_again(places: Mapping[str, Path], told: Mapping[str, Metadata]) -> Iterator[Given]:
    """The pages that `told` names, with what it tells of each, from the files that are known by name (tables: theirs).

    SourceError where a file is missing or can not be read. A record that its table has no more is left out.
    """
    for source, path in sorted(places.items()):
        for item in _find(SourceFile(source, path, direct=True), told, {}):
            if isinstance(item, Given) and item.source in told:
                yield item


def with_records(pages: Iterable[Given]) -> Iterator[Given]:
    """The same pages; records with their text, each table being read once, a record after the other."""
    for path, group in groupby(pages, key=lambda page: page.path):
        wanted = {page.source: page for page in group}
        if not is_table(path):
            yield from wanted.values()
            continue
        table = next(iter(wanted)).rpartition("#")[0]
        told = {source: page.metadata for source, page in wanted.items()}
        for item in _find(SourceFile(table, path, direct=True), told, {}):
            if isinstance(item, Given) and item.source in wanted:
                yield item


def read_document(given: Given) -> Document:
    """The page with its words. SourceError where its file is not any more what it was when it was found."""
    if given.text:
        return Document(given.source, given.sha256, given.text, given.encoding, given.metadata)
    data = _bytes(given.path)
    if _hash(data) != given.sha256:
        raise SourceError(f"{given.path}: changed while it was being read; build again")
    text, encoding = decode(data, str(given.path))
    return Document(given.source, given.sha256, _words(given.path, text), encoding, given.metadata)


def read_documents(paths: Paths, *, meta: Path | None = None) -> Iterator[Document | Skipped]:
    """The same as find_documents, each page with its words."""
    for item in find_documents(find_files(paths), meta=meta):
        yield item if isinstance(item, Skipped) else read_document(item)


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
    with open_table(path) as table:
        for row in table.rows:
            if str(row.number) == number and not row.wrong:
                return _text_of(row)
    raise SourceError(f"{path}#{number}: no such record; the file has changed since it was read")


def _find(file: SourceFile, told: Mapping[str, Metadata], known: Known) -> Iterator[Given | Skipped]:
    """The pages of one file; what can not be read is skipped, or raised where the user named the file."""
    try:
        if is_table(file.path):
            with open_table(file.path) as table:
                yield from _records(file, table, told)
            return
        yield _page(file, told.get(file.source, Metadata()), known)
    except SourceError as error:
        if file.direct:
            raise
        yield Skipped(file.source, str(error).removeprefix(f"{file.path}: "))


def _page(file: SourceFile, told: Metadata, known: Known) -> Given:
    """A page of text, Markdown or HTML; where nothing is told from outside the head of an HTML page tells.

    A page that is not known is decoded now, so that what can not be read is told while nothing is written yet.
    """
    data = _bytes(file.path)
    given = Given(file.source, _hash(data), told, file.path, told=told)
    if file.path.suffix.lower() in HTML_ENDINGS:
        return given._replace(metadata=join(read_head(decode(data, str(file.path)).text), told))
    if known.get(file.source) != (given.sha256, told):
        decode(data, str(file.path))
    return given


def _records(file: SourceFile, table: Table, told: Mapping[str, Metadata]) -> Iterator[Given | Skipped]:
    """One page a record, `table.jsonl#3` being the third; its hash is that of its text."""
    for row in table.rows:
        source = f"{file.source}#{row.number}"
        try:
            text = _text_of(row)
            given = told.get(source, Metadata())
            metadata = join(metadata_of(row.values, row.place), given)
            yield Given(source, _hash(text.encode()), metadata, file.path, text, table.encoding, given)
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
        raise SourceError(
            f"{path}: can not be read: {error.strerror or error}; check the path and its permissions"
        ) from None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
