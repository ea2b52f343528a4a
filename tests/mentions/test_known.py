"""A sentence is read a second time, with the names of its page, only where that may change what it says."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from kg.mentions.appointees import find_appointees
from kg.mentions.givers import find_givers
from kg.mentions.groups import find_groups
from kg.mentions.known import Known, Unknown
from kg.mentions.reading import read_sentences
from kg.read import read_documents
from kg.records import Document
from kg.segment.articles import read_articles

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def read(text: str, known: Known) -> object:
    return find_groups(text, known), find_appointees(text, known), find_givers(text, known)


def test_names_that_were_not_asked_for_change_nothing() -> None:
    pages = [item for item in read_documents([SEEDS]) if isinstance(item, Document)]
    readings = [*chain.from_iterable(chain.from_iterable(read_sentences(read_articles(page)) for page in pages))]
    names = frozenset(person.name for reading in readings for person in reading.persons)
    unchanged = 0
    for text in (reading.sentence.text for reading in readings if reading.persons):
        unknown = Unknown()
        first = read(text, unknown)
        if names.isdisjoint(unknown.asked):
            assert read(text, names) == first
            unchanged += 1
    assert unchanged > 20


def test_a_name_that_was_asked_for_changes_what_is_read() -> None:
    text, unknown = "县委书记高度主持会议。", Unknown()
    assert not find_groups(text, unknown).groups
    assert "高度" in unknown.asked
    assert find_groups(text, frozenset({"高度"})).groups
