"""What happened at a place, and who came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kg.analysis.apart import pairs, said, told
from kg.analysis.asking import Ask, Row, printed, records
from kg.analysis.events import days_of, names_of_events, names_of_people

_SPOTS: Final = """
# param: place place the place
# param: person person who came
SELECT %s ?thing ?spot_iri ?spot ?source ?article ?quote ?span {
  %s
}"""
_SPOT: Final = """
  # parameters
  GRAPH <graph/facts> { %s ?spot_iri skos:prefLabel ?spot }"""
_AT_EVENT: Final = "?fact kg:place ?spot_iri ; a kg:EventPlace ; kg:event ?thing ; kg:firstSaidBy ?claim ."
_OF_PROJECT: Final = (
    '?fact kg:value ?spot_iri ; a kg:ProjectFact ; kg:kind "place" ; kg:project ?thing ; kg:firstSaidBy ?claim .'
)
_WITHIN: Final = "?spot_iri schema:containedInPlace* ?place_iri ."
_CAME: Final = "?part kg:person ?person_iri ; a kg:Participation ; kg:event ?thing ."
_PLACES: Final = """
# param: place place the place
SELECT ?spot_iri ?place_iri ?place {
  # values
  # parameters
  GRAPH <graph/facts> { ?spot_iri schema:containedInPlace* ?place_iri . ?place_iri a schema:Place ; skos:prefLabel ?place }
}"""
_NAMES: Final = "SELECT ?place ?name { GRAPH <graph/facts> { ?place a schema:Place ; skos:prefLabel ?name } }"
_INSIDE: Final = "SELECT ?spot ?place { GRAPH <graph/facts> { ?spot schema:containedInPlace ?place } }"
_KINDS: Final = """
SELECT ?event ?kind {
  # values
  GRAPH <graph/facts> { ?event a schema:Event ; kg:kind ?kind }
}"""
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


class _Told(NamedTuple):
    """Of events and projects names, kinds and first days, of people names, by IRI; who came to an event, with what they did there."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]
    days: Mapping[str, list[str]]
    people: Mapping[str, str]
    came: Mapping[str, list[tuple[str, str]]]


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


def happened(ask: Ask, *, place: str = "", person: str = "") -> list[Happening]:
    """What happened at a place or in what it contains: events and projects, and who came? One row for each who came."""
    spots = list(_spots(ask, place, person))
    things = {row["thing"] for row in spots} if place or person else None
    places = _places(ask, {row["spot_iri"] for row in spots}, place) if place or person else _all_places(ask)
    about = _told(ask, things, person)
    rows = [row for spot in spots for where in places[spot["spot_iri"]] for row in _rows(spot, where, about)]
    return sorted(rows, key=_in_order)


def _spots(ask: Ask, place: str, person: str) -> Iterator[Row]:
    """Each thing at each spot that is named for it, with the words; of events those alone to which the person came."""
    within = _WITHIN if place else ""
    once, came = ("DISTINCT", _CAME) if person else ("", "")  # who led an event may be said to have spoken there too
    of_all = not (place or person)
    events = said(_SPOT % f"{within} {_AT_EVENT} {came}", "quote", of_all=of_all)
    for row in records(ask, _SPOTS % (once, events), place=place, person=person):
        yield {**row, "what": "event"}
    if not person:
        projects = said(_SPOT % f"{within} {_OF_PROJECT}", "quote", of_all=of_all)
        for row in records(ask, _SPOTS % ("", projects), place=place):
            yield {**row, "what": "project"}


def _places(ask: Ask, spots: set[str], place: str) -> Mapping[str, list[Row]]:
    """The places that each spot lies in, itself among them; the place alone where one is asked for."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in told(ask, _PLACES, spots, place=place):
        found[row["spot_iri"]].append(row)
    return found


def _all_places(ask: Ask) -> Mapping[str, list[Row]]:
    """The same of every spot there is, without a path of SPARQL for each."""
    names, outside = pairs(ask, _NAMES), defaultdict(list)
    for row in records(ask, _INSIDE):
        outside[row["spot"]].append(row["place"])
    found: dict[str, list[Row]] = {}
    for spot in names:
        around = [spot]
        for one in around:  # grows while it is read
            around += [other for other in outside.get(one, ()) if other not in around]
        found[spot] = [{"place_iri": one, "place": names[one]} for one in around if one in names]
    return found


def _told(ask: Ask, things: set[str] | None, person: str) -> _Told:
    came: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in told(ask, _WHO, things, person=person):
        came[row["event"]].append((row["person_iri"], row["role"]))
    people = None if things is None else {person for who in came.values() for person, _ in who}
    days: dict[str, list[str]] = {event: [day] for event, day in days_of(ask, things).items()}
    for row in told(ask, _STARTS, things):
        days.setdefault(row["project"], []).append(printed(row["day"]))
    names = names_of_events(ask, things) | pairs(ask, _PROJECTS, things)
    return _Told(names, pairs(ask, _KINDS, things), days, names_of_people(ask, people), came)


def _rows(spot: Row, where: Row, told: _Told) -> Iterator[Happening]:
    thing, at = spot["thing"], spot["spot_iri"]
    start, _, end = spot["span"].partition("-")
    for day in told.days.get(thing, ("",)):
        for person, role in told.came.get(thing, (("", ""),)):
            yield Happening(
                where["place"], spot["spot"], spot["what"], told.kinds.get(thing, ""), told.names[thing], day,
                told.people.get(person, ""), role, spot["source"], spot["article"], spot["quote"], start, end,
                thing, where["place_iri"], at, person,
            )  # fmt: skip


def _in_order(row: Happening) -> tuple[object, ...]:
    return row.place, row.date, row.source, int(row.start), int(row.end), row
