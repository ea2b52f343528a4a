"""The order of a saved query's rows, the same from every server: what SPARQL leaves to them (collation) is settled here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby
from operator import itemgetter
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from kg.graph.quads import Solutions, Term

_ORDER: Final = re.compile(r"^ORDER BY((?: (?:\?\w+|DESC\(\?\w+\)))+)\s*\Z", re.MULTILINE)
_KEY: Final = re.compile(r"(DESC\()?\?(\w+)")
_NUMBERS: Final = ("#integer", "#decimal", "#double", "#float")
_FIRST: Final = itemgetter(0)

Answered = Solutions | QuerySolutions
_Key = tuple[int, Decimal, str]
_Row = tuple[Term | None, ...]


def without_order(text: str) -> str:
    """The text without that last line: who orders the rows here need not have them ordered before."""
    return _ORDER.sub("", text)


def in_order(found: Answered, text: str) -> Solutions:
    """The rows in the order that the text's last line asks for: missing values, IRIs, numbers by value, text by code point.

    As they came where the last line is no ORDER BY of plain variables.
    """
    columns = [variable.value for variable in found.variables]
    order = _ORDER.search(text)
    keys = [(columns.index(name), bool(descending)) for descending, name in _KEY.findall(order[1])] if order else []
    return Solutions(found.variables, list(_sorted([tuple(row) for row in found], keys)))


def _sorted(rows: list[_Row], keys: Sequence[tuple[int, bool]]) -> Iterator[_Row]:
    """By the first key, and where rows tie by the others: most are told apart by few of them."""
    if len(rows) < 2 or not keys:
        yield from rows
        return
    (place, descending), *others = keys
    keyed = sorted(((_key(row[place]), row) for row in rows), key=_FIRST, reverse=descending)
    for _, tied in groupby(keyed, key=_FIRST):
        yield from _sorted([row for _, row in tied], others)


def _key(value: Term | None) -> _Key:
    if value is None:
        return 0, Decimal(0), ""
    if isinstance(value, BlankNode):
        return 1, Decimal(0), value.value
    if isinstance(value, NamedNode):
        return 2, Decimal(0), value.value
    if isinstance(value, Literal):
        if value.datatype.value.endswith(_NUMBERS):
            try:
                return 3, Decimal(value.value), ""
            except InvalidOperation:
                pass
        return 4, Decimal(0), value.value
    return 5, Decimal(0), str(value)
