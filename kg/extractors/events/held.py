"""Events that are named: 'X会议召开', '召开X会议', '出席X仪式', '在X上'."""

import re
from typing import NamedTuple

from kg.extractors.events.phrases import alike, event_nouns, event_type, phrase_start, speech_start
from kg.extractors.events.preaching import PREACHING, is_national, preached
from kg.extractors.events.telling import ON_IT, REACH, THEMED, how_told
from kg.lexicon.marks import PAIRS
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Reading

_WORDS = "event_words.tsv"
_PARTING = Pattern(_WORDS, r"[，。；：、在由了并将]|<parting>")
_IN = re.compile(r"在(?=[^，。；在]{1,30}$)")
_REFERENCE = Pattern(_WORDS, r"^(?:(?:<this>)|(?:此次|本次|这次)[^“”，]{0,6})?$")
_THIS = re.compile(r"(?:此次|本次|这次)[^，。；“”]{0,6}$")
_ORGANISED = re.compile(r"组织了?(?=全[省市县区州旗]|“|首届|第|20\d\d)")
_AFTER_IT = Pattern(  # 学习在甲会议|上的重要讲话精神
    _WORDS,
    r"》|(?:上的?|中的?|的)?(?:<spirit_quality>)?(?:<spirit_of>)?(?:的)?精神|上的(?:重要|系列)?讲话",
)
_HOLDS = re.compile(r"(?:召开|举行|举办)(?!的)")
_SESSION = re.compile(r"第[一二三四五六七八九十\d]{1,9}次(?:全体)?(?:会议|大会)")
_SITS = re.compile(r"(?:在[^，。；]{2,20})?(?:召开|举行)了?")
_TOLD_IN = re.compile(r"[^，。；]*(?:召开|举行|举办)的")
_GIVING = re.compile(r"(?:讲授|(?<![演宣评主串试听])讲|(?<![线网会路海])上)(?:了)?(?:一[堂场次])?(?:专题|生动的)?$")
_BROUGHT = Pattern(_WORDS, r"(?:<brought>)了?一[堂场次节](?:[^，。；、]{1,12}的)?")  # 为师生带来一堂生动的|法治课
_FIRST_PART = re.compile(r"[^，。；：的“”、]{2,40}$")  # 甲商会赴乙考察|暨商会联席会
_OBJECT = Pattern(  # 召开|融资贷款、项目建设调度|会议: all that stands behind the verb
    _WORDS,
    r"(?:召开|举行|举办|为(?:主题|载体|内容)的)了?+ *+(?![前后时以期之的])"
    r"((?:“[^“”]{2,30}”|(?!<no_object>|一[场次堂个期届]|首[场次届期])[^，。；：“”的])+)$",
)
_QUOTED = Pattern(_WORDS, r"“[^“”，。；]{2,16}”(?:<slogan_deed>){1,2}$")  # “乡村行”考察|调研活动
_BEFORE_NAME = Pattern(
    _WORDS,
    r"^(?:.*(?:召开|举行|举办)的|(?:随后|之后|其后|接着|紧接着|会后|期间)的|由.*(?:<called_by>)的|一[场次堂个期届]|全市性|了|[^“”]*(?:系列|庆祝|主题)活动之|我[省市县区州旗校院镇乡](?![与和同])(?=.{4}))",
)
_CONGRESS = re.compile(r"[一二三四五六七八九十]{1,3}(?:大|届)|[^，。；]{1,8}全会")
_GENERIC = 2
_COUNTING = ("届", "次", "期", "度", "暨")
_NEXT, _LONG = 14, 30  # characters between two nouns of one name; with 暨 between them
_THEME_FIRST = re.compile(r"主?题(?:为|是)(?P<theme>“[^“”]{2,40}”)的?(?=.{2})")
_SHORT = 6  # characters of a name that only repeats what a longer one says
_NEAR = 4  # characters before a name in which 宣布 stands
_DECLARED = re.compile(r"宣[布告]了?$")  # 县长甲宣布|桃花节开幕
_RITES = Pattern(_WORDS, r"(?P<rite>(?:<rite>))(?:仪式)?、$")
_RITE = 8  # characters of a rite and its mark
_TALKS = "会谈"
_WITH = re.compile(r"[与同](?=[^，。；与同]{2,60}$)")
_LESSON = re.compile(r"^并?(?:讲授|[作讲上](?![风用述求台级课]))了?(?:一[堂场次节])?(?=.{3})")  # 出席|并作专题党课
_TOWNS = re.compile(r"(?:^|共产党|会议|全[县市区])([\u3400-\u9fff]{2,4}(?:镇|乡|街道))(?=第)")
_LECTURE_TITLE = re.compile(r"以?(《[^》]{4,60}》)为题")


