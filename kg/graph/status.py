"""What a store holds, as its generation remembers it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from kg.graph.generations import FORMAT
from kg.graph.installed import installed_rules
from kg.graph.place import Address, place_of
from kg.graph.state import State, read_state
from kg.graph.store import open_reader


class Status(NamedTuple):
    """The published generation: its number, contents and size, and whether the installed rules are those it was read by."""

    generation: int | None  # an endpoint has none
    format: int
    state: State
    articles: int
    quads: int
    size: int | None  # bytes on disk; nobody knows those of an endpoint
    current: bool  # False: kg build asks for kg rebuild
    interrupted: bool = False  # a writer is at work, or was killed: the next one repairs it


def status(store: str | Path | Address) -> Status:
    """The status of a store; StoreError where there is none or it can not be read."""
    place = place_of(store)
    if isinstance(place, Path):
        return _on_disk(place)
    from kg.graph.remote.status import remote_status  # noqa: PLC0415 - nothing on disk needs HTTP

    origins, articles, quads, interrupted = remote_status(place)
    return Status(None, FORMAT, origins, articles, quads, None, origins.rules == installed_rules(), interrupted)


def _on_disk(path: Path) -> Status:
    reader = open_reader(path)
    try:
        state = read_state(reader.directory)
        return Status(
            generation=int(reader.directory.name),
            format=FORMAT,
            state=state,
            articles=state.sums.get("articles", 0),
            quads=state.sums.get("quads", 0),
            size=_size(reader.directory),
            current=state.rules == installed_rules(),
        )
    finally:
        reader.close()


def _size(directory: Path) -> int:
    return sum(os.stat(Path(folder, name)).st_size for folder, _, names in os.walk(directory) for name in names)
