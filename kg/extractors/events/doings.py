"""The verbs that say what a person does at an event."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extractors.events.inside import is_inside, is_part_of_noun, is_untold
from kg.extractors.events.phrases import ENDS, clause_end, clause_start
from kg.extractors.events.speech_nouns import is_said, is_theirs
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Person

_WORDS = "event_words.tsv"
_LIST = re.compile(
    r"[^，。；：]{0,24}(?:还有|(?<![既所具国拥富现原设没只享持占含自私公特独固稀未如若])有(?![限关效机色线望利力序助害趣意])"
    r"|包括|(?<=[者人员长席宾的])[为是])(?:：)?|[^，。；：]{0,20}："
)
_AGENTS = Pattern(_WORDS, r"(?:<agent>)(?:在[^，。；]{0,6}[时中上])?(?:<agent_manner>)?$")
_BY = re.compile(r"(?<![自理经缘事来])由(?!于|此|衷)[^，。；由]{2,40}$")
_AND_OTHERS = re.compile(r"(?:同志)?(?:等[^，。；]{0,12})?")
_UNDER = re.compile(r"(?:的)?下")
_NEAR, _MIDDLE, _FAR = 24, 60, 240  # characters before a verb: of its agent, of its object, of its clause
_WHO_ATTEND = Pattern(
    _WORDS, r"[^，。；：]{0,24}的(?:<which_people>)?[^，。；有]{0,4}(?:<present_people>)(?!有|还有|包括|：)"
)
_TELLS = re.compile(r"[。；：了着过“是将]")
_COMPANIONS = frozenset({"accompany", "attend"})
OTHERS = "others"  # the kind of a verb that somebody without a name does


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
    last = Hit(0, 0, "")  # the verb before, if it is an action
    busy = 0  # end of the clause in which somebody accompanies or attends: the action in it is another's
    silent = 0  # end of the words in which what is denied may go on: 未出席会议|并讲话
    for hit in scanner.find(text):
        kind = kinds[hit.word]
        if kind == "accompany" and hit.word.startswith(listed(_WORDS, "together")) and not ENDS.match(text, hit.end):
            kind = "action"  # 甲、乙一同考察了丙镇: both do it
        if hit.start < silent or is_untold(text, hit.start, persons):
            silent = max(silent, _before_next(text, hit.end, persons))
            continue
        if not _is_verb(text, hit, persons) or (kind == "action" and hit.start < busy):
            continue
        if _is_others(text, hit, persons):
            out.append(Doing(OTHERS, hit.start, hit.end, hit.word))
            continue
        if kind == "attend" and _UNDER.match(text, hit.end):
            continue  # 在与会人员的|见证|下
        before, last = last, hit if kinds[hit.word] == "action" else Hit(0, 0, "")
        if is_inside(text, hit, kind, before):
            continue
        if kind == "accompany" and _UNDER.match(text, hit.end):
            out.append(Doing(kind, hit.start, hit.end, hit.word))
            continue
        listing = _lists(text, hit.end, persons)
        out.append(Doing(kind, hit.start, hit.end, hit.word, listing))
        if kind in _COMPANIONS and hit.word != "莅临":
            busy = clause_end(text, hit.end)
    return out


def _is_verb(text: str, verb: Hit, persons: Sequence[Person]) -> bool:
    kinds, word = _verbs()[0], verb.word
    if is_part_of_noun(text, verb, kinds[verb.word], persons):
        return False
    if kinds[word] == "attend" and _WHO_ATTEND.match(text, verb.end) and not _lists(text, verb.end, persons):
        return False  # 介绍了|出席会议的领导
    if word in listed(_WORDS, "told_of"):
        return is_theirs(text, verb.start, persons)
    return word not in tables.words("speaking_nouns.txt") or is_said(text, word, verb.start, persons)


def _is_others(text: str, verb: Hit, persons: Sequence[Person]) -> bool:
    """会议|要求: a meeting, a body or people without a name do it."""
    if _verbs()[0][verb.word] == "chair" and _lists(text, verb.end, persons):
        return False
    by = _BY.search(text, max(0, verb.start - _MIDDLE), verb.start)
    if by and not any(by.start() < p.start for p in persons if p.start < verb.start):
        return True  # 甲出席会议，会议由某某|主持: whose name is not read
    return bool(_AGENTS.ends(text, verb.start, _NEAR)) and not _has_subject(text, verb.word, verb.start, persons)


def _before_next(text: str, at: int, persons: Sequence[Person]) -> int:
    """Where the clause of text[at] ends, or the next person in it starts."""
    return min((clause_end(text, at), *(p.start for p in persons if p.start >= at)))


def _has_subject(text: str, word: str, start: int, persons: Sequence[Person]) -> bool:
    """A person stands in the clause, or ends the one before it and goes there too: 甲、乙等县领导，有关部门负责人|参加."""
    left = clause_start(text, start)
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


@cache
def _verbs() -> tuple[dict[str, str], Scanner]:
    kinds = {verb: "action" for verb, _ in tables.pairs("action_verbs.tsv")}
    kinds |= dict(tables.pairs("participation_verbs.tsv"))
    return kinds, Scanner(kinds)
