"""One turn of the text side, as every benchmark of it runs it: files in, claims out, nothing kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path

from kg.build import read_page
from kg.read import read_documents
from kg.records import Document


def documents(paths: Sequence[Path]) -> list[Document]:
    return [item for item in read_documents(paths) if isinstance(item, Document)]


def read_all(paths: Sequence[Path]) -> int:
    """Claims found in the files."""
    return sum(len(read_page(item).claims) for item in read_documents(paths) if isinstance(item, Document))


def forget() -> None:
    """Empties what kg remembers of texts it has just read, so that a text read again is read as if it were new.

    Lexicons stay: their caches have no bound, as they hold each data file once.
    """
    for cache in _remembering():
        cache.cache_clear()


def _remembering() -> Iterator[_lru_cache_wrapper[object]]:
    for item in gc.get_objects():
        ours = isinstance(item, _lru_cache_wrapper) and item.__module__.startswith("kg.")
        if ours and item.cache_parameters()["maxsize"] is not None:
            yield item
