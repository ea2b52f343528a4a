"""A store opened for reading, on this machine or behind an address: the one place where the two part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple, Union

from pyoxigraph import Store

from kg.errors import StoreError
from kg.graph.place import Address, place_of
from kg.graph.quads import Quads
from kg.graph.state import State
from kg.graph.store import Writer, held_state, nothing_there, open_reader, updating

if TYPE_CHECKING:  # HTTP takes a tenth of a second to import, and nothing on disk needs it
    from kg.graph.remote.writing import RemoteWriter


_FEW: Final = 20  # sources that are asked for one by one
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
def open_writer(
    store: str | Path | Address, *, existing: bool = False, older: bool = False, about: Collection[str] | None = None
) -> Iterator[AnyWriter]:
    """The one writer of a store, from reading its old pages to having written; what a killed one left is repaired or removed.

    `older`: also of a store on disk in an older format; `about`: the sources of which a store elsewhere is asked at first, None for all;
    the writer can be told to look_up others, or to complete what it knows. StoreError where another process writes it, it can not be
    written, or none is there and it must be `existing`.
    """
    place = place_of(store)
    if isinstance(place, Path):
        with updating(place, existing=existing, older=older) as writer:
            yield writer
        return
    from kg.graph.remote.writing import updating_remote  # noqa: PLC0415 - as above

    with updating_remote(place, about if about and len(about) <= _FEW else None) as remote:
        if existing and not remote.is_there:
            raise nothing_there(place)
        yield remote


def held_state_of(store: str | Path | Address) -> State:
    """What a store remembers; a state without sources where none is there."""
    place = place_of(store)
    if isinstance(place, Path):
        return held_state(place)
    from kg.graph.remote.writing import remote_state  # noqa: PLC0415 - as above

    return remote_state(place)


@contextmanager
def open_copy(store: str | Path | Address) -> Iterator[Store]:
    """The quads on this machine, for questions that take many steps: a store's own, or a copy of a remote one's."""
    opened = open_quads(store)
    try:
        if isinstance(opened.quads, Store):
            yield opened.quads
            return
        from kg.graph.remote.copy import copied  # noqa: PLC0415 - as above

        with TemporaryDirectory(prefix="kg-") as folder:
            yield copied(opened.quads, Path(folder) / "quads")
    finally:
        opened.close()
