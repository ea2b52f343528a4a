"""Events of a day as the store has them, and the clusters they are linked by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.difference import claim_patterns, claims_of, replace
from kg.graph.facts import Saying
from kg.graph.iri import Mint
from kg.graph.literals import date_text
from kg.graph.nquads import Line, iri
from kg.graph.quads import Changing, Pattern, Searched, look_ahead
from kg.graph.terms import KIND, LABEL, SCOPE, SPAN, TYPE, term
from kg.records import Event, Occasion, Participation

LEADING: Final = ("chair", "lead")
Block = tuple[str, str]  # kind and day: only events of one block are compared
_START: Final = term("schema:startDate")
_EVENT: Final = term("kg:event")
_PERSON: Final = term("kg:person")
_CLUSTER: Final = term("kg:cluster")
_LED_BY: Final = (term("kg:chair"), term("kg:leader"))


def event_of(saying: Saying, mint: Mint) -> str:
    """The event whose clusters a saying may change; '' where it changes none."""
    content = saying.content
    if isinstance(content, Event):
        return saying.node
    return mint.entity_text(content.event) if isinstance(content, Participation) else ""


def region_of(scope: str) -> str:
    """The jurisdiction that the scope of a person names; '' where it only tells the document."""
    return "" if scope.startswith("document:") else scope


def occasion_of(sayings: Sequence[Saying], parts: Iterable[Participation], mint: Mint) -> Occasion | None:
    """The occasion of an event's sayings, in order, and of the parts taken in it; None where its day is not told in full."""
    content = sayings[0].content
    if not isinstance(content, Event) or not content.date.day or not content.date.year:
        return None
    articles = frozenset(mint.article_text(saying.article) for saying in sayings)
    taken = list(parts)
    leaders = frozenset(mint.entity_text(part.person) for part in taken if part.kind in LEADING)
    regions = frozenset(region_of(part.person.scope) for part in taken) - {""}
    return Occasion(
        sayings[0].node, content.type, date_text(content.date), content.event.name, articles, leaders, regions
    )


def cluster_lines(clusters: Iterable[Sequence[str]], mint: Mint) -> Iterator[Line]:
    """Clusters of events, each with its events in order."""
    graph = mint.facts_text()
    for events in clusters:
        node = mint.text("cluster", *(event[1:-1] for event in events))
        yield f"{node} {TYPE} {iri('kg:Cluster')} {graph} .\n"
        for event in events:
            yield f"{event} {_CLUSTER} {node} {graph} .\n"


def blocks_of(store: Searched, events: Iterable[str]) -> set[Block]:
    """The blocks of events as the store has them; none for an event that is unknown or whose full day is."""
    nodes = [NamedNode(event[1:-1]) for event in events]
    look_ahead(store, ((node, name, None, None) for node in nodes for name in (_START, KIND)))
    return {block for block in (_block(store, node) for node in nodes) if block}


def _block(store: Searched, node: NamedNode) -> Block | None:
    days = [str(day) for day in _values(store, node, _START) if isinstance(day, Literal) and _is_day(day)]
    kinds = [kind.value for kind in _values(store, node, KIND)]
    return (kinds[0], days[0]) if days and kinds else None


def occasions_in(store: Searched, blocks: Iterable[Block]) -> list[Occasion]:
    """The occasions of some blocks as the store has them."""
    asked = {
        block: (None, _START, Literal(block[1].split('"')[1], datatype=term("xsd:date")), None) for block in blocks
    }
    look_ahead(store, asked.values())
    days = {block: _subjects(store, pattern) for block, pattern in asked.items()}
    look_ahead(store, ((node, KIND, None, None) for nodes in days.values() for node in nodes))
    events = [(node, block) for block, nodes in days.items() for node in nodes
              if block[0] in {each.value for each in _values(store, node, KIND)}]  # fmt: skip
    look_ahead(store, (pattern for node, _ in events for pattern in claim_patterns(str(node))))
    look_ahead(store, ((node, name, None, None) for node, _ in events for name in (*_LED_BY, LABEL)))
    look_ahead(store, ((claim, SPAN, None, None) for node, _ in events for claim in claims_of(store, str(node))))
    parts = [(None, _EVENT, node, None) for node, _ in events]
    look_ahead(store, parts)
    look_ahead(store, ((part, _PERSON, None, None) for pattern in parts for part in _subjects(store, pattern)))
    people = (node for pattern in parts for part in _subjects(store, pattern) for node in _nodes(store, part, _PERSON))
    look_ahead(store, ((person, SCOPE, None, None) for person in people))
    return [_occasion(store, node, block) for node, block in events]


def _subjects(store: Searched, pattern: Pattern) -> list[NamedNode]:
    return [quad.subject for quad in store.quads_for_pattern(*pattern) if isinstance(quad.subject, NamedNode)]


def _nodes(store: Searched, subject: NamedNode, predicate: NamedNode) -> Iterator[NamedNode]:
    return (value for value in _values(store, subject, predicate) if isinstance(value, NamedNode))


def change_clusters(store: Changing, mint: Mint, events: Iterable[str], clusters: Iterable[Sequence[str]]) -> int:
    """Gives these events these clusters and no others; by how many the store's quads became more."""
    new, nodes = set(cluster_lines(clusters, mint)), [NamedNode(event[1:-1]) for event in events]
    look_ahead(store, ((node, _CLUSTER, None, None) for node in nodes))
    old = {
        f"{node} {_CLUSTER} {cluster} {mint.facts_text()} .\n"
        for node in nodes
        for cluster in _values(store, node, _CLUSTER)
    }
    left = {line.split(" ")[2] for line in old - new}
    more = replace(store, mint, old - new, new - old)
    asked = {node: (None, _CLUSTER, NamedNode(node[1:-1]), None) for node in left}
    look_ahead(store, asked.values())
    empty = [node for node, pattern in asked.items() if not _subjects(store, pattern)]
    return more + replace(
        store, mint, [f"{node} {TYPE} {iri('kg:Cluster')} {mint.facts_text()} .\n" for node in empty], []
    )


def _occasion(store: Searched, node: NamedNode, block: Block) -> Occasion:
    claims = claims_of(store, str(node))
    said = (quad.graph_name for claim in claims for quad in store.quads_for_pattern(claim, SPAN, None, None))
    leaders = (str(person) for name in _LED_BY for person in _values(store, node, name))
    (name,) = (label.value for label in _values(store, node, LABEL))
    return Occasion(
        str(node), *block, name, frozenset(map(str, said)), frozenset(leaders), frozenset(_regions(store, node))
    )


def _regions(store: Searched, event: NamedNode) -> Iterator[str]:
    """The jurisdictions of all who take part."""
    for part in _subjects(store, (None, _EVENT, event, None)):
        for person in _nodes(store, part, _PERSON):
            yield from filter(None, (region_of(scope.value) for scope in _values(store, person, SCOPE)))


def _values(store: Searched, node: NamedNode, predicate: NamedNode) -> Iterator[NamedNode | Literal]:
    for quad in store.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, (NamedNode, Literal)):
            yield quad.object


def _is_day(literal: Literal) -> bool:
    return literal.datatype == term("xsd:date")
