"""Whose page it is: the jurisdiction that 我县, 市委 and 高新区 mean, from the page's own words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from kg.lexicon import divisions, patterns, tables, words
from kg.lexicon.divisions import Division
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import named_region, region_of
from kg.lexicon.scanner import Hit
from kg.records import Article, Clue, Document, Reading, Reference, Region

_WORDS = "region_words.tsv"
_DEPUTIES = "副代常务"  # characters before the rank in the title of a head of government
_RANKS = "省市县区州盟旗"
# where two ranks are spoken of equally often, the page is the smaller one's
_SMALL_FIRST = ("旗", "镇", "乡", "县", "区", "州", "盟", "地区", "市", "省", "街道")
_OWN = Pattern(_WORDS, rf"[我全]([{_RANKS}镇乡]|街道)(?![一-鿿]?长)", needs="我全")
_HEADS = Pattern(_WORDS, r"<head>")
_PAPER = Pattern(_WORDS, r"市?县?(?:<paper>|网[ >»讯])")
_ZONE_BODY = Pattern(_WORDS, r"<zone_body>")
_OWN_WEIGHT = 2  # 我县, beside the mention of a body of the county
_MASTHEAD = 3.0  # what a place in the name of the paper or site counts more
_OF_RANK = frozenset("省市县区州盟旗镇乡")
_BESIDE = 0.25
_DEPARTMENT = 0.5  # 县水利局
_OWN_TOWN = 12.0  # what a town that the page calls its own counts for its city or county
_LISTED = 2.0  # 洛阳高新区, where no list has it
_TOWN = 0.8  # a town's name may be borne by many places
_WHOLE = 3  # a full name of three characters or more
_AROUND = 0.5  # what a region's towns and what it lies in count for it
_LEAST_ZONE = 3
_TWO = re.compile(r"[\u3400-\u9fff]{2}")
_DIGITS = 6  # sums of thirds that are equal stay equal in any order
_LEAST_TOWN = 0.3
_LEAST = 1.5  # a full name, or two short forms
_LEAST_PROVINCE = 1
_OFTEN = 0.5  # of the mentions as the page's own that the most usual rank has
_FAR_MORE = 3
_GOING = ("赴", "奔赴", "前往")
_LIST_MARKS = ("、", "和", "及", "与", "，")
_GUESTS = re.compile(r"(?:党政|政府|人大|政协|经贸|学习|友好)?(?:代表团|考察团|考察组|参观团|访问团)")
_LEAST_ALONE = 5  # mentions of a place that no 我县 or 县委 points to
_CLEARLY = 1.3  # times a region must be spoken of more than the next of its rank


class _Evidence(NamedTuple):
    ranks: Mapping[str, float]
    zones: Counter[str]  # bare zone words
    places: dict[Division, float]
    elsewhere: frozenset[Division]  # where people of the page go, and whose delegations come to it


def find_region(document: Document, readings: Sequence[Reading]) -> Region | None:
    """The page's region, from all of its words; what the metadata tell outranks them. None without enough evidence."""
    told = document.metadata.region
    if told:
        return named_region(told) or Region(told, told[-1:], told)
    evidence = _gather("".join(document.text.split()), readings)
    zone = _own_zone(evidence)
    if zone:
        return zone
    return _of_ranks(evidence) or _most_spoken_of(evidence)


def _of_ranks(evidence: _Evidence) -> Region | None:
    """The region of the rank that the page calls its own most; that of a smaller one which is called so too and named far more."""
    by_name = {division.name: n for division, n in evidence.places.items()}
    found: Region | None = None
    least = 0.0
    for rank, weight in sorted(evidence.ranks.items(), key=lambda x: (-x[1], _SMALL_FIRST.index(x[0]))):
        if not weight or weight < least:
            break
        region = _best(evidence, rank)
        if region and found is None:
            found, least = region, weight * _OFTEN
        elif region and found and _far_more(by_name, region.name, found.name) and found.name in _names_above(region):
            return region
    return found


def _far_more(named: Mapping[str, float], name: str, other: str) -> bool:
    return named.get(name, 0) >= _LEAST_ALONE + _FAR_MORE * named.get(other, 0)


def _names_above(region: Region) -> set[str]:
    return {upper.name for upper in region.above}


