"""Works whose state a report tells: '外环北路西段正进行路基清表', '柳湾水厂主体封顶'."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import ProjectName, parted
from kg.extractors.projects.words import HEADS, endings, is_proper, stem_of, without_lead
from kg.lexicon.patterns import Pattern

_WORDS = "project_words.tsv"
_STATE = Pattern(
    _WORDS,
    r"(?:项目|工程)?(?:建设)?(?:将于?(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|[初底中]|[上中下]旬)?|年底))?(?:<state_manner>){0,4}(?:(?:<state_verb>)了?[^，。；]{0,16}?(?:<stage>)|(?:<state>))",
    needs="进完处封通合贯投交并建转",
)
_PART = re.compile(
    r"(?:（[^（）]*）|[一二三四五首]期|[东西南北中][段线侧]|[一二三四五六七八九十\d]{1,9}标?段|先行段|延伸[线段]|(?<=[路道线河渠桥网速])[\u4e00-\u9fff]{2,6}段)$"
)
_MARKS = frozenset("，。；：！？、的")
_LONG_ENOUGH = 5
_SHORTEST = 4


def find_states(text: str) -> Iterator[ProjectName]:
    """The works, and those listed before them, that open the clause in which their state is told."""
    for match in _STATE.finditer(text):
        stop = match.start()
        while stop > 0:
            start = name_start(text, stop)
            if start > 0 and text[start - 1] not in _MARKS:
                break
            found = [work for part in parted(text, start, stop) if (work := _work(text, *part))]
            yield from found
            if not found or text[start - 1 : start] != "、":
                break
            stop = start - 1


def _work(text: str, start: int, stop: int) -> ProjectName | None:
    start += without_lead(text[start:stop])
    name = text[start:stop]
    bare = _PART.sub("", _PART.sub("", name))
    if len(name) < (_SHORTEST if bare != name else _LONG_ENOUGH) or bare.endswith(endings("actor")):
        return None
    fits = bare.endswith((*HEADS, *endings("facility"), *endings("line"), *endings("way"), *endings("built")))
    return ProjectName(start, stop, name) if fits and is_proper(stem_of(name)) else None
