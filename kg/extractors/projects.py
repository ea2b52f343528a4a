"""Construction projects and programmes with a name of their own, and what the text tells of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.bodies import Setting, reference, resolve_name
from kg.extractors.dates import complete
from kg.extractors.project_names import ProjectName, find_projects, stem_of
from kg.extractors.project_parts import Part, find_area, find_costs, find_parts, planned_end
from kg.extractors.project_places import listed_with, owner_of, place_before, place_in, place_of_ceremony
from kg.records import Article, Claim, Context, PartialDate, Project, ProjectFact, Reading, Reference, Span

_OPENING = re.compile(r"开工|奠基|动工")
_PLANNED = re.compile(r"(?:将|拟|计划|力争|尽快|早日|即将|预计|争取|确保)[^，。；]{0,12}$")
_NEAR = re.compile(r"[^，。；]{0,8}$")
_ABOUT_IT = re.compile(r"项目|工程|总投资|占地|用地")
_SUMMED = re.compile(r"，?(?:计划)?总投资(?:规模|额)?(?:为|达)?$")
_SUM_OF_ALL = re.compile(
    r"(?:[项类]目?[^。；]{0,6}(?:\d+|[一二两三四五六七八九十多几])余?[个项](?![行乡镇村社小子标月])|(?:\d+|[一二两三四五六七八九十多几])余?[个项][^，。；]{0,10}项目)[^。；]{0,12}$|集中(?:开工|签约|竣工)[^，。；]{0,6}$|(?:完成|累计|固定资产|到位|年度|年计划|当年)(?:计划)?(?:总)?投资[^，。；]{0,4}$"
)


class Named(NamedTuple):
    """A project where it is named: its printed words and the reference of the project they mean."""

    words: ProjectName
    project: Reference


class Line(NamedTuple):
    """A sentence with its projects, the project that is open before it, and the day spoken of."""

    reading: Reading
    named: tuple[Named, ...]
    open: Reference | None
    day: PartialDate


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each place where a project is named, and one for each thing told of it."""
    lines = _lines(readings, context)
    opened = _day_of_joint_opening(lines)
    for line in lines:
        yield from _names(article, line, context)
        yield from _owners(article, line, lines, context)
        yield from _figures(article, line, opened)
        yield from _bodies(article, line, lines, context)
        yield from _start(article, line)
        yield from _end(article, line, context)
    yield from _programmes(article, lines)


def _lines(readings: tuple[Reading, ...], context: Context) -> list[Line]:
    found = [find_projects(r.sentence.text) for r in readings]
    full = _full_names([_own_name(p) for line in found for p in line])
    scope = context.region.name if context.region else f"document:{context.document}"
    out: list[Line] = []
    open_project, day = None, context.calendar.dateline
    for reading, names in zip(readings, found, strict=True):
        for mention in reading.dates:
            told = complete(mention, context.calendar, day).date
            day = told if told.month else day
        named = tuple(Named(p, _reference(full[_own_name(p)], p, scope)) for p in names)
        out.append(Line(reading, named, open_project, day))
        projects = {n.project.key: n.project for n in named if not n.words.programme}
        if projects:
            open_project = next(iter(projects.values())) if len(projects) == 1 else None
    return out


def _own_name(found: ProjectName) -> str:
    """Without spaces, and without a company that stands before the name of a region: 甲集团柳市旅游项目 -> 柳市旅游项目."""
    name = found.name.replace(" ", "")
    owned = owner_of(name)
    return owned.rest if owned.company and place_in(owned.rest) else name


def _reference(name: str, found: ProjectName, scope: str) -> Reference:
    return Reference("project", name, scope, found.name if found.name != name else "")


def _full_names(names: list[str]) -> dict[str, str]:
    """Each name -> the fullest name the article has for the same project: 水厂项目 -> 柳湾水厂项目, not 赵庄改造 -> 赵庄改造配套住房."""
    out: dict[str, str] = {}
    for name in names:
        stem = _bare(name)
        longer = [n for n in names if len(_bare(n)) > len(stem) >= 4 and _is_short_form(stem, _bare(n))]
        same = next((n for n in names if _bare(n) == stem), name)
        out[name] = max(longer, key=lambda n: len(_bare(n))) if longer else same
    return out


def _bare(name: str) -> str:
    return re.sub(r"[“”（）]", "", stem_of(name))


def _is_short_form(short: str, full: str) -> bool:
    """All its characters stand in the full name in the same order, and more than the full name's opening."""
    if full.startswith(short):
        return False
    rest = iter(full)
    return full.endswith(short) or all(char in rest for char in short)


