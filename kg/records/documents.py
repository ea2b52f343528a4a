"""A page as it is read: its text, its articles, their sentences."""

from __future__ import annotations

from typing import NamedTuple

from kg.records.dates import PartialDate


class Metadata(NamedTuple):
    """What somebody tells about a document from outside; '' or None where untold."""

    published: PartialDate | None = None
    paper: str = ""
    region: str = ""
    url: str = ""


class Document(NamedTuple):
    """One page: its decoded text (BOM dropped, line ends kept) and where it came from."""

    source: str  # path relative to the PATH given, '/' between parts; a single file: its name
    sha256: str  # of its bytes, hexadecimal
    text: str
    encoding: str
    metadata: Metadata = Metadata()


class Span(NamedTuple):
    start: int
    end: int


class Quote(NamedTuple):
    """The words that say it: document.text[start:end] without white space."""

    article: str
    start: int
    end: int
    words: str


class Sentence(NamedTuple):
    """A sentence without its line breaks and what can not be seen, half-width punctuation and digits made uniform, one code point for one."""

    text: str
    offsets: tuple[int, ...]  # offsets[i] is where text[i] stands in the document
    printed: str  # the document from the first of them to the last

    def quote(self, article: str, start: int, end: int) -> Quote:
        """The words text[start:end] as evidence; start < end."""
        first, stop = self.offsets[start], self.offsets[end - 1] + 1
        words = "".join(self.printed[first - self.offsets[0] : stop - self.offsets[0]].split())
        return Quote(article, first, stop, words)


class Byline(NamedTuple):
    """A name somebody signed with: 记者 见习记者 实习生 通讯员 摄影 作者."""

    person: str
    kind: str
    span: Span


class Article(NamedTuple):
    """One story of a page. `id` is the document's hash and the offset of its first character."""

    id: str
    document: str  # sha256
    title: str  # headings joined by one space, '' where none is printed
    start: int
    end: int
    body_start: int
    titles: tuple[Sentence, ...] = ()
    sentences: tuple[Sentence, ...] = ()  # of the body, in order
    paragraphs: tuple[int, ...] = ()  # index of each paragraph's first sentence
    bylines: tuple[Byline, ...] = ()
    subtitles: tuple[Sentence, ...] = ()  # headings inside the body, in order
