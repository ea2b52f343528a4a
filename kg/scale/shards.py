"""Where the pieces lie that processes hand over to each other: too much for a pipe, too much for one memory.

A piece is written by one process under a name that nobody else has: a task that is done again, even at once, writes a piece of its own.
"""

from __future__ import annotations

import io
import os
import shutil
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Literal, NamedTuple
from uuid import uuid4

from kg.errors import StoreError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from fsspec import AbstractFileSystem


class Parted(NamedTuple):
    """A piece in parts: part i stands from ends[i - 1] to ends[i]."""

    name: str
    ends: array[int]


class Shards(NamedTuple):
    """A folder of pieces: a path, or the URL of a folder in any file system that fsspec knows."""

    folder: str

    def write(self, name: str, data: bytes) -> str:
        """The name of its own that the piece has got."""
        own = f"{name}-{uuid4().hex}"
        with self._open(own, "wb") as file:
            file.write(data)
        return own

    def write_parts(self, name: str, parts: Iterable[Sequence[str]]) -> Parted:
        """One text a part, made of lines that have their ends."""
        texts = ["".join(lines).encode() for lines in parts]
        ends, at = array("Q"), 0
        for text in texts:
            at += len(text)
            ends.append(at)
        return Parted(self.write(name, b"".join(texts)), ends)

    def stream(self, names: Iterable[str]) -> IO[bytes]:
        """Several pieces, read one behind the other."""
        return io.BufferedReader(_Joined(self._open(name, "rb") for name in names))

    def read(self, name: str) -> bytes:
        with self._open(name, "rb") as file:
            return file.read()

    def read_part(self, pieces: Iterable[Parted], part: int) -> Iterator[str]:
        """The lines of one part of every piece, without their ends."""
        for name, ends in pieces:
            start = ends[part - 1] if part else 0
            if ends[part] > start:
                with self._open(name, "rb") as file:
                    file.seek(start)
                    yield from file.read(ends[part] - start).decode().split("\n")[:-1]

    def drop(self, name: str) -> None:
        if is_url(self.folder):
            _file_system(self.folder).rm(f"{self.folder}/{name}")
        else:
            os.remove(f"{self.folder}/{name}")

    def _open(self, name: str, mode: Literal["rb", "wb"]) -> IO[bytes]:
        if is_url(self.folder):
            opened: IO[bytes] = _file_system(self.folder).open(f"{self.folder}/{name}", mode)
            return opened
        return open(f"{self.folder}/{name}", mode)


class _Joined(io.RawIOBase):
    """Files as one, each opened when the one before is at its end."""

    def __init__(self, files: Iterator[IO[bytes]]) -> None:
        self._files = files
        self._open = next(files, None)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        while self._open:
            if data := self._open.read(len(view)):
                view[: len(data)] = data
                return len(data)
            self._open.close()
            self._open = next(self._files, None)
        return 0


@contextmanager
def shards_in(place: str) -> Iterator[Shards]:
    """A new folder below a path or URL, removed with all it holds. StoreError where none can be made."""
    folder = place.rstrip("/") if is_url(place) else os.path.abspath(place)
    shards = Shards(f"{folder}/kg-{uuid4().hex}")
    try:
        if is_url(place):
            _file_system(place).makedirs(shards.folder)
            shards.drop(shards.write("first", b""))  # an object store has no folders to make: only writing tells
        else:
            os.mkdir(shards.folder)
    except (OSError, ValueError, ImportError) as error:
        raise StoreError(f"{place}: no pieces can be written there ({error}); choose another place") from None
    try:
        yield shards
    finally:
        if is_url(place):
            _file_system(place).rm(shards.folder, recursive=True)
        else:
            shutil.rmtree(shards.folder)


def is_url(place: str) -> bool:
    """Whether the pieces lie in another file system: s3://bucket/pieces."""
    return "://" in place


def _file_system(url: str) -> AbstractFileSystem:
    from fsspec.core import url_to_fs  # noqa: PLC0415 - comes with an extra

    system: AbstractFileSystem = url_to_fs(url)[0]
    return system
