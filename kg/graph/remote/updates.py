"""Quads into a remote store and out of it, in updates of a bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph.remote.client import Client
from kg.graph.remote.failures import TooLargeError

_SIZE: Final = 500_000  # bytes of an update: proxies often take no more than 1 MB
_MANY: Final = 100  # graphs that one update drops or moves


def insert(client: Client, quads: Iterable[Quad], *, told: Callable[[], None] = lambda: None) -> None:
    """Adds quads; `told` is called behind every update. An update has no blank nodes, so adding twice adds nothing."""
    _send(client, "INSERT DATA", quads, told)


def delete(client: Client, quads: Iterable[Quad], *, told: Callable[[], None] = lambda: None) -> None:
    """Takes quads out; those that are not there are passed over."""
    _send(client, "DELETE DATA", quads, told)


def drop(client: Client, graphs: Sequence[NamedNode], *, told: Callable[[], None] = lambda: None) -> None:
    """Takes whole graphs out; those that are not there are passed over."""
    for start in range(0, len(graphs), _MANY):
        client.update(" ;\n".join(f"DROP SILENT GRAPH {graph}" for graph in graphs[start : start + _MANY]))
        told()


def move(client: Client, pairs: Sequence[tuple[NamedNode, NamedNode]], *, told: Callable[[], None]) -> None:
    """Puts each first graph in the place of the second. The first have to be there: an absent one would empty the second."""
    for start in range(0, len(pairs), _MANY):
        client.update(" ;\n".join(f"MOVE GRAPH {one} TO {other}" for one, other in pairs[start : start + _MANY]))
        told()


def replace(client: Client, old: Iterable[Quad], new: Iterable[Quad]) -> None:
    """Takes quads out and adds others in one update, where the endpoint takes one so large; else in two steps, the new ones first."""
    gone, come = list(old), list(new)
    parts = [_text("DELETE DATA", gone)] * bool(gone) + [_text("INSERT DATA", come)] * bool(come)
    try:
        client.update(" ;\n".join(parts))
    except TooLargeError:
        insert(client, come)
        delete(client, gone)


def _send(client: Client, what: str, quads: Iterable[Quad], told: Callable[[], None]) -> None:
    for part in _parts(quads):
        _send_part(client, what, part)
        told()


def _send_part(client: Client, what: str, quads: list[Quad]) -> None:
    """Halves what is too large for the endpoint. StoreError where a single quad is."""
    try:
        client.update(_text(what, quads))
    except TooLargeError:
        if len(quads) == 1:
            raise
        half = len(quads) // 2
        _send_part(client, what, quads[:half])
        _send_part(client, what, quads[half:])


def _parts(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    part: list[Quad] = []
    size = 0
    for quad in quads:
        length = len(str(quad).encode())
        if part and size + length > _SIZE:
            yield part
            part, size = [], 0
        part.append(quad)
        size += length
    if part:
        yield part


def _text(what: str, quads: Iterable[Quad]) -> str:
    graphs = []
    for graph, own in groupby(sorted(quads, key=lambda quad: str(quad.graph_name)), key=lambda quad: quad.graph_name):
        if not isinstance(graph, NamedNode):
            raise StoreError("a quad outside every named graph; kg writes none")
        triples = " .\n".join(str(quad.triple) for quad in own)
        graphs.append(f"GRAPH {graph} {{\n{triples}\n}}")
    return f"{what} {{\n" + "\n".join(graphs) + "\n}"
