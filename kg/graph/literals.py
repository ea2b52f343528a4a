"""Values as RDF literals and back: dates as precise as the text, plain numbers, strings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal

from kg.graph.nquads import Line, iri
from kg.graph.terms import EARLIEST, LATEST, term
from kg.records import PartialDate

_EARLIEST: Final = str(EARLIEST)
_LATEST: Final = str(LATEST)

_DATE = term("xsd:date")
_DECIMAL = term("xsd:decimal")
_TYPE_OF_DATE = {
    (True, False, False): term("xsd:gYear"),
    (True, True, False): term("xsd:gYearMonth"),
    (True, True, True): _DATE,
    (False, True, False): term("xsd:gMonth"),
    (False, True, True): term("xsd:gMonthDay"),
}


def date_literal(date: PartialDate) -> Literal | None:
    """xsd:date, gYearMonth, gYear, gMonthDay (--07-29) or gMonth (--07); None for an unknown date."""
    kind = _TYPE_OF_DATE.get((bool(date.year), bool(date.month), bool(date.day)))
    return Literal(str(date).replace("XXXX", "-"), datatype=kind) if kind else None


def read_date(literal: Literal | None) -> PartialDate:
    """The date a literal of date_literal was made from; the unknown date for None."""
    if literal is None:
        return PartialDate()
    text = literal.value
    if text.startswith("--"):
        return PartialDate(None, *map(int, text[2:].split("-")))
    return PartialDate(*map(int, text.split("-")))


def date_lines(subject: str, predicate: str, date: PartialDate, graph: str) -> Iterator[Line]:
    """The date as printed and, where its year is known, its first and last possible day as xsd:date."""
    printed, earliest, latest = _date_texts(date)
    if printed:
        yield f"{subject} {iri(predicate)} {printed} {graph} .\n"
    if earliest:
        yield f"{subject} {_EARLIEST} {earliest} {graph} .\n"
        yield f"{subject} {_LATEST} {latest} {graph} .\n"


def date_text(date: PartialDate) -> str:
    """The date as printed; '' for an unknown date."""
    return _date_texts(date)[0]


@lru_cache(10_000)
def _date_texts(date: PartialDate) -> tuple[str, str, str]:
    """As printed, first and last possible day; '' where there is none."""
    literal = date_literal(date)
    if literal is None or not date.earliest or not date.latest:
        return str(literal or ""), "", ""
    return str(literal), day_text(date.earliest), day_text(date.latest)


def day_text(day: dt.date) -> str:
    """A literal of xsd:date."""
    return str(Literal(day.isoformat(), datatype=_DATE))


def number_literal(number: float) -> Literal:
    """xsd:decimal without an exponent, so that every store reads and sorts it the same way."""
    return Literal(str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f"), datatype=_DECIMAL)


@lru_cache(10_000)
def number_text(number: float) -> str:
    """The same as text."""
    return str(number_literal(number))
