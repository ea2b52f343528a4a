"""How a question in Python asks the store: saved queries by name, answered as records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Protocol

from kg.queries.dates import parse_date
from kg.queries.run import Rows

Row = Mapping[str, str]
_DAYS: Final = (
    20_000  # dates remembered: those of 27 years, with their months; an answer of a million rows has few others
)


class Ask(Protocol):
    """Answers a saved query or a SPARQL text; parameters as in kg.queries.run.run."""

    def __call__(self, name_or_text: str, /, **parameters: str) -> Rows: ...


def records(ask: Ask, name_or_text: str, **parameters: str) -> list[Row]:
    """The rows as mappings from column to cell; a parameter without a value restricts nothing."""
    return list(records_in_turn(ask, name_or_text, **parameters))


def records_in_turn(ask: Ask, name_or_text: str, **parameters: str) -> Iterator[Row]:
    """The same one after another: a mapping takes three times the memory of its row."""
    rows = ask(name_or_text, **{name: value for name, value in parameters.items() if value})
    return (dict(zip(rows.columns, row, strict=True)) for row in rows.rows)


def printed(date: str) -> str:
    """A date of the store as rows print it: XXXX-07-29 for --07-29."""
    return f"XXXX-{date[2:]}" if date.startswith("--") else date


@lru_cache(maxsize=_DAYS)
def first_day(date: str) -> dt.date | None:
    """The earliest day that 2024-07-29, 2024-07 or 2024 can mean; None where no year or no such day is told."""
    return parse_date(date).earliest


@lru_cache(maxsize=_DAYS)
def last_day(date: str) -> dt.date | None:
    """The latest day that it can mean; None as for first_day."""
    return parse_date(date).latest
