"""Which rules and data are installed: pages read by others must be read again before new ones stand beside them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Final

# What a page's claims and the facts depend on. A store's own shape has a number of its own (generations.FORMAT).
_ROOMS: Final = (
    "data",
    "lexicon",
    "read",
    "segment",
    "mentions",
    "page",
    "extractors",
    "resolve",
    "change",
    "records",
    "reading.py",
    "build.py",
)
_LIBRARIES: Final = ("jieba", "rjieba", "cn2an")  # that decide what is read; the others only carry it


@cache
def installed_rules() -> str:
    """Digest of every rule and data file and of the libraries that read text; 20 hexadecimal digits, 20 ms the first time."""
    found = hashlib.sha256()
    for room in _ROOMS:
        _add(found, resources.files("kg") / room, room)
    for library in _LIBRARIES:
        found.update(f"{library} {metadata.version(library)}\n".encode())
    return found.hexdigest()[:20]


def _add(found: hashlib._Hash, file: Traversable, name: str) -> None:
    if file.is_dir():
        for below in sorted(file.iterdir(), key=lambda one: one.name):
            if below.name != "__pycache__":
                _add(found, below, f"{name}/{below.name}")
        return
    content = file.read_bytes()
    found.update(f"{name} {len(content)}\n".encode())
    found.update(content)
