"""The facts graph after some documents said something else: the difference alone is found and written.

What a fact's lines are made of (facts.py) tells what to look up: whether claims of other documents say a touched fact too, and for the four
kinds with a voice what those say. A line that several facts may state goes only when no fact that stands states it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.entities import TYPES
from kg.graph.facts import VOICED, Saying, evidence_lines, facts_of, voice_lines
from kg.graph.iri import Mint
from kg.graph.nquads import Line, quads_of
from kg.graph.statements import MEMBER, NUMBER, stated_lines
from kg.graph.terms import BASED_ON, FIRST_SAID_BY, LABEL, SCOPE, TYPE, term

Others = Callable[[str, set[str]], list[Saying]]  # what is said of a fact by other claims than these

_KINDS: Final = {term(name) for names in TYPES.values() for name in names} | {term("org:Role")}
_MENTIONS: Final = tuple(
    term(name)
    for name in (
        "kg:event", "kg:person", "kg:organization", "kg:place", "kg:project", "kg:parent", "kg:value", "kg:entity", "kg:giver",
        "kg:receiver", "org:member", "org:organization", "org:role",
    )
)  # fmt: skip
_MEMBER_OF: Final = term("org:memberOf")
_NUMBERS: Final = {term(name) for name in NUMBER.values()}
_MEMBER: Final = {term(f"kg:{status}") for status in MEMBER}


def change_facts(
    store: Store, mint: Mint, old: Iterable[Saying], new: Iterable[Saying], others: Others
) -> Counter[str]:
    """Replaces what some documents say of facts, clusters apart. By how many the facts of each kind, and all quads, became more.

    `old` and `new`: everything those documents say and will say.
    """
    before = {sayings[0].node: sayings for sayings in facts_of(old)}
    after = {sayings[0].node: sayings for sayings in facts_of(new)}
    gone: dict[Line, None] = {}
    come: dict[Line, None] = {}
    counts: Counter[str] = Counter()
    for node in before.keys() | after.keys():
        was, will = before.get(node, []), after.get(node, [])
        gone |= dict.fromkeys(evidence_lines(was, mint))
        come |= dict.fromkeys(evidence_lines(will, mint))
        if was == will:
            continue
        content = (was or will)[0].content
        rest = _is_said_besides(store, node, {saying.claim for saying in was})
        if not rest and bool(was) != bool(will):
            (gone if was else come).update(dict.fromkeys(stated_lines(content, mint, mint.facts_text())))
            counts[f"fact {type(content).__name__}"] += 1 if will else -1
        if isinstance(content, VOICED):
            told = others(node, {saying.claim for saying in was}) if rest else []
            gone |= dict.fromkeys(_voice([*told, *was], mint))
            come |= dict.fromkeys(_voice([*told, *will], mint))
    counts["quads"] = replace(store, mint, gone.keys() - come.keys(), come.keys() - gone.keys())
    return counts


def replace(store: Store, mint: Mint, gone: Iterable[Line], come: Iterable[Line]) -> int:
    """Takes out lines that no fact states any more and puts in others; by how many the store's quads became more."""
    leaving = set(quads_of(gone))
    shared = {quad for quad in leaving if _may_be_shared(quad)}
    more = exchange(store, leaving - shared, quads_of(come))
    return more + exchange(store, [quad for quad in shared if not _is_stated(store, quad, mint.facts())], ())


def exchange(store: Store, gone: Iterable[Quad], come: Iterable[Quad]) -> int:
    """Takes out these quads and puts in those; by how many the store's quads became more."""
    leaving = [quad for quad in gone if quad in store]
    for quad in leaving:
        store.remove(quad)
    coming = {quad for quad in come if quad not in store}
    store.extend(coming)
    return len(coming) - len(leaving)


def _is_said_besides(store: Store, node: str, claims: set[str]) -> bool:
    return any(str(claim) not in claims for claim in claims_of(store, node))


def claims_of(store: Store, node: str) -> Iterator[NamedNode]:
    """The claims a fact is based on."""
    for name in (FIRST_SAID_BY, BASED_ON):
        for quad in store.quads_for_pattern(NamedNode(node[1:-1]), name, None, None):
            if isinstance(quad.object, NamedNode):
                yield quad.object


def _voice(sayings: Sequence[Saying], mint: Mint) -> Iterator[Line]:
    return chain.from_iterable(voice_lines(same, mint.facts_text(), mint) for same in facts_of(sayings))


def _may_be_shared(quad: Quad) -> bool:
    if quad.predicate == TYPE:
        return quad.object in _KINDS
    return quad.predicate in (LABEL, SCOPE, _MEMBER_OF) or quad.predicate in _NUMBERS


def _is_stated(store: Store, quad: Quad, graph: NamedNode) -> bool:
    """Whether a fact that stands states the quad, which may be shared."""
    subject, value = quad.subject, quad.object
    assert isinstance(subject, NamedNode)
    assert isinstance(value, (NamedNode, Literal))
    if quad.predicate == _MEMBER_OF:
        posts = _subjects(store, term("org:member"), subject, graph)
        return any(_has(store, post, term("org:organization"), {value}, graph) and
                   _has(store, post, term("kg:status"), _MEMBER, graph) for post in posts)  # fmt: skip
    if quad.predicate in _NUMBERS:
        facts = _subjects(store, term("kg:project"), subject, graph)
        return any(_has(store, fact, quad.predicate, {value}, graph) for fact in facts)
    mentions = (next(_subjects(store, name, subject, graph), None) for name in _MENTIONS)
    return any(mentions) or next(store.quads_for_pattern(subject, FIRST_SAID_BY, None, graph), None) is not None


def _subjects(store: Store, predicate: NamedNode, value: NamedNode, graph: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, value, graph):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _has(
    store: Store,
    subject: NamedNode,
    predicate: NamedNode,
    values: set[NamedNode] | set[NamedNode | Literal],
    graph: NamedNode,
) -> bool:
    return any(quad.object in values for quad in store.quads_for_pattern(subject, predicate, None, graph))
