"""Where an event was, and whose place it was."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.spelling import clean
from kg.extractors.events.place_lists import SITE_TAIL, is_place, items, visited_places
from kg.extractors.events.site import Place, Site, people_off
from kg.extractors.events.unlisted_places import beside, firms, says_firms, says_places
from kg.lexicon.patterns import Pattern, alternatives, listed
from kg.lexicon.regions import TOWN_RANKS, leading
from kg.records import Claim

_WORDS = "event_words.tsv"
_HALL = Pattern(_WORDS, r"(?:^|[，。；])([^，。；在]{2,16}?)(?:会场)?[内里](?:<mood>)", needs="内里")
_WALKED_IN = Pattern(_WORDS, r"活动”?(?:先后|再次|分别)*走进([^，。；：]{2,30})(?=[，。；]|$)", needs="进")
_WENT_IN = Pattern(  # 开展“…”活动，|走进甲养老院、乙中心
    _WORDS,
    r"(?:活动|主题|行动|服务)[^。；]{0,60}?，(?:<going_manner>)*(?:<went_in>)([^，。；：]{3,60})(?=[，。；]|$)",
    needs="走来深前赴",
)
_LISTENED_IN = Pattern(
    _WORDS,
    r"在([^，。；：在]{2,20}?(?:<hall>))(?:集中|组织)?(?:<listened>)",
    needs="收参",
)
_JOINED_AT = Pattern(_WORDS, r"在([^，。；：在]{2,16}?)(?:出席|参加)了?(?=[^，。；]{2,50}(?:仪式|典礼))", needs="席参")
_AT = Pattern(
    _WORDS,
    r"(?:在|于(?!\d))(?!由|[^，。；在]{2,40}?(?:<under>)下)([^，。；：在于]{2,30}?)(?:<manner>|<convening_manner>)*(?:<taking_place>|<convening>|<held>|结束)",
)
_BEGUN_AT = Pattern(
    _WORDS, r"在([^，。；：、在]{2,24}?)(?:<manner>|正式)*(?:<opening_act>)(?=[，。；]|建设|$)", needs="在"
)
_GONE = Pattern(
    _WORDS,
    r"(?:<arriving>|(?<![达得直看遇收感受])到)了?([^，。；：在到]{3,30}?)(?:<jointly>)*，?(?:<begun>)",
    needs="<begun>",
)
_MET = Pattern(_WORDS, r"在([^，。；：在]{2,20}?)(?:<warmly>)*(?:<reception>|<talk>)", needs="见谈晤拜")
_CARRIED_OUT = Pattern(
    _WORDS,
    r"在([^，。；：在]{2,30}?)(?:<jointly>|<kept_up>)*(?:开展|进行)(?=[^，。；]{2,24}(?:<strong_action>|行动))",
    needs="开进",
)
_INSPECTED = Pattern(
    _WORDS,
    r"对([^，。；的]{3,240}?)(?:等(?:[^，。；、的]{0,8}?(?:<inspected_kind>))?|的[^，。；]{2,60}?)?(?:进行|开展)了?[^，。；]{0,10}?(?:<strong_action>)",
    needs="对",
)
_THERE = Pattern(
    _WORDS, r"(?:^|[，。；日午\d])在([^，。；在]{2,40}?)，(?=[^，。；]{0,30}(?:<convening>|<held>))", needs="在"
)
_AND_HELD = Pattern(_WORDS, r"在([^，。；在]{2,40}?)，(?=(?:联合|共同|隆重|正式)*(?:<convening>))", needs="在")
_HELD_AT = (_BEGUN_AT, _HALL, _GONE, _JOINED_AT, _WALKED_IN, _WENT_IN, _LISTENED_IN)
_HELD_WITHOUT_AT = (_HALL, _GONE, _WALKED_IN, _WENT_IN)  # the others need 在, which four of five sentences have not
_SEATED = Pattern(_WORDS, r"[\u3400-\u9fff]{2,14}(?:<held_seat>)")
_SEAT = re.compile(r"[主分]会场(?:分别)?设(?:立|置)?[在于]([^，。；]{2,40})")
_SET_UP = re.compile(
    r"在([^，。；在]{2,60}?)(?:分别|同步|同时|各)?设(?:立|置|有)?了?(?:一个|[\d一二三四五六七八九十]{1,9}个)?[主分]会场"
)
_BRANCH = Pattern(_WORDS, r"在([^，。；在]{2,12}?)([主分]会场)(?=[^，。；的]{0,8}(?:<branch_act>|$))")
_FOR = Pattern(
    _WORDS,
    r"(?:为|给|向)([^，。；]{3,24}?)(?:的)?(?:广大|全体|全校)?(?:<audience>)[^，。；]{0,12}?(?:讲授|上|作|讲|宣讲|授课)",
    needs="讲上作授",
)
_STOP = Pattern(
    _WORDS,
    r"<site_stop>|(?<![高中初平])等(?=[^，。；]{0,16}$|[^，。；、]{0,12}(?:<of_kind>))|(?<!<scene_of>)现场(?!会|[、及和等，；]|$)"
    r"|的(?=情况)|对(?=[^，。；]{4})|与(?!.{0,4}(?:系统|工程)|[^，。；、]{1,8}[路街道巷线](?:<crossing>)|[^，。；、]{1,10}(?:连接线|立交|互通|项目)|[^，。；、与]{2,16}(?:<joined_site>)(?=[，。；、等]|$))",
)
_MORE_TOWNS = re.compile(r"，(?:[\u3400-\u9fff]{2,4}[、和])*[\u3400-\u9fff]{2,3}(?:镇|乡|街道)(?=[，。；])")
_CLAUSES = 30  # of one place each, in which a list goes on
_GOES_ON = Pattern(_WORDS, r"等(?:有关|相关|重点)?(?:<of_kind>|商铺)*(?:、|以及|[及和])")  # 到甲、乙等乡镇|、丙厂
_MARK = re.compile(r"[，；]")
_CLAUSE_END = re.compile(r"[，。；：！]")
_INSIDE = Pattern(
    _WORDS,
    r"(?:^|[，。；])在([^，。；]{2,120}?)(项目)?(?:建设|施工)?(?:现场|工地)?(?:(?:进行|开展)?(?:实地)?(?:<strong_action>)(?:时|期间|过程中)?)?，",
)
_FACILITIES = Pattern(_WORDS, r"等(?:<which_facilities>)*(?:<facility>)")  # 大坝、备用电源等|设施
_SITES = re.compile(r"^等?(?:多个|几个)?[^，。；]{0,8}(?:施工|建设|项目)?(?:现场|工地)")
_ITEM_END = re.compile(r"[、和及]")


def places(site: Site, text: str, *, held: bool) -> Iterator[Claim]:
    """Where a held event was, or what a visit came to.

    Example: 6月1日，全县防汛工作会议在柳湾宾馆召开。 -> (全县防汛工作会议, 柳湾宾馆)
    """
    if held:
        yield from _held_at(site, text)
        return
    yield from inside(site, text, host=True)
    yield from visited(site, text)
    yield from _listed(site, text, (_MET, _CARRIED_OUT))
    for match in _INSPECTED.finditer(text):
        town = leading(match.group(1))
        if town and town[0].rank in TOWN_RANKS and not is_place(match.group(1)):
            yield from site.place(
                Place(match.start(1), match.start(1) + town[1], match.group(1)[: town[1]]), "sites.town"
            )
        found = visited_places(site, match.group(1), match.start(1), host=True)
        yield from (claim for claim in found if not claim.quote.words.endswith("项目"))  # it is what they looked into


def _held_at(site: Site, text: str) -> Iterator[Claim]:
    """在柳湾宾馆召开, 为青禾小学师生讲课, 到青禾村开展, 主会场设在柳湾县."""
    for match in _AT.finditer(text):
        if match.group(1).endswith("现场"):
            yield from site.place(Place(match.start(1), match.end(1), match.group(1)), "sites.scene")
        elif _SEATED.fullmatch(match.group(1)) and not is_place(match.group(1)):
            yield from site.place(Place(match.start(1), match.end(1), clean(match.group(1))), "sites.seat")
        else:
            yield from visited_places(site, match.group(1), match.start(1), host=False)
    yield from _halls(site, text)
    at = "在" in text
    yield from _listed(site, text, _HELD_AT if at else _HELD_WITHOUT_AT)
    for match in _FOR.finditer(text):
        yield from visited_places(site, match.group(1), match.start(1), host=True)
    yield from _listed(site, text, (_THERE, _AND_HELD)) if at else ()
    if any(word in text for word in listed(_WORDS, "paying_respect")):
        yield from visited(site, text)


def _listed(site: Site, text: str, patterns: Iterable[re.Pattern[str] | Pattern]) -> Iterator[Claim]:
    """The places of the lists that the patterns find, which are nobody's."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield from visited_places(site, match.group(1), match.start(1), host=False)


