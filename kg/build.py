"""The pipeline: files -> documents -> articles -> sentences -> mentions -> page clues -> claims -> facts -> store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from kg.extractors.assemble import extract, settle
from kg.graph.changes import Change, find_change
from kg.graph.opened import AnyWriter, open_writer
from kg.graph.origins import documents_of, lost_records, origins_of, places_of
from kg.graph.pages import kept
from kg.graph.place import Address
from kg.graph.runs import Run
from kg.graph.state import State
from kg.graph.store import check_rules
from kg.graph.tally import Outcome, Tally, tally_of
from kg.mentions.reading import read_sentences
from kg.page.issuer import find_issuer
from kg.page.misplaced import find_misplaced, put_right
from kg.page.region import find_region, region_clue, region_reference
from kg.page.titles import retitled
from kg.page.years import find_calendars
from kg.read import Skipped, find_files, read_again, read_documents, read_text
from kg.records import Context, Document, Page
from kg.resolve.facts import resolve_judged
from kg.resolve.judgements import read_judgements
from kg.scale.pool import read_all
from kg.segment.articles import read_articles

Progress = Callable[[int, int], None]


def build(
    paths: Sequence[str | Path],
    store: str | Path | Address,
    *,
    workers: int = 1,
    meta: Path | None = None,
    judgements: Path | None = None,
    base: str | None = None,
    prune: bool = False,
    retracting: Callable[[int], None] | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Read files, folders or globs into the store, beside what it holds already; a source that is given again is replaced.

    `prune`: everything else is retracted; `retracting` is called with the number of those sources before anything is done.
    `base` and `judgements`: None is what the store has. `progress` is called with (pages read, pages in all). Raises SourceError
    and StoreError, the latter too where the store was read by other rules; the store is then as it was.
    """
    began = time.monotonic()
    places = {file.source: file.path for file in find_files(paths)[0]}
    found = list(read_documents(paths, meta=meta))
    documents = [item for item in found if isinstance(item, Document)]
    given = origins_of(documents, places)
    with open_writer(store) as writer:
        check_rules(writer.path, writer.held)
        gone = lost_records(writer.held.origins, given, places)
        change = find_change(writer.held.origins, given, gone=gone, prune=prune)
        if prune and retracting:
            retracting(len(change.retracted))
        decided = read_text(judgements) if judgements else writer.held.judgements
        state = State(base or writer.held.base, writer.held.rules, change.origins, decided)
        fresh = pages_of(read_change(writer, change, documents), workers, progress)
        outcome = write_change(writer, change, fresh, state, run="build", judged_in=judgements)
    skipped = [(item.source, item.why) for item in found if isinstance(item, Skipped)]
    return tally_of(change, outcome, skipped=skipped, seconds=time.monotonic() - began)


def read_page(document: Document) -> Page:
    """Everything one document says; depends on nothing else."""
    articles = read_articles(document)
    readings = read_sentences(articles)
    region = find_region(document, [*chain(*readings)])
    calendars, contradictions = find_calendars(document, articles, readings)
    misplaced = find_misplaced(articles, readings)
    articles, readings = retitled(articles, misplaced), put_right(readings, misplaced)
    issuer = find_issuer(article.title for article in articles)
    clue = region_clue(region, articles, readings)
    contexts = [Context(document.sha256, region, calendar, issuer, clue) for calendar in calendars]
    said = [extract(*item) for item in zip(articles, readings, contexts, strict=True)]
    return Page(
        document,
        region_reference(region),
        articles,
        dates=tuple(one.date for one in said),
        claims=settle(chain(*(one.claims for one in said)), region, document.sha256),
        anomalies=(*misplaced.anomalies, *contradictions),
        unread=(*misplaced.unread, *chain(*(one.unread for one in said))),
    )


def read_change(writer: AnyWriter, change: Change, documents: Iterable[Document]) -> list[Document]:
    """The documents whose pages must be read: those given, and from its file each that takes the place of a twin."""
    given = {document.source: document for document in documents}
    twins = [origin for origin in change.unread if origin.source not in given]
    again = read_again(places_of(twins, writer.path), {origin.source: origin.metadata for origin in twins})
    return documents_of(change.unread, chain(given.values(), again), writer.path)


def write_change(
    writer: AnyWriter, change: Change, fresh: Iterable[Page], state: State, *, run: str, judged_in: Path | None = None
) -> Outcome:
    """Publishes what the change leads to, and tells it; nothing is written where nothing changes.

    `judged_in`: the file of the judgements, for messages; None where the store's own are in force.
    """
    entries = read_judgements(state.judgements, str(judged_in or f"judgements of {writer.path}"))
    pages = [*map(kept, fresh), *change.kept(writer.pages())]
    corpus, unfit = resolve_judged(pages, entries)
    if change.unread or state != writer.held or writer.unfinished:
        counts = len(change.new), len(change.changed), len(change.retracted)
        writer.write(pages, corpus, state, run=Run(run, *counts))
    return Outcome(pages, corpus, len(entries), tuple(entry.place for entry in unfit))


def pages_of(documents: Sequence[Document], workers: int, progress: Progress | None) -> Iterator[Page]:
    """The page of each document, in their order, read by as many processes."""
    for done, page in enumerate(read_all(read_page, documents, workers), 1):
        yield page
        if progress:
            progress(done, len(documents))
