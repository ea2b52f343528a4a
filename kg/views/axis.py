"""A stretch of time as places between 0 and 100 per cent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

MOST_TICKS = 10
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)  # months


class Tick(NamedTuple):
    at: str  # '12.5%'
    label: str  # 2024-03, or 2024 where ticks are whole years apart


class Axis(NamedTuple):
    """From the first day of a month to the first day of another, later one."""

    begin: dt.date
    end: dt.date

    def place(self, day: dt.date) -> float:
        """Per cent of the way from begin to end, kept between 0 and 100."""
        share = (day - self.begin).days / (self.end - self.begin).days
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def ticks(self) -> list[Tick]:
        """At most MOST_TICKS + 1, a round number of months apart."""
        months = (self.end.year - self.begin.year) * 12 + self.end.month - self.begin.month
        step = next((step for step in _STEPS if months / step <= MOST_TICKS), _STEPS[-1])
        return [Tick(f"{self.place(day)}%", f"{day:%Y}" if step >= 12 else f"{day:%Y-%m}") for day in self._days(step)]

    def _days(self, step: int) -> Iterator[dt.date]:
        first = self.begin.year * 12 + self.begin.month - 1
        last = self.end.year * 12 + self.end.month - 1
        for month in range(-(-first // step) * step, last + 1, step):
            yield dt.date(month // 12, month % 12 + 1, 1)


def axis_around(first: dt.date, last: dt.date) -> Axis:
    """Whole months around both days, with at least a month of room at either side, where open ends are drawn."""
    room = max((last - first).days // 12, 31)
    begin = max(first.toordinal() - room, dt.date(1, 1, 1).toordinal())
    end = min(last.toordinal() + room, dt.date(9998, 12, 1).toordinal())
    after = dt.date.fromordinal(end).replace(day=28) + dt.timedelta(days=4)
    return Axis(dt.date.fromordinal(begin).replace(day=1), after.replace(day=1))
