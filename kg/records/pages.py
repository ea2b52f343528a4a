"""What a page tells: its region and year, its claims, what contradicts itself in it and what was not understood."""

from __future__ import annotations

from typing import NamedTuple

from kg.records.contents import Content, Reference
from kg.records.dates import PartialDate
from kg.records.documents import Article, Document, Quote


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
    called: tuple[tuple[str, str], ...] = ()  # what a bare 集团 or 商会 means on the page: the word and the whole name


class Anomaly(NamedTuple):
    """Something in a page that contradicts itself: kind, what it is in words, the quotes."""

    kind: str
    message: str
    quotes: tuple[Quote, ...]


class Unread(NamedTuple):
    """Words that were seen and not understood: counted and reported, never dropped silently."""

    kind: str  # office body line
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
