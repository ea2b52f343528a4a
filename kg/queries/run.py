"""Ask a saved query by name, or any SPARQL text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, Triple

from kg.errors import QueryError
from kg.graph.iri import Mint
from kg.graph.quads import Answer, Elsewhere, Quads, Solutions
from kg.graph.store import base_of
from kg.graph.terms import NAMESPACES
from kg.queries.elsewhere import asks_elsewhere
from kg.queries.first import first_text
from kg.queries.order import in_order, without_order
from kg.queries.parameters import with_parameters
from kg.queries.saved import SavedQuery, read_query, saved_queries, saved_query

__all__ = ["InTurn", "Rows", "SavedQuery", "run", "run_in_turn", "saved_queries"]

_NAME = re.compile(r"[\w.-]+")
_ASKED = "kg query answers SELECT, ASK, CONSTRUCT and DESCRIBE"
_LONGEST: Final = (
    2**31 - 1
)  # bytes of a cell, more than the format's own reader allows: what an article says stands in one
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class Rows(NamedTuple):
    """An answer: columns and rows of text, '' where a value is missing.

    SELECT: its variables. ASK: one column 'answer' with one row, 'true' or 'false'. CONSTRUCT and DESCRIBE: subject, predicate, object,
    sorted, and the triples themselves in `triples`.
    """

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    triples: tuple[Triple, ...] = ()


class InTurn(NamedTuple):
    """An answer as in Rows, whose rows come one after another, once."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[str, ...]]
    triples: tuple[Triple, ...] = ()

    def whole(self) -> Rows:
        """All rows that were not taken yet."""
        return Rows(self.columns, list(self.rows), self.triples)


def run(store: Quads, name_or_text: str, /, **parameters: str) -> Rows:
    """The answer of a saved query (one word: its name) or of a SPARQL text, relative IRIs resolved against the store's base.

    QueryError: an unknown name or parameter, a SERVICE clause, an entity that is none or several, a syntax error (with line and column).
    """
    is_name = _NAME.fullmatch(name_or_text.strip())
    query = saved_query(name_or_text.strip()) if is_name else read_query("query", name_or_text)
    mint = Mint(base_of(store))
    if not is_name and asks_elsewhere(name_or_text):
        raise QueryError(
            f"{query.name}: SERVICE would send a part of the question to another machine; {_ASKED}, here only"
        )
    text = with_parameters(query, parameters, store, mint)
    return _ordered(store, query, text, mint) if is_name else _answered(store, query.name, text, mint)


def run_in_turn(store: Quads, name_or_text: str, /, **parameters: str) -> InTurn:
    """As run; of a saved query over everything whose rows are ordered by source the first are asked before the others."""
    name = name_or_text.strip()
    if not parameters and _NAME.fullmatch(name) and not isinstance(store, Elsewhere):
        query = saved_query(name)
        if text := first_text(store, query):
            return InTurn(query.columns, _first_and_others(store, query, text))
    rows = run(store, name_or_text, **parameters)
    return InTurn(rows.columns, iter(rows.rows), rows.triples)


def _first_and_others(store: Quads, query: SavedQuery, text: str) -> Iterator[tuple[str, ...]]:
    first = _ordered(store, query, text, Mint(base_of(store))).rows
    yield from first
    yield from islice(run(store, query.name).rows, len(first), None)


def _ordered(store: Quads, query: SavedQuery, text: str, mint: Mint) -> Rows:
    """The rows of a saved query's text, in its order."""
    rows = _answered(store, query.name, without_order(text), mint)
    return rows._replace(rows=in_order(rows.columns, rows.rows, query.text))


def _answered(store: Quads, name: str, text: str, mint: Mint) -> Rows:
    try:
        return _rows(store.query(text, base_iri=mint.base, prefixes=dict(NAMESPACES)))
    except SyntaxError as error:
        raise QueryError(_located(name, str(error))) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{name}: can not be answered: {error}") from error


def _rows(answer: Answer) -> Rows:
    if isinstance(answer, QueryBoolean):
        return Rows(("answer",), [("true" if answer else "false",)])
    if isinstance(answer, QuerySolutions | Solutions):
        columns = tuple(variable.value for variable in answer.variables)
        if isinstance(answer, QuerySolutions):
            return Rows(columns, _written(answer))
        return Rows(columns, [tuple(map(_text, row)) for row in answer])
    triples = tuple(sorted(set(answer), key=str))
    return Rows(("subject", "predicate", "object"), [tuple(map(_text, triple)) for triple in triples], triples)


def _written(answer: QuerySolutions) -> list[tuple[str, ...]]:
    """The rows by way of CSV, which the engine writes in a fraction of the time that it takes to hand over a term for each cell.

    Equal cells are one string: of a million rows about few things, most are.
    """
    blank = ("",) * len(answer.variables)
    told = io.BytesIO(answer.serialize(format=QueryResultsFormat.CSV) or b"")
    known: dict[str, str] = {}
    usual = csv.field_size_limit(_LONGEST)
    try:
        rows = csv.reader(io.TextIOWrapper(told, encoding="utf-8", newline=""))
        next(rows, None)  # the header
        # An empty line is a row whose only cell is missing.
        return [tuple(map(known.setdefault, row, row)) or blank for row in rows]
    finally:
        csv.field_size_limit(usual)


def _text(value: NamedNode | BlankNode | Literal | Triple | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, (Triple, BlankNode)) else value.value


def _located(name: str, message: str) -> str:
    """The parser's words, cut to its expectation's first line; all it could have expected is of no help."""
    match = _POSITION.match(message)
    if not match:
        return f"{name}: not SPARQL: {message}"
    line, column, expected = match.groups()
    return f"{name}:{line}:{column}: SPARQL syntax error: {expected.splitlines()[0][:120]}; {_ASKED}"
