"""An entity's surroundings: find the node that a person names, keep what is near it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import networkx as nx

from kg.errors import QueryError

MOST_NAMED = 12  # candidates or near names in one message
# Through these one meets somebody; through a large office one only shares an employer.
MEETING_KINDS = frozenset({"event", "project"})


def aliases(graph: nx.MultiDiGraph[str], node: str) -> tuple[str, ...]:
    """Other names in their order; () where there are none."""
    return tuple(filter(None, str(graph.nodes[node].get("alias") or "").split("、")))


def find_node(graph: nx.MultiDiGraph[str], entity: str) -> str:
    """The node with this IRI, name or alias. QueryError where several fit (with what tells them apart) or none (with near names)."""
    wanted = entity.strip()
    if wanted in graph:
        return wanted
    fitting = sorted(
        node for node in graph if graph.nodes[node].get("label") == wanted or wanted in aliases(graph, node)
    )
    if not fitting:
        raise QueryError(f"no entity named '{wanted}' in this graph; {_near(graph, wanted)}")
    if len(fitting) > 1:
        shown = "; ".join(_told(graph, node) for node in fitting[:MOST_NAMED])
        more = f"; and {len(fitting) - MOST_NAMED} more" if len(fitting) > MOST_NAMED else ""
        raise QueryError(f"'{wanted}' names {len(fitting)} entities: {shown}{more}; give one of the IRIs")
    return fitting[0]


def surroundings(graph: nx.MultiDiGraph[str], node: str) -> nx.MultiDiGraph[str]:
    """The node, its neighbours, and whom and what its events and projects bring together; edges among all of these."""
    near = set(nx.all_neighbors(graph, node))
    bridges = [other for other in near if graph.nodes[other].get("type") in MEETING_KINDS]
    beyond = {end for bridge in bridges for end in nx.all_neighbors(graph, bridge)}
    return graph.subgraph({node} | near | beyond)


def _told(graph: nx.MultiDiGraph[str], node: str) -> str:
    """Name, kind, one body or place it belongs to, IRI: enough to choose by."""
    bodies = sorted(
        str(graph.nodes[other].get("label", ""))
        for other in set(nx.all_neighbors(graph, node))
        if graph.nodes[other].get("type") in {"organization", "place"}
    )
    about = ", ".join(filter(None, (str(graph.nodes[node].get("type", "")), *bodies[:1])))
    return f"{graph.nodes[node].get('label', '')} ({about}) {node}"


def _near(graph: nx.MultiDiGraph[str], wanted: str) -> str:
    near = difflib.get_close_matches(wanted, sorted(set(_names(graph))), n=5, cutoff=0.4)
    return (
        f"nearest: {', '.join(near)}"
        if near
        else "no name is near it; `kg query roles` and `kg query organizations` list names"
    )


def _names(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    for node, label in graph.nodes(data="label"):
        yield str(label)
        yield from aliases(graph, node)
