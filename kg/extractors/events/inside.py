"""What only looks like a verb that somebody does: part of a noun or of what another verb says, denied or supposed."""

import re
from collections.abc import Sequence

from kg.extractors.events.deeds import GUESTS, WISHED, is_hosting
from kg.extractors.events.speech_nouns import HEARD
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit
from kg.records import Person

_WORDS = "event_words.tsv"
_THANKS = Pattern(_WORDS, r"(?:了)?(?:<warmth>)?(?:的)?(?:<thanks>)")
_PRAISED = Pattern(_WORDS, r"(?:<praise>)了[^，。；并]{3,}$")  # 肯定了|乙公司带领农户
_ELECTED = Pattern(_WORDS, r"(?:<made_delegate>)[^，。；]*$")  # 当选为|出席全国代表大会代表
_AND_THEN = re.compile(r"[并后]")
_DENIED = Pattern(_WORDS, r"(?:<denial>)(?:<denied_manner>){0,2}$")
_SUPPOSED = Pattern(_WORDS, r"(?:<supposition>)[^，。；]*$")
_DECLARED = Pattern(_WORDS, r"[^，。；]{0,30}(?:<declared>)")
_PRESENT_PEOPLE = Pattern(_WORDS, r"的?(?:各位|各|全体)?(?:<present_people>)")
_CLAUSE_ENDS = re.compile(r"[，。；]|$")
_THIS = Pattern(_WORDS, r"(?:<this_one>)[^，。；了]{1,6}$")
_TOWARDS = Pattern(_WORDS, r"(?<![面针相反绝])对[^，。；]{2,40}$")
_GREETS = Pattern(_WORDS, r"[^，。；了]{0,24}(?:<greeted>)")
_EAGERLY = Pattern(_WORDS, r"(?:<eagerly>)$")
_NEAR, _MIDDLE, _FAR = 24, 60, 240  # characters before a verb: of its agent, of its object, of its clause


def is_inside(text: str, hit: Hit, kind: str, action: Hit) -> bool:
    """在|考察|中, 捐赠|仪式, 慰问|出席…的委员, 听取师生|参与…的故事: part of what another verb says; `action`: the last verb, if it is one."""
    if kind == "attend":
        return _is_of_those_heard(text, hit, action)
    if kind == "action" and text.endswith(listed(_WORDS, "during"), 0, hit.start):
        return True
    if kind in ("lead", "action", "give") and _PRAISED.ends(text, hit.start, _FAR):
        return True
    return kind in ("act", "sign", "give", "speak") and text.startswith(("仪式", "活动", "典礼"), hit.end)


def _is_of_those_heard(text: str, hit: Hit, action: Hit) -> bool:
    """听取师生|参与…的故事, 慰问|出席…的委员, 当选为|出席…的代表."""
    heard = HEARD.ends(text, hit.start, _FAR)
    if heard and not _AND_THEN.search(heard.group()):
        return True
    if _ELECTED.search(text, max(0, hit.start - _MIDDLE), hit.start):
        return True
    return bool(action.word) and (action.end == hit.start or text[action.end : hit.start] in ("了", "过"))


def is_untold(text: str, start: int, persons: Sequence[Person]) -> bool:
    """未|出席, 不再|主持, 如果甲|出席: the page does not say that it was done. A word of a name denies nothing: 李未|出席."""
    denied = _DENIED.ends(text, start, _NEAR)
    if denied and not any(p.start <= denied.start() < p.end for p in persons):
        return True
    return _SUPPOSED.ends(text, start, _MIDDLE) is not None


def is_part_of_noun(text: str, verb: Hit, kind: str, persons: Sequence[Person]) -> bool:
    """调研|组; or said of nothing that happens: 宣布 nothing, 表示|感谢, 对某公司|一行."""
    word, start, end = verb.word, verb.start, verb.end
    behind = any(p.end == start for p in persons)
    if word == "一行":
        return not behind and not text.endswith(listed(_WORDS, "one_of_them"), 0, start)
    if kind == "sign" and text.startswith(listed(_WORDS, "signed_noun"), end):
        return True  # 通报了今年|签约|项目进展
    if word == "率":  # 甲率调研组, but 甲率先, 效率
        return text.startswith("先", end) or not (behind or _EAGERLY.ends(text, start, 4))
    if _tells_which(text, verb, kind) or (kind == "action" and _is_pointed_at(text, verb, persons)):
        return True
    if text.startswith(listed(_WORDS, "doing_noun"), end) and word not in listed(_WORDS, "joining"):
        return True
    return bool((word == "宣布" and not _DECLARED.match(text, end)) or (word == "表示" and _THANKS.match(text, end)))


def _is_pointed_at(text: str, verb: Hit, persons: Sequence[Person]) -> bool:
    """对此次庭审|观摩存在的问题, 对甲一行来乙|指导表达谢意: the visit is spoken of."""
    this = _THIS.ends(text, verb.start, _NEAR)
    if this and not any(this.start() <= p.start < verb.start for p in persons):
        return True
    return bool(_TOWARDS.ends(text, verb.start, _MIDDLE) and _GREETS.match(text, verb.end))


def _tells_which(text: str, verb: Hit, kind: str) -> bool:
    """It tells which people or event are meant: 此次|检查, 对甲到访|表示欢迎, 与会|代表, 叮嘱随行|相关部门."""
    word, start, end = verb.word, verb.start, verb.end
    if kind == "action" and WISHED.ends(text, start, _NEAR):
        return True
    if kind in ("action", "speak") and text.endswith(listed(_WORDS, "this_one"), 0, start):
        return True
    if kind == "action" and text.startswith(listed(_WORDS, "greeted"), end):
        return True
    if is_hosting(word) and not GUESTS.match(text, end):
        return True
    if word.startswith(listed(_WORDS, "present")) and _PRESENT_PEOPLE.match(text, end):
        return True
    return word == "随行" and not _CLAUSE_ENDS.match(text, end)
