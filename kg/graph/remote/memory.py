"""What a remote store remembers beside the graph: its sources, its rules, its judgements, and who is writing it how far.

    GRAPH <BASE/graph/state> {
      <BASE> kg:remembers '["state", FORMAT, BASE, RULES, JUDGEMENTS, SUMS]' , '["origin", …]' , …     a line for each source
      <BASE> kg:remembers '["stamp", TOKEN]'                                                           of whoever wrote last
      <BASE> kg:pending   '["+", "LINE"]' , '["-", "LINE"]' , '["x", GRAPH]' , …         lines that shall come or go, graphs that shall
      <BASE> kg:writing   '["TOKEN", "STAGE", "HOST", PROCESS, SECONDS]'                 while a writer works, or after it was killed
    }

It is never exported and never asked by a question: the same pages are the same graph, here or on disk.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph.generations import FORMAT
from kg.graph.installed import installed_rules
from kg.graph.iri import Mint
from kg.graph.quads import Solutions
from kg.graph.remote.reading import RemoteStore
from kg.graph.state import State, read_origin
from kg.graph.terms import term

REMEMBERS: Final = term("kg:remembers")
WRITING: Final = term("kg:writing")
PENDING: Final = term("kg:pending")
# How far a writer is; 'unfinished' is 'arriving' on a store whose facts a killed writer has left behind.
ARRIVING, UNFINISHED, SETTLING = "arriving", "unfinished", "settling"


class Mark(NamedTuple):
    """A writer at work, or where one was killed."""

    token: str
    stage: str
    host: str
    process: int
    seen: float  # seconds since 1970, by its own clock


def begun(store: RemoteStore) -> str | None:
    """The base that a store's memory is kept under; None where nothing was ever written."""
    found = store.query(f"SELECT DISTINCT ?s {{ GRAPH ?g {{ ?s {WRITING}|{REMEMBERS}|{PENDING} ?o }} }}")
    assert isinstance(found, Solutions)
    bases = sorted(node.value for (node,) in found if isinstance(node, NamedNode))
    if len(bases) > 1:
        raise StoreError(
            f"{store.address}: holds several graphs of kg ({', '.join(bases)}); keep each in an endpoint of its own"
        )
    return bases[0] if bases else None


def read_marks(store: RemoteStore, base: str) -> list[Mark]:
    """The marks of all writers; none where nobody writes and nobody was killed."""
    return [Mark(*json.loads(line)) for line in _lines(store, base, WRITING)]


class About(NamedTuple):
    """Of which sources the memory is wanted: those of these names, records of tables of these names, and those with these hashes."""

    names: Collection[str] = ()
    hashes: Collection[str] = ()

    @property
    def beginnings(self) -> Iterator[str]:
        yield from (_fields(["origin", name])[:-1] + "," for name in self.names)
        yield from (_fields(["origin", f"{name}#"])[:-2] for name in self.names)


def read_state(store: RemoteStore, base: str, about: About | None = None) -> State:
    """What the store remembers, of all sources or of some; a state without sources where it remembers nothing yet. StoreError where it
    can not be read."""
    state, origins = State(base, installed_rules()), []
    try:
        for line in _lines(store, base, REMEMBERS) if about is None else _some_lines(store, base, about):
            kind, *fields = json.loads(line)
            if kind == "origin":
                origins.append(read_origin(fields))
            elif kind == "state":
                if fields[0] != FORMAT:
                    raise _other_format(store, base, fields[0])
                state = State(fields[1], fields[2], judgements=fields[3], sums=fields[4])
    except (ValueError, TypeError, IndexError) as error:
        raise StoreError(f"{store.address}: its memory is broken ({error}); build into another endpoint") from error
    return state._replace(origins=tuple(sorted(origins)))


def count_origins(store: RemoteStore, base: str) -> int:
    """How many sources the store remembers."""
    found = store.query(_asked(base, "(COUNT(?o) AS ?n)", [_begins(_fields(["origin"])[:-1])]))
    assert isinstance(found, Solutions)
    ((count,),) = found
    assert isinstance(count, Literal)
    return int(count.value)


