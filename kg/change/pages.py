"""The pages a store shall hold, each from where it is: its file, or the store that holds it already."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pyoxigraph import Store

from kg.errors import StoreError
from kg.graph.changes import Change, names_of
from kg.graph.installed import installed_rules
from kg.graph.iri import Mint
from kg.graph.pages import kept
from kg.graph.stored import stored_page
from kg.read import Given, read_document, with_records
from kg.records import Document, Page


class Source(NamedTuple):
    """A content to be held, under all its names, in order; `given` where its file must be read, else the store has its page."""

    names: tuple[str, ...]
    sha256: str
    given: Given | None


class Job(NamedTuple):
    """How to get a page, in any process."""

    read: Callable[[Document], Page]
    quads: str  # directory of the generation that is current, '' where there is none
    held: Mint  # its own
    rules: str  # by which all pages are read


def sources_of(change: Change, unread: Sequence[Given]) -> Iterator[Source]:
    """Every content that shall be held, those that must be read first; texts of tables pass one by one."""
    names = names_of(change.origins)
    for given in with_records(unread):
        yield Source(names.pop(given.sha256), given.sha256, given)
    for sha256, sources in names.items():
        yield Source(sources, sha256, None)


def page_of(job: Job, source: Source) -> Page:
    """The page as it is kept, under the first of its names."""
    if source.given:
        return kept(job.read(read_document(source.given)))
    return renamed(stored_page(_opened(job.quads), job.held, job.held.document(source.sha256)), source.names)


def check_installed(job: Job) -> None:
    """StoreError where this process would read pages by other rules than the one that asked for it."""
    if installed_rules() != job.rules:
        raise StoreError(f"the kg of a worker on {platform.node()} has other rules; install the same version there")


def placed(source: Source) -> Source:
    """The same, its file by its whole path."""
    given = source.given
    return source._replace(given=given._replace(path=given.path.absolute())) if given else source


def renamed(page: Page, names: Sequence[str]) -> Page:
    """The page under the first of the names."""
    return page._replace(document=page.document._replace(source=names[0]))


def close_stores() -> None:
    """Lets go what page_of holds open in this process."""
    _opened.cache_clear()


def batched(sources: Iterable[Source], size: int) -> Iterator[tuple[Source, ...]]:
    """So many at a time, until there are none."""
    rest = iter(sources)
    while batch := tuple(islice(rest, size)):
        yield batch


@lru_cache(1)
def _opened(quads: str) -> Store:
    return Store.read_only(quads)
