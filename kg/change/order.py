"""What is to be written, and how its pages are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.graph.changes import Change
from kg.graph.opened import AnyWriter
from kg.graph.runs import Run
from kg.graph.state import State
from kg.read import Given
from kg.records import Document, Page
from kg.resolve.judgements import Entry, read_judgements
from kg.scale.workers import Workers

Progress = Callable[[int, int], None]


class Reading(NamedTuple):
    """How pages are read: by which function of a module, by whom; who is told (pages read, pages in all).

    `loaded`: a module whose import has ready what the function needs; '' for none.
    """

    page: Callable[[Document], Page]
    workers: Workers = Workers()
    progress: Progress | None = None
    loaded: str = ""


class Order(NamedTuple):
    """What is to be written: the change, the files to read for it, the state it leads to, the judgements in force; 'build' …"""

    change: Change
    unread: Sequence[Given]
    state: State
    entries: tuple[Entry, ...]
    what: str

    @property
    def run(self) -> Run:
        return Run(self.what, len(self.change.new), len(self.change.changed), len(self.change.retracted))


def order_of(
    writer: AnyWriter,
    change: Change,
    unread: Sequence[Given],
    state: State,
    *,
    what: str,
    judged_in: Path | None = None,
) -> Order:
    """`judged_in`: the file of the judgements, for messages; None where the store's own are in force. SourceError for a wrong one."""
    entries = read_judgements(state.judgements, str(judged_in or f"judgements of {writer.path}"))
    return Order(change, unread, state, entries, what)
