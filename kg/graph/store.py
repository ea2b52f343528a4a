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
from kg.graph.iri import Mint, mint
from kg.graph.stored import stored_pages
from kg.graph.terms import TYPE, term
from kg.records import Corpus, Page

_CHUNK: Final = 100_000  # quads a bulk load: more need memory in proportion, fewer gain nothing


class Reader(NamedTuple):
    """A published generation, kept from removal until close()."""

    store: Store
    lock: int  # descriptor

    def close(self) -> None:
        os.close(self.lock)


def open_reader(path: Path) -> Reader:
    """The current generation, read-only, with its lock. StoreError where nothing is built there or it can not be read."""
    held = hold_current(path)
    if held is None:
        raise StoreError(f"{path}: no store there; build one with: kg build PATH --store {path}")
    generation, lock = held
    try:
        return Reader(Store.read_only(str(generation_directory(path, generation))), lock)
    except (OSError, RuntimeError) as error:
        os.close(lock)
        raise StoreError(
            f"{path}: generation {generation} is broken ({error}); build it again from its sources"
        ) from error


def open_store(path: Path) -> Store:
    """The current generation, read-only. It is kept from removal until this process ends; use open_reader to let go earlier."""
    return open_reader(
        path
    ).store  # a pyoxigraph.Store can carry neither attributes nor weak references: the lock stays


def base_of(store: Store) -> str:
    """The base IRI of a store's nodes. StoreError where the dataset was not written by kg."""
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

    def pages(self) -> list[Page]:
        """The pages of the store as it is, like read_pages."""
        return read_pages(self.path)

    def write(self, pages: Iterable[Page], corpus: Corpus, *, base: str) -> None:
        """Publishes a generation that holds these pages and facts, and nothing else; at most once for each Writer.

        Killed before its end, it leaves the old generation current; the next writer removes what it left. StoreError where the
        base is no IRI or the disk is full; the store is then as it was.
        """
        ours = mint(base)
        directory = generation_directory(self.path, self.generation)
        try:
            _load(directory, _all_quads(pages, corpus, ours))
            publish(self.path, self.generation)
        except OSError as error:
            if current_generation(self.path) != self.generation:
                shutil.rmtree(directory, ignore_errors=True)
            raise StoreError(f"{self.path}: could not be written ({error}); the store is as it was") from error


@contextmanager
def updating(path: Path) -> Iterator[Writer]:
    """Holds the writer's lock from reading the old pages to publishing the new ones, so that no other writer's work is lost.

    StoreError where the path is no store or another process writes it. A directory that was made for this is removed again where
    nothing was published.
    """
    with writing(path) as generation:
        yield Writer(path, generation)


def write_generation(path: Path, pages: Iterable[Page], corpus: Corpus, *, base: str) -> None:
    """Publishes a generation that holds these pages and facts, and nothing else; StoreError as in updating and Writer.write."""
    with updating(path) as writer:
        writer.write(pages, corpus, base=base)


def _load(directory: Path, quads: Iterator[Quad]) -> None:
    store = Store(str(directory))
    while chunk := list(islice(quads, _CHUNK)):
        store.bulk_extend(chunk)
    store.flush()


def _all_quads(pages: Iterable[Page], corpus: Corpus, ours: Mint) -> Iterator[Quad]:
    by_hash: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_hash[page.document.sha256].append(page)
    for same in by_hash.values():
        same.sort(key=lambda page: page.document.source)
        yield from page_quads(same[0], ours, sources=tuple(page.document.source for page in same))
    yield from corpus_quads(corpus, ours)