def _names(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """总投资3亿元的柳湾水厂项目 -> (柳湾水厂项目); 柳县青湾镇水厂项目 -> (柳县青湾镇水厂项目, place, 柳县青湾镇)."""
    text, scope = line.reading.sentence.text, context.region.name if context.region else f"document:{context.document}"
    inherited = ""
    for i, (words, project) in enumerate(line.named):
        quote = line.reading.sentence.quote(article.id, words.start, words.end)
        yield Claim(Project(project), quote, "projects.named", 0.9 if words.programme or words.name.endswith("项目") else 0.8)
        if words.programme:
            continue
        follows = i > 0 and listed_with(text, line.named[i - 1].words, words)
        place = place_in(project.name) or place_before(text, words.start) or (inherited if follows else "")
        inherited = place if not words.site and (place_before(text, words.start) or place.endswith(("市", "县", "区")) or follows) else ""
        if place:
            yield Claim(ProjectFact(project, "place", Reference("place", place, scope)), quote, "projects.place", 0.8)


def _owners(article: Article, line: Line, lines: list[Line], context: Context) -> Iterator[Claim]:
    """甲公司机电生产线项目 -> (甲公司机电生产线项目, developer, 甲公司); 甲公司产业园项目暨乙中心: of both."""
    text = line.reading.sentence.text
    company, last = "", 0
    for words, project in line.named:
        company = owner_of(words.name.replace(" ", "")).company or (company if text[last : words.start] == "暨" else "")
        last = words.end
        body = resolve_name(_in_full(company, lines), Setting(context.region, context.document)) if company else None
        if body:
            value = reference(body, context.document, company)
            quote = line.reading.sentence.quote(article.id, words.start, words.end)
            yield Claim(ProjectFact(project, "developer", value), quote, "projects.owner", 0.8)


def _in_full(company: str, lines: list[Line]) -> str:
    """甲集团 -> 甲集团有限公司 where the article has it."""
    posts = (p.body for each in lines for g in each.reading.groups for p in g.posts)
    found = (b for b in posts if b.startswith(company) and re.fullmatch(r"(?:股份)?(?:有限)?(?:责任)?公司", b[len(company) :]))
    return next(found, company) if company else ""


def _figures(article: Article, line: Line, opened: PartialDate) -> Iterator[Claim]:
    """柳湾水厂项目占地30亩，总投资约2亿元 -> (柳湾水厂项目, area, 30亩), (柳湾水厂项目, investment, 约2亿元)."""
    text = line.reading.sentence.text
    for cost in find_costs(text):
        if _SUM_OF_ALL.search(_SUMMED.sub("", text[: cost.start])) or _SUM_OF_ALL.search(text[: cost.start]):
            continue
        whose = _behind(line, cost.end) or _whose(line, cost.start)
        if whose:
            fact = ProjectFact(whose.project, "investment", cost.text, cost.number)
            yield _claim(article, line, whose.words, Span(cost.start, cost.end), fact)
            if opened.month and whose.words:
                yield _claim(article, line, whose.words, Span(cost.start, cost.end), ProjectFact(whose.project, "start", str(opened)))
    area = find_area(text)
    owner = _whose(line, area.start) if area else None
    if area and owner:
        yield _claim(article, line, owner.words, Span(area.start, area.end), ProjectFact(owner.project, "area", area.text, area.number))


class _Whose(NamedTuple):
    project: Reference
    words: ProjectName | None  # None where it is named in a sentence before


def _behind(line: Line, end: int) -> _Whose | None:
    """总投资2亿元的|柳湾水厂项目."""
    text = line.reading.sentence.text
    found = next((n for n in line.named if n.words.start > end and re.fullmatch(r"的[^，。；、]{0,4}", text[end : n.words.start])), None)
    return _Whose(found.project, found.words) if found else None


def _whose(line: Line, at: int) -> _Whose | None:
    """The project last named before text[at]; the open one where the sentence names none."""
    projects = [n for n in line.named if not n.words.programme]
    before = [n for n in projects if n.words.start < at]
    if before:
        return _Whose(before[-1].project, before[-1].words)
    if not projects and line.open and _ABOUT_IT.search(line.reading.sentence.text):
        return _Whose(line.open, None)
    return None


def _bodies(article: Article, line: Line, lines: list[Line], context: Context) -> Iterator[Claim]:
    """柳湾水厂项目由甲公司承建 -> (柳湾水厂项目, builder, 甲公司)."""
    text = line.reading.sentence.text
    for named, company in _signed_before(line, lines):
        body = resolve_name(_in_full(company, lines), Setting(context.region, context.document))
        if body:
            fact = ProjectFact(named.project, "developer", reference(body, context.document, company))
            yield _claim(article, line, named.words, Span(named.words.start, named.words.end), fact)
    for part in find_parts(line.reading):
        body = resolve_name(_in_full(text[part.start : part.end], lines), Setting(context.region, context.document))
        if body is None:
            continue
        value = reference(body, context.document, text[part.start : part.end])
        for whose in _projects_of(line, part):
            yield _claim(article, line, whose.words, Span(part.start, part.end), ProjectFact(whose.project, part.relation, value))


def _signed_before(line: Line, lines: list[Line]) -> Iterator[tuple[Named, str]]:
    """柳市政府与甲集团签署协议。双方签订了乙、丙项目: 甲集团 for each."""
    at = next(i for i, each in enumerate(lines) if each is line)
    both = re.search(r"双方[^，。；]{0,6}签", line.reading.sentence.text)
    if both and at:
        before = lines[at - 1].reading
        company = next((before.sentence.text[p.start : p.end] for p in find_parts(before) if p.relation == "developer"), "")
        yield from ((n, company) for n in line.named if company and n.words.start > both.end() and not n.words.programme)


def _projects_of(line: Line, part: Part) -> list[_Whose]:
    """Those named behind a body that signs for them; else the one nearest before it."""
    projects = [n for n in line.named if not n.words.programme]
    behind = [_Whose(n.project, n.words) for n in projects if n.words.start >= part.end]
    nearest = _whose(line, part.start)
    return [nearest] if nearest else behind


def _start(article: Article, line: Line) -> Iterator[Claim]:
    """7月8日，柳湾水厂项目正式开工 -> (柳湾水厂项目, start, 7月8日); its ceremony's place is the project's."""
    text = line.reading.sentence.text
    for words, project in line.named:
        opening = _OPENING.search(text, words.end)
        if words.programme or not opening or not line.day.month or _PLANNED.search(text[: opening.start()]):
            continue
        between = text[words.end : opening.start()]
        if not _is_joined(line, words, opening.start()) and (not _NEAR.fullmatch(between) or "建设" in between):
            continue
        yield _claim(article, line, words, Span(words.start, opening.end()), ProjectFact(project, "start", str(line.day)))
        spot = place_of_ceremony(text, opening.end())
        if spot:
            place = Reference("place", text[spot[0] : spot[1]], project.scope)
            yield _claim(article, line, words, Span(*spot), ProjectFact(project, "place", place))


def _is_joined(line: Line, words: ProjectName, opening: int) -> bool:
    """甲项目暨乙中心奠基: both are opened."""
    text = line.reading.sentence.text
    return any(text[words.end : n.words.start] in ("暨", "和", "及", "与", "、") and _NEAR.fullmatch(text[n.words.end : opening]) for n in line.named)


def _end(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """项目将于2025年12月竣工 -> (柳湾水厂项目, end, 2025-12)."""
    told = planned_end(line.reading)
    whose = _whose(line, told.start) if told else None
    if told and whose:
        date = complete(told, context.calendar, line.day).date
        yield _claim(article, line, whose.words, Span(told.start, told.end), ProjectFact(whose.project, "end", str(date)))


def _day_of_joint_opening(lines: list[Line]) -> PartialDate:
    """The day on which several projects are opened together; unknown where the article tells of no such day."""
    return next((line.day for line in lines if re.search(r"集中(?:开工|签约开工)(?:仪式|活动|$)", line.reading.sentence.text)), PartialDate())


def _programmes(article: Article, lines: list[Line]) -> Iterator[Claim]:
    """作为“两廊三带”工程，柳湾路项目开工 -> (柳湾路项目, programme, “两廊三带”工程); one programme covers an article's projects."""
    programmes = {n.project.key: (line, n) for line in reversed(lines) for n in reversed(line.named) if n.words.programme and _covers(line, n.words)}
    if len(programmes) != 1:
        return
    line, programme = next(iter(programmes.values()))
    projects = {n.project.key: n.project for each in lines for n in each.named if not n.words.programme and n.words.name.endswith("项目")}
    for project in projects.values():
        fact = ProjectFact(project, "programme", programme.project)
        yield _claim(article, line, None, Span(programme.words.start, programme.words.end), fact)


def _covers(line: Line, words: ProjectName) -> bool:
    """“两廊三带”工程|项目建设, 作为“两廊三带”工程."""
    text = line.reading.sentence.text
    return text[words.end :].lstrip("”").startswith("项目") or bool(re.search(r"作为[^，。；]{0,12}$", text[: words.start]))


def _claim(article: Article, line: Line, words: ProjectName | None, span: Span, fact: ProjectFact) -> Claim:
    """The words of the value and, where they stand in its sentence, of the project."""
    start, end = (min(span.start, words.start), max(span.end, words.end)) if words else span
    return Claim(fact, line.reading.sentence.quote(article.id, start, end), f"projects.{fact.relation}", 0.9 if words else 0.7)
