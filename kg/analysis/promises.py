"""What was promised of each project, and which later article says otherwise."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from kg.analysis.asking import Ask, Row, first_day, last_day, records

_PROMISED = ("investment", "area", "start", "end")


class Promise(NamedTuple):
    """What one article says of a project. `relation`: investment area start end; `date`: the article's.

    earlier … earlier_quote: what the latest article of a day before said of the same, where that is another amount or a day that this
    one can not mean; '' where nothing was said, or the same.
    """

    project: str
    relation: str
    value: str
    date: str
    earlier: str
    earlier_date: str
    earlier_source: str
    earlier_quote: str
    source: str
    article: str
    quote: str
    start: str
    end: str
    project_iri: str


def promises(ask: Ask, *, project: str = "") -> list[Promise]:
    """What were a project's investment, area, start and completion said to be, and which article changed what an earlier one said?"""
    rows = records(ask, "projects", project=project)
    names = {row["project"]: row["value"] for row in reversed(rows) if row["relation"] == "name"}
    said = sorted(
        (row for row in rows if row["relation"] in _PROMISED),
        key=lambda row: (
            names.get(row["project"], ""), row["project"], _PROMISED.index(row["relation"]),
            first_day(row["date"]) or dt.date.max, row["source"], int(row["start"]),
        ),
    )  # fmt: skip
    same: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in said:
        same[row["project"], row["relation"]].append(row)
    return [_promise(row, _before(row, same[row["project"], row["relation"]]), names) for row in said]


def _before(row: Row, said: list[Row]) -> Row | None:
    """The last of these sayings from a day before this one; None where there is none or it says the same."""
    day = first_day(row["date"]) or dt.date.min
    earlier = [other for other in said if (last_day(other["date"]) or dt.date.max) < day]
    return earlier[-1] if earlier and not _agree(earlier[-1], row) else None


def _agree(one: Row, two: Row) -> bool:
    """Whether the same is said: 2万平方米 and 20000平方米, 2025 and 2025-12."""
    if one["number"] and two["number"]:
        return float(one["number"]) == float(two["number"])
    spans = [(first_day(row["value"]), last_day(row["value"])) for row in (one, two)]
    (first, last), (begun, done) = spans
    if first and last and begun and done:
        return first <= done and begun <= last
    return one["value"] == two["value"]


def _promise(row: Row, before: Row | None, names: dict[str, str]) -> Promise:
    earlier = (before["value"], before["date"], before["source"], before["quote"]) if before else ("",) * 4
    return Promise(
        names.get(row["project"], ""), row["relation"], row["value"], row["date"], *earlier,
        row["source"], row["article"], row["quote"], row["start"], row["end"], row["project"],
    )  # fmt: skip
