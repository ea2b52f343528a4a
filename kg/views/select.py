"""Which part of a store a page shows: all of it, one kind, what a query answers, some dates, one entity, ways between two."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypedDict

import networkx as nx

from kg.errors import QueryError
from kg.queries.run import Rows
from kg.views.answer import Known, answered
from kg.views.between import ways_between
from kg.views.dates import nothing_dated, within
from kg.views.focus import find_node, surroundings


class HasNetwork(Protocol):
    """What a view needs of a graph; `kg.open_graph` gives one."""

    def networkx(self, kind: str | None = None) -> nx.MultiDiGraph[str]:
        """Nodes with label, type, alias ('、' between several) and, of events and articles, kind, date, source. Edges with
        type, label, status, date, quote, source, article (its heading), start, end. QueryError for an unknown kind."""

    def query(self, name_or_text: str, /) -> Rows:
        """The answer of a saved query or of a SPARQL text. QueryError where it can not be answered."""


class Selection(TypedDict, total=False):
    """The options of a view, all optional; what is left out restricts nothing.

    kind: people, meetings, projects or organisations. query: the text of a SELECT or CONSTRUCT, or a saved query's name, in place of
    a kind. begin, end: dates (2024, 2024-05 or 2024-05-07), both inclusive; what no text dates is then left out. focus: an
    entity by name, alias or IRI. between: two entities, in place of a focus; by_meetings: only by shared meetings.
    """

    kind: str | None
    query: str | None
    begin: str | None
    end: str | None
    focus: str | None
    between: tuple[str, str] | None
    by_meetings: bool


class Selected(NamedTuple):
    """The part, and the nodes in it that the page begins with: none, the focus, or both ends."""

    graph: nx.MultiDiGraph[str]
    opened: list[str]


def select(graph: HasNetwork, wanted: Selection) -> Selected:
    """The wanted part. QueryError for options that exclude each other, for names that fit no entity or several, for no way, and where
    no text dates anything in the time that is wanted."""
    focus, between = wanted.get("focus"), wanted.get("between")
    if focus is not None and between is not None:
        raise QueryError("a view has either a focus or two ends to go between; leave one out")
    if wanted.get("by_meetings") and between is None:
        raise QueryError("only by meetings: this needs two ends to go between; name them, or leave it out")
    facts = _whole(graph, wanted)
    opened = [find_node(facts, name) for name in (between or filter(None, [focus]))]
    dated = within(facts, wanted.get("begin"), wanted.get("end"), kept=opened)
    if facts and not dated:
        raise nothing_dated(facts, wanted.get("begin"), wanted.get("end"))
    facts = dated
    if between is not None:
        return Selected(ways_between(facts, *opened, by_meetings=wanted.get("by_meetings", False)), opened)
    return Selected(surroundings(facts, opened[0]) if opened else facts, opened)


def _whole(graph: HasNetwork, wanted: Selection) -> nx.MultiDiGraph[str]:
    kind, query = wanted.get("kind"), wanted.get("query")
    if query is None:
        return graph.networkx(kind)
    if kind is not None:
        raise QueryError("a view shows either a kind or what a query answers; leave one out")
    rows, articles = graph.query(query), graph.query("articles")
    iri, title = articles.columns.index("article"), articles.columns.index("title")
    return answered(rows, Known(graph.networkx(), {row[iri]: row[title] for row in articles.rows}))
