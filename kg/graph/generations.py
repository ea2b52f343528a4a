"""A store directory: generations, which of them is current, and who may touch which.

    STORE/CURRENT              {"format": 4, "generation": 7}: the only thing that publishes, switched with os.replace
    STORE/LOCK                 locked exclusively by the one writer, holds its process id
    STORE/generations/7/       a finished generation (state.py says what is in it): never written again
    STORE/generations/7.lock   locked shared by each reader; a writer removes generation 7 only with the exclusive lock
    STORE/runs.jsonl           a line for each generation that was published: what, when, by which version

flock follows the open file, so a killed process leaves no lock behind, and a reader needs no right to write.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from kg.errors import StoreError

FORMAT: Final = 4
_OLDEST: Final = 2  # whose list of sources can still be read, so that kg rebuild makes the store new
_OURS: Final = {"CURRENT", "CURRENT.new", "LOCK", "generations", "runs.jsonl"}


def current_generation(path: Path, *, older: bool = False) -> int | None:
    """Number of the published generation; None where nothing is built yet. StoreError for anything that is not a store.

    `older`: one of an older format too, whose sources can be read but not its quads.
    """
    try:
        text = (path / "CURRENT").read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        _check_free(path)
        return None
    except OSError as error:
        raise StoreError(f"{path}: can not be read ({error.strerror}); check its permissions") from error
    try:
        mark = json.loads(text)
        written, generation = int(mark["format"]), int(mark["generation"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{path}/CURRENT: {text[:40]!r} is not a store's mark; build into another directory"
        ) from error
    if written != FORMAT and not (older and _OLDEST <= written < FORMAT):
        raise StoreError(f"{path}: written in {_remedy(path, written)}")
    return generation


def _remedy(path: Path, written: int) -> str:
    """The other format, and what to do."""
    numbers = f"({written}, this kg reads {FORMAT})"
    if written > FORMAT:
        return f"a newer format {numbers}; use the newer kg, or build it into another directory"
    if written < _OLDEST:
        return f"an older format {numbers}; build it again from its sources"
    return f"an older format {numbers}; read its sources again: kg rebuild --store {path}"


def _check_free(path: Path) -> None:
    remedy = "give the directory of a store, or a new one to build into"
    if path.is_dir() and not set(os.listdir(path)) <= _OURS:
        raise StoreError(f"{path}: a directory with other files and no store; {remedy}")
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: a file, not a store directory; {remedy}")


def generation_directory(path: Path, generation: int) -> Path:
    """Where a generation of the store at `path` lies."""
    return path / "generations" / str(generation)


@contextmanager
def writing(path: Path, *, older: bool = False) -> Iterator[int]:
    """Holds the writer's lock and yields the number of the next generation; leftovers of killed writers are gone by then.

    `older` as in current_generation. StoreError where the path is no store or another process writes it, or where it can not be made.
    """
    current_generation(path, older=older)
    fresh = not path.exists()
    with _writers_lock(path) as lock:
        _lock_for_writing(path, lock)
        current = (
            current_generation(path, older=older) or 0
        )  # again: another writer may have published before the lock was ours
        _remove_others(path, current)
        try:
            yield current + 1
        finally:
            if fresh and not (path / "CURRENT").exists():
                shutil.rmtree(path)


def _writers_lock(path: Path) -> IO[str]:
    try:
        (path / "generations").mkdir(parents=True, exist_ok=True)
        return open(path / "LOCK", "a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path}: can not be written ({error.strerror}); choose another place") from error


def _lock_for_writing(path: Path, lock: IO[str]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        raise StoreError(f"{path}: being written by process {holder}; wait until it ends") from None
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()


def publish(path: Path, generation: int) -> None:
    """Makes a finished generation the current one: before the switch the old one is read, after it the new one."""
    generation_directory(path, generation).with_suffix(".lock").touch()
    _sync_tree(path / "generations")
    new = path / "CURRENT.new"
    with open(new, "w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, "generation": generation}, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path / "CURRENT")
    _sync(path)
    _remove_others(path, generation)


def _sync_tree(directory: Path) -> None:
    for folder, _, names in os.walk(directory):
        for name in names:
            _sync(Path(folder, name))
        _sync(Path(folder))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_others(path: Path, keep: int) -> None:
    """Removes every generation but one, save those that a reader still holds."""
    generations = path / "generations"
    for name in sorted({entry.name.removesuffix(".lock") for entry in generations.iterdir()} - {str(keep)}):
        _remove_generation(generations / name)


def _remove_generation(directory: Path) -> None:
    lock = directory.with_suffix(".lock")
    if not lock.exists():  # never published: nobody can read it
        shutil.rmtree(directory)
        return
    with open(lock, encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if directory.exists():  # a writer killed between the two left its lock file alone
            shutil.rmtree(directory)
        lock.unlink()


def hold_current(path: Path) -> tuple[int, int] | None:
    """The current generation and the descriptor of its lock: it is not removed before that is closed. None without any."""
    while (generation := current_generation(path)) is not None:
        lock = _open_lock(path, generation)
        if lock is None:
            continue  # another generation was published meanwhile
        fcntl.flock(lock, fcntl.LOCK_SH)
        if current_generation(path) == generation:  # else it may have been removed before the lock was ours
            return generation, lock
        os.close(lock)
    return None


def _open_lock(path: Path, generation: int) -> int | None:
    try:
        return os.open(generation_directory(path, generation).with_suffix(".lock"), os.O_RDONLY)
    except FileNotFoundError:
        if current_generation(path) == generation:
            raise StoreError(f"{path}: generation {generation} is missing; build it again from its sources") from None
        return None
