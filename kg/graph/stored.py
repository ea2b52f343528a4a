"""Pages back from their graphs: the inverse of evidence.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.content import read_claims, read_reference
from kg.graph.evidence import claim_text
from kg.graph.iri import Mint
from kg.graph.literals import read_date
from kg.graph.pages import kept
from kg.graph.quads import Elsewhere, Quads, Searched, look_ahead
from kg.graph.terms import EXACT, KIND, OTHER_SOURCE, PART_OF, QUOTE, READINGS, SOURCE, SPAN, TYPE, term
from kg.records import Anomaly, Article, Claim, Document, Metadata, Page, Quote, Unread


def stored_pages(store: Quads, mint: Mint) -> Iterator[Page]:
    """Every page of the store, in order of source; one for each name a document was given under. One is in memory at a time;
    of a store elsewhere all are."""
    if isinstance(store, Elsewhere):
        pages = (page for part in store.parts() for page in stored_pages(part, mint))
        yield from sorted(pages, key=lambda page: (page.document.source, page.document.sha256))
        return
    names = [
        *store.quads_for_pattern(None, SOURCE, None, None),
        *store.quads_for_pattern(None, OTHER_SOURCE, None, None),
    ]
    found = [(quad.object.value, quad.subject.value) for quad in names if quad.subject == quad.graph_name
             and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)]  # fmt: skip
    prefix = mint.document("").value
    for source, document in sorted(found):
        if document.startswith(prefix):
            page = stored_page(store, mint, NamedNode(document))
            yield page._replace(document=page.document._replace(source=source))


def stored_page(store: Searched, mint: Mint, document: NamedNode) -> Page:
    """The page of one document that the store holds, under the first of its names."""
    return _reader(mint, document, page_quads(store, document)).page()


def page_quads(store: Searched, document: NamedNode) -> list[Quad]:
    """All quads of a document's page: its own graph and those of its articles."""
    articles = (quad.subject for quad in store.quads_for_pattern(None, PART_OF, document, None))
    graphs = [document, *(node for node in articles if isinstance(node, NamedNode))]
    return [quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]


def stored_claim(store: Searched, mint: Mint, claim: NamedNode) -> tuple[Claim, NamedNode]:
    """One claim, and the document that it stands in."""
    graph = next(quad.graph_name for quad in store.quads_for_pattern(claim, SPAN, None, None))
    assert isinstance(graph, NamedNode)
    whole = (quad.object for quad in store.quads_for_pattern(graph, PART_OF, None, graph))
    document = next((node for node in whole if isinstance(node, NamedNode)), graph)
    reader = _reader(mint, document, list(store.quads_for_pattern(graph, READINGS, None, graph)))
    return next(one for one in reader.claims(graph) if claim_text(mint, one) == str(claim)), document


def foresee_pages(store: Searched, documents: Iterable[NamedNode]) -> None:
    """Looks ahead for what stored_page looks for."""
    asked = [(None, PART_OF, document, None) for document in documents]
    look_ahead(store, asked)
    articles = (quad.subject for pattern in asked for quad in store.quads_for_pattern(*pattern))
    graphs = (node for node in chain((pattern[2] for pattern in asked), articles) if isinstance(node, NamedNode))
    look_ahead(store, ((None, None, None, graph) for graph in graphs))


def foresee_claims(store: Searched, claims: Iterable[NamedNode]) -> None:
    """Looks ahead for what stored_claim looks for."""
    asked = [(claim, SPAN, None, None) for claim in claims]
    look_ahead(store, asked)
    graphs = (quad.graph_name for pattern in asked for quad in store.quads_for_pattern(*pattern))
    named = (graph for graph in graphs if isinstance(graph, NamedNode))
    look_ahead(store, ((graph, name, None, graph) for graph in named for name in (PART_OF, READINGS)))


def stored_source(store: Searched, document: NamedNode) -> str:
    """The first name of a document."""
    return next(quad.object.value for quad in store.quads_for_pattern(document, SOURCE, None, document)
                if isinstance(quad.object, Literal))  # fmt: skip


