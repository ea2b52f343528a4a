"""Values given to a query, as RDF terms: what a user types never becomes part of the query's text unescaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.errors import QueryError
from kg.graph.entities import TYPES
from kg.graph.iri import Mint
from kg.graph.quads import Quads, Solutions
from kg.graph.terms import ALIAS, LABEL, OTHER_SOURCE, SCOPE, SOURCE, TYPE, term
from kg.queries.saved import ENTITY_TYPES, Parameter, SavedQuery, no_such_parameter, no_such_word

PLACE = "# parameters"
_ROLE = term("org:Role")
_LONG = 80  # characters of a value that an error repeats
_LIKE = 0.5  # of a name, by difflib's measure: 甘林 is like 甘霖


def with_parameters(query: SavedQuery, values: Mapping[str, str], store: Quads, mint: Mint) -> str:
    """The query's text with a VALUES block for each value wherever it has the line for them.

    QueryError for an undeclared name or a value that term_of refuses.
    """
    declared = {parameter.name: parameter for parameter in query.parameters}
    blocks = []
    for name, value in values.items():
        if name not in declared:
            raise no_such_parameter(query.name, name, list(declared))
        parameter = declared[name]
        blocks.append(f"VALUES ?{parameter.variable} {{ {term_of(parameter, value, store, mint)} }}")
    if blocks and PLACE not in query.text:
        raise QueryError(f"{query.name}: no line '{PLACE}' that says where the values go; write it inside WHERE {{ }}")
    return query.text.replace(PLACE, "\n  ".join(blocks)) if blocks else query.text


def term_of(parameter: Parameter, value: str, store: Quads, mint: Mint) -> NamedNode | Literal:
    """The entity, or the text, that the value means. QueryError where the store has no such entity, office or file, or the
    parameter no such word; with those that look like it."""
    if not value:
        raise QueryError(f"{parameter.name}: no value; leave the parameter out to restrict nothing")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # bytes of a command line that were no text come as lone surrogates
        raise QueryError(f"{parameter.name}={value!a}: not Unicode text; check the terminal's encoding") from None
    if parameter.type in ENTITY_TYPES:
        return find_entity(store, mint, value, kind=parameter.type)
    if parameter.type == "word" and value not in parameter.words:
        raise no_such_word(parameter, value)
    if parameter.type == "office" and not any(_is(store, node, _ROLE, mint) for node in _named(store, mint, value)):
        raise _nothing("office", value, _labels(store, mint, [_ROLE]))
    return _file(store, value) if parameter.type == "file" else Literal(value)


def _file(store: Quads, name: str) -> Literal:
    """The name that rows print: of files of the same bytes the first. QueryError where the store has no such file."""
    if next(store.quads_for_pattern(None, SOURCE, Literal(name)), None):
        return Literal(name)
    for twin in store.quads_for_pattern(None, OTHER_SOURCE, Literal(name)):
        for first in _texts(store.quads_for_pattern(twin.subject, SOURCE, None)):
            return Literal(first)
    held = (_texts(store.quads_for_pattern(None, named, None)) for named in (SOURCE, OTHER_SOURCE))
    raise _nothing("file", name, chain.from_iterable(held))


def find_entity(store: Quads, mint: Mint, value: str, *, kind: str = "entity") -> NamedNode:
    """The entity with this name, alias or IRI. QueryError where none fits (with near names) or several do (with all of them).

    `kind`: person, organization, place, project, event, or 'entity' for any of them.
    """
    types = [term(TYPES[name][0]) for name in (TYPES if kind == "entity" else (kind,))]
    named = _named(store, mint, value)
    found = sorted({node for node in named if any(_is(store, node, one, mint) for one in types)}, key=str)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(_described(store, mint, node) for node in found)
        raise QueryError(f"{value!r} names several: {listed}; give one of the IRIs")
    others = [name for name, (one, *_) in TYPES.items() if any(_is(store, node, term(one), mint) for node in named)]
    if others:
        raise QueryError(f"no {kind} named {value!r} in this store; that is the name of: {', '.join(others)}")
    raise _nothing(f"{kind} named", value, _labels(store, mint, types))


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
    words = [
        text
        for predicate in (LABEL, SCOPE)
        for text in _texts(store.quads_for_pattern(node, predicate, None, mint.facts()))
    ]
    return f"{' of '.join(words)} <{node.value}>"


def _labels(store: Quads, mint: Mint, types: Iterable[NamedNode]) -> Iterator[str]:
    """The names of all things of these types, in one question: a store on a server answers a thousand slowly."""
    kinds = " ".join(map(str, types))
    asked = f"SELECT ?name {{ GRAPH {mint.facts()} {{ VALUES ?kind {{ {kinds} }} ?thing a ?kind ; {LABEL} ?name }} }}"
    found = store.query(asked)
    assert isinstance(found, QuerySolutions | Solutions)
    return (name.value for (name,) in found if isinstance(name, Literal))


def _texts(quads: Iterable[Quad]) -> Iterator[str]:
    return (quad.object.value for quad in quads if isinstance(quad.object, Literal))


def _nothing(what: str, value: str, there_are: Iterable[str]) -> QueryError:
    """The error that tells the nearest of those there are."""
    near = get_close_matches(value, sorted(set(there_are)), 3, _LIKE)
    hint = f"; the nearest: {', '.join(near)}" if near else ""
    shown = value if len(value) <= _LONG else f"{value[:_LONG]}…"
    return QueryError(f"no {what} {shown!r} in this store{hint}")
