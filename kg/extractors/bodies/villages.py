"""Towns, villages and what stands in them, printed one behind the other: '柳湾镇青禾村委会赵家村青禾小学'."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon import divisions
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import region_of
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Article, Claim, Containment, Context, Reference, Region, Sentence

_WORDS = "body_words.tsv"
_TOWN = re.compile(
    r"[\u3400-\u9fff]{1,4}?(?:乡(?![风土情愁贤亲音邻里间])|镇(?![区长级])|街道办事处|街道|办事处|苏木)(?![镇乡村])"
)
_VILLAGE = re.compile(
    r"[\u3400-\u9fff]{1,5}?(?:村委会|村委(?![会干副成班员主书及和])|村民?小组|村(?!委|民?小组)|社区|嘎查)(?![民级里庄旅局部厅办工落镇乡])"
)
_HAMLET = Pattern(_WORDS, r"[\u3400-\u9fff]{1,3}?(?:<hamlet>)(?=[，。；）的]|$|<hamlet_verb>)")
_TOWN_AND_VILLAGE = re.compile(
    r"(?:^|[、，；。到在和：])(?P<town>[\u3400-\u9fff]{2,3}(?:乡|镇|街道|办事处))(?=[\u3400-\u9fff]{2})"
)
_SITE = Pattern(_WORDS, r"[\u3400-\u9fff]{2,6}?(?:<site>|<resort>)(?![生师校长附旁边的])")
_PLAIN = Pattern(_WORDS, r"<plain>")
_RESORT = Pattern(_WORDS, r"[\u3400-\u9fff]{2,9}?(?:<resort>)(?![附旁边的])")
_NO_PLACE = Pattern(_WORDS, r"^(?:<no_town>)")
_MORE = re.compile(r"[、和]")
_COUNTED = re.compile(
    r"等?[\d一二三四五六七八九十]{1,9}个(?:乡镇|乡|镇|街道)的?[\d一二三四五六七八九十]{1,9}个(?:行政|自然)?(?:村|社区)"
)
_TOWN_FIRST = re.compile(
    r"(?:^|[在对于到县区市旗])(?P<town>[\u3400-\u9fff]{2,3}(?:镇|乡|街道|苏木))(?P<rest>[\u3400-\u9fff·]{2,6})$"
)
_BARE = re.compile(r"[\u3400-\u9fff·]{1,6}")
_FAR = 200  # characters of a list of villages


class _Link(NamedTuple):
    """A place at [start, end) and its name."""

    place: Reference
    start: int
    end: int


def nested(article: Article, sentence: Sentence, context: Context) -> Iterator[Claim]:
    """Divisions printed one behind the other, and towns and villages behind them.

    Example: 项目位于卢氏县柳湾镇青禾村。 -> (青禾村, 柳湾镇)
    """
    text = sentence.text
    for region, start, end in _regions(text, context.region):
        above = _Link(place_of(region), start, end)
        town = _place(text, end, _TOWN, region.name)
        if town:
            yield _inside(article, sentence, town, above)
            yield from _below(article, sentence, town)
        elif end - start > 1 and (village := _place(text, end, _VILLAGE, region.name)):
            yield _inside(article, sentence, village, above)
        elif end - start > 2 and (resort := _place(text, end, _RESORT, region.name)):
            yield _inside(article, sentence, resort, above, 0.8)
            while (more := _MORE.match(text, resort.end)) and (
                resort := _place(text, more.end(), _RESORT, region.name)
            ):
                yield _inside(article, sentence, resort, above, 0.8)


def under_towns(article: Article, sentence: Sentence, context: Context) -> Iterator[Claim]:
    """'沟赵办事处紫竹社区' without the county before it, at the start of a phrase.

    Example: 随后，他们来到柳湾镇青禾村。 -> (青禾村, 柳湾镇)
    """
    text = sentence.text
    scope = context.region.name if context.region else f"document:{context.document}"
    spans = {match.span("town") for match in _TOWN_AND_VILLAGE.finditer(text)}
    for start, end in sorted(spans | _own_towns(text, context.region)):
        town = Reference("place", text[start:end], scope)
        if _is_plain(text, start, end):
            yield from _below(article, sentence, _Link(town, start, end), sure=0.9)


def _own_towns(text: str, home: Region | None) -> set[tuple[int, int]]:
    """Where towns of the page's region stand, by the list of divisions."""
    return {
        (hit.start, hit.end)
        for hit in divisions.find(text)
        for d in divisions.named(hit.word)
        if home and d.level == "town" and hit.word == d.name and home.name in [u.name for u in divisions.lineage(d)]
    }


def counted(article: Article, sentence: Sentence, context: Context) -> Iterator[Claim]:
    """'青禾镇赵庄，柳湾乡李庄、王庄等2个乡镇的3个村': villages without the word, told by the count behind them.

    Example: 今年在青禾镇赵庄，柳湾乡李庄、王庄等2个乡镇的3个村实施。 -> (王庄, 柳湾乡)
    """
    text, scope = sentence.text, context.region.name if context.region else f"document:{context.document}"
    for town, start, end, stop in counted_villages(text):
        child, above = Reference("place", text[start:end], town), Reference("place", town, scope)
        yield Claim(Containment(child, above), sentence.quote(article.id, start, stop), "containment.counted", 0.8)


