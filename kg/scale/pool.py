"""Processes of this machine.

They are spawned and not forked: a forked child would hold the writer's lock of the store, and keep it after its parent was killed.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from kg.records import Document, Page

_CHUNK = 32  # documents handed over at once: more gain nothing


def read_all(read: Callable[[Document], Page], documents: Sequence[Document], workers: int) -> Iterator[Page]:
    """The page of each document, in their order; `read` is a function of a module. One worker is this process itself."""
    if workers == 1 or len(documents) < 2:
        yield from map(read, documents)
        return
    chunk = max(1, min(_CHUNK, len(documents) // (4 * workers)))
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(documents)), mp_context=spawn, initializer=_end_with_parent) as pool:
        yield from pool.map(read, documents, chunksize=chunk)


def _end_with_parent() -> None:
    """A worker waits for its next document for ever, its parent's death unnoticed, unless something watches for it."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
