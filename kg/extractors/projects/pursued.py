"""Works that a report says are begun, pushed on or finished: '加快推进柳湾机场、赵庄水库建设' -> 柳湾机场, 赵庄水库."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.words import endings, is_proper, without_lead
from kg.lexicon.patterns import Pattern

_WORDS = "project_words.tsv"
_PURSUED = Pattern(
    _WORDS,
    r"(?:(?P<broken><breaking>)|(?P<begun><beginning>)|<pursuing>)了?(?P<names>[^，。；：]{4,90}?)(?=[，。；：]|$)",
)
_TAIL = Pattern(_WORDS, r"(?:<pursued_tail>){0,4}(?:等[^，。；、]{0,12}?)?(?:<pursued_tail>){0,4}$")
_SHARED = Pattern(_WORDS, r"等(?P<head><line>)")
_BUILT = Pattern(_WORDS, r"(?:[一二三四五首\d]{1,9}[期段])?(?:<built>)+$")
_PHASE = re.compile(r"(?:（[^（）]*）|[一二三四五首][期段]|先行段|[\u4e00-\u9fff至]{2,8}段)$")
_FROM_TO = re.compile(r"[^至]{2,8}(?:至[^至]{2,10})+")
_SHORTEST = 4


def find_pursued(text: str) -> Iterator[ProjectName]:
    """The works behind a verb of building; behind a verb of any pursuit (推进) only where their building is told too."""
    for match in _PURSUED.finditer(text):
        at, names = match.start("names"), match["names"]
        tail = _TAIL.search(names)
        stop = tail.start() if tail else len(names)
        shared = _SHARED.match(names, stop)
        for item in re.finditer(r"[^、和及与]+", names[:stop]):
            start, end = at + item.start(), at + item.end()
            if shared and _FROM_TO.fullmatch(item.group()):
                yield ProjectName(start, end, item.group() + shared["head"], site=True)
                continue
            found = _works(text, start, end, told=bool(match["begun"] or match["broken"]) or stop < len(names))
            found = found or (_broken(text, start, end) if match["broken"] else None)
            if found:
                yield found


def _broken(text: str, start: int, end: int) -> ProjectName | None:
    """The buildings of a sentence that says their building is begun: 开工建设|柳湾小学、青湾幼儿园."""
    start += without_lead(text[start:end])
    name = text[start:end]
    fits = (
        len(name) > _SHORTEST and name_start(text, end) <= start and _PHASE.sub("", name).endswith(endings("facility"))
    )
    return ProjectName(start, end, name) if fits and is_proper(name) else None


def _works(text: str, start: int, end: int, *, told: bool) -> ProjectName | None:
    """The works text[start:end], if it ends as works do; `told`: that it is being built stands beside it."""
    start += without_lead(text[start:end])
    words_of = text[start:end]
    bare = _BUILT.sub("", words_of)
    if len(words_of) < _SHORTEST or not (told or bare != words_of or _FROM_TO.fullmatch(words_of)):
        return None
    fits = _PHASE.sub("", bare).endswith(endings("line")) and name_start(text, end) <= start  # 新建的甲大楼地处|乙路
    return ProjectName(start, end, words_of) if fits and is_proper(bare) else None
