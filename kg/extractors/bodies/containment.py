"""What lies in what, as the text says: '卢氏县徐家湾乡徐家湾村', '高新区行知小学', a region and its city where both are named."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.villages import counted, nested, place_of, under_towns, village_in
from kg.lexicon import divisions
from kg.lexicon.regions import leading, region_of
from kg.lexicon.scanner import Hit
from kg.records import (
    Article,
    Claim,
    Containment,
    Context,
    EventPlace,
    Parenthood,
    Reading,
    Reference,
    Region,
    Sentence,
)

_TOWN_WORD = re.compile(r"[乡镇]|街道|办事处")  # one stands in every sentence that tells of a town
_OFFICES = frozenset({"government", "party", "congress", "consultative", "dispatched", "enterprise", "military"})


def extract(
    article: Article, readings: Sequence[Reading], context: Context, earlier: Sequence[Claim]
) -> Iterator[Claim]:
    """Containment claims of one article; `earlier` holds the places of its events."""
    yield from _of_places(earlier, context)
    yield from _of_bodies(earlier)
    for reading in readings:
        sentence = reading.sentence
        yield from nested(article, sentence, context)
        if _TOWN_WORD.search(sentence.text):
            yield from under_towns(article, sentence, context)
            yield from counted(article, sentence, context)
    yield from _of_region(article, readings, context, earlier)


def _starts(home: Region) -> tuple[str, ...]:
    stem = home.prefix[:-1] if home.rank in ("县", "市", "旗") and len(home.prefix) > 2 else ""
    return tuple(filter(None, (home.zone, home.prefix, stem)))


def _of_places(earlier: Iterable[Claim], context: Context) -> Iterator[Claim]:
    """A visited place whose name starts with the page's region or another: '柳县青湾镇' -> (柳县青湾镇, 柳县).

    Example: 6月1日，县委书记张伟国到灵宝市柳湾水库调研防汛工作。 -> (灵宝市柳湾水库, 灵宝市)
    """
    home = context.region
    for claim in earlier:
        place = claim.content.place if isinstance(claim.content, EventPlace) else None
        if place is None or class_of(place.name) in _OFFICES:
            continue
        elsewhere, end = _elsewhere(place.name, home)
        if elsewhere:
            inner = village_in(place.name, end, elsewhere.name) or place
            yield Claim(Containment(inner, place_of(elsewhere)), claim.quote, "containment.name")
        own = (home.name, home.zone, home.prefix, home.name.removesuffix(home.rank)) if home else ()
        if home and place.name.startswith(_starts(home)) and place.name not in own and not _is_beside(place.name, home):
            yield Claim(Containment(place, place_of(home)), claim.quote, "containment.name")


def _is_beside(name: str, home: Region) -> bool:
    """A division that lies in no 和田县 though its name opens with 和田: 和田市."""
    fits = [d for d in divisions.named(name) if d.level not in ("town", "zone")]
    return bool(fits) and not any(u.name == home.name for d in fits for u in divisions.lineage(d))


def _elsewhere(name: str, home: Region | None) -> tuple[Region | None, int]:
    """Another region than the page's that a longer name starts with, and where the rest begins."""
    region, end = leading(name) or (None, 0)
    if region is None or end == len(name) or (home and region.name == home.name):
        return None, 0
    return (region, end) if name.startswith((region.name, region.prefix)) else (None, 0)


def _of_bodies(earlier: Iterable[Claim]) -> Iterator[Claim]:
    """'三门峡市城乡一体化示范区管委会': the zone lies in the town."""
    for claim in earlier:
        if (
            isinstance(claim.content, Parenthood)
            and claim.content.parent.kind == "place"
            and claim.content.organization.name.endswith("管委会")
        ):
            zone = claim.content.parent
            named = leading(zone.name)
            above = (
                named[0]
                if named and named[1] < len(zone.name)
                else named[0].above[0]
                if named and named[0].above
                else None
            )
            if above and zone.name != above.name and claim.quote.words.startswith((above.name[:2], above.rank)):
                yield Claim(Containment(zone, place_of(above)), claim.quote, "containment.zone", 0.9)


