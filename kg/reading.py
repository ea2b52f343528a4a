"""One page, from its text to what it says: document -> articles -> sentences -> mentions -> page clues -> claims."""

from __future__ import annotations

from itertools import chain

from kg.extractors.assemble import extract
from kg.extractors.settled import settle
from kg.mentions.called import find_called
from kg.mentions.own import find_own
from kg.mentions.party_called import find_parties
from kg.mentions.reading import read_sentences
from kg.mentions.shortened import find_shortened
from kg.page.days import find_strange_days
from kg.page.issuer import find_issuer
from kg.page.misplaced import find_misplaced, put_right
from kg.page.region import region_clues, region_reference
from kg.page.reportregions import find_regions
from kg.page.titles import retitled
from kg.page.years import find_calendars
from kg.records import Context, Document, Page
from kg.segment.articles import read_articles


def read_page(document: Document) -> Page:
    """Everything one document says; depends on nothing else."""
    articles = read_articles(document)
    readings = read_sentences(articles)
    region, regions = find_regions(document, articles, readings)
    calendars, contradictions = find_calendars(document, articles, readings, region)
    misplaced = find_misplaced(articles, readings)
    articles, readings = retitled(articles, misplaced), put_right(readings, misplaced)
    issuer = find_issuer(article.title for article in articles)
    clues = region_clues(regions, articles, readings)
    flat = [*chain(*readings)]
    own = find_own(document.text.splitlines(), [article.title for article in articles], flat)
    called = (*find_shortened(flat), *find_parties(flat), *own, *find_called(flat, region.name if region else ""))
    told = zip(regions, calendars, clues, strict=True)
    contexts = [Context(document.sha256, region, calendar, issuer, clue, called) for region, calendar, clue in told]
    said = [extract(*item) for item in zip(articles, readings, contexts, strict=True)]
    return Page(
        document,
        region_reference(region),
        articles,
        dates=tuple(one.date for one in said),
        claims=settle([(one.claims, own) for one, own in zip(said, regions, strict=True)], region, document.sha256),
        anomalies=(*misplaced.anomalies, *contradictions, *find_strange_days(articles, readings, calendars)),
        unread=(*misplaced.unread, *chain(*(one.unread for one in said))),
    )
