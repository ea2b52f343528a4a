"""What an event is called: by its sentence, by the heading, with the body that held it."""

import re
from collections.abc import Iterable, Sequence

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.actions import Action
from kg.extractors.events.deeds import is_reception
from kg.extractors.events.held import Held
from kg.extractors.events.organisers import is_named_body
from kg.extractors.events.phrases import alike
from kg.lexicon.patterns import Pattern

_WORDS = "event_words.tsv"
_GENERIC = 4  # characters of a name that may be only the kind of event
_SHORT = 6  # characters of words for what was done that tell little: 来甲考察
_COME = ("来", "莅", "抵", "赴")
_LONG = 24  # characters of words for what was done that are a name
_REACH = 60  # characters before a name in which the body that convened it stands
_NEEDS_BODY = re.compile(r"(?:\d{4}年度?)?第[\d一二三四五六七八九十百]{1,9}次")
_CONVENER = re.compile(r"(?:^|[，。；]|日|午)([^，。；]{2,40}?)(?:组织|主持)?(?:召开|举行)(?:了)?$")
_WHERE = re.compile(
    r"^\d{1,2}[:：时点](?:\d{1,2}分?)?|^(?:[上下]午)\d{1,2}[:：时点](?:\d{1,2}分?)?|在[^，。；]*$"
)  # 甲局|在二楼会议室
_ORDER = Pattern(_WORDS, r"^(?:<order>)+")
_SPOKEN = Pattern(_WORDS, r"时(?:<spoken_when>)?$")
_ANOTHER_DEED = re.compile(r"[^、]{4,}并(?![^、]{0,3}$)")
_CARRIED_OUT = re.compile(r"^[对就].*(?:进行|开展)了?([^、，]{0,8})$")
_DOER = Pattern(
    _WORDS,
    r"^[\u3400-\u9fff]{2,20}?(?:<leader>|[市县区镇乡局厅部处校院所]长)[\u3400-\u9fff]{2,3}?(?=[到赴来]|<led_deed>)",
)
_OPENED = re.compile(r"(?:进行|开展)了?([^、，]{4,20})$")  # 到甲镇、乙村开展|春季防火工作|督查
_ABOUT = re.compile(r"^(?:带队|率队|率团|带团|专程)?([到赴来在][^、就]{2,20})就.*(?:进行|开展|工作)了?$")
_NO_CONVENER = Pattern(_WORDS, r"[主副于并的、]|<no_convener>")
_CLAUSES = re.compile(r"[，。；：！？ 【】（）]")


def is_proper(name: str) -> bool:
    """More than the kind of event: 防汛工作会议, not 会议."""
    return len(name) > _GENERIC


def in_title(name: str, titles: Iterable[str]) -> bool:
    """Whether one of the headings is alike to the name or holds it."""
    return any(alike(name, title) >= 0.3 or name in title for title in titles)


def called(action: Action, titles: Iterable[str], headed: Sequence[tuple[str, str]]) -> str:
    """The name the heading gives to what was done: 八一拥军慰问活动; else the words of the sentence, without lists of places or objects.

    `headed`: the names of visits and inspections in the headings, with their kinds.
    """
    named = next((name for name, kind in headed if kind == action.type), "")
    if named:
        return named
    name = _without_list(action)
    vague = len(name) <= _SHORT and name.startswith(_COME)
    if not vague and len(action.name) <= _LONG:
        return name
    clauses = (part for title in titles for part in _CLAUSES.split(title))
    verbs = {action.verb.word[:2], action.verb.word[-2:]}
    shortest = max(_GENERIC, len(name)) if vague else _GENERIC
    told = next((part for part in clauses if shortest < len(part) <= _LONG and any(v in part for v in verbs)), "")
    return _DOER.sub("", told, 1) or name


def _without_list(action: Action) -> str:
    """先后深入甲园、乙公司、丙村调研丁工作 -> 调研丁工作; 到甲园、乙村等地调研 -> 到甲园等地调研."""
    at = action.verb.start - action.start
    way, deed = _ORDER.sub("", action.name[:at]), _SPOKEN.sub("", action.name[at:])
    if other := _ANOTHER_DEED.match(way):
        way = way[other.end() :]  # 宣讲全会精神并|走访企业
    if way.startswith("在") and is_reception(action.verb.word):
        way = ""  # 在甲宾馆|会见乙公司总经理一行
    if "、" in way and (about := _ABOUT.match(way)):
        way = about.group(1)  # 到甲区|就乙、丙工作进行检查
    if "、" in way and (carried := _CARRIED_OUT.search(way) or _OPENED.search(way)):
        way, deed = "", carried.group(1) + deed  # 对甲、乙进行|安全检查
    one, *more = re.split(r"、|以及", deed)
    deed = one if len(deed) > _LONG or (more and len(way + deed) > _LONG) else deed
    if "、" not in way or len(way + deed) <= _LONG:
        return way + deed
    if len(deed) > len(action.verb.word) + 1:
        return deed
    first = way.split("、")[0]
    if first.startswith(("与", "同", "和")):
        return first + "等" + deed  # 与甲镇负责人等座谈
    return first + ("" if first.endswith(("等", "等地")) else "等地") + deed


def in_heading(name: str, kind: str, heading: Sequence[Held]) -> str:
    """The name that the heading gives to what the text calls by its kind alone: 追悼大会 is 甲追悼大会."""
    if is_proper(name):
        return name
    return next((h.name for h in heading if h.type == kind and h.name.endswith(name) and is_proper(h.name)), name)


def full_name(text: str, held: Held) -> str:
    """A short name with the body that held it: '…中心组召开学习会议'."""
    if len(held.name) > _GENERIC + 2 and not _NEEDS_BODY.match(held.name):
        return held.name
    match = _CONVENER.search(text, max(0, held.start - _REACH), held.start)
    body = _WHERE.sub("", re.sub(r"（简称[^）]*）|随即|随后", "", match.group(1))) if match else ""
    bare = re.sub(r"（[^）]*）$", "", body)
    return body + held.name if is_named_body(bare) and class_of(bare) and not _NO_CONVENER.search(body) else held.name
