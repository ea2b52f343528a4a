"""`kg view`: a graph -> one interactive page with the words behind every line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import networkx as nx

from kg.errors import QueryError
from kg.views.arrange import arrange
from kg.views.between import ways_between
from kg.views.focus import aliases, find_node, surroundings
from kg.views.network import SHAPES, EvidenceNetwork
from kg.views.pick import first_picture

FIRST_PICTURE = 300  # nodes; the others are in the page and come by search, by a neighbour or by a path
_TEXTS = ("type", "label", "status", "date", "quote", "source", "article")


class HasNetwork(Protocol):
    """What a view needs of a graph; `kg.open_graph` gives one."""

    def networkx(self) -> nx.MultiDiGraph[str]:
        """Nodes with label, type, alias ('、' between several) and, of events and articles, kind, date, source. Edges with
        type, label, status, date, quote, source, article (its heading), start, end."""


def write_view(
    graph: HasNetwork,
    out: Path,
    *,
    focus: str | None = None,
    between: tuple[str, str] | None = None,
    title: str = "",
) -> None:
    """Write one HTML file: everything, one entity's surroundings (`focus`), or the ways `between` two.

    Entities are named by name, alias or IRI. The same graph gives the same bytes. An empty graph gives a page that says so.
    QueryError where a name fits no entity or several, where nothing connects the two, or for both at once; OSError where `out`
    can not be written. Nothing is then left behind.
    """
    build_network(graph.networkx(), focus=focus, between=between, title=title).write_html(out)


def build_network(
    graph: nx.MultiDiGraph[str],
    *,
    focus: str | None = None,
    between: tuple[str, str] | None = None,
    title: str = "",
) -> EvidenceNetwork:
    """The pyvis network behind the page: nodes by importance, edges by their ends and words."""
    if focus is not None and between is not None:
        raise QueryError("a view has either a focus or two ends to go between; leave one out")
    opened = [find_node(graph, name) for name in (between or filter(None, [focus]))]
    title = title or " – ".join(str(graph.nodes[node].get("label") or node) for node in opened)
    if opened:
        graph = surroundings(graph, opened[0]) if between is None else ways_between(graph, *opened)
    order = _by_importance(graph, opened)
    number = {node: place for place, node in enumerate(order)}
    network = EvidenceNetwork(title, [number[node] for node in opened])
    places = arrange(graph.subgraph(first_picture(graph, order, FIRST_PICTURE)))
    for node in order:
        x, y = places.get(node, (None, None))
        network.add_node(number[node], **_node_options(graph, node), x=x, y=y)
    edges = [(number[a], number[b], _edge_options(edge)) for a, b, edge in graph.edges(data=True)]
    for start, end, options in sorted(edges, key=lambda row: (row[0], row[1], str(row[2]))):
        network.add_edge(start, end, **options)
    return network


def _by_importance(graph: nx.MultiDiGraph[str], opened: Sequence[str]) -> list[str]:
    """The opened ones first, then by number of distinct neighbours, then by IRI.

    Articles do not count: who signs many is a reporter, and the page is about those they write of.
    """
    kinds = {node: str(kind or "") for node, kind in graph.nodes(data="type")}
    reach = {node: sum(kinds[other] != "article" for other in set(nx.all_neighbors(graph, node))) for node in graph}
    return sorted(graph, key=lambda node: (node not in opened, kinds[node] == "article", -reach[node], node))


def _node_options(graph: nx.MultiDiGraph[str], node: str) -> dict[str, Any]:
    held = graph.nodes[node]
    kind = str(held.get("type") or "")
    told = {field: str(held.get(field) or "") for field in ("kind", "date", "source")}
    return told | {
        "iri": str(node),
        "label": str(held.get("label") or held.get("source") or node),
        "alias": list(aliases(graph, node)),
        "group": kind,
        "shape": SHAPES.get(kind, "dot"),
    }


def _edge_options(edge: dict[str, Any]) -> dict[str, Any]:
    texts = {field: str(edge[field]) if edge.get(field) is not None else "" for field in _TEXTS}
    # pyvis takes `source` as the end of an edge, and hands `type` on to vis, where it means the form of a curve.
    texts["kind"], texts["file"] = texts.pop("type"), texts.pop("source")
    return texts | {field: int(edge[field]) if edge.get(field) is not None else None for field in ("start", "end")}
