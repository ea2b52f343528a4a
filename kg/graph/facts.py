"""What the corpus says, as quads of the facts graph: entities, facts as nodes of their own, and the direct property beside each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.entities import entity_quads, role_node
from kg.graph.evidence import claim_node
from kg.graph.iri import Mint
from kg.graph.literals import date_quads, day_literal
from kg.graph.pages import claim_order, place
from kg.graph.statements import Statement, statement_of
from kg.graph.terms import BASED_ON, FIRST_SAID_BY, TYPE, term
from kg.records import Claim, Cluster, Corpus, Event, Fact, Membership, Signature, Transfer

FORMAT_OF_GRAPH = 1


def corpus_quads(corpus: Corpus, mint: Mint) -> Iterator[Quad]:
    """All quads of the facts graph; a pure function of the set of facts and clusters (repeated quads are possible)."""
    writer = _FactWriter(mint, mint.facts())
    dataset = NamedNode(mint.base)
    yield Quad(dataset, TYPE, term("void:Dataset"), writer.graph)
    yield Quad(dataset, term("kg:format"), Literal(FORMAT_OF_GRAPH), writer.graph)
    for fact in _merged(corpus.facts, mint):
        yield from writer.fact(fact)
    for cluster in corpus.clusters:
        yield from writer.cluster(cluster)


def _merged(facts: Iterable[Fact], mint: Mint) -> Iterator[Fact]:
    """Facts that state the same become one, based on the claims of all; of several contents the one said first stands for all."""
    together: dict[NamedNode, list[Fact]] = defaultdict(list)
    for fact in facts:
        together[statement_of(fact.content, mint).node].append(fact)
    for same in together.values():
        claims = tuple(sorted({claim for fact in same for claim in fact.claims}, key=claim_order))
        first = min(same, key=lambda fact: (sorted(map(claim_order, fact.claims))[:1], repr(fact.content)))
        yield Fact(first.content, claims)


class _FactWriter(NamedTuple):
    mint: Mint
    graph: NamedNode

    def fact(self, fact: Fact) -> Iterator[Quad]:
        statement = statement_of(fact.content, self.mint)
        for reference in statement.entities:
            yield from entity_quads(reference, self.mint, self.graph)
        for name in statement.types:
            yield Quad(statement.node, TYPE, term(name), self.graph)
        for name, value in statement.fields:
            yield Quad(statement.node, term(name), value, self.graph)
        for subject, name, value in statement.direct:
            yield Quad(subject, term(name), value, self.graph)
        yield from self.own(fact, statement)
        yield from self.evidence(statement, fact.claims)

    def own(self, fact: Fact, statement: Statement) -> Iterator[Quad]:
        """What dates and numbers add to a fact."""
        content = fact.content
        if isinstance(content, Membership):
            yield Quad(statement.node, term("org:role"), role_node(content.title, self.mint), self.graph)
            yield Quad(role_node(content.title, self.mint), TYPE, term("org:Role"), self.graph)
            yield Quad(role_node(content.title, self.mint), term("skos:prefLabel"), Literal(content.title), self.graph)
            yield from self.seen(statement.node, fact.claims)
        elif isinstance(content, Event):
            yield from date_quads(statement.node, "schema:startDate", content.date, self.graph)
            # Its bounds are those of the first day; the last day has no bounds of its own on the same node.
            for quad in date_quads(statement.node, "schema:endDate", content.end_date, self.graph):
                if quad.predicate == term("schema:endDate"):
                    yield quad
        elif isinstance(content, Transfer):
            yield from date_quads(statement.node, "kg:date", content.date, self.graph)
        elif isinstance(content, Signature):
            for article in sorted({claim.quote.article for claim in fact.claims}):
                author = self.mint.entity(content.person)
                yield Quad(self.mint.article(article), term("schema:author"), author, self.graph)

    def seen(self, node: NamedNode, claims: tuple[Claim, ...]) -> Iterator[Quad]:
        """Outer bounds of the days on which a post was reported; nothing where no report has a year."""
        dates = [claim.content.date for claim in claims if isinstance(claim.content, Membership)]
        first = [date.earliest for date in dates if date.earliest]
        last = [date.latest for date in dates if date.latest]
        if first and last:
            yield Quad(node, term("kg:seenFirst"), day_literal(min(first)), self.graph)
            yield Quad(node, term("kg:seenLast"), day_literal(max(last)), self.graph)

    def evidence(self, statement: Statement, claims: tuple[Claim, ...]) -> Iterator[Quad]:
        """Every claim, and again the first of each article: a row of a view is a fact and one of those."""
        first: dict[str, Claim] = {}
        for claim in claims:
            yield Quad(statement.node, BASED_ON, claim_node(self.mint, claim), self.graph)
            known = first.setdefault(claim.quote.article, claim)
            if place(claim.quote) < place(known.quote):
                first[claim.quote.article] = claim
        for claim in first.values():
            yield Quad(statement.node, FIRST_SAID_BY, claim_node(self.mint, claim), self.graph)

    def cluster(self, cluster: Cluster) -> Iterator[Quad]:
        events = sorted({self.mint.entity(event).value for event in cluster.events})
        node = self.mint.node("cluster", *events)
        yield Quad(node, TYPE, term("kg:Cluster"), self.graph)
        for event in events:
            yield Quad(NamedNode(event), term("kg:cluster"), node, self.graph)
