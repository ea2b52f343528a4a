"""Reports of one event in several articles, linked and never merged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import networkx as nx

from kg.records import Cluster, Event, Fact, Participation, Reference

_ALIKE = 0.6  # share of common text from which two names are taken for one event's: below it two meetings of one day differ
_LEADING = frozenset({"chair", "lead"})


def find_clusters(facts: Iterable[Fact]) -> tuple[Cluster, ...]:
    """Groups of two events or more: same kind and day, in different articles, and a shared leader or alike names."""
    events: dict[tuple[str, str], list[Event]] = defaultdict(list)
    leaders: dict[Reference, set[tuple[str, str, str]]] = defaultdict(set)
    for fact in facts:
        content = fact.content
        if isinstance(content, Event) and content.date.day and content.date.year:
            events[content.type, str(content.date)].append(content)
        elif isinstance(content, Participation) and content.kind in _LEADING:
            leaders[content.event].add(content.person.key)
    same: nx.Graph[Reference] = nx.Graph()
    for alike in events.values():
        same.add_edges_from(_pairs(alike, leaders))
    found = [Cluster(tuple(sorted(group))) for group in nx.connected_components(same)]
    return tuple(sorted(found))


def _pairs(events: Sequence[Event], leaders: dict[Reference, set[tuple[str, str, str]]]) -> list[tuple[Reference, Reference]]:
    out = []
    for i, one in enumerate(events):
        for other in events[i + 1 :]:
            if _article(one) != _article(other) and _alike(one, other, leaders):
                out.append((one.event, other.event))
    return out


def _article(event: Event) -> str:
    return event.event.scope.rpartition("#")[0]


def _alike(one: Event, other: Event, leaders: dict[Reference, set[tuple[str, str, str]]]) -> bool:
    likeness = SequenceMatcher(None, one.event.name, other.event.name, autojunk=False).ratio()
    shared = leaders[one.event] & leaders[other.event]
    return likeness >= _ALIKE or (bool(shared) and likeness >= _ALIKE / 2)
