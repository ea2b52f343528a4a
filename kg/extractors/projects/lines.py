"""The sentences of an article with the projects they name, and the project that is spoken of where none is named."""

import re
from typing import NamedTuple

from kg.extractors.dates import complete
from kg.extractors.projects.again import find_topics, of_another, told_again
from kg.extractors.projects.forms import full_names
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.names import find_projects
from kg.extractors.projects.parts import is_planned
from kg.extractors.projects.places import owner_of, place_in
from kg.extractors.projects.tables import Column, find_columns
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, Context, PartialDate, ProjectFact, Reading, Reference, Span

_DATELINE = re.compile(r"[讯电]|消息|发布")
_THIS = Pattern(
    "project_words.tsv", r"[该本此这]个?(?:项目|工程|<it_works>)|(?:^|[，。；])(?:项目|工程)(?:<again_told>)"
)
_THESE = Pattern("project_words.tsv", r"[该本此](?P<works><it_works>)", needs="该本此")
_BOUGHT = Pattern(
    "project_words.tsv",
    r"(?:人民币)?，?(?:在[^，。；]{2,30}?)?(?:用于)?(?:<bought_manner>)?(?:<bought>)[了的]?",
)
_OF_IT = Pattern(
    "project_words.tsv",
    r"(?:以上)?(?:[、，](?:预计|预期|计划|设计|可)?(?:<size_of_it>)[^，。；的]{0,24})*的[^，。；、]{0,4}",
)
_ANOTHER = Pattern(
    "project_words.tsv",  # a project whose name is not read
    r"[\u4e00-\u9fff]{4}(?<![该本此这个])(?<!投资)(?:项目|工程)(?=(?:<reckoned>)?总?(?:投资|占地|用地))",
)
_ABOUT_IT = Pattern("project_words.tsv", r"<about_it>|^由")


_GOES_ON = Pattern("project_words.tsv", r"(?:该?(?:项目|工程))?(?:<planned_cost>)?(?:总投资|占地)[^，。；]{0,6}$")
_DEAL = Pattern(
    "project_words.tsv", r"(?![该本此]|项目|工程)[^。；]{0,60}(?:公司|集团)[^。；]{0,40}(?:<new_deal>)", needs="司团"
)
_ONE_OF = Pattern("project_words.tsv", r"<ranked_as>")
_SEVERAL = re.compile(r"(?:\d{1,9}|[两二三四五六七八九十]{1,9}|多|数)余?(?:个|项|大)[^，。；]{0,12}(?:项目|工程)")


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
    near: bool  # the open project is the one that the sentence before spoke of
    told: bool  # the day stands in the text, and is not that of the report alone


class Whose(NamedTuple):
    project: Reference
    words: ProjectName | None  # None where it is named in a sentence before


def read_lines(article: Article, readings: tuple[Reading, ...], context: Context) -> list[Line]:
    """One line a sentence; [] for an article that names no project."""
    readings = _with_subtitles(article, readings)
    found = _found(readings)
    if not any(found):
        return _under_title(article, readings, context)
    full = full_names([_own_name(p) for line in found for p in line])
    scope = context.region.name if context.region else f"document:{context.document}"
    out: list[Line] = []
    open_project, day, before, dated = None, context.calendar.dateline, PartialDate(), False
    near = False
    for reading, names in zip(readings, found, strict=True):
        for mention in reading.dates:
            told = complete(mention, context.calendar, before).date
            same = told.month == day.month and not told.day and told.year in (None, day.year)
            if told.month and not same and not is_planned(reading.sentence.text, mention):
                day = before = told
            dated = dated or bool(told.month and not _DATELINE.match(reading.sentence.text, mention.end))
        named = tuple(Named(p, _reference(full[_own_name(p)], p, scope)) for p in names)
        out.append(Line(reading, named, open_project, day, near and open_project is not None, dated))
        projects = {n.project.key: n.project for n in named if not n.words.programme}
        if projects:
            open_project = _spoken_of(reading.sentence.text, named, len(projects))
        if _tells_of_several(reading.sentence.text) or (not named and _DEAL.match(reading.sentence.text)):
            open_project = None
        near = bool(projects) or (
            near and open_project is not None and _speaks_of(reading.sentence.text, open_project.name)
        )
    return out


