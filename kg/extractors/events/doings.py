"""The verbs that say what a person does at an event."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extractors.events.deeds import GUESTS, WISHED, is_hosting
from kg.extractors.events.phrases import ENDS, TOGETHER
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Person

_WORDS = "event_words.tsv"
_LIST = re.compile(
    r"[^，。；：]{0,24}(?:还有|(?<![既所具国拥富现原设没只享持占含自私公特独固稀未如若])有(?![限关效机色线望利力序助害趣意])"
    r"|包括|(?<=[者人员长席宾的])[为是])(?:：)?|[^，。；：]{0,20}："
)
_THANKS = Pattern(_WORDS, r"(?:了)?(?:<warmth>)?(?:的)?(?:<thanks>)")
_AGENTS = Pattern(_WORDS, r"(?:<agent>)(?:在[^，。；]{0,6}[时中上])?(?:一致|还|先|首先|均|纷纷|也|分别)?$")
_HEARD = Pattern(_WORDS, r"(?:<hearing>)[^，。；]*$")
_AND_OTHERS = re.compile(r"(?:同志)?(?:等[^，。；]{0,12})?")
_AND_THEN = re.compile(r"[并后]")
_MADE = re.compile(r"(?:(?<![工合运动操协制])作(?!为|用|风)|做(?!好|到)|发表)(?:了)?[^，。；]{0,40}$")
_TOWARDS = re.compile(r"向[^，。；、]{1,14}$")
_UNDER = re.compile(r"(?:的)?下")
_OWN = re.compile(r"(?:同志)?的(?:书面|重要|视频|录音)?")  # 宣读了甲的书面|讲话
_DENIED = Pattern(_WORDS, r"(?:<denial>)(?:<denied_manner>){0,2}$")
_SUPPOSED = Pattern(_WORDS, r"(?:<supposition>)[^，。；]*$")
_DECLARED = Pattern(_WORDS, r"[^，。；]{0,30}(?:<declared>)")
_NEAR, _MIDDLE, _FAR = 24, 60, 240  # characters before a verb: of its agent, of its object, of its clause
_WHO_ATTEND = Pattern(
    _WORDS, r"[^，。；：]{0,24}的(?:各位|全体|所有|有关|相关)?[^，。；有]{0,4}(?:<present_people>)(?!有|还有|包括|：)"
)
_PRESENT_PEOPLE = Pattern(_WORDS, r"的?(?:各位|各|全体)?(?:<present_people>)")
_CLAUSE_ENDS = re.compile(r"[，。；]|$")
_TELLS = re.compile(r"[。；：了着过“是将]")
_EAGERLY = Pattern(_WORDS, r"(?:<eagerly>)$")
_COMPANIONS = frozenset({"accompany", "attend"})


class Doing(NamedTuple):
    """A verb: kind chair speak attend accompany lead act give sign or action; `listing` where the people stand behind it."""

    kind: str
    start: int
    end: int
    word: str
    listing: bool = False


def find_doings(text: str, persons: Sequence[Person]) -> list[Doing]:
    """The verbs of a sentence in order, those left out that are nouns there or said of a meeting or body."""
    kinds, scanner = _verbs()
    out: list[Doing] = []
    last = Hit(0, 0, "")
    busy = 0  # end of the clause in which somebody accompanies or attends: the action in it is another's
    silent = 0  # end of the words in which what is denied may go on: 未出席会议|并讲话
    for hit in scanner.find(text):
        kind = kinds[hit.word]
        if kind == "accompany" and hit.word.startswith(TOGETHER) and not ENDS.match(text, hit.end):
            kind = "action"  # 甲、乙一同考察了丙镇: both do it
        if hit.start < silent or _is_untold(text, hit.start, persons):
            silent = max(silent, _before_next(text, hit.end, persons))
            continue
        if not _is_verb(text, hit.word, hit.start, hit.end, persons) or (kind == "action" and hit.start < busy):
            continue
        before, last = last, hit
        if _is_inside(text, hit, kind, before):
            continue
        if kind == "accompany" and _UNDER.match(text, hit.end):
            out.append(Doing(kind, hit.start, hit.end, hit.word))
            continue
        listing = _lists(text, hit.end, persons)
        out.append(Doing(kind, hit.start, hit.end, hit.word, listing))
        if kind in _COMPANIONS and hit.word != "莅临":
            busy = _clause_end(text, hit.end)
    return out


def _is_inside(text: str, hit: Hit, kind: str, last: Hit) -> bool:
    """在|考察|中, 捐赠|仪式, 慰问|出席…的委员, 听取师生|参与…的故事: part of what another verb says."""
    if kind == "action":
        return text.endswith(listed(_WORDS, "during"), 0, hit.start)
    if kind in ("act", "sign", "give", "speak"):
        return text.startswith(("仪式", "活动", "典礼"), hit.end)
    if kind != "attend":
        return False
    heard = _HEARD.ends(text, hit.start, _FAR)
    if heard and not _AND_THEN.search(heard.group()):
        return True
    near = last.end == hit.start or text[last.end : hit.start] in ("了", "过")
    return near and hit.start > 0 and _verbs()[0][last.word] == "action"


def _is_verb(text: str, word: str, start: int, end: int, persons: Sequence[Person]) -> bool:
    if _is_part_of_noun(text, word, start, end, persons):
        return False
    if _verbs()[0][word] == "attend" and _WHO_ATTEND.match(text, end) and not _lists(text, end, persons):
        return False  # 介绍了|出席会议的领导
    if _verbs()[0][word] == "chair" and _lists(text, end, persons):
        return True
    if _AGENTS.ends(text, start, _NEAR) and not _has_subject(text, word, start, persons):
        return False
    return word not in tables.words("speaking_nouns.txt") or _said(text, word, start, persons)


def _is_untold(text: str, start: int, persons: Sequence[Person]) -> bool:
    """未|出席, 不再|主持, 如果甲|出席: the page does not say that it was done. A word of a name denies nothing: 李未|出席."""
    denied = _DENIED.ends(text, start, _NEAR)
    if denied and not any(p.start <= denied.start() < p.end for p in persons):
        return True
    return _SUPPOSED.ends(text, start, _MIDDLE) is not None


def _before_next(text: str, at: int, persons: Sequence[Person]) -> int:
    """Where the clause of text[at] ends, or the next person in it starts."""
    return min((_clause_end(text, at), *(p.start for p in persons if p.start >= at)))


def _has_subject(text: str, word: str, start: int, persons: Sequence[Person]) -> bool:
    """A person stands in the clause, or ends the one before it and goes there too: 甲、乙等县领导，有关部门负责人|参加."""
    left = _clause_start(text, start)
    if any(left <= p.start < start for p in persons):
        return True
    if _verbs()[0][word] not in _COMPANIONS or text[left - 1 : left] != "，":
        return False
    last = max((p.end for p in persons if p.end < left), default=left)
    return _AND_OTHERS.fullmatch(text, last, left - 1) is not None or _goes_on(text, last, left - 1)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Nothing but more people between the last person and the clause: 副秘书长乙|，农业委主任、部分委员|，有关部门负责人参加."""
    between = text[start:end]
    return end - start <= _MIDDLE and not _TELLS.search(between) and not _verbs()[1].find(between)


