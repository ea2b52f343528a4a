"""What happened at a place, and who came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from kg.analysis.apart import located, pairs, said, told
from kg.analysis.asking import Ask, printed, records
from kg.analysis.events import came as everybody
from kg.analysis.events import days_of, kinds_of, names_of_events, names_of_people

_SPOTS: Final = """
# param: place place the place
# param: person person who came
SELECT %s ?thing ?spot_iri ?source ?article ?quote ?span {
  %s
}"""
_SPOT: Final = """
  # parameters
  GRAPH <graph/facts> { %s }"""
_AT_EVENT: Final = "?fact kg:place ?spot_iri ; a kg:EventPlace ; kg:event ?thing ; kg:firstSaidBy ?claim ."
_OF_PROJECT: Final = (
    '?fact kg:value ?spot_iri ; a kg:ProjectFact ; kg:kind "place" ; kg:project ?thing ; kg:firstSaidBy ?claim .'
)
_WITHIN: Final = "?spot_iri schema:containedInPlace* ?place_iri ."
_CAME: Final = "?part kg:person ?person_iri ; a kg:Participation ; kg:event ?thing ."
_PLACES: Final = """
# param: place place the place
SELECT ?spot_iri ?place_iri {
  # values
  # parameters
  GRAPH <graph/facts> { ?spot_iri schema:containedInPlace* ?place_iri . ?place_iri a schema:Place }
}"""
_NAMES: Final = """
SELECT ?place ?name {
  # values
  GRAPH <graph/facts> { ?place a schema:Place ; skos:prefLabel ?name }
}"""
_INSIDE: Final = "SELECT ?spot ?place { GRAPH <graph/facts> { ?spot schema:containedInPlace ?place } }"
_PROJECTS: Final = """
SELECT ?project ?name {
  # values
  GRAPH <graph/facts> { ?project a kg:Project ; skos:prefLabel ?name }
}"""
_STARTS: Final = """
SELECT ?project ?day {
  # values
  GRAPH <graph/facts> { ?project kg:plannedStart ?day }
}"""
_WHO: Final = """
# param: person person who came
SELECT ?event ?person_iri ?role {
  # values
  # parameters
  GRAPH <graph/facts> { ?part kg:event ?event ; a kg:Participation ; kg:person ?person_iri ; kg:kind ?role }
}"""


class _Spot(NamedTuple):
    """An event or project (`what`) at a place that is named for it, and the words that say so."""

    thing: str
    what: str
    place: str
    source: str
    article: str
    quote: str
    start: str
    end: str


class _Told(NamedTuple):
    """Of places, events, projects and people names, of events kinds, of events and projects first days, by IRI; the places that each
    place lies in, itself among them; who came to an event, with what they did there."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]
    days: Mapping[str, list[str]]
    around: Mapping[str, list[str]]
    came: Mapping[str, list[tuple[str, str]]]


_Beginning = tuple[
    str, str, str, int, int, str, str, str, str
]  # place, day, source, start, end, spot, what, kind, name
_Head = tuple[_Beginning, _Spot, str]  # what its rows are ordered by, its spot, the IRI of the outer place


class Happening(NamedTuple):
    """An event (or project: `what`) at a place or in what it contains, and one who came; nobody is said to have come where
    `person` is ''.

    `spot`: where exactly; `kind`: of the event; `role`: what the person did there; quote … end say where it was.
    """

    place: str
    spot: str
    what: str
    kind: str
    name: str
    date: str
    person: str
    role: str
    source: str
    article: str
    quote: str
    start: str
    end: str
    thing: str
    place_iri: str
    spot_iri: str
    person_iri: str


def happened(ask: Ask, *, place: str = "", person: str = "") -> Iterator[Happening]:
    """What happened at a place or in what it contains: events and projects, and who came? One row for each who came."""
    spots = list(_spots(ask, place, person))
    things = {spot.thing for spot in spots} if place or person else None
    inside = {spot.place for spot in spots} if place or person else None
    about = _told(ask, things, _around(ask, inside, place), person)
    heads = sorted((head for spot in spots for head in _heads(spot, about)), key=itemgetter(0))
    for _, same in groupby(heads, key=itemgetter(0)):
        rows = [row for head in same for row in _rows(head, about)]
        yield from sorted(rows) if len(rows) > 1 else rows


