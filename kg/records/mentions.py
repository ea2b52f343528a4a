"""What stands in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from kg.records.dates import PartialDate
from kg.records.documents import Sentence


class Person(NamedTuple):
    """A name of a person in a sentence; start and end point into the sentence's text."""

    start: int
    end: int
    name: str


class Post(NamedTuple):
    """An office as printed: the words of its body (may be '') and the bare office."""

    start: int  # of the body
    end: int  # of the office
    body: str
    title: str
    kind: str  # party government head company rank staff collective
    former: bool = False  # 原市长, 时任市长

    @property
    def title_start(self) -> int:
        return self.end - len(self.title)


class Group(NamedTuple):
    """Posts and the people they are said of: one person with several posts, or several people with one."""

    posts: tuple[Post, ...]
    persons: tuple[Person, ...]
    start: int
    end: int
    open: bool = False  # 等 behind the names: the list is not complete


class DateMention(NamedTuple):
    """A day or span of days as printed; `date` without what the words leave out."""

    start: int
    end: int
    date: PartialDate
    end_date: PartialDate = PartialDate()
    relative: str = ""  # 今天 同日 今年: what it leans on


class Organization(NamedTuple):
    """A body in a sentence, as printed."""

    start: int
    end: int
    text: str


class Reading(NamedTuple):
    """A sentence and what stands in it, each in order of its start."""

    sentence: Sentence
    groups: tuple[Group, ...] = ()
    persons: tuple[Person, ...] = ()  # all, those of the groups too
    dates: tuple[DateMention, ...] = ()
    organizations: tuple[Organization, ...] = ()
    loose: tuple[Post, ...] = ()  # offices without a person beside them

    def is_office(self, start: int, end: int) -> bool:
        """text[start:end] begins the word of an office or stands in it: 巡视 of 巡视员 is no verb."""
        posts = (*self.loose, *(post for group in self.groups for post in group.posts))
        return any(post.title_start <= start and end < post.end for post in posts)
