"""A store's quads as rdflib objects, for SHACL and for analysts who know rdflib. Import it late: rdflib takes a fifth of a second."""

from __future__ import annotations

from collections.abc import Callable

import rdflib
from pyoxigraph import Literal, NamedNode

from kg.graph.quads import Quads
from kg.graph.terms import NAMESPACES

_Node = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def union_graph(store: Quads) -> rdflib.Graph:
    """Both layers as one graph, without the names of their graphs."""
    graph, node = rdflib.Graph(), _converter()
    for quad in store:
        graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return graph


def dataset(store: Quads) -> rdflib.Dataset:
    """Every named graph; the default graph of a query is the union of them."""
    copy, node = rdflib.Dataset(default_union=True), _converter()
    for name, prefix in NAMESPACES.items():
        copy.bind(name, prefix)
    for graph_name in store.named_graphs():
        graph = copy.graph(rdflib.URIRef(graph_name.value))
        for quad in store.quads_for_pattern(None, None, None, graph_name):
            graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return copy


def _converter() -> Callable[[object], _Node]:
    """Makes each distinct term once: most stand in many quads."""
    known: dict[str, _Node] = {}

    def node(term: object) -> _Node:
        key = str(term)
        if key not in known:
            known[key] = _term(term)
        return known[key]

    return node


def _term(term: object) -> _Node:
    if isinstance(term, Literal):
        # rdflib tells "x" from "x"^^xsd:string, which RDF 1.1 does not.
        plain = term.datatype.value == NAMESPACES["xsd"] + "string"
        return rdflib.Literal(
            term.value, lang=term.language, datatype=None if plain or term.language else term.datatype.value
        )
    return rdflib.URIRef(term.value) if isinstance(term, NamedNode) else rdflib.BNode(str(term).removeprefix("_:"))