_Index = dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]]


def _indexed(quads: list[Quad]) -> _Index:
    index: _Index = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            index[quad.subject][quad.predicate].append(quad.object)
    return index


def _reader(mint: Mint, document: NamedNode, quads: list[Quad]) -> _PageReader:
    homes = {quad.subject: quad.graph_name for quad in quads if quad.predicate == EXACT}
    return _PageReader(mint, document, _indexed(quads), homes)


class _PageReader(NamedTuple):
    mint: Mint
    document: NamedNode
    fields: _Index
    homes: Mapping[Any, object]  # of each quote: the graph it stands in

    def page(self) -> Page:
        articles = sorted(
            map(self.article, self.of_type("schema:NewsArticle")), key=lambda article: (article.start, article.id)
        )
        dates = (read_date(self.literal(self.mint.article(article.id), "schema:datePublished")) for article in articles)
        region = self.text(self.document, "kg:region")
        page = Page(
            document=self.read_document(),
            region=read_reference(region) if region else None,
            articles=tuple(articles),
            dates=tuple(dates),
            claims=tuple(
                claim
                for graph in (self.document, *(self.mint.article(one.id) for one in articles))
                for claim in self.claims(graph)
            ),
            anomalies=tuple(map(self.anomaly, self.of_type("kg:Anomaly"))),
            unread=tuple(map(self.unread, self.of_type("kg:Unread"))),
        )
        return kept(page)

    def of_type(self, name: str) -> list[NamedNode]:
        wanted = term(name)
        return [node for node, values in self.fields.items() if wanted in values[TYPE]]

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [value for value in self.fields[subject][predicate] if isinstance(value, NamedNode)]

    def literal(self, subject: NamedNode, predicate: str | NamedNode) -> Literal | None:
        key = term(predicate) if isinstance(predicate, str) else predicate
        return next((value for value in self.fields[subject][key] if isinstance(value, Literal)), None)

    def text(self, subject: NamedNode, predicate: str | NamedNode) -> str:
        value = self.literal(subject, predicate)
        return value.value if value else ""

    def number(self, subject: NamedNode, predicate: str) -> int:
        return int(self.text(subject, predicate))

    def read_document(self) -> Document:
        node = self.document
        published = self.literal(node, "schema:datePublished")
        metadata = Metadata(
            read_date(published) if published else None,
            self.text(node, "kg:paper"),
            self.text(node, "kg:toldRegion"),
            self.text(node, "kg:url"),
        )
        return Document(
            self.text(node, SOURCE), self.text(node, "kg:sha256"), "", self.text(node, "kg:encoding"), metadata
        )

    def article(self, node: NamedNode) -> Article:
        return Article(
            id=self.mint.id_of(node),
            document=self.text(self.document, "kg:sha256"),
            title=self.text(node, "schema:headline"),
            start=self.number(node, "kg:start"),
            end=self.number(node, "kg:end"),
            body_start=self.number(node, "kg:bodyStart"),
        )

    def quotes(self, node: NamedNode) -> tuple[Quote, ...]:
        return tuple(map(self.quote, self.nodes(node, QUOTE)))

    def quote(self, node: NamedNode) -> Quote:
        start, _, end = self.text(node, SPAN).partition("-")
        return Quote(self.article_of(self.homes[node]), int(start), int(end), self.text(node, EXACT))

    def article_of(self, graph: object) -> str:
        """The id of the article whose graph it is, '' where it is the document's."""
        return self.mint.id_of(graph) if isinstance(graph, NamedNode) and graph != self.document else ""

    def claims(self, graph: NamedNode) -> tuple[Claim, ...]:
        readings = self.text(graph, READINGS)
        return read_claims(readings, self.article_of(graph)) if readings else ()

    def anomaly(self, node: NamedNode) -> Anomaly:
        return Anomaly(self.text(node, KIND), self.text(node, "kg:message"), self.quotes(node))

    def unread(self, node: NamedNode) -> Unread:
        return Unread(self.text(node, KIND), self.text(node, "kg:surface"), self.quote(node))
