"""What a page says of places and of itself: the divisions it names, the ranks and zones it calls its own."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from kg.lexicon import divisions, patterns, tables, words
from kg.lexicon.divisions import Division
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import TOWN_RANKS
from kg.lexicon.scanner import Hit
from kg.page.regionguests import away, elsewhere, guests, inspected
from kg.page.regionsigns import MASTHEAD, sign, signs_of_stems
from kg.records import Reading

_WORDS = "region_words.tsv"
_DEPUTIES = "副代常务"  # characters before the rank in the title of a head of government
_RANKS = "省市县区州盟旗"
_OWN = Pattern(_WORDS, rf"(?P<whose>[我全])(?P<rank>[{_RANKS}镇乡]|街道)(?![一-鿿]?长)", needs="我全")
_LEADERS = re.compile(rf"(?<![\u3400-\u9fff])(?P<rank>[{_RANKS}])领导(?!小组|班子|干部|人才|者)")
_OPENS = re.compile(r"^$|[^\u3400-\u9fff、“”（]$|[日午晨晚间]$")  # what stands before the subject of a clause
_LED_BY = Pattern(
    _WORDS, rf"在(?P<rank>[{_RANKS}])委(?P<other>[、，和][{_RANKS}]政府)?的?(?:<well>)?领导下", needs="导"
)
_PART_OF_US = re.compile(rf"[^。；，]{{0,30}}?是我(?P<rank>[{_RANKS}])")  # 甲农业公司的项目|是我市第一个…
_HOUSED = Pattern(_WORDS, r"(?:<head>)(?!民群众|会堂)|[\u3400-\u9fff]{0,6}?(?:<department>)")
_HEADS = Pattern(_WORDS, r"<head>")
_ZONE_BODY = Pattern(_WORDS, r"<zone_body>")
_OWN_WEIGHT = {"我": 4, "全": 2}  # of 我县 and 全县, beside the mention of a body of the county
_AUTONOMOUS = "自治区"
_OF_RANK = frozenset(_RANKS + "镇乡")
_BESIDE = 0.25
_DEPARTMENT = 0.5  # 县水利局
_OWN_TOWN = 12.0  # what a town that the page calls its own counts for its city or county
_SEAT = 6.0  # 在某县分会场
_LISTED = 2.0  # 洛阳高新区, where no list has it
_TOWN = 0.8  # a town's name may be borne by many places
_COMPANY = re.compile(r"[^，。、；：（）“”政委局院与和]{1,12}?(?:公司|集团)")
_COMPANYS = 0.5  # a company is named after where it comes from
_TOWNS = Pattern(
    _WORDS,
    r"(?P<stems>(?:[\u3400-\u9fff]{2,4}、){1,20}[\u3400-\u9fff]{2,3}?)等?\d{0,2}[一二三四五六七八九十]{0,2}个?(?:<towns>|镇(?![\u3400-\u9fff]{1,4}、)|乡(?![\u3400-\u9fff]{1,4}、))",
    needs="、",
)
_WHOLE = 3  # a full name of three characters or more
LEAST_ZONE = 3
_TWO = re.compile(r"[\u3400-\u9fff]{2}")
_VENUE = ("分会场", "设分会场")


class Evidence(NamedTuple):
    ranks: Mapping[str, float]
    zones: Counter[str]  # bare zone words
    places: dict[Division, float]
    mastheads: frozenset[Division]  # in the names of papers, sites and sources
    elsewhere: frozenset[Division]  # where people of the page go, and whose delegations come to it
    away: frozenset[Division]  # the several places of a journey
    housed: frozenset[Division]  # named in full, with a body of theirs: 甲县|人民医院
    everywhere: frozenset[str]  # ranks spoken of as 全省 alone, which whoever lies in it says too
    inspected: frozenset[Division]  # where people go who have a say there: 赴甲县、乙县|调研


def gather(text: str, readings: Sequence[Reading]) -> Evidence:
    """What the words of a page, as said_of_places() gives them, and its readings say."""
    people = _people(readings)
    found = (hit for hit in divisions.find(text) if hit.word not in zone_words())  # no 新区 inside 云湖新区
    hits = [hit for hit in found if not _is_in_a_name(text, hit, people)]
    places: dict[Division, float] = defaultdict(float)
    mastheads: set[Division] = set()
    ordinary = patterns.listed(_WORDS, "ordinary")
    first = -1  # where the chain of names opens: 甲市|乙区 is a sign of 乙区
    for hit, follows in zip_longest(hits, hits[1:]):
        fits = divisions.named(hit.word)
        first = hit.start if first < 0 else first
        inside = follows is not None and follows.start == hit.end
        more = 0 if inside else sign(text, first, hit.end)
        first = first if inside else -1
        mastheads |= {*fits} if more >= MASTHEAD else set()
        if not more and hit.word in ordinary and not any(fit.name in text for fit in fits):
            continue  # 文化惠民活动, on a page without 惠民县
        share = _COMPANYS if _COMPANY.match(text, hit.end) else 1
        for fit in fits:
            places[fit] += (_weight(hit.word, fit) * share + more) / len(fits)
    for division, more in (*signs_of_stems(text), *_listed_towns(text)):
        places[division] += more
    _add_city_zones(text, hits, places)
    _add_own(text, hits, places)
    for guest in guests(text, hits) - mastheads:
        places.pop(guest, None)
    zones = _bare_zones(text, {hit.end for hit in hits})
    ranks = _ranks(text, readings)
    gone = frozenset(elsewhere(text, hits))
    everywhere = frozenset(rank for rank, n in ranks.items() if n == _OWN_WEIGHT["全"] * text.count("全" + rank))
    far = away(text, hits) - mastheads
    return Evidence(
        ranks, zones, places, frozenset(mastheads), gone, far, _housed(text, hits), everywhere, inspected(text, hits)
    )


def _housed(text: str, hits: Sequence[Hit]) -> frozenset[Division]:
    """The counties that are named in full, with a body of theirs behind the name."""
    found = [d for hit in hits if _HOUSED.match(text, hit.end) for d in divisions.named(hit.word) if d.name == hit.word]
    towns = ((one, two) for one, two in pairwise(hits) if one.end == two.start)
    found += [
        d for one, two in towns if _OPENS.search(text, max(0, one.start - 1), one.start) for d in _above_town(one, two)
    ]
    return frozenset(division for division in found if division.level == "county")


def _above_town(hit: Hit, town: Hit) -> list[Division]:
    """'甲县|乙镇': the county whose town it is."""
    return [d for d in divisions.named(hit.word) if d.name == hit.word and _has_town(d, town.word)]


def _has_town(county: Division, name: str) -> bool:
    return any(town.level == "town" and town.parent == county.code for town in divisions.named(name))


def _listed_towns(text: str) -> Iterator[tuple[Division, float]]:
    """'青湾、河口、柳坪等乡镇': the towns, and what each counts."""
    for match in _TOWNS.finditer(text):
        for stem in match["stems"].split("、"):
            fits = [d for rank in TOWN_RANKS for d in divisions.named(stem + rank) if d.level == "town"]
            for fit in fits:
                yield fit, _TOWN / len(fits)


def _people(readings: Sequence[Reading]) -> Mapping[str, set[str]]:
    """Two characters -> the names of the page's people that hold them."""
    out: dict[str, set[str]] = defaultdict(set)
    for person in {person.name for reading in readings for person in reading.persons}:
        for at in range(len(person) - 1):
            out[person[at : at + 2]].add(person)
    return out


