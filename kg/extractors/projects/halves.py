"""Sites that share the head of a project's name: 甲路和乙路项目, 甲医院、乙中学项目."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.words import HEADS, endings
from kg.lexicon.patterns import Pattern

_WORDS = "project_words.tsv"
_JOINED = re.compile(r"[和与及]")
_GIVING = Pattern(_WORDS, r"(?:项目|工程)[^，。；、]{0,4}(?:<giving>|分别[为是])$")
_LONG_ENOUGH = 6
_PHASES = ("一期", "二期", "三期")
BUILT = Pattern(_WORDS, r"(?:<building_verb>)+$")
OFFICER = Pattern(
    _WORDS,
    r"<officer>|[省市县区镇乡局处厅部院校]长(?![山江沙春城安征治丰岭乐兴宁寿葛海岛河湖白])",
)


def halves(text: str, start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """Two sites that share a head, or one name: 甲路和乙路|项目, but 供水和污水处理|项目 is one."""
    joint = next((m for m in _JOINED.finditer(text, start, stop)), None)
    first = text[start : joint.start()] if joint else ""
    if joint and (OFFICER.search(first) or first.endswith(endings("body_end"))):
        start, joint = joint.end(), None  # 镇党委书记甲和|乙项目, 柳溪镇政府与|甲公司加工项目
    if joint and text[start : joint.start()].endswith(endings("site")) and _shares(text, start, stop):
        yield from _sites_before(text, start, joint.start())
        start = joint.end()
    elif not joint and text[start - 1 : start] == "、" and _bare_site(text[start:stop]):
        for left, right in _listed_before(text, start - 1):
            yield left, right, True
    elif (
        joint
        and joint.group() == "和"  # 甲中学与乙小学合署办学|项目, 甲新村及乙基地|项目
        and not text.startswith("配套", joint.end())
        and (
            text[start : joint.start()].endswith((*HEADS, *endings("site"), *endings("held"), *_PHASES))
            or _is_given(text, start, joint.start())
        )
    ):
        if text[start : joint.start()].endswith(_PHASES) or _is_given(text, start, joint.start()):
            yield start, joint.start(), True
        start = joint.end()
    yield start, stop, False


def _is_given(text: str, start: int, end: int) -> bool:
    """签约项目包括|甲创新中心|和乙项目: the first of two."""
    return (
        end - start >= _LONG_ENOUGH
        and _GIVING.search(text, max(0, start - 12), start) is not None
        and text[:end].endswith(endings("facility"))
    )


def _shares(text: str, start: int, stop: int) -> bool:
    """甲大桥及|乙绿道建设项目: the last one is a site too, whatever is done to it."""
    return BUILT.sub("", text[start:stop]).endswith(endings("site"))


def _sites_before(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """甲路、乙路|和丙路项目: the site that ends there, and those before it in the list."""
    while text[start:end].endswith(endings("site")):
        yield start, end, True
        if text[start - 1 : start] != "、":
            break
        start, end = name_start(text, start - 1), start - 1


def _bare_site(stem: str) -> str:
    """柳湾中学建设 -> 柳湾中学; '' where it ends in no site that could share a head."""
    bare = BUILT.sub("", stem)
    return (
        bare
        if bare.endswith((*endings("site"), *endings("facility"))) and not bare.endswith(endings("common_area"))
        else ""
    )


def _listed_before(text: str, end: int) -> Iterator[tuple[int, int]]:
    """柳湾医院、|赵庄中学项目: the sites before it in the list, each with its start and end."""
    while end > 0:
        start = name_start(text, end)
        if not _bare_site(text[start:end]) or BUILT.search(text[start:end]):
            return
        yield start, end
        if text[start - 1 : start] != "、":
            return
        end = start - 1
