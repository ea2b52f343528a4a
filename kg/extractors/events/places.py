"""Where an event was, and whose place it was."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.spelling import clean
from kg.extractors.events.presenters import NOT_PLACE
from kg.extractors.events.site import Place, Site, people_off, place_endings, split
from kg.lexicon.patterns import Pattern, alternatives, listed
from kg.lexicon.regions import leading
from kg.records import Claim

_WORDS = "event_words.tsv"
_HALL = Pattern(_WORDS, r"(?:^|[，。；])([^，。；在]{2,16}?)(?:会场)?[内里](?:<mood>)")
_JOINED_AT = re.compile(r"在([^，。；：在]{2,16}?)(?:出席|参加)了?(?=[^，。；]{2,50}(?:仪式|典礼))")
_AT = Pattern(_WORDS, r"(?:在|于(?!\d))([^，。；：在于]{2,30}?)(?:<manner>)*(?:<taking_place>|<convening>|<held>|结束)")
_GONE = Pattern(
    _WORDS,
    r"(?:来到|走进|深入|前往|赴|(?<![达得直看遇收感受])到)([^，。；：在到]{3,30}?)(?:<jointly>)*(?:开展|举行|举办|召开|组织)",
)
_INSPECTED = Pattern(
    _WORDS,
    r"对([^，。；的]{3,240}?)(?:等(?:[^，。；、的]{0,8}?(?:单位|企业|地|处|部位|项目))?|的[^，。；]{2,60}?)?(?:进行|开展)了?[^，。；]{0,10}?(?:<strong_action>)",
    needs="对",
)
_FOR = Pattern(
    _WORDS,
    r"(?:为|给|向)([^，。；]{3,24}?)(?:的)?(?:广大|全体|全校)?(?:<audience>)[^，。；]{0,12}?(?:讲授|上|作|讲|宣讲|授课)",
    needs="讲上作授",
)
_STOP = Pattern(
    _WORDS,
    r"<site_stop>|等(?=[^，。；]{0,16}$)|现场(?!会|[、及和等])|的(?=情况)|对(?=[^，。；]{4})|与(?!.{0,4}(?:系统|工程))",
)
_SITE_TAIL = re.compile(
    r"(?:项目)?(?:建设|施工|开工)?(?:工地|施工现场|建设现场|项目现场|现场)$|(?:建设)?项目(?:建设)?(?:现场|工地)$|等$|一线$|附近$|[两三四五六七八九]地$|内$|(?<=[院村厂家校馆室区园场])里$|及周边$"
)
_RESIDENTS = Pattern(_WORDS, r"(?:的|全体|广大|部分|困难|一线)*(?:<resident>)(?:代表)?$")
_SOME = re.compile(r"有关|相关|部分|各(?![族庄])|多个|[一两几]个")
_CONTINUED = re.compile(r"[\s，、]*(?:（(?:上接|下转)[^（）]{1,8}）\s*)+")
_MORE_TOWNS = re.compile(r"，(?:[\u3400-\u9fff]{2,4}[、和])*[\u3400-\u9fff]{2,3}(?:镇|乡|街道)(?=[，。；])")
_IN_TOWN = Pattern(
    "body_words.tsv",
    r"^(?:[\u3400-\u9fff]{2,3}[县市区旗])?(?:[\u3400-\u9fff]{2,4}?(?:镇|乡|街道)|[\u3400-\u9fff]{2,5}?(?:村委会|村|社区))+(?!<plain>)(?=[\u3400-\u9fff]{2,}(?:<site>)$)",
)
_TRADE = 5  # characters of a branch of trade at most: 装备制造业
_CLAUSE_END = re.compile(r"[，。；：！]")
_PRAISED = re.compile(r"[\u3400-\u9fff]{2,12}的(?=[^的]{3,})")  # 依山傍水的|青禾村
_WITHIN = re.compile(r"^位于(?:该|我)?([^的]{2,20})的")
_INSIDE = Pattern(
    _WORDS,
    r"(?:^|[，。；])在([^，。；]{2,120}?)(项目)?(?:建设|施工)?(?:现场|工地)?(?:(?:进行|开展)?(?:实地)?(?:<strong_action>)(?:时|期间|过程中)?)?，",
)
_SITES = re.compile(r"^等?(?:多个|几个)?[^，。；]{0,8}(?:施工|建设|项目)?(?:现场|工地)")
_TOWN_OR_VILLAGE = re.compile(r"[\u3400-\u9fff]{1,5}(?:镇|乡|街道|村|社区)$")
_TOWN = re.compile(r"[\u3400-\u9fff]{2}(?:镇|乡|街道|办事处|苏木)$")
_LISTED = re.compile(r"[\u3400-\u9fff0-9A-Za-z“”·]{4,14}")
_NO_NAME = re.compile(r"[的了着过]|情况|工作|^(?:对|就|与|同|向|围绕|开展)")
_ADMIN = re.compile(r"(?:村|镇|乡|街道|社区|县|市|区|旗|州)$")


def places(site: Site, text: str, *, held: bool) -> Iterator[Claim]:
    """Where a held event was, or what a visit came to.

    Example: 6月1日，全县防汛工作会议在柳湾宾馆召开。 -> (全县防汛工作会议, 柳湾宾馆)
    """
    if held:
        for match in _AT.finditer(text):
            if match.group(1).endswith("现场"):
                yield from site.place(Place(match.start(1), match.end(1), match.group(1)), "sites.scene")
            else:
                yield from _visited(site, match.group(1), match.start(1), host=False)
        for pattern in (_HALL, _GONE):
            for match in pattern.finditer(text):
                yield from _visited(site, match.group(1), match.start(1), host=False)
        for match in _JOINED_AT.finditer(text) if "参加" in text or "出席" in text else ():
            yield from _visited(site, match.group(1), match.start(1), host=False)
        for match in _FOR.finditer(text):
            yield from _visited(site, match.group(1), match.start(1), host=True)
        return
    yield from inside(site, text, host=True)
    yield from visited(site, text)
    for match in _INSPECTED.finditer(text):
        found = _visited(site, match.group(1), match.start(1), host=True)
        yield from (claim for claim in found if not claim.quote.words.endswith("项目"))  # it is what they looked into


def visited(site: Site, text: str) -> Iterator[Claim]:
    """'到青湾镇', '走访青湾小学': what they came to."""
    for start, end in _stretches(text):
        yield from _visited(site, text[start:end], start, host=not _SITES.match(text[end:]))
        if text.endswith(listed(_WORDS, "motion"), 0, start):
            yield from _beside(site, text[start:end], start)


def _beside(site: Site, stretch: str, at: int) -> Iterator[Claim]:
    """The names without a known ending in a list of places that one goes to: 先后到青湾产业园、柳岸人家、云台石刻.

    Example: 6月1日，县委书记张伟国到柳湾镇、云台石刻调研文旅融合工作。 -> (云台石刻)
    """
    items = list(_items(stretch, at))
    known = [_is_place(_SITE_TAIL.sub("", item)) for item, _, _ in items]
    if 2 * sum(known) < len(known) or not any(known):
        return  # hardly a list of places
    for (item, start, _), is_known in zip(items, known, strict=True):
        name = _SITE_TAIL.sub("", item)
        if not is_known and _LISTED.fullmatch(name) and not _is_common(name):
            yield from site.place(Place(start, start + len(name), clean(name)), "sites.listed")


def _is_common(name: str) -> bool:
    """What is no name of a place: a topic, people, or many of a kind."""
    return bool(
        _NO_NAME.search(name)
        or _SOME.search(name)
        or NOT_PLACE.match(name)
        or people_off(name) != name
        or name in listed(_WORDS, "no_site")
        or name.endswith((*listed(_WORDS, "no_item"), *listed("body_words.tsv", "no_village")))
    )


def inside(site: Site, text: str, *, host: bool) -> Iterator[Claim]:
    """'在青湾医院，…': where what the sentence tells took place."""
    for match in _INSIDE.finditer(text):
        hosted = host and bool(class_of(match.group(1))) and "现场" not in match.group()
        named = match.group(2) and not _is_place(
            re.split("[、和及]", match.group(1))[-1]
        )  # 青禾产业园|项目, but 青禾养殖项目
        yield from _visited(site, text[match.start(1) : match.end(2 if named else 1)], match.start(1), host=hosted)


def _visited(site: Site, stretch: str, at: int, *, host: bool) -> Iterator[Claim]:
    """The places of a list, each as specific as printed, and the bodies whose places they are."""
    for item, first, _ in _items(stretch, at):
        name, start = item, first
        within = _WITHIN.match(item)
        if within:
            yield from site.place(
                Place(first + within.start(1), first + within.end(1), within.group(1)), "sites.within"
            )
            name, start = item[within.end() :], first + within.end()
        praised = _PRAISED.match(name)
        if praised and _is_place(name[praised.end() :]):
            name, start = name[praised.end() :], start + praised.end()
        torn = _CONTINUED.match(name)
        name, start = (name[torn.end() :], start + torn.end()) if torn else (name, start)
        bare = _RESIDENTS.sub("", _SITE_TAIL.sub("", name))
        people = bare != _SITE_TAIL.sub("", name)
        if people and not class_of(bare):
            continue
        if people and host and not _is_place(bare):
            yield from site.body("host", bare, start, start + len(bare), rule="sites.people")
        elif _is_place(bare) or _is_company(bare):
            yield from _place_and_host(site, bare, start, host=host)


def _items(stretch: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The parts of a list; '石壁、万泉镇' are two towns, the first called by its rank too."""
    shared: list[tuple[str, int, int]] = []
    for item, start, end in split(stretch.replace("，", "、"), at):
        if len(item) == 2 and not item.endswith(place_endings()):
            shared.append((item, start, end))
            continue
        rank = item[-1] if item.endswith(("镇", "乡")) else ""
        yield from ((name + rank, left, right) for name, left, right in shared)
        yield item, start, end
        shared = []
    yield from shared


