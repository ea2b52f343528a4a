"""A remote store, read: the questions a pyoxigraph.Store answers, asked of an endpoint.

Only the graphs of kg's own dataset are looked at, whatever else the endpoint holds. Quads are asked for as rows, never as triples: a
server that cuts its answers off (Virtuoso: 10,000 rows) says so of rows alone. Then they are asked for in sixteen parts, and each of those
in sixteen where it must be: pages by OFFSET overlap on Virtuoso unless all is sorted for each of them, which it does for 10,000 rows only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QueryTriples, Store, Triple

from kg.errors import StoreError
from kg.graph.iri import Mint
from kg.graph.place import Address
from kg.graph.quads import Answer, Solutions, Term
from kg.graph.remote.answers import read_rows, read_triples, read_truth, stream_rows
from kg.graph.remote.client import Client
from kg.graph.remote.failures import CutOffError
from kg.graph.terms import NAMESPACES, PART_OF, TYPE, term

_TOGETHER: Final = (
    100  # nodes that one question names: Virtuoso compiles each into lines of SQL, of which it takes 10,000
)
_ROWS: Final = 500  # of an answer that is not asked for in parts where the server cuts it off
_DIGITS: Final = 4  # 65,536 parts at most
_DATASETS: Final = "SELECT DISTINCT ?s ?g { GRAPH ?g { ?s a void:Dataset ; kg:format ?format } }"

Given = Mapping[str, Sequence[Term]]  # ?s ?p ?o ?g -> the nodes that may stand there


class RemoteStore:
    """kg's dataset at an endpoint, as it is now: nothing is held, so a writer's work is seen while it goes on."""

    def __init__(self, client: Client, known: str | None = None) -> None:
        """`known`: the base of a dataset that need not be looked for, as a writer's that is still to come."""
        self.client = client
        self._known = known

    @property
    def address(self) -> Address:
        return self.client.address

    @property
    def base(self) -> str:
        """The base IRI of the dataset. StoreError where the endpoint holds none."""
        base = self._known or self.held
        if base is None:
            raise StoreError(
                f"{self.address}: no graph of kg there; build one with: kg build PATH --store {self.address}"
            )
        return base

    @cached_property
    def held(self) -> str | None:
        """The base IRI of the dataset; None where the endpoint holds none. StoreError where it holds several."""
        found = self.query(_DATASETS, prefixes=dict(NAMESPACES))
        assert isinstance(found, Solutions)
        own = ((dataset, graph) for dataset, graph in found if isinstance(dataset, NamedNode))
        bases = sorted(dataset.value for dataset, graph in own if graph == Mint(dataset.value).facts())
        if len(bases) > 1:
            raise StoreError(
                f"{self.address}: holds several graphs of kg ({', '.join(bases)}); keep each in an endpoint of its own"
            )
        return bases[0] if bases else None

    def query(self, query: str, /, *, base_iri: str | None = None, prefixes: dict[str, str] | None = None) -> Answer:
        """The answer, complete. SyntaxError as a Store raises it; StoreError where the endpoint fails or cuts it off."""
        form = Store().query(
            query, base_iri=base_iri, prefixes=prefixes
        )  # of nothing: checks the text and tells its form
        base = f"BASE <{base_iri}>\n" if base_iri else ""
        names = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (prefixes or {}).items())
        text = base + names + query
        if isinstance(form, QueryBoolean):
            return read_truth(self.client, text)
        return read_triples(self.client, text) if isinstance(form, QueryTriples) else read_rows(self.client, text)

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: Term | None,  # noqa: A002 - pyoxigraph's name
        graph_name: NamedNode | BlankNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """All quads of the dataset with these parts."""
        parts = {"?s": subject, "?p": predicate, "?o": object, "?g": graph_name}
        return self.matching({place: [part] for place, part in parts.items() if part is not None})

    def matching(self, given: Given, *, without: Sequence[NamedNode] = ()) -> Iterator[Quad]:
        """All quads of which each part is among the nodes given for its place, but those `without` which predicates.

        Nothing where a place is given no nodes.
        """
        for place, nodes in given.items():
            if len(nodes) > _TOGETHER:
                for start in range(0, len(nodes), _TOGETHER):
                    yield from self.matching({**given, place: nodes[start : start + _TOGETHER]}, without=without)
                return
        if all(given.values()):
            yield from self._paged(self._where(given, without))

    def first(self, place: str, nodes: Sequence[Term], predicate: NamedNode | None, most: int) -> Iterator[Quad]:
        """At most so many quads of the facts graph for each node that stands in the place, '?s' or '?o'; any where there are more."""
        graph = Mint(self.base).facts()
        many = max(1, _ROWS // most)
        for start in range(0, len(nodes), many):
            parts = []
            for node in nodes[start : start + many]:
                fixed = {place: node, "?g": graph, **({"?p": predicate} if predicate else {})}
                names = " ".join(
                    f"({fixed[name]} AS {name})" if name in fixed else name for name in ("?s", "?p", "?o", "?g")
                )
                triple = " ".join(str(fixed.get(name, name)) for name in ("?s", "?p", "?o"))
                parts.append(f"{{ SELECT {names} {{ GRAPH {graph} {{ {triple} }} }} LIMIT {most} }}")
            for row in stream_rows(self.client, f"SELECT ?s ?p ?o ?g {{ {' UNION '.join(parts)} }}"):
                yield Quad(*row)  # type: ignore[arg-type]

    def tally(
        self, facts: Sequence[NamedNode], evidence: Sequence[NamedNode], predicate: NamedNode
    ) -> dict[NamedNode, Counter[str]]:
        """Of each fact how many of the claims that are its evidence have which literal with the predicate."""
        found: dict[NamedNode, Counter[str]] = {fact: Counter() for fact in facts}
        for start in range(0, len(facts), _TOGETHER):
            named = " ".join(map(str, facts[start : start + _TOGETHER]))
            by = f"VALUES ?by {{ {' '.join(map(str, evidence))} }}"
            said = f"GRAPH {Mint(self.base).facts()} {{ VALUES ?fact {{ {named} }} {by} ?fact ?by ?claim }}"
            own = f"GRAPH ?g {{ ?claim {predicate} ?value }} {self._own()}"
            texts = f"SELECT ?fact ?claim (STR(?value) AS ?text) {{ {said} {own} }}"
            asked = f"SELECT ?fact ?text (COUNT(?claim) AS ?n) {{ {{ {texts} }} }} GROUP BY ?fact ?text"
            for fact, text, count in stream_rows(self.client, asked):
                assert isinstance(fact, NamedNode)
                assert isinstance(count, Literal)
                found[fact][text.value if isinstance(text, Literal) else ""] += int(count.value)
        return found

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of the dataset's graphs."""
        yield Mint(self.base).facts()
        for quad in self.quads_for_pattern(None, TYPE, term("kg:Document")):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject
        for quad in self.quads_for_pattern(None, PART_OF, None):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def staged(self) -> list[NamedNode]:
        """The names of graphs that wait to take the place of others; each has a type."""
        within = f'FILTER(STRSTARTS(STR(?g), "{self.base}graph/staged/"))'
        types = f"VALUES ?o {{ {term('kg:Document')} {term('schema:NewsArticle')} }}"
        found = self._paged(f"{{ {types} VALUES ?p {{ {TYPE} }} GRAPH ?g {{ ?s ?p ?o }} {within} }}")
        return sorted({quad.graph_name for quad in found if isinstance(quad.graph_name, NamedNode)}, key=str)

    def __iter__(self) -> Iterator[Quad]:
        return self.matching({})

    def __len__(self) -> int:
        return self._count(self._where({}))

    def parts(self) -> Iterator[Store]:
        """The graphs of all documents and their articles, some documents at a time."""
        found = (quad.subject for quad in self.quads_for_pattern(None, TYPE, term("kg:Document")))
        documents = [node for node in found if isinstance(node, NamedNode)]
        for start in range(0, len(documents), _TOGETHER):
            some = documents[start : start + _TOGETHER]
            articles = {quad.subject for quad in self.matching({"?p": [PART_OF], "?o": some})}
            part = Store()
            part.extend(self.matching({"?g": [*some, *(node for node in articles if isinstance(node, NamedNode))]}))
            yield part

    def close(self) -> None:
        self.client.close()

    def _where(self, given: Given, without: Sequence[NamedNode] = ()) -> str:
        values = "".join(f"VALUES {place} {{ {' '.join(map(str, nodes))} }} " for place, nodes in given.items())
        others = f"FILTER(?p NOT IN ({', '.join(map(str, without))})) " if without else ""
        return f"{{ {values}GRAPH ?g {{ ?s ?p ?o }} {others}{'' if '?g' in given else self._own()}}}"

    def _own(self) -> str:
        """Neither what others keep in the endpoint, nor what kg remembers there beside the graph."""
        rooms = " || ".join(f'STRSTARTS(STR(?g), "{self.base}{room}/")' for room in ("article", "document"))
        return f"FILTER(?g = {Mint(self.base).facts()} || {rooms})"

    def _count(self, where: str) -> int:
        found = read_rows(self.client, f"SELECT (COUNT(*) AS ?n) {where}")
        assert not isinstance(found, QueryBoolean)
        ((number,),) = found
        assert isinstance(number, Literal)
        return int(number.value)

    def _paged(self, where: str, part: str = "") -> Iterator[Quad]:
        """All quads of a pattern, or those whose subject's digest begins so."""
        within = f'{where[:-1]} FILTER(STRSTARTS(MD5(STR(?s)), "{part}")) }}' if part else where
        try:
            for row in stream_rows(self.client, f"SELECT ?s ?p ?o ?g {within}"):
                yield Quad(*row)  # type: ignore[arg-type]
        except CutOffError:  # said before the first row
            if len(part) == _DIGITS:
                raise
            for digit in "0123456789abcdef":
                yield from self._paged(where, part + digit)
