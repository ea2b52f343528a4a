"""Rows as text: CSV, JSON, Turtle. Tables for people are the command line's."""

from __future__ import annotations

import csv
import io
import json

from pyoxigraph import RdfFormat, serialize

from kg.errors import QueryError
from kg.graph.terms import NAMESPACES
from kg.queries.run import Rows


def as_csv(rows: Rows) -> str:
    """RFC 4180 with '\\n' line ends: a header line, then a line for each row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.rows)
    return out.getvalue()


def as_json(rows: Rows) -> str:
    """A list of objects, one a row, keys in the order of the columns; '[]' and a line end for no row."""
    objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def as_turtle(rows: Rows) -> str:
    """The triples of a CONSTRUCT or DESCRIBE, sorted. QueryError for the answer of a SELECT or ASK."""
    if not rows.triples and rows.columns != ("subject", "predicate", "object"):
        raise QueryError("only CONSTRUCT and DESCRIBE answer with triples; use the format csv, json or table")
    turtle = serialize(rows.triples, format=RdfFormat.TURTLE, prefixes=dict(NAMESPACES))
    return (turtle or b"").decode("utf-8")
