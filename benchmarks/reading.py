"""One turn of the text side, as every benchmark of it runs it: files in, claims out, nothing kept."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import _lru_cache_wrapper, cache
from pathlib import Path

from kg.build import read_page
from kg.read import read_documents
from kg.records import Document
from kg.scale.pool import seldom_looking


def documents(paths: Sequence[Path]) -> list[Document]:
    return [item for item in read_documents(paths) if isinstance(item, Document)]


def read_all(paths: Sequence[Path]) -> int:
    """Claims found in the files, read as `kg build` reads them."""
    with seldom_looking():
        return sum(len(read_page(item).claims) for item in read_documents(paths) if isinstance(item, Document))


def forget() -> None:
    """Empties what kg remembers of texts it has just read, so that a text read again is read as if it were new.

    Lexicons stay: their caches have no bound, as they hold each data file once.
    """
    for remembered in _remembering():
        remembered.cache_clear()


@cache
def _remembering() -> tuple[_lru_cache_wrapper[object], ...]:
    """Looked for once: the search takes longer than the reading of a page, and is no part of it."""
    ours = (i for i in gc.get_objects() if isinstance(i, _lru_cache_wrapper) and i.__module__.startswith("kg."))
    return tuple(item for item in ours if item.cache_parameters()["maxsize"] is not None)
