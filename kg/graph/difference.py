"""The facts graph after some documents said something else: the difference alone is found and written.

What a fact's lines are made of (facts.py) tells what to look up: whether claims of other documents say a touched fact too, and for the four
kinds with a voice what those say. A line that several facts may state goes only when no fact that stands states it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.entities import TYPES
from kg.graph.facts import VOICED, Saying, evidence_lines, facts_of, voice_lines
from kg.graph.iri import Mint
from kg.graph.nquads import Line, quads_of
from kg.graph.quads import Changing, Pattern, Searched, look_ahead
from kg.graph.statements import MEMBER, NUMBER, stated_lines
from kg.graph.terms import BASED_ON, FIRST_SAID_BY, LABEL, SCOPE, TYPE, term

Changed = dict[
    str, tuple[list[Saying], list[Saying]]
]  # facts: what some documents said of each, and what they will say
Others = Callable[
    [Changed], dict[str, list[Saying]]
]  # what other documents say of them, as far as voice_lines needs it

_KINDS: Final = {term(name) for names in TYPES.values() for name in names} | {term("org:Role")}
_MENTIONS: Final = frozenset(
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
    store: Changing, mint: Mint, old: Iterable[Saying], new: Iterable[Saying], others: Others
) -> Counter[str]:
    """Replaces what some documents say of facts, clusters apart. By how many the facts of each kind, and all quads, became more.

    `old` and `new`: everything those documents say and will say.
    """
    before = {sayings[0].node: sayings for sayings in facts_of(old)}
    after = {sayings[0].node: sayings for sayings in facts_of(new)}
    gone: dict[Line, None] = {}
    come: dict[Line, None] = {}
    counts: Counter[str] = Counter()
    for sayings in before.values():
        gone |= dict.fromkeys(evidence_lines(sayings, mint))
    for sayings in after.values():
        come |= dict.fromkeys(evidence_lines(sayings, mint))
    changed: Changed = {
        node: (before.get(node, []), after.get(node, []))
        for node in before.keys() | after.keys()
        if before.get(node) != after.get(node)
    }
    look_ahead(store, (_first_of(node) for node in changed), whole=False)
    rest = {node for node, (was, _) in changed.items() if _is_said_besides(store, node, was)}
    voiced = {node: both for node, both in changed.items() if isinstance((both[0] or both[1])[0].content, VOICED)}
    told = others({node: both for node, both in voiced.items() if node in rest})
    for node, (was, will) in changed.items():
        content = (was or will)[0].content
        if node not in rest and bool(was) != bool(will):
            (gone if was else come).update(dict.fromkeys(stated_lines(content, mint, mint.facts_text())))
            counts[f"fact {type(content).__name__}"] += 1 if will else -1
        if isinstance(content, VOICED):
            gone |= dict.fromkeys(_voice([*told.get(node, ()), *was], mint))
            come |= dict.fromkeys(_voice([*told.get(node, ()), *will], mint))
    counts["quads"] = replace(store, mint, gone.keys() - come.keys(), come.keys() - gone.keys())
    return counts


def replace(store: Changing, mint: Mint, gone: Iterable[Line], come: Iterable[Line]) -> int:
    """Takes out lines that no fact states any more and puts in others; by how many the store's quads became more."""
    leaving = set(quads_of(gone))
    shared = {quad for quad in leaving if _may_be_shared(quad)}
    more = exchange(store, leaving - shared, quads_of(come))
    look_ahead(store, (pattern for quad in shared for pattern in _statements(quad, mint.facts())), whole=False)
    return more + exchange(store, [quad for quad in shared if not _is_stated(store, quad, mint.facts())], ())


def exchange(store: Changing, gone: Iterable[Quad], come: Iterable[Quad]) -> int:
    """Takes out these quads and puts in those; by how many the store's quads became more."""
    out, into = list(gone), set(come)
    look_ahead(store, ((*quad.triple, quad.graph_name) for quad in (*out, *into)))
    leaving = [quad for quad in out if quad in store]
    for quad in leaving:
        store.remove(quad)
    coming = {quad for quad in into if quad not in store}
    store.extend(coming)
    return len(coming) - len(leaving)


def _is_said_besides(store: Searched, node: str, sayings: Iterable[Saying]) -> bool:
    """Whether other documents say it than those whose sayings these are: of each article one claim is the first."""
    claims = {saying.claim for saying in sayings}
    return any(str(quad.object) not in claims for quad in store.quads_for_pattern(*_first_of(node)))


def _first_of(node: str) -> Pattern:
    return NamedNode(node[1:-1]), FIRST_SAID_BY, None, None


def claims_of(store: Searched, node: str) -> Iterator[NamedNode]:
    """The claims a fact is based on."""
    for pattern in claim_patterns(node):
        for quad in store.quads_for_pattern(*pattern):
            if isinstance(quad.object, NamedNode):
                yield quad.object


def claim_patterns(node: str) -> Iterator[Pattern]:
    """What claims_of looks for."""
    for name in (FIRST_SAID_BY, BASED_ON):
        yield NamedNode(node[1:-1]), name, None, None


def _voice(sayings: Sequence[Saying], mint: Mint) -> Iterator[Line]:
    return chain.from_iterable(voice_lines(same, mint.facts_text(), mint) for same in facts_of(sayings))


def _may_be_shared(quad: Quad) -> bool:
    if quad.predicate == TYPE:
        return quad.object in _KINDS
    return quad.predicate in (LABEL, SCOPE, _MEMBER_OF) or quad.predicate in _NUMBERS


def _statements(quad: Quad, graph: NamedNode) -> Iterator[Pattern]:
    """What _is_stated looks for first."""
    subject = quad.subject
    assert isinstance(subject, NamedNode)
    if quad.predicate == _MEMBER_OF:
        yield None, term("org:member"), subject, graph
    elif quad.predicate in _NUMBERS:
        yield None, term("kg:project"), subject, graph
    else:
        yield None, None, subject, graph
        yield subject, FIRST_SAID_BY, None, graph


def _is_stated(store: Searched, quad: Quad, graph: NamedNode) -> bool:
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
    around = store.quads_for_pattern(None, None, subject, graph)
    return (
        any(near.predicate in _MENTIONS for near in around)
        or next(store.quads_for_pattern(subject, FIRST_SAID_BY, None, graph), None) is not None
    )


def _subjects(store: Searched, predicate: NamedNode, value: NamedNode, graph: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, value, graph):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _has(
    store: Searched,
    subject: NamedNode,
    predicate: NamedNode,
    values: set[NamedNode] | set[NamedNode | Literal],
    graph: NamedNode,
) -> bool:
    return any(quad.object in values for quad in store.quads_for_pattern(subject, predicate, None, graph))
