"""The pipeline: files -> documents -> articles -> sentences -> mentions -> page clues -> claims -> facts -> store."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from kg.change.given import change_by, sorted_out, unread_pages
from kg.change.order import Progress, Reading, order_of
from kg.change.write import write_change
from kg.graph.opened import open_writer
from kg.graph.place import Address
from kg.graph.state import State
from kg.graph.store import check_rules
from kg.graph.tally import Tally, tally_of
from kg.read import Paths, find_documents, find_files, plain_sources, read_text
from kg.records import Document, Page
from kg.scale.workers import Workers, workers_of


def build(
    paths: Paths,
    store: str | Path | Address,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    scratch: str | None = None,
    meta: str | Path | None = None,
    judgements: str | Path | None = None,
    base: str | None = None,
    prune: bool = False,
    retracting: Callable[[int], None] | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Read a file, folder or glob, or several, into the store, beside what it holds already; a source that is given again is replaced.

    `prune`: everything else is retracted; `retracting` is called with the number of those sources before anything is done.
    Pages are read in so many processes, or by the workers of the Dask scheduler at an address; pieces
    pass between them through the store's directory, or `scratch`, a URL that fsspec knows.
    `base` and `judgements`: None is what the store has. `progress` is called with (pages read, pages in all). Raises SourceError
    and StoreError, the latter too where the store was read by other rules; the store is then as it was.
    """
    began = time.monotonic()
    readers = workers_of(workers, scheduler, scratch)
    meta, judgements = (Path(path) if path else None for path in (meta, judgements))
    listing = find_files(paths)
    with open_writer(store, about=None if prune else plain_sources(listing)) as writer:
        check_rules(writer.path, writer.held)
        known = {origin.source: (origin.sha256, origin.metadata) for origin in writer.held.origins}
        kept = {origin.source: origin.told for origin in writer.held.origins}
        pages, skipped = sorted_out(find_documents(listing, meta=meta, known=known, kept=kept))
        change = change_by(writer, pages, listing, prune=prune)
        if prune and retracting:
            retracting(len(change.retracted))
        decided = read_text(judgements) if judgements else writer.held.judgements
        state = State(base or writer.held.base, writer.held.rules, change.origins, decided)
        unread = unread_pages(writer, change, pages)
        order = order_of(writer, change, unread, state, what="build", judged_in=judgements)
        outcome = write_change(writer, order, reading_by(readers, progress))
    return tally_of(change, outcome, skipped=skipped, seconds=time.monotonic() - began)


def reading_by(workers: Workers, progress: Progress | None = None) -> Reading:
    """How pages are read by the rules that are installed here."""
    return Reading(read_page, workers, progress, loaded="kg.ready")


def read_page(document: Document) -> Page:
    """Everything one document says; depends on nothing else. A process that only hands pages out does not load the rules."""
    from kg.reading import read_page as read  # noqa: PLC0415

    return read(document)
