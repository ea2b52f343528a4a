"""What a page says about its year: one piece of evidence allows some years and rules out the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from kg.records import Article, Quote, Reading, Sentence

ALL_YEARS = range(1979, 2061)
_LEAD = 3  # sentences at the head of a body that tell what is reported


class Weight(IntEnum):
    """How much a piece of evidence counts where the pieces contradict each other."""

    BOUND = 3  # years that are spoken of, names that came up or went out of use
    WINDOW = 5  # national events that are being studied, kept or awaited
    NAMED = 10  # the year in the name of what is reported
    TOLD = 100  # the report's printed date, or metadata


class Evidence(NamedTuple):
    """`likely` is the year to choose where several are left; `proves`: enough to state a year, were it alone."""

    article: int
    years: frozenset[int]
    weight: Weight
    quote: Quote | None
    how: str
    proves: bool = True
    likely: int | None = None
    first: int = 0  # no report that says this is older, 0 where nothing tells
    vetoes: bool = False  # no year outside it is stated on the word of national events alone


class Day(NamedTuple):
    """A day of an unknown year."""

    month: int
    day: int


class Spoken(NamedTuple):
    """An article as this room reads it: its headings and sentences, and a day it reports (None where none is printed)."""

    number: int  # of the article on the page
    article: Article
    readings: tuple[Reading, ...]
    anchor: Day | None

    @property
    def lead(self) -> tuple[Sentence, ...]:
        """The headings and the first sentences."""
        return (*self.article.titles, *(r.sentence for r in self.readings[:_LEAD]))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return (*self.article.titles, *[r.sentence for r in self.readings])

    def quote(self, sentence: Sentence, start: int, end: int) -> Quote:
        return sentence.quote(self.article.id, start, end)


def years_between(anchor: Day | None, first: dt.date, last: dt.date | None) -> frozenset[int]:
    """The years in which the day lies from `first` to `last` (None: no end); with no day the years of the span."""
    until = last or dt.date(ALL_YEARS[-1], 12, 31)
    if anchor is None:
        return frozenset(range(first.year, until.year + 1))
    edges = (year for year in (first.year, until.year) if first <= _date(year, anchor) <= until)
    return frozenset((*range(first.year + 1, until.year), *edges))


def shortly_after(day: Day, year: int, event: dt.date, within: dt.timedelta) -> bool:
    """Whether the day of that year lies no longer behind the event."""
    return dt.date(year, day.month, min(day.day, 28)) - event <= within


def since(anchor: Day | None, first: dt.date) -> frozenset[int]:
    """The years from `first` on in which the anchor may lie."""
    return years_between(anchor, first, None)


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Without later repetitions: the same words in an article count once."""
    found: dict[tuple[object, ...], Evidence] = {}
    for piece in evidence:
        found.setdefault((piece.article, piece.how, piece.years, piece.quote.words if piece.quote else ""), piece)
    return tuple(found.values())


def _date(year: int, day: Day) -> dt.date:
    """29 February of a year without one is 28 February."""
    leap = (day.month, day.day) == (2, 29)
    return dt.date(year, day.month, 28 if leap else day.day)
