"""What it takes to make a remote store hold what a store here holds."""

from __future__ import annotations

from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.iri import Mint
from kg.graph.terms import PART_OF, TYPE, term

_TYPES: Final = (term("kg:Document"), term("schema:NewsArticle"))


class Difference(NamedTuple):
    """Quads to be sent, and graphs that shall go."""

    heads: list[Quad]  # of the graphs that come: what they are, and of which document
    come: list[Quad]  # all other quads of those graphs
    graphs: list[NamedNode]
    facts_come: list[Quad]
    facts_gone: list[Quad]


def compare(old: Store, new: Store, ours: Mint) -> Difference:
    """The way from one store to the other. Graphs of documents that the old one knows come staged, so that they can be taken back."""
    facts = ours.facts()
    come = [quad for quad in new if quad not in old]
    gone = [quad for quad in old if quad not in new]
    changed = {quad.graph_name for quad in (*come, *gone)} - {facts}
    heads: list[Quad] = []
    rest: list[Quad] = []
    graphs: list[NamedNode] = []
    for graph in sorted((graph for graph in changed if isinstance(graph, NamedNode)), key=str):
        quads = list(new.quads_for_pattern(None, None, None, graph))
        if not quads:
            graphs.append(graph)
        place = ours.staged(graph) if _is_known(graph, new, old) else graph
        for quad in quads:
            (heads if _is_head(quad) else rest).append(Quad(quad.subject, quad.predicate, quad.object, place))
    return Difference(
        heads,
        rest,
        graphs,
        [quad for quad in come if quad.graph_name == facts],
        [quad for quad in gone if quad.graph_name == facts],
    )


def _is_known(graph: NamedNode, new: Store, old: Store) -> bool:
    """Whether the graph's document, or the graph as a document, stands in the old store."""
    wholes = [quad.object for quad in new.quads_for_pattern(graph, PART_OF, None, graph)] or [graph]
    return any(
        next(old.quads_for_pattern(None, None, None, whole), None) for whole in wholes if isinstance(whole, NamedNode)
    )


def _is_head(quad: Quad) -> bool:
    return quad.predicate == PART_OF or (quad.predicate == TYPE and quad.object in _TYPES)
