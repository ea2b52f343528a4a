"""Which pages a change has to read: those that are given, and those that take the place of a twin."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.changes import Change, find_change
from kg.graph.opened import AnyWriter
from kg.graph.origins import check_unchanged, lost_records, origins_of, places_of
from kg.read import Given, Listing, Skipped, find_again, place_at


def sorted_out(found: Iterable[Given | Skipped]) -> tuple[list[Given], list[tuple[str, str]]]:
    """The pages, without the words that some come with, and (source, why) of what was skipped."""
    pages: list[Given] = []
    skipped: list[tuple[str, str]] = []
    for item in found:
        if isinstance(item, Skipped):
            skipped.append((item.source, item.why))
        else:
            pages.append(item._replace(text=""))
    return pages, skipped


def change_by(writer: AnyWriter, pages: Iterable[Given], listing: Listing, *, prune: bool) -> Change:
    """What these pages change in the store that the writer holds."""
    given = origins_of([page.remembered for page in pages])
    writer.look_up({origin.sha256 for origin in (*given, *writer.held.origins)})
    gone = lost_records(writer.held.origins, given, {file.source for file in listing.files})
    return find_change(writer.held.origins, given, gone=gone, prune=prune)


def unread_pages(writer: AnyWriter, change: Change, found: Iterable[Given]) -> list[Given]:
    """The pages that must be read: those found, and each that takes the place of a twin, where it lies."""
    given = {page.source: page for page in found}
    twins = [origin for origin in change.unread if origin.source not in given]
    again = find_again(places_of(twins, writer.path, at=place_at), {one.source: one.metadata for one in twins})
    given |= {page.source: page._replace(text="") for page in again}
    check_unchanged(change.unread, {source: page.sha256 for source, page in given.items()}, writer.path)
    return [given[origin.source] for origin in change.unread]
