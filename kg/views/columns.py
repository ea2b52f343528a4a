"""A network's nodes and edges as columns: what the page's script reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Options = Mapping[str, Any]  # what pyvis holds of one node or edge


class Strings:
    """Each text once, in the order of first use; columns hold its place instead."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        return self.places.setdefault(text, len(self.places))


def columns(nodes: Iterable[Options], edges: Iterable[Options]) -> dict[str, Any]:
    """`nodes` and `edges` with a list a field, and the `strings` that the edges' text fields point into.

    x and y are None for a node that is not on the first picture.
    """
    strings = Strings()
    nodes, edges = list(nodes), list(edges)
    node_fields = ("iri", "label", "alias", "spelling", "group", "kind", "date", "source", "community", "x", "y")
    edge_texts = ("kind", "label", "status", "date", "quote", "file", "article")
    table: dict[str, list[Any]] = {field: [node.get(field) for node in nodes] for field in node_fields}
    links: dict[str, list[Any]] = {field: [edge[field] for edge in edges] for field in ("from", "to", "start", "end")}
    for field in edge_texts:
        links[field] = [strings.place(edge[field]) for edge in edges]
    return {"nodes": table, "edges": links, "strings": list(strings.places)}
