"""The part of a page that the store keeps, in the order in which it comes back."""

from __future__ import annotations

from kg.graph.content import write_content
from kg.records import Anomaly, Article, Claim, Clue, Metadata, Page, PartialDate, Quote, Unread

_Place = tuple[str, int, int]


def kept(page: Page) -> Page:
    """The page as the store gives it back: articles, claims, clues, anomalies and unread words sorted by place.

    It has no text, sentences or bylines (their claims stay), and exact repeats are dropped. Resolving kept pages gives the same
    facts whether they come from their files or from the store.
    """
    metadata = kept_metadata(page.document.metadata)
    dated = sorted(zip(page.articles, page.dates, strict=True), key=lambda pair: (pair[0].start, pair[0].id))
    return page._replace(
        document=page.document._replace(text="", metadata=metadata),
        articles=tuple(_bare(article) for article, _ in dated),
        dates=tuple(date for _, date in dated),
        claims=tuple(sorted(set(map(_kept_claim, page.claims)), key=claim_order)),
        anomalies=tuple(sorted(set(map(_sorted_quotes, page.anomalies)), key=_anomaly_order)),
        unread=tuple(sorted(set(page.unread), key=_unread_order)),
    )


def kept_metadata(metadata: Metadata) -> Metadata:
    """As it comes back: a date of which nothing is known is none."""
    return metadata if metadata.published != PartialDate() else metadata._replace(published=None)


def claim_order(claim: Claim) -> tuple[object, ...]:
    """Sort key: article, place, then everything else, so that only equal claims tie."""
    said = write_content(claim.content)
    return (
        *place(claim.quote),
        claim.rule,
        said,
        claim.confidence,
        claim.quote.words,
        list(map(clue_order, claim.clues)),
    )


def clue_order(clue: Clue) -> tuple[object, ...]:
    """What clues are sorted by."""
    return (clue.what, clue.value, clue.quote is not None, clue.quote or ())


def sorted_clues(claim: Claim) -> tuple[Clue, ...]:
    """The claim's clues without repeats, in an order that depends on nothing else."""
    return tuple(sorted(set(claim.clues), key=clue_order))


def place(quote: Quote) -> _Place:
    """Where a quote stands: article, start and end."""
    return quote.article, quote.start, quote.end


def _bare(article: Article) -> Article:
    return article._replace(titles=(), sentences=(), paragraphs=(), bylines=())


def _kept_claim(claim: Claim) -> Claim:
    return claim._replace(clues=sorted_clues(claim))


def _sorted_quotes(anomaly: Anomaly) -> Anomaly:
    return anomaly._replace(quotes=tuple(sorted(set(anomaly.quotes), key=place)))


def _anomaly_order(anomaly: Anomaly) -> tuple[object, ...]:
    return (list(map(place, anomaly.quotes)), anomaly.kind, anomaly.message)


def _unread_order(unread: Unread) -> tuple[object, ...]:
    return (*place(unread.quote), unread.kind, unread.surface)
