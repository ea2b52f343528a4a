"""What happened at a place, and who came."""

from __future__ import annotations

from typing import NamedTuple

from kg.analysis.asking import Ask, records

# The join with the article stands in each branch: after a UNION it would be planned as a scan of everything. An empty person_iri joins
# with no person asked for. Whether nobody came is told from the rows: asked here, it would scan all that anybody did anywhere.
_HAPPENED = """
# param: place place the place
# param: person person who came
SELECT ?place ?spot ?what ?kind ?name ?date ?person ?role ?source ?article ?quote ?start ?end ?thing ?place_iri ?spot_iri ?person_iri
{
  {
    # parameters
    GRAPH <graph/facts> {
      ?spot_iri schema:containedInPlace* ?place_iri .
      ?fact kg:place ?spot_iri ; a kg:EventPlace ; kg:event ?thing ; kg:firstSaidBy ?claim .
      ?part kg:event ?thing ; a kg:Participation ; kg:person ?person_iri ; kg:kind ?role .
      ?place_iri a schema:Place ; skos:prefLabel ?place .
      ?spot_iri skos:prefLabel ?spot .
      ?thing kg:kind ?kind ; skos:prefLabel ?name .
      ?person_iri skos:prefLabel ?person .
    }
    GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
    OPTIONAL { GRAPH <graph/facts> { ?thing schema:startDate ?day } }
    BIND("event" AS ?what)
  } UNION {
    BIND("" AS ?person_iri)
    # parameters
    GRAPH <graph/facts> {
      ?spot_iri schema:containedInPlace* ?place_iri .
      ?fact kg:place ?spot_iri ; a kg:EventPlace ; kg:event ?thing ; kg:firstSaidBy ?claim .
      ?place_iri a schema:Place ; skos:prefLabel ?place .
      ?spot_iri skos:prefLabel ?spot .
      ?thing kg:kind ?kind ; skos:prefLabel ?name .
    }
    GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
    OPTIONAL { GRAPH <graph/facts> { ?thing schema:startDate ?day } }
    BIND("event" AS ?what)
  } UNION {
    BIND("" AS ?person_iri)
    # parameters
    GRAPH <graph/facts> {
      ?spot_iri schema:containedInPlace* ?place_iri .
      ?fact kg:value ?spot_iri ; a kg:ProjectFact ; kg:kind "place" ; kg:project ?thing ; kg:firstSaidBy ?claim .
      ?place_iri a schema:Place ; skos:prefLabel ?place .
      ?spot_iri skos:prefLabel ?spot .
      ?thing skos:prefLabel ?name .
    }
    GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
    OPTIONAL { GRAPH <graph/facts> { ?thing kg:plannedStart ?day } }
    BIND("project" AS ?what)
  }
  BIND(REPLACE(STR(?day), "^--", "XXXX-") AS ?date)
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start)
  BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
}"""


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
    rows = [Happening(**row) for row in records(ask, _HAPPENED, place=place, person=person)]
    visited = {row.thing for row in rows if row.person}
    return sorted((row for row in rows if row.person or row.thing not in visited), key=_in_order)


def _in_order(row: Happening) -> tuple[object, ...]:
    return row.place, row.date, row.source, int(row.start), int(row.end), row
