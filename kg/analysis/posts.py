"""Who held which office when: careers of people, and the people of a seat one after another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from kg.analysis.apart import quotes
from kg.analysis.asking import Ask, Row, first_day
from kg.analysis.offices import held_by_several
from kg.analysis.stays import Stay, reports_of, seen, stays_of, terms_of

_LAST = attrgetter("last", "key", "person_iri")
_NOBODY: Row = dict.fromkeys(("person", "date", "claim", "source", "start", "end"), "")


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
    """A holder of an office; one who came back after another held it stands twice.

    `predecessor`: who was last seen in it before this one's first day, or is said to leave it that day; '' where nobody was, and in
    offices that several hold at once (副X, 委员, 调研员). handover_from, handover_to: the last day of the one and the first of the
    other, between which the office changed hands; handover_days between them. `beside`: others who held it at the same time, by what
    the dates tell for certain. quote … end say the first report of the holder, predecessor_quote … predecessor_end the last one of
    the predecessor.
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


class _Turn(NamedTuple):
    """A stay in an office of one body, the one whose holder it follows, and the names of those who had it at the same time."""

    stay: Stay
    before: Stay | None
    beside: str


def careers(ask: Ask, *, person: str = "", organization: str = "") -> list[Career]:
    """Which posts did a person have over time: first and last seen, the longest silence between, the words of both ends?"""
    stays = sorted(stays_of(reports_of(ask, person=person, organization=organization)), key=_by_person)
    words = quotes(ask, [row["claim"] for stay in stays for row in (stay.opening, stay.latest)])
    return [_career(stay, words) for stay in stays]


def _by_person(stay: Stay) -> tuple[object, ...]:
    return stay.key[0], stay.person_iri, stay.first, stay.last, stay.key, stay.organization_iri


def seat(ask: Ask, *, body: str = "", office: str = "") -> list[Holder]:
    """Who held an office one after another, and between which two sentences did it change hands?"""
    seats: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    for stay in stays_of(reports_of(ask, organization=body, title=office)):
        seats[stay.organization_iri, stay.key[2]].append(stay)
    turns = [_turn(stay, terms) for stays in seats.values() for terms in [terms_of(stays)] for stay in terms]
    shown = [turn.stay.opening["claim"] for turn in turns]
    words = quotes(ask, [*shown, *(turn.before.latest["claim"] for turn in turns if turn.before)])
    return sorted((_holder(turn, words) for turn in turns), key=_in_order)


def _in_order(row: Holder) -> tuple[object, ...]:
    day = first_day(row.first_seen) or dt.date.max
    return row.organization, row.title, day, row.person, row.person_iri, row.organization_iri


def _career(stay: Stay, words: Mapping[str, str]) -> Career:
    first, last = stay.opening, stay.latest
    days = [first_day(row["date"]) or dt.date.max for row in stay.dated]
    gaps = [(after - before).days for before, after in pairwise(days)]
    return Career(
        *stay.key, " ".join(dict.fromkeys(row["status"] for row in stay.said)), seen(first), seen(last), len(stay.said),
        max(gaps, default=""), words[first["claim"]], first["source"], words[last["claim"]], last["source"],
        first["person_iri"], first["organization_iri"],
    )  # fmt: skip


def _turn(stay: Stay, stays: list[Stay]) -> _Turn:
    others = [other for other in stays if other.dated and stay.dated and other.person_iri != stay.person_iri]
    earlier = () if held_by_several(stay.key[2]) else (other for other in others if other.comes_before(stay))
    beside = sorted({other.key[0] for other in others if stay.is_beside(other)})
    return _Turn(stay, max(earlier, key=_LAST, default=None), "、".join(beside))


def _holder(turn: _Turn, words: Mapping[str, str]) -> Holder:
    stay, before = turn.stay, turn.before
    first = stay.opening
    end = before.latest if before else _NOBODY
    return Holder(
        first["organization"], first["title"], first["person"], seen(first), seen(stay.latest), len(stay.said),
        end["person"], end["date"], seen(first) if before else "", (stay.first - before.last).days if before else "",
        turn.beside, words.get(end["claim"], ""), end["source"], end["start"], end["end"],
        words[first["claim"]], first["source"], first["start"], first["end"], first["person_iri"], first["organization_iri"],
    )  # fmt: skip
