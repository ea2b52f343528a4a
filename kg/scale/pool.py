"""Who maps over documents, and how it is called; processes of this machine.

They are spawned and not forked: a forked child would hold the writer's lock of the store, and keep it after its parent was killed.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar

from kg.errors import StoreError

T = TypeVar("T")
R = TypeVar("R")
AHEAD: Final = 3  # tasks for each worker, the one it does among them: more would only lie in memory


class Spread(Protocol):
    """The result of a function of a module for each task, in their order; tasks are asked for as they are needed."""

    def __call__(self, work: Callable[[T], R], tasks: Iterable[T], /) -> Iterator[R]: ...


@contextmanager
def processes(workers: int) -> Iterator[Spread]:
    """Spreads tasks over so many processes; one is this process itself. StoreError where one of them is killed."""
    if workers == 1:
        yield map
        return
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_end_with_parent)

    def spread(work: Callable[[T], R], tasks: Iterable[T], /) -> Iterator[R]:
        waiting: deque[Future[R]] = deque()
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) == AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    try:
        yield spread
    except BrokenProcessPool:
        raise StoreError("a process that read pages was killed (out of memory?); give fewer --workers") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """A worker waits for its next task for ever, its parent's death unnoticed, unless something watches for it."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
