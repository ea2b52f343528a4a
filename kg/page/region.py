"""Whose page it is: the jurisdiction that 我县, 市委 and 高新区 mean, from the page's own words."""

import re
from collections.abc import Mapping, Sequence

from kg.lexicon import divisions
from kg.lexicon.divisions import Division
from kg.lexicon.patterns import listed
from kg.lexicon.regions import named_region, region_of
from kg.page.regionscores import best_of_rank, most_named, most_spoken_of
from kg.page.regionwords import LEAST_ZONE, Evidence
from kg.records import Article, Clue, Document, Reading, Reference, Region

# where two ranks are spoken of equally often, the page is the smaller one's
_SMALL_FIRST = ("旗", "镇", "乡", "县", "区", "州", "盟", "地区", "市", "省", "自治区", "街道")
_UPPER = ("州", "盟", "地区", "市", "省", "自治区")  # a county's page speaks of them too
_OFTEN = 0.5  # of the mentions as the page's own that the most usual rank has
_FAR_MORE = 3
_DIVISION = re.compile(r"师市(?!场|民)|第[一二三四五六七八九十]{1,2}师(?!范|大|生|傅|资)")
_CORPS = "6590"  # what codes of the cities of the 兵团 open with
_LEAST_NAMED = 5  # mentions of the smaller one


def find_region(document: Document, evidence: Evidence) -> Region | None:
    """The page's region, from what all of its words say; what the metadata tell outranks them. None without enough evidence."""
    told = document.metadata.region
    if told:
        return named_region(told) or Region(told, told[-1:], told)
    zone = _own_zone(evidence)
    if zone:
        return zone
    if _DIVISION.search(document.text) and not any(evidence.ranks.values()):
        return _of_corps(evidence)
    return of_ranks(evidence) or _of_masthead(evidence) or most_spoken_of(evidence)


def _of_masthead(evidence: Evidence) -> Region | None:
    """The one county whose paper or site the page names: 甲县网讯; a city's or province's reports from its counties too."""
    counties = [division for division in evidence.mastheads if division.level == "county"]
    named = not any(evidence.ranks.values()) and len({county.name for county in counties}) == 1
    return region_of(counties[0]) if named and len(counties) == 1 else None


def _of_corps(evidence: Evidence) -> Region | None:
    """The city of the 兵团 that a page of a 师市 names most; None where it names none: it may visit cities of others."""
    city = most_named(evidence.places, lambda d: d.code.startswith(_CORPS) and d not in evidence.elsewhere)
    return region_of(city) if city else None


def of_ranks(evidence: Evidence) -> Region | None:
    """The region of the rank that the page calls its own most; that of a smaller one which is called so too and named far more."""
    by_name = {division.name: n for division, n in evidence.places.items()}
    found: Region | None = None
    least = 0.0
    ranks = sorted(evidence.ranks.items(), key=lambda x: (-x[1], _SMALL_FIRST.index(x[0])))
    for rank, weight in ranks:
        if not weight or weight < least:
            break
        if weight < ranks[0][1] * _OFTEN and _is_a_guests(rank, ranks[0][0]):
            continue
        if rank == "省" and rank in evidence.everywhere and evidence.housed:
            continue
        region = best_of_rank(evidence, rank)
        if region and rank == "市" and evidence.ranks["县"] > weight and _is_of_a_city(region):
            continue  # a county's page, of which no name is known: 甲市 may be the county of before, or its neighbour
        if region and found is None:
            found, least = region, weight * _OFTEN
        elif region and found and _far_more(by_name, region.name, found.name) and found.name in _names_above(region):
            return region
    return _published(evidence, by_name, found) if found else None


def _is_a_guests(rank: str, usual: str) -> bool:
    """A rank spoken of now and then that the page's own, of which no name is known, neither lies in nor is part of: 区长 on a county's page."""
    return rank not in _UPPER and usual not in listed("region_words.tsv", "town")


def _published(evidence: Evidence, named: Mapping[str, float], found: Region) -> Region:
    """The county in the region whose paper or site the page is, where that is named far more; else the region itself."""
    counties = [
        division
        for division in sorted(evidence.mastheads)
        if division.level == "county" and found.name in [upper.name for upper in divisions.lineage(division)]
    ]
    if len(counties) == 1 and _far_more(named, counties[0].name, found.name):
        return region_of(counties[0])
    return found


def _is_of_a_city(region: Region) -> bool:
    """It is a city of a county's rank, which has no 县委."""
    return any(upper.rank in ("市", "州", "盟", "地区") for upper in region.above)


def _far_more(named: Mapping[str, float], name: str, other: str) -> bool:
    return named.get(name, 0) >= _LEAST_NAMED + _FAR_MORE * named.get(other, 0)


def _names_above(region: Region) -> set[str]:
    return {upper.name for upper in region.above}


def _own_zone(evidence: Evidence) -> Region | None:
    """The development zone that a page speaks of by its bare word more than of its own county; None for no zone's page."""
    word, times = max(evidence.zones.items(), key=lambda x: (x[1], x[0]), default=("", 0))
    if times < max(LEAST_ZONE, evidence.ranks["县"], evidence.ranks["旗"]):
        return None
    zone = most_named(evidence.places, lambda d: d.level == "zone" and d.name.endswith(word))
    if zone:
        return region_of(zone, word)
    city = most_named(evidence.places, lambda d: d.level == "prefecture")
    return region_of(Division("", city.name.removesuffix("市") + word, "zone", city.code), word) if city else None


def region_reference(region: Region | None) -> Reference | None:
    """The region as an entity; None where the page tells none."""
    return Reference("place", region.name, region.above[0].name if region.above else "") if region else None


def region_clues(
    regions: Sequence[Region | None], articles: Sequence[Article], readings: Sequence[Sequence[Reading]]
) -> list[Clue | None]:
    """Of each report's region the first words that name it or what it lies in: in the reports of that region, else on the page."""
    clues = {}
    for region in dict.fromkeys(regions):
        own = [at for at, other in enumerate(regions) if other == region]
        here = region_clue(region, [articles[at] for at in own], [readings[at] for at in own])
        clues[region] = here or region_clue(region, articles, readings)
    return [clues[region] for region in regions]


def region_clue(
    region: Region | None, articles: Sequence[Article], readings: Sequence[Sequence[Reading]]
) -> Clue | None:
    """The first words of the reports that name the region, or what it lies in; None where none do."""
    if not region:
        return None
    forms = [f for r in (region, *region.above) for f in (r.name, r.prefix, r.name[:-1])]
    for form in forms:
        for article, said in zip(articles, readings, strict=True):
            for reading in said:
                at = reading.sentence.text.find(form)
                if at >= 0:
                    return Clue("region", region.name, reading.sentence.quote(article.id, at, at + len(form)))
    return None
