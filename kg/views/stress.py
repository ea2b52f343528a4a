"""Places whose distances look like those in the graph: stress majorisation.

Gansner, Koren, North: Graph Drawing by Stress Majorization, GD 2004. Force-directed places alone leave the dense parts of an
administration (bodies, their officials, their meetings) in a knot and its thin parts far away.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray

ROUNDS = 80
SEED = 7

Places = NDArray[np.float64]  # (nodes, 2)


def stress_places(part: nx.Graph[str], spacing: float) -> Places:
    """A place for each node of a connected graph with two nodes or more, in its order; lines about `spacing` long or longer.

    The ends of a line that share few of their neighbours are set further apart: a hub needs room for a ring.
    """
    for one, other in part.edges():
        part.edges[one, other]["length"] = spacing * _room(part, one, other)
    wanted = np.asarray(nx.floyd_warshall_numpy(part, weight="length"), dtype=np.float64)
    start = nx.spring_layout(part, seed=SEED, iterations=50, scale=None, method="force")  # needs numpy, not scipy
    places = np.array([start[node] for node in part], dtype=np.float64)
    places *= wanted.max() / max(float(np.ptp(places, axis=0).max()), 1e-9)
    return _majorised(places, wanted)


def distances(places: Places) -> NDArray[np.float64]:
    """(nodes, nodes), by columns: a third of the time that numpy's norm takes along an axis of two."""
    x, y = places.T
    across, down = x[:, None] - x, y[:, None] - y
    return np.asarray(np.sqrt(across * across + down * down))


def _room(part: nx.Graph[str], one: str, other: str) -> float:
    near, far = set(part[one]), set(part[other])
    return float(0.75 + 0.25 * (len(near | far) - len(near & far)) ** 0.5 / 1.4)


def _majorised(places: Places, wanted: NDArray[np.float64]) -> Places:
    """Each node moved to the weighted mean of where the others would have it, ROUNDS times; near pairs weigh more."""
    weights = 1 / np.square(wanted + np.eye(len(wanted)))
    np.fill_diagonal(weights, 0)
    total = weights.sum(axis=1, keepdims=True)
    attraction = weights * wanted
    for _ in range(ROUNDS):
        pull = attraction / np.maximum(distances(places), 1e-6)
        places = (weights @ places + places * pull.sum(axis=1, keepdims=True) - pull @ places) / total
    return places