def _is_in_a_name(text: str, hit: Hit, people: Mapping[str, set[str]]) -> bool:
    """'夏卫东', '黄梅' where somebody is called so: no 卫东区, no 黄梅县."""
    return any(text.startswith(name, hit.start - name.index(hit.word)) for name in people.get(hit.word, ()))


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
        ranks[match["rank"]] += _OWN_WEIGHT[match["whose"]]
    ranked = (*patterns.listed(_WORDS, "town"), _AUTONOMOUS, *_RANKS)
    for match in _LEADERS.finditer(text):
        ranks[match["rank"]] += 1
    for match in _LED_BY.finditer(text):  # 在市委、市政府的领导下: whoever says so is of a smaller rank
        ranks[match["rank"]] -= 1 + bool(match["other"])
    for body, weight in _bodies(readings):
        rank = tables.opening(body, ranked)
        if rank and _HEADS.match(body, len(rank)):
            ranks[rank] += weight
        elif rank in _RANKS[1:] and rank and body.endswith(_departments()) and not words.is_word(body[:2]):
            ranks[rank] += _DEPARTMENT
        if body.startswith(("地委", "行署", "地区行署")):
            ranks["地区"] += weight
    for rank in [rank for rank, n in ranks.items() if n <= 0]:
        del ranks[rank]
    return ranks