def _gather(text: str, readings: Sequence[Reading]) -> _Evidence:
    hits = [
        hit for hit in divisions.find(text) if hit.word not in tables.words("zone_words.txt")
    ]  # no 新区 inside 云湖新区
    places: dict[Division, float] = defaultdict(float)
    for hit in hits:
        fits = divisions.named(hit.word)
        masthead = _MASTHEAD * bool(_PAPER.match(text, hit.end))
        for fit in fits:
            places[fit] += (_weight(hit.word, fit) + masthead) / len(fits)
    _add_city_zones(text, hits, places)
    _add_own(text, hits, places)
    zones = _bare_zones(text, {hit.end for hit in hits})
    return _Evidence(_ranks(text, readings), zones, places, frozenset(_elsewhere(text, hits)))


def _elsewhere(text: str, hits: Sequence[Hit]) -> Iterator[Division]:
    """'赴甲县、乙市考察', '甲市党政代表团': the divisions named there."""
    end = -1  # of a list behind 赴
    for hit in hits:
        listed = end >= 0 and text[end : hit.start] in _LIST_MARKS
        if listed or text.endswith(_GOING, 0, hit.start):
            end = hit.end
            yield from divisions.named(hit.word)
        elif _GUESTS.match(text, hit.end):
            yield from divisions.named(hit.word)


def _weight(form: str, division: Division) -> float:
    """A full name of three characters or more says most."""
    if division.level == "town":
        return _TOWN
    whole = form in (division.name, divisions.prefix(division))
    return min(len(form), _WHOLE) if whole else 1


def _ranks(text: str, readings: Sequence[Reading]) -> Mapping[str, float]:
    """How often a page speaks of the region of a rank as its own: 我县, 县委, 镇政府."""
    ranks: dict[str, float] = defaultdict(float)
    for match in _OWN.finditer(text):
        ranks[match.group(1)] += _OWN_WEIGHT
    ranked = (*patterns.listed(_WORDS, "town"), *_RANKS)
    for body, weight in _bodies(readings):
        rank = tables.opening(body, ranked)
        if rank and _HEADS.match(body, len(rank)):
            ranks[rank] += weight
        elif rank in _RANKS[1:] and rank and body.endswith("局") and not words.is_word(body[:2]):
            ranks[rank] += _DEPARTMENT
        if body.startswith(("地委", "行署", "地区行署")):
            ranks["地区"] += weight
    return ranks


def _bodies(readings: Sequence[Reading]) -> Iterator[tuple[str, float]]:
    """The bodies of a page as printed, and how much each says; of a head of government without one (市长) the government his rank tells.

    Behind an office of a named region ('甲市委副书记、市长') he hardly says whose page it is.
    """
    for reading in readings:
        named = ""
        for post in chain.from_iterable(group.posts for group in reading.groups):
            named = post.body if post.body and post.body[0] not in _OF_RANK else "" if post.body else named
            yield post.body + (post.title if post.kind == "collective" else ""), 1
            if not post.body and post.kind == "government":
                rank = post.title.lstrip(_DEPUTIES)[0]
                yield rank + "政府", _BESIDE if rank in named else 1
        yield from ((body.text, 1) for body in reading.organizations)


def _bare_zones(text: str, ends: set[int]) -> Counter[str]:
    """Zone words without a division's name before them or in them; `ends`: where such names end."""
    found: Counter[str] = Counter()
    proper = patterns.listed(_WORDS, "proper_zone")
    for word in _zone_words():
        if word not in text or (word not in proper and _has_own_name(text, word)):
            continue
        for match in re.finditer(re.escape(word), text):
            placed = match.start() in ends or match.end() in ends or text.endswith("市", 0, match.start())
            if not placed and (word in proper or _ZONE_BODY.match(text, match.end())):
                found[word] += 1
    return found


def _has_own_name(text: str, word: str) -> bool:
    """Nearly always the same two characters before the word: it is one zone of that name, 云湖|新区, wherever it lies."""
    before = Counter(text[max(0, m.start() - 2) : m.start()] for m in re.finditer(re.escape(word), text))
    name, times = before.most_common(1)[0] if before else ("", 0)
    return times >= _LEAST_ZONE and 2 * times > before.total() and bool(_TWO.fullmatch(name))


def _add_city_zones(text: str, hits: Sequence[Hit], places: dict[Division, float]) -> None:
    """'洛阳高新区': a town and a zone word, whether or not a list has it."""
    for hit in hits:
        word = tables.opening(text, _zone_words(), hit.end)
        city = (
            next((d for d in divisions.named(hit.word) if d.level in ("prefecture", "county")), None) if word else None
        )
        if city and word and not divisions.named(hit.word + word):
            places[Division("", hit.word.removesuffix("市") + word, "zone", city.code)] += _LISTED


