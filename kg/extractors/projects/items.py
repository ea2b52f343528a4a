"""Projects that a numbered line or a heading names and the words behind it tell of: '3、柳湾村巷道硬化：总投资80万元'."""

import re
from collections.abc import Iterator

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.words import HEADS, endings, is_proper, stem_of, without_lead
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.patterns import Pattern

_WORDS = "project_words.tsv"
_NUMBER = r"(?:（?[一二三四五六七八九十\d]{1,3}[）、．.）]|[①-⑳]|第[一二三四五六七八九十\d]{1,3}[项件条个]?[：、，]?|[一二三四五六七八九十]{1,2}是) ?"
_ITEM = re.compile(rf"(?:^|[。；])(?P<number>{_NUMBER})?(?P<name>[^，。；：的]{{4,44}})(?P<mark>[：，。；]|$)")
_TOLD = Pattern(
    _WORDS,
    r"(?:该|本)?(?:项目|工程)?(?:<planned_cost>)?(?:<cost>|<located>|<told_first>|由[^，。；]{4,30}(?:<part_verb>))",
)
_SUBJECT = Pattern(
    _WORDS,
    r"^(?:(?:其中|据悉|据了解|据介绍)，)?(?P<name>[^，。；：、的]{4,30}?)(?P<told>(?:<located>|占地|规划用地|总用地|(?:<planned_cost>)?总投资|由[^，。；]{4,30}投资建设)"
    r"|(?:是|被?列[为入])[^，。；]{0,16}(?:<importance>)(?:建设)?(?:项目|工程)|是[^。；]{4,40}(?:<role>))",
)
_SUM = Pattern(_WORDS, r"总投资|(?:<planned_cost>)投资|总造价|概算")
_NO_NAME = Pattern(_WORDS, r"<no_item>|[项公]司$")
_PRICED = re.compile(
    r"(?:^|[、，：])(?P<name>[^，。；：、的]{5,36}?)(?:计划)?总投资(?:约|达)?\d[\d.]*[万亿]元(?=[、，。；和]|$)"
)
_BUILT = Pattern(
    _WORDS, r"(?:目前|截至|\d{1,9}(?:[-、]\d{1,9})?#|(?:<state_manner>){1,4})?[^，。；]{0,14}?(?:<stage>|<state>)"
)
_PHASE = re.compile(r"[一二三四五]期$")
_TOTAL = re.compile(r"(?:计划|项目)?总投资(?:约|为)?\d")  # 青禾纺织：|总投资6亿元
_FEWEST = 2  # items of a list that tells of each what it costs
_LONG_ENOUGH = 4
_STAGE = re.compile(r"（[^（）]{1,12}）$|[一二三四五首][期段]$")

_PURSUED = Pattern(_WORDS, r"(?:<doing>)+$")


def find_items(text: str) -> Iterator[ProjectName]:
    """The name that opens an item whose next words tell its cost, place or builder."""
    for match in _ITEM.finditer(text):
        told = _TOLD.match(text, match.end("mark"))
        told = told or (_BUILT.match(text, match.end("mark")) if match["number"] and match["mark"] == "：" else None)
        if not told or ("、" in match["name"] and not match["number"]):
            continue
        numbered = bool(match["number"]) or match["mark"] == "："
        start = match.start("name") if match["number"] else name_start(text, match.end("name"))
        if not numbered and start > match.start("name"):
            continue
        start += without_lead(text[start : match.end("name")])
        name = text[start : match.end("name")]
        if ends_like_organization(_PURSUED.sub("", name)):
            continue  # 由甲公司投资建设，总投资
        staged = numbered and bool(_PHASE.search(name))
        staged = staged or (
            match["mark"] == "：" and match.start("name") == 0 and bool(_TOTAL.match(text, match.end("mark")))
        )
        if (
            (staged or _STAGE.sub("", name).endswith(_ends(built=numbered)))
            and not _NO_NAME.search(name)
            and is_proper(stem_of(name))
        ):
            yield ProjectName(start, match.end("name"), name)


def find_priced(text: str) -> Iterator[ProjectName]:
    """柳湾铁路青岭段|总投资15亿元、白鹭科技园|总投资6亿元: each item of such a list."""
    found = list(_PRICED.finditer(text)) if "总投资" in text and "、" in text else []
    if len(found) < _FEWEST:
        return
    for match in found:
        start = name_start(text, match.end("name"))
        start += without_lead(text[start : match.end("name")])
        name = text[start : match.end("name")]
        if len(name) > _LONG_ENOUGH and (stem_of(name) != name or is_proper(name)) and not _NO_NAME.search(name):
            yield ProjectName(start, match.end("name"), name)


def find_subjects(text: str) -> Iterator[ProjectName]:
    """柳湾大桥位于青湾镇，…总投资2亿元; 柳湾水厂是省重点工程: works of which the sentence tells what a project has."""
    match = _SUBJECT.match(text)
    if not match or not ("是" in match["told"] or "列" in match["told"] or _SUM.search(text, match.end("name"))):
        return
    start = name_start(text, match.end("name"))
    start += without_lead(text[start : match.end("name")])
    name = text[start : match.end("name")]
    if (
        len(name) > _LONG_ENOUGH
        and _STAGE.sub("", name).endswith((*endings("facility"), *endings("line")))
        and is_proper(name)
    ):
        yield ProjectName(start, match.end("name"), name)


def _ends(*, built: bool) -> tuple[str, ...]:
    return (*HEADS, *endings("facility"), *endings("line"), *(endings("built") if built else ()))
