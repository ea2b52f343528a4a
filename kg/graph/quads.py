"""Quads that can be asked, wherever they stand: what every reader needs of a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

Term = NamedNode | BlankNode | Literal | Triple
Pattern = tuple[
    NamedNode | None, NamedNode | None, Term | None, NamedNode | None
]  # subject, predicate, object, graph; None is any


class Solutions(list[tuple[Term | None, ...]]):
    """Rows that came from elsewhere, in the shape that a reader needs of a pyoxigraph.QuerySolutions."""

    def __init__(self, variables: list[Variable], rows: list[tuple[Term | None, ...]]) -> None:
        super().__init__(rows)
        self.variables = variables


Answer = QuerySolutions | Solutions | QueryBoolean | QueryTriples | list[Triple]


@runtime_checkable
class Elsewhere(Protocol):
    """Quads that each question fetches from another machine: what a Store is searched for step by step, these tell at once."""

    @property
    def base(self) -> str:
        """The base IRI. StoreError where nothing of kg is there."""

    def parts(self) -> Iterator[Store]:
        """The graphs of all documents and their articles, some documents at a time."""


class Searched(Protocol):
    """Quads that are found by their parts."""

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: Term | None,  # noqa: A002 - pyoxigraph's name
        graph_name: NamedNode | BlankNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """All quads with these parts; None is any."""


class Changing(Searched, Protocol):
    """What a Store open for writing and the part of a remote one that is changed (kg.graph.remote.part) have in common."""

    def __contains__(self, quad: Quad, /) -> bool: ...

    def remove(self, quad: Quad, /) -> None: ...

    def extend(self, quads: Iterable[Quad], /) -> None: ...


@runtime_checkable
class Foretold(Protocol):
    """Quads that are fetched when they are looked for, and cheaper many at a time."""

    def look_ahead(self, patterns: Iterable[Pattern], *, whole: bool) -> None:
        """Fetches what will be looked for; not `whole`: where only the first quads of a pattern may be wanted."""


@runtime_checkable
class Tallying(Protocol):
    """Quads elsewhere that are counted where they stand, as they stand there."""

    def tally(self, facts: Sequence[NamedNode], predicate: NamedNode) -> Mapping[NamedNode, Counter[str]]:
        """Of each fact how many of the claims that it is based on have which literal, as its plain text, with the predicate."""


def look_ahead(store: Searched, patterns: Iterable[Pattern], *, whole: bool = True) -> None:
    """Tells a store what it will be asked next, for speed alone: what it was not told it fetches when it is asked."""
    if isinstance(store, Foretold):
        store.look_ahead(patterns, whole=whole)


class Quads(Searched, Protocol):
    """What a pyoxigraph.Store and a remote one (kg.graph.remote.reading) have in common."""

    def query(self, query: str, /, *, base_iri: str | None = None, prefixes: dict[str, str] | None = None) -> Answer:
        """Raises SyntaxError where the text is no SPARQL 1.1."""

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of all graphs."""

    def __iter__(self) -> Iterator[Quad]: ...

    def __len__(self) -> int: ...
