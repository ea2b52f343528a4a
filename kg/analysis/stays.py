"""What is said of one person in one office, by date: the reports that careers and seats are told from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.analysis.apart import located, said, said_of_all
from kg.analysis.asking import Ask, Row, first_day, last_day, printed, records

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
_UNSEEN = "former"  # 原主任: the words say that it is over, not when it was


class Stay(NamedTuple):
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

    def comes_before(self, other: Stay) -> bool:
        return self.last < other.first or (self.last == other.first and self.is_over and not other.is_over)

    def is_beside(self, other: Stay) -> bool:
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


def reports_of(ask: Ask, **wanted: str) -> Iterator[Row]:
    """A row for each article that says of somebody that they have, get, leave or once had an office."""
    posts = {}
    for row in records(ask, _POSTS, **wanted):
        _, _, status = row["state"].rpartition("#")
        posts[row["post"]] = {**row, "status": status}
    restricted = "\n    ".join(pattern for name, pattern in _RESTRICTED.items() if wanted.get(name))
    pattern, of_all = _REPORTED % restricted, not restricted
    reports = _REPORTS % (said_of_all(pattern, "day") if of_all else said(pattern, "day", of_all=False))
    for row in located(ask, records(ask, reports, **wanted), of_all=of_all):
        yield {**posts[row["post"]], **row, "date": printed(row["day"])}


def stays_of(rows: Iterable[Row]) -> list[Stay]:
    """A stay for each person, body and office that the reports name; in the order in which they first name them."""
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


def _stay(told: list[Row], dated: list[Row]) -> Stay:
    """The stay of these reports, in order."""
    if not dated:
        return Stay(told, dated, told[-1], dt.date.max, dt.date.max, dt.date.max, dt.date.min)
    lasts = [_last(row) for row in dated]
    firsts = [first_day(row["date"]) or dt.date.min for row in dated]
    latest = max(range(len(dated)), key=lasts.__getitem__)
    return Stay(told, dated, dated[latest], firsts[0], lasts[latest], min(lasts), max(firsts))


def terms_of(stays: list[Stay]) -> list[Stay]:
    """The stays, one cut in two where all that is known of another holder lies in a long silence of the first."""
    found = []
    for stay in stays:
        start = 0
        for at in _returns(stay, stays):
            found.append(_stay(stay.dated[start:at], stay.dated[start:at]))
            start = at
        found.append(_stay([*stay.dated[start:], *_undated(stay)], stay.dated[start:]) if start else stay)
    return found


def _returns(stay: Stay, stays: list[Stay]) -> Iterator[int]:
    """Where in its dated reports somebody comes back after another; who leaves was there until then."""
    for at, (before, after) in enumerate(pairwise(stay.dated), 1):
        gone, back = _last(before), first_day(after["date"]) or dt.date.max
        if after["status"] != "left" and back - gone >= _LONG:
            others = (other for other in stays if other is not stay and other.dated)
            if any(gone < other.first and other.last < back for other in others):
                yield at


def _undated(stay: Stay) -> list[Row]:
    return [row for row in stay.said if not _tells_when(row)]


def seen(row: Row) -> str:
    """The day that a report tells of the office being held; '' where it tells none."""
    return row["date"] if first_day(row["date"]) and row["status"] != _UNSEEN else ""
