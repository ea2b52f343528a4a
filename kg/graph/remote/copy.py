"""A copy of a remote store on this machine: what takes many steps takes them here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, Store

_CHUNK: Final = 100_000  # quads loaded at once


def copied(quads: Iterable[Quad], folder: Path) -> Store:
    """A store of these quads, open for reading."""
    store, rest = Store(str(folder)), iter(quads)
    while chunk := list(islice(rest, _CHUNK)):
        store.bulk_extend(chunk)
    store.flush()
    del store  # an open one may go on to write its files
    return Store.read_only(str(folder))
