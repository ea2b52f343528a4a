"""Which projects an event was about: it is named after them, is held to begin them, or came to them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.events.phrases import speech_start
from kg.extractors.events.places import ways
from kg.extractors.events.sites import events_told, stretches
from kg.extractors.events.timeline import Spoken, Timeline
from kg.extractors.projects.lines import Line
from kg.extractors.projects.lists import ProjectName
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, EventProject, Reading, Reference, Span

_WORDS = "project_words.tsv"
_HELD = Pattern(_WORDS, r"[^，。；]{0,60}?(?:举行|举办)了?(?:<solemnly>|的){0,3}")  # 甲大桥在乙镇|举行|通车仪式
_BEGUN = Pattern(
    _WORDS,
    r"(?:(?:<opening_manner>|<solemnly>){0,3}(?:<opening_act>|<opened_by>)|(?:(?!举[行办])[^，。；]){0,20}(?:签[约订署]|启动))(?!<not_at_it>)",
)
_TOGETHER = Pattern(
    _WORDS, r"(?:<at_it>)[^，。；：]{0,12}?集中(?:<opening_act>|签约)", needs="集"
)  # 本次|集中开工|的项目有甲、乙
_ASIDE = Pattern(_WORDS, r"(?:<aside>)[^，。；]{0,12}$")  # 这是继|甲大桥开工后…, 确保|甲大桥通车
_SCENE = re.compile(r"”?(?:建设|施工)*(?:现场|工地)")
_DECLARED = re.compile(r"(?:宣布|标志着)[^，。；]{0,30}$")
_SIGNED = re.compile(r"签[约订署下定]了?[^。；]{0,60}$")
_OWNER = Pattern(_WORDS, r"”?(?:<owner_of>)")  # 甲项目|部: a body, and not its project
_REACH = 64
_RULE = "projects.concerned"
_PLAIN = 8  # characters of the name of a ceremony that does not tell what it is held for
_VISITS = ("inspection", "visit")


class _About(NamedTuple):
    """An event by its number, a project it was about, and the words that say so."""

    event: int
    project: Reference
    words: Span


def concerned(
    article: Article, readings: Sequence[Reading], timeline: Timeline, lines: Sequence[Line]
) -> Iterator[Claim]:
    """Each project that an event of the article was about.

    Example: 6月1日，柳湾水厂项目开工仪式举行。 -> (柳湾水厂项目开工仪式, 柳湾水厂项目)
    """
    if timeline.happenings and any(line.named for line in lines):
        named = _in_names(article, readings, timeline, lines)
        yield from dict.fromkeys((*named, *_in_sentences(article, readings, timeline, lines)))


def _in_sentences(
    article: Article, readings: Sequence[Reading], timeline: Timeline, lines: Sequence[Line]
) -> Iterator[Claim]:
    named = {line.reading.sentence.offsets[0]: line for line in lines if line.named}
    own: dict[int, set[str]] = {}
    for index, event in events_told(readings, timeline):
        line = named.get(readings[index].sentence.offsets[0])
        if line is None:
            continue
        after = list(_named_after(line, timeline.spoken[index]))
        for about in after:
            own.setdefault(about.event, set()).add(about.project.name)
        begun = [*_held_for(line, timeline, timeline.spoken[index]), *_begun_at(line, timeline, index, event)]
        fitting = (about for about in begun if _may_be_of(timeline, about, own.get(about.event)))
        for about in (*after, *fitting, *_came_to(line, timeline, index, event)):
            content = EventProject(timeline.reference(article.id, about.event), about.project)
            quote = line.reading.sentence.quote(article.id, about.words.start, about.words.end)
            yield Claim(content, quote, _RULE)


def _in_names(
    article: Article, readings: Sequence[Reading], timeline: Timeline, lines: Sequence[Line]
) -> Iterator[Claim]:
    """柳湾水厂项目推进会: events that hold the name of a project which the article names elsewhere."""
    known = {n.words.name: n.project for line in lines for n in line.named}
    for number, happening in enumerate(timeline.happenings):
        for name in (name for name in known if name in happening.name):
            sentence = next((t for t in article.titles if happening.name in t.text), None) if happening.titled else None
            start, end = happening.start, happening.end
            if sentence:
                start = sentence.text.index(happening.name)
                end = start + len(happening.name)
            sentence = sentence or readings[happening.sentence].sentence
            at = sentence.text.find(name, start, end)
            if at >= 0 and not _OWNER.match(sentence.text, at + len(name)):
                quote = sentence.quote(article.id, start, end)
                yield Claim(EventProject(timeline.reference(article.id, number), known[name]), quote, _RULE)


def _may_be_of(timeline: Timeline, about: _About, own: set[str] | None) -> bool:
    """Not another project than the one whose ceremony it is; several are begun together (集中开工)."""
    return not own or about.project.name in own or "集中" in timeline.happenings[about.event].name


def _named_after(line: Line, spoken: Sequence[Spoken]) -> Iterator[_About]:
    """柳湾水厂项目|开工仪式, 到|柳湾水厂项目|调研."""
    for named in line.named:
        words = named.words
        for said in spoken:
            if said.start <= words.start < said.end and not _is_owner(line, words):
                yield _About(said.event, named.project, Span(said.start, max(said.end, words.end)))


def _held_for(line: Line, timeline: Timeline, spoken: Sequence[Spoken]) -> Iterator[_About]:
    """柳湾大桥|在青湾镇举行|通车仪式.

    Example: 6月1日，柳湾大桥在青湾镇举行通车仪式。 -> (通车仪式, 柳湾大桥)
    """
    text = line.reading.sentence.text
    for said in spoken:
        if timeline.happenings[said.event].type != "ceremony":
            continue
        for project, words in ((named.project, named.words) for named in line.named):
            where = text.endswith("在", 0, words.start) and said.end - said.start > _PLAIN
            held = _HELD.fullmatch(text, words.end, said.start)
            if held and not (where or words.programme or _is_owner(line, words)):
                yield _About(said.event, project, Span(words.start, said.end))


def _begun_at(line: Line, timeline: Timeline, index: int, event: int) -> Iterator[_About]:
    """县长宣布|柳湾水厂项目|开工; 签订了|柳湾水厂项目|协议; 本次集中开工的有|柳湾水厂项目."""
    happening = timeline.happenings[event]
    if happening.type != "ceremony":
        return
    text, spoken = _unsaid(line), timeline.spoken[index]
    for project, words in ((named.project, named.words) for named in line.named):
        inside = any(said.start <= words.start < said.end for said in spoken)  # its name tells of it, or of many
        if inside or _ASIDE.ends(text, words.start, _REACH):
            continue
        begun = _BEGUN.match(text, words.end)
        signed = _SIGNED.search(text, max(0, words.start - _REACH), words.start) if "签" in happening.name else None
        joint = _TOGETHER.search(text, 0, words.start) if "集中" in happening.name else None
        if begun and (spoken or _DECLARED.search(text, max(0, words.start - _REACH), words.start)):
            yield _About(event, project, Span(words.start, begun.end()))
        elif said := joint or signed:
            yield _About(event, project, Span(said.start(), words.end))


def _came_to(line: Line, timeline: Timeline, index: int, event: int) -> Iterator[_About]:
    """来到|柳湾水厂项目施工现场.

    Example: 6月1日，县委书记张伟国到柳湾镇调研。他来到柳湾水厂项目施工现场。 -> (到柳湾镇调研, 柳湾水厂项目)
    """
    for number, stretch in stretches(timeline, index, _unsaid(line), event):
        if timeline.happenings[number].type not in _VISITS:
            continue
        went = tuple(ways(stretch))
        for project, words in ((named.project, named.words) for named in line.named):
            verb = next((verb for verb, start, end in went if start <= words.start < end), None)
            if verb is None and stretch.endswith("在", 0, words.start) and _SCENE.match(stretch, words.end):
                verb = words.start - 1  # 在|甲项目施工现场，乙仔细查看
            if verb is not None and not _is_owner(line, words):
                yield _About(number, project, Span(verb, words.end))


def _unsaid(line: Line) -> str:
    """The sentence up to where somebody's words begin."""
    text = line.reading.sentence.text
    return text[: speech_start(text, line.reading.persons)]


def _is_owner(line: Line, words: ProjectName) -> bool:
    """柳湾水厂项目|部."""
    return _OWNER.match(line.reading.sentence.text, words.end) is not None