def _is_part_of_noun(text: str, word: str, start: int, end: int, persons: Sequence[Person]) -> bool:
    """调研|组; or said of nothing that happens: 宣布 nothing, 表示|感谢, 对某公司|一行."""
    behind = any(p.end == start for p in persons)
    if word == "一行":
        return not behind and not text.endswith(listed(_WORDS, "one_of_them"), 0, start)
    if word == "率":  # 甲率调研组, but 甲率先, 效率
        return text.startswith("先", end) or not (behind or _EAGERLY.ends(text, start, 4))
    if _tells_which(text, word, start, end):
        return True
    if text.startswith(listed(_WORDS, "doing_noun"), end) and word not in listed(_WORDS, "joining"):
        return True
    return bool((word == "宣布" and not _DECLARED.match(text, end)) or (word == "表示" and _THANKS.match(text, end)))


def _tells_which(text: str, word: str, start: int, end: int) -> bool:
    """It tells which people or event are meant: 此次|检查, 对甲到访|表示欢迎, 与会|代表, 叮嘱随行|相关部门."""
    if _verbs()[0][word] == "action" and WISHED.ends(text, start, _NEAR):
        return True
    if _verbs()[0][word] == "action" and (
        text.endswith(listed(_WORDS, "this_one"), 0, start) or text.startswith(listed(_WORDS, "greeted"), end)
    ):
        return True
    if is_hosting(word) and not GUESTS.match(text, end):
        return True
    if word.startswith(listed(_WORDS, "present")) and _PRESENT_PEOPLE.match(text, end):
        return True
    return word == "随行" and not _CLAUSE_ENDS.match(text, end)


def _clause_start(text: str, at: int) -> int:
    """Where the clause of text[at] starts; the one before it where 以及 or 和 joins the two."""
    floor = max(0, at - _FAR)
    start = max(text.rfind(mark, floor, at) for mark in "，。；") + 1
    if text.startswith(("以及", "及", "和"), start):
        start = max(text.rfind(mark, floor, max(0, start - 1)) for mark in "，。；") + 1
    return max(start, floor)


def _said(text: str, word: str, start: int, persons: Sequence[Person]) -> bool:
    """A word that is also a noun: right behind its speaker, or in '作…汇报'."""
    end = start + len(word)
    if _HEARD.ends(text, start, _FAR):
        return False
    if any(_OWN.fullmatch(text, p.end, start) for p in persons):
        return False
    if any(p.end == start for p in persons) or text.endswith(listed(_WORDS, "adverb"), 0, start):
        return True
    if word in listed(_WORDS, "telling") and text.endswith("，", 0, start) and text.startswith("了", end):
        return True  # 甲表示欢迎，介绍|了
    near = max(0, start - _MIDDLE)
    if _TOWARDS.search(text, near, start) or _MADE.search(text, near, start):
        return True
    return word in listed(_WORDS, "saying") and text.endswith("，", 0, start)


def _lists(text: str, end: int, persons: Sequence[Person]) -> bool:
    """'参加会议的有甲、乙': the people stand behind the verb."""
    match = _LIST.match(text, end)
    if not match:
        return False
    following = next((p for p in persons if p.start >= match.end()), None)
    return (
        following is not None
        and not re.search(r"[，。；]", text[match.end() : following.start].split("、", maxsplit=1)[0])
        and following.start - match.end() < 40
    )


def _clause_end(text: str, at: int) -> int:
    return min((e for e in (text.find(mark, at) for mark in "，。；") if e >= 0), default=len(text))


@cache
def _verbs() -> tuple[dict[str, str], Scanner]:
    kinds = {verb: "action" for verb, _ in tables.pairs("action_verbs.tsv")}
    kinds |= dict(tables.pairs("participation_verbs.tsv"))
    return kinds, Scanner(kinds)
