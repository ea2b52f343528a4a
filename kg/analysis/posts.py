"""Who held which office when: careers of people, and the people of a seat one after another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from kg.analysis.asking import Ask, Row, first_day, last_day, records

_UNSEEN = "former"  # 原主任: the words say that it is over, not when it was


class Career(NamedTuple):
    """A post of a person. `status`: all that is said of it, by date. `gap_days`: the longest time between two reports, '' for one.

    first_* and last_* are the words that say it first and last; first_seen and last_seen are '' where no report has a year or
    all say 'former'. Nobody is said to have come on the first day or gone on the last.
    """

    person: str
    organization: str
    title: str
    status: str
    first_seen: str
    last_seen: str
    reports: int
    gap_days: int | str
    first_quote: str
    first_source: str
    last_quote: str
    last_source: str
    person_iri: str
    organization_iri: str


class Holder(NamedTuple):
    """A holder of an office. `predecessor`: who was last seen in it before this one's first day; '' where nobody was.

    handover_from, handover_to: the last day of the one and the first of the other, between which the office changed hands;
    handover_days between them. `beside`: others seen in the same office in the same time. quote … end say the first report of the
    holder, predecessor_quote … predecessor_end the last one of the predecessor.
    """

    organization: str
    title: str
    person: str
    first_seen: str
    last_seen: str
    reports: int
    predecessor: str
    handover_from: str
    handover_to: str
    handover_days: int | str
    beside: str
    predecessor_quote: str
    predecessor_source: str
    predecessor_start: str
    predecessor_end: str
    quote: str
    source: str
    start: str
    end: str
    person_iri: str
    organization_iri: str


class _Stay(NamedTuple):
    """What is said of one person in one office, by date, the undated last; `dated` those that tell when it was held."""

    said: list[Row]
    dated: list[Row]

    @property
    def first(self) -> dt.date:
        return (first_day(self.dated[0]["date"]) if self.dated else None) or dt.date.max

    @property
    def latest(self) -> Row:
        """The report whose last possible day is the latest; the last one where none is dated."""
        return max(self.dated, key=_last) if self.dated else self.said[-1]

    @property
    def last(self) -> dt.date:
        return _last(self.latest) if self.dated else dt.date.max

    @property
    def key(self) -> tuple[str, str, str]:
        return self.said[0]["person"], self.said[0]["organization"], self.said[0]["title"]


def careers(ask: Ask, *, person: str = "", organization: str = "") -> list[Career]:
    """Which posts did a person have over time: first and last seen, the longest silence between, the words of both ends?"""
    stays = _stays(records(ask, "roles", person=person, organization=organization))
    return [_career(stay) for stay in sorted(stays, key=lambda stay: (stay.key[0], stay.first, stay.last, stay.key))]


def seat(ask: Ask, *, body: str = "", office: str = "") -> list[Holder]:
    """Who held an office one after another, and between which two sentences did it change hands?"""
    seats: dict[tuple[str, str], list[_Stay]] = defaultdict(list)
    for stay in _stays(records(ask, "roles", organization=body, title=office)):
        seats[stay.said[0]["organization_iri"], stay.key[2]].append(stay)
    holders = (_holder(stay, stays) for stays in seats.values() for stay in stays)
    return sorted(holders, key=_in_order)


def _in_order(row: Holder) -> tuple[str, str, dt.date, str, str]:
    return row.organization, row.title, first_day(row.first_seen) or dt.date.max, row.person, row.person_iri


def _stays(rows: Iterable[Row]) -> list[_Stay]:
    posts: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        posts[row["person_iri"], row["organization_iri"], row["title"]].append(row)
    found = []
    for said in posts.values():
        said.sort(key=lambda row: (first_day(row["date"]) or dt.date.max, row["source"], int(row["start"])))
        found.append(_Stay(said, [row for row in said if first_day(row["date"]) and row["status"] != _UNSEEN]))
    return found


def _last(row: Row) -> dt.date:
    return last_day(row["date"]) or dt.date.max


def _career(stay: _Stay) -> Career:
    first, last = (stay.dated or stay.said)[0], stay.latest
    days = [first_day(row["date"]) or dt.date.max for row in stay.dated]
    gaps = [(after - before).days for before, after in pairwise(days)]
    return Career(
        *stay.key, " ".join(dict.fromkeys(row["status"] for row in stay.said)), _seen(first), _seen(last), len(stay.said),
        max(gaps, default=""), first["quote"], first["source"], last["quote"], last["source"],
        first["person_iri"], first["organization_iri"],
    )  # fmt: skip


def _seen(row: Row) -> str:
    return row["date"] if first_day(row["date"]) and row["status"] != _UNSEEN else ""


def _holder(stay: _Stay, stays: list[_Stay]) -> Holder:
    others = [other for other in stays if other is not stay and other.dated and stay.dated]
    before = max((other for other in others if other.last < stay.first), key=lambda other: other.last, default=None)
    beside = sorted(other.key[0] for other in others if other.first <= stay.last and stay.first <= other.last)
    first = (stay.dated or stay.said)[0]
    end = before.latest if before else dict.fromkeys(("person", "date", "quote", "source", "start", "end"), "")
    return Holder(
        first["organization"], first["title"], first["person"], _seen(first), _seen(stay.latest), len(stay.said),
        end["person"], end["date"], _seen(first) if before else "", (stay.first - before.last).days if before else "",
        "、".join(beside), end["quote"], end["source"], end["start"], end["end"],
        first["quote"], first["source"], first["start"], first["end"], first["person_iri"], first["organization_iri"],
    )  # fmt: skip
