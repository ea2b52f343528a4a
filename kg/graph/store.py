"""The store: pages and facts in, pages and quads out, one generation at a time."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError
from kg.graph.evidence import page_quads
from kg.graph.facts import corpus_quads
from kg.graph.generations import current_generation, generation_directory, hold_current, publish, writing
from kg.graph.installed import installed_rules
from kg.graph.iri import DEFAULT_BASE, Mint, mint
from kg.graph.place import Place
from kg.graph.quads import Elsewhere, Quads
from kg.graph.runs import Run, append_run
from kg.graph.state import Origin, State, read_state, write_state
from kg.graph.stored import stored_pages
from kg.graph.terms import TYPE, term
from kg.records import Corpus, Page

_CHUNK: Final = 100_000  # quads a bulk load: more need memory in proportion, fewer gain nothing


class Reader(NamedTuple):
    """A published generation, kept from removal until close()."""

    store: Store
    lock: int  # descriptor
    directory: Path

    def close(self) -> None:
        os.close(self.lock)


def open_reader(path: Path) -> Reader:
    """The current generation, read-only, with its lock. StoreError where nothing is built there or it can not be read."""
    held = hold_current(path)
    if held is None:
        raise nothing_there(path)
    generation, lock = held
    directory = generation_directory(path, generation)
    try:
        return Reader(Store.read_only(str(directory / "quads")), lock, directory)
    except (OSError, RuntimeError) as error:
        os.close(lock)
        raise StoreError(
            f"{path}: generation {generation} is broken ({error}); build it again from its sources"
        ) from error


def nothing_there(path: Place) -> StoreError:
    return StoreError(f"{path}: no store there; build one with: kg build PATH --store {path}")


def open_store(path: Path) -> Store:
    """The current generation, read-only. It is kept from removal until this process ends; use open_reader to let go earlier."""
    return open_reader(
        path
    ).store  # a pyoxigraph.Store can carry neither attributes nor weak references: the lock stays


def base_of(store: Quads) -> str:
    """The base IRI of a store's nodes. StoreError where the dataset was not written by kg."""
    if isinstance(store, Elsewhere):
        return store.base
    for quad in store.quads_for_pattern(None, TYPE, term("void:Dataset"), None):
        if isinstance(quad.subject, NamedNode) and quad.graph_name == Mint(quad.subject.value).facts():
            return quad.subject.value
    raise StoreError("the store holds no facts graph of kg; build it again from its sources")


def read_pages(path: Path) -> list[Page]:
    """The kept pages of the current generation in order of source; [] where no store exists yet."""
    if current_generation(path) is None:
        return []
    reader = open_reader(path)
    try:
        return list(stored_pages(reader.store, Mint(base_of(reader.store))))
    finally:
        reader.close()


class Writer(NamedTuple):
    """The one that may write a store now; what it reads stays true until it has written."""

    path: Path
    generation: int
    held: State  # of the current generation; without sources where there is none
    unfinished: bool = False  # a generation is complete or not there; a remote store may need its facts written again

    def pages(self) -> list[Page]:
        """The pages of the store as it is, one a content, like read_pages."""
        found: dict[str, Page] = {}
        for page in read_pages(self.path):
            found.setdefault(page.document.sha256, page)
        return list(found.values())

    def write(self, pages: Iterable[Page], corpus: Corpus, state: State, *, run: Run | None = None) -> None:
        """Publishes a generation that holds these pages and facts, and nothing else; at most once for each Writer.

        Of pages of one content the first is written, under all names that the state has for it. Killed before its end, it leaves
        the old generation current; the next writer removes what it left. StoreError where the base is no IRI or the disk is full;
        the store is then as it was.
        """
        ours = mint(state.base)
        directory = generation_directory(self.path, self.generation)
        try:
            directory.mkdir()
            _load(directory / "quads", _all_quads(pages, corpus, ours, state.origins))
            write_state(directory, state)
            publish(self.path, self.generation)
        except OSError as error:
            if current_generation(self.path) != self.generation:
                shutil.rmtree(directory, ignore_errors=True)
            raise StoreError(f"{self.path}: could not be written ({error}); the store is as it was") from error
        append_run(self.path, self.generation, state.rules, run or Run("write"))


@contextmanager
def updating(path: Path, *, existing: bool = False) -> Iterator[Writer]:
    """Holds the writer's lock from reading the old pages to publishing the new ones, so that no other writer's work is lost.

    StoreError where the path is no store or another process writes it, and where none is there yet and it must be `existing`. A
    directory that was made for this is removed again where nothing was published.
    """
    if existing and current_generation(path) is None:
        raise nothing_there(path)
    with writing(path) as generation:
        yield Writer(path, generation, held_state(path))


def check_rules(path: Place, held: State) -> None:
    """StoreError where the store was read by other rules or data than those installed: its old pages would say other things."""
    if held.rules != installed_rules():
        raise StoreError(
            f"{path}: was read by other rules or data ({held.rules}, installed are {installed_rules()}); read its "
            f"sources again: kg rebuild --store {path}"
        )


def held_state(path: Path) -> State:
    """What the current generation remembers beside its quads; without sources where no store exists yet."""
    generation = current_generation(path)
    if generation is None:
        return State(DEFAULT_BASE, installed_rules())
    return read_state(generation_directory(path, generation))


def write_generation(path: Path, pages: Iterable[Page], corpus: Corpus, *, base: str) -> None:
    """Publishes a generation of pages that stand in no file, and nothing else; StoreError as in updating and Writer.write."""
    with updating(path) as writer:
        given = list(pages)
        origins = sorted(Origin(*page.document[:2], page.document.metadata, "", "") for page in given)
        writer.write(given, corpus, State(base, installed_rules(), tuple(origins)))


def _load(directory: Path, quads: Iterator[Quad]) -> None:
    store = Store(str(directory))
    while chunk := list(islice(quads, _CHUNK)):
        store.bulk_extend(chunk)
    store.flush()


def _all_quads(pages: Iterable[Page], corpus: Corpus, ours: Mint, origins: Iterable[Origin]) -> Iterator[Quad]:
    names: dict[str, list[str]] = defaultdict(list)
    for origin in origins:
        names[origin.sha256].append(origin.source)
    for page in sorted(pages, key=lambda page: page.document.source):
        if sources := names.pop(page.document.sha256, None):
            yield from page_quads(page, ours, sources=tuple(sorted(sources)))
    yield from corpus_quads(corpus, ours)
