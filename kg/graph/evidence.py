"""What a page says, as quads: one graph for the document, one for each of its articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.content import write_content, write_reference
from kg.graph.iri import Mint
from kg.graph.literals import date_literal, date_quads, number_literal
from kg.graph.pages import kept, sorted_clues
from kg.graph.terms import KIND, PART_OF, QUOTE, SOURCE, TYPE, term
from kg.records import Anomaly, Article, Claim, Clue, Membership, Page, PartialDate, Quote, Transfer, Unread


def page_quads(page: Page, mint: Mint, *, sources: tuple[str, ...] = ()) -> Iterator[Quad]:
    """All quads of one page. `sources`: every name under which the same bytes were given, the first of them printed in rows."""
    page = kept(page)
    writer = _PageWriter(mint, mint.document(page.document.sha256), frozenset(article.id for article in page.articles))
    names = sources or (page.document.source,)
    yield from writer.document(page, names)
    for article, date in zip(page.articles, page.dates, strict=True):
        yield from writer.article(article, date, names[0])
    for claim in page.claims:
        yield from writer.claim(claim)
    for anomaly in page.anomalies:
        yield from writer.anomaly(anomaly)
    for unread in page.unread:
        yield from writer.unread(unread)


def claim_node(mint: Mint, claim: Claim) -> NamedNode:
    """The claim's IRI: a hash of where it stands, by which rule and what it says, clues included."""
    clues = [[clue.what, clue.value, clue.quote] for clue in sorted_clues(claim)]
    return mint.node("claim", claim.quote, claim.rule, write_content(claim.content), claim.confidence, clues)


class _PageWriter(NamedTuple):
    mint: Mint
    document_node: NamedNode
    articles: frozenset[str]

    def graph_of(self, quote: Quote) -> NamedNode:
        """The article's graph; the document's for words that stand in none of its articles."""
        return self.mint.article(quote.article) if quote.article in self.articles else self.document_node

    def document(self, page: Page, sources: tuple[str, ...]) -> Iterator[Quad]:
        node = self.document_node
        metadata = page.document.metadata
        yield Quad(node, TYPE, term("kg:Document"), node)
        yield Quad(node, SOURCE, Literal(sources[0]), node)
        for other in sources[1:]:
            yield Quad(node, term("kg:otherSource"), Literal(other), node)
        texts = {"kg:sha256": page.document.sha256, "kg:encoding": page.document.encoding, "kg:paper": metadata.paper,
                 "kg:toldRegion": metadata.region, "kg:url": metadata.url}  # fmt: skip
        for name, text in texts.items():
            if text:
                yield Quad(node, term(name), Literal(text), node)
        if metadata.published:
            yield from date_quads(node, "schema:datePublished", metadata.published, node)
        if page.region:
            yield Quad(node, term("kg:region"), Literal(write_reference(page.region)), node)

    def article(self, article: Article, date: PartialDate, source: str) -> Iterator[Quad]:
        node = self.mint.article(article.id)
        yield Quad(node, TYPE, term("schema:NewsArticle"), node)
        yield Quad(node, PART_OF, self.document_node, node)
        yield Quad(node, SOURCE, Literal(source), node)
        yield Quad(node, term("schema:headline"), Literal(article.title), node)
        for name, offset in (
            ("kg:start", article.start),
            ("kg:end", article.end),
            ("kg:bodyStart", article.body_start),
        ):
            yield Quad(node, term(name), Literal(offset), node)
        yield from date_quads(node, "schema:datePublished", date, node)

    def claim(self, claim: Claim) -> Iterator[Quad]:
        node, graph = claim_node(self.mint, claim), self.graph_of(claim.quote)
        yield Quad(node, TYPE, term("kg:Claim"), graph)
        yield Quad(node, term("kg:rule"), Literal(claim.rule), graph)
        yield Quad(node, term("kg:reading"), Literal(write_content(claim.content)), graph)
        yield from self.quoted(node, claim.quote, graph)
        if claim.confidence != 1.0:
            yield Quad(node, term("kg:confidence"), number_literal(claim.confidence), graph)
        if isinstance(claim.content, (Membership, Transfer)):
            yield from date_quads(node, "kg:date", claim.content.date, graph)
            if date_literal(claim.content.date) is None:
                # Said outright: an OPTIONAL for it would make every question about one person scan all dates.
                yield Quad(node, term("kg:date"), Literal(""), graph)
        for clue in claim.clues:
            yield from self.clue(node, clue, graph)

    def clue(self, claim: NamedNode, clue: Clue, graph: NamedNode) -> Iterator[Quad]:
        node = self.mint.node("clue", graph.value, clue.what, clue.value, clue.quote)
        yield Quad(claim, term("kg:clue"), node, graph)
        yield Quad(node, TYPE, term("kg:Clue"), graph)
        yield Quad(node, KIND, Literal(clue.what), graph)
        yield Quad(node, term("kg:value"), Literal(clue.value), graph)
        if clue.quote:
            yield from self.quoted(node, clue.quote, graph)

    def anomaly(self, anomaly: Anomaly) -> Iterator[Quad]:
        graph = self.graph_of(anomaly.quotes[0]) if anomaly.quotes else self.document_node
        node = self.mint.node("anomaly", graph.value, *anomaly)
        yield Quad(node, TYPE, term("kg:Anomaly"), graph)
        yield Quad(node, KIND, Literal(anomaly.kind), graph)
        yield Quad(node, term("kg:message"), Literal(anomaly.message), graph)
        for quote in anomaly.quotes:
            yield from self.quoted(node, quote, graph)

    def unread(self, unread: Unread) -> Iterator[Quad]:
        graph = self.graph_of(unread.quote)
        node = self.mint.node("unread", *unread)
        yield Quad(node, TYPE, term("kg:Unread"), graph)
        yield Quad(node, KIND, Literal(unread.kind), graph)
        yield Quad(node, term("kg:surface"), Literal(unread.surface), graph)
        yield from self.quoted(node, unread.quote, graph)

    def quoted(self, subject: NamedNode, quote: Quote, graph: NamedNode) -> Iterator[Quad]:
        """Points from the subject to the quote, which stands in the graph of its own article."""
        home = self.graph_of(quote)
        node = self.mint.node("quote", self.document_node.value, *quote)
        yield Quad(subject, QUOTE, node, graph)
        yield Quad(node, TYPE, term("kg:Quote"), home)
        yield Quad(
            node, term("oa:hasSource"), self.mint.article(quote.article) if quote.article else self.document_node, home
        )
        yield Quad(node, term("oa:exact"), Literal(quote.words), home)
        yield Quad(node, term("oa:start"), Literal(quote.start), home)
        yield Quad(node, term("oa:end"), Literal(quote.end), home)