class Held(NamedTuple):
    """A named event in a sentence: name at [start, end); how it is said: held (召开), done (开展), joined (出席),
    declared (宣布…开幕), spoken_at (在…上), mentioned."""

    start: int
    end: int
    name: str
    type: str
    how: str
    generic: bool  # only the noun: 会议, 此次座谈会
    verb_end: int


def find_held(reading: Reading, background: Scanner | None = None) -> list[Held]:
    """The events a sentence names, in order; reported speech, national meetings and events named only for their spirit left out.

    Example: 6月1日，全县防汛工作会议召开。 -> (全县防汛工作会议, meeting, 2021-06-01)
    """
    text = reading.sentence.text
    out: list[Held] = []
    floor, inner = 0, ""
    nouns = event_nouns(text)
    if nouns:
        limit = speech_start(text, reading.persons)
        nouns = [n for n in nouns if n.end <= limit]
    for i, noun in enumerate(nouns):
        if i + 1 < len(nouns) and _one_phrase(text, noun.end, nouns[i + 1]):
            inner = event_type(noun.word) if inner in ("", "other") else inner
            continue
        start = _whole_start(text, noun, floor)
        name = _closed(text, start, noun.end)
        if noun.word == PREACHING and (told_of := preached(text, noun)):
            start, name = noun.start, noun.word + told_of["what"]
        kind = event_type(noun.word)
        kind = inner if inner and kind == "other" else kind
        how, verb_end = _how(reading, start, noun, kind)
        floor, inner = noun.end, ""
        if _is_aside(text, start, noun.end, kind, how) or (background and is_national(name, background)):
            continue
        themed = THEMED.search(text, max(0, start - REACH), start)
        name = with_theme(themed["theme"] or "", name) if themed else name
        generic = not themed and bool(_REFERENCE.match(text[start : noun.start]))
        if not (generic and kind in ("visit", "inspection") and noun.word != "会谈"):
            told = _TOLD_IN.match(text, start, noun.start) if how == "spoken_at" else None
            begins = told.end() if told else start  # 在|8月1日召开的|座谈会上
            _append(text, out, Held(begins, noun.end, _named(text, name, noun.word), kind, how, generic, verb_end))
    return out


def _how(reading: Reading, start: int, noun: Hit, kind: str) -> tuple[str, int]:
    """How the event is told, and where that ends: as the words around tell, declared open, or talks that somebody has."""
    text = reading.sentence.text
    how, end = how_told(text, start, noun.end, kind)
    if how == "held" and _DECLARED.search(text, max(0, start - _NEAR), start):
        return "declared", end
    if how == "held" and any(p.start < start <= p.end + 1 and text.startswith("为", p.end) for p in reading.persons):
        return "mentioned", end  # 甲为足球比赛开球
    if how == "mentioned" and noun.word == PREACHING and preached(text, noun):
        return "held", end
    talks = noun.word == _TALKS and start < noun.start and any(p.end <= start for p in reading.persons)
    return ("held" if how == "mentioned" and talks else how), end  # 县长甲|与乙集团董事长丙会谈


def _closed(text: str, start: int, end: int) -> str:
    """text[start:end], with the mark behind it that closes one in it: 中心组学习（扩大会）, 第十届“甲节”."""
    name, mark = text[start:end], text[end : end + 1]
    return name + mark if mark in PAIRS and name.count(PAIRS[mark]) > name.count(mark) else name


def _append(text: str, out: list[Held], found: Held) -> None:
    """Adds the event; '省政协十二届三次会议|举行第二次全体会议' is one, whose name is both."""
    if out and _SESSION.fullmatch(found.name) and _SITS.fullmatch(text, out[-1].end, found.start):
        before = out.pop()
        found = found._replace(start=before.start, name=before.name + found.name)
    out.append(found)


def _is_aside(text: str, start: int, end: int, kind: str, how: str) -> bool:
    """The event is still to come, stands in the name of a paper, or is named only for its spirit."""
    if how == "planned" or (kind != "lecture" and _is_quoted(text, start)):
        return True
    return how not in ("held", "past") and bool(_AFTER_IT.match(text, end))


