"""The pipeline: files -> documents -> articles -> sentences -> mentions -> page clues -> claims -> facts -> store."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg.extractors.assemble import extract, settle
from kg.graph.iri import DEFAULT_BASE
from kg.graph.pages import kept
from kg.graph.store import updating
from kg.mentions.reading import read_sentences
from kg.page.issuer import find_issuer
from kg.page.misplaced import find_misplaced, put_right
from kg.page.region import find_region, region_clue, region_reference
from kg.page.titles import retitled
from kg.page.years import find_calendars
from kg.read import Skipped, read_documents
from kg.records import Context, Document, Page
from kg.resolve.facts import resolve
from kg.segment.articles import read_articles

Progress = Callable[[int, int], None]


class Tally(NamedTuple):
    """What a build did: documents read, (source, why) of those skipped, articles, facts by kind, what was not understood."""

    read: int
    skipped: tuple[tuple[str, str], ...]
    articles: int
    facts: tuple[tuple[str, int], ...]
    unread: tuple[tuple[str, int], ...]
    anomalies: int
    seconds: float


def build(
    paths: Sequence[str | Path],
    store: str | Path,
    *,
    workers: int = 1,
    meta: Path | None = None,
    base: str = DEFAULT_BASE,
    progress: Progress | None = None,
) -> Tally:
    """Read files, folders or globs into the store, beside what it holds already; a source that is given again is replaced.

    `progress` is called with (pages read, pages in all). Raises SourceError and StoreError; the store is then as it was.
    """
    began = time.monotonic()
    found = list(read_documents([*paths], meta=meta))
    documents = [item for item in found if isinstance(item, Document)]
    with updating(Path(store)) as writer:
        fresh = [kept(page) for page in _watched(_read(documents, workers), len(documents), progress)]
        given = {page.document.source for page in fresh}
        pages = [*(page for page in writer.pages() if page.document.source not in given), *fresh]
        corpus = resolve(pages)
        writer.write(pages, corpus, base=base)
    return Tally(
        read=len(documents),
        skipped=tuple((item.source, item.why) for item in found if isinstance(item, Skipped)),
        articles=sum(len(page.articles) for page in pages),
        facts=_counted(type(fact.content).__name__ for fact in corpus.facts),
        unread=_counted(unread.kind for page in pages for unread in page.unread),
        anomalies=sum(len(page.anomalies) for page in pages),
        seconds=time.monotonic() - began,
    )


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


def _read(documents: Sequence[Document], workers: int) -> Iterator[Page]:
    if workers == 1 or len(documents) < 2:
        yield from map(read_page, documents)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read_page, documents, chunksize=max(1, min(32, len(documents) // (4 * workers))))


def _watched(pages: Iterable[Page], total: int, progress: Progress | None) -> Iterator[Page]:
    for done, page in enumerate(pages, 1):
        yield page
        if progress:
            progress(done, total)


def _counted(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(kinds).items()))
