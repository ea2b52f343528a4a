"""The part of a remote store that a small change looks at: fetched when it is looked for, kept, changed here and not there.

Every lookup is answered as the whole store would answer it, so that a change comes out the same. Each belongs to one of five questions,
and is asked of the server once:

    s           all quads of a subject but the claims that it is based on, which a fact of everybody has a million of
    s p         those with one predicate
    p o         all that point to an object so
    g           a graph of a document or an article
    s p, or o   of the claims a fact is based on, and of all that points to an entity, the first few: often one witness is enough.
                Who asks on gets more, at last all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

from kg.graph.iri import Mint
from kg.graph.quads import Pattern, Term
from kg.graph.remote.reading import RemoteStore
from kg.graph.terms import BASED_ON, FIRST_SAID_BY

_EVIDENCE: Final = (FIRST_SAID_BY, BASED_ON)
_Item = TypeVar("_Item")
_By = TypeVar("_By")
_STEPS: Final = (5, 200)  # quads of one subject or object that are fetched first; then all


class Part:
    """What was looked at so far, with the changes made here: `come` and `gone`."""

    def __init__(self, whole: RemoteStore, base: str) -> None:
        self.come: set[Quad] = set()
        self.gone: set[Quad] = set()
        self._whole, self._facts = whole, Mint(base).facts()
        self._kept = Store()
        self._known: set[Pattern] = set()  # answered in full
        self._steps: dict[Pattern, int] = {}  # of those that are not: how many steps were taken

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: Term | None,  # noqa: A002 - pyoxigraph's name
        graph_name: NamedNode | BlankNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """All quads with these parts."""
        assert subject is None or isinstance(subject, NamedNode)
        assert graph_name is None or isinstance(graph_name, NamedNode)
        assert subject is None or predicate is not None, "a subject's evidence is asked for by its predicate"
        pattern = subject, predicate, object, graph_name
        key = self._key(pattern)
        told: set[Quad] = set()
        while not self._is_known(key):
            if key in self._steps:
                found = [quad for quad in self._kept.quads_for_pattern(*pattern) if quad not in told]
                yield from found
                told.update(found)
            self._fetch([key], whole=False)
        yield from [quad for quad in self._kept.quads_for_pattern(*pattern) if quad not in told]

    def __contains__(self, quad: Quad) -> bool:
        self.look_ahead([_parts(quad)])
        return quad in self._kept

    def remove(self, quad: Quad) -> None:
        """Takes out a quad that is there."""
        self._kept.remove(quad)
        if quad in self.come:
            self.come.remove(quad)
        else:
            self.gone.add(quad)

    def extend(self, quads: Iterable[Quad]) -> None:
        """Puts in quads that are not there."""
        new = set(quads)
        self._kept.extend(new)
        self.come |= new - self.gone
        self.gone -= new

    def look_ahead(self, patterns: Iterable[Pattern], *, whole: bool = True) -> None:
        """Fetches what the patterns need and was not fetched yet, many at a time."""
        keys = map(self._key, patterns)
        self._fetch((key for key in keys if whole or key not in self._steps), whole=whole)

    def tally(self, facts: Sequence[NamedNode], predicate: NamedNode) -> Mapping[NamedNode, Counter[str]]:
        """Of each fact how many of the claims that it is based on have which literal with the predicate, before any change made here."""
        return self._whole.tally(facts, _EVIDENCE, predicate)

    def _key(self, pattern: Pattern) -> Pattern:
        """The question that a lookup belongs to."""
        subject, predicate, value, graph = pattern
        if graph not in (None, self._facts) and (subject is None or value is not None):
            return None, None, None, graph
        if subject is None:
            assert value is not None, "a lookup that would fetch a whole store"
            return None, predicate, value, None
        if predicate in _EVIDENCE and value is not None:
            return None, predicate, value, None
        return subject, predicate if value is None else None, None, None

    def _is_known(self, key: Pattern) -> bool:
        if key in self._known:
            return True
        subject, predicate, _, _ = key
        return subject is not None and predicate not in _EVIDENCE and (subject, None, None, None) in self._known

    def _fetch(self, keys: Iterable[Pattern], *, whole: bool) -> None:
        wanted = [key for key in dict.fromkeys(keys) if not self._is_known(key)]
        long = [] if whole else [key for key in wanted if _is_long(key)]
        for (steps, predicate), some in _grouped(long, lambda key: (self._steps.get(key, 0), key[1])).items():
            self._fetch_some(some, predicate, steps)
        self._fetch_all([key for key in wanted if whole or not _is_long(key)])

    def _fetch_all(self, keys: list[Pattern]) -> None:
        told: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for subject, predicate, _, _ in keys:
            if subject is not None and predicate is not None:
                told[subject].append(predicate)
        for predicates, nodes in _grouped(told, lambda node: tuple(told[node])).items():
            self._keep(self._whole.matching({"?s": nodes, "?p": predicates}))
        wholes = [subject for subject, predicate, _, _ in keys if subject is not None and predicate is None]
        self._keep(self._whole.matching({"?s": wholes}, without=_EVIDENCE))
        for name, some in _grouped((key for key in keys if key[2] is not None), lambda key: key[1]).items():
            values = [value for _, _, value, _ in some if value is not None]
            self._keep(
                self._whole.matching({"?o": values, "?p": [name]} if name else {"?o": values, "?g": [self._facts]})
            )
        self._keep(self._whole.matching({"?g": [graph for _, _, _, graph in keys if graph is not None]}))
        self._known.update(keys)

    def _fetch_some(self, keys: list[Pattern], predicate: NamedNode | None, steps: int) -> None:
        """A step further for long answers: with a predicate to their subjects', else to their objects'."""
        if steps == len(_STEPS):
            self._fetch_all(keys)
            return
        nodes = {node: key for key in keys if (node := key[0] or key[2]) is not None}
        found = self._keep(self._whole.first("?s" if predicate else "?o", list(nodes), predicate, _STEPS[steps]))
        counts = Counter(quad.subject if predicate else quad.object for quad in found)
        for node, key in nodes.items():
            self._steps[key] = steps + 1
            if counts[node] < _STEPS[steps]:
                self._known.add(key)

    def _keep(self, quads: Iterable[Quad]) -> list[Quad]:
        found = list(quads)
        self._kept.extend(quad for quad in found if quad not in self.gone)
        return found


def _is_long(key: Pattern) -> bool:
    """Whether the answer may be as long as the store."""
    subject, predicate, value, _ = key
    return (subject is not None and predicate in _EVIDENCE) or (value is not None and predicate is None)


def _grouped(items: Iterable[_Item], key: Callable[[_Item], _By]) -> dict[_By, list[_Item]]:
    found: dict[_By, list[_Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _parts(quad: Quad) -> Pattern:
    assert isinstance(quad.subject, NamedNode)
    assert isinstance(quad.graph_name, NamedNode)
    return quad.subject, quad.predicate, quad.object, quad.graph_name
