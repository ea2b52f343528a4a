"""Sources as they are found, and the way back from what a store remembers to the files."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import StoreError
from kg.graph.pages import kept_metadata
from kg.graph.place import Place
from kg.graph.runs import now
from kg.graph.state import Origin
from kg.records import Metadata


def origins_of(found: Collection[tuple[str, str, Metadata, Path, Metadata]]) -> list[Origin]:
    """One for each page that was found: its source, its hash, its metadata, the file it stands in, what was told of it."""
    here = {path.parent for *_, path, _ in found if not _is_elsewhere(path)}
    came, folders = now(), {folder: folder.resolve() for folder in here}
    return [
        Origin(source, sha256, kept_metadata(metadata), _whole(path, folders), came, kept_metadata(told))
        for source, sha256, metadata, path, told in found
    ]


def _whole(path: Path, folders: Mapping[Path, Path]) -> str:
    return str(path) if _is_elsewhere(path) else str(folders[path.parent] / path.name)


def _is_elsewhere(path: Path) -> bool:
    return "://" in str(path)  # a URL, which Path would write with one '/'


def table_of(source: str) -> str:
    """The table that a record's source names; '' where it can be none."""
    return source.rpartition("#")[0]


def lost_records(held: Iterable[Origin], given: Collection[Origin], files: Collection[str]) -> set[str]:
    """Records that the tables which are given now had once and have no more. `files`: the sources of all files that are given."""
    now_there = {origin.source for origin in given}
    return {
        one.source
        for one in held
        if one.source not in now_there and one.source not in files and table_of(one.source) in files
    }


def places_of(origins: Iterable[Origin], store: Place, *, at: Callable[[str], Path] = Path) -> dict[str, Path]:
    """The file of each source, found by `at`, of records that of their table: where to read them again. StoreError where one is gone."""
    places: dict[str, Path] = {}
    lost: dict[str, Path] = {}
    for origin in origins:
        place = at(origin.path)
        name = origin.source if Path(origin.source).name == place.name else table_of(origin.source)
        (places if place.is_file() else lost)[name] = place
    if lost:
        first = next(iter(lost))
        raise StoreError(
            f"{store}: {len(lost)} of its source files are gone, the first {lost[first]}; put them back, or take what was read "
            f"from them out: kg retract {shlex.quote(first)} --store {shlex.quote(str(store))}. The store is as it was"
        )
    return places


def check_unchanged(origins: Iterable[Origin], found: Mapping[str, str], store: Place) -> None:
    """StoreError where the file of an origin has changed since it was read or lost the record. `found`: hashes by source."""
    for origin in origins:
        if found.get(origin.source) != origin.sha256:
            raise StoreError(
                f"{origin.path}: changed since {store} read it as '{origin.source}', and has to be read again now; give it to "
                "kg build first, or retract it. The store is as it was"
            )


def chosen(origins: Sequence[Origin], names: Iterable[str], store: Place) -> set[str]:
    """The sources of these names; that of a table means all its records. StoreError for a name that the store does not hold."""
    held = {origin.source for origin in origins}
    found: set[str] = set()
    for name in names:
        fits = {name} & held or {source for source in held if table_of(source) == name}
        if not fits:
            near = difflib.get_close_matches(name, held, 1)
            hint = f"did you mean {near[0]}?" if near else f"see: kg status --store {store}"
            raise StoreError(f"{store}: holds no source '{name}'; {hint}")
        found |= fits
    return found
