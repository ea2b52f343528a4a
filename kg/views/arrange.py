"""Where the nodes of the first picture stand: each connected part laid out for itself, the parts packed in rows."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

import networkx as nx
import numpy as np

from kg.views.stress import Places, distances, stress_places

SPACING = 84.0  # of a line between two nodes with few others, in units of the picture; a node is 14 to 52 across
LEAST = 60.0  # between any two nodes
SCREEN = 1.4  # width to height
MOST_DRAWN_UP = 1.4


class Part(NamedTuple):
    """One connected part, its left upper corner at (0, 0)."""

    nodes: list[str]
    places: Places

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.places.max(axis=0)
        return float(width) + SPACING, float(height) + SPACING


def arrange(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """Whole-number places for all nodes, the same for the same graph whatever the order of its nodes; {} for an empty graph."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((a, b) if a < b else (b, a) for a, b in graph.edges() if a != b))
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part))
    return _packed([_lay_out(plain, part) for part in parts])


def _lay_out(plain: nx.Graph[str], part: list[str]) -> Part:
    if len(part) == 1:
        return Part(part, np.zeros((1, 2)))
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(plain.edges(part))
    return Part(part, _lying(_apart(stress_places(ordered, SPACING))))


def _apart(places: Places) -> Places:
    """Nodes nearer than LEAST pushed away from each other, as far as sixty rounds do it."""
    turn = np.arange(len(places)) * 2.4
    astray = np.stack([np.cos(turn), np.sin(turn)], axis=1) * 1e-3  # two nodes on one spot part in some direction
    for _ in range(60):
        distance = distances(places + astray)
        np.fill_diagonal(distance, LEAST)
        push = np.clip(LEAST - distance, 0, None) / 2 / np.maximum(distance, 1e-9)
        if not push.any():
            break
        places = places + (places + astray) * push.sum(axis=1, keepdims=True) - push @ (places + astray)
    return places


def _lying(places: Places) -> Places:
    """Turned so that the longest way lies flat, because screens are wide; the corner moved to (0, 0)."""
    centred = places - places.mean(axis=0)
    (_, along) = np.linalg.eigh(centred.T @ centred)[1].T
    along = along if along[0] >= 0 else -along
    turned = np.stack([centred @ along, centred @ np.array([-along[1], along[0]])], axis=1)
    return np.asarray(turned - turned.min(axis=0), dtype=np.float64)


def _packed(parts: list[Part]) -> dict[str, tuple[int, int]]:
    """Largest part first, in rows as wide as makes the whole fit a screen best; what is still too flat is drawn up."""
    sizes = [part.size for part in parts]
    limits = list(accumulate(width for width, _ in sizes[:40])) or [0.0]
    corners = min((_rows(sizes, limit) for limit in limits), key=lambda rows: max(_extent(sizes, rows)))
    width, height = _extent(sizes, corners)
    higher = min(max(width / max(height, 1.0), 1.0), MOST_DRAWN_UP)
    return {
        node: (round(x + dx), round((y + dy) * higher))
        for part, (x, y) in zip(parts, corners, strict=True)
        for node, (dx, dy) in zip(part.nodes, part.places.tolist(), strict=True)
    }


def _rows(sizes: list[tuple[float, float]], limit: float) -> list[tuple[float, float]]:
    """The corner of each part where no row with two parts or more is wider than `limit`."""
    corners = []
    x = y = deepest = 0.0
    for width, height in sizes:
        if x and x + width > limit:
            x, y, deepest = 0.0, y + deepest, 0.0
        corners.append((x, y))
        x, deepest = x + width, max(deepest, height)
    return corners


def _extent(sizes: list[tuple[float, float]], corners: list[tuple[float, float]]) -> tuple[float, float]:
    """Width, measured in heights of a screen, and height of it all; (0, 0) for nothing."""
    ends = [(x + width, y + height) for (x, y), (width, height) in zip(corners, sizes, strict=True)]
    return max((x for x, _ in ends), default=0.0) / SCREEN, max((y for _, y in ends), default=0.0)
