"""Projects of a list that nothing tells of but its items: 甲建设工程、乙产业园、丙改造项目等."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import STAGE, ProjectName, is_item
from kg.extractors.projects.words import HEADS, without_lead
from kg.lexicon.patterns import Pattern

_SERIES = re.compile(r"[^，。；：！？]{6,}?(?=等?(?:[，。；！？]|$))")
_SECTION = re.compile(r"(?<=[路道线河渠桥网速])[\u4e00-\u9fff]{2,6}段$|[一二三四五首][期段]$")
_ENDS = Pattern("project_words.tsv", r"(?:<facility>|<line>|<way>|<built>|<bulk>)$")
_FEWEST = 3  # items
_LONG_ENOUGH = 5


def find_series(text: str) -> Iterator[ProjectName]:
    """甲中学建设工程、乙片区危旧房改造、丙产业园、丁改造项目等: all of a list in which two items end as projects do."""
    if text.count("项目、") + text.count("工程、") < 1 or text.count("、") < _FEWEST - 1:
        return
    for series in _SERIES.finditer(text):
        ends = [m.start() for m in re.finditer("、", series.group())] + [len(series.group())]
        headed = sum(series.group()[:end].endswith(HEADS) for end in ends)
        if headed < 2 or len(ends) < _FEWEST:
            continue
        for end in ends:
            stop = series.start() + end
            start = name_start(text, stop)
            start += without_lead(text[start:stop])
            name = text[start:stop]
            staged = STAGE.sub("", _SECTION.sub("", name))
            if text[start - 1 : start] == "等":
                continue  # 甲工程、乙工程等|高效高质建设
            if _ENDS.search(staged) and not staged.endswith(HEADS) and len(name) > _LONG_ENOUGH and is_item(name):
                yield ProjectName(start, stop, name)