def _spots(ask: Ask, place: str, person: str) -> Iterator[_Spot]:
    """Each thing at each spot that is named for it, with the words; of events those alone to which the person came."""
    within = _WITHIN if place else ""
    once, came = ("DISTINCT", _CAME) if person else ("", "")  # who led an event may be said to have spoken there too
    of_all = not (place or person)
    for what, fact in (("event", f"{_AT_EVENT} {came}"), *([] if person else [("project", _OF_PROJECT)])):
        text = _SPOTS % (once, said(_SPOT % f"{within} {fact}", "quote", of_all=of_all))
        for row in located(ask, records(ask, text, place=place, person=person), of_all=of_all):
            words = row["quote"], row["start"], row["end"]
            yield _Spot(row["thing"], what, row["spot_iri"], row["source"], row["article"], *words)


def _around(ask: Ask, spots: set[str] | None, place: str) -> Mapping[str, list[str]]:
    """The places that each spot lies in, itself among them; the place alone where one is asked for. Of every place where None is given."""
    if spots is None:
        return _around_all(ask)
    found: dict[str, list[str]] = defaultdict(list)
    for row in told(ask, _PLACES, spots, place=place):
        found[row["spot_iri"]].append(row["place_iri"])
    return found


def _around_all(ask: Ask) -> Mapping[str, list[str]]:
    """The same of every spot there is, without a path of SPARQL for each."""
    outside: dict[str, list[str]] = defaultdict(list)
    for row in records(ask, _INSIDE):
        outside[row["spot"]].append(row["place"])
    names, found = pairs(ask, _NAMES), {}
    for spot in names:
        around = [spot]
        for one in around:  # grows while it is read
            around += [other for other in outside.get(one, ()) if other not in around]
        found[spot] = [one for one in around if one in names]
    return found


def _told(ask: Ask, things: set[str] | None, around: Mapping[str, list[str]], person: str) -> _Told:
    of_all = things is None
    came: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event, one, role in _who(ask, things, person):
        came[event].append((one, role))
    people = None if of_all else {one for who in came.values() for one, _ in who}
    places = None if of_all else {place for spot, places in around.items() for place in (spot, *places)}
    days: dict[str, list[str]] = {event: [day] for event, day in days_of(ask, things).items()}
    for row in told(ask, _STARTS, things):
        days.setdefault(row["project"], []).append(printed(row["day"]))
    names = names_of_events(ask, things) | pairs(ask, _PROJECTS, things) | pairs(ask, _NAMES, places)
    return _Told(names | names_of_people(ask, people), kinds_of(ask, things), days, around, came)


def _who(ask: Ask, events: set[str] | None, person: str) -> Iterator[tuple[str, str, str]]:
    if events is None:
        yield from everybody(ask)
    else:
        yield from ((row["event"], row["person_iri"], row["role"]) for row in told(ask, _WHO, events, person=person))


def _heads(spot: _Spot, told: _Told) -> Iterator[_Head]:
    """What the rows of a spot begin with and are ordered by, for each outer place and day."""
    at = spot.source, int(spot.start), int(spot.end), told.names[spot.place], spot.what
    for outer in told.around[spot.place]:
        for day in told.days.get(spot.thing, ("",)):
            yield (told.names[outer], day, *at, told.kinds.get(spot.thing, ""), told.names[spot.thing]), spot, outer


def _rows(head: _Head, told: _Told) -> Iterator[Happening]:
    (place, day, _, _, _, where, what, kind, name), spot, outer = head
    for person, role in told.came.get(spot.thing, (("", ""),)):
        yield Happening(
            place, where, what, kind, name, day, told.names.get(person, ""), role, spot.source, spot.article, spot.quote,
            spot.start, spot.end, spot.thing, outer, spot.place, person,
        )  # fmt: skip
