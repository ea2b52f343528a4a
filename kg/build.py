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
from kg.graph.store import read_pages, write_generation
from kg.mentions.reading import read_sentences
from kg.page.issuer import find_issuer
from kg.page.misplaced import find_misplaced, put_right
from kg.page.region import find_region, region_clue, region_reference
from kg.page.titles import retitled
from kg.page.years import find_calendars
from kg.read import Skipped, read_documents
from kg.records import Claim, Context, Document, Page, PartialDate
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
    paths: Sequence[str | Path], store: str | Path, *, workers: int = 1, meta: Path | None = None, base: str = DEFAULT_BASE, progress: Progress | None = None
) -> Tally:
    """Read files, folders or globs into the store, beside what it holds already; a source that is given again is replaced.

    `progress` is called with (pages read, pages in all). Raises SourceError and StoreError; the store is then as it was.
    """
    began = time.monotonic()
    held = read_pages(Path(store))
    found = list(read_documents([*paths], meta=meta))
    documents = [item for item in found if isinstance(item, Document)]
    pages = list(_watched(_read(documents, workers), len(documents), progress))
    given = {page.document.source for page in pages}
    pages = [*(page for page in held if page.document.source not in given), *pages]
    corpus = resolve(pages)
    write_generation(Path(store), pages, corpus, base=base)
    facts = Counter(type(fact.content).__name__ for fact in corpus.facts)
    strange = Counter(u.kind for page in pages for u in page.unread)
    return Tally(
        len(documents), tuple((s.source, s.why) for s in found if isinstance(s, Skipped)), sum(len(p.articles) for p in pages),
        tuple(sorted(facts.items())), tuple(sorted(strange.items())), sum(len(p.anomalies) for p in pages), time.monotonic() - began,
    )  # fmt: skip


def read_page(document: Document) -> Page:
    """Everything one document says; depends on nothing else."""
    articles = read_articles(document)
    readings = read_sentences(articles)
    region = find_region(document, [*chain(*readings)])
    calendars, contradictions = find_calendars(document, articles, readings)
    misplaced = find_misplaced(articles, readings)
    articles, readings = retitled(articles, misplaced), put_right(readings, misplaced)
    issuer = find_issuer(a.title for a in articles)
    claims: list[Claim] = []
    dates: list[PartialDate] = []
    strange = [*misplaced.unread]
    for article, reading, calendar in zip(articles, readings, calendars, strict=True):
        context = Context(document.sha256, region, calendar, issuer, region_clue(region, articles, readings))
        said = extract(article, reading, context)
        claims += said.claims
        dates.append(said.date)
        strange += said.unread
    bare = tuple(article._replace(titles=(), sentences=(), paragraphs=()) for article in articles)
    return Page(
        document._replace(text=""), region_reference(region), bare, tuple(dates), settle(claims, region, document.sha256),
        (*misplaced.anomalies, *contradictions), tuple(strange),
    )  # fmt: skip


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
