"""Who has gone quiet, measured by their own usual rate and by what was reported since."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.analysis.asking import Ask, Row, first_day, records

LEAST = 3  # days with an appearance: two gaps at least are needed to call anything usual
_DAY = len("2024-07-29")


class Silence(NamedTuple):
    """A person who appeared on three days or more. usual_days, longest_days: the median and the longest of the own gaps.

    silent_days: from the last appearance to the last day on which anybody of the jurisdiction appeared; `reported_since`: days in
    between on which somebody did, so that a silence of the papers is not taken for one of the person. `quiet`: yes where the silence
    is longer than the longest gap before and somebody was reported since. quote … end: the last appearance.
    """

    person: str
    jurisdiction: str
    days: int
    first_seen: str
    last_seen: str
    usual_days: str
    longest_days: int
    silent_days: int
    reported_since: int
    quiet: str
    quote: str
    source: str
    start: str
    end: str
    person_iri: str


def quiet(ask: Ask, *, person: str = "") -> list[Silence]:
    """Who has gone quiet against their own usual rate? Everybody with three days of appearances, the most unusual silence first."""
    calendar: dict[str, dict[dt.date, Row]] = defaultdict(dict)
    reported: dict[str, set[dt.date]] = defaultdict(set)
    for row in records(ask, "appearances"):
        day = first_day(row["date"])
        if day and len(row["date"]) == _DAY:
            calendar[row["person_iri"]].setdefault(day, row)
            reported[row["jurisdiction"]].add(day)
    wanted = {row["person_iri"] for row in records(ask, "appearances", person=person)}
    found = [
        _silence(days, reported)
        for one, days in calendar.items()
        if len(days) >= LEAST and (not person or one in wanted)
    ]
    return sorted(found, key=lambda row: (-row.silent_days / row.longest_days, row.person, row.person_iri))


def _silence(calendar: dict[dt.date, Row], reported: dict[str, set[dt.date]]) -> Silence:
    days = sorted(calendar)
    last = calendar[days[-1]]
    gaps = [(after - before).days for before, after in pairwise(days)]
    since = {day for day in reported[last["jurisdiction"]] if day > days[-1]}
    silent = (max(since) - days[-1]).days if since else 0
    return Silence(
        last["person"], last["jurisdiction"], len(days), str(days[0]), str(days[-1]), f"{median(gaps):g}", max(gaps), silent,
        len(since), "yes" if silent > max(gaps) else "no", last["quote"], last["source"], last["start"], last["end"],
        last["person_iri"],
    )  # fmt: skip
