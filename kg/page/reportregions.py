"""Whose report it is: a page of several places prints reports of each, and 县委 means another county in every one of them."""

import re
from collections.abc import Sequence
from itertools import chain

from kg.lexicon.divisions import Division
from kg.lexicon.regions import TOWN_RANKS, leading, region_of
from kg.page.region import find_region, of_ranks
from kg.page.regionsigns import said_of_places
from kg.page.regionwords import Evidence, gather
from kg.records import Article, Document, Reading, Region

_LABEL = re.compile(r"[\W_]{0,4}(?P<name>[\u3400-\u9fff]{2,8})(?:[：:｜|】\]]|[ \u3000]{1,4}(?=[\u3400-\u9fff\d]))")
_COUNTIES = ("县", "区", "旗")
_WHOLE = 3  # what a full name counts
_OPENING = 60  # characters of a report
_CITIES = ("市", "州", "盟", "地区")  # what a city that is no county lies in no other of


def find_regions(
    document: Document, articles: Sequence[Article], readings: Sequence[Sequence[Reading]]
) -> tuple[Region | None, tuple[Region | None, ...]]:
    """The region of the page, and of each report: its own where it speaks of another, or of a part of the page's, as its own.

    Where more reports are of others of its kind than of the one that the page speaks of most, the page is of what all of them lie in.
    All reports of a development zone's page are of the zone.
    """
    said = gather(said_of_places(document.text), [*chain(*readings)])
    page = find_region(document, said)
    if len(articles) < 2 or (page and (page.zone or not _others(page, said))):
        return page, tuple(page for _ in articles)
    texts = [document.text[article.start : article.end] for article in articles]
    evidence = [gather(said_of_places(text), own) for text, own in zip(texts, readings, strict=True)]
    labels = [_labelled(text) for text in texts]
    labels = (
        labels if sum(label is not None for label in labels) > 1 else [None] * len(texts)
    )  # 开封 3月5日: from a journey
    owns = [label or _own(found) for label, found in zip(labels, evidence, strict=True)]
    if page and not document.metadata.region:
        page = _of_all(page, [own for own in owns if own and _is_county(own) == _is_county(page)], said)
    meant = [_meant(page, *item) for item in zip(owns, evidence, texts, strict=True)]
    return page, tuple(label or region for label, region in zip(labels, meant, strict=True))


def _labelled(text: str) -> Region | None:
    """The city or county whose name alone opens a brief, set apart from it: 洛阳  3月6日，市长甲…; None for none."""
    label = _LABEL.match(text)
    found = leading(label["name"]) if label else None
    whole = found and label and found[1] == len(label["name"])
    return found[0] if found and whole and found[0].above and found[0].rank not in TOWN_RANKS else None


def _others(page: Region, evidence: Evidence) -> bool:
    """Whether a page names other counties in full than its own, or speaks of other ranks as its own."""
    named = {place.name for place in _counties(evidence)}
    return bool(named - {page.name}) or _has_strange_rank(page, evidence)


def _own(evidence: Evidence) -> Region | None:
    """The region that a report speaks of as its own; None for one that it tells as the end of a journey, or as where guests came from."""
    found = of_ranks(evidence)
    far = {place.name for place in evidence.elsewhere | evidence.away}
    return found if found and found.name not in far else None


def _of_all(page: Region, owns: Sequence[Region], said: Evidence) -> Region | None:
    """The page's region; what it and the others of its kind lie in, where those have more reports, or as many in its paper."""
    others = [own for own in owns if own.name != page.name]
    same = len(owns) - len(others)
    names = [{upper.name for upper in own.above} for own in others]
    shared = next((upper for upper in page.above if all(upper.name in above for above in names)), None)
    papers = shared is not None and shared.name in {place.name for place in said.mastheads}
    return shared if others and (len(others) > same or (len(others) == same and papers)) else page


def _meant(page: Region | None, own: Region | None, evidence: Evidence, text: str) -> Region | None:
    """The region of a report; the page's where the report speaks of no other, or of that too; None for one of a place it does not tell."""
    own = own or _only_county(page, evidence, text)
    if own is None and page and _is_strange(page, evidence):
        return None
    if own is None or page is None:
        return own or page
    if own.name not in text:
        return page
    if page.name in {upper.name for upper in own.above}:
        return own
    other = own.name != page.name and _is_county(own) and _is_county(page)
    return own if other and page.name not in text and "我" + page.rank not in text else page


def _only_county(page: Region | None, evidence: Evidence, text: str) -> Region | None:
    """The one county of the page's city or province that a report, which speaks of none as its own, names in full, and first of all."""
    named = _counties(evidence)
    far = evidence.elsewhere | evidence.away
    if any(evidence.ranks.values()) or len(named) != 1 or named[0] in far or named[0].name not in text[:_OPENING]:
        return None
    found = region_of(named[0])
    return found if page is None or page.name in {upper.name for upper in found.above} else None


def _counties(evidence: Evidence) -> list[Division]:
    """The counties that are named in full."""
    return [place for place, n in evidence.places.items() if place.level == "county" and n >= _WHOLE]


def _is_strange(page: Region, evidence: Evidence) -> bool:
    """Whether a report has a 区长 on a page of a county, of which it does not speak."""
    return (
        _is_county(page)
        and _has_strange_rank(page, evidence)
        and all(place.name != page.name for place in evidence.places)
    )


def _has_strange_rank(page: Region, evidence: Evidence) -> bool:
    """Whether the words speak of a 区 as their own where the page is of a county."""
    return any(n and rank in _COUNTIES and not page.at(rank) for rank, n in evidence.ranks.items())


def _is_county(region: Region) -> bool:
    """Whether it is a county, a district or a city of their rank."""
    inside = any(upper.rank in _CITIES for upper in region.above)
    return region.rank not in TOWN_RANKS and (inside or region.rank in _COUNTIES)