def read_stamp(store: RemoteStore, base: str) -> str:
    """The token of whoever wrote last: while it stays the same, so does all that is remembered. '' where nobody has."""
    found = store.query(_asked(base, "?o", [_begins(_fields(["stamp"])[:-1])]))
    assert isinstance(found, Solutions)
    return " ".join(sorted(json.loads(line.value)[1] for (line,) in found if isinstance(line, Literal)))


def _some_lines(store: RemoteStore, base: str, about: About) -> Iterator[str]:
    tests = [_begins(beginning) for beginning in (_fields(["state"])[:-1], *about.beginnings)]
    tests += [f"CONTAINS(STR(?o), {Literal(_fields([digest])[1:-1])})" for digest in about.hashes]
    found = store.query(_asked(base, "?o", tests))
    assert isinstance(found, Solutions)
    return (line.value for (line,) in found if isinstance(line, Literal))


def _asked(base: str, what: str, tests: Iterable[str]) -> str:
    remembered = f"GRAPH {Mint(base).state()} {{ {NamedNode(base)} {REMEMBERS} ?o }}"
    return f"SELECT {what} {{ {remembered} FILTER({' || '.join(tests)}) }}"


def _begins(beginning: str) -> str:
    return f"STRSTARTS(STR(?o), {Literal(beginning)})"


def _other_format(store: RemoteStore, base: str, found: object) -> StoreError:
    return StoreError(
        f"{store.address}: written in another format ({found}, this kg reads {FORMAT}); drop the graphs below {base} there and build "
        "it again from its sources"
    )


def mark_quad(mark: Mark, base: str) -> Quad:
    return _quad(base, WRITING, list(mark))


def state_quads(state: State, stamp: str = "") -> Iterator[Quad]:
    """All that is remembered of a state, and who wrote it."""
    sums = {name: count for name, count in sorted(state.sums.items()) if count}
    yield _quad(state.base, REMEMBERS, ["state", FORMAT, state.base, state.rules, state.judgements, sums])
    for origin in state.origins:
        yield _quad(state.base, REMEMBERS, ["origin", *origin])
    if stamp:
        yield _quad(state.base, REMEMBERS, ["stamp", stamp])


class Pending(NamedTuple):
    """What was noted on the way to another state."""

    notes: list[Quad]  # themselves
    gone: list[Quad]  # remembered lines
    come: list[Quad]
    graphs: list[NamedNode]  # that shall go


def pending_quads(base: str, before: set[Quad], after: set[Quad], graphs: Iterable[NamedNode]) -> Iterator[Quad]:
    """The notes of the way from what is remembered to what shall be, and of graphs that shall go."""
    for sign, quads in (("-", before - after), ("+", after - before)):
        for quad in quads:
            yield _quad(base, PENDING, [sign, _line(quad)])
    for graph in graphs:
        yield _quad(base, PENDING, ["x", graph.value])


def read_pending(store: RemoteStore, base: str) -> Pending:
    """The notes of a writer."""
    found = Pending([], [], [], [])
    for line in _lines(store, base, PENDING):
        sign, value = json.loads(line)
        found.notes.append(_quad(base, PENDING, [sign, value]))
        if sign == "x":
            found.graphs.append(NamedNode(value))
        else:
            quad = Quad(NamedNode(base), REMEMBERS, Literal(value), Mint(base).state())
            (found.come if sign == "+" else found.gone).append(quad)
    return found


def _line(quad: Quad) -> str:
    assert isinstance(quad.object, Literal)
    return quad.object.value


def _quad(base: str, predicate: NamedNode, fields: list[object]) -> Quad:
    return Quad(NamedNode(base), predicate, Literal(_fields(fields)), Mint(base).state())


def _fields(fields: Sequence[object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _lines(store: RemoteStore, base: str, predicate: NamedNode) -> Iterator[str]:
    given = {"?s": [NamedNode(base)], "?p": [predicate], "?g": [Mint(base).state()]}
    for quad in store.matching(given):
        yield _line(quad)
