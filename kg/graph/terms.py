"""The terms of the graph: kg's own (ontology/kg.ttl) and the standard ones reused beside them."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NAMESPACES: Final = {
    "kg": "https://kg.example/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(name: str) -> NamedNode:
    """The node of a prefixed name: term('org:role'). KeyError for a prefix that is not in NAMESPACES."""
    prefix, _, local = name.partition(":")
    return NamedNode(NAMESPACES[prefix] + local)


TYPE: Final = term("rdf:type")
LABEL: Final = term("skos:prefLabel")
ALIAS: Final = term("skos:altLabel")
KIND: Final = term("kg:kind")
QUOTE: Final = term("kg:quote")
EXACT: Final = term("oa:exact")
SPAN: Final = term("kg:span")  # "128-146": one quad where oa:start and oa:end are two
READINGS: Final = term("kg:readings")
SOURCE: Final = term("kg:source")
OTHER_SOURCE: Final = term("kg:otherSource")
SCOPE: Final = term("kg:scope")
SEEN_FIRST: Final = term("kg:seenFirst")
SEEN_LAST: Final = term("kg:seenLast")
BASED_ON: Final = term("kg:basedOn")
FIRST_SAID_BY: Final = term("kg:firstSaidBy")
PART_OF: Final = term("schema:isPartOf")
EARLIEST: Final = term("kg:earliest")
LATEST: Final = term("kg:latest")
