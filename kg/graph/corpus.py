"""A corpus of facts and clusters that somebody has in hand, as lines of N-Quads: what building does claim by claim, at once."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.evidence import claim_text
from kg.graph.facts import Saying, dataset_lines, fact_lines, facts_of
from kg.graph.iri import Mint
from kg.graph.nquads import Line
from kg.graph.occasions import cluster_lines
from kg.graph.statements import statement_of
from kg.records import Claim, Content, Corpus, Membership


def saying_of(content: Content, claim: Claim, claim_iri: str, mint: Mint) -> Saying:
    """That the claim says the content."""
    return Saying(statement_of(content, mint).node, *claim.quote[:3], claim_iri, content)


def corpus_lines(corpus: Corpus, mint: Mint) -> Iterator[Line]:
    """All quads of the facts graph; a pure function of the set of facts and clusters (repeated lines are possible)."""
    yield from dataset_lines(mint)
    said = (
        saying_of(_dated(fact.content, claim), claim, claim_text(mint, claim), mint)
        for fact in corpus.facts
        for claim in fact.claims
    )
    for sayings in facts_of(said):
        yield from fact_lines(sayings, mint)
    clusters = [sorted({mint.entity_text(event) for event in cluster.events}) for cluster in corpus.clusters]
    yield from cluster_lines(clusters, mint)


def _dated(content: Content, claim: Claim) -> Content:
    """A post as of the day on which this claim saw it."""
    seen = claim.content
    return (
        content._replace(date=seen.date)
        if isinstance(content, Membership) and isinstance(seen, Membership)
        else content
    )
