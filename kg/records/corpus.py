"""What all pages say together."""

from __future__ import annotations

from typing import NamedTuple

from kg.records.contents import Content, Reference
from kg.records.pages import Claim


class Fact(NamedTuple):
    """What the graph holds: one content, said by one claim or more (in order of article and offset)."""

    content: Content
    claims: tuple[Claim, ...]


class Cluster(NamedTuple):
    """Reports of one event in several articles."""

    events: tuple[Reference, ...]


class Corpus(NamedTuple):
    """All pages resolved together: a pure function of the set of pages, never of their order."""

    facts: tuple[Fact, ...]
    clusters: tuple[Cluster, ...] = ()
