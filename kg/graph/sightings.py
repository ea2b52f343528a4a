"""Who is named where, from the facts graph, one after the other: what a look for doubtful identities needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.difference import claims_of
from kg.graph.iri import Mint
from kg.graph.stored import stored_claim, stored_source
from kg.graph.terms import FIRST_SAID_BY, LABEL, SCOPE, SPAN, TYPE, term
from kg.records import Quote, Reference, Sighting

_BODY_OF_A_FACT: Final = (term("org:organization"), term("kg:organization"), term("kg:parent"), term("kg:value"))


class Shown(NamedTuple):
    """The words that show something, and the file they stand in."""

    source: str
    quote: Quote


def posts(store: Store, mint: Mint) -> Iterator[Sighting]:
    """Each post of a person, once for each article."""
    for post in _facts(store, mint, "org:Membership"):
        person, body = _node(store, post, "org:member"), _node(store, post, "org:organization")
        yield from _sightings(store, post, _person(store, person), _text(store, body, LABEL))


def signatures(store: Store, mint: Mint) -> Iterator[Sighting]:
    """Each person who signed, once for each article."""
    for byline in _facts(store, mint, "kg:Byline"):
        yield from _sightings(store, byline, _person(store, _node(store, byline, "kg:person")), "")


def bodies(store: Store, mint: Mint) -> Iterator[tuple[str, str]]:
    """The name and IRI of each body."""
    for body in _facts(store, mint, "org:Organization"):
        yield _text(store, body, LABEL), body.value


def shown(store: Store, mint: Mint, iri: str) -> Shown:
    """The words of a claim, or those of the first claim (by IRI) of a fact about a body."""
    node = NamedNode(iri)
    if next(store.quads_for_pattern(node, SPAN, None, None), None) is None:
        facts = (
            quad.subject for name in _BODY_OF_A_FACT for quad in store.quads_for_pattern(None, name, node, mint.facts())
        )
        node = min((claim for fact in facts for claim in claims_of(store, str(fact))), key=str)
    claim, document = stored_claim(store, mint, node)
    return Shown(stored_source(store, document), claim.quote)


def _facts(store: Store, mint: Mint, kind: str) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, TYPE, term(kind), mint.facts()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _sightings(store: Store, fact: NamedNode, person: Reference, body: str) -> Iterator[Sighting]:
    for claim in _objects(store, fact, FIRST_SAID_BY):
        for quad in store.quads_for_pattern(claim, SPAN, None, None):
            yield Sighting(person, body, quad.graph_name.value, claim.value)  # type: ignore[union-attr]


def _person(store: Store, node: NamedNode) -> Reference:
    return Reference("person", _text(store, node, LABEL), _text(store, node, SCOPE))


def _node(store: Store, fact: NamedNode, predicate: str) -> NamedNode:
    return next(iter(_objects(store, fact, term(predicate))))


def _objects(store: Store, subject: object, predicate: NamedNode) -> Iterable[NamedNode]:
    assert isinstance(subject, NamedNode)
    for quad in store.quads_for_pattern(subject, predicate, None, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def _text(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    values = (quad.object for quad in store.quads_for_pattern(node, predicate, None, None))
    return next((value.value for value in values if isinstance(value, Literal)), "")
