"""The page inside a notebook: a frame that can neither reach the notebook nor any network."""

from __future__ import annotations

from typing import NamedTuple, Unpack

from markupsafe import escape

from kg.views.page import build_network
from kg.views.select import HasNetwork, Selection

HEIGHT = 640  # pixels


class Frame(NamedTuple):
    """A page that a notebook shows where it is the value of a cell."""

    page: str
    title: str
    height: int = HEIGHT

    def _repr_html_(self) -> str:
        """The page as the text of a sandboxed frame; scripts run in it, but as of nowhere."""
        return (
            f'<iframe sandbox="allow-scripts allow-downloads" title="{escape(self.title)}" width="100%" height="{self.height}"'
            f' style="border:0" srcdoc="{escape(self.page)}"></iframe>'
        )


def show(graph: HasNetwork, *, height: int = HEIGHT, **wanted: Unpack[Selection]) -> Frame:
    """The page of write_view, for a notebook; `height` in pixels. QueryError as there."""
    network = build_network(graph, **wanted)
    return Frame(network.generate_html(), network.heading or "kg", height)
