"""Verbs of speaking that are as often nouns: whether somebody says it."""

import re
from collections.abc import Sequence

from kg.extractors.events.phrases import clause_start
from kg.lexicon.patterns import Pattern, listed
from kg.records import Person

_WORDS = "event_words.tsv"
HEARD = Pattern(_WORDS, r"(?:<hearing>)[^，。；]*$")
_MADE = re.compile(r"(?:(?<![工合运动操协制])作(?!为|用|风)|做(?!好|到)|发表)(?:了)?[^，。；]{0,40}$")
_CARRIED = re.compile(r"(?<!应)(?:进行|作出|做出|予以)(?:了)?[^，。；、]{0,16}(?:、[^，。；、]{1,8})?$")
_THEN_MADE = re.compile(r"(?:进行|作|做|作出)了[^，。；]{0,8}$")  # 对落实甲会议精神的情况进行了简要|汇报
_OF_MEETING = Pattern(_WORDS, r"由|主持|(?:^|[，。；])[^，。；]{0,12}(?:<joined_event>)")
_CALLED = Pattern(_WORDS, r"(?:[\u3400-\u9fff]{0,5}(?:<called_so>))?在?")  # 甲|理事长|表示
_FOR_WHOM = re.compile(r"(?:作为)?代表[^，。；、]{2,24}")  # 甲|代表捐赠企业|发言
_ASKS = Pattern(_WORDS, r"提出了?[^，。；、的]{0,12}(?:<asked>)")  # 甲就乙工作|提出了三点要求
_TOWARDS = re.compile(r"向[^，。；、]{1,14}$")
_OWN = re.compile(r"(?:同志)?的(?:书面|重要|视频|录音)?")  # 宣读了甲的书面|讲话
_MIDDLE, _FAR = 60, 240  # characters before a verb: of its object, of its clause


def is_said(text: str, word: str, start: int, persons: Sequence[Person]) -> bool:
    """A word that is also a noun: right behind its speaker, or in '作…汇报'."""
    heard = HEARD.ends(text, start, _FAR)
    if (heard and not _THEN_MADE.search(heard.group())) or any(_OWN.fullmatch(text, p.end, start) for p in persons):
        return False
    if word in listed(_WORDS, "carried_out"):
        return _is_made(text, start, persons)
    if _ASKS.match(text, start):
        return is_theirs(text, start, persons)
    near = max(0, start - _MIDDLE)
    if (
        any(_CALLED.fullmatch(text, p.end, start) or _FOR_WHOM.fullmatch(text, p.end, start) for p in persons)
        or text.endswith(listed(_WORDS, "adverb"), 0, start)
        or _TOWARDS.search(text, near, start)
        or _MADE.search(text, near, start)
    ):
        return True
    told = word in listed(_WORDS, "telling") and text.startswith("了", start + len(word))  # 甲表示欢迎，介绍|了
    return text.endswith("，", 0, start) and (told or word in listed(_WORDS, "saying"))


def _is_made(text: str, start: int, persons: Sequence[Person]) -> bool:
    """甲就乙工作进行了|部署; not 会议由甲主持，对乙工作进行了|部署: the meeting does it."""
    near = max(0, start - _MIDDLE)
    if not (_CARRIED.search(text, near, start) or _MADE.search(text, near, start)):
        return False
    return is_theirs(text, start, persons)


def is_theirs(text: str, start: int, persons: Sequence[Person]) -> bool:
    """The last person before the verb does it, and not the meeting that the sentence tells of: 甲主持会议，|部署了工作."""
    before = max((p for p in persons if p.end <= start), default=None)
    if before is None or before.start >= clause_start(text, start):
        return before is not None
    return not _OF_MEETING.search(text, 0, start)
