"""A store opened for reading, on this machine or behind an address: the one place where the two part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Union

from kg.errors import StoreError
from kg.graph.place import Address, place_of
from kg.graph.quads import Quads
from kg.graph.state import State
from kg.graph.store import Writer, held_state, nothing_there, open_reader, read_pages, updating
from kg.records import Page

if TYPE_CHECKING:  # HTTP takes a tenth of a second to import, and nothing on disk needs it
    from kg.graph.remote.writing import RemoteWriter


AnyWriter = Union[Writer, "RemoteWriter"]


class Opened(NamedTuple):
    """Quads, held until close(): on disk a published generation, at an address whatever stands there when it is asked."""

    quads: Quads
    close: Callable[[], None]


def open_quads(store: str | Path | Address) -> Opened:
    """StoreError where no store is there, or it can not be read."""
    place = place_of(store)
    if isinstance(place, Path):
        reader = open_reader(place)
        return Opened(reader.store, reader.close)
    from kg.graph.remote.client import Client  # noqa: PLC0415 - see above
    from kg.graph.remote.reading import RemoteStore  # noqa: PLC0415

    remote = RemoteStore(Client(place))
    try:
        remote.base  # noqa: B018 - raises where nothing is there
    except StoreError:
        remote.close()
        raise
    return Opened(remote, remote.close)


@contextmanager
def open_writer(store: str | Path | Address, *, existing: bool = False) -> Iterator[AnyWriter]:
    """The one writer of a store, from reading its old pages to having written; what a killed one left is repaired or removed.

    StoreError where another process writes it, it can not be written, or none is there and it must be `existing`.
    """
    place = place_of(store)
    if isinstance(place, Path):
        with updating(place, existing=existing) as writer:
            yield writer
        return
    from kg.graph.remote.writing import updating_remote  # noqa: PLC0415 - as above

    with updating_remote(place) as remote:
        if existing and not remote.held.origins:
            raise nothing_there(place)
        yield remote


def held_pages(store: str | Path | Address) -> tuple[list[Page], State]:
    """The kept pages of a store, one for each name, in order of source, and what it remembers; no pages where none is there."""
    place = place_of(store)
    if isinstance(place, Path):
        return read_pages(place), held_state(place)
    from kg.graph.remote.writing import remote_pages  # noqa: PLC0415 - as above

    return remote_pages(place)
