"""The order of a saved query's rows, the same from every server: what SPARQL leaves to them (collation) is settled here."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.quads import Solutions, Term

_ORDER: Final = re.compile(r"^ORDER BY((?: (?:\?\w+|DESC\(\?\w+\)))+)\s*\Z", re.MULTILINE)
_KEY: Final = re.compile(r"(DESC\()?\?(\w+)")
_NUMBERS: Final = ("#integer", "#decimal", "#double", "#float")

_Key = tuple[int, Decimal, str]


def in_order(found: Solutions, text: str) -> Solutions:
    """The rows in the order that the text's last line asks for: missing values, IRIs, numbers by value, text by code point.

    As they came where the last line is no ORDER BY of plain variables.
    """
    order = _ORDER.search(text)
    if not order:
        return found
    columns = [variable.value for variable in found.variables]
    rows = list(found)
    for descending, name in reversed(_KEY.findall(order[1])):
        place = columns.index(name)
        rows.sort(key=lambda row: _key(row[place]), reverse=bool(descending))
    return Solutions(found.variables, rows)


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
