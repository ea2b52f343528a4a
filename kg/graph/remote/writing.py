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

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph.evidence import page_quads
from kg.graph.facts import corpus_quads
from kg.graph.installed import installed_rules
from kg.graph.iri import DEFAULT_BASE, Mint, mint
from kg.graph.place import Address
from kg.graph.remote.client import Client
from kg.graph.remote.memory import (
    ARRIVING,
    SETTLING,
    UNFINISHED,
    begun,
    pending_quads,
    read_marks,
    read_state,
)
from kg.graph.remote.reading import RemoteStore
from kg.graph.remote.repair import repair, settle
from kg.graph.remote.turn import Turn, alone_here, being_written, is_alive
from kg.graph.remote.updates import delete, insert
from kg.graph.runs import Run
from kg.graph.state import Origin, State
from kg.graph.stored import stored_pages
from kg.graph.terms import PART_OF, TYPE, term
from kg.records import Corpus, Page

_Held = dict[str, tuple[Page, tuple[str, ...]]]  # content -> its page and the sources it was given under


class RemoteWriter:
    """The one that may write an endpoint now; it is used like a kg.graph.store.Writer."""

    def __init__(self, path: Address, store: RemoteStore, held: State, *, unfinished: bool) -> None:
        """`unfinished`: the facts of a killed writer are still to be written."""
        self.path, self.held, self.unfinished = path, held, unfinished
        self._store = store
        self._pages: list[Page] | None = None

    def pages(self) -> list[Page]:
        """The pages of the store as it is, one a content."""
        if self._pages is None:
            found: dict[str, Page] = {}
            for page in stored_pages(self._store, Mint(self.held.base)) if self.held.origins else ():
                found.setdefault(page.document.sha256, page)
            self._pages = list(found.values())
        return self._pages

    def write(self, pages: Iterable[Page], corpus: Corpus, state: State, *, run: Run | None = None) -> None:  # noqa: ARG002
        """Makes the store hold these pages and facts, and nothing else; runs are not kept.

        StoreError where the base changes, somebody else has written meanwhile, or the endpoint fails: then the next writer takes
        back or finishes what was begun.
        """
        ours = mint(state.base)
        state = state._replace(base=ours.base)
        if self.held.origins and ours.base != self.held.base:
            raise StoreError(f"{self.path}: its base is {self.held.base}; another one needs another endpoint")
        store = RemoteStore(self._store.client, ours.base)
        turn = Turn(store, ours.base, UNFINISHED if self.unfinished else ARRIVING)
        if read_state(store, ours.base).origins != self.held.origins:
            turn.over()
            raise StoreError(
                f"{self.path}: was written by somebody else meanwhile, and nothing by this run; run it again"
            )
        old, new = _by_content(self.pages(), self.held.origins), _by_content(pages, state.origins)
        known = self.held if begun(store) and self.held.origins else None
        quads, stale = _arriving(old, new, ours)
        self._arrive(store, turn, quads, [*pending_quads(known, state, stale)])
        turn.reached(SETTLING)
        settle(store, ours.base, turn)
        _write_facts(store, turn, corpus, ours)
        turn.over()

    def _arrive(self, store: RemoteStore, turn: Turn, quads: list[Quad], pending: list[Quad]) -> None:
        heads = [
            quad for quad in quads if _is_head(quad)
        ]  # by them a repair finds the graphs, so they stand before the rest
        insert(store.client, heads, told=turn.alive)
        insert(store.client, quads, told=turn.alive)
        insert(store.client, pending, told=turn.alive)


@contextmanager
def updating_remote(path: Address) -> Iterator[RemoteWriter]:
    """Repairs what a killed writer left, then yields the writer. StoreError where somebody else writes or the endpoint fails."""
    client = Client(path)
    try:
        with alone_here(path):
            yield _writer(path, client)
    finally:
        client.close()


def _writer(path: Address, client: Client) -> RemoteWriter:
    base = begun(RemoteStore(client))
    if base is None:
        return RemoteWriter(path, RemoteStore(client), State(DEFAULT_BASE, installed_rules()), unfinished=False)
    store = RemoteStore(client, base)
    marks = read_marks(store, base)
    for mark in marks:
        if is_alive(mark):
            raise being_written(path, mark)
    stages = {mark.stage for mark in marks}
    reached = next((stage for stage in (SETTLING, UNFINISHED, ARRIVING) if stage in stages), None)
    unfinished = reached is not None and repair(store, base, reached)
    return RemoteWriter(path, store, read_state(store, base), unfinished=unfinished)


def _by_content(pages: Iterable[Page], origins: Iterable[Origin]) -> _Held:
    names: dict[str, list[str]] = defaultdict(list)
    for origin in origins:
        names[origin.sha256].append(origin.source)
    found: _Held = {}
    for page in sorted(pages, key=lambda page: page.document.source):
        if sources := names.pop(page.document.sha256, None):
            found[page.document.sha256] = page, tuple(sorted(sources))
    return found


def _arriving(old: _Held, new: _Held, ours: Mint) -> tuple[list[Quad], list[NamedNode]]:
    """The quads of documents that are new, and, in staged graphs, of those that changed; and the graphs that these have no more."""
    quads: list[Quad] = []
    stale: set[NamedNode] = set()
    for content, (page, sources) in new.items():
        if old.get(content) == (page, sources):
            continue
        now = dict.fromkeys(page_quads(page, ours, sources=sources))
        if content not in old:
            quads += now
        else:
            before = set(page_quads(old[content][0], ours, sources=old[content][1]))
            if before != now.keys():
                quads += (
                    Quad(quad.subject, quad.predicate, quad.object, ours.staged(graph))
                    for graph, quad in _by_graph(now)
                )
                stale |= {graph for graph, _ in _by_graph(before)} - {graph for graph, _ in _by_graph(now)}
    return quads, sorted(stale, key=str)


def _by_graph(quads: Iterable[Quad]) -> Iterator[tuple[NamedNode, Quad]]:
    return ((quad.graph_name, quad) for quad in quads if isinstance(quad.graph_name, NamedNode))


def _is_head(quad: Quad) -> bool:
    return quad.predicate == PART_OF or (
        quad.predicate == TYPE and quad.object in (term("kg:Document"), term("schema:NewsArticle"))
    )


def _write_facts(store: RemoteStore, turn: Turn, corpus: Corpus, ours: Mint) -> None:
    before = set(store.quads_for_pattern(None, None, None, ours.facts()))
    after = dict.fromkeys(corpus_quads(corpus, ours))
    insert(store.client, [quad for quad in after if quad not in before], told=turn.alive)
    delete(store.client, [quad for quad in before if quad not in after], told=turn.alive)


def remote_pages(path: Address) -> tuple[list[Page], State]:
    """The pages of an endpoint, one for each name, and what it remembers."""
    client = Client(path)
    try:
        base = begun(RemoteStore(client)) or DEFAULT_BASE
        store = RemoteStore(client, base)
        return list(stored_pages(store, Mint(base))), read_state(store, base)
    finally:
        client.close()
