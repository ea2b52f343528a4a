"""Whose page it is: the jurisdiction that 我县, 市委 and 高新区 mean, from the page's own words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import divisions, tables
from kg.lexicon.divisions import Division
from kg.lexicon.regions import named_region, region_of
from kg.records import Article, Clue, Document, Reading, Reference, Region

_RANKS = "省市县区州盟旗"
_OWN = re.compile(rf"[我全]([{_RANKS}镇乡]|街道)(?![一-鿿]?长)")
_HEADS = re.compile(r"党委|党工委|委|政府|人大|政协|纪委|监委|领导|直|法院|检察院|人民")
_PAPER = re.compile(r"市?县?(?:日报|晚报|晨报|新闻网|政府网|文明网|人大网?|政协网?|融媒|电视台|广播|发布|网[ >»讯]|在线|头条)")
_MASTHEAD = 3.0  # what a place in the name of the paper or site counts more
_PROPER = frozenset({"高新区", "经开区", "航空港区"})  # the others are ordinary words as well
_ZONE_BODY = re.compile(r"党工委|管委会|工委|领导|党政")
_LEAST_ZONE = 3
_TOWN_RANKS = ("镇", "乡", "街道")
_ENOUGH = 1.5  # a full name of three characters, or two short forms
_CLEARLY = 1.3  # times a region must be spoken of more than the next of its rank


class _Evidence(NamedTuple):
    ranks: Counter[str]
    zones: Counter[str]  # bare zone words
    places: dict[Division, float]


def find_region(document: Document, readings: Sequence[Reading]) -> Region | None:
    """The page's region, from all of its words; what the metadata tell outranks them. None without enough evidence."""
    told = document.metadata.region
    if told:
        return named_region(told) or Region(told, told[-1:], told)
    evidence = _gather("".join(document.text.split()), readings)
    zone = _own_zone(evidence)
    if zone:
        return zone
    for rank, weight in sorted(evidence.ranks.items(), key=lambda x: (-x[1], "旗镇乡县区州盟市省".find(x[0]))):
        found = _best(evidence.places, rank) if weight else None
        if found:
            return found
    return _most_spoken_of(evidence)


def _gather(text: str, readings: Sequence[Reading]) -> _Evidence:
    ranks: Counter[str] = Counter()
    for match in _OWN.finditer(text):
        ranks[match.group(1)] += 2
    places: dict[Division, float] = defaultdict(float)
    for hit in divisions.find(text):
        fits = divisions.named(hit.word)
        for fit in fits:
            places[fit] += (_weight(hit.word, fit) + _MASTHEAD * bool(_PAPER.match(text, hit.end))) / len(fits)
    _add_city_zones(text, places)
    zones = _bare_zones(text, {hit.end for hit in divisions.find(text)})
    for body in _bodies(readings):
        rank = "街道" if body.startswith("街道") else body[:1]
        if rank and rank in (*_RANKS, *_TOWN_RANKS) and _HEADS.match(body, len(rank)):
            ranks[rank] += 1
    return _Evidence(ranks, zones, places)


def _weight(form: str, division: Division) -> float:
    """A full name of three characters or more says most; a town's name may be borne by many places."""
    if division.level == "town":
        return 0.8
    whole = form in (division.name, divisions.prefix(division))
    return len(form) if whole and len(form) < 4 else 3 if whole else 1


def _bodies(readings: Sequence[Reading]) -> Iterable[str]:
    for reading in readings:
        for group in reading.groups:
            for post in group.posts:
                yield post.body + (post.title if post.kind == "collective" else "")
                if not post.body and post.kind == "government":
                    yield post.title.lstrip("副代常务")[0] + "政府"
        yield from (o.text for o in reading.organizations)


def _bare_zones(text: str, ends: set[int]) -> Counter[str]:
    """Zone words without a division's name before them or in them; `ends`: where such names end."""
    found: Counter[str] = Counter()
    for word in _zone_words():
        for match in re.finditer(word, text):
            if match.start() in ends or match.end() in ends or text.startswith("市", match.start() - 1):
                continue
            if word in _PROPER or _ZONE_BODY.match(text, match.end()):
                found[word] += 1
    return found


def _add_city_zones(text: str, places: dict[Division, float]) -> None:
    """'洛阳高新区': a town and a zone word, whether or not a list has it."""
    for hit in divisions.find(text):
        city = next((d for d in divisions.named(hit.word) if d.level in ("prefecture", "county")), None)
        word = next((w for w in _zone_words() if text.startswith(w, hit.end)), "")
        if city and word and not divisions.named(hit.word + word):
            places[Division("", hit.word.removesuffix("市") + word, "zone", city.code)] += 2


def _own_zone(evidence: _Evidence) -> Region | None:
    if not evidence.zones:
        return None
    word, times = max(evidence.zones.items(), key=lambda x: (x[1], x[0]))
    if times < _LEAST_ZONE or times < max((n for rank, n in evidence.ranks.items() if rank in "县旗"), default=0):
        return None
    named = {d: n for d, n in evidence.places.items() if d.level == "zone" and d.name.endswith(word)}
    if named:
        return region_of(max(named, key=lambda d: (named[d], d.name)), word)
    cities = {d: n for d, n in evidence.places.items() if d.level == "prefecture"}
    if not cities:
        return None
    city = max(cities, key=lambda d: (cities[d], d.name))
    stem = city.name.removesuffix("市")
    return region_of(Division("", stem + word, "zone", city.code), word)


def _best(places: dict[Division, float], rank: str) -> Region | None:
    """The division of this rank that is spoken of most, its towns and what it lies in counted in; else what the named ones lie in."""
    town = rank in _TOWN_RANKS
    score = {d: n + _support(places, d) for d, n in places.items() if d.rank == rank and (d.level == "town") == town}
    if not score and rank not in "省":
        above: dict[Division, float] = defaultdict(float)
        for division, n in places.items():
            for upper in divisions.lineage(division):
                if upper.rank == rank:
                    above[upper] += n
        score = dict(above)
    best = max(score.values(), default=0)
    winners = [d for d, n in score.items() if n == best]
    second = max((n for n in score.values() if n < best), default=0)
    if not winners or best < (0.3 if town else _ENOUGH) or best < _CLEARLY * second:
        return None
    if len(winners) == 1:
        return region_of(winners[0])
    alike = {d.name for d in winners}
    return Region(winners[0].name, rank, winners[0].name) if town and len(alike) == 1 else None


def _support(places: dict[Division, float], division: Division) -> float:
    above = {d.code for d in divisions.lineage(division)}
    return sum(0.5 * n for d, n in places.items() if d.code in above or (d.parent == division.code and d.code))


def _most_spoken_of(evidence: _Evidence) -> Region | None:
    score = {d: n for d, n in evidence.places.items() if d.level in ("county", "zone", "prefecture") and n >= 5}
    best = max(score.values(), default=0)
    winners = [d for d, n in score.items() if n == best]
    return region_of(winners[0]) if len(winners) == 1 else None


@cache
def _zone_words() -> tuple[str, ...]:
    return tuple(sorted(tables.words("zone_words.txt"), key=lambda w: (-len(w), w)))


def region_reference(region: Region | None) -> Reference | None:
    """The region as an entity; None where the page tells none."""
    return Reference("place", region.name, region.above[0].name if region.above else "") if region else None


def region_clue(region: Region | None, articles: Sequence[Article], readings: Sequence[Sequence[Reading]]) -> Clue | None:
    """The first words of the page that name the region, or what it lies in; None where none do."""
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
