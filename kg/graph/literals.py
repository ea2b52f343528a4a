"""Values as RDF literals and back: dates as precise as the text, plain numbers, strings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import EARLIEST, LATEST, term
from kg.records import PartialDate

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


def date_quads(subject: NamedNode, predicate: str, date: PartialDate, graph: NamedNode) -> Iterator[Quad]:
    """The date as printed and, where its year is known, its first and last possible day as xsd:date."""
    literal = date_literal(date)
    if literal is None:
        return
    yield Quad(subject, term(predicate), literal, graph)
    if date.earliest and date.latest:
        yield Quad(subject, EARLIEST, Literal(date.earliest.isoformat(), datatype=_DATE), graph)
        yield Quad(subject, LATEST, Literal(date.latest.isoformat(), datatype=_DATE), graph)


def day_literal(day: object) -> Literal:
    """xsd:date of a datetime.date."""
    return Literal(str(day), datatype=_DATE)


def number_literal(number: float) -> Literal:
    """xsd:decimal without an exponent, so that every store reads and sorts it the same way."""
    return Literal(str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f"), datatype=_DECIMAL)
