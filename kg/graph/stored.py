"""Pages back from their graphs: the inverse of evidence.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.content import read_content, read_reference
from kg.graph.iri import Mint
from kg.graph.literals import read_date
from kg.graph.pages import kept
from kg.graph.quads import Elsewhere, Quads
from kg.graph.terms import KIND, PART_OF, QUOTE, SOURCE, TYPE, term
from kg.records import Anomaly, Article, Claim, Clue, Document, Metadata, Page, Quote, Unread


def stored_pages(store: Quads, mint: Mint) -> Iterator[Page]:
    """Every page of the store, in order of source; one for each name a document was given under."""
    pages = (
        page for part in (store.parts() if isinstance(store, Elsewhere) else (store,)) for page in _pages(part, mint)
    )
    yield from sorted(pages, key=lambda page: (page.document.source, page.document.sha256))


def _pages(store: Quads, mint: Mint) -> Iterator[Page]:
    found = [quad.subject for quad in store.quads_for_pattern(None, TYPE, term("kg:Document"), None)]
    return (page for node in found if isinstance(node, NamedNode) for page in _pages_of(store, mint, node))


def _pages_of(store: Quads, mint: Mint, document: NamedNode) -> Iterator[Page]:
    articles = (quad.subject for quad in store.quads_for_pattern(None, PART_OF, document, None))
    graphs = [document, *(node for node in articles if isinstance(node, NamedNode))]
    quads = [quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]
    page = _PageReader(mint, document, _indexed(quads)).page()
    yield page
    for quad in quads:
        if quad.predicate == term("kg:otherSource"):
            yield page._replace(document=page.document._replace(source=quad.object.value))  # type: ignore[union-attr]


_Index = dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]]


def _indexed(quads: list[Quad]) -> _Index:
    index: _Index = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            index[quad.subject][quad.predicate].append(quad.object)
    return index


class _PageReader(NamedTuple):
    mint: Mint
    document: NamedNode
    fields: _Index

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
            claims=tuple(map(self.claim, self.of_type("kg:Claim"))),
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
        (source,) = self.nodes(node, term("oa:hasSource"))
        article = "" if source == self.document else self.mint.id_of(source)
        return Quote(article, self.number(node, "oa:start"), self.number(node, "oa:end"), self.text(node, "oa:exact"))

    def claim(self, node: NamedNode) -> Claim:
        return Claim(
            content=read_content(self.text(node, "kg:reading")),
            quote=self.quotes(node)[0],
            rule=self.text(node, "kg:rule"),
            confidence=float(self.text(node, "kg:confidence") or 1.0),
            clues=tuple(map(self.clue, self.nodes(node, term("kg:clue")))),
        )

    def clue(self, node: NamedNode) -> Clue:
        return Clue(self.text(node, KIND), self.text(node, "kg:value"), next(iter(self.quotes(node)), None))

    def anomaly(self, node: NamedNode) -> Anomaly:
        return Anomaly(self.text(node, KIND), self.text(node, "kg:message"), self.quotes(node))

    def unread(self, node: NamedNode) -> Unread:
        return Unread(self.text(node, KIND), self.text(node, "kg:surface"), self.quotes(node)[0])
