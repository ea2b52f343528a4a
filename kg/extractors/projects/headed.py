"""Names that a head ends: 总投资3亿元的|柳湾水厂|项目, 甲路和乙路|工程."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.halves import BUILT, OFFICER, halves
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.words import (
    HEADS,
    bounds,
    endings,
    grouped,
    has_works,
    heads,
    is_marked,
    is_proper,
    stem_of,
    without_lead,
)
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.lexicon.scanner import Hit

_WORDS = "project_words.tsv"
_STAGE = re.compile(r"（[^（）]{0,12}[期段批标]）")  # 柳湾学院迁建工程（二期）
_NEXT = re.compile(r"[、和][^，。；、和]{2,20}(?:项目|工程)")
_BUILDING = re.compile(r"(?:建设|施工)(?:现场|工地|进[度展])|开工|竣工|投产")
_VERBS = Pattern(_WORDS, r"(?:<pursuing>|<beginning>)+")
_ALSO = re.compile(r"(?<!诸)暨(?![阳南])")
_RANKED = Pattern(_WORDS, r"(?:<ranked_as>)(?:[^，。；、]{0,8}的)?$")
_COUNTED = re.compile(r"(?:[多几数两]|\d{1,9}|[三四五六七八九十]{1,9})余?个|一批|若干|一系列")
_COUNT_BEHIND = re.compile(  # 入驻甲园区项目|8个
    r"(?:共计?|共有|达到?)?(?:\d{1,3}|[两三四五六七八九十]{1,3})余?[个项](?!标段|单体|子|月|工作|自然|分|小)"
)
_PAID_BY = Pattern(_WORDS, r"<fund_word>")  # 争取甲基金会项目|支持
_SO_MANY = re.compile(r"(?:[2-9]|\d{2,9}|[两二三四五六七八九十多几数])余?[个项]$")  # 签约2个|特色产业乐器项目
_EACH = re.compile(r"各(?:[省市县区旗镇乡街村]|部门|单位|个|类|地|级)")  # 柳县各乡镇重点|项目
_WHOLE = re.compile(r"全[省市县区州旗镇乡]$")
_LISTED_AS = Pattern(_WORDS, r"(?:<listed_as>)[^，。；、的]{0,16}$")
_PREDICATE = re.compile(r"(?:是|成为|作为|属于)[^，。；、]{1,20}(?<![元亩])的$")
_CEREMONY = Pattern(
    _WORDS,
    r"(?:[一二三四]期)?(?:工程)?(?:建设)?(?:在[^，。；]{2,20}?)?(?:<solemnly>)*(?:举行)?(?:<opening_act>|签约|启动)(?:仪式|典礼)",
)
_RANK = Pattern(_WORDS, r"(?:<rank_word>)$")
_REACH = 60
_BEHIND_PRICE = re.compile(
    r"元的(?P<name>(?P<list>[^，。；、的]{3,30}(?:、[^，。；、的]{2,16})*)、[^，。；、的]{3,16})$"
)
_STANDS_FOR = re.compile(r"元的(?P<name>[^，。；、的等]{2,14}[村镇乡区路街]等[^，。；、的等]{2,8})$")
_RANKS = tuple("市县区旗镇乡")
_COSTS = re.compile(r"[，：]?(?:计划|概算|估算)?总投资(?:约|为|达)?\d")
_NO_NAME = Pattern(
    _WORDS,
    r"情况|奠基|举[行办]$|[及和与](?:<joined_kind>)$|(?:[两三四五六七八九十]|\d{1,9})余?[个项]$|类$|第[一二三四五六七八九十\d]{1,9}[座个条]"
    r"|(?:<quality>)$",
)
_SLOGAN = re.compile(r"“[一二两三四五六七八九十双百千万\d][^“”]{1,2}”")
_SHORTEST, _LONG_ENOUGH = 4, 5


def find_headed(text: str) -> Iterator[ProjectName]:
    """推进柳湾水厂项目建设 -> 柳湾水厂项目."""
    found = heads(text)
    starts = {hit.start for hit in found}
    for hit in found:
        if hit.end in starts:
            continue  # 工程项目: the name ends at the next one
        start = _behind_price(text, hit.start) or _start(text, hit.start)
        start = max([start, *(also.end() for also in _ALSO.finditer(text, start, hit.start))])  # 推进会|暨|甲园区项目
        for left, right, shared in halves(text, start, hit.start):
            begin = left + without_lead(text[left:right])
            if begin < right and _is_name(text, begin, right, hit):
                phase = None if shared else _STAGE.match(text, hit.end)
                end = right if shared else phase.end() if phase else hit.end
                yield ProjectName(
                    begin, end, text[begin:right] + hit.word + (phase.group() if phase else ""), site=shared
                )
                yield from _of_places(text, begin, text[begin:right] + hit.word)


def _start(text: str, end: int) -> int:
    """Where the name before text[end] starts; a verb may end a long one: 菏泽锂电循环|利用|项目."""
    start = name_start(text, end)
    longer = name_start(text, end - 2) if start == end and text[end - 2 : end] in bounds() else start
    return longer if end - longer > _LONG_ENOUGH + 2 else start


def _behind_price(text: str, end: int) -> int:
    """总投资1亿元的|高频、高速覆铜板|项目: where the name starts that has a list of short words in it; 0 for any other."""
    stands_for = _STANDS_FOR.search(text[max(0, end - _REACH) : end])
    if stands_for:
        return end - len(stands_for["name"])  # 投资300万元的|甲村等民生实事|项目
    told = _BEHIND_PRICE.search(text[max(0, end - _REACH) : end])
    if not told or any(len(item) > _SHORTEST for item in told["list"].split("、")[1:]):
        return 0
    return end - len(told["name"])


def _of_places(text: str, start: int, name: str) -> Iterator[ProjectName]:
    """柳市、|河市机场改扩建项目 -> 柳市机场改扩建项目 too, where only the name of a place stands before the 、."""
    own = leading(name) if text[start - 1 : start] in tuple("、和") else None
    if (
        not own
        or len(name) - own[1] < _SHORTEST
        or not stem_of(name[own[1] :]).endswith((*endings("rebuilt"), *endings("line")))
    ):
        return
    before = name_start(text, start - 1)
    before = max([before, *(verb.end() for verb in _VERBS.finditer(text, before, start - 1))])
    place = leading(text[before : start - 1])
    if place and place[1] == start - 1 - before:
        yield ProjectName(before, start - 1, text[before : start - 1] + name[own[1] :], site=True)


def _is_name(text: str, start: int, stop: int, head: Hit) -> bool:
    stem = stem_of(text[start:stop])
    if (
        not (is_proper(stem) or _is_of_division(stem, text, head))
        or (stem.startswith(endings("slogan")) and len(stem) < 5)
        or "项目" in stem
        or _NO_NAME.search(stem)
        or OFFICER.search(stem[:-2])
        or stem.startswith(HEADS)
        or text.startswith("之一", head.end)
        or (_PAID_BY.match(text, head.end) and ends_like_organization(stem))
        or _SO_MANY.search(text[max(0, start - 6) : start])
        or _COUNT_BEHIND.match(text, head.end)
        or _EACH.search(stem)
        or stem.endswith(("及", "和", "与"))
        or _LISTED_AS.search(text[:start])
        or _is_of_all(text, start, stem, head)
        or _PREDICATE.search(text[:start])
        or (_RANK.search(stem) and _RANKED.search(text[:start]))
        or (head.word == "项目" and _SLOGAN.fullmatch(stem))
    ):
        return False
    spot = text.startswith(endings("spot"), head.end + text.startswith("，", head.end))
    spot = spot or bool(_CEREMONY.match(text, head.end))
    priced = text[:start].endswith(("元的", "亩的", "亿元", "万元"))
    listed = text[head.end : head.end + 1] in tuple("、和等") or text[start - 1 : start] == "、"
    listed = listed or (text[start - 1 : start] in tuple("和与及") and text.endswith(HEADS, 0, start - 1))
    if head.word == "工程":
        underway = len(stem) >= _SHORTEST and text[:start].endswith(endings("underway"))
        opens = len(stem) >= _LONG_ENOUGH and (start == 0 or text[start - 1] in "，。；：")
        named = opens or is_marked(stem) or (listed and len(stem) >= _LONG_ENOUGH and not _RANK.search(stem))
        return (spot or priced or underway or named) and (has_works(stem) or text.startswith("示范", head.end))
    if 2 <= len(stem) < _SHORTEST and _is_beside_another(text, start, head) and stem not in grouped()["sector"]:
        return True
    return is_marked(stem) or is_marked(BUILT.sub("", stem)) or (len(stem) >= _SHORTEST and (spot or priced or listed))


def _is_of_all(text: str, start: int, stem: str, head: Hit) -> bool:
    """相城区多个养老中心|项目, 全市医药产业|项目集中开工, 双城经济圈重大|项目——甲水库: many together, or what one of them is."""
    counted = text[start - 1 : start] != "、" and "、" not in stem and _COUNTED.search(stem)
    together = text.startswith("集中", head.end) and _WHOLE.search(text[:start])
    return bool(counted or together or (_RANK.search(stem) and text.startswith("—", head.end)))


def _is_of_division(stem: str, text: str, head: Hit) -> bool:
    """柳县棚户区改造|工程总投资8亿元: the only one of its kind in that place, by the cost that is told of it."""
    found = leading(stem)
    whole = found and stem[: found[1]].endswith(_RANKS) and len(stem) - found[1] >= _SHORTEST
    return bool(whole and has_works(stem) and _COSTS.match(text, head.end))


def _is_beside_another(text: str, start: int, head: Hit) -> bool:
    """双冠项目、柳湾产业园项目建设工地: a short name in a list of projects of which a sentence on building speaks."""
    before = text[start - 1 : start] in tuple("、和") and text.endswith(HEADS, 0, start - 1)
    behind = _NEXT.match(text, head.end)
    return bool((before or behind) and _BUILDING.search(text))