def _whole_start(text: str, noun: Hit, floor: int) -> int:
    """Start of the name with the quoted words before a bare noun, and without the verb of who guides it."""
    start = _start(text, noun, floor)
    if start == noun.start and (quoted := _QUOTED.search(text, max(floor, start - REACH), start)):
        start = quoted.start()
    if text.endswith("党的", 0, start) and _CONGRESS.match(text, start):
        start -= 2  # 党的|二十大精神宣讲会
    guided = text.startswith("指导", start) and text.endswith(listed(_WORDS, "guiding"), 0, start)
    return start + 2 if guided else start  # 出席指导|会议


def _is_quoted(text: str, at: int) -> bool:
    """text[at] stands in the name of a paper: 《关于召开甲会议的决定》."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _one_phrase(text: str, end: int, noun: Hit) -> bool:
    """Two event nouns belong to one name: nothing but its words stands between them; 甲节、乙宣传周启动仪式."""
    between = text[end : noun.start]
    if event_type(noun.word) == "ceremony":
        between = between.removeprefix("、")
    return len(between) <= (_LONG if "暨" in between else _NEXT) and not _PARTING.search(between)


def _start(text: str, noun: Hit, floor: int) -> int:
    """Start of the name; in '在甲、乙第一次会议上' it reaches back to 在."""
    quoted = text.rfind("“", max(0, noun.start - REACH), noun.start) if text.startswith("”", noun.end) else -1
    if quoted >= 0 and text.find("”", quoted, noun.end) < 0:
        before = phrase_start(text, quoted, floor) if text.endswith(_COUNTING, 0, quoted) else quoted
        return before if before < quoted else quoted + 1  # “甲演练暨乙、丙演习”, 第十届“甲节”
    if noun.word == _TALKS and (other := _WITH.search(text, max(floor, noun.start - REACH), noun.start)):
        return other.start()  # 与甲市委书记乙、市长丙|会谈
    found = _IN.search(text, max(floor, noun.start - REACH), noun.start) if ON_IT.match(text, noun.end) else None
    if found and _HOLDS.search(text, found.end(), noun.start):
        found = None  # 在甲宾馆|召开座谈会 / 会上
    start = found.end() if found else phrase_start(text, noun.start, floor)
    if not found and (whole := _OBJECT.search(text, max(floor, start - REACH), start)):
        start = whole.start(1)
    if text.endswith("、", 0, start) and (pair := _RITES.ends(text, start, _RITE)):
        return phrase_start(text, pair.end("rite"), floor)  # 参加甲与乙|签约、揭牌仪式
    if text.startswith("暨", start) and (first := _FIRST_PART.search(text, floor, start)):
        return first.start()
    if this := _THIS.search(text, start + 1, noun.start):
        return this.start()  # 为庆祝|本次会议
    return _behind_verb(text, start, noun.start)


def _behind_verb(text: str, start: int, end: int) -> int:
    """Start of the name without the verb that it is the object of: 组织|首届…, 带来一堂|法治课, 讲|专题党课."""
    verb = _ORGANISED.match(text, start) or _BROUGHT.search(text, start, end) or _GIVING.search(text, start, end)
    return verb.end() if verb else start


def _named(text: str, name: str, noun: str) -> str:
    title = _LECTURE_TITLE.search(text)
    if title and event_type(noun) == "lecture":
        return title.group(1) + noun
    bare = _BEFORE_NAME.sub("", name)
    if themed := _THEME_FIRST.match(bare):
        bare = with_theme(themed["theme"], bare[themed.end() :])
    return (
        _LESSON.sub("", bare)
        if noun.endswith(listed(_WORDS, "lesson")) and bare.startswith(("并", "作了", "讲了", "上了"))
        else bare
    )


def with_theme(theme: str, name: str) -> str:
    """“爱在重阳”活动; a name that is longer than the theme needs none."""
    return name if len(name) >= len(theme) else theme + name


def same_event(one: str, other: str) -> bool:
    """Two names of one event: alike, or one inside the other; not those of two towns."""
    towns, others = set(_TOWNS.findall(one)), set(_TOWNS.findall(other))
    if towns and others and not towns & others:
        return False
    short, long = sorted((one, other), key=len)
    return alike(one, other) >= 0.5 or (len(short) > _GENERIC and (short in long or _is_short_for(short, long)))


def _is_short_for(short: str, long: str) -> bool:
    """防汛演练 is 全县防汛应急演练: all its characters stand there in order, the last two at the end."""
    if len(short) > _SHORT or len(short) <= _GENERIC + 1 or short[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)