class Village(NamedTuple):
    """A village of a list that a count ends at `stop`: its town, where it stands."""

    town: str
    start: int
    end: int
    stop: int


def counted_villages(text: str) -> Iterator[Village]:
    """The villages of '青禾镇赵庄，柳湾乡李庄、王庄等2个乡镇的3个村', from the last to the first of each town."""
    for tail in _COUNTED.finditer(text) if "个" in text else ():
        left, stop = max(0, tail.start() - _FAR), tail.start()
        waiting: list[tuple[int, int]] = []
        while stop > left:
            start = max(text.rfind(mark, left, stop) for mark in "，、；。：") + 1
            town = _TOWN_FIRST.search(text[start:stop])
            item = (start + town.start("rest"), stop) if town else (start, stop)
            if not _BARE.fullmatch(text, *item):
                break
            waiting.append(item)
            if town:
                yield from (Village(town["town"], *span, tail.end()) for span in waiting)
                waiting = []
                if town.start("town"):
                    break
            stop = start - 1


def _below(article: Article, sentence: Sentence, town: _Link, sure: float = 1.0) -> Iterator[Claim]:
    """What stands behind a town: a village and what lies in it, more villages of the list, a school."""
    text, above = sentence.text, town
    while village := _place(text, above.end, _VILLAGE, above.place.name):
        yield _inside(article, sentence, village, above, sure)
        above = village
        if hamlet := _place(text, above.end, _HAMLET, above.place.name):
            yield _inside(article, sentence, hamlet, above, 0.8)
            break
    if above is not town:
        yield from _listed(article, sentence, town, above, sure)
    site = _place(text, above.end, _SITE, above.place.name)
    if site and _PLAIN.match(site.place.name):  # 青湾镇中心小学 is its whole name
        site = site._replace(place=site.place._replace(name=text[above.start : site.end]))
    if site:
        yield _inside(article, sentence, site, above, 0.8)


def _listed(article: Article, sentence: Sentence, town: _Link, last: _Link, sure: float) -> Iterator[Claim]:
    """柳湾镇青禾村|、赵家村."""
    text = sentence.text
    while more := _MORE.match(text, last.end):
        village = _place(text, more.end(), _VILLAGE, town.place.name)
        if not village or _TOWN.match(text, village.start, village.end):
            return
        yield _inside(article, sentence, village, town, sure)
        last = village


def _place(text: str, at: int, pattern: re.Pattern[str] | Pattern, scope: str) -> _Link | None:
    match = pattern.match(text, at)
    if match is None or not _is_plain(text, *match.span()):
        return None
    return _Link(Reference("place", match.group(), scope), *match.span())


def _inside(article: Article, sentence: Sentence, inner: _Link, outer: _Link, sure: float = 1.0) -> Claim:
    quote = sentence.quote(article.id, outer.start, inner.end)
    return Claim(Containment(inner.place, outer.place), quote, "containment.chain", sure)


def _is_plain(text: str, start: int, end: int) -> bool:
    """A name of its own: no other division begins in it (结对|镇远县), and it is no village in general (乡村, 示范村)."""
    name = text[start:end]
    if _NO_PLACE.match(name) or name.endswith(listed(_WORDS, "no_village")):
        return False
    return not any(
        hit.start < end and start < hit.end and not start == hit.start <= hit.end <= end for hit in _larger(text)
    )


@cache
def _towns_of(word: str) -> bool:
    return all(d.level == "town" for d in divisions.named(word))


def _larger(text: str) -> Iterator[Hit]:
    """Divisions above the towns."""
    return (hit for hit in divisions.find(text) if not _towns_of(hit.word))


def _regions(text: str, home: Region | None) -> list[tuple[Region, int, int]]:
    """Every region of a sentence that is no town, with its place; 该县 and the zone's own word are the page's region."""
    out = []
    for hit in divisions.find(text):
        fits = [d for d in divisions.named(hit.word) if d.level != "town"]
        if (len(fits) == 1 and hit.word == fits[0].name) or (fits and home and home.name in [d.name for d in fits]):
            out.append((home if home and home.name == fits[0].name else region_of(fits[0]), hit.start, hit.end))
    own = _own_words(home.name, home.zone, home.rank).find(text) if home else ()
    return [*out, *((home, hit.start, hit.end) for hit in own if home)] if own else out


@lru_cache(maxsize=8)
def _own_words(name: str, zone: str, rank: str) -> Scanner:
    unlisted = "" if divisions.named(name) else name
    return Scanner(filter(None, (unlisted, zone, f"该{rank}", f"我{rank}")), alone=True)


def village_in(name: str, at: int, scope: str) -> Reference | None:
    """The village that opens what stands behind name[:at], where more than it stands there: 青禾村 of 柳湾镇|青禾村水库; else None."""
    village = _place(name, at, _VILLAGE, scope)
    return village.place if village and village.end < len(name) else None


def place_of(region: Region) -> Reference:
    """The region as a place, within the one above it."""
    return Reference("place", region.name, region.above[0].name if region.above else "")