def _halls(site: Site, text: str) -> Iterator[Claim]:
    """主会场设在甲市, 在乙设立分会场, 在丙县分会场收看: where a conference by video was heard."""
    if "会场" not in text:
        return
    yield from _listed(site, text, (_SEAT, _SET_UP))
    for match in _BRANCH.finditer(text):
        if is_place(match.group(1)) and leading(match.group(1)):
            yield from site.place(Place(match.start(1), match.end(), match.group(1) + match.group(2)), "sites.branch")


def visited(site: Site, text: str) -> Iterator[Claim]:
    """'到青湾镇', '走访青湾小学': what they came to."""
    for _, start, end in ways(text):
        yield from visited_places(site, text[start:end], start, host=not _SITES.match(text[end:]))
        if text.endswith(listed(_WORDS, "motion"), 0, start) and not _FACILITIES.match(text, end):
            yield from beside(site, text[start:end], start, said_so=says_places(text, end))
        if says_firms(text, end):
            yield from firms(site, text[start:end], start)


def inside(site: Site, text: str, *, host: bool) -> Iterator[Claim]:
    """'在青湾医院，…': where what the sentence tells took place."""
    for match in _INSIDE.finditer(text):
        if _goings().match(match.group(1)):
            continue  # 在检查甲加油站时，
        hosted = host and bool(class_of(match.group(1))) and "现场" not in match.group()
        last = _ITEM_END.split(match.group(1))[-1]
        is_named = match.group(2) and not is_place(last)  # 青禾产业园|项目, but 青禾养殖项目
        stretch = text[match.start(1) : match.end(2 if is_named else 1)]
        yield from visited_places(site, stretch, match.start(1), host=hosted)


