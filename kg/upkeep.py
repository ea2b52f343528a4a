"""What is done to a store that stands: reading it again by newer rules, taking sources out, looking for what is doubtful."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from kg.build import Progress, pages_of, read_change, write_change
from kg.graph.changes import find_change
from kg.graph.installed import installed_rules
from kg.graph.opened import held_pages, open_writer
from kg.graph.origins import chosen, origins_of, places_of
from kg.graph.place import Address, place_of
from kg.graph.tally import Tally, tally_of
from kg.read import read_again
from kg.resolve.facts import resolve
from kg.resolve.judgements import read_judgements
from kg.resolve.review import Side, find_doubts


def rebuild(store: str | Path | Address, *, workers: int = 1, progress: Progress | None = None) -> Tally:
    """Read every source of a store again, where it lies and with what was told of it, by the rules that are installed now.

    Raises StoreError where there is no store or one of its files is gone, SourceError where one can not be read; the store is
    then as it was.
    """
    began = time.monotonic()
    with open_writer(store, existing=True) as writer:
        held = writer.held
        told = {origin.source: origin.metadata for origin in held.origins}
        places = places_of(held.origins, writer.path)
        documents = list(read_again(places, told))
        gone = told.keys() - {document.source for document in documents}  # records that their tables have no more
        change = find_change(held.origins, origins_of(documents, places), gone=gone, again=True)
        fresh = pages_of(read_change(writer, change, documents), workers, progress)
        state = held._replace(rules=installed_rules(), origins=change.origins)
        outcome = write_change(writer, change, fresh, state, run="rebuild")
    return tally_of(change, outcome, skipped=(), seconds=time.monotonic() - began)


def review(store: str | Path | Address) -> list[tuple[str, ...]]:
    """The doubtful identities of a store, sorted: kind, and of each side its name, what tells it, source, start, end, quote."""
    pages, state = held_pages(store)
    if not pages:
        return []
    sources = {article.id: page.document.source for page in reversed(pages) for article in page.articles}
    entries = read_judgements(state.judgements, f"judgements of {place_of(store)}")
    return [
        (doubt.kind, *chain(*(_side(side, sources) for side in (doubt.one, doubt.other))))
        for doubt in find_doubts(resolve(pages, entries), entries)
    ]


def _side(side: Side, sources: Mapping[str, str]) -> tuple[str, ...]:
    quote = side.quote
    return side.name, side.tells, sources.get(quote.article, ""), str(quote.start), str(quote.end), quote.words


def retract(store: str | Path | Address, sources: Iterable[str]) -> Tally:
    """Take sources out of a store, with everything that they alone say.

    Raises StoreError where the store does not hold one of them, and where a twin takes the place of one of them and its file is
    gone; the store is then as it was.
    """
    began = time.monotonic()
    with open_writer(store, existing=True) as writer:
        held = writer.held
        change = find_change(held.origins, (), gone=chosen(held.origins, sources, writer.path))
        fresh = pages_of(read_change(writer, change, ()), 1, None)
        outcome = write_change(writer, change, fresh, held._replace(origins=change.origins), run="retract")
    return tally_of(change, outcome, skipped=(), seconds=time.monotonic() - began)
