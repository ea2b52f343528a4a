"""What a writer owes the store once its documents count, and what the next one does for a killed one. All of it can be done twice."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.graph.iri import Mint
from kg.graph.remote.memory import ARRIVING, SETTLING, UNFINISHED, read_pending, read_state
from kg.graph.remote.reading import RemoteStore
from kg.graph.remote.turn import Turn
from kg.graph.remote.updates import delete, drop, insert, move
from kg.graph.terms import PART_OF, TYPE, term


def repair(store: RemoteStore, base: str, stage: str) -> bool:
    """Ends what a killed writer began at this stage; whether its facts are still to be written, under a mark that says so."""
    turn = Turn(store, base, stage)
    if stage == SETTLING:
        settle(store, base, turn, store.staged())
        drop(store.client, strangers(store, base), told=turn.alive)
        turn.reached(UNFINISHED)
        return True
    take_back(store, base, turn)
    if stage == ARRIVING:
        turn.over()
    return stage != ARRIVING


def settle(store: RemoteStore, base: str, turn: Turn, staged: Iterable[NamedNode]) -> None:
    """Makes the documents what they shall be: the memory first, then their graphs, of which some are staged."""
    pending = read_pending(store, base)
    insert(store.client, pending.come, told=turn.alive)
    delete(store.client, pending.gone, told=turn.alive)
    drop(store.client, pending.graphs, told=turn.alive)
    delete(store.client, pending.notes, told=turn.alive)
    move(store.client, [(graph, Mint(base).unstaged(graph)) for graph in staged], told=turn.alive)


def take_back(store: RemoteStore, base: str, turn: Turn) -> None:
    """Makes the documents what they were."""
    delete(store.client, read_pending(store, base).notes, told=turn.alive)
    drop(store.client, store.staged(), told=turn.alive)
    drop(store.client, strangers(store, base), told=turn.alive)


def strangers(store: RemoteStore, base: str) -> list[NamedNode]:
    """The graphs of documents that are not remembered."""
    ours = Mint(base)
    known = {ours.document(origin.sha256) for origin in read_state(store, base).origins}
    documents = {quad.subject for quad in store.quads_for_pattern(None, TYPE, term("kg:Document"))}
    articles = {quad.subject for quad in store.quads_for_pattern(None, PART_OF, None) if quad.object not in known}
    found = (documents - known) | articles
    return sorted((graph for graph in found if isinstance(graph, NamedNode)), key=str)