def _add_own(text: str, hits: Sequence[Hit], places: dict[Division, float]) -> None:
    """'我市某镇': the page is of the city that the town lies in."""
    for hit in hits:
        own = _OWN.match(text, hit.start - 2) if hit.start > 1 else None
        fits = divisions.named(hit.word) if own and own.end() == hit.start else ()
        for fit in fits:
            upper = next((u for u in divisions.lineage(fit) if own and u.rank == own.group(1)), None)
            if upper:
                places[upper] += _OWN_TOWN / len(fits)


def _own_zone(evidence: _Evidence) -> Region | None:
    """The development zone that a page speaks of by its bare word more than of its own county; None for no zone's page."""
    word, times = max(evidence.zones.items(), key=lambda x: (x[1], x[0]), default=("", 0))
    if times < max(_LEAST_ZONE, evidence.ranks["县"], evidence.ranks["旗"]):
        return None
    zone = _most(evidence.places, lambda d: d.level == "zone" and d.name.endswith(word))
    if zone:
        return region_of(zone, word)
    city = _most(evidence.places, lambda d: d.level == "prefecture")
    return region_of(Division("", city.name.removesuffix("市") + word, "zone", city.code), word) if city else None


def _most(places: Mapping[Division, float], fits: Callable[[Division], bool]) -> Division | None:
    """The place that is spoken of most among those that fit; None where none does."""
    return max(filter(fits, places), key=lambda d: (places[d], d.name), default=None)


def _best(evidence: _Evidence, rank: str) -> Region | None:
    """The division of this rank that is spoken of most, its towns and what it lies in counted in; else what the named ones lie in."""
    town = rank in patterns.listed(_WORDS, "town")
    score = _scores(evidence.places, rank, town=town)
    own = {division: n for division, n in score.items() if division not in evidence.elsewhere}
    if max(own.values(), default=0) >= _LEAST:
        score = own
    if not score and rank != "省":
        score = _scores_above(evidence.places, rank)
    best = max(score.values(), default=0)
    winners = [division for division, n in score.items() if n == best]
    second = max((n for n in score.values() if n < best), default=0)
    if not winners or best < _least(rank, len(score), town=town) or best < _CLEARLY * second:
        return None
    if len(winners) == 1:
        return region_of(winners[0])
    alike = {division.name for division in winners}
    return Region(winners[0].name, rank, winners[0].name) if town and len(alike) == 1 else None


def _least(rank: str, named: int, *, town: bool) -> float:
    """What a region must count at least; the only province that a province's page names needs no more than its short form."""
    if town:
        return _LEAST_TOWN
    return _LEAST_PROVINCE if rank == "省" and named == 1 else _LEAST


def _scores(places: Mapping[Division, float], rank: str, *, town: bool) -> dict[Division, float]:
    """How much is spoken of the named divisions of a rank; 0 for none."""
    by_code: dict[str, float] = defaultdict(float)
    inside: dict[str, float] = defaultdict(float)
    for division, n in places.items():
        if division.code:
            by_code[division.code] += n
            inside[division.parent] += n
    out = {}
    for division, n in places.items():
        if division.rank == rank and (division.level == "town") == town:
            towns = inside[division.code] if division.code else 0
            around = towns + sum(by_code[upper.code] for upper in divisions.lineage(division))
            out[division] = round(n + _AROUND * around, _DIGITS)
    return out


def _scores_above(places: Mapping[Division, float], rank: str) -> dict[Division, float]:
    """How much is spoken of what lies in the divisions of a rank."""
    out: dict[Division, float] = defaultdict(float)
    for division, n in places.items():
        for upper in divisions.lineage(division):
            if upper.rank == rank:
                out[upper] += n
    return {division: round(n, _DIGITS) for division, n in out.items()}


def _most_spoken_of(evidence: _Evidence) -> Region | None:
    levels = ("county", "zone", "prefecture")
    score = {d: round(n, _DIGITS) for d, n in evidence.places.items() if d.level in levels and n >= _LEAST_ALONE}
    best = max(score.values(), default=0)
    winners = [division for division, n in score.items() if n == best]
    if len(winners) != 1:
        return None
    own = next((w for w in _zone_words() if winners[0].name.endswith(w)), "") if winners[0].level == "zone" else ""
    return region_of(winners[0], own)


@cache
def _zone_words() -> tuple[str, ...]:
    return tables.longest_first(tables.words("zone_words.txt"))


def region_reference(region: Region | None) -> Reference | None:
    """The region as an entity; None where the page tells none."""
    return Reference("place", region.name, region.above[0].name if region.above else "") if region else None


def region_clue(
    region: Region | None, articles: Sequence[Article], readings: Sequence[Sequence[Reading]]
) -> Clue | None:
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
