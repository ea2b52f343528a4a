"""The bodies that hold an event together: '由甲、乙主办，丙承办', '甲联合乙、丙举办', '甲、乙共同召开'."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.phrases import alike, event_nouns, event_type, phrase_start
from kg.extractors.events.site import TEAM, committee_and_office, is_body, people_off, split, without_lead_in
from kg.lexicon.patterns import Pattern
from kg.records import Person

_WORDS = "event_words.tsv"
_HOSTING = Pattern(
    _WORDS,
    r"(?P<by>由)?(?P<bodies>[^，。；：！？由]{2,120}?)(?:<jointly>){0,4}(?:<hosting>)(?<!政协办)(?!<host_noun>)",
    needs="办实",
)
_BY = Pattern(
    _WORDS,
    r"由(?P<bodies>[^，。；：！？由]{2,120}?)(?:<jointly>){0,4}(?:<told_by>)(?!<host_noun>)(?!部|委|科|处)",
    needs="由",
)
_HOLDING = Pattern(_WORDS, r"<hosting>|<told_by>|主办|承办|协办")  # one stands in every match of these
_UNITS = re.compile(r"(?:主办|承办|协办)(?:单位|方)(?:为|是|：)(?P<bodies>[^，。；：！？]{2,120})")
_ANOTHER = Pattern(_WORDS, r"<another_time>")
_JOINED = r"联合(?![会国社体总党工])|<joined_by>"
JOINED = Pattern(_WORDS, _JOINED)
_BETWEEN = Pattern(_WORDS, rf"一起联合|以及|{_JOINED}")
_TRADE = 4  # characters of what a department is for: 县市场监管局联合|教育、卫生健康|等部门
_NOUN = 2  # characters of a noun that tells which event is meant
_LONG_LIST = 120  # characters of a list of bodies behind 由
_TOLD_OF = re.compile(r"[的了]|各自")
_SO_MANY = re.compile(
    r"\d{1,9}余?[支个名家所位]|[一二两三四五六七八九十百]{1,9}[支个名所位]"
)  # 23支队伍: no one of them is named
_QUOTED = re.compile(r"“[^”]*”")
_COUNTED = Pattern(
    _WORDS,
    r"等(?:多?家|多?个|\d{1,9}[家个]|有关|相关)?(?:<counted_body>)*$|等(?:数|近|多|\d|[一二三四五六七八九十百])[^，。；]*$",
)
_ALL_OF_THEM = re.compile(  # 甲法院与乙局、丙局|三家
    r"(?<=[\u3400-\u9fff]{3})(?:[两三四五六七八九]家(?:单位|部门)?|[双三四]方|[两三四]个?(?:单位|部门))$"
)
_BEHIND_DAY = Pattern(_WORDS, r"(?:\d日|[上下中]午|[当今昨]天|[今昨]日|<night>)(?:\d{1,2}[时点]\d*分?)?|<recent>")
_TAKES = Pattern(
    _WORDS,
    r"(?:(?<=[\u3400-\u9fff]{4})|(?<=）)|(?<=[我全本][省市县区州镇乡]))(?:<jointly>|<convening_manner>){0,4}(?:<takes_along>)(?!部(?!分)|<no_taking>)",
)
_TEAM_TAIL = Pattern(_WORDS, r"“+(?:[\u3400-\u9fff]{0,8}(?:<own_team>))?$")
_NAMELESS = Pattern(_WORDS, r"^(?:(?:<nameless_of>)*(?:<nameless>)[及与和、]*)+$")
_UNLISTED = re.compile(r"[\u3400-\u9fffA-Za-z（）·]{4,20}")
_NO_BODY = Pattern(
    _WORDS,
    r"[的了着在被把]|^(?:本|该|此|这|各|我|专|他|她|并)|[。，]|<no_organiser>|[县市区镇局]长(?![江沙春城安乐治葛寿兴征])|(?:支持|指导|部门|单位)$",
)


def hosts(text: str, event: str, persons: Sequence[Person]) -> Iterator[tuple[str, int, int]]:
    """Who 主办, 承办 or 协办 the event, each with its place; nobody for another event than the one told.

    `event`: its name, against which '市运会由甲主办' is held.
    """
    floor, others = 0, 0  # others: where what is said of another event ends
    if not _HOLDING.search(text):
        return
    found = [(m.end(), strict, m) for strict, kind in ((0, _HOSTING), (1, _BY)) for m in kind.finditer(text)]
    for _, strict, match in sorted(found, key=lambda f: f[:2]):
        left, right = match.span("bodies")
        chained = others and text[others : match.start()] in ("，", "、")  # 本届运动会由甲主办，|乙承办
        if right <= floor or chained or _is_of_another(text, match, event):
            others = max(others, match.end()) if right > floor else others
            continue
        told = not strict and (text[match.start()] == "由" or floor > 0)
        start = _with_more(text, left, floor, by=text.rfind("由", max(0, left - _LONG_LIST), left))
        told = told or (start < left and text[start - 1] == "由")
        yield from bodies(text, max(start, floor), right, persons, told=told)
        floor = match.end()
    for match in _UNITS.finditer(text) if "办" in text else ():
        yield from bodies(text, *match.span("bodies"), persons, told=True)


def bodies(
    text: str, left: int, right: int, persons: Sequence[Person], *, told: bool = False
) -> Iterator[tuple[str, int, int]]:
    """The bodies of the list that ends at text[right]; with `told` the words around say that only bodies stand there."""
    left = max([left, *(m.end() for m in _BEHIND_DAY.finditer(text, left, right))])
    taken = _TAKES.search(text, left, right)
    right = taken.start() if taken else right
    stretch = _COUNTED.sub("", _ALL_OF_THEM.sub("", text[left:right])).replace("，", "、")
    counted = len(stretch) < right - left
    found: list[tuple[str, int, int]] = []
    stretch = _QUOTED.sub(lambda m: "“" * len(m.group()), stretch)  # a 、 in quotes parts nothing
    for item, start, end in reversed(list(split(_BETWEEN.sub(lambda m: "、" * len(m.group()), stretch), left))):
        name = _bare(item)
        at = start + item.find(name)
        if any(start <= p.start < end for p in persons) and not (told and is_named_body(name)):
            break
        if "“" not in name and (
            is_named_body(name) or (told and _UNLISTED.fullmatch(name) and not _NO_BODY.search(name))
        ):
            found.extend(reversed(list(committee_and_office(name, at))))
            continue
        if _NAMELESS.match(item) or (counted and len(item) <= _TRADE and not found and not class_of(item)):
            continue  # 甲联合爱心企业、志愿者
        if told and found:
            continue  # 主办单位：甲局、乙之夜、|丙医院
        at = phrase_start(text, end, start)
        if is_named_body(text[at:end]):
            found.append((text[at:end], at, end))
        break
    yield from reversed(found)


def _bare(item: str) -> str:
    """甲局干部职工, 甲局“乙”团队 -> 甲局."""
    name = without_lead_in(item) or item
    name = name if is_named_body(name) else _TEAM_TAIL.sub("", name)
    return name if is_named_body(name) else people_off(name)


def is_named_body(name: str) -> bool:
    """Whether it names a body, no team and no 多家单位."""
    return not (_TOLD_OF.search(name) or _SO_MANY.match(name) or TEAM.fullmatch(name)) and is_body(name)


def _with_more(text: str, left: int, floor: int, *, by: int) -> int:
    """甲公司，|乙公司协办: where a list that goes on over commas starts; behind 由 at text[by], if it does."""
    if by >= floor and text[left - 1 : left] == "，":
        items = [item.replace("、", "") for item in text[by + 1 : left - 1].split("，")]
        if all(is_body(item) or (_UNLISTED.fullmatch(item) and not _NO_BODY.search(item)) for item in items):
            return by + 1
    if not floor:
        return left
    while left - 1 > floor and text[left - 1] == "，":
        start = max(text.rfind(mark, floor, left - 1) for mark in "，。；：") + 1
        if start <= floor or not is_body(text[start : left - 1]):
            return left
        left = start
    return left


def _is_of_another(text: str, match: re.Match[str], event: str) -> bool:
    """县运会|由甲主办 in a report of a meeting about it; 明年的展会由甲承办, 甲曾承办."""
    clause = max(text.rfind(mark, 0, match.start("bodies")) for mark in "，。；：") + 1
    if _ANOTHER.search(text, clause, match.end()) or text[match.end() : match.end() + 1] == "过":
        return True
    subject = text[clause : match.start()] if text[match.start()] == "由" else ""
    named = event_nouns(subject)
    if not named or named[-1].end != len(subject):
        return False
    if _differs(named[-1].word, event):
        return True
    return len(subject) > 6 and not alike(subject, event) >= 0.3 and subject[:1] not in "本此该这"


def _differs(noun: str, event: str) -> bool:
    """本届|运动会 in a report of the meeting that prepares it; 活动 may be any event."""
    told = event_nouns(event)
    meeting = bool(told) and event_type(told[-1].word) == "meeting"
    return meeting and event_type(noun) == "other" and noun not in ("活动", told[-1].word) and len(noun) >= _NOUN
