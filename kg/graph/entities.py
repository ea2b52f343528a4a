"""Entities of the facts graph: their types, name and scope."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.iri import Mint
from kg.graph.terms import LABEL, SCOPE, TYPE, term
from kg.records import Reference

# org:member asks for a foaf:Agent, schema.org is what most tools know: a person is both.
TYPES = {
    "person": ("schema:Person", "foaf:Person"),
    "organization": ("org:Organization",),
    "place": ("schema:Place",),
    "project": ("kg:Project",),
    "event": ("schema:Event",),
}


def entity_quads(reference: Reference, mint: Mint, graph: NamedNode) -> Iterator[Quad]:
    """Types, preferred label and, where it has one, the scope that tells it from others of the same name."""
    node = mint.entity(reference)
    for name in TYPES[reference.kind]:
        yield Quad(node, TYPE, term(name), graph)
    yield Quad(node, LABEL, Literal(reference.name), graph)
    if reference.scope and reference.kind != "event":  # an event's scope is its article, which its claims name
        yield Quad(node, SCOPE, Literal(reference.scope), graph)


def role_node(title: str, mint: Mint) -> NamedNode:
    """The office as a thing of its own, whoever holds it wherever."""
    return mint.node("role", title)
