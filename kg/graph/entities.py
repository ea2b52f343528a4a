"""Entities of the facts graph: their types, name and scope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.graph.iri import Mint
from kg.graph.nquads import Line, iri, text
from kg.graph.terms import LABEL, SCOPE, TYPE
from kg.records import Reference

# org:member asks for a foaf:Agent, schema.org is what most tools know: a person is both.
TYPES = {
    "person": ("schema:Person", "foaf:Person"),
    "organization": ("org:Organization",),
    "place": ("schema:Place",),
    "project": ("kg:Project",),
    "event": ("schema:Event",),
}
_TYPE: Final = str(TYPE)
_LABEL: Final = str(LABEL)
_SCOPE: Final = str(SCOPE)


def entity_lines(reference: Reference, mint: Mint, graph: str) -> Iterator[Line]:
    """Types, preferred label and, where it has one, the scope that tells it from others of the same name."""
    node = mint.entity_text(reference)
    for name in TYPES[reference.kind]:
        yield f"{node} {_TYPE} {iri(name)} {graph} .\n"
    yield f"{node} {_LABEL} {text(reference.name)} {graph} .\n"
    if reference.scope and reference.kind != "event":  # an event's scope is its article, which its claims name
        yield f"{node} {_SCOPE} {text(reference.scope)} {graph} .\n"


def role_lines(title: str, mint: Mint, graph: str) -> Iterator[Line]:
    """The office as a thing of its own, whoever holds it wherever."""
    node = role_text(title, mint)
    yield f"{node} {_TYPE} {iri('org:Role')} {graph} .\n"
    yield f"{node} {_LABEL} {text(title)} {graph} .\n"


def role_text(title: str, mint: Mint) -> str:
    """<BASE/role/HASH> of the name of an office."""
    return mint.text("role", title)