def _place_and_host(site: Site, name: str, at: int, *, host: bool) -> Iterator[Claim]:
    """'甲县青湾镇' -> 青湾镇, the most specific, which is the host too.

    Example: 6月1日，县委书记张伟国到柳湾镇调研防汛工作。 -> (柳湾镇)
    """
    region, end = leading(name) or (None, 0)
    cut = end if region and _TOWN_OR_VILLAGE.match(name[end:]) else 0
    if region and end == len(name) > len(region.name) and _TOWN.fullmatch(region.name) and name.endswith(region.name):
        cut = len(name) - len(region.name)  # a listed town with its county before it
    within = _IN_TOWN.match(name[cut:])
    cut += within.end() if within else 0
    bare, start, stop = name[cut:], at + cut, at + len(name)
    yield from site.place(Place(start, stop, clean(bare)), "sites.visited")
    if host and _TOWN.search(bare):
        yield from site.body("host", bare, start, stop, rule="sites.town")
    elif host and class_of(bare) and not _ADMIN.search(bare) and not bare.endswith(listed(_WORDS, "no_host")):
        yield from site.body("host", bare, start, stop, rule="sites.host")


def _is_company(name: str) -> bool:
    """甲集团乙矿业: a firm without the word for one, long enough to be no branch of trade."""
    return len(name) > _TRADE and class_of(name) == "enterprise" and not _is_common(name)


def _is_place(name: str) -> bool:
    region = leading(name)
    whole = bool(region and region[1] == len(name))
    if name in listed(_WORDS, "no_site") or name.endswith(listed("body_words.tsv", "no_village")) or _SOME.search(name):
        return False
    if not 2 <= len(name) <= 30 or name in listed(_WORDS, "own_region") or NOT_PLACE.match(name):
        return False
    return whole or name.endswith(place_endings())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """What follows 到, 来到, 深入 … up to the next verb or mark."""
    floor = end = 0
    for match in _goings().finditer(text):
        if match.start() < floor:
            continue
        if match.end() > end:
            end = next((m.start() for m in _CLAUSE_END.finditer(text, match.end())), len(text))
        stop = _STOP.search(text, match.end(), end)
        floor = stop.start() if stop else end
        while not stop and (towns := _MORE_TOWNS.match(text, floor)):
            floor = towns.end()
        yield match.end(), floor


@cache
def _goings() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives('going_verbs.txt')})(?:了|到)?(?!会|位|底|达|期|了解|组|团|队|学习|交流|指导|督导)(?<![带达得受看听解送提做直拿找遇收想用见]到)"
    )
