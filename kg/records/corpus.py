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


class Occasion(NamedTuple):
    """An event on a day that is told in full, as far as its reports can be told from those of another."""

    node: str  # its IRI, as all others here between '<' and '>'
    kind: str
    day: str
    name: str
    articles: frozenset[str]
    leaders: frozenset[str]  # who chairs or leads it
    regions: frozenset[str] = frozenset()  # jurisdictions of those who take part, as far as they are told


class Sighting(NamedTuple):
    """That an article names a person in a post of a body, or as who signed it (body ''); `claim` is the IRI of the claim."""

    person: Reference
    body: str
    article: str
    claim: str