def ways(text: str) -> Iterator[tuple[int, int, int]]:
    """(verb, start, end): where 到, 来到, 深入 … stands, and what follows it up to the next verb or mark."""
    floor = end = 0
    for match in _goings().finditer(text):
        if match.start() < floor:
            continue
        if match.end() > end:
            end = next((m.start() for m in _CLAUSE_END.finditer(text, match.end())), len(text))
        stop = _STOP.search(text, match.end(), end)
        floor = stop.start() if stop else end
        while not stop and (more := _more(text, floor)):
            floor = more
        yield match.start(), match.end(), floor
        while goes_on := _GOES_ON.match(text, floor, end):
            stop = _STOP.search(text, goes_on.end(), end)
            floor = stop.start() if stop else end
            yield match.start(), goes_on.end(), floor


def _more(text: str, at: int, clauses: int = _CLAUSES) -> int:
    """Where the list goes on to behind the mark at text[at]: 到甲镇、乙村，|丙园、丁厂等地; 0 where something else follows."""
    if towns := _MORE_TOWNS.match(text, at):
        return towns.end()
    if not _MARK.match(text, at) or _goings().match(text, at + 1):
        return 0
    end = next((m.start() for m in _CLAUSE_END.finditer(text, at + 1)), len(text))
    stop = _STOP.search(text, at + 1, end)
    end = stop.start() if stop else end
    listed_items = [SITE_TAIL.sub("", item) for item, _, _ in items(text[at + 1 : end], at + 1)]
    known = sum(
        is_place(name) and (len(name) > 3 or name.endswith("村")) and people_off(name) == name for name in listed_items
    )
    if known >= 2 and known + 1 >= len(listed_items):
        return end
    if 0 < known < len(listed_items) <= 2 * known and clauses and _more(text, end, clauses - 1):
        return _more(text, end, clauses - 1)  # 甲基地，乙村辣椒、菊花基地，丙区、丁基地等地
    alone = known == len(listed_items) == 1 and len(listed_items[0]) > 3 and text.startswith("，", end)
    following = alone and clauses and _more(text, end, clauses - 1)  # 参观了甲园，|乙粮库，丙示范田等地
    return following or (alone and _last_place(text, end)) or 0


def _last_place(text: str, at: int) -> int:
    """Where the one place ends that stands behind the mark and before 等地; 0 where none does."""
    end = next((m.start() for m in _CLAUSE_END.finditer(text, at + 1)), len(text))
    stop = _STOP.search(text, at + 1, end)
    last = SITE_TAIL.sub("", text[at + 1 : stop.start()]) if stop and stop.group() == "等" else ""
    return stop.start() if stop and last and is_place(last) else 0


@cache
def _goings() -> re.Pattern[str]:
    no_way = "|".join(listed(_WORDS, "not_going"))
    return re.compile(
        rf"(?:{alternatives('going_verbs.txt')})(?:了|到)?(?!第[一二三四五六七八九十\d]{{1,9}}[组队]|位(?!于)|(?<=了)解(?!放)|{no_way})(?<![”带达得受看听解送提做直拿找遇收想用见]到)(?<![带达得受看听解送提做直拿找遇收想用见]到了)"
    )
