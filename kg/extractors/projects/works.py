"""Works that are named without 项目 and 工程: a bridge that is opened to traffic, a station with its cost before it."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import ProjectName, parted
from kg.extractors.projects.pursued import find_pursued
from kg.extractors.projects.routes import find_roads
from kg.extractors.projects.words import endings, is_proper, stem_of, without_lead
from kg.lexicon import patterns
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Scanner

_WORDS = "project_words.tsv"
_OPENED = Pattern(
    _WORDS,
    r"(?:项目|工程)?(?:，?在[^，。；、]{2,28}?(?=举行))?(?:举行)?"
    r"(?:(?:预计|计划|拟|将|即将)?于?(?:<opening_day>|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[初底中]?(?:[上下]午)?|\d{4}年|\d{1,2}日(?:[上下]午)?))?"
    r"(?:<opening_manner>)*(?:<opening_act>)(?:仪式|典礼|建设|暨)?",
)
_UNDERWAY = Pattern(_WORDS, r"的?(?:建设(?:工作|推进|项目)?|(?P<site>施工))(?:<underway_tail>)", needs="设工")
_PRICED = Pattern(
    _WORDS,
    r"(?:<cost>|占地|装机)[^，。；]{0,40}(?:[元亩米]|MW|兆瓦|千瓦|公里|[万亿])的"
    r"(?P<name>[^，。；、的]{4,24}?)(?=[，。；、]|以及|及|和|总投资|位于|由)",
)
_PAID = Pattern(  # 投资4000万元|建设|柳湾至青岭公路
    _WORDS,
    r"(?:<cost>)[^，。；]{0,12}?元(?:人民币)?，?(?:在[^，。；]{2,20}?)?(?:<lead_verb>)了?(?P<name>[^，。；、的]{4,24}?)(?=[，。；、]|以及|及|和|等|之?后|以来)",
    needs="元",
)
_PHASE = re.compile(r"(?:（[^（）]*）|[一二三四五首][期段]|先行段)$")
_SHORTEST = 4
_DONE = Pattern(_WORDS, r"(?:<built>)*$")  # 甲宗祠|修缮|开工仪式
_TAKEN_UP = re.compile(r"(?![仪典的并后以和及暨])[\u4e00-\u9fffA-Za-z\d“]")
_QUOTED_TOO = ("”与“", "”和“", "”、“", "”及“")
_LONG_ENOUGH = 5


def find_works(text: str) -> Iterator[ProjectName]:
    """The works of a sentence that something is done to which is done to works alone."""
    yield from _opened(text)
    yield from _underway(text)
    yield from find_pursued(text)
    yield from _priced(text)
    yield from find_roads(text)


def _opened(text: str) -> Iterator[ProjectName]:
    """柳湾产业园举行奠基仪式 -> 柳湾产业园; 柳湾大道、赵庄大桥二期开工建设: both."""
    for match in _OPENED.finditer(text) if _opening().find(text) else ():
        if _TAKEN_UP.match(text, match.end()) and text.endswith(endings("taking_act"), 0, match.end()):
            continue  # 甲车站|启用|新时刻表: something else
        stop = match.start()
        while stop > 0:
            start = name_start(text, stop)
            if text[start - 1 : start] in ("在", "于"):  # 白鹭河大桥|在柳湾产业园开工: where it is begun
                stop = start - 1
                start = name_start(text, stop)
            if text[stop - 1] == "”" and (opening := text.rfind("“", start, stop)) >= 0:
                start, stop = opening + 1, stop - 1  # “柳湾综合楼”|奠基
            joint = text.rfind("暨", start, stop)  # the others that 暨 joins end in 项目 and are found by it
            listed = text[start - 1 : start] == "、" or stop < match.start()
            parts = parted(text, joint + 1 if joint >= 0 else start, stop)
            held = not listed and text.endswith(("仪式", "典礼"), 0, match.end())
            found = [
                _work(text, *part, least=_SHORTEST if listed or held else _LONG_ENOUGH, held=held) for part in parts
            ]
            yield from (work for work in found if work)
            if text[:start].endswith(_QUOTED_TOO):
                stop = start - 2  # “甲楼”与|“乙楼”落成
                continue
            if text[start - 1 : start] != "、" or not (found[0] or listed):
                break
            stop = start - 1


def _work(
    text: str, start: int, stop: int, kind: str = "facility", *, least: int = _LONG_ENOUGH, held: bool = False
) -> ProjectName | None:
    """The name text[start:stop] without words before it, if it ends as works do and is a name; `held`: a ceremony is held for it."""
    begin = start + without_lead(text[start:stop])
    words_of = text[begin:stop]
    bare = _DONE.sub("", _PHASE.sub("", words_of).replace("”", "")) if held else _PHASE.sub("", words_of)
    fits = bare.endswith(endings(kind)) and len(words_of) >= least
    own = held and len(words_of) >= _SHORTEST + 2  # 特色文化产业园|奠基仪式: there is one
    return ProjectName(begin, stop, words_of) if fits and (own or is_proper(stem_of(words_of))) else None


def _underway(text: str) -> Iterator[ProjectName]:
    """关于甲高铁及乙新城建设情况的报告 -> 甲高铁, 乙新城."""
    for match in _UNDERWAY.finditer(text):
        start = name_start(text, match.start())
        for item in re.finditer(r"[^、和及与暨]+", text[start : match.start()]):
            left, right = start + item.start(), start + item.end()
            left += without_lead(text[left:right])
            kind = "facility" if match["site"] else "line"
            if right - left >= _SHORTEST and text[:right].endswith(endings(kind)) and is_proper(text[left:right]):
                yield ProjectName(left, right, text[left:right])


def _priced(text: str) -> Iterator[ProjectName]:
    """投资5亿元、装机容量50兆瓦的|柳湾光伏电站 -> 柳湾光伏电站."""
    for match in (*_PRICED.finditer(text), *_PAID.finditer(text)):
        found = _work(text, *match.span("name")) or _work(text, *match.span("name"), "way")
        if found:
            yield found


@cache
def _opening() -> Scanner:
    """Words one of which stands in each match of what is begun or finished."""
    return Scanner(patterns.listed(_WORDS, "opening_act"))
