"""Whose turn it is to write a remote store. A server knows no lock that goes with a killed process; two things take its place.

On one machine a file in its directory for temporary files is locked, as a store directory's LOCK is. Between machines a mark in
the store tells that somebody writes: who sees a mark that moved in the last ten minutes leaves. A writer puts its own mark first and
looks at the others after, so of two that come at once at most one goes on. An older mark is a killed writer's, and is taken over.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import socket
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.graph.place import Address
from kg.graph.remote.memory import Mark, mark_quad, read_marks
from kg.graph.remote.reading import RemoteStore
from kg.graph.remote.updates import delete, insert, replace

_SILENT: Final = 600.0  # seconds after which a writer of another machine counts as killed
_OFTEN: Final = 30.0  # seconds between two signs of life


@contextmanager
def alone_here(address: Address) -> Iterator[None]:
    """Holds this machine's lock for the address. StoreError where another process of this machine writes it."""
    name = hashlib.sha256(address.url.encode()).hexdigest()[:20]
    path = Path(tempfile.gettempdir(), f"kg-{os.getuid()}-{name}.lock")
    with open(path, "a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise StoreError(f"{address}: being written by process {file.read().strip()}; wait until it ends") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


class Turn:
    """The right to write, and the mark that tells so; `stage` is how far."""

    def __init__(self, store: RemoteStore, base: str, stage: str) -> None:
        """Puts the mark. StoreError where somebody else writes; the marks of killed writers are gone after."""
        self._store, self._base = store, base
        self.mark = Mark(uuid.uuid4().hex, stage, socket.gethostname(), os.getpid(), time.time())
        insert(store.client, [mark_quad(self.mark, base)])
        others = [mark for mark in read_marks(store, base) if mark.token != self.mark.token]
        for other in others:
            if is_alive(other):
                delete(store.client, [mark_quad(self.mark, base)])
                raise being_written(store.address, other)
        delete(store.client, [mark_quad(other, base) for other in others])

    def alive(self) -> None:
        """Tells others from time to time that this writer still works."""
        if time.time() - self.mark.seen > _OFTEN:
            self.reached(self.mark.stage)

    def reached(self, stage: str) -> None:
        """Tells how far the writing is."""
        old, self.mark = self.mark, self.mark._replace(stage=stage, seen=time.time())
        replace(self._store.client, [mark_quad(old, self._base)], [mark_quad(self.mark, self._base)])

    def over(self) -> None:
        """Takes the mark away: everything is written."""
        delete(self._store.client, [mark_quad(self.mark, self._base)])


def is_alive(mark: Mark) -> bool:
    """Whether its writer may still be at work. On this machine nobody else can be while we hold the lock (alone_here)."""
    return mark.host != socket.gethostname() and time.time() - mark.seen < _SILENT


def being_written(address: Address, mark: Mark) -> StoreError:
    """The error for a store that another machine writes."""
    left = max(1, round((_SILENT - (time.time() - mark.seen)) / 60))
    return StoreError(
        f"{address}: being written by process {mark.process} of {mark.host}; wait until it ends, or, if it was killed, {left} min"
    )
