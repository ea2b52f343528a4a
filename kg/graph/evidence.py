"""What a page says, as lines of N-Quads: one graph for the document, one for each of its articles.

A claim has its words and their place as quads, and of a post or a transfer its date: what rows print. What else it says, by which rule and
which clues, stands in the kg:readings of its article, one line for all its claims. What follows from another quad is not written, for every
claim pays for it: a kg:Quote is what has a kg:span, and it is taken from the article (or document) in whose graph it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.graph.content import write_claims, write_content, write_reference
from kg.graph.iri import Mint
from kg.graph.literals import date_lines, date_text
from kg.graph.nquads import Line, iri, text, whole
from kg.graph.pages import sorted_clues
from kg.graph.terms import EXACT, KIND, OTHER_SOURCE, PART_OF, QUOTE, READINGS, SOURCE, SPAN, TYPE
from kg.records import Anomaly, Article, Claim, Membership, Page, PartialDate, Quote, Transfer, Unread

_TYPE: Final = str(TYPE)
_KIND: Final = str(KIND)
_QUOTE: Final = str(QUOTE)
_SOURCE: Final = str(SOURCE)
_OTHER_SOURCE: Final = str(OTHER_SOURCE)
_PART_OF: Final = str(PART_OF)
_EXACT: Final = str(EXACT)
_SPAN: Final = str(SPAN)
_READINGS: Final = str(READINGS)
_DATE: Final = iri("kg:date")


def page_lines(page: Page, mint: Mint, *, sources: tuple[str, ...] = ()) -> dict[Line, None]:
    """All quads of a page as it is kept, each once. `sources`: all names of its bytes, the first of which rows print."""
    writer = _PageWriter(
        mint, mint.document_text(page.document.sha256), {one.id: mint.article_text(one.id) for one in page.articles}
    )
    return dict.fromkeys(writer.page(page, sources or (page.document.source,)))


def claim_text(mint: Mint, claim: Claim) -> str:
    """The claim's IRI: a hash of where it stands, by which rule and what it says, clues included."""
    clues = [[clue.what, clue.value, clue.quote] for clue in sorted_clues(claim)]
    return mint.text("claim", claim.quote, claim.rule, write_content(claim.content), claim.confidence, clues)


class _PageWriter(NamedTuple):
    mint: Mint
    document_node: str
    articles: dict[str, str]  # id -> its graph

    def graph_of(self, quote: Quote) -> str:
        """The article's graph; the document's for words that stand in none of its articles."""
        return self.articles.get(quote.article, self.document_node)

    def page(self, page: Page, sources: tuple[str, ...]) -> Iterator[Line]:
        yield from self.document(page, sources)
        for article, date in zip(page.articles, page.dates, strict=True):
            yield from self.article(article, date, sources[0])
        archive: dict[str, list[Claim]] = defaultdict(list)
        for claim in page.claims:
            graph = self.graph_of(claim.quote)
            archive[graph].append(claim)
            yield from self.claim(claim, graph)
        for graph, claims in archive.items():
            yield f"{graph} {_READINGS} {text(write_claims(claims))} {graph} .\n"
        for anomaly in page.anomalies:
            yield from self.anomaly(anomaly)
        for unread in page.unread:
            yield from self.unread(unread)

    def document(self, page: Page, sources: tuple[str, ...]) -> Iterator[Line]:
        node = self.document_node
        metadata = page.document.metadata
        yield f"{node} {_TYPE} {iri('kg:Document')} {node} .\n"
        yield f"{node} {_SOURCE} {text(sources[0])} {node} .\n"
        for other in sources[1:]:
            yield f"{node} {_OTHER_SOURCE} {text(other)} {node} .\n"
        region = write_reference(page.region) if page.region else ""
        texts = {"kg:sha256": page.document.sha256, "kg:encoding": page.document.encoding, "kg:paper": metadata.paper,
                 "kg:toldRegion": metadata.region, "kg:url": metadata.url, "kg:region": region}  # fmt: skip
        for name, value in texts.items():
            if value:
                yield f"{node} {iri(name)} {text(value)} {node} .\n"
        if metadata.published:
            yield from date_lines(node, "schema:datePublished", metadata.published, node)

    def article(self, article: Article, date: PartialDate, source: str) -> Iterator[Line]:
        node = self.articles[article.id]
        yield f"{node} {_TYPE} {iri('schema:NewsArticle')} {node} .\n"
        yield f"{node} {_PART_OF} {self.document_node} {node} .\n"
        yield f"{node} {_SOURCE} {text(source)} {node} .\n"
        yield f"{node} {iri('schema:headline')} {text(article.title)} {node} .\n"
        yield f"{node} {iri('kg:start')} {whole(article.start)} {node} .\n"
        yield f"{node} {iri('kg:end')} {whole(article.end)} {node} .\n"
        yield f"{node} {iri('kg:bodyStart')} {whole(article.body_start)} {node} .\n"
        yield from date_lines(node, "schema:datePublished", date, node)

    def claim(self, claim: Claim, graph: str) -> Iterator[Line]:
        node = claim_text(self.mint, claim)
        yield from _words(node, claim.quote, graph)
        if isinstance(claim.content, (Membership, Transfer)):
            # '' is said outright: an OPTIONAL for it would make every question about one person scan all dates.
            printed = date_text(claim.content.date) or '""'
            yield f"{node} {_DATE} {printed} {graph} .\n"

    def anomaly(self, anomaly: Anomaly) -> Iterator[Line]:
        graph = self.graph_of(anomaly.quotes[0]) if anomaly.quotes else self.document_node
        node = self.mint.text("anomaly", graph[1:-1], *anomaly)
        yield f"{node} {_TYPE} {iri('kg:Anomaly')} {graph} .\n"
        yield f"{node} {_KIND} {text(anomaly.kind)} {graph} .\n"
        yield f"{node} {iri('kg:message')} {text(anomaly.message)} {graph} .\n"
        for quote in anomaly.quotes:
            yield from self.quoted(node, quote, graph)

    def unread(self, unread: Unread) -> Iterator[Line]:
        graph = self.graph_of(unread.quote)
        node = self.mint.text("unread", *unread)
        yield f"{node} {_TYPE} {iri('kg:Unread')} {graph} .\n"
        yield f"{node} {_KIND} {text(unread.kind)} {graph} .\n"
        yield f"{node} {iri('kg:surface')} {text(unread.surface)} {graph} .\n"
        yield from _words(node, unread.quote, graph)

    def quoted(self, subject: str, quote: Quote, graph: str) -> Iterator[Line]:
        """Points from the subject to a quote, one of several perhaps, which stands in the graph of its own article."""
        node = self.mint.text("quote", self.document_node[1:-1], *quote)
        yield f"{subject} {_QUOTE} {node} {graph} .\n"
        yield from _words(node, quote, self.graph_of(quote))


def _words(node: str, quote: Quote, graph: str) -> Iterator[Line]:
    yield f"{node} {_EXACT} {text(quote.words)} {graph} .\n"
    yield f'{node} {_SPAN} "{quote.start}-{quote.end}" {graph} .\n'
