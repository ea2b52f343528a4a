"""The records that flow through the house: frozen, without logic beyond small properties.

Offsets are code points into ``Document.text``, end exclusive; a quote is the text between them without white space.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple


class PartialDate(NamedTuple):
    """A date as precise as the text: any of its parts may be unknown, but never the ones in the middle."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO prefix: 2024-07-29, 2025-12, 2019, XXXX-07-29, XXXX-07; '' when nothing is known."""
        if self.month is None:
            return f"{self.year:04d}" if self.year else ""
        year = f"{self.year:04d}" if self.year else "XXXX"
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def earliest(self) -> dt.date | None:
        """First day it can mean; None without a year."""
        return dt.date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> dt.date | None:
        """Last day it can mean; None without a year."""
        if not self.year:
            return None
        if self.day:
            return self.earliest
        after = dt.date(self.year + (self.month or 12) // 12, (self.month or 12) % 12 + 1, 1)
        return after - dt.timedelta(days=1)


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


class Sentence(NamedTuple):
    """A sentence without its line breaks, half-width punctuation and digits made uniform, one code point for one."""

    text: str
    offsets: tuple[int, ...]  # offsets[i] is where text[i] stands in the document
    printed: str  # the same characters as the document has them

    def quote(self, article: str, start: int, end: int) -> Quote:
        """The words text[start:end] as evidence; start < end."""
        words = "".join(self.printed[start:end].split())
        return Quote(article, self.offsets[start], self.offsets[end - 1] + 1, words)


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


class Person(NamedTuple):
    """A name of a person in a sentence; start and end point into the sentence's text."""

    start: int
    end: int
    name: str


class Post(NamedTuple):
    """An office as printed: the words of its body (may be '') and the bare office."""

    start: int  # of the body
    end: int  # of the office
    body: str
    title: str
    kind: str  # party government head company rank staff collective
    former: bool = False  # 原市长, 时任市长

    @property
    def title_start(self) -> int:
        return self.end - len(self.title)


class Group(NamedTuple):
    """Posts and the people they are said of: one person with several posts, or several people with one."""

    posts: tuple[Post, ...]
    persons: tuple[Person, ...]
    start: int
    end: int
    open: bool = False  # 等 behind the names: the list is not complete


class DateMention(NamedTuple):
    """A day or span of days as printed; `date` without what the words leave out."""

    start: int
    end: int
    date: PartialDate
    end_date: PartialDate = PartialDate()
    relative: str = ""  # 今天 同日 今年: what it leans on


class Organization(NamedTuple):
    """A body in a sentence, as printed."""

    start: int
    end: int
    text: str


class Reading(NamedTuple):
    """A sentence and what stands in it, each in order of its start."""

    sentence: Sentence
    groups: tuple[Group, ...] = ()
    persons: tuple[Person, ...] = ()  # all, those of the groups too
    dates: tuple[DateMention, ...] = ()
    organizations: tuple[Organization, ...] = ()
    loose: tuple[Post, ...] = ()  # offices without a person beside them


class Region(NamedTuple):
    """A jurisdiction: what a page means by 我县, 市委, 高新区."""

    name: str  # 渑池县, 黔东南苗族侗族自治州, 郑州高新区
    rank: str  # 省 市 县 区 州 盟 旗 镇 乡 自治区
    prefix: str  # as it stands before 委 and 政府: 黔东南州
    above: tuple[Region, ...] = ()  # what it lies in, from near to far
    zone: str = ""  # a development zone's own short word: 高新区

    def at(self, rank: str) -> Region | None:
        """The region itself or what it lies in of that rank; None where there is none."""
        wanted = ("省", "自治区") if rank in ("省", "自治区") else (rank,)
        found = next((r for r in (self, *self.above) if r.rank in wanted), None)
        return found or next(
            (r for r in (self, *self.above) if rank in ("省", "市") and r.rank == "市" and not r.above), None
        )


class Quote(NamedTuple):
    """The words that say it: document.text[start:end] without white space."""

    article: str
    start: int
    end: int
    words: str


EntityKind = Literal["person", "organization", "place", "project", "event"]


class Reference(NamedTuple):
    """An entity as a page resolves it. Two references are the same entity where kind, name and scope are equal.

    `scope` tells entities of one name apart: the jurisdiction's full name (people, places, projects), '' for an organisation whose
    name is resolved in full, 'document:SHA256' where the page does not tell; for an event the article's id and its place in it.
    """

    kind: EntityKind
    name: str
    scope: str = ""
    surface: str = ""  # as printed, '' where equal to name

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.name, self.scope


class Membership(NamedTuple):
    """PERSON holds (held), gets (appointed), leaves (left) or once had (former) the office TITLE at ORGANIZATION."""

    person: Reference
    organization: Reference
    title: str
    status: str = "held"
    date: PartialDate = PartialDate()


class Event(NamedTuple):
    """Something that happened: meeting inspection visit ceremony training lecture other."""

    event: Reference  # its name is the text's own name for it
    type: str
    date: PartialDate = PartialDate()
    end_date: PartialDate = PartialDate()


class Participation(NamedTuple):
    """chair speak attend lead accompany."""

    event: Reference
    person: Reference
    kind: str


class EventOrganization(NamedTuple):
    """organise present attend host."""

    event: Reference
    organization: Reference
    kind: str


class EventPlace(NamedTuple):
    event: Reference
    place: Reference


class EventProject(NamedTuple):
    event: Reference
    project: Reference


class Project(NamedTuple):
    """A project or programme is named."""

    project: Reference


class ProjectFact(NamedTuple):
    """relation: place developer builder funder programme (value is a Reference), investment area start end (value as printed or ISO)."""

    project: Reference
    relation: str
    value: Reference | str
    number: float | None = None  # CNY of an investment, square metres of an area


class Containment(NamedTuple):
    """A place lies in another."""

    place: Reference
    parent: Reference


class Parenthood(NamedTuple):
    """An organisation belongs to a superior body (organization) or jurisdiction (place)."""

    organization: Reference
    parent: Reference


class Transfer(NamedTuple):
    """A gift or grant, one for each receiver."""

    giver: Reference
    receiver: Reference
    what: str
    date: PartialDate = PartialDate()
    number: float | None = None  # CNY


class Signature(NamedTuple):
    """Who wrote, photographed or reported an article."""

    person: Reference
    kind: str


class Naming(NamedTuple):
    """A page prints an entity under another name."""

    entity: Reference
    alias: str


Content = (
    Membership | Event | Participation | EventOrganization | EventPlace | EventProject | Project | ProjectFact
    | Containment | Parenthood | Transfer | Signature | Naming
)  # fmt: skip


class Clue(NamedTuple):
    """Why the page resolves something as it does: what (year, region, body), to which value, by which words."""

    what: str
    value: str
    quote: Quote | None  # None where it was told from outside (metadata)


class Claim(NamedTuple):
    """What one rule read at one place of one page."""

    content: Content
    quote: Quote
    rule: str
    confidence: float = 1.0
    clues: tuple[Clue, ...] = ()


class Calendar(NamedTuple):
    """When a report was made: its own date where one is printed or told (its year may be unknown), the year, and why that year."""

    dateline: PartialDate = PartialDate()
    year: int | None = None
    clues: tuple[Clue, ...] = ()


class Context(NamedTuple):
    """What the page tells a rule that reads one of its articles."""

    document: str  # sha256
    region: Region | None
    calendar: Calendar
    issuer: str = ""  # the body a notice is issued by: its departments are named without it
    region_clue: Clue | None = None


class Anomaly(NamedTuple):
    """Something in a page that contradicts itself: kind, what it is in words, the quotes."""

    kind: str
    message: str
    quotes: tuple[Quote, ...]


class Unread(NamedTuple):
    """Words that were seen and not understood: counted and reported, never dropped silently."""

    kind: str  # office organization date heading region line
    surface: str
    quote: Quote


class Page(NamedTuple):
    """Everything one document says: what a worker hands back."""

    document: Document  # its text may be '' here: the store keeps no texts
    region: Reference | None
    articles: tuple[Article, ...]  # without their sentences
    dates: tuple[PartialDate, ...]  # one an article, PartialDate() where none is told
    claims: tuple[Claim, ...]
    anomalies: tuple[Anomaly, ...] = ()
    unread: tuple[Unread, ...] = ()


class Fact(NamedTuple):
    """What the graph holds: one content, said by one claim or more (in order of article and offset)."""

    content: Content
    claims: tuple[Claim, ...]


class Cluster(NamedTuple):
    """Reports of one event in several articles."""

    events: tuple[Reference, ...]


class Corpus(NamedTuple):
    """All pages resolved together: a pure function of the set of pages, never of their order."""

    facts: tuple[Fact, ...]
    clusters: tuple[Cluster, ...] = ()
