"""The events of an article, and where its sentences speak of them."""

from typing import NamedTuple

from kg.extractors.dates import Days
from kg.records import Reference


class Happening(NamedTuple):
    """An event while an article is read: where it is named (sentence, start, end) and what it is."""

    sentence: int
    start: int
    end: int
    name: str
    type: str
    days: Days
    team: bool = False
    held: bool = True
    titled: bool = False  # named by the heading alone
    embedded: bool = False  # a ceremony that a visit comes to


class Spoken(NamedTuple):
    """Where a sentence speaks of an event."""

    start: int
    end: int
    event: int


class Timeline(NamedTuple):
    """The events of an article, and for each sentence which of them it speaks of where."""

    happenings: tuple[Happening, ...]
    spoken: tuple[tuple[Spoken, ...], ...]  # a sentence: in order
    open: tuple[int, ...]  # a sentence: the event it continues, -1 before the first

    def reference(self, article: str, event: int) -> Reference:
        return Reference("event", self.happenings[event].name, f"{article}#{event}")
