"""Are the years of matched events right, and is none invented where the text tells none?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.evaluate.matching import Matched, day, share_a_day

UNKNOWN = "XXXX"


class Years(NamedTuple):
    """Of the matched events whose month and day agree: with a year in the noted facts, and without."""

    right: int
    told: int
    invented: int
    untold: int


class Dating(NamedTuple):
    """The dates of one event that can be judged; `told`: its year is known."""

    name: str
    noted: frozenset[str]
    found: frozenset[str]
    told: bool

    @property
    def holds(self) -> bool:
        return self.found <= self.noted if self.told else all(date.startswith(UNKNOWN) for date in self.found)


def datings(events: Iterable[Matched]) -> Iterator[Dating]:
    """Events noted under several years are passed over."""
    for noted, found in events:
        if not share_a_day(noted, found):
            continue
        wanted, had = (frozenset(row.date for row in rows if day(row.date)) for rows in (noted, found))
        years = {date[:4] for date in wanted}
        if len(years) == 1:
            yield Dating(noted[0].name, wanted, had, told=UNKNOWN not in years)


def count_years(judged: Iterable[Dating]) -> Years:
    """How many years hold, of the articles that tell theirs and of those that do not."""
    holding = [(dating.told, dating.holds) for dating in judged]
    told = [holds for is_told, holds in holding if is_told]
    untold = [holds for is_told, holds in holding if not is_told]
    return Years(sum(told), len(told), untold.count(False), len(untold))
