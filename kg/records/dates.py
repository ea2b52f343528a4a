"""Dates as precise as the text."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class PartialDate(NamedTuple):
    """A date as precise as the text: any of its parts may be unknown, but never the ones in the middle."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO prefix: 2024-07-29, 2025-12, 2019, XXXX-07-29, XXXX-07; '' when nothing is known."""
        if self.month is None:
            return f"{self.year:04d}" if self.year else ""
        year = f"{self.year:04d}" if self.year else "XXXX"
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def earliest(self) -> dt.date | None:
        """First day it can mean; None without a year."""
        return dt.date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> dt.date | None:
        """Last day it can mean; None without a year."""
        if not self.year:
            return None
        if self.day:
            return self.earliest
        after = dt.date(self.year + (self.month or 12) // 12, (self.month or 12) % 12 + 1, 1)
        return after - dt.timedelta(days=1)
