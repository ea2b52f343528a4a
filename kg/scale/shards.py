"""Where the pieces lie that processes hand over to each other: too much for a pipe, too much for one memory.

A piece is written whole, by one process, under a name that its task gives it: a task that is done again writes the same piece again.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4


class Parted(NamedTuple):
    """A piece in parts: part i stands from ends[i - 1] to ends[i]."""

    name: str
    ends: array[int]


class Shards(NamedTuple):
    """A folder of pieces."""

    folder: Path

    def write(self, name: str, data: bytes) -> str:
        new = self.folder / f"{name}.{uuid4().hex}"  # a worker that was thought dead may write the same piece
        with open(new, "wb") as file:
            file.write(data)
        os.replace(new, self.folder / name)
        return name

    def write_parts(self, name: str, parts: Iterable[Sequence[str]]) -> Parted:
        """One text a part, made of lines that have their ends."""
        texts = ["".join(lines).encode() for lines in parts]
        ends, at = array("Q"), 0
        for text in texts:
            at += len(text)
            ends.append(at)
        return Parted(self.write(name, b"".join(texts)), ends)

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def read_part(self, pieces: Iterable[Parted], part: int) -> Iterator[str]:
        """The lines of one part of every piece, without their ends."""
        for name, ends in pieces:
            start = ends[part - 1] if part else 0
            if ends[part] > start:
                with open(self.folder / name, "rb") as file:
                    file.seek(start)
                    yield from file.read(ends[part] - start).decode().split("\n")[:-1]

    def drop(self, name: str) -> None:
        (self.folder / name).unlink()
