"""Where and when people appeared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kg.analysis.asking import Ask
from kg.analysis.events import (
    Part,
    clusters_of,
    days_of,
    ends_of,
    kinds_of,
    names_of_events,
    names_of_people,
    parts,
    scopes_of_people,
)

# Rows whose events and people are asked for by name; of more everything is read from one end to the other.
_FEW: Final = 5000


class Appearance(NamedTuple):
    """A part that somebody took in an event, as one article says it; undated ones first.

    `kind`: what they did; `type`: of the event; `same_as`: equal for reports of one event; quote … end say it of the person.
    """

    person: str
    date: str
    end_date: str
    kind: str
    type: str
    name: str
    jurisdiction: str
    source: str
    article: str
    quote: str
    start: int
    end: int
    same_as: str
    person_iri: str
    event: str


class _Told(NamedTuple):
    """Of events their names, kinds, days and clusters, of people their names and jurisdictions, by IRI."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]
    days: Mapping[str, str]
    ends: Mapping[str, str]
    clusters: Mapping[str, str]
    people: Mapping[str, str]
    scopes: Mapping[str, str]


def appearances(ask: Ask, *, person: str = "", kind: str = "", type: str = "") -> Iterator[Appearance]:  # noqa: A002 - as users write it
    """When and where does a person appear? The calendar: one row for each part taken in an event, by day; undated ones first."""
    found = list(parts(ask, None, words=True, person=person, kind=kind, type=type))
    told = _told(ask, found, of_all=len(found) > _FEW)
    for part in sorted(found, key=lambda part: _in_order(part, told)):
        yield _appearance(part, told)


def _told(ask: Ask, found: list[Part], *, of_all: bool) -> _Told:
    events = None if of_all else {part.event for part in found}
    people = None if of_all else {part.person for part in found}
    return _Told(
        names_of_events(ask, events), kinds_of(ask, events), days_of(ask, events), ends_of(ask, events),
        clusters_of(ask, events), names_of_people(ask, people), scopes_of_people(ask, people),
    )  # fmt: skip


def _in_order(part: Part, told: _Told) -> tuple[object, ...]:
    """By day, then as the articles have them; what an event and a person are called follows from their IRIs."""
    place = told.days.get(part.event, ""), part.source, part.start, part.end
    who = told.scopes.get(part.person, ""), part.article, part.said, part.person
    return (*place, told.people[part.person], part.kind, part.event, *who)


def _appearance(part: Part, told: _Told) -> Appearance:
    event = part.event
    return Appearance(
        told.people[part.person], told.days.get(event, ""), told.ends.get(event, ""), part.kind, told.kinds[event],
        told.names[event], told.scopes.get(part.person, ""), part.source, part.article, part.said, part.start, part.end,
        told.clusters.get(event, ""), part.person, event,
    )  # fmt: skip
