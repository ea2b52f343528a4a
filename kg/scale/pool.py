"""Who maps over documents, and how it is called; processes of this machine.

They are not forked from this one: a forked child would hold the writer's lock of the store, and keep it after its parent was killed, and
not the threads of the stores that are open here. They are forked from a process of their own, Python's fork server, which has loaded once
what all of them need; it ends with this process.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
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
_SAFE_PATH: Final = "PYTHONSAFEPATH"
NEW_OBJECTS: Final = 100_000  # between two looks for cycles: records have none, and looking takes a twelfth of reading


class Spread(Protocol):
    """The result of a function of a module for each task, in their order; tasks are asked for as they are needed."""

    def __call__(self, work: Callable[[T], R], tasks: Iterable[T], /) -> Iterator[R]: ...


@contextmanager
def processes(workers: int, *, loaded: str = "") -> Iterator[Spread]:
    """Spreads tasks over so many processes; one is this process itself. StoreError where one of them is killed.

    `loaded`: the module that they have imported when they begin; imported once for all, it should have ready what they need.
    """
    if workers == 1:
        with seldom_looking():
            yield map
        return
    forked = multiprocessing.get_context("forkserver")
    forked.set_forkserver_preload([loaded] if loaded else [])  # not __main__, which is its default
    pool = ProcessPoolExecutor(workers, mp_context=forked, initializer=_begin)

    def spread(work: Callable[[T], R], tasks: Iterable[T], /) -> Iterator[R]:
        waiting: deque[Future[R]] = deque()
        for task in tasks:
            with _deaf_to_ctrl_c(), _safe_path():
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


@contextmanager
def seldom_looking() -> Iterator[None]:
    """While pages are read, Python looks for cycles of objects seldom; then as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears of Ctrl-C, which goes to all processes of a terminal; this one hears of it afterwards.

    Blocking the signal is what those that are started keep. Here it would reach one of the store's own threads, which block nothing,
    and Python would tell the main thread in the middle of a start.
    """
    heard: list[int] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    here = threading.current_thread() is threading.main_thread()
    handler = signal.getsignal(signal.SIGINT) if here else None
    try:
        if handler is not None:
            signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        yield
    finally:
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for number in heard[:1]:
            signal.raise_signal(number)


@contextmanager
def _safe_path() -> Iterator[None]:
    """A fork server that is started meanwhile imports nothing from the current folder, which may hold another kg.

    Python 3.11 tells it to start on the path of this process and does not: it has the current folder first.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_SAFE_PATH, None)
        else:
            os.environ[_SAFE_PATH] = before


def _begin() -> None:
    """A worker looks for cycles seldom; it would wait for its next task for ever, its parent's death unnoticed, unless something watched for it."""
    gc.set_threshold(NEW_OBJECTS)
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
