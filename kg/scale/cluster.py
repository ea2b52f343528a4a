"""Who maps over documents: the workers of a Dask cluster that runs already.

Dask gives the task of a worker that died to another one. A task may therefore be done twice, even at once: it writes pieces under names of its
own, whole, and leaves everything else as it is.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Final, TypeVar

from distributed import Client, Future, KilledWorker
from distributed.comm.addressing import resolve_address
from distributed.comm.core import CommClosedError

from kg.errors import StoreError
from kg.scale.pool import AHEAD, Spread

T = TypeVar("T")
R = TypeVar("R")
_ANSWER: Final = 10  # seconds until a scheduler that does not answer is gone
_LOST: Final = (CancelledError, CommClosedError)  # also before the client itself has noticed
_PATIENCE: Final = 60  # seconds without any worker: a cluster that grows with its tasks starts its first one


@contextmanager
def cluster(address: str, *, patience: float = _PATIENCE) -> Iterator[Spread]:
    """Spreads tasks over the workers of the scheduler at an address.

    StoreError where nobody answers there, the scheduler is lost, no worker comes in `patience` seconds, or a task killed
    several of them.
    """
    with _quiet():
        client = _client(address)

        def spread(work: Callable[[T], R], tasks: Iterable[T], /) -> Iterator[R]:
            waiting: deque[Future[R]] = deque()
            room = _room(client)
            for task in tasks:
                _check_connected(client)
                waiting.append(client.submit(work, task, pure=False))
                while len(waiting) >= room:
                    yield _result(waiting.popleft(), client, address, patience)
                    room = _room(client)
            while waiting:
                yield _result(waiting.popleft(), client, address, patience)

        try:
            yield spread
        except (CancelledError, OSError) as error:
            if client.status == "running" and not isinstance(error, _LOST):
                raise
            raise StoreError(f"{address}: the Dask scheduler is gone; start it and build again") from None
        finally:
            client.close(timeout=_ANSWER)


def _client(address: str) -> Client:
    try:
        resolve_address(address)  # a Client that could not be made for a wrong one hangs at exit
        return Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise StoreError(f"{address}: no Dask scheduler answers there ({error}); check the address") from None


def _check_connected(client: Client) -> None:
    if client.status == "closed":
        raise ConnectionError(client.status)


def _room(client: Client) -> int:
    """How many tasks may be under way: workers come and go."""
    threads: dict[str, int] = client.nthreads()
    return AHEAD * max(1, sum(threads.values()))


def _result(future: Future[R], client: Client, address: str, patience: float) -> R:
    try:
        while True:
            try:
                return future.result(timeout=patience)
            except TimeoutError:
                if not future.done() and not client.nthreads():
                    raise StoreError(f"{address}: no worker for {patience:.0f} seconds; start some") from None
    except KilledWorker as error:
        raise StoreError(
            f"{address}: {error.allowed_failures + 1} workers died of the same pages (out of memory?); give them more"
        ) from None
    except OSError as error:
        if future.status != "error":
            raise
        raise StoreError(f"a worker of {address}: {error}; README.md, 'Many pages', says what workers need") from None
    except (ImportError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "deserialization" not in str(error):  # Dask's for what it can not import
            raise
        raise StoreError(
            f"{address}: other packages than here; install this kg for the scheduler and each worker"
        ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask logs each lost connection to standard error; what matters is raised."""
    logs = [logging.getLogger(name) for name in list(logging.root.manager.loggerDict) if name.startswith("distributed")]
    levels = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)
