"""What a build does to a store: which sources are new, changed or gone, and whose pages must be read for it.

A page stands for its content, whatever names it was given under; the first of its names in order is printed in rows, and what was
told about that name is what the page was read with. So a store is a function of the set of (source, content, what was told) alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from kg.graph.state import Origin


class Change(NamedTuple):
    """The way from the sources a store holds to those it shall hold; all in order of source."""

    origins: tuple[Origin, ...]  # afterwards
    unread: tuple[Origin, ...]  # of them, those whose pages must be read, one a content
    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    retracted: tuple[str, ...]

    def gone(self, held: Iterable[Origin]) -> set[str]:
        """The hashes of contents that `held` has and that leave."""
        return {origin.sha256 for origin in held} - {origin.sha256 for origin in self.origins}

    def renamed(self, held: Iterable[Origin]) -> set[str]:
        """The hashes of contents that stay, are not read again, and get other names."""
        before, after = set(held), set(self.origins)
        moved = {origin.sha256 for origin in before ^ after} - {origin.sha256 for origin in self.unread}
        old, new = (names_of(one for one in origins if one.sha256 in moved) for origins in (before, after))
        return {sha256 for sha256 in old.keys() & new.keys() if old[sha256] != new[sha256]}


def names_of(origins: Iterable[Origin]) -> dict[str, tuple[str, ...]]:
    """The names of each content, by hash, in order."""
    names: dict[str, list[str]] = {}
    for origin in origins:
        names.setdefault(origin.sha256, []).append(origin.source)
    return {sha256: tuple(sorted(sources)) for sha256, sources in names.items()}


def find_change(
    held: Collection[Origin],
    given: Iterable[Origin],
    *,
    gone: Collection[str] = (),
    prune: bool = False,
    again: bool = False,
) -> Change:
    """What it takes to hold `given` beside the rest of what is held.

    `gone`: sources to retract; `prune`: everything that is not given is retracted; `again`: every page is read again.
    """
    old = {origin.source: origin for origin in held}
    now = {origin.source: _since(old.get(origin.source), origin) for origin in given}
    retracted = {source for source in old if source not in now and (prune or source in gone)}
    rest = {source: origin for source, origin in old.items() if source not in retracted}
    after = tuple(origin for _, origin in sorted({**rest, **now}.items()))
    changed = {source for source in now.keys() & old.keys() if not _same(now[source], old[source])}
    read = {} if again else _first_of_each(held)
    unread = [origin for sha, origin in _first_of_each(after).items() if not _read_alike(read.get(sha), origin)]
    return Change(
        origins=after,
        unread=tuple(sorted(unread)),
        new=tuple(sorted(now.keys() - old.keys())),
        changed=tuple(sorted(changed)),
        unchanged=tuple(sorted((now.keys() & old.keys()) - changed)),
        retracted=tuple(sorted(retracted)),
    )


def _since(old: Origin | None, origin: Origin) -> Origin:
    """With the time at which this very content came first."""
    return origin._replace(came=old.came) if old and _same(old, origin) else origin


def _same(one: Origin, other: Origin) -> bool:
    return (one.sha256, one.metadata) == (other.sha256, other.metadata)


def _first_of_each(origins: Iterable[Origin]) -> dict[str, Origin]:
    """The first name of each content, by hash."""
    first: dict[str, Origin] = {}
    for origin in sorted(origins):
        first.setdefault(origin.sha256, origin)
    return first


def _read_alike(one: Origin | None, other: Origin) -> bool:
    """Whether the same bytes are the same page under both names: the ending tells the markup, what was told the date."""
    if one is None or one.metadata != other.metadata:
        return False
    return one.path == other.path or _ending(one) == _ending(other)


def _ending(origin: Origin) -> str:
    return PurePosixPath(origin.path).suffix.lower()
