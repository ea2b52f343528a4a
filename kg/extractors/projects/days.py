"""When a project is begun and when it shall be done, alone or together with others."""

import re
from collections.abc import Iterator

from kg.extractors.dates import complete
from kg.extractors.projects.facts import BEFORE, JOINTS, is_of_part
from kg.extractors.projects.lines import Line, fact_claim, named_before
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.parts import planned_end
from kg.extractors.projects.places import place_of_ceremony
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, Context, PartialDate, ProjectFact, Reference, Span

_WORDS = "project_words.tsv"
_OPENING = re.compile(r"(?:开工|奠基|动工)(?!现场(?!会)|前|率|(?:建设)?(?:以?[后来]|条件|时间))")
_PLANNED = Pattern(_WORDS, r"(?:<planned>)[^，。；]{0,12}$")
_TOGETHER = re.compile(r"集中(?:开工|签约开工)(?:仪式|活动|$)")
_ALL_OPENED = Pattern(
    _WORDS,
    r"集中(?:开工|奠基)的(?=[^，。；]{4,})|(?:集中(?:开工|奠基)|开工[^，。；]{0,8}项目(?!建设)|分[会现]场)[^。]{0,40}?(?:<all_of_them>|[为有是]：)",
)
_ONE_BY_ONE = Pattern(_WORDS, r"<one_by_one>")
_DONE = Pattern(_WORDS, r"(?:建设)?(?:<opening_manner>)*(?:<completed_act>)(?!前|后|率|以来|时|验收)")
_LOOKED_AT = Pattern(_WORDS, r"<looked_at>")
_FEWEST = 2
_ALL = re.compile(r"(?:等|共|共计|一共|这)?(?:\d{1,9}|[两二三四五六七八九十]{1,9})?(?:个|项)?[^，。；]{0,8}")
_BEGINS = Pattern(_WORDS, r"份?(?:正式|全面|破土|顺利)?(?:<begun>)(?!率|前|后|时间)")
_IT_OPENED = re.compile(r"(?:^|[，；）])(?P<it>(?:该|本)?(?:项目|工程))?(?:已?[于自])?$")
_ON = re.compile(r"已?[于自从]?")
_BEGUN_ON = Pattern(_WORDS, r"(?:<begun_on>)(?:建设)?于$")
_NEAR = re.compile(r"(?:，?在[^，。；]{2,40}?(?:举行|正式|，)?)?[^，。；]{0,8}$")


