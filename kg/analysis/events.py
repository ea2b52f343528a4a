"""What is told of events: their names, days and clusters, and everybody's part in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from kg.analysis.apart import pairs, said, told
from kg.analysis.asking import Ask, Row, printed, records

Events = set[str] | None  # their IRIs; all of them where None
_OF: Final = """
# param: person person who
SELECT ?event ?person_iri {
  # parameters
  GRAPH <graph/facts> { ?part kg:person ?person_iri ; a kg:Participation ; kg:event ?event }
}"""
_PARTS: Final = "SELECT ?event ?person_iri ?kind ?source ?article ?quote ?span {\n  %s\n}"
_PART: Final = """
  # values
  GRAPH <graph/facts> {
    ?part kg:event ?event ; a kg:Participation ; kg:person ?person_iri ; kg:kind ?kind ; kg:firstSaidBy ?claim .
  }"""
_NAMES: Final = """
SELECT ?event ?name {
  # values
  GRAPH <graph/facts> { ?event a schema:Event ; skos:prefLabel ?name }
}"""
_DAYS: Final = """
SELECT ?event ?day {
  # values
  GRAPH <graph/facts> { ?event schema:startDate ?day }
}"""
_CLUSTERS: Final = """
SELECT ?event ?cluster {
  # values
  GRAPH <graph/facts> { ?event kg:cluster ?cluster }
}"""
_PEOPLE: Final = """
SELECT ?person ?name {
  # values
  GRAPH <graph/facts> { ?person a schema:Person ; skos:prefLabel ?name }
}"""


def events_of(ask: Ask, person: str) -> tuple[str, Events]:
    """The person's IRI, '' where they took part in none, and the events that they took part in; all events for ''."""
    if not person:
        return "", None
    found = records(ask, _OF, person=person)
    return next((row["person_iri"] for row in found), ""), {row["event"] for row in found}


def parts(ask: Ask, events: Events) -> Iterator[Row]:
    """Everybody's part in the events, one for each article that says it, in no order: event, person_iri, kind, source … end."""
    for row in told(ask, _PARTS % said(_PART, "quote", of_all=events is None), events):
        start, _, end = row["span"].partition("-")
        yield {**row, "start": start, "end": end}


def names_of_events(ask: Ask, events: Events) -> dict[str, str]:
    return pairs(ask, _NAMES, events)


def days_of(ask: Ask, events: Events) -> dict[str, str]:
    """The first day of each event that has one, as rows print it."""
    return {event: printed(day) for event, day in pairs(ask, _DAYS, events).items()}


def clusters_of(ask: Ask, events: Events) -> dict[str, str]:
    """The cluster of each event that is in one: of the reports of one occasion."""
    return pairs(ask, _CLUSTERS, events)


def names_of_people(ask: Ask, people: Collection[str] | None) -> dict[str, str]:
    return pairs(ask, _PEOPLE, people)
