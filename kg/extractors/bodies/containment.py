"""What lies in what, as the text says: '卢氏县徐家湾乡徐家湾村', '高新区行知小学', a region and its city where both are named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.extractors.bodies.classes import class_of
from kg.lexicon import divisions
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading, region_of
from kg.lexicon.scanner import Scanner
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

_WORDS = "body_words.tsv"
_TOWN = re.compile(r"[\u3400-\u9fff]{1,4}?(?:乡|镇|街道办事处|街道|办事处|苏木)(?![镇乡村])")
_VILLAGE = re.compile(r"[\u3400-\u9fff]{1,5}?(?:村|社区|嘎查)(?![委民级里庄旅局部厅办工])")
_TOWN_AND_VILLAGE = re.compile(
    r"(?:^|[、，；。到在和：])([\u3400-\u9fff]{2,3}(?:乡|镇|街道|办事处))([\u3400-\u9fff]{1,4}(?:村|社区))(?![委民级里庄旅局部厅办工])"
)
_OFFICES = frozenset({"government", "party", "congress", "consultative", "dispatched", "enterprise", "military"})
_NOT_TOWN = Pattern(_WORDS, r"^(?:<no_town>)")


def extract(
    article: Article, readings: Sequence[Reading], context: Context, earlier: Sequence[Claim]
) -> Iterator[Claim]:
    """Containment claims of one article; `earlier` holds the places of its events."""
    yield from _of_places(earlier, context)
    yield from _of_bodies(earlier)
    for reading in readings:
        yield from _nested(article, reading.sentence, context)
        yield from _under_town(article, reading.sentence, context)
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
        elsewhere = _elsewhere(place.name, home)
        if elsewhere:
            yield Claim(Containment(place, reference(elsewhere)), claim.quote, "containment.name")
        if home and place.name.startswith(_starts(home)) and place.name not in (home.name, home.zone, home.prefix):
            yield Claim(Containment(place, reference(home)), claim.quote, "containment.name")


def _elsewhere(name: str, home: Region | None) -> Region | None:
    """Another region than the page's that a longer name starts with."""
    region, end = leading(name) or (None, 0)
    if region is None or end == len(name) or (home and region.name == home.name):
        return None
    return region if name.startswith((region.name, region.prefix)) else None


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
                yield Claim(Containment(zone, reference(above)), claim.quote, "containment.zone", 0.9)


def _nested(article: Article, sentence: Sentence, context: Context) -> Iterator[Claim]:
    """Divisions printed one behind the other, and towns and villages behind them.

    Example: 项目位于卢氏县柳湾镇青禾村。 -> (青禾村, 柳湾镇)
    """
    text = sentence.text
    for region, start, end in _regions(text, context.region):
        town = _TOWN.match(text, end)
        if town and not _NOT_TOWN.match(town.group()):
            place = Reference("place", town.group(), region.name)
            yield Claim(
                Containment(place, reference(region)), sentence.quote(article.id, start, town.end()), "containment.town"
            )
            yield from _village(article, sentence, place, town.start(), town.end())
        elif (village := _VILLAGE.match(text, end)) and not _NOT_TOWN.match(village.group()) and end - start > 1:
            place = Reference("place", village.group(), region.name)
            yield Claim(
                Containment(place, reference(region)),
                sentence.quote(article.id, start, village.end()),
                "containment.village",
            )


def _under_town(article: Article, sentence: Sentence, context: Context) -> Iterator[Claim]:
    """'沟赵办事处紫竹社区' without the county before it, at the start of a phrase.

    Example: 随后，他们来到柳湾镇青禾村。 -> (青禾村, 柳湾镇)
    """
    if "村" not in sentence.text and "社区" not in sentence.text:
        return
    for match in _TOWN_AND_VILLAGE.finditer(sentence.text):
        scope = context.region.name if context.region else f"document:{context.document}"
        if not _NOT_TOWN.match(match.group(1)) and not _NOT_TOWN.match(match.group(2)):
            town = Reference("place", match.group(1), scope)
            place = Reference("place", match.group(2), town.name)
            yield Claim(
                Containment(place, town),
                sentence.quote(article.id, match.start(1), match.end()),
                "containment.phrase",
                0.9,
            )