def _of_region(
    article: Article, readings: Sequence[Reading], context: Context, earlier: Sequence[Claim]
) -> Iterator[Claim]:
    """A region whose name and whose city's or province's name the article prints; towns of the page's region by their list."""
    home = context.region
    if not home:
        return
    visited = {c.content.place.name for c in earlier if isinstance(c.content, EventPlace)}
    printed = "".join([r.sentence.text for r in readings])
    for reading in readings:
        text, sentence = reading.sentence.text, reading.sentence
        if divisions.find(text):
            yield from _by_list(article, sentence, home, visited)
            yield from _adjacent(article, sentence)
            yield from _of_zones(article, sentence, printed)
        at = text.find(home.name) if home.zone and home.above else -1
        if at >= 0:
            quote = sentence.quote(article.id, at, at + len(home.name))
            yield Claim(Containment(place_of(home), place_of(home.above[0])), quote, "containment.region", 0.9)


def _by_list(article: Article, sentence: Sentence, home: Region, visited: Container[str]) -> Iterator[Claim]:
    """The towns of the page's county, by the list of divisions; other divisions of it where an event is there.

    Example: 6月1日，五里川镇和官道口镇下雪。 -> (官道口镇, 卢氏县)
    """
    for hit in divisions.find(sentence.text):
        for division in divisions.named(hit.word):
            above = next((d.name for d in divisions.lineage(division)), "")
            if above != home.name or (division.level == "zone" and not division.code):
                continue
            if division.name in visited or (division.level == "town" and hit.word == division.name):
                quote = sentence.quote(article.id, hit.start, hit.end)
                child = Reference("place", division.name, home.name)
                yield Claim(Containment(child, place_of(home)), quote, "containment.list", 0.9)
                yield from _sharing(article, sentence, hit, home)


def _sharing(article: Article, sentence: Sentence, last: Hit, home: Region) -> Iterator[Claim]:
    """'官道口、五里川镇': the rank of the last is that of all.

    Example: 6月1日，官道口、五里川镇下雪。 -> (官道口镇, 卢氏县)
    """
    text, rank, stop = sentence.text, last.word[-1], last.start
    while stop > 0 and text[stop - 1] == "、":
        start = max(text.rfind(mark, max(0, stop - 6), stop - 1) for mark in "，、；。到在和") + 1
        name = text[start : stop - 1] + rank
        if not any(d.level == "town" and divisions.lineage(d)[0].name == home.name for d in divisions.named(name)):
            return
        quote = sentence.quote(article.id, start, last.end)
        child = Reference("place", name, home.name, text[start : stop - 1])
        yield Claim(Containment(child, place_of(home)), quote, "containment.list", 0.9)
        stop = start


def _of_zones(article: Article, sentence: Sentence, printed: str) -> Iterator[Claim]:
    """A zone and what it lies in, where the article names both.

    Example: 6月1日，客商来到三门峡经济开发区，考察三门峡市的企业。 -> (三门峡经开区, 三门峡市)
    """
    for hit in divisions.find(sentence.text):
        fits = [d for d in divisions.named(hit.word) if d.level == "zone" or d.name.endswith("新区")]
        above = divisions.lineage(fits[0])[:1] if len(fits) == 1 else ()
        if above and any(form in printed for form in (above[0].name, above[0].name[:-1])):
            child = Reference("place", fits[0].name, above[0].name)
            quote = sentence.quote(article.id, hit.start, hit.end)
            yield Claim(Containment(child, place_of(region_of(above[0]))), quote, "containment.zone", 0.9)


def _adjacent(article: Article, sentence: Sentence) -> Iterator[Claim]:
    """'云南腾冲市': one division right behind another that it lies in; in a list, all of them.

    Example: 他们来到云南腾冲市、龙陵县。 -> (龙陵县, 云南省)
    """
    text, first = sentence.text, Hit(0, 0, "")
    outer: tuple[divisions.Division, ...] = ()
    for one, other in pairwise(divisions.find(text)):
        if one.end == other.start:
            outer, first = divisions.named(one.word), one
        elif text[one.end : other.start] not in ("、", "和"):
            outer = ()
        inner = _inner(other.word, [d.name for d in outer])
        if not inner:
            outer = ()
            continue
        above = next(u for u in divisions.lineage(inner) if u.name in {d.name for d in outer})
        child = Reference("place", inner.name, above.name, other.word if other.word != inner.name else "")
        quote = sentence.quote(article.id, first.start, other.end)
        yield Claim(Containment(child, place_of(region_of(above))), quote, "containment.adjacent")


def _inner(word: str, above: Sequence[str]) -> divisions.Division | None:
    """The one division the word means that lies in one of those above; only by a name with its rank (镇远县, 黔东南州)."""
    fits = [
        d
        for d in divisions.named(word)
        if d.level not in ("town", "zone") and any(u.name in above for u in divisions.lineage(d))
    ]
    return fits[0] if len(fits) == 1 and word[-1] == divisions.prefix(fits[0])[-1] else None
