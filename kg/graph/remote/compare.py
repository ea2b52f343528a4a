"""What it takes to make a remote store hold what a store here holds."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.iri import Mint
from kg.graph.quads import Searched
from kg.graph.terms import PART_OF, TYPE, term

_TYPES: Final = (term("kg:Document"), term("schema:NewsArticle"))


class Difference(NamedTuple):
    """Quads to be sent, and graphs that shall go."""

    heads: list[Quad]  # of the graphs that come: what they are, and of which document
    come: list[Quad]  # all other quads of those graphs
    staged: list[NamedNode]  # of those graphs, as they are named until they take the places of others
    graphs: list[NamedNode]  # that go
    facts_come: list[Quad]
    facts_gone: list[Quad]


def compare(old: Store, new: Store, ours: Mint, known: Container[NamedNode]) -> Difference:
    """The way from one store to the other; as difference_of."""
    come = [quad for quad in new if quad not in old]
    gone = [quad for quad in old if quad not in new]
    return difference_of(come, gone, new, ours=ours, known=known)


def difference_of(
    come: Collection[Quad], gone: Collection[Quad], new: Searched, *, ours: Mint, known: Container[NamedNode]
) -> Difference:
    """The way to a store into which quads come and out of which others go.

    Graphs of documents that are `known` there come staged, so that they can be taken back.
    """
    facts = ours.facts()
    changed = {quad.graph_name for quad in (*come, *gone)} - {facts}
    heads: list[Quad] = []
    rest: list[Quad] = []
    graphs: list[NamedNode] = []
    staged: list[NamedNode] = []
    for graph in sorted((graph for graph in changed if isinstance(graph, NamedNode)), key=str):
        quads = list(new.quads_for_pattern(None, None, None, graph))
        if not quads:
            graphs.append(graph)
        place = ours.staged(graph) if _whole_of(graph, quads) in known else graph
        staged += [place] if quads and place != graph else []
        for quad in quads:
            (heads if _is_head(quad) else rest).append(Quad(quad.subject, quad.predicate, quad.object, place))
    return Difference(
        heads,
        rest,
        staged,
        graphs,
        [quad for quad in come if quad.graph_name == facts],
        [quad for quad in gone if quad.graph_name == facts],
    )


def _whole_of(graph: NamedNode, quads: Iterable[Quad]) -> NamedNode:
    """The document whose graph it is, or whose article's."""
    wholes = (quad.object for quad in quads if quad.predicate == PART_OF and quad.subject == graph)
    return next((whole for whole in wholes if isinstance(whole, NamedNode)), graph)


def _is_head(quad: Quad) -> bool:
    return quad.predicate == PART_OF or (quad.predicate == TYPE and quad.object in _TYPES)
