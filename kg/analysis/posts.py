"""Who held which office when: careers of people, and the people of a seat one after another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from kg.analysis.apart import quotes, said
from kg.analysis.asking import Ask, Row, first_day, last_day, printed, records
from kg.analysis.offices import held_by_several

# Posts and their reports are asked for apart: a post is reported many times. Words are fetched for the reports that are shown.
_POSTS = """
# param: person person who
# param: organization organization where
# param: title office the bare office
SELECT ?post ?person ?organization ?title ?state ?person_iri ?organization_iri {
  # parameters
  GRAPH <graph/facts> {
    ?post a org:Membership ; org:member ?person_iri ; org:organization ?organization_iri ; org:role ?role ; kg:status ?state .
    ?person_iri skos:prefLabel ?person . ?organization_iri skos:prefLabel ?organization . ?role skos:prefLabel ?title .
  }
}"""
_REPORTS = """
# param: person person who
# param: organization organization where
# param: title office the bare office
SELECT ?post ?claim ?day ?span ?source ?article {
  %s
}"""
_REPORTED = """
  # parameters
  GRAPH <graph/facts> { ?post a org:Membership ; kg:firstSaidBy ?claim . %s }"""
_RESTRICTED = {
    "person": "?post org:member ?person_iri .",
    "organization": "?post org:organization ?organization_iri .",
    "title": "?post org:role ?role . ?role skos:prefLabel ?title .",
}
_LONG = dt.timedelta(days=180)  # a silence in which somebody else may have held the office
_LAST = attrgetter("last", "key", "person_iri")
_NOBODY: Row = dict.fromkeys(("person", "date", "claim", "source", "start", "end"), "")
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


class _Stay(NamedTuple):
    """What is said of one person in one office, by date, the undated last; `dated` those that tell when it was held.

    The rest follows from `dated` and is read once: a seat compares each of its stays with each. `latest`: the report whose last
    possible day is the latest, the last one where none is dated; `first`, `last`: the outer days that the reports can mean;
    `surely_from`, `surely_until`: the days between which it was held whichever days they mean.
    """

    said: list[Row]
    dated: list[Row]
    latest: Row
    first: dt.date
    last: dt.date
    surely_from: dt.date
    surely_until: dt.date

    @property
    def opening(self) -> Row:
        """The first report that tells a date, or the first."""
        return (self.dated or self.said)[0]

    @property
    def is_over(self) -> bool:
        """Whether its last report tells that it ends."""
        return bool(self.dated) and self.latest["status"] == "left"

    def comes_before(self, other: _Stay) -> bool:
        return self.last < other.first or (self.last == other.first and self.is_over and not other.is_over)

    def is_beside(self, other: _Stay) -> bool:
        """Whether the two overlap on whichever days their reports were made."""
        if self.surely_from > other.surely_until or other.surely_from > self.surely_until:
            return False
        return not self.comes_before(other) and not other.comes_before(self)

    @property
    def key(self) -> tuple[str, str, str]:
        return self.said[0]["person"], self.said[0]["organization"], self.said[0]["title"]

    @property
    def person_iri(self) -> str:
        return self.said[0]["person_iri"]

    @property
    def organization_iri(self) -> str:
        return self.said[0]["organization_iri"]


class _Turn(NamedTuple):
    """A stay in an office of one body, the one whose holder it follows, and the names of those who had it at the same time."""

    stay: _Stay
    before: _Stay | None
    beside: str


def _stay(said: list[Row], dated: list[Row]) -> _Stay:
    """The stay of these reports, in order."""
    if not dated:
        return _Stay(said, dated, said[-1], dt.date.max, dt.date.max, dt.date.max, dt.date.min)
    lasts = [_last(row) for row in dated]
    firsts = [first_day(row["date"]) or dt.date.min for row in dated]
    latest = max(range(len(dated)), key=lasts.__getitem__)
    return _Stay(said, dated, dated[latest], firsts[0], lasts[latest], min(lasts), max(firsts))


def careers(ask: Ask, *, person: str = "", organization: str = "") -> list[Career]:
    """Which posts did a person have over time: first and last seen, the longest silence between, the words of both ends?"""
    stays = sorted(_stays(_reports(ask, person=person, organization=organization)), key=_by_person)
    words = quotes(ask, [row["claim"] for stay in stays for row in (stay.opening, stay.latest)])
    return [_career(stay, words) for stay in stays]


def _reports(ask: Ask, **wanted: str) -> Iterator[Row]:
    """A row for each article that says of somebody that they have, get, leave or once had an office."""
    posts = {}
    for row in records(ask, _POSTS, **wanted):
        _, _, status = row["state"].rpartition("#")
        posts[row["post"]] = {**row, "status": status}
    restricted = "\n    ".join(pattern for name, pattern in _RESTRICTED.items() if wanted.get(name))
    reports = _REPORTS % said(_REPORTED % restricted, "day", of_all=not restricted)
    for row in records(ask, reports, **wanted):
        start, _, end = row["span"].partition("-")
        yield {**posts[row["post"]], **row, "date": printed(row["day"]), "start": start, "end": end}


def _by_person(stay: _Stay) -> tuple[object, ...]:
    return stay.key[0], stay.person_iri, stay.first, stay.last, stay.key, stay.organization_iri


def seat(ask: Ask, *, body: str = "", office: str = "") -> list[Holder]:
    """Who held an office one after another, and between which two sentences did it change hands?"""
    seats: dict[tuple[str, str], list[_Stay]] = defaultdict(list)
    for stay in _stays(_reports(ask, organization=body, title=office)):
        seats[stay.organization_iri, stay.key[2]].append(stay)
    turns = [_turn(stay, terms) for stays in seats.values() for terms in [_terms(stays)] for stay in terms]
    shown = [turn.stay.opening["claim"] for turn in turns]
    words = quotes(ask, [*shown, *(turn.before.latest["claim"] for turn in turns if turn.before)])
    return sorted((_holder(turn, words) for turn in turns), key=_in_order)


def _terms(stays: list[_Stay]) -> list[_Stay]:
    """The stays, one cut in two where all that is known of another holder lies in a long silence of the first."""
    found = []
    for stay in stays:
        start = 0
        for at in _returns(stay, stays):
            found.append(_stay(stay.dated[start:at], stay.dated[start:at]))
            start = at
        found.append(_stay([*stay.dated[start:], *_undated(stay)], stay.dated[start:]) if start else stay)
    return found


def _returns(stay: _Stay, stays: list[_Stay]) -> Iterator[int]:
    """Where in its dated reports somebody comes back after another; who leaves was there until then."""
    for at, (before, after) in enumerate(pairwise(stay.dated), 1):
        gone, back = _last(before), first_day(after["date"]) or dt.date.max
        if after["status"] != "left" and back - gone >= _LONG:
            others = (other for other in stays if other is not stay and other.dated)
            if any(gone < other.first and other.last < back for other in others):
                yield at


def _undated(stay: _Stay) -> list[Row]:
    return [row for row in stay.said if not _tells_when(row)]


def _in_order(row: Holder) -> tuple[object, ...]:
    day = first_day(row.first_seen) or dt.date.max
    return row.organization, row.title, day, row.person, row.person_iri, row.organization_iri


def _stays(rows: Iterable[Row]) -> list[_Stay]:
    posts: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        posts[row["person_iri"], row["organization_iri"], row["title"]].append(row)
    found = []
    for reports in posts.values():
        reports.sort(key=_by_date)
        found.append(_stay(reports, [row for row in reports if _tells_when(row)]))
    return found


def _by_date(row: Row) -> tuple[object, ...]:
    day = first_day(row["date"]) or dt.date.max
    return day, row["source"], int(row["start"]), int(row["end"]), row["article"], row["status"], row["date"]


def _tells_when(row: Row) -> bool:
    return first_day(row["date"]) is not None and row["status"] != _UNSEEN


def _last(row: Row) -> dt.date:
    return last_day(row["date"]) or dt.date.max


def _career(stay: _Stay, words: Mapping[str, str]) -> Career:
    first, last = stay.opening, stay.latest
    days = [first_day(row["date"]) or dt.date.max for row in stay.dated]
    gaps = [(after - before).days for before, after in pairwise(days)]
    return Career(
        *stay.key, " ".join(dict.fromkeys(row["status"] for row in stay.said)), _seen(first), _seen(last), len(stay.said),
        max(gaps, default=""), words[first["claim"]], first["source"], words[last["claim"]], last["source"],
        first["person_iri"], first["organization_iri"],
    )  # fmt: skip


def _seen(row: Row) -> str:
    return row["date"] if first_day(row["date"]) and row["status"] != _UNSEEN else ""


def _turn(stay: _Stay, stays: list[_Stay]) -> _Turn:
    others = [other for other in stays if other.dated and stay.dated and other.person_iri != stay.person_iri]
    earlier = () if held_by_several(stay.key[2]) else (other for other in others if other.comes_before(stay))
    beside = sorted({other.key[0] for other in others if stay.is_beside(other)})
    return _Turn(stay, max(earlier, key=_LAST, default=None), "、".join(beside))


def _holder(turn: _Turn, words: Mapping[str, str]) -> Holder:
    stay, before = turn.stay, turn.before
    first = stay.opening
    end = before.latest if before else _NOBODY
    return Holder(
        first["organization"], first["title"], first["person"], _seen(first), _seen(stay.latest), len(stay.said),
        end["person"], end["date"], _seen(first) if before else "", (stay.first - before.last).days if before else "",
        turn.beside, words.get(end["claim"], ""), end["source"], end["start"], end["end"],
        words[first["claim"]], first["source"], first["start"], first["end"], first["person_iri"], first["organization_iri"],
    )  # fmt: skip
