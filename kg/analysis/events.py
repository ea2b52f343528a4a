"""What is told of events: their names, days and clusters, and everybody's part in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from kg.analysis.apart import each, located, pairs, read_whole, said, told
from kg.analysis.asking import Ask, printed, records
from kg.graph.statements import PARTICIPATION

Events = set[str] | None  # their IRIs; all of them where None
_OF: Final = """
# param: person person who
SELECT ?event ?person_iri {
  # parameters
  GRAPH <graph/facts> { ?part kg:person ?person_iri ; a kg:Participation ; kg:event ?event }
}"""
_PARTS: Final = """
# param: person person who
# param: kind text what they did
# param: type text of the event
SELECT ?event ?person_iri ?kind %s ?source ?article ?span {
  %s
}"""
_PART: Final = """
  # values
  # parameters
  GRAPH <graph/facts> {
    ?part kg:event ?event ; a kg:Participation ; kg:person ?person_iri ; kg:kind ?kind ; kg:firstSaidBy ?claim .
  }"""
_EVERY_PART: Final = each(
    "?part a kg:Participation",
    "?part kg:event ?event",
    "?part kg:person ?person_iri",
    "?part kg:kind ?kind",
    "?part kg:firstSaidBy ?claim",
)
_OF_TYPE: Final = "\n  GRAPH <graph/facts> { ?event kg:kind ?type }"
_CAME: Final = "SELECT ?event ?person { GRAPH <graph/facts> { ?event %s ?person } }"
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
_ENDS: Final = """
SELECT ?event ?day {
  # values
  GRAPH <graph/facts> { ?event schema:endDate ?day }
}"""
_KINDS: Final = """
SELECT ?event ?kind {
  # values
  GRAPH <graph/facts> { ?event a schema:Event ; kg:kind ?kind }
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
_SCOPES: Final = """
SELECT ?person ?scope {
  # values
  GRAPH <graph/facts> { ?person a schema:Person ; kg:scope ?scope }
}"""


class Part(NamedTuple):
    """That one article says somebody took part in an event; `said`: the words, or the claim that has them."""

    event: str
    person: str
    kind: str
    said: str
    source: str
    article: str
    start: int
    end: int


def events_of(ask: Ask, person: str) -> tuple[str, Events]:
    """The person's IRI, '' where they took part in none, and the events that they took part in; all events for ''."""
    if not person:
        return "", None
    found = records(ask, _OF, person=person)
    return next((row["person_iri"] for row in found), ""), {row["event"] for row in found}


def parts(ask: Ask, events: Events, *, words: bool, **only: str) -> Iterator[Part]:
    """Everybody's part in the events, one for each article that says it, in no order; with the words, or the claim alone.

    `only`: those of a `person`, of a `kind`, in events of a `type`; '' restricts nothing.
    """
    of_all = events is None and not only.get("person")
    every = events is None and not any(only.values())
    text = parts_text(words=words, of_all=of_all, of_type=bool(only.get("type")), every=every)
    for row in located(ask, told(ask, text, events, **only), of_all=of_all):
        said_by = row["quote" if words else "claim"]
        yield Part(
            row["event"], row["person_iri"], row["kind"], said_by, row["source"], row["article"], int(row["start"]), int(row["end"])
        )  # fmt: skip


def parts_text(*, words: bool, of_all: bool, of_type: bool = False, every: bool = False) -> str:
    """The SPARQL of `parts`; `every`: nothing restricts it."""
    pattern = _PART + _OF_TYPE if of_type else _PART
    also = ("quote",) if words else ()
    text = _EVERY_PART + read_whole(*also) if every else said(pattern, *also, of_all=of_all)
    return _PARTS % ("?quote" if words else "?claim", text)


def came(ask: Ask) -> Iterator[tuple[str, str, str]]:
    """Event, person and what they did there, of everybody: by the direct properties, which are read from one end to the other."""
    for kind, name in PARTICIPATION.items():
        for row in ask(_CAME % name).rows:
            yield row[0], row[1], kind


def names_of_events(ask: Ask, events: Events) -> dict[str, str]:
    """The name of each event that has one."""
    return pairs(ask, _NAMES, events)


def days_of(ask: Ask, events: Events) -> dict[str, str]:
    """The first day of each event that has one, as rows print it."""
    return {event: printed(day) for event, day in pairs(ask, _DAYS, events).items()}


def ends_of(ask: Ask, events: Events) -> dict[str, str]:
    """The last day of each event that is said to have one, as rows print it."""
    return {event: printed(day) for event, day in pairs(ask, _ENDS, events).items()}


def kinds_of(ask: Ask, events: Events) -> dict[str, str]:
    """The kind of each event: meeting, visit …"""
    return pairs(ask, _KINDS, events)


def clusters_of(ask: Ask, events: Events) -> dict[str, str]:
    """The cluster of each event that is in one: of the reports of one occasion."""
    return pairs(ask, _CLUSTERS, events)


def names_of_people(ask: Ask, people: Collection[str] | None) -> dict[str, str]:
    """The name of each person; of everybody for None."""
    return pairs(ask, _PEOPLE, people)


def scopes_of_people(ask: Ask, people: Collection[str] | None) -> dict[str, str]:
    """The jurisdiction of each person that has one."""
    return pairs(ask, _SCOPES, people)
