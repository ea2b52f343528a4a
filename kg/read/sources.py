"""Paths, folders and globs -> the files to read, each with the name it goes by in the graph."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import SourceError
from kg.read.elsewhere import find_at, is_url
from kg.read.tables import is_table

# What is read inside a folder; a file named directly is read whatever its ending ('' are files without one).
ENDINGS = ("", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv")


Paths = str | Path | Iterable[str | Path]


class SourceFile(NamedTuple):
    """A file, the name it goes by, and whether the user named it (then it must be readable)."""

    source: str
    path: Path
    direct: bool


class Skipped(NamedTuple):
    """A file or record that was not read, and why."""

    source: str
    why: str


class Listing(NamedTuple):
    """What lies at some PATHs: the files to read and those passed over, each sorted by source."""

    paths: tuple[str, ...]
    files: tuple[SourceFile, ...]
    passed_over: tuple[Skipped, ...]


def find_files(paths: Paths) -> Listing:
    """The listing of PATHs, or of one; hidden files are not mentioned.

    Raises SourceError for a path that is missing, a folder without pages, and two different contents of one name.
    """
    paths = [paths] if isinstance(paths, (str, Path)) else list(paths)
    if not paths:
        raise SourceError("no PATH is given; give files, folders or globs")
    files: dict[tuple[str, str], SourceFile] = {}
    passed_over: list[Skipped] = []
    for path in paths:
        for item in _expand(path):
            if isinstance(item, Skipped):
                passed_over.append(item)
            else:
                files.setdefault((item.source, str(item.path if is_url(str(item.path)) else item.path.resolve())), item)
    kept = _without_clashes(sorted(files.values()))
    return Listing(tuple(map(str, paths)), kept, tuple(sorted(set(passed_over))))


def plain_sources(listing: Listing) -> list[str] | None:
    """The sources of a listing's pages; None where there is a table, whose records are known when it is read."""
    return None if any(is_table(file.path) for file in listing.files) else [file.source for file in listing.files]


def _expand(path: str | Path) -> Iterator[SourceFile | Skipped]:
    """One PATH of the command line: a file, a folder, or (where nothing has that very name) a glob."""
    place = Path(path)
    if not str(path):  # "$PAGES" of a variable that is not set would mean this folder and all below it
        raise SourceError("a PATH is empty; give a file, a folder or a glob, '.' for this folder")
    if is_url(str(path)):
        yield from _elsewhere(str(path))
    elif place.is_dir():
        yield from _folder(place)
    elif place.exists():
        if not place.is_file():
            raise SourceError(f"{path}: not a regular file; give a file, a folder or a glob")
        yield SourceFile(place.name, place, direct=True)
    elif glob.has_magic(str(path)):
        yield from _matches(str(path))
    else:
        raise SourceError(f"{path}: no such file or folder; check the path")


def _elsewhere(url: str) -> Iterator[SourceFile | Skipped]:
    found = [(name, place) for name, place in find_at(url) if not any(part.startswith(".") for part in name.split("/"))]
    direct = len(found) == 1 and url.endswith(found[0][0])
    for name, place in found:
        if place.suffix.lower() in ENDINGS or direct:
            yield SourceFile(name, place, direct)
        else:
            yield Skipped(name, f"the ending {place.suffix} is not one of a page")


def _matches(pattern: str) -> Iterator[SourceFile | Skipped]:
    """What a glob finds, named from its first folder with a wildcard on: `a/*/b.txt` gives `x/b.txt`."""
    parts = Path(pattern).parts
    plain = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:plain])
    found = sorted(root.glob(str(Path(*parts[plain:]))))
    pages = [path for path in found if path.is_file()]
    if not pages:
        raise SourceError(f"{pattern}: the pattern fits no file; check it, or give a folder")
    for path in pages:
        yield _page(path, root)


def _folder(root: Path) -> Iterator[SourceFile | Skipped]:
    empty = True
    errors: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=errors.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith("."):
                item = _page(path, root)
                empty = empty and isinstance(item, Skipped)
                yield item
    if empty and not errors:
        raise SourceError(f"{root}: a folder without pages; give one with {', '.join(filter(None, ENDINGS))} files")
    for error in errors:
        yield Skipped(Path(error.filename).as_posix(), f"can not be read: {error.strerror}")


def _page(path: Path, root: Path) -> SourceFile | Skipped:
    source = path.relative_to(root).as_posix()
    try:
        source.encode()
    except UnicodeEncodeError:
        return Skipped(ascii(source), "its name is not UTF-8")
    if not path.is_file():
        return Skipped(source, "not a regular file")
    if path.suffix.lower() not in ENDINGS:
        return Skipped(source, f"the ending {path.suffix} is not one of a page")
    return SourceFile(source, path, direct=False)


def _without_clashes(files: list[SourceFile]) -> tuple[SourceFile, ...]:
    """One file a source. Two of one name are let pass where they hold the same bytes."""
    kept: dict[str, SourceFile] = {}
    for file in files:
        first = kept.setdefault(file.source, file)
        if first is not file and first.path.read_bytes() != file.path.read_bytes():
            raise SourceError(
                f"{first.path} and {file.path}: two contents under one source '{file.source}'; "
                "give the folder above both, or rename one"
            )
    return tuple(kept.values())
