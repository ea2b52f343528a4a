"""Rows as a table for people: columns aligned as a terminal shows them, where a Chinese character is two wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from wcwidth import wcswidth, wcwidth

WIDEST_CELL = 40
GAP = "  "
_AT_ONCE: Final = 1000  # rows that are aligned together
# Columns that hold IRIs; so do all whose names end in _iri.
_ADDRESSES: Final = frozenset(("article", "event", "same_as", "thing", "anomaly", "membership", "transfer"))
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")  # a page's text must not steer the terminal


def printable(text: str) -> str:
    """The text on one line, a blank in place of each control character."""
    return text.translate(_CONTROLS)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None) -> str:
    """A header line, a rule and a line for each row, each ended; cells beyond 40 columns are cut with '…'.

    `width`: of the terminal; the widest columns are cut further until a line fits, down to their headings. No rows: the
    header and the rule. Beyond 1,000 rows columns are only as wide as the rows so far need.
    """
    return "".join(table_in_turn(columns, rows, width=width))


def table_in_turn(columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int | None = None) -> Iterator[str]:
    """The same while rows still come, some lines at a time."""
    rest = iter(rows)
    above = [[printable(name) for name in columns]]
    needed = headings = [_wide(name) for name in columns]
    while (cells := [[printable(cell) for cell in row] for row in islice(rest, _AT_ONCE)]) or above:
        needed = [
            max(needed[at], *(min(WIDEST_CELL, _wide(row[at])) for row in cells), 0) for at in range(len(columns))
        ]
        widths = list(needed)
        if width is not None:
            _narrow(widths, headings, width)
        lines = [GAP.join(map(_fit, row, widths)).rstrip() for row in (*above, *cells)]
        if above:
            lines.insert(1, GAP.join("─" * size for size in widths))
            above = []
        yield "".join(f"{line}\n" for line in lines)


def without_addresses(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[list[str], Iterator[list[str]]]:
    """Columns and rows without the columns that hold only IRIs, which people do not read; all of them where nothing else is left.

    The first 1,000 rows tell; of a column that is empty there its name.
    """
    rest = iter(rows)
    first = list(islice(rest, _AT_ONCE))
    every = range(len(columns))
    shown = [at for at in every if not _are_addresses(columns, at, [row[at] for row in first])] or every
    return [columns[index] for index in shown], ([row[index] for index in shown] for row in chain(first, rest))


def _are_addresses(columns: Sequence[str], at: int, cells: Sequence[str]) -> bool:
    if any(cells):
        return all(cell.startswith("http") for cell in cells if cell)
    name = columns[at]
    return name.endswith("_iri") or name in _ADDRESSES or (name == "project" and "project_iri" not in columns)


def _narrow(widths: list[int], least: list[int], width: int) -> None:
    """Takes from the widest column, one by one, what is too much for a line."""
    over = sum(widths) + len(GAP) * (len(widths) - 1) - width
    for _ in range(max(0, over)):
        spare, index = max((size - floor, index) for index, (size, floor) in enumerate(zip(widths, least, strict=True)))
        if spare <= 0:
            return
        widths[index] -= 1


def _fit(cell: str, width: int) -> str:
    """The cell cut or filled up to exactly `width` columns."""
    if _wide(cell) > width:
        kept, used = "", 0
        for char in cell:
            used += max(0, wcwidth(char))
            if used > width - 1:
                break
            kept += char
        cell = f"{kept}…"
    return cell + " " * (width - _wide(cell))


@lru_cache(20_000)  # of many rows about few things most cells are alike
def _wide(text: str) -> int:
    """Columns on a terminal; characters that are not printable count nothing."""
    total = wcswidth(text)
    return total if total >= 0 else sum(max(0, wcwidth(char)) for char in text)
