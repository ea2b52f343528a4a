"""Figures and days of a project: cost, area, start, end, and the programme it belongs to."""

import re
from collections.abc import Iterator

from kg.extractors.amounts import Amount
from kg.extractors.projects.lines import Line, Whose, fact_claim, named_before, named_behind
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.parts import find_area, find_costs
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, PartialDate, ProjectFact, Span

_WORDS = "project_words.tsv"
BEFORE = 48  # characters that the words before a figure or a verb are looked for in
_FAR = 150  # characters in which a sentence tells that it speaks of several projects
JOINTS = ("暨", "和", "及", "与", "、", "以及")
_SUMMED = re.compile(r"，?(?:计划)?总投资(?:规模|额)?(?:为|达)?$")
_SPENT = re.compile(r"(?:[^，。；]{0,12}，)?(?:共|累计|先后|已|总共)?(?:投资|投入|完成投资)(?:资金)?[^，。；]{0,4}\d")
_ON_WHAT = Pattern(_WORDS, r"(?:人民币)?，?(?:在[^，。；]{2,20})?(?:<spent_on>)(?!<not_spent_on>)")
_NEXT_ITEM = re.compile(r"；(?:其中|另外)?(?:计划|拟)?(?:投资|投入)(?:资金)?约?$")
_PART_OF = Pattern(_WORDS, r"(?:<part_of>)")
_SEVERAL_TOLD = re.compile(
    r"项目[^，。；]{0,4}\d{1,9}余?[个项]|(?:\d{1,9}|[两二三四五六七八九十]|多|数)余?[个项大][^，。；]{0,12}项目|各?类项目|企业\d{1,9}家"
)
_SEVERAL = re.compile(
    r"^等?(?:[^，。；]{0,4})?(?:\d{1,9}|[两二三四五六七八九十]{1,9}|多|数)余?(?:大|个|项)[^，。；]{0,8}项目"
)
_SUM_OF_ALL = Pattern(
    _WORDS,
    r"(?:[项类]目?[^。；]{0,6}(?:\d{1,9}|[一二两三四五六七八九十多几])余?[个项](?![行乡镇村社小子标月])|(?:\d{1,9}|[一二两三四五六七八九十多几])余?[个项][^，。；]{0,10}项目)[^。；]{0,12}$|集中(?:开工|签约|竣工)[^，。；]{0,6}$|(?:<not_total>)(?:计划)?(?:总)?投资[^，。；]{0,4}$",
)


def figures(article: Article, line: Line, opened: PartialDate) -> Iterator[Claim]:
    """柳湾水厂项目占地30亩，总投资约2亿元 -> (柳湾水厂项目, investment, 约2亿元).

    Example: 柳湾水厂项目占地30亩，总投资约2亿元。 -> (柳湾水厂项目, investment, 约2亿元)
    """
    text = line.reading.sentence.text
    priced: set[tuple[str, ...]] = set()  # by the sum that stands before their names
    for cost in find_costs(text):
        told = text[max(0, cost.start - BEFORE) : cost.start]
        behind = named_behind(line, cost.end)
        if _is_of_others(line, cost, behind, told):
            continue
        whose = behind or named_before(line, cost.start)
        if behind:
            priced.add(behind.project.key)
        elif whose and _is_of_next(text, whose, cost, told=whose.project.key in priced):
            continue
        if whose and not whose.words and _SPENT.match(text) and _ON_WHAT.match(text, cost.end):
            continue  # 投资56万元，完成了三座桥梁建设: of what is told behind
        if whose and not whose.words and _SEVERAL_TOLD.search(text, max(0, cost.start - _FAR), cost.start):
            continue  # the sentence tells of several, not of the one spoken of
        if whose and not is_of_part(text, whose, cost.start) and not _is_of_list(line, whose, cost.start):
            fact = ProjectFact(whose.project, "investment", cost.text, cost.number)
            yield fact_claim(article, line, whose.words, Span(cost.start, cost.end), fact)
            if opened.month and whose.words:
                yield fact_claim(
                    article,
                    line,
                    whose.words,
                    Span(cost.start, cost.end),
                    ProjectFact(whose.project, "start", str(opened)),
                )


