"""Projects of a list whose head tells how many it holds: 产业类项目12项，具体为：甲产业园、乙风电二期等 -> each of them, by whatever name."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import ProjectName, parted
from kg.extractors.projects.words import HEADS, endings, is_proper, stem_of, without_lead
from kg.lexicon.patterns import Pattern

_WORDS = "project_words.tsv"
_NUMBER = r"\d{1,3}|[二两三四五六七八九十]{1,3}"
_HEAD = re.compile(
    rf"(?:项目|工程|类)(?:共计?|总?共?有|达)?(?P<behind>{_NUMBER})余?[个项]"
    rf"|(?<![\d.第])(?P<before>{_NUMBER})余?[个项](?!月|乡|镇|县|村)[^，。；：、“”]{{0,14}}(?:项目|工程)(?!部|师)"
)
_TAIL = re.compile(
    rf"等(?:在内的)?(?:(?P<before>{_NUMBER})余?[个项][^，。；：、]{{0,8}}(?:项目|工程)|[^，。；：、]{{0,8}}(?:项目|工程)(?:共计?)?(?P<behind>{_NUMBER})余?[个项])"
)
_VERB = Pattern(_WORDS, r"(?:<list_verb>)了?(?=[^，。；：、]{2,}$)")
_WAY = Pattern(_WORDS, r"(?P<sure><each_told>)：?|(?:<giving>|<some_told>)：?|：")
_NO_LIST = re.compile(r"[。；！？]|涵盖|涉及")
_MORE = re.compile(rf"等(?:在内的)?(?:共?(?:{_NUMBER})余?[个项])?[^，。；：、]{{0,16}}(?:项目|工程)?$|等$")
_MARK = re.compile(r"(?:（?\d{1,2}[）.．]|[①-⑳])")
_DONE = Pattern(_WORDS, r"(?:<built>|<installed>)*$")
_LIES = re.compile(r"[河江湖海山村庄路街桥湾沟岭屯寨溪港渠库园城镇]$")
_ASIDE = re.compile(r"（[^（）]{0,20}[元亩米]）$")
_NO_NAME = Pattern(
    _WORDS, r"[类的]$|<no_item>|[\d一二三四五六七八九十][个项家]|[万亿]元|(?:<no_item_end>|<company_end>)$(?<!小镇)"
)
_JOINTS = frozenset("和与及")
_DIGITS = "〇一二三四五六七八九"
_AHEAD = 60  # characters of the sums that may stand between the count and the list
_SHORTEST, _LONGEST = 3, 40


def find_counted(text: str) -> Iterator[ProjectName]:
    """基础设施类项目3项，具体为：柳湾大道南段、青岭水库、赵庄河治理。 -> each of the three."""
    at = 0
    for head in _HEAD.finditer(text) if "、" in text else ():
        way = _WAY.search(text, head.end(), head.end() + _AHEAD) if head.start() >= at else None
        if not way or _NO_LIST.search(text, head.end(), way.end()) or _HEAD.search(text, head.end(), way.start()):
            continue
        items, stop, more = _items(text, way.end())
        count = _number(head["behind"] or head["before"])
        whole = len(items) == count or (more and 1 < len(items) < count)
        if whole and ((way["sure"] and len(items) > 1) or _mostly_works(text, items)):
            at = stop
            yield from (ProjectName(s, e, text[s:e]) for s, e in items if _is_name(text[s:e]))
    yield from _counted_behind(text)


def _counted_behind(text: str) -> Iterator[ProjectName]:
    """签约柳湾制药、青岭生物、绿岸等项目29个 -> each of the three."""
    for tail in _TAIL.finditer(text) if "等" in text else ():
        clause = max(text.rfind(mark, 0, tail.start()) for mark in "，。；：") + 1
        first = text.find("、", clause, tail.start())
        verb = _VERB.search(text, clause, first) if first > 0 else None
        if not verb:
            continue
        items, *_ = _items(text, verb.end(), tail.start())
        if 1 < len(items) <= _number(tail["before"] or tail["behind"]):
            yield from (ProjectName(s, e, text[s:e]) for s, e in items if _is_name(text[s:e]))


def _items(text: str, start: int, end: int = 0) -> tuple[list[tuple[int, int]], int, bool]:
    """The parts of the list that begins at text[start], where it ends, and whether it tells that there are more."""
    stop = end or next((i for i in range(start, len(text)) if text[i] in "，。；："), len(text))
    more = _MORE.search(text, start, stop)
    end = more.start() if more else stop
    out: list[tuple[int, int]] = []
    for part in re.finditer(r"[^、（）]*(?:（[^（）]*）[^、（）]*)*", text[start:end]):
        left, right = start + part.start(), start + part.end()
        mark = _MARK.match(text, left, right)
        aside = _ASIDE.search(text, left, right)
        left, right = mark.end() if mark else left, aside.start() if aside else right
        if right > left:
            led = 0 if text[left] in _JOINTS else without_lead(text[left:right])  # 和美产业园
            out += parted(text, left + led, right)
    return out, stop, more is not None


def _number(words: str) -> int:
    """12, 十二 -> 12."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.replace("两", "二").rpartition("十")
    return (10 * max(1, _DIGITS.find(tens[-1:] or "一")) if ten else 0) + max(0, _DIGITS.find(ones[-1:] or "〇"))


def _mostly_works(text: str, items: list[tuple[int, int]]) -> bool:
    """Most end as what is built does, and a verb stands in none: 包括甲水库、乙公路、丙小学等."""
    things = (*HEADS, *endings("facility"), *endings("line"), *endings("way"), *endings("built"))
    whole = all(name_start(text, e) <= s for s, e in items)
    return whole and len(items) > 1 and 2 * sum(text.endswith(things, s, e) for s, e in items) > len(items)


def _is_name(words: str) -> bool:
    """五谷山绿化, 西河治理; not 道路硬化 and 路灯安装, which any village has."""
    bare = _DONE.sub("", stem_of(words))
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and not _NO_NAME.search(words)
        and is_proper(bare)
        and (bare == words or len(bare) >= _SHORTEST or bool(_LIES.search(bare)))
    )