def _village(article: Article, sentence: Sentence, town: Reference, start: int, end: int) -> Iterator[Claim]:
    village = _VILLAGE.match(sentence.text, end)
    if village and not _NOT_TOWN.match(village.group()):
        place = Reference("place", village.group(), town.name)
        yield Claim(Containment(place, town), sentence.quote(article.id, start, village.end()), "containment.village")


def _regions(text: str, home: Region | None) -> Iterator[tuple[Region, int, int]]:
    """Every region of a sentence that is no town, with its place; 该县 and the zone's own word are the page's region."""
    for hit in divisions.find(text):
        fits = [d for d in divisions.named(hit.word) if d.level != "town"]
        if (len(fits) == 1 and hit.word == fits[0].name) or (fits and home and home.name in [d.name for d in fits]):
            yield (home if home and home.name == fits[0].name else region_of(fits[0])), hit.start, hit.end
    if home:
        for hit in _own_words(home).find(text):
            yield home, hit.start, hit.end


@lru_cache(maxsize=8)
def _own_words(home: Region) -> Scanner:
    return Scanner(filter(None, (home.zone, f"该{home.rank}", f"我{home.rank}")))


def _of_region(
    article: Article, readings: Sequence[Reading], context: Context, earlier: Sequence[Claim]
) -> Iterator[Claim]:
    """A region whose name and whose city's or province's name the article prints; towns of the page's region by their list."""
    home = context.region
    if not home:
        return
    visited = {c.content.place.name for c in earlier if isinstance(c.content, EventPlace)}
    printed = "".join(r.sentence.text for r in readings)
    for reading in readings:
        text, sentence = reading.sentence.text, reading.sentence
        for hit in divisions.find(text):
            for division in divisions.named(hit.word):
                parent = _parent_said(division.name, [d.name for d in divisions.lineage(division)], home)
                if parent and division.name in visited and (division.level != "zone" or division.code):
                    child = Reference("place", division.name, parent.name)
                    yield Claim(
                        Containment(child, reference(parent)),
                        sentence.quote(article.id, hit.start, hit.end),
                        "containment.list",
                        0.9,
                    )
        yield from _adjacent(article, sentence)
        yield from _of_zones(article, sentence, printed)
        at = text.find(home.name) if home.zone and home.above else -1
        if at >= 0:
            quote = sentence.quote(article.id, at, at + len(home.name))
            yield Claim(Containment(reference(home), reference(home.above[0])), quote, "containment.region", 0.9)


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
            yield Claim(Containment(child, reference(region_of(above[0]))), quote, "containment.zone", 0.9)


def _adjacent(article: Article, sentence: Sentence) -> Iterator[Claim]:
    """'云南腾冲市': one division right behind another that it lies in.

    Example: 他们来到云南腾冲市。 -> (腾冲市, 云南省)
    """
    hits = divisions.find(sentence.text)
    for one, other in pairwise(hits):
        if one.end == other.start:
            above = {d.name for d in divisions.named(one.word)}
            inner = [
                d
                for d in divisions.named(other.word)
                if d.level not in ("town", "zone") and above & {u.name for u in divisions.lineage(d)}
            ]
            if len(inner) == 1 and other.word == inner[0].name:
                outer = next(u for u in divisions.lineage(inner[0]) if u.name in above)
                child = Reference("place", inner[0].name, outer.name)
                quote = sentence.quote(article.id, one.start, other.end)
                yield Claim(Containment(child, reference(region_of(outer))), quote, "containment.adjacent")


def _parent_said(name: str, lineage: Sequence[str], home: Region) -> Region | None:
    """The page's region, or what it lies in, when the division lies directly in it."""
    if name == home.name or not lineage:
        return None
    return home if lineage[0] == home.name else None


def reference(region: Region) -> Reference:
    return Reference("place", region.name, region.above[0].name if region.above else "")