def _spoken_of(text: str, named: tuple[Named, ...], count: int) -> Reference | None:
    """The only project of a sentence, or the one that it opens with and says what it is: 甲大桥是乙项目中的一座桥."""
    first = next(n for n in named if not n.words.programme)
    opens = not first.words.start and text.startswith("是", first.words.end)
    return first.project if count == 1 or opens else None


def _tells_of_several(text: str) -> bool:
    """48个重点项目集中开工; not 是48个重点项目之一."""
    several = _SEVERAL.search(text)
    return several is not None and not _ONE_OF.search(text, 0, several.start())


def _with_subtitles(article: Article, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The headings inside the text between its sentences: a project may be named there alone."""
    if not article.subtitles:
        return readings
    return tuple(sorted((*readings, *map(Reading, article.subtitles)), key=lambda r: r.sentence.offsets[0]))


def _found(readings: tuple[Reading, ...]) -> list[list[ProjectName]]:
    """The projects of each sentence; those of a table's rows by its columns."""
    columns: tuple[Column, ...] = ()
    texts = [reading.sentence.text for reading in readings]
    found = []
    for text in texts:
        columns = find_columns(text) or columns
        found.append(find_projects(text, columns))
    return told_again(texts, find_topics(texts, found))


def _under_title(article: Article, readings: tuple[Reading, ...], context: Context) -> list[Line]:
    """A text that speaks of 该项目 under a heading that names one: the heading's project is open in all its lines."""
    titles = [(Reading(title), find_projects(title.text)) for title in article.titles]
    named = [(title, p) for title, found in titles for p in found if not p.programme]
    if len(named) != 1 or not any(_THIS.search(r.sentence.text) for r in readings):
        return []
    title, words = named[0]
    scope = context.region.name if context.region else f"document:{context.document}"
    project = _reference(_own_name(words), words, scope)
    day = context.calendar.dateline
    return [
        Line(title, (Named(words, project),), None, day, near=False, told=False),
        *(Line(reading, (), project, day, near=True, told=False) for reading in readings),
    ]


def _own_name(found: ProjectName) -> str:
    """Without spaces, and without a company that stands before the name of a region: 甲集团柳市旅游项目 -> 柳市旅游项目."""
    name = found.name.replace(" ", "")
    owned = owner_of(name)
    return owned.rest if owned.company and place_in(owned.rest) else name


def _reference(name: str, found: ProjectName, scope: str) -> Reference:
    return Reference("project", name, scope, found.name if found.name != name else "")


def named_behind(line: Line, end: int) -> Whose | None:
    """总投资2亿元的|柳湾水厂项目."""
    text = line.reading.sentence.text
    found = next(
        (
            n
            for n in line.named
            if n.words.start > end and any(p.fullmatch(text, end, n.words.start) for p in (_OF_IT, _BOUGHT))
        ),
        None,
    )
    return Whose(found.project, found.words) if found else None


def named_before(line: Line, at: int) -> Whose | None:
    """The project last named before text[at]; the open one where the sentence names none."""
    projects = [n for n in line.named if not n.words.programme]
    before = [n for n in projects if n.words.start < at]
    if before:
        return Whose(before[-1].project, before[-1].words)
    text = line.reading.sentence.text
    if projects and line.open and line.near and _GOES_ON.match(text[:at]):
        return Whose(line.open, None)  # 总投资3亿元，完成了甲桥、乙路
    if not projects and line.open and _speaks_of(text, line.open.name) and not _is_another(text, at, line.open.name):
        return Whose(line.open, None)
    return None


def _speaks_of(text: str, name: str) -> bool:
    """项目总投资2亿元, 该桥全长80米: the sentence goes on with the project of that name."""
    works = _THESE.search(text)
    return _ABOUT_IT.search(text) is not None or bool(works and works["works"][-1] in name)


def _is_another(text: str, at: int, name: str) -> bool:
    """The sentence tells of a project or of works that are not read: 金河水电厂，2001年开工."""
    return bool(_ANOTHER.search(text, 0, at)) or of_another(text, name)


def fact_claim(article: Article, line: Line, words: ProjectName | None, span: Span, fact: ProjectFact) -> Claim:
    """The words of the value and, where they stand in its sentence, of the project."""
    start, end = (min(span.start, words.start), max(span.end, words.end)) if words else span
    return Claim(
        fact, line.reading.sentence.quote(article.id, start, end), f"projects.{fact.relation}", 0.9 if words else 0.7
    )
