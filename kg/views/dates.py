"""The part of a graph that texts date between two days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import networkx as nx

from kg.errors import QueryError
from kg.queries.dates import parse_date


class Stretch(NamedTuple):
    """From the first day to the last, both inclusive."""

    first: dt.date
    last: dt.date

    def meets(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether some day from first to last lies in it; False where either is unknown."""
        return first is not None and last is not None and self.first <= last and first <= self.last

    def holds(self, text: str) -> bool:
        """Whether some day that the date may mean lies in it; False where it tells no year."""
        date = parse_date(text)
        return self.meets(date.earliest, date.latest)


def within(
    graph: nx.MultiDiGraph[str], begin: str | None, end: str | None, *, kept: Sequence[str] = ()
) -> nx.MultiDiGraph[str]:
    """The edges dated between begin and end, their ends, nodes dated so themselves, and `kept`; everything where both are None.

    QueryError for what is no date, and for an end before its beginning.
    """
    if begin is None and end is None:
        return graph
    period = stretch(begin, end)
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from(
        (node, held)
        for node, held in graph.nodes(data=True)
        if node in kept or period.holds(str(held.get("date") or ""))
    )
    for start, finish, edge in graph.edges(data=True):
        if period.holds(str(edge.get("date") or "")):
            part.add_nodes_from((node, graph.nodes[node]) for node in (start, finish))
            part.add_edge(start, finish, **edge)
    return part


def nothing_dated(graph: nx.MultiDiGraph[str], begin: str | None, end: str | None) -> QueryError:
    """The error for a time in which nothing is dated, with the first and the last dates that there are."""
    told = [str(held.get("date") or "") for _, held in graph.nodes(data=True)]
    told += [str(edge.get("date") or "") for _, _, edge in graph.edges(data=True)]
    dates = sorted({date for date in told if parse_date(date).earliest})
    there = f"the first date is {dates[0]}, the last {dates[-1]}" if dates else "nothing here has a date with a year"
    return QueryError(f"nothing is dated in the period {told_period(begin, end)}; {there}")


def told_period(begin: str | None, end: str | None) -> str:
    """2024 – 2025, with '…' for an open end."""
    return f"{begin or '…'} – {end or '…'}"


def stretch(begin: str | None, end: str | None) -> Stretch:
    """From the first day `begin` may mean to the last of `end`; None for one is open. QueryError as in within()."""
    first = _day(begin, "earliest") if begin is not None else dt.date.min
    last = _day(end, "latest") if end is not None else dt.date.max
    if first > last:
        raise QueryError(f"the period from {begin} to {end} ends before it begins; exchange the two")
    return Stretch(first, last)


def _day(text: str, which: str) -> dt.date:
    date = parse_date(text.strip())
    day = date.earliest if which == "earliest" else date.latest
    if day is None:
        raise QueryError(f"'{text}' is no date; write 2024, 2024-05 or 2024-05-07")
    return day