def opened_on(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """柳湾水厂项目进展顺利，该项目|2月19日|开工: the project spoken of, and the day told right before it.

    Example: 柳湾水厂项目进展顺利，该项目6月3日开工。 -> (柳湾水厂项目, start, 2021-06-03)
    """
    text = line.reading.sentence.text
    for told in line.reading.dates:
        whose = named_before(line, told.start)
        told_it = _IT_OPENED.search(text[: told.start])
        if told_it and whose and not (whose.words or told_it["it"] or (line.near and told.start <= 1)):
            continue  # 2001年3月开工: of what its own sentence names
        right_behind = whose and whose.words and _ON.fullmatch(text, whose.words.end, told.start)
        begun_on = _BEGUN_ON.search(text[: told.start])  # 工程始建于|2004年11月
        before_verb = (told_it or right_behind) and _BEGINS.match(text, told.end)
        if not whose or is_of_part(text, whose, told.start) or not (begun_on or before_verb):
            continue
        day = complete(told, context.calendar, line.day).date
        if day.month:
            fact = ProjectFact(whose.project, "start", str(day))
            yield fact_claim(article, line, whose.words, Span(told.start, told.end), fact)


def opening(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """7月8日，柳湾水厂项目正式开工 -> (柳湾水厂项目, start, 7月8日); its ceremony's place is the project's.

    Example: 6月1日，柳湾水厂项目正式开工。 -> (柳湾水厂项目, start, 2021-06-01)
    """
    text = line.reading.sentence.text
    for words, project in line.named:
        opening = _OPENING.search(text, words.end)
        if (
            words.programme
            or not opening
            or "新" in text[opening.start() - 1 : opening.start() + 1]  # 观摩了甲园区等24个|新开工|项目
            or not (line.told and line.day.month)
            or _PLANNED.search(text[max(0, opening.start() - BEFORE) : opening.start()])
        ):
            continue
        between = text[words.end : opening.start()]
        if not line.reading.dates and _ONE_BY_ONE.search(between):
            continue  # 甲项目、乙项目也陆续开工: on several days
        if not _is_joined(line, words, opening.start()) and (
            not _NEAR.fullmatch(between) or ("建设" in between and between != "建设")
        ):
            continue
        yield fact_claim(
            article,
            line,
            words,
            Span(words.start, opening.end()),
            ProjectFact(project, "start", str(_day(line, opening.start(), context))),
        )
        spot = place_of_ceremony(text, opening.end())
        if spot:
            place = Reference("place", text[spot[0] : spot[1]], project.scope)
            yield fact_claim(article, line, words, Span(*spot), ProjectFact(project, "place", place))


def _day(line: Line, opening: int, context: Context) -> PartialDate:
    """The day told last before text[opening], else first behind it; the one spoken of where the sentence tells none."""
    told = [mention for mention in line.reading.dates if mention.date.month or mention.date.day]
    before = [mention for mention in told if mention.end <= opening]
    before = [mention for mention in before if mention.date.day] or before  # 5月30日，2023年5月集中开工
    mention = before[-1] if before else told[0] if told else None
    return complete(mention, context.calendar, line.day).date if mention else line.day


def _is_joined(line: Line, words: ProjectName, opening: int) -> bool:
    """甲项目暨乙中心奠基, 甲、乙、丙共3个项目开工: all are opened."""
    text, at = line.reading.sentence.text, words.end
    for following in line.named:
        if following.words.start > at and text[at : following.words.start] in JOINTS:
            at = following.words.end
    return at > words.end and bool(_ALL.fullmatch(text[at:opening]))


def opened_together(article: Article, line: Line, opened: PartialDate) -> Iterator[Claim]:
    """本次集中开工的项目包括甲水厂、乙小学: both are begun on the day of the joint opening.

    Example: 6月1日，卢氏县举行重点项目集中开工仪式。集中开工的项目包括柳湾水厂、赵庄小学等12个项目。 -> (赵庄小学, start, 2021-06-01)
    """
    listed = _ALL_OPENED.search(line.reading.sentence.text) if opened.month else None
    if listed and _LOOKED_AT.search(listed.group()):
        return
    named = [n for n in line.named if listed and n.words.start >= listed.end() and not n.words.programme]
    if len(named) < _FEWEST:
        return
    for words, project in named:
        fact = ProjectFact(project, "start", str(opened))
        yield fact_claim(article, line, words, Span(words.start, words.end), fact)


def completed(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """7月8日，柳湾大桥竣工 -> (柳湾大桥, end, 7月8日): the day told before the name.

    Example: 6月1日，柳湾水厂项目正式竣工。 -> (柳湾水厂项目, end, 2021-06-01)
    """
    text = line.reading.sentence.text
    for words, project in line.named:
        done = None if words.programme else _DONE.match(text, words.end)
        days = [day for day in line.reading.dates if day.end <= words.start and day.date.day]
        if not done or not days or _PLANNED.search(text[max(0, words.start - BEFORE) : done.start()]):
            continue
        day = complete(days[-1], context.calendar, line.day).date
        if day.month:
            fact = ProjectFact(project, "end", str(day))
            yield fact_claim(article, line, words, Span(words.start, done.end()), fact)


def planned(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """项目将于2025年12月竣工 -> (柳湾水厂项目, end, 2025-12).

    Example: 柳湾水厂项目将于2025年12月竣工。 -> (柳湾水厂项目, end, 2025-12)
    """
    told = planned_end(line.reading)
    whose = named_before(line, told.start) if told else None
    if told and whose and not is_of_part(line.reading.sentence.text, whose, told.start):
        date = complete(told, context.calendar, line.day).date
        if not date.year:
            return
        yield fact_claim(
            article, line, whose.words, Span(told.start, told.end), ProjectFact(whose.project, "end", str(date))
        )


def day_of_joint_opening(lines: list[Line]) -> PartialDate:
    """The day on which several projects are opened together; unknown where the article tells of no such day."""
    return next(
        (line.day for line in lines if line.told and _TOGETHER.search(line.reading.sentence.text)),
        PartialDate(),
    )
