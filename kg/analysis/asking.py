"""How a question in Python asks the store: saved queries by name, answered as records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Protocol

from kg.queries.run import Rows
from kg.records import PartialDate

Row = Mapping[str, str]
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Ask(Protocol):
    """Answers a saved query or a SPARQL text; parameters as in kg.queries.run.run."""

    def __call__(self, name_or_text: str, /, **parameters: str) -> Rows: ...


def records(ask: Ask, name_or_text: str, **parameters: str) -> list[Row]:
    """The rows as mappings from column to cell; a parameter without a value restricts nothing."""
    rows = ask(name_or_text, **{name: value for name, value in parameters.items() if value})
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def first_day(date: str) -> dt.date | None:
    """The earliest day that 2024-07-29, 2024-07 or 2024 can mean; None where no year or no such day is told."""
    partial = _partial(date)
    return partial.earliest if partial else None


def last_day(date: str) -> dt.date | None:
    """The latest day that it can mean; None as for first_day."""
    partial = _partial(date)
    return partial.latest if partial else None


def _partial(date: str) -> PartialDate | None:
    found = _DATE.fullmatch(date)
    if not found:
        return None
    partial = PartialDate(*(int(part) if part else None for part in found.groups()))
    try:
        return partial if partial.earliest and partial.latest else None
    except ValueError:  # 2023-02-30, as a page may print it
        return None
