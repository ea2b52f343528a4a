"""Where the words before a project's name end."""

import re
from functools import cache

from kg.extractors.projects.words import bounds, endings, grouped
from kg.lexicon import tables, words
from kg.lexicon.marks import behind_mark
from kg.lexicon.patterns import Pattern

_WORDS = "project_words.tsv"
_MARKS = frozenset("，。；：、！？—~…|｜①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_PAIRED = re.compile(r"[（“《）”》]")
_ORDINAL = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,9}|[东西南北上下前后])[一-鿿]")
_NUMERAL = re.compile(r"[一二三四五六七八九十\d]")
_HALF = re.compile(r"[一二三四五六七八九十\d](?=[级期号段标])")
_ORDINAL_END = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,9}|[东西南北上下前后])[一-鿿]$")
_BETWEEN = re.compile(
    r"(?:(?<=[，。；：、])|^)(?:[A-Z\d]{0,6}[\u4e00-\u9fff]{2,6}(?<!项目|工程|报道|记者|通讯)—){1,4}$"
)  # 甲县—乙镇—|丙庄输变电
_OTHERS = ("中", "他", "余", "它")
_LONGEST = 50
_SHORT_HALF = 4
_LONGEST_END = 8  # characters of what a road is named after
_FIRST_HALF = 3  # characters before a half that belongs to what stands before it
_IN_A_NAME = frozenset("前后")  # 前店村, 后港路: a bound only where no place is called so
_GATHERED = frozenset("集合兼归")  # 长江砂石集并中心
_AFTERMATH = frozenset("灾震战疫课产售")  # 灾后重建
_OPENINGS = Pattern(  # a dateline, and whom something is done to: 领导|向|东鹏公司…项目
    _WORDS,
    r"(?<=(?:项目|工程)，)(?:<giving>)(?=.{4})|(?<=个，)(?:<giving>)(?=.{4})|总?投资[约达超近]?\d[\d.]{0,9}[万亿]元的?(?=[\u4e00-\u9fff]{4})|\d[\d.]{0,9}[万亿]元的?(?!以|及以|级|人民|左右|资金)(?=[\u4e00-\u9fff]{6})|(?:仪式|活动)设(?!计|施|备|立)(?=.{4})|(?<=(?:<escorted>))下(?:<looked_at>)?(?=.{4})|(?:投资|规划|计划)(?:<founding>)(?=.{4})|-{2,}|－+|―+|\d{1,2}日(?:[上下]午)?|元(?:人民币)?，?(?:<lead_verb>)了?(?=.{4})|(?:<kind>)(?:建设)?(?:项目|工程)(?!当?中|之中)(?=[\u4e00-\u9fff]{4,}(?:工程|项目)?$)|(?:<among>)(?:当|之)?中(?!心|学|等|医|转|央|国|部|试)|(?:讯|(?<=[日社])电)（[^（）]*）|（(?:通讯员|记者|见习)[^（）]*）|(?:<doer>)(?:们)?(?:<doer_manner>)?[向为给对到在将把就]",
)
_FOUNDED = Pattern(
    _WORDS,
    r"[^，。；、]{2,16}?[镇乡村区县市园岛港](?:<founded_manner>)*(?:(?:<founded_at>)了?(?:[一1][个座处条])?(?=.{4})|建(?=[\dA-Z]|年产))",
)  # 在甲园区建设|乙产业园
_PLACE = Pattern(_WORDS, r"[\u4e00-\u9fff]{1,2}(?:<spot_of_works>)")


def name_start(text: str, end: int) -> int:
    """Start of the words that end at text[end]: behind the last mark or verb before them."""
    start = behind_mark(text, end, max(0, end - _LONGEST), _MARKS)
    between = _BETWEEN.search(text, max(0, start - _LONGEST), start) if text[start - 1 : start] == "—" else None
    start = between.start() if between else _from_one_end(text, start)
    at = start
    depth = 0
    paired = _PAIRED.search(text, start, end) is not None
    for word in words.cut(text[start:end]) if _may_bound().search(text, start, end) else ():
        if paired:
            depth += sum(c in "（“《" for c in word.text) - sum(c in "）”》" for c in word.text)
        if depth == 0 and _is_bound(word.text) and not _opens_place(text, start + word.start, word.text, end):
            if word.text == "其" and start + word.start > at and not text.startswith(_OTHERS, start + word.end):
                continue  # 青其公路: a sound of a name
            at = start + word.end
    founded = _FOUNDED.match(text, at, end) if text[at - 1 : at] == "在" else None
    at = founded.end() if founded else at
    for opening in _OPENINGS.finditer(text, at, end):
        at = opening.end()
    return _with_parallel(text, at, end) if at < end else end


def _from_one_end(text: str, start: int) -> int:
    """到|柳湾大道—青岭互通: where the name of a road begins whose other end stands behind the dash; else `start`."""
    if start < _SHORT_HALF or text[start - 1] != "—" or text[start - 2] == "—":
        return start
    left = name_start(text, start - 1)
    ends = 2 < start - 1 - left <= _LONGEST_END and text.endswith((*endings("way"), *endings("site")), left, start - 1)
    return left if ends else start


def _is_bound(word: str) -> bool:
    """开展, and 积极开展 of a manner and such a verb, 检查督促 of two."""
    if word in bounds():
        return True
    return len(word) == 4 and word[2:] in bounds() and (word[:2] in _manners() or word[:2] in bounds())


@cache
def _may_bound() -> re.Pattern[str]:
    """The characters of a bound, whether or not the cut makes a word of them."""
    return re.compile("|".join(map(re.escape, tables.longest_first(bounds()))))


@cache
def _manners() -> frozenset[str]:
    return grouped()["manner"]


def _opens_place(text: str, at: int, word: str, end: int) -> bool:
    """前店村, 水源保障工程: the word is one of the name."""
    if _is_inside(text, at, word):
        return True
    if word == "助力" and text.startswith(endings("ridden"), at + len(word)):
        return True
    if word == "保障":
        return at + len(word) == end or text.startswith(endings("secured"), at + len(word))
    if word in grouped()["soft_bound"] and text.startswith(endings("fixture"), at + len(word)):
        return True  # 能源储备|基地
    if (
        word in grouped()["zoned"]
        and text.startswith("区", at + len(word))
        and not text.startswith("区域", at + len(word))
    ):
        return True  # 启动|区
    return word in _IN_A_NAME and bool(_PLACE.match(text, at + 1))


def _is_inside(text: str, at: int, word: str) -> bool:
    """光纤放大器及其|激光器产业化基地, 长江砂石集并|中心, 灾后|重建."""
    if word == "后":
        return text[at - 1 : at] in _AFTERMATH
    if word == "并":
        return text[at - 1 : at] in _GATHERED
    before = text[: at + len(word)]
    return word in ("其", "及其") and before.endswith("及其") and before[-3:-2] not in _MARKS


def _with_parallel(text: str, start: int, end: int) -> int:
    """绿化、亮化建设: a short half behind 、 belongs to the words before it."""
    half = text[start:end]
    if start < _FIRST_HALF or text[start - 1] != "、":
        return start
    before, unit = text[start - 2], _ORDINAL.match(half)
    colours = before == "化" and half[1:2] == "化" and len(half) <= _SHORT_HALF + 2
    numbers = _HALF.match(half) and _NUMERAL.match(before)  # 柳溪二、四级电站
    rows = unit and before == unit.group()[-1] and _ORDINAL_END.search(text, 0, start - 1)  # 柳湾农场二连、三连道路
    return name_start(text, start - 1) if colours or numbers or rows else start
