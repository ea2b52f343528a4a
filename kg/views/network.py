"""A pyvis network that writes itself as one page which opens offline and runs nothing but its own scripts."""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from pathlib import Path
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.views.columns import columns
from kg.views.embed import (
    EXPLORER_STYLES,
    environment,
    page_script,
    page_style,
    policy_digest,
    script_json,
    vis_script,
    words,
)
from kg.views.write import write_text

# Positions come with the data: no physics. Straight lines cost a quarter less to draw than curved ones.
DRAWING: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 86_400_000, "multiselect": False, "keyboard": False},
    "edges": {"smooth": False, "width": 1.2, "selectionWidth": 1.4, "hoverWidth": 0.6, "arrowStrikethrough": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
}
SHAPES = {
    "person": "dot", "organization": "square", "event": "diamond", "project": "triangle", "place": "triangleDown", "article": "hexagon",
}  # fmt: skip


class EvidenceNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """Directed, so that parallel edges stay; ids are places in the list of nodes, so that no name becomes an id in the page."""

    def __init__(self, title: str, opened: Sequence[int] = ()) -> None:
        super().__init__(directed=True, heading=title, cdn_resources="in_line")
        self.options = DRAWING
        self.communities: dict[str, Any] | None = None  # where the page begins with an overview: their places
        self.opened = list(opened)  # the node, or both ends of a way, that the page begins with

    def get_nodes(self) -> KeysView[int]:
        """All ids; a view instead of pyvis's list, so that add_edge looks each end up at once instead of going through all."""
        return self.node_map.keys()  # type: ignore[no-any-return]

    def add_node(self, n_id: int, label: str = "", shape: str = "dot", **options: Any) -> None:
        """As pyvis does, but an empty label stays empty and the time does not grow with the number of nodes."""
        node = Node(n_id, shape, label=label, **options)
        self.nodes.append(node.options)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node.options

    def add_edge(self, source: int, to: int, **options: Any) -> None:
        """As pyvis does for directed networks. ValueError where an end is not a node."""
        for end in (source, to):
            if end not in self.node_map:
                raise ValueError(f"edge {source} -> {to}: no node {end}; add the nodes first")
        self.edges.append(Edge(source, to, True, **options).options)

    def page_data(self) -> dict[str, Any]:
        """Everything the page's script reads: columns, shapes, how to draw, words in both languages, what to open."""
        data = columns(self.nodes, self.edges)
        return data | {
            "shapes": SHAPES,
            "drawing": self.options,
            "words": words(),
            "opened": self.opened,
            "communities": self.communities,
            "title": self.heading,
        }

    def generate_html(self, *_: object, **__: object) -> str:
        """The whole page. What pyvis would take here changes nothing: there is one way to write it."""
        style, vis, script = page_style(EXPLORER_STYLES), vis_script(), page_script()
        self.html = (
            environment()
            .get_template("page.html.j2")
            .render(
                title=self.heading,
                style=style,
                vis=vis,
                script=script,
                data=script_json(self.page_data()),
                style_digest=policy_digest(style),
                script_digests=(policy_digest(vis), policy_digest(script)),
            )
        )
        return self.html

    def write_html(self, name: str | Path, *_: object, **__: object) -> None:
        """Write the page at `name`, UTF-8, whole or not at all. OSError where that can not be done."""
        write_text(Path(name), self.generate_html())