def _is_of_others(line: Line, cost: Amount, behind: Whose | None, told: str) -> bool:
    """总投资1亿元的|what is not read; the sum of many; 投资30亿元建设|甲、乙项目: of both."""
    text = line.reading.sentence.text
    of = text.startswith("的", cost.end)
    if behind:
        return not of and behind.words is not None and _heads_list(line, behind.words)
    unread = of and not text[cost.end + 1 : cost.end + 2].isdigit()
    return unread or bool(_SUM_OF_ALL.search(_SUMMED.sub("", told)) or _SUM_OF_ALL.search(told))


def _heads_list(line: Line, words: ProjectName) -> bool:
    """Another project stands behind it, as one of a list."""
    text = line.reading.sentence.text
    return any(text[words.end : other.words.start] in JOINTS for other in line.named)


def _is_of_next(text: str, whose: Whose, cost: Amount, *, told: bool) -> bool:
    """投资5万元新建甲楼；投资|6万元|重建 what is not read; also behind a comma where what 甲楼 costs is told."""
    if told and _ON_WHAT.match(text, cost.end):
        return True
    return whose.words is not None and bool(_NEXT_ITEM.search(text, whose.words.end, cost.start))


def areas(article: Article, lines: list[Line]) -> Iterator[Claim]:
    """柳湾水厂项目占地30亩，建筑面积2万平方米 -> (柳湾水厂项目, area, 30亩); the floor's where no land is told.

    Example: 柳湾水厂项目占地30亩。该项目建筑面积2万平方米。 -> (柳湾水厂项目, area, 30亩)
    """
    found: list[tuple[Claim, tuple[str, ...], bool]] = []
    for line in lines:
        text = line.reading.sentence.text
        area = find_area(text)
        owner = _owner_of(line, area.amount) if area else None
        if (
            area
            and owner
            and not (is_of_part(text, owner, area.amount.start) or _is_of_list(line, owner, area.amount.start))
        ):
            amount = area.amount
            fact = ProjectFact(owner.project, "area", amount.text, amount.number)
            claim = fact_claim(article, line, owner.words, Span(amount.start, amount.end), fact)
            found.append((claim, owner.project.key, area.land))
    of_land = {project for _, project, land in found if land}
    yield from (claim for claim, project, land in found if land or project not in of_land)


def _owner_of(line: Line, area: Amount) -> Whose | None:
    """占地30亩的|柳湾产业园; else the project named before."""
    ahead = line.reading.sentence.text.startswith("的", area.end)
    return named_behind(line, area.end) if ahead else named_before(line, area.start)


def is_of_part(text: str, whose: Whose, at: int) -> bool:
    """总投资9亿元，其中一期|投资2亿元: the figure is of a part of the project."""
    start = whose.words.end if whose.words else 0
    name = whose.project.name
    return start < at and any(part.group() not in name for part in _PART_OF.finditer(text, start, at))


def _is_of_list(line: Line, whose: Whose, at: int) -> bool:
    """甲项目、乙项目，总投资|9亿元; 甲项目等4个项目…，总投资|9亿元: the figure is of all of them together."""
    if not whose.words:
        return False
    text = line.reading.sentence.text
    between = text[whose.words.end : at]
    if _SEVERAL.search(between) or between.startswith(JOINTS):
        return True
    others = [n.words for n in line.named if n.words.end <= whose.words.start and not n.words.programme]
    joined = any(text[o.end : whose.words.start] in JOINTS for o in others)
    return joined and between.startswith(("，", "等", "两", "共", "集中", "总", "合计"))


def programmes(article: Article, lines: list[Line]) -> Iterator[Claim]:
    """作为“两廊三带”工程，柳湾路项目开工 -> (柳湾路项目, programme, “两廊三带”工程); one programme covers an article's projects."""
    programmes = {
        n.project.key: (line, n)
        for line in reversed(lines)
        for n in reversed(line.named)
        if n.words.programme and _covers(line, n.words)
    }
    if len(programmes) != 1:
        return
    line, programme = next(iter(programmes.values()))
    projects = {
        n.project.key: n.project
        for each in lines
        for n in each.named
        if not n.words.programme and n.words.name.endswith("项目")
    }
    for project in projects.values():
        fact = ProjectFact(project, "programme", programme.project)
        yield fact_claim(article, line, None, Span(programme.words.start, programme.words.end), fact)


def _covers(line: Line, words: ProjectName) -> bool:
    """“两廊三带”工程|项目建设, 作为“两廊三带”工程."""
    text = line.reading.sentence.text
    return text[words.end :].lstrip("”").startswith("项目") or bool(
        re.search(r"作为[^，。；]{0,12}$", text[max(0, words.start - BEFORE) : words.start])
    )
