"""Events that are done rather than held: 到X调研, 走访慰问Y, 签署协议."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extractors.phrases import clause, speech_start
from kg.lexicon import tables
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Reading

TEAM = re.compile(r"(?:调研督导|督导调研|调研|督导|检查|考察|慰问|视察|督查|巡查|工作|参观|巡视|专项检查|联合检查|联合执法|参观考察|学习考察|指导)(?:组|团|队)|代表团|考察团|一行|与会人员|与会领导|与会嘉宾|委员们|代表们|客商")
_STRONG = re.compile(r"调研|督导|视察|暗访|督查|慰问|走访|考察|会见|会谈|检查|看望|巡查|现场办公|拜访|指导工作|观摩|巡河|巡林|接见|参观|对接|洽谈|访问")
_COMPANION = re.compile(r"(?:陪同|参加|出席|随同|一同|共同)(?:实地|现场|专题|相关|此次|本次|了|开展|进行|活动)*$")
_GOING = re.compile(r"(?:先后|分别)?(?:来到|前往|深入|走进|赶赴|赶往|莅临|率队到|率队赴|带队到|带队赴|到|赴|就|对|在)")
_ARRIVED = re.compile(r"来到|前往|走进|赶赴|抵达|赴")
_PAPER = re.compile(r"协议书?|合同|备忘录|责任书")
_NAME_LENGTH = 45
_SIGNED = re.compile(r"(?:签署|签订)(?=[^，。；]{0,30}(?:协议|合同|备忘录))|(?:捐赠|捐款|捐资)(?=[^，。；]{0,20}(?:元|物资|善款|资金|仪式))|(?:揭牌|挂牌|开工|奠基|竣工|通车|投产|开业|揭幕)(?=[，。；]|$|以来)")


class Action(NamedTuple):
    """What was done at [start, end): its name as the clause has it, its type, and whether a team without names did it."""

    start: int
    end: int
    name: str
    type: str
    verb: Hit
    team: bool


def find_actions(reading: Reading, taken: Sequence[tuple[int, int]]) -> list[Action]:
    """The actions of a sentence whose doer stands before them; `taken` spans are names of held events."""
    text = reading.sentence.text
    kinds, scanner = _verbs()
    limit = speech_start(text, reading.persons)
    out: list[Action] = []
    for hit in scanner.find(text[:limit]):
        if any(a <= hit.start < b for a, b in taken) or text.startswith(("组", "团", "队", "报告", "成果", "意见", "站", "方案", "制度", "机制", "发现", "中"), hit.end):
            continue
        if _COMPANION.search(text[: hit.start]) or not _STRONG.search(hit.word):
            continue
        doer = _doer(reading, hit.start)
        if doer is None:
            continue
        start, end = _predicate(text, hit, doer)
        if text[start:end] == hit.word:
            continue
        out.append(Action(start, end, text[start:end], kinds[hit.word], hit, not any(p.end <= hit.start for p in reading.persons)))
    return out


def _doer(reading: Reading, at: int) -> int | None:
    """Where the last person or team before the verb ends; None where nobody does it."""
    ends = [p.end for p in reading.persons if p.end <= at]
    ends += [m.end() for m in TEAM.finditer(reading.sentence.text[:at])]
    return max(ends, default=None)


def _predicate(text: str, verb: Hit, doer: int) -> tuple[int, int]:
    """The verb with the way to it and its object, inside its clause."""
    left, right = clause(text, verb.start)
    left = max(left, doer)
    going = _GOING.search(text, left, verb.start)
    start = going.start() if going and going.start() >= left else verb.start
    return start, min(right, start + _NAME_LENGTH) if right > verb.end else verb.end


def find_journeys(reading: Reading) -> list[Action]:
    """'甲一行来到X': what goes on with a visit that is open."""
    text = reading.sentence.text
    out = []
    for match in _ARRIVED.finditer(text[: speech_start(text, reading.persons)]):
        if _doer(reading, match.start()) is not None:
            end = clause(text, match.start())[1]
            out.append(Action(match.start(), end, text[match.start() : end], "", Hit(match.start(), match.end(), match.group()), False))
    return out


def find_signings(text: str) -> list[Action]:
    """'甲与乙签署X协议', 'X项目正式开工': done on a day, and a ceremony without the word."""
    out = []
    for match in _SIGNED.finditer(text):
        left, right = clause(text, match.start())
        start = match.start() if match.group() in ("签署", "签订") else max(left, _behind_date(text, left, match.start()))
        paper = _PAPER.search(text, match.end(), right)
        right = paper.end() if paper and match.group() in ("签署", "签订") else right
        out.append(Action(start, right, text[start : min(right, start + _NAME_LENGTH)], "ceremony", Hit(match.start(), match.end(), match.group()), True))
    return out[:1]


def _behind_date(text: str, left: int, right: int) -> int:
    """Where the last day in the stretch ends."""
    return max((m.end() for m in re.finditer(r"日(?:上午|下午)?|[自在]", text[left:right])), default=0) + left


@cache
def _verbs() -> tuple[dict[str, str], Scanner]:
    kinds = dict(tables.pairs("action_verbs.tsv"))
    return kinds, Scanner(kinds)
