"""What is done to a store that stands: reading it again by newer rules, taking sources out, looking for what is doubtful."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Store

from kg.build import reading_by
from kg.change.given import sorted_out, unread_pages
from kg.change.order import Progress, order_of
from kg.change.write import write_change
from kg.errors import StoreError
from kg.graph.changes import find_change
from kg.graph.installed import installed_rules
from kg.graph.iri import Mint
from kg.graph.opened import AnyWriter, held_state_of, open_copy, open_writer
from kg.graph.origins import chosen, origins_of, places_of
from kg.graph.place import Address, place_of
from kg.graph.sightings import bodies, posts, shown, signatures
from kg.graph.store import base_of
from kg.graph.tally import Tally, tally_of
from kg.read import find_again, place_at
from kg.resolve.judgements import read_judgements
from kg.resolve.review import Side, find_doubts
from kg.scale.workers import Workers, workers_of


def rebuild(
    store: str | Path | Address,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    scratch: str | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Read every source of a store again, where it lies and with what was told of it, by the rules that are installed now.

    Raises StoreError where there is no store or one of its files is gone, SourceError where one can not be read; the store is
    then as it was.
    """
    began = time.monotonic()
    readers = workers_of(workers, scheduler, scratch)
    with open_writer(store, existing=True, older=True) as writer:
        held = writer.held
        told = {origin.source: origin.told for origin in held.origins}
        pages, _ = sorted_out(find_again(places_of(held.origins, writer.path, at=place_at), told))
        gone = told.keys() - {page.source for page in pages}  # records that their tables have no more
        change = find_change(held.origins, origins_of([page.remembered for page in pages]), gone=gone, again=True)
        state = held._replace(rules=installed_rules(), origins=change.origins)
        order = order_of(writer, change, unread_pages(writer, change, pages), state, what="rebuild")
        outcome = write_change(writer, order, reading_by(readers, progress))
    return tally_of(change, outcome, skipped=(), seconds=time.monotonic() - began)


def review(store: str | Path | Address) -> list[tuple[str, ...]]:
    """The doubtful identities of a store, sorted: kind, and of each side its name, what tells it, source, start, end, quote."""
    state = held_state_of(store)
    if not state.origins:
        return []
    entries = read_judgements(state.judgements, f"judgements of {place_of(store)}")
    with open_copy(store) as quads:
        mint = Mint(base_of(quads))
        doubts = find_doubts(posts(quads, mint), signatures(quads, mint), bodies(quads, mint), entries)
        return sorted(
            (doubt.kind, *_side(doubt.one, quads, mint), *_side(doubt.other, quads, mint)) for doubt in doubts
        )


def _side(side: Side, quads: Store, mint: Mint) -> tuple[str, ...]:
    source, quote = shown(quads, mint, side.shown_by)
    return side.name, side.tells, source, str(quote.start), str(quote.end), quote.words


def _chosen(writer: AnyWriter, names: Iterable[str]) -> set[str]:
    """The sources of these names. StoreError with the nearest name there is for one that the store does not hold."""
    try:
        return chosen(writer.held.origins, names, writer.path)
    except StoreError:
        writer.complete()
        return chosen(writer.held.origins, names, writer.path)


def retract(store: str | Path | Address, sources: Iterable[str]) -> Tally:
    """Take sources out of a store, with everything that they alone say.

    Raises StoreError where the store does not hold one of them, and where a twin takes the place of one of them and its file is
    gone; the store is then as it was.
    """
    began = time.monotonic()
    names = list(sources)
    with open_writer(store, existing=True, about=names) as writer:
        gone = _chosen(writer, names)
        writer.look_up({origin.sha256 for origin in writer.held.origins})
        held = writer.held
        change = find_change(held.origins, (), gone=gone)
        state = held._replace(origins=change.origins)
        order = order_of(writer, change, unread_pages(writer, change, ()), state, what="retract")
        outcome = write_change(writer, order, reading_by(Workers()))
    return tally_of(change, outcome, skipped=(), seconds=time.monotonic() - began)
