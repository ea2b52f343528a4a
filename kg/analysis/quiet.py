"""Who has gone quiet, measured by their own usual rate and by what was reported since."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from kg.analysis.apart import AT_ONCE
from kg.analysis.asking import Ask, Row, first_day, records
from kg.analysis.events import came, days_of, names_of_people, scopes_of_people

_CALENDAR = """
# param: person person who
# param: jurisdiction text where
SELECT ?event ?person_iri ?person ?jurisdiction ?date {
  # parameters
  GRAPH <graph/facts> {
    ?person_iri kg:scope ?jurisdiction ; skos:prefLabel ?person .
    ?fact kg:person ?person_iri ; a kg:Participation ; kg:event ?event .
    ?event schema:startDate ?date .
  }
  FILTER(DATATYPE(?date) = xsd:date)
}"""
_WORDS = """
SELECT ?fact ?person_iri ?quote ?source ?start ?end {
  VALUES (?event ?person_iri) { %s }
  GRAPH <graph/facts> { ?fact kg:event ?event ; kg:person ?person_iri ; a kg:Participation ; kg:firstSaidBy ?claim }
  GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start) BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
}"""
_DAY: Final = 10  # characters of a day that is told in full
LEAST = 3  # days with an appearance: two gaps at least are needed to call anything usual


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


class _Seen(NamedTuple):
    """Somebody at an event on a day."""

    person_iri: str
    person: str
    jurisdiction: str
    event: str
    date: str


class _Person(NamedTuple):
    """Who, and the events of each day on which they appeared."""

    name: str
    jurisdiction: str
    days: dict[dt.date, list[str]]


def quiet(ask: Ask, *, person: str = "") -> list[Silence]:
    """Who has gone quiet against their own usual rate? Everybody with three days of appearances, the most unusual silence first."""
    mine = {row["person_iri"]: row["jurisdiction"] for row in records(ask, _CALENDAR, person=person)} if person else {}
    people: dict[str, _Person] = {}
    reported: dict[str, set[dt.date]] = defaultdict(set)
    for jurisdiction in set(mine.values()) or ([""] if not person else []):
        for seen in _appearances(ask, jurisdiction):
            if day := first_day(seen.date):
                own = people.setdefault(seen.person_iri, _Person(seen.person, seen.jurisdiction, {}))
                own.days.setdefault(day, []).append(seen.event)
                reported[seen.jurisdiction].add(day)
    wanted = {iri: one for iri, one in people.items() if len(one.days) >= LEAST and (iri in mine or not person)}
    words = _words(ask, [(event, iri) for iri, one in wanted.items() for event in one.days[max(one.days)]])
    found = [_silence(iri, one, reported[one.jurisdiction], words[iri]) for iri, one in wanted.items()]
    return sorted(found, key=lambda row: (-row.silent_days / row.longest_days, row.person, row.person_iri))


def _appearances(ask: Ask, jurisdiction: str) -> Iterator[_Seen]:
    """Of everybody in a jurisdiction, on days that are told in full; of everybody at all where '' is given."""
    if jurisdiction:
        for row in records(ask, _CALENDAR, jurisdiction=jurisdiction):
            yield _Seen(row["person_iri"], row["person"], row["jurisdiction"], row["event"], row["date"])
        return
    names, scopes, days = names_of_people(ask, None), scopes_of_people(ask, None), days_of(ask, None)
    for event, person, _ in came(ask):
        if person in scopes and len(days.get(event, "")) == _DAY:
            yield _Seen(person, names[person], scopes[person], event, days[event])


def _words(ask: Ask, appearances: Sequence[tuple[str, str]]) -> dict[str, Row]:
    """Of each person the words that say one of these appearances: of the first fact by IRI, the first ones."""
    found: dict[str, Row] = {}
    for start in range(0, len(appearances), AT_ONCE):
        named = " ".join(
            f"({NamedNode(event)} {NamedNode(person)})" for event, person in appearances[start : start + AT_ONCE]
        )
        for row in sorted(records(ask, _WORDS % named), key=_in_order):
            if row["person_iri"] not in found or row["fact"] < found[row["person_iri"]]["fact"]:
                found[row["person_iri"]] = row
    return found


def _in_order(row: Row) -> tuple[object, ...]:
    return row["fact"], row["source"], int(row["start"]), int(row["end"])


def _silence(person: str, own: _Person, reported: set[dt.date], said: Row) -> Silence:
    days = sorted(own.days)
    gaps = [(after - before).days for before, after in pairwise(days)]
    since = {day for day in reported if day > days[-1]}
    silent = (max(since) - days[-1]).days if since else 0
    return Silence(
        own.name, own.jurisdiction, len(days), str(days[0]), str(days[-1]), f"{median(gaps):g}", max(gaps), silent,
        len(since), "yes" if silent > max(gaps) else "no", said["quote"], said["source"], said["start"], said["end"], person,
    )  # fmt: skip
