"""Reports of one event in several articles, linked and never merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import networkx as nx

from kg.records import Cluster, Event, Fact, Participation, Reference

_ALIKE = (
    0.6  # share of common text from which two names are taken for one event's: below it two meetings of one day differ
)
_ALIKE_LED = 0.3  # the same, where one person leads both
_LEADING = frozenset({"chair", "lead"})

Key = tuple[str, str, str]  # of a Reference


def find_clusters(facts: Iterable[Fact]) -> tuple[Cluster, ...]:
    """Groups of two events or more: same kind and day, in different articles, and a shared leader or alike names."""
    events: dict[tuple[str, str], list[Event]] = defaultdict(list)
    leaders: dict[Reference, set[Key]] = defaultdict(set)
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


def _pairs(events: Sequence[Event], leaders: Mapping[Reference, set[Key]]) -> Iterator[tuple[Reference, Reference]]:
    """Each two events that are alike; the names are compared with one matcher, which remembers what it learnt of the second."""
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    for i, other in enumerate(events):
        matcher.set_seq2(other.event.name)
        for one in events[:i]:
            if _article(one) == _article(other):
                continue
            shared = leaders.get(one.event, set()) & leaders.get(other.event, set())
            matcher.set_seq1(one.event.name)
            if _reaches(matcher, _ALIKE_LED if shared else _ALIKE):
                yield one.event, other.event


def _article(event: Event) -> str:
    return event.event.scope.rpartition("#")[0]


def _reaches(matcher: SequenceMatcher[str], least: float) -> bool:
    """The names are at least so alike; the quick upper bounds spare most pairs the exact measure."""
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least
