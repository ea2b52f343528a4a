"""Events of a day as the store has them, and the clusters they are linked by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.difference import claims_of, replace
from kg.graph.facts import Saying
from kg.graph.iri import Mint
from kg.graph.literals import date_text
from kg.graph.nquads import Line, iri
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


def block_of(store: Store, event: str) -> Block | None:
    """The block of an event as the store has it; None where the event or its full day is unknown."""
    node = NamedNode(event[1:-1])
    days = [str(day) for day in _values(store, node, _START) if isinstance(day, Literal) and _is_day(day)]
    kinds = [kind.value for kind in _values(store, node, KIND)]
    return (kinds[0], days[0]) if days and kinds else None


def occasions_in(store: Store, block: Block) -> list[Occasion]:
    """The occasions of one block as the store has them."""
    kind, day = block
    value = Literal(day.split('"')[1], datatype=term("xsd:date"))
    found = (quad.subject for quad in store.quads_for_pattern(None, _START, value, None))
    return [_occasion(store, node, block) for node in found if isinstance(node, NamedNode)
            and kind in {each.value for each in _values(store, node, KIND)}]  # fmt: skip


def change_clusters(store: Store, mint: Mint, events: Iterable[str], clusters: Iterable[Sequence[str]]) -> int:
    """Gives these events these clusters and no others; by how many the store's quads became more."""
    new = set(cluster_lines(clusters, mint))
    old = {
        f"{event} {_CLUSTER} {node} {mint.facts_text()} .\n"
        for event in events
        for node in _values(store, NamedNode(event[1:-1]), _CLUSTER)
    }
    nodes = {line.split(" ")[2] for line in old - new}
    more = replace(store, mint, old - new, new - old)
    empty = [
        node
        for node in nodes
        if next(store.quads_for_pattern(None, _CLUSTER, NamedNode(node[1:-1]), None), None) is None
    ]
    return more + replace(
        store, mint, [f"{node} {TYPE} {iri('kg:Cluster')} {mint.facts_text()} .\n" for node in empty], []
    )


def _occasion(store: Store, node: NamedNode, block: Block) -> Occasion:
    claims = claims_of(store, str(node))
    said = (quad.graph_name for claim in claims for quad in store.quads_for_pattern(claim, SPAN, None, None))
    leaders = (str(person) for name in _LED_BY for person in _values(store, node, name))
    (name,) = (label.value for label in _values(store, node, LABEL))
    return Occasion(
        str(node), *block, name, frozenset(map(str, said)), frozenset(leaders), frozenset(_regions(store, node))
    )


def _regions(store: Store, event: NamedNode) -> Iterator[str]:
    """The jurisdictions of all who take part."""
    for quad in store.quads_for_pattern(None, _EVENT, event, None):
        for person in _values(store, quad.subject, _PERSON):  # type: ignore[arg-type]
            assert isinstance(person, NamedNode)
            yield from filter(None, (region_of(scope.value) for scope in _values(store, person, SCOPE)))


def _values(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[NamedNode | Literal]:
    for quad in store.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, (NamedNode, Literal)):
            yield quad.object


def _is_day(literal: Literal) -> bool:
    return literal.datatype == term("xsd:date")
