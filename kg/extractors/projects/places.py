"""Where a project is and whose it is, by its name and the words before it."""

import re
from functools import cache
from typing import NamedTuple

from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.words import endings, grouped, is_proper, stem_of
from kg.lexicon import divisions, tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading

_WORDS = "project_words.tsv"
_VILLAGE = re.compile(
    r"(?![至到与和])[\u4e00-\u9fff]{1,4}?(?:街道|社区|片区|组团|[镇乡村](?!庄|级|镇|民|道|里|大道|大街|路[^灯面网]|街))"
)
_OWNED = re.compile(r"^.{2,32}(?:公司|集团)(?=.{2})")
_BEFORE = Pattern(
    _WORDS,
    r"(?:来到|前往|[到在赴])(?P<place>[^，。；、]{2,20}?)(?:境内|辖区内?)?(?:(?:对|就|，|(?:<founded_manner>)*(?:<founded_at>)|建)了?(?:[一1][个座处条项])?(?:总?(?:投资|装机)[^，。；、]{2,20}的)?)?$",
)
_THERE = Pattern(_WORDS, r"(?:^|[，；])[^，。；]{0,24}?(?:<come_to>)(?P<place>[^，。；、在]{2,20})，")
_ELSEWHERE = re.compile(r"[镇乡县；]|街道|签[约订署]|协议")
_CORNER = re.compile(r"(?:的?(?:一[角隅]|境内|辖区内?|[内里]))$")
_LYING_IN = Pattern(_WORDS, r"(?:<located>|[在，]|^)(?P<place>[^，。；、的在]{2,20})的$")
_LYING_AT = Pattern(_WORDS, r"(?:<located>)(?P<place>[^，。；、的]{2,24})的$")
_STARTED_AT = Pattern(
    _WORDS,
    r"，?(?:建设)?在(?P<place>[^，。；、在]{2,28}?)(?:<opening_manner>)*(?:<opening_act>|<settled>)",
)
_LOCATED = Pattern(
    _WORDS,
    r"(?:建设)?(?:<spot_word>)?(?:项目)?(?:<located>)+(?:了|我[省市县区州旗]的?)?(?P<place>[^，。；、：（）“”]{2,30})",
)
_LYING = Pattern(_WORDS, r"(?:<located>)[^，。；]*的")  # 在位于柳岭下的|青湾村举行
_SEAT = re.compile(r"(?<=[村区])(?:村委会|居委会|村民委员会)$")
_LOCATED_TAIL = Pattern(_WORDS, r"(?:<site_tail>|[东南西北中]{1,2}[部侧面段端])$")
_SITE_TAIL = re.compile(r"(?:项目|建设|施工){0,4}(?:现场|工地)$")
_HELD = Pattern(_WORDS, r"在(?P<place>[^，。；、在]{2,30}?)(?:<solemnly>)*(?:举行|启动|举办)")
_SHORTEST_COMPANY = 5
_ZONE = Pattern(_WORDS, r"(?:<zone_kind>)(?=[\u4e00-\u9fff]{6})")
_ON_CAMPUS = Pattern(
    _WORDS, r"(?P<site>[^，。；、和及与的]{2,16}?(?:<campus>))(?:<campus_building>)"
)  # 柳湾小学|教学楼
_JOINT = re.compile(r"[及和与]|以及")
_LONGEST_SITE = 8
_NO_SITE = re.compile(
    r"至|[公道]路$|(?:路|街|大道).+(?:路|街|大道)$"
)  # 甲路乙街: a stretch of works, not where they are


class Owned(NamedTuple):
    """A project's name cut: the company it opens with ('' for none) and what follows it."""

    company: str
    rest: str


def owner_of(name: str) -> Owned:
    """甲公司机电生产线项目 -> 甲公司, 机电生产线项目."""
    stem = stem_of(name)
    if stem.endswith(("公司", "集团")) and len(stem) > _SHORTEST_COMPANY:
        return Owned(stem, name[len(stem) :])
    known = ""
    if stem.startswith(_central_companies()):
        known = next((c for c in _central_companies() if stem.startswith(c) and len(stem) > len(c) + 1), "")
    match = _OWNED.match(stem)
    company = known or (match.group() if match else "")
    company = company[_behind_zone(company) :]
    return Owned(company, name[name.find(company) + len(company) :])


def _behind_zone(company: str) -> int:
    """汾湖经济开发区|苏州甲公司: where the company begins behind the zone it lies in."""
    return next((m.end() for m in _ZONE.finditer(company) if leading(company[m.end() :])), 0)


def place_in(name: str) -> str:
    """柳县青湾镇水厂项目 -> 柳县青湾镇; '' where the name holds no place."""
    if owner_of(name).company:
        return ""
    stem = stem_of(name)
    campus = _ON_CAMPUS.match(stem)
    if campus and is_proper(campus["site"]):
        return campus["site"]
    end = _places_end(stem)
    if 0 < end < len(stem):
        return "" if stem[:end] in grouped()["no_place"] else stem[:end]
    whole = name != stem and stem.endswith(endings("locality")) and len(stem) <= _LONGEST_SITE
    return stem if whole and not _NO_SITE.search(stem) else ""


def place_before(text: str, start: int) -> str:
    """到柳县对|甲项目 -> 柳县."""
    clause = max(text.rfind(mark, 0, start) for mark in "，。；") + 1
    for pattern in (_LYING_IN, _BEFORE):
        match = pattern.search(text[clause:start])
        if match and _places_end(match["place"]) == len(match["place"]):
            return match["place"]
    match = _LYING_AT.search(text[clause:start])
    return match["place"] if match and _is_site(match["place"]) else ""


