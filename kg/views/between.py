"""How two entities hang together: the few cheapest ways from one to the other."""

from __future__ import annotations

from itertools import islice
from math import log2

import networkx as nx

from kg.errors import QueryError

MOST_WAYS = 8
ATTENDING = frozenset({"person", "organization"})


def ways_between(
    graph: nx.MultiDiGraph[str], start: str, end: str, *, by_meetings: bool = False
) -> nx.MultiDiGraph[str]:
    """The part of the graph on the MOST_WAYS cheapest ways, whatever the direction of the lines.

    A way through something with many neighbours costs more: that two people belong to one large office says little. `by_meetings`:
    only from people and bodies to the events they were at, and on. QueryError where both are the same or nothing connects them.
    """
    if start == end:
        raise QueryError(f"both ends are '{_label(graph, start)}'; name two different entities")
    graph = _attendance(graph, (start, end)) if by_meetings else graph
    try:
        ways = list(islice(nx.shortest_simple_paths(_weighed(graph), start, end, weight="weight"), MOST_WAYS))
    except nx.NetworkXNoPath:
        names = f"'{_label(graph, start)}' and '{_label(graph, end)}'"
        by = " by shared meetings alone" if by_meetings else ""
        raise QueryError(f"nothing connects {names}{by} in this graph; `kg view --focus` shows each alone") from None
    return graph.subgraph({node for way in ways for node in way})


def _weighed(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    cost = {node: 1 + log2(1 + len(set(nx.all_neighbors(graph, node)))) for node in graph}
    for a, b in sorted((a, b) if a < b else (b, a) for a, b in graph.edges() if a != b):
        plain.add_edge(a, b, weight=cost[a] + cost[b])
    return plain


def _attendance(graph: nx.MultiDiGraph[str], ends: tuple[str, str]) -> nx.MultiDiGraph[str]:
    kinds = graph.nodes(data="type")
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((node, graph.nodes[node]) for node in ends)
    for a, b, edge in graph.edges(data=True):
        if kinds[b] == "event" and kinds[a] in ATTENDING:
            part.add_nodes_from((node, graph.nodes[node]) for node in (a, b))
            part.add_edge(a, b, **edge)
    return part


def _label(graph: nx.MultiDiGraph[str], node: str) -> str:
    return str(graph.nodes[node].get("label") or node)
