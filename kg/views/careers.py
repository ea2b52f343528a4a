"""Who held which office where, and when: the posts of a person or of a body, with the words that say each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx

from kg.queries.dates import parse_date

MEMBER = "member"


class Saying(NamedTuple):
    """One place that says somebody held an office."""

    date: str
    status: str  # held appointed left former
    quote: str
    source: str
    article: str
    start: int
    end: int


class Post(NamedTuple):
    """One office of one person at one body; `sayings` by date, the undated last."""

    person: str
    body: str
    title: str
    sayings: tuple[Saying, ...]

    @property
    def first(self) -> dt.date | None:
        """The earliest day some dated saying may mean; None where none has a year."""
        return min(filter(None, (parse_date(saying.date).earliest for saying in self.sayings)), default=None)

    @property
    def last(self) -> dt.date | None:
        """The latest day some dated saying may mean; None where none has a year."""
        return max(filter(None, (parse_date(saying.date).latest for saying in self.sayings)), default=None)

    @property
    def begins(self) -> bool:
        """True where a text tells the beginning; else the post may be older than its first mention."""
        return any(saying.status == "appointed" for saying in self.sayings)

    @property
    def ends(self) -> bool:
        """True where a text tells the end; else the post may go on after its last mention."""
        return any(saying.status in {"left", "former"} for saying in self.sayings)


def posts(graph: nx.MultiDiGraph[str], node: str) -> list[Post]:
    """The posts of a person, or the people of a body, by beginning; those without any year last. [] where there are none."""
    sayings: dict[tuple[str, str, str], list[Saying]] = {}
    for person, body, edge in [*graph.out_edges(node, data=True), *graph.in_edges(node, data=True)]:
        if edge.get("type") == MEMBER:
            sayings.setdefault((person, body, str(edge["label"])), []).append(_saying(edge))
    found = [
        Post(_label(graph, person), _label(graph, body), title, tuple(sorted(said, key=_by_date)))
        for (person, body, title), said in sorted(sayings.items())
    ]
    return sorted(found, key=lambda post: (post.first or dt.date.max, post.last or dt.date.max, post))


def _saying(edge: Mapping[str, Any]) -> Saying:
    date, status, quote, source, article = (
        str(edge.get(field) or "") for field in ("date", "status", "quote", "source", "article")
    )
    return Saying(date, status, quote, source, article, int(edge.get("start") or 0), int(edge.get("end") or 0))


def _by_date(saying: Saying) -> tuple[dt.date, Saying]:
    return parse_date(saying.date).earliest or dt.date.max, saying


def _label(graph: nx.MultiDiGraph[str], node: str) -> str:
    return str(graph.nodes[node].get("label") or node)