def place_gone_to(text: str, start: int) -> tuple[int, int] | None:
    """在青湾镇，张伟国先后察看了|甲项目 -> where 青湾镇 stands; None where something of another place stands between."""
    found = None
    for match in _THERE.finditer(text, 0, start) if "，" in text[:start] else ():
        found = match.span("place")
    corner = _CORNER.search(text, *found) if found else None
    found = (found[0], corner.start()) if found and corner else found
    if not found or not _is_ground(text[slice(*found)]) or _ELSEWHERE.search(text, found[1], start):
        return None
    return None if text[slice(*found)] in grouped()["no_place"] else found


def _is_ground(words: str) -> bool:
    """柳县青湾镇, 青岭工业园."""
    return _places_end(words) == len(words) or (len(words) > 4 and words.endswith(endings("zone_kind")))


def place_of_ceremony(text: str, start: int) -> tuple[int, int] | None:
    """奠基仪式在柳湾园区举行 -> where 柳湾园区 stands, behind text[start]."""
    match = _HELD.search(text, start)
    if not match:
        return None
    end = match.end("place")
    tail = _SITE_TAIL.search(text, match.start("place"), end)
    end = tail.start() if tail else end
    start = match.start("place")
    lying = _LYING.match(text, start, end)
    start = lying.end() if lying else start
    end -= end - start > _SHORTEST_COMPANY and text[end - 1] == "内"
    if (
        end - start < 2
        or text[start] in "该本此这其"
        or text[end - 1] in "日天月午"
        or text.endswith(endings("room"), start, end)
    ):
        return None
    return start, end


def place_started(text: str, start: int) -> tuple[int, int] | None:
    """甲项目|在青湾镇开工建设 -> where 青湾镇 stands; only a place that is one by its words."""
    match = _STARTED_AT.match(text, start)
    if not match or not _is_site(match["place"]):
        return None
    return match.span("place")


def place_told(text: str, start: int) -> tuple[int, int] | None:
    """甲项目|位于青湾镇柳庄村，占地… -> where 青湾镇柳庄村 stands; 该项目选址于青湾镇; None where nothing named a place is told."""
    match = _LOCATED.match(text, start)
    return site_within(text, *match.span("place")) if match else None


def place_later(text: str, start: int) -> tuple[int, int] | None:
    """总投资2亿元，|位于青湾镇: the same in a later clause of the sentence."""
    clauses = (match.end() for match in re.finditer("，", text[start:])) if "，" in text[start:] else ()
    return next((place for at in clauses if (place := place_told(text, start + at))), None)


def site_within(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """青湾镇柳庄村|以东 -> where 青湾镇柳庄村 stands; None where the words are no site."""
    of = text.find("的", start, stop)
    end = of if of > start and _is_site(text[start:of]) else stop  # 位于青湾镇|的厂房
    while end > start and not _is_site(text[start:end]):
        tail = _LOCATED_TAIL.search(text, start, end)
        end = tail.start() if tail else start
    seat = _SEAT.search(text, start, end)
    end = seat.start() if seat else end  # 柳庄村|村委会
    return (start, end) if end > start else None


def both(text: str, told: tuple[int, int] | None) -> list[tuple[int, int]]:
    """青湾镇和柳庄镇 -> each of them; [] for None."""
    if not told:
        return []
    start, end = told
    joint = text.find("和", start, end)
    if joint > 0 and all(len(w) > 2 and _places_end(w) == len(w) for w in (text[start:joint], text[joint + 1 : end])):
        return [(start, joint), (joint + 1, end)]
    return [told]


def apart(place: str) -> list[str]:
    """柳庄村及青湾村 -> both; [place] for any other."""
    joint = _JOINT.search(place, 2)
    names = [place[: joint.start()], place[joint.end() :]] if joint else []
    return names if names and all(len(n) > 2 and _places_end(n) == len(n) for n in names) else [place]


def _is_site(words: str) -> bool:
    """A place by its words: 青湾镇, 柳县工业园区, 滨河新区; not 县城 and not a stretch with a verb in it."""
    if words in grouped()["no_place"] or not 2 <= len(words) <= 24:
        return False
    return _places_end(words) == len(words) or words.endswith((*endings("site"), *endings("area")))


def listed_with(text: str, one: ProjectName, other: ProjectName) -> bool:
    """The two stand in one list."""
    return text[one.end : other.start] in ("、", "和", "及", "与", "以及")


def _places_end(stem: str) -> int:
    """Where the places that a name opens with end; 0 for none."""
    found = leading(stem)
    end = found[1] if found and stem[: found[1]].endswith(found[0].name[-1]) else 0
    end = max([end, *_zone_ends(stem, found[1] if found else 0)])
    for _ in range(2):
        match = _VILLAGE.match(stem, end)
        if (
            not match
            or (
                stem[match.end() :] in grouped()["facility"]
                and not stem.endswith(endings("common_building"))  # any village has them: 青湾村|综合楼
            )
            or match.group().endswith(endings("no_village"))
            or match.group() in grouped()["no_village"]
            or match.group() in grouped()["home_town"]
            or not (is_proper(match.group()) or divisions.named(match.group()[:-1]))
        ):
            break
        end = match.end()
    return end


def _zone_ends(stem: str, end: int) -> list[int]:
    """Behind the zone that follows the name of its town: 柳市|经济技术开发区."""
    return [end + len(w) for w in tables.words("zone_words.txt") if end and stem.startswith(w, end)]


@cache
def _central_companies() -> tuple[str, ...]:
    out = set()
    for name, short, *_ in tables.rows("central_bodies.tsv", 6):
        if name.endswith(("公司", "集团")):
            out |= {name, *(s for s in short.split("|") if len(s) > 2)}
    return tuple(sorted(out, key=lambda c: (-len(c), c)))
