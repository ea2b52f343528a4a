"""Dates as the rows of an answer print them, read again."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.records import PartialDate

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@lru_cache(maxsize=10_000)  # days that there are in 27 years: an answer of a million rows has few others
def parse_date(text: str) -> PartialDate:
    """The date that 2024-07-29, 2024-07 or 2024 prints; PartialDate() for anything else, so for XXXX-07-29 and 2023-02-30 too."""
    found = _DATE.fullmatch(text)
    date = PartialDate(*(int(part) if part else None for part in found.groups())) if found else PartialDate()
    try:
        return date if date.earliest and date.latest else PartialDate()
    except (ValueError, OverflowError):  # no such day, as a page may print it; 9999-12 has no day after it
        return PartialDate()
