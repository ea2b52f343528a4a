"""`kg view`: a graph -> one interactive page with the words behind every line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Unpack

import networkx as nx

from kg.views.arrange import arrange
from kg.views.communities import overview
from kg.views.focus import aliases
from kg.views.network import SHAPES, EvidenceNetwork
from kg.views.pick import first_picture
from kg.views.pinyin import spelled
from kg.views.select import HasNetwork, Selection, select

FIRST_PICTURE = 300  # nodes; a larger graph begins with its communities, the page of an entity with its nearest
_TEXTS = ("type", "label", "status", "date", "quote", "source", "article")


def write_view(graph: HasNetwork, out: Path, *, title: str = "", **wanted: Unpack[Selection]) -> None:
    """Write one HTML file of the part that `wanted` (see Selection) tells; of everything where it tells nothing.

    The same graph gives the same bytes. An empty graph gives a page that says so. QueryError as in select(); OSError where `out`
    can not be written. Nothing is then left behind.
    """
    build_network(graph, title=title, **wanted).write_html(out)


def build_network(graph: HasNetwork, *, title: str = "", **wanted: Unpack[Selection]) -> EvidenceNetwork:
    """The pyvis network behind the page: nodes by importance, edges by their ends and words."""
    facts, opened = select(graph, wanted)
    title = title or " – ".join(str(facts.nodes[node].get("label") or node) for node in opened)
    order = _by_importance(facts, opened)
    number = {node: place for place, node in enumerate(order)}
    network = EvidenceNetwork(title, [number[node] for node in opened])
    first = _first(facts, order, whole=bool(opened))
    network.communities = first.communities
    for node, community in zip(order, first.community, strict=True):
        x, y = first.places.get(node, (None, None))
        network.add_node(number[node], **_node_options(facts, node), community=community, x=x, y=y)
    edges = [(number[a], number[b], _edge_options(edge)) for a, b, edge in facts.edges(data=True)]
    for start, end, options in sorted(edges, key=lambda row: (row[0], row[1], str(row[2]))):
        network.add_edge(start, end, **options)
    return network


class _First(NamedTuple):
    """What the page begins with: where the nodes stand, and the communities where they are the first picture."""

    places: dict[str, tuple[int, int]]
    community: list[int | None]
    communities: dict[str, Any] | None = None


def _first(facts: nx.MultiDiGraph[str], order: Sequence[str], *, whole: bool) -> _First:
    if whole or len(order) <= FIRST_PICTURE or not facts.number_of_edges():
        return _First(arrange(facts.subgraph(first_picture(facts, order, FIRST_PICTURE))), [None] * len(order))
    seen = overview(facts, order)
    columns = {"x": [x for x, _ in seen.at], "y": [y for _, y in seen.at], "rest": seen.rest}
    return _First(seen.places, seen.community, columns)


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
    names = (str(held.get("label") or held.get("source") or node), *aliases(graph, node))
    told = {field: str(held.get(field) or "") for field in ("kind", "date", "source")}
    return told | {
        "iri": str(node),
        "label": names[0],
        "alias": list(names[1:]),
        "spelling": "" if kind == "article" else spelled(names, person=kind == "person"),
        "group": kind,
        "shape": SHAPES.get(kind, "dot"),
    }


def _edge_options(edge: dict[str, Any]) -> dict[str, Any]:
    texts = {field: str(edge[field]) if edge.get(field) is not None else "" for field in _TEXTS}
    # pyvis takes `source` as the end of an edge, and hands `type` on to vis, where it means the form of a curve.
    texts["kind"], texts["file"] = texts.pop("type"), texts.pop("source")
    return texts | {field: int(edge[field]) if edge.get(field) is not None else None for field in ("start", "end")}
