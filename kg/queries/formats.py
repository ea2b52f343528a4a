"""Rows as text: CSV, JSON, Turtle. Tables for people are the command line's."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from pyoxigraph import RdfFormat, serialize

from kg.errors import QueryError
from kg.graph.terms import NAMESPACES
from kg.queries.run import InTurn, Rows

Row = tuple[str, ...]
_AT_ONCE: Final = 1000  # rows that are written together


def as_csv(rows: Rows | InTurn) -> Iterator[str]:
    """RFC 4180 with '\\n' line ends: a header line, then a line for each row; the text in pieces."""
    yield _lines([rows.columns])
    yield from map(_lines, _batches(rows.rows))


def as_json(rows: Rows | InTurn) -> Iterator[str]:
    """A list of objects, one a row, keys in the order of the columns; '[]' and a line end for no row; the text in pieces."""
    opening = "["
    for some in _batches(rows.rows):
        objects = [dict(zip(rows.columns, row, strict=True)) for row in some]
        yield opening + json.dumps(objects, ensure_ascii=False, indent=1)[1:-2]
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def as_turtle(rows: Rows) -> str:
    """The triples of a CONSTRUCT or DESCRIBE, sorted. QueryError for the answer of a SELECT or ASK."""
    if not rows.triples and rows.columns != ("subject", "predicate", "object"):
        raise QueryError("only CONSTRUCT and DESCRIBE answer with triples; use the format csv, json or table")
    turtle = serialize(rows.triples, format=RdfFormat.TURTLE, prefixes=dict(NAMESPACES))
    return (turtle or b"").decode("utf-8")


def _lines(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _batches(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch
