"""The store: pages and facts in, pages and quads out, one generation at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import StoreError
from kg.graph.changes import names_of
from kg.graph.corpus import corpus_lines
from kg.graph.evidence import page_lines
from kg.graph.generations import current_generation, generation_directory, hold_current, publish, writing
from kg.graph.installed import installed_rules
from kg.graph.iri import DEFAULT_BASE, Mint, mint
from kg.graph.nquads import Line
from kg.graph.pages import kept
from kg.graph.place import Place
from kg.graph.quads import Changing, Elsewhere, Quads
from kg.graph.runs import Run, append_run
from kg.graph.state import Origin, State, read_state, write_state
from kg.graph.stored import stored_pages
from kg.graph.terms import TYPE, term
from kg.records import Corpus, Page

Fill = Callable[
    [Store, Path], State
]  # puts quads into an open store below this directory, and tells what the state is then


Alter = Callable[[Changing], State]  # changes some quads of a store, and tells what the state is then


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
    """The error for a place that holds no store."""
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
    # Nothing can be added to what is current: its format is older; at an address, a killed writer left facts to be written.
    unfinished: bool = False

    @property
    def quads(self) -> Path:
        """The directory of the current generation's quads; not there where there is none."""
        return generation_directory(self.path, self.generation - 1) / "quads"

    @property
    def many(self) -> int:
        """How many sources the current generation has."""
        return len(self.held.origins)

    def look_up(self, hashes: Collection[str]) -> None:
        """Learns of all sources with these contents; here all are known."""

    def complete(self) -> tuple[Origin, ...]:
        """Learns of all sources; here none that was not known."""
        return ()

    def change(self, change: Alter, *, run: Run | None = None) -> State:
        """Publishes a generation that begins with everything that the current one holds, whose files it shares as far as they stay the
        same, and is then changed; else as write.
        """
        return self._publish(lambda store, _: change(store), on_top=True, run=run)

    def write(self, fill: Fill, *, run: Run | None = None) -> State:
        """Publishes a generation that `fill` makes, and nothing else; at most once for each Writer. It tells the generation's state.

        Killed before its end, it leaves the old generation current; the next writer removes what it left. StoreError where the disk
        is full; the store is then as it was.
        """
        return self._publish(fill, on_top=False, run=run)

    def _publish(self, fill: Fill, *, on_top: bool, run: Run | None) -> State:
        directory = generation_directory(self.path, self.generation)
        try:
            directory.mkdir()
            if on_top:
                self._copy(directory / "quads")
            state = filled(directory, fill)
            write_state(directory, state)
            publish(self.path, self.generation)
        except BaseException as error:
            if current_generation(self.path, older=True) != self.generation:
                shutil.rmtree(directory, ignore_errors=True)
            if isinstance(error, OSError):
                raise StoreError(f"{self.path}: could not be written ({error}); the store is as it was") from error
            raise
        append_run(self.path, self.generation, state.rules, run or Run("write"))
        return state

    @contextmanager
    def current(self) -> Iterator[Store]:
        """The quads of the generation that is current; empty where there is none, or where its format is older."""
        if self.unfinished or current_generation(self.path) is None:
            yield Store()
            return
        reader = open_reader(self.path)
        try:
            yield reader.store
        finally:
            reader.close()

    def _copy(self, quads: Path) -> None:
        # Never from a store opened for writing: that would write into the published generation.
        with self.current() as store:
            store.backup(str(quads))


@contextmanager
def updating(path: Path, *, existing: bool = False, older: bool = False) -> Iterator[Writer]:
    """Holds the writer's lock from reading the old pages to publishing the new ones, so that no other writer's work is lost.

    `older`: also where the store is of an older format, which only its sources can make new. StoreError where the path is no store or
    another process writes it, and where none is there yet and it must be `existing`. A directory that was made for this is removed
    again where nothing was published.
    """
    if existing and current_generation(path, older=older) is None:
        raise nothing_there(path)
    with writing(path, older=older) as generation:
        yield Writer(path, generation, held_state(path, older=older), unfinished=older and _is_older(path))


def _is_older(path: Path) -> bool:
    try:
        current_generation(path)
    except StoreError:
        return True
    return False


def check_rules(path: Place, held: State) -> None:
    """StoreError where the store was read by other rules or data than those installed: its old pages would say other things."""
    if held.rules != installed_rules():
        raise StoreError(
            f"{path}: was read by other rules or data ({held.rules}, installed are {installed_rules()}); read its "
            f"sources again: kg rebuild --store {path}"
        )


def held_state(path: Path, *, older: bool = False) -> State:
    """What the current generation remembers beside its quads; without sources where no store exists yet. `older` as in updating."""
    generation = current_generation(path, older=older)
    if generation is None:
        return State(DEFAULT_BASE, installed_rules())
    return read_state(generation_directory(path, generation))


def write_generation(path: Path, pages: Iterable[Page], corpus: Corpus, *, base: str) -> None:
    """Publishes a generation of pages and facts that stand in no file, and nothing else; StoreError as in updating and Writer.write.

    Of pages of one content the first is written, under all names.
    """
    with updating(path) as writer:
        given = sorted(pages, key=lambda page: page.document.source)
        origins = tuple(sorted(Origin(*page.document[:2], page.document.metadata, "", "") for page in given))
        ours, names = mint(base), names_of(origins)
        first = {page.document.sha256: kept(page) for page in reversed(given)}

        def fill(store: Store, _: Path) -> State:
            for sha256, page in first.items():
                load(store, page_lines(page, ours, sources=names[sha256]))
            load(store, corpus_lines(corpus, ours))
            return State(
                base, installed_rules(), origins, sums={"articles": sum(len(page.articles) for page in first.values())}
            )

        writer.write(fill)


def load(store: Store, lines: Iterable[Line]) -> None:
    """Adds many quads at once."""
    store.bulk_load("".join(lines).encode(), format=RdfFormat.N_QUADS, lenient=True)


def filled(directory: Path, fill: Fill) -> State:
    """The store is open in here alone: an open one may go on to write its files."""
    store = Store(str(directory / "quads"))
    state = fill(store, directory)
    store.flush()
    return state
