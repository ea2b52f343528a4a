"""Who appears with whom, and everybody's part in the events that are asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.analysis.asking import Ask, Row, records

_AT_EVENTS_OF = """
# param: person person whose events
SELECT DISTINCT ?person ?date ?kind ?name ?source ?article ?quote ?start ?end ?same_as ?one_iri ?event {
  # parameters
  GRAPH <graph/facts> {
    ?mine kg:person ?person_iri ; a kg:Participation ; kg:event ?event .
    ?fact kg:event ?event ; a kg:Participation ; kg:person ?one_iri ; kg:kind ?kind ; kg:firstSaidBy ?claim .
    ?one_iri skos:prefLabel ?person .
    ?event skos:prefLabel ?name .
  }
  GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
  OPTIONAL { GRAPH <graph/facts> { ?event schema:startDate ?first } }
  OPTIONAL { GRAPH <graph/facts> { ?event kg:cluster ?same_as } }
  BIND(REPLACE(STR(?first), "^--", "XXXX-") AS ?date)
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start) BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
}"""


class Occasion(NamedTuple):
    """Two people at one event. `times`: occasions of the pair in all, reports of one event counted once.

    `kind`, `other_kind`: what each did there; quote … end say it of the other.
    """

    person: str
    other: str
    times: int
    event: str
    name: str
    date: str
    kind: str
    other_kind: str
    source: str
    article: str
    quote: str
    start: str
    end: str
    person_iri: str
    other_iri: str


def at_events(ask: Ask, person: str = "") -> list[Row]:
    """Everybody's part in each event, or in each event of one person: columns as of `appearances`."""
    if not person:
        return records(ask, "appearances")
    return [{**row, "person_iri": row["one_iri"]} for row in records(ask, _AT_EVENTS_OF, person=person)]


def one_person(ask: Ask, person: str) -> str:
    """The IRI of who takes part in events under this name; '' where the name takes part in none."""
    return next((row["person_iri"] for row in records(ask, "participation", person=person)), "")


def together(ask: Ask, *, person: str = "", other: str = "") -> list[Occasion]:
    """Who appears with whom, how often, at what? One row for each pair and occasion; each pair stands twice, once from either side."""
    mine = one_person(ask, person) if person else ""
    theirs = one_person(ask, other) if other else ""
    events: dict[str, list[Row]] = defaultdict(list)
    for row in at_events(ask, person or other):
        events[row["event"]].append(row)
    pairs: dict[tuple[str, str], list[tuple[Row, Row]]] = defaultdict(list)
    for one, two in _pairs(events.values()):
        if one["person_iri"] == (mine or one["person_iri"]) and two["person_iri"] == (theirs or two["person_iri"]):
            pairs[one["person_iri"], two["person_iri"]].append((one, two))
    rows = [_occasion(one, two, times) for met in pairs.values() for times in [_times(met)] for one, two in met]
    return sorted(dict.fromkeys(rows), key=_in_order)


def _pairs(events: Iterable[list[Row]]) -> Iterator[tuple[Row, Row]]:
    for rows in events:
        yield from ((one, two) for one in rows for two in rows if one["person_iri"] != two["person_iri"])


def _times(met: list[tuple[Row, Row]]) -> int:
    return len({one["same_as"] or one["event"] for one, _ in met})


def _occasion(one: Row, two: Row, times: int) -> Occasion:
    return Occasion(
        one["person"], two["person"], times, one["event"], one["name"], one["date"], one["kind"], two["kind"], two["source"],
        two["article"], two["quote"], two["start"], two["end"], one["person_iri"], two["person_iri"],
    )  # fmt: skip


def _in_order(row: Occasion) -> tuple[object, ...]:
    return -row.times, row.person, row.other, row.date, row.source, int(row.start), int(row.end), row
