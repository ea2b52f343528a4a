"""The overview of a graph that is too large for one picture: its communities, each with a picture of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import networkx as nx

from kg.views.arrange import arrange
from kg.views.pick import first_picture

SEED = 7
MOST = 40  # communities with a node of their own; what is left of them stands together in one more
LEAST = 3  # members
MEMBERS = 80  # of one community on its first picture
ROOM = 2.6  # times as far apart as single nodes

Place = tuple[int, int]


class Overview(NamedTuple):
    """`community`: of each node in the order given, None for what has no line. `at`: where each community stands. `rest`: whether
    the last community is that of all small ones. `places`: within its community, of each node that is on its first picture."""

    community: list[int | None]
    at: list[Place]
    rest: bool
    places: dict[str, Place]


def overview(graph: nx.MultiDiGraph[str], order: Sequence[str]) -> Overview:
    """Communities by Louvain's method with a fixed seed, largest first; the same for the same graph and order."""
    plain = _plain(graph, order)
    found = nx.community.louvain_communities(plain, weight="weight", seed=SEED)
    groups = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    own = [members for members in groups[:MOST] if len(members) >= LEAST]
    rest = sorted(chain.from_iterable(groups[len(own) :]))
    groups = [*own, rest] if rest else own
    home = {number: place for place, members in enumerate(groups) for number in members}
    places = [_first_places(graph, [order[number] for number in members]) for members in groups]
    return Overview(
        [home.get(number) for number in range(len(order))],
        _among(plain, home, len(groups)),
        bool(rest),
        dict(chain.from_iterable(part.items() for part in places)),
    )


def _plain(graph: nx.MultiDiGraph[str], order: Sequence[str]) -> nx.Graph[int]:
    """Numbers in place of IRIs, so that no order hangs on how Python hashes texts; what has no line is left out."""
    number = {node: place for place, node in enumerate(order)}
    lines = Counter(
        (min(ends), max(ends)) for ends in ((number[a], number[b]) for a, b in graph.edges()) if ends[0] != ends[1]
    )
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(sorted(set(chain.from_iterable(lines))))
    plain.add_weighted_edges_from((a, b, float(count)) for (a, b), count in sorted(lines.items()))
    return plain


def _first_places(graph: nx.MultiDiGraph[str], members: list[str]) -> dict[str, Place]:
    part = graph.subgraph(members)
    return arrange(part.subgraph(first_picture(part, members, MEMBERS)))


def _among(plain: nx.Graph[int], home: Mapping[int, int], count: int) -> list[Place]:
    """Where the communities stand: those with lines between them near each other."""
    joined: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    joined.add_nodes_from(f"{place:03}" for place in range(count))
    lines = Counter((home[a], home[b]) for a, b in plain.edges() if home[a] != home[b])
    strongest = sorted(lines, key=lambda ends: (-lines[ends], ends))[: 3 * count]  # all with all would be one knot
    joined.add_edges_from((f"{a:03}", f"{b:03}") for a, b in strongest)
    places = arrange(joined)
    return [(round(x * ROOM), round(y * ROOM)) for x, y in (places[f"{place:03}"] for place in range(count))]
