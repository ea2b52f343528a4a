"""The order of a saved query's rows, the same from every server: what SPARQL leaves to them (collation) is settled here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Final

NUMBERS: Final = frozenset(("start", "end", "body_start", "count", "number", "amount_cny"))  # columns ordered by value

_ORDER: Final = re.compile(r"^ORDER BY((?: (?:\?\w+|DESC\(\?\w+\)))+)\s*\Z", re.MULTILINE)
_KEY: Final = re.compile(r"(DESC\()?\?(\w+)")
_DESCENDING: Final = itemgetter(0)

Row = tuple[str, ...]


def without_order(text: str) -> str:
    """The text without that last line: who orders the rows here need not have them ordered before."""
    return _ORDER.sub("", text)


def in_order(columns: Sequence[str], rows: list[Row], text: str) -> list[Row]:
    """The rows in the order that the text's last line asks for: missing values, numbers by value, text by code point.

    As they came where the last line is no ORDER BY of plain variables.
    """
    order = _ORDER.search(text)
    keys = _KEY.findall(order[1]) if order else []
    for descending, named in reversed([(bool(way), list(same)) for way, same in groupby(keys, _DESCENDING)]):
        rows = _sorted(rows, [(columns.index(name), name) for _, name in named], descending)
    return rows


def _sorted(rows: list[Row], keys: Sequence[tuple[int, str]], descending: bool) -> list[Row]:
    """By the keys, rows that tie in the order they have."""
    cells = [_values([row[place] for row in rows], name) for place, name in keys]
    keyed = sorted(zip(zip(*cells, strict=True), rows, strict=True), key=itemgetter(0), reverse=descending)
    return [row for _, row in keyed]


def _values(cells: list[str], name: str) -> Sequence[str] | Sequence[int] | Sequence[Decimal]:
    if name not in NUMBERS:
        return cells
    try:
        return list(map(int, cells))
    except ValueError:  # a value is missing, or no whole number
        return [Decimal(cell or "-Infinity") for cell in cells]