def _bodies(readings: Sequence[Reading]) -> Iterator[tuple[str, float]]:
    """The bodies of a page as printed, and how much each says; of a head of government without one (市长) the government his rank tells.

    Behind an office of a named region ('甲市委副书记、市长') he hardly says whose page it is.
    """
    for reading in readings:
        named = ""
        for post in [post for group in reading.groups for post in group.posts]:
            named = post.body if post.body and post.body[0] not in _OF_RANK else "" if post.body else named
            yield post.body + (post.title if post.kind == "collective" else ""), 1
            if not post.body and post.kind == "government":
                rank = post.title.lstrip(_DEPUTIES)[0]
                yield rank + "政府", _BESIDE if rank in named else 1
        for body in reading.organizations:
            yield body.text, 1


def _bare_zones(text: str, ends: set[int]) -> Counter[str]:
    """Zone words without a division's name before them or in them; `ends`: where such names end."""
    found: Counter[str] = Counter()
    proper = patterns.listed(_WORDS, "proper_zone")
    for word in zone_words():
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
    return times >= LEAST_ZONE and 2 * times > before.total() and bool(_TWO.fullmatch(name))


def _add_city_zones(text: str, hits: Sequence[Hit], places: dict[Division, float]) -> None:
    """'洛阳高新区': a town and a zone word, whether or not a list has it."""
    for hit in hits:
        word = tables.opening(text, zone_words(), hit.end)
        if not word or divisions.named(hit.word + word):
            continue
        city = next((d for d in divisions.named(hit.word) if d.level in ("prefecture", "county")), None)
        if city:
            places[Division("", hit.word.removesuffix("市") + word, "zone", city.code)] += _LISTED


def _add_own(text: str, hits: Sequence[Hit], places: dict[Division, float]) -> None:
    """'我市某镇': the page is of the city that the town lies in; '在某县分会场': of the county from which people take part."""
    for hit in hits:
        if text.startswith(_VENUE, hit.end) and text.endswith("在", 0, hit.start):
            for fit in divisions.named(hit.word):
                places[fit] += _SEAT / len(divisions.named(hit.word))
        part = _PART_OF_US.match(text, hit.end)
        for fit in divisions.named(hit.word) if part else ():
            places[fit] += _LISTED / len(divisions.named(hit.word)) if part and fit.rank == part["rank"] else 0
        own = _OWN.match(text, hit.start - 2) if hit.start > 1 else None
        fits = divisions.named(hit.word) if own and own.end() == hit.start else ()
        for fit in fits:
            upper = next((u for u in divisions.lineage(fit) if own and u.rank == own["rank"]), None)
            if upper:
                places[upper] += _OWN_TOWN / len(fits)


def _departments() -> tuple[str, ...]:
    """What departments and societies of a region end in, which a page names by the bare rank: 县水利局, 市妇联."""
    return patterns.listed(_WORDS, "department")


@cache
def zone_words() -> tuple[str, ...]:
    """The words for zones, longest first."""
    return tables.longest_first(tables.words("zone_words.txt"))
