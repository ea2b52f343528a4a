"""Sources as they are found, and the way back from what a store remembers to the files."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import StoreError
from kg.graph.pages import kept_metadata
from kg.graph.place import Place
from kg.graph.runs import now
from kg.graph.state import Origin
from kg.records import Document


def origins_of(documents: Iterable[Document], places: Mapping[str, Path]) -> list[Origin]:
    """One a document. `places`: the file of each source; a record `table.csv#3` stands in the file of `table.csv`."""
    came = now()
    return [
        Origin(one.source, one.sha256, kept_metadata(one.metadata), _absolute(places, one.source), came)
        for one in documents
    ]


def _absolute(places: Mapping[str, Path], source: str) -> str:
    return str((places.get(source) or places[table_of(source)]).resolve())


def table_of(source: str) -> str:
    """The table that a record's source names; '' where it can be none."""
    return source.rpartition("#")[0]


def lost_records(held: Iterable[Origin], given: Collection[Origin], places: Mapping[str, Path]) -> set[str]:
    """Records that the tables which are given now had once and have no more."""
    now_there = {origin.source for origin in given}
    return {
        one.source
        for one in held
        if one.source not in now_there and one.source not in places and table_of(one.source) in places
    }


def places_of(origins: Iterable[Origin], store: Place) -> dict[str, Path]:
    """The file of each source, of records that of their table: where to read them again. StoreError where one is gone."""
    places: dict[str, Path] = {}
    lost: dict[str, Path] = {}
    for origin in origins:
        place = Path(origin.path)
        name = origin.source if Path(origin.source).name == place.name else table_of(origin.source)
        (places if place.is_file() else lost)[name] = place
    if lost:
        first = next(iter(lost))
        raise StoreError(
            f"{store}: {len(lost)} of its source files are gone, the first {lost[first]}; put them back, or take what was read "
            f"from them out: kg retract {first} --store {store}. The store is as it was"
        )
    return places


def documents_of(origins: Iterable[Origin], documents: Iterable[Document], store: Place) -> list[Document]:
    """The document of each origin; StoreError where its file has changed since it was read or lost the record."""
    found = {document.source: document for document in documents}
    needed = []
    for origin in origins:
        document = found.get(origin.source)
        if document is None or document.sha256 != origin.sha256:
            raise StoreError(
                f"{origin.path}: changed since {store} read it as '{origin.source}', and has to be read again now; give it to "
                "kg build first, or retract it. The store is as it was"
            )
        needed.append(document)
    return needed


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
