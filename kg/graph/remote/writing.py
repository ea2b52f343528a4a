"""A remote store, written: the documents first, then the facts.

    mark 'arriving'   graphs of new documents are added, those of changed ones staged, and what shall be remembered is noted;
                      killed here: the next writer takes all that back
    mark 'settling'   one small update sets it: from here on the documents count. What was noted is remembered, staged graphs take
                      their places, those of gone documents go, the facts graph gets the difference; killed here: the next writer
                      finishes it
    no mark           everything is written

Readers may see a document's graphs before its facts, and facts of a document that has just gone: an endpoint has no generations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from kg.errors import StoreError
from kg.graph.installed import installed_rules
from kg.graph.iri import DEFAULT_BASE, Mint, mint
from kg.graph.place import Address
from kg.graph.remote.client import Client
from kg.graph.remote.compare import Difference, compare, difference_of
from kg.graph.remote.copy import copied
from kg.graph.remote.memory import (
    ARRIVING,
    SETTLING,
    UNFINISHED,
    About,
    begun,
    count_origins,
    pending_quads,
    read_marks,
    read_stamp,
    read_state,
    state_quads,
)
from kg.graph.remote.part import Part
from kg.graph.remote.reading import RemoteStore
from kg.graph.remote.repair import repair, settle
from kg.graph.remote.turn import Turn, alone_here, being_written, is_alive
from kg.graph.remote.updates import delete, insert
from kg.graph.runs import Run
from kg.graph.state import Origin, State
from kg.graph.store import Alter, Fill, filled


class RemoteWriter:
    """The one that may write an endpoint now; it is used like a kg.graph.store.Writer.

    A small change fetches the part of the store that it looks at. For any other all that the store holds is copied to this machine. What
    changes there is sent. `held` has the sources that were asked about alone.
    """

    def __init__(self, path: Address, store: RemoteStore, found: _Found, folder: Path, *, unfinished: bool) -> None:
        """`folder`: an empty one, for the copy; `unfinished`: the facts of a killed writer are still to be written."""
        self.path, self.unfinished = path, unfinished
        self.many, self.held, self._stamp = found
        self.generation = 2 if self.many else 1
        self._store, self._folder = store, folder
        self._part = Part(store, self.held.base)

    @property
    def is_there(self) -> bool:
        """Whether a graph of kg stands there, an empty one perhaps."""
        return bool(self.many) or self._store.held is not None

    def look_up(self, hashes: Collection[str]) -> None:
        """Learns of all sources with these contents."""
        if len(self.held.origins) < self.many and hashes:
            found = read_state(self._store, self.held.base, About(hashes=hashes)).origins
            self.held = self.held._replace(origins=tuple(sorted({*self.held.origins, *found})))

    def complete(self) -> tuple[Origin, ...]:
        """Learns of all sources; those that it knew nothing of."""
        if len(self.held.origins) == self.many:
            return ()
        known = set(self.held.origins)
        self.held = self.held._replace(origins=read_state(self._store, self.held.base).origins)
        return tuple(origin for origin in self.held.origins if origin not in known)

    @property
    def quads(self) -> Path:
        """The directory of the copy that write makes."""
        return self._folder / "old"

    @contextmanager
    def current(self) -> Iterator[Part]:
        """What the store holds, as far as it is looked at."""
        yield self._part

    def change(self, change: Alter, *, run: Run | None = None) -> State:  # noqa: ARG002
        """Makes the store hold what it holds, changed; else as write."""
        part = self._part
        state = change(part)
        found = difference_of(part.come, part.gone, part, ours=Mint(state.base), known=self._known(Mint(state.base)))
        self._send(found, state)
        return state

    def write(self, fill: Fill, *, run: Run | None = None) -> State:  # noqa: ARG002
        """Makes the store hold what `fill` makes, and nothing else; runs are not kept. It tells the state.

        StoreError where the base changes, somebody else has written meanwhile, or the endpoint fails: then the next writer takes
        back or finishes what was begun.
        """
        old = copied(self._store if self.many or self.unfinished else (), self.quads)
        directory = self._folder / "new"
        directory.mkdir()
        state = filled(directory, fill)
        ours = mint(state.base)
        state = state._replace(base=ours.base)
        if self.many and ours.base != self.held.base:
            raise StoreError(f"{self.path}: its base is {self.held.base}; another one needs another endpoint")
        self._send(compare(old, Store.read_only(str(directory / "quads")), ours, self._known(ours)), state)
        return state

    def _known(self, ours: Mint) -> set[NamedNode]:
        """The documents that are there."""
        return {ours.document(origin.sha256) for origin in self.held.origins}

    def _turn(self, store: RemoteStore, base: str) -> Turn:
        """The right to write. StoreError where the store is not any more what it was when it was read."""
        turn = Turn(store, base, UNFINISHED if self.unfinished else ARRIVING)
        if read_stamp(store, base) != self._stamp:
            turn.over()
            raise StoreError(
                f"{self.path}: was written by somebody else meanwhile, and nothing by this run; run it again"
            )
        return turn

    def _send(self, found: Difference, state: State) -> None:
        store = RemoteStore(self._store.client, state.base)
        turn = self._turn(store, state.base)
        client = store.client
        remembered = set(state_quads(self.held, self._stamp)) if self.is_there else set()
        shall = set(state_quads(state, turn.mark.token))
        insert(client, found.heads, told=turn.alive)  # by them a repair finds the graphs, so they stand before the rest
        insert(client, found.come, told=turn.alive)
        insert(client, pending_quads(state.base, remembered, shall, found.graphs), told=turn.alive)
        turn.reached(SETTLING)
        settle(store, state.base, turn, found.staged)
        insert(client, found.facts_come, told=turn.alive)
        delete(client, found.facts_gone, told=turn.alive)
        turn.over()


class _Found(NamedTuple):
    """What a store remembers: of how many sources, the state with some of them or all, who wrote it."""

    many: int
    held: State
    stamp: str


@contextmanager
def updating_remote(path: Address, about: Collection[str] | None = None) -> Iterator[RemoteWriter]:
    """Repairs what a killed writer left, then yields the writer, which knows of all sources or of those `about` which it is. StoreError
    where somebody else writes or the endpoint fails."""
    client = Client(path)
    try:
        with alone_here(path), TemporaryDirectory(prefix="kg-") as folder:
            yield _writer(path, client, Path(folder), about)
    finally:
        client.close()


def _writer(path: Address, client: Client, folder: Path, about: Collection[str] | None) -> RemoteWriter:
    base = begun(RemoteStore(client))
    if base is None:
        fresh = _Found(0, State(DEFAULT_BASE, installed_rules()), "")
        return RemoteWriter(path, RemoteStore(client, DEFAULT_BASE), fresh, folder, unfinished=False)
    store = RemoteStore(client, base)
    marks = read_marks(store, base)
    for mark in marks:
        if is_alive(mark):
            raise being_written(path, mark)
    stages = {mark.stage for mark in marks}
    reached = next((stage for stage in (SETTLING, UNFINISHED, ARRIVING) if stage in stages), None)
    unfinished = reached is not None and repair(store, base, reached)
    return RemoteWriter(path, store, _found(store, base, about), folder, unfinished=unfinished)


def _found(store: RemoteStore, base: str, about: Collection[str] | None) -> _Found:
    stamp = read_stamp(store, base)  # first: a change behind it is seen when the turn is taken
    state = read_state(store, base, None if about is None else About(about))
    return _Found(len(state.origins) if about is None else count_origins(store, base), state, stamp)


def remote_state(path: Address) -> State:
    """What an endpoint remembers; a state without sources where nothing was ever written."""
    client = Client(path)
    try:
        base = begun(RemoteStore(client))
        return read_state(RemoteStore(client, base), base) if base else State(DEFAULT_BASE, installed_rules())
    finally:
        client.close()
