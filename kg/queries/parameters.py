"""Values given to a query, as RDF terms: what a user types never becomes part of the query's text unescaped."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph.entities import TYPES
from kg.graph.iri import Mint
from kg.graph.quads import Quads
from kg.graph.terms import ALIAS, LABEL, SCOPE, TYPE, term
from kg.queries.saved import Parameter, SavedQuery, no_such_parameter

_PLACE = "# parameters"


def with_parameters(query: SavedQuery, values: Mapping[str, str], store: Quads, mint: Mint) -> str:
    """The query's text with a VALUES block for each value wherever it has the line for them.

    QueryError for an undeclared name or an entity that is not one.
    """
    declared = {parameter.name: parameter for parameter in query.parameters}
    blocks = []
    for name, value in values.items():
        if name not in declared:
            raise no_such_parameter(query.name, name, list(declared))
        parameter = declared[name]
        blocks.append(f"VALUES ?{parameter.variable} {{ {_term_of(parameter, value, store, mint)} }}")
    if blocks and _PLACE not in query.text:
        raise QueryError(f"{query.name}: no line '{_PLACE}' that says where the values go; write it inside WHERE {{ }}")
    return query.text.replace(_PLACE, "\n  ".join(blocks)) if blocks else query.text


def _term_of(parameter: Parameter, value: str, store: Quads, mint: Mint) -> NamedNode | Literal:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # bytes of a command line that were no text come as lone surrogates
        raise QueryError(f"{parameter.name}={value!a}: not Unicode text; check the terminal's encoding") from None
    if parameter.type == "text":
        return Literal(value)
    return find_entity(store, mint, value, kind=parameter.type)


def find_entity(store: Quads, mint: Mint, value: str, *, kind: str = "entity") -> NamedNode:
    """The entity with this name, alias or IRI. QueryError where none fits (with near names) or several do (with all of them).

    `kind`: person, organization, place, project, event, or 'entity' for any of them.
    """
    types = [term(TYPES[name][0]) for name in (TYPES if kind == "entity" else (kind,))]
    found = sorted(
        {node for node in _named(store, mint, value) if any(_is(store, node, one, mint) for one in types)}, key=str
    )
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(_described(store, mint, node) for node in found)
        raise QueryError(f"{value!r} names several: {listed}; give one of the IRIs")
    raise QueryError(f"no {kind} named {value!r} in this store{_near(store, mint, value, types)}")


def _named(store: Quads, mint: Mint, value: str) -> set[NamedNode]:
    graph = mint.facts()
    quads = [quad for name in (LABEL, ALIAS) for quad in store.quads_for_pattern(None, name, Literal(value), graph)]
    found = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    try:
        return found | {NamedNode(value)}
    except ValueError:  # not an IRI: a name, then
        return found


def _is(store: Quads, node: NamedNode, kind: NamedNode, mint: Mint) -> bool:
    return next(store.quads_for_pattern(node, TYPE, kind, mint.facts()), None) is not None


def _described(store: Quads, mint: Mint, node: NamedNode) -> str:
    words = []
    for predicate in (LABEL, SCOPE):
        quads = store.quads_for_pattern(node, predicate, None, mint.facts())
        words += [quad.object.value for quad in quads if isinstance(quad.object, Literal)]
    return f"{' of '.join(words)} <{node.value}>"


def _near(store: Quads, mint: Mint, value: str, types: list[NamedNode]) -> str:
    names = set()
    for quad in store.quads_for_pattern(None, LABEL, None, mint.facts()):
        node, label = quad.subject, quad.object
        if (
            isinstance(node, NamedNode)
            and isinstance(label, Literal)
            and any(_is(store, node, kind, mint) for kind in types)
        ):
            names.add(label.value)
    near = get_close_matches(value, sorted(names), 3, 0.5)
    return f"; the nearest: {', '.join(near)}" if near else ""
