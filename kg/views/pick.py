"""Which nodes stand on the first picture of a graph that is too large to be read at once: a part that hangs together."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import networkx as nx


def first_picture(graph: nx.MultiDiGraph[str], order: Sequence[str], most: int) -> list[str]:
    """At most `most` nodes of `order` (most important first), grown from the first: next comes what has most lines into the picture.

    Where nothing more hangs on it the next important node begins a part of its own. The article that holds the words is left out
    where no line leads to it: its title stands beside each quote.
    """
    rank = {node: place for place, node in enumerate(order)}
    near = {node: sorted(set(nx.all_neighbors(graph, node)) - {node}, key=rank.__getitem__) for node in order}
    wanted = [node for node in order if near[node] or graph.nodes[node].get("type") != "article"]
    if len(wanted) <= most:
        return wanted
    chosen: list[str] = []
    lines = dict.fromkeys(order, 0)
    queue: list[tuple[int, int]] = []  # (minus lines into the picture, rank); an old entry is passed over
    fresh = iter(wanted)
    while len(chosen) < most:
        node = _next(queue, lines, order) or next(node for node in fresh if lines[node] >= 0)
        chosen.append(node)
        lines[node] = -1
        for other in near[node]:
            if lines[other] >= 0:
                lines[other] += 1
                heapq.heappush(queue, (-lines[other], rank[other]))
    return chosen


def _next(queue: list[tuple[int, int]], lines: dict[str, int], order: Sequence[str]) -> str | None:
    while queue:
        count, rank = heapq.heappop(queue)
        if lines[order[rank]] == -count:
            return order[rank]
    return None
