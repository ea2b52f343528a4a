"""What an endpoint holds."""

from __future__ import annotations

from kg.graph.place import Address
from kg.graph.remote.client import Client
from kg.graph.remote.memory import read_marks, read_state
from kg.graph.remote.reading import RemoteStore
from kg.graph.state import State
from kg.graph.terms import TYPE, term


def remote_status(path: Address) -> tuple[State, int, int, bool]:
    """What it remembers, its articles, its quads, and whether a writer is at work or was killed."""
    client = Client(path)
    try:
        store = RemoteStore(client)
        base = store.base
        articles = sum(1 for _ in store.quads_for_pattern(None, TYPE, term("schema:NewsArticle")))
        return read_state(store, base), articles, len(store), bool(read_marks(store, base))
    finally:
        client.close()
