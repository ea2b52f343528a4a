"""Events that are done rather than held: 到X调研, 走访慰问Y, 签署协议."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.phrases import ENDS, TOGETHER, clause, speech_start
from kg.lexicon import tables, words
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Reading

_WORDS = "event_words.tsv"
TEAM = Pattern(
    _WORDS,
    r"(?:<team_work>)(?:组|团|队)|<team>|第[一二三四五六七八九十\d]+(?:<team_work>)?组|组织(?=[^，。；]{0,24}(?:<taken_along>)(?:代表|[一二两三四五六七八九十百余多\d]+[人名])?(?![会团]))",
)
_MEMBERS = Pattern(  # 人大代表|视察, 老干部们|参观
    _WORDS,
    r"(?:政协委员|人大代表)(?=(?:一行)?(?:先后|分别|集中|分组)?(?:<motion>|<strong_action>|对|就|围绕))"
    r"|(?:们|大家)(?=(?:一行|还|又|首先|随后|沿途|一同|一起|先后|分别|依次|实地|集中|分组|来到|走进|深入)*(?:<strong_action>))",
    needs="政大们",
)
_STRONG = Pattern(_WORDS, r"<strong_action>")
_LOOKS = Pattern(_WORDS, r"<looking>")
_CAME = re.compile(
    r"(?:先后|分别|逐一|依次|深入|来|前往|走进|莅临|赶)到|前往|走进|深入|赶赴|莅临|赴"
    r"|(?<![看得达收感直想遇受提找拿听见])到(?!会|位|底|达|期|了解)"
)
_RECEPTION = Pattern(_WORDS, r"<reception>|<talk>")
_COMPANION = Pattern(_WORDS, r"(?:<companion>)(?:<companion_extent>)*$")
_GOING = Pattern(_WORDS, r"(?:先后|分别)?(?:<going>)")
_ARRIVES = re.compile(
    r"[来莅赴抵][\u3400-\u9fff]{1,3}$|(?:来到?|莅临|赴|抵)(?:我们?|本)[^，。；、]{1,8}$"
)  # 来温|调研, 莅德|考察
_ARRIVED = re.compile(
    r"来到|前往|走进|赶赴|抵达|赴|莅临|(?<=带队)到|(?<=率队)到|(?<=一行)到|(?<=一行人)到"
    r"|深入到?(?=[^，。；]{2,60}(?:[村镇乡厂站场局院校区园户连]|社区|街道|企业|公司|工地|现场|一线|车间|项目|中心|基地|家中)(?:[，。；、]|等|$))"
)
_NUMBERED_TEAM = re.compile(r"第[一二三四五六七八九十\d]+(?:小)?[组队]")
GUESTS = re.compile(r"了?[^，。；]{0,80}?(?:一行|来访|来宾|客人|嘉宾|(?:团|组)(?:成员)?(?=[，。；]|$))")
_GOES = re.compile(r"(?:先后|分别|专程)?(?:来到?|到|赴|深入|走进|前往)(?=[^，。；]{2,})")
_OPENS_CLAUSE = re.compile(r"^(?:.*\d日(?:[上下]午|晚)?|近日|日前|[今昨]天(?:[上下]午)?|随后|当天)")
_SEVERAL = re.compile(r"[、的各某]|[\d一二三四五六七八九十]+[家个名]")
_GUEST = re.compile(r"[与同和](?=[^，。；]{2,60}$)")
_AMID_NAME = re.compile(r"中(?=[\u3400-\u9fff]{2})(?!午)")  # 会见|中国某集团, not 调研|中，
_WHAT = re.compile(r"(?:开展|进行|组织)了?([^，。；]{2,24})$")  # 带队开展|甲镇防汛|巡查
_PAPER = re.compile(r"协议书?|合同|备忘录|责任书")
WISHED = Pattern(_WORDS, r"(?:<wished>)[^，。；并]*$", needs="迎谢望期贺邀恳")  # 欢迎甲到访, 希望乙来考察
GREETED = ("表示", "致以", "表达")  # 对甲一行来访|表示欢迎
THIS_ONE = ("此次", "本次", "这次", "该次", "历次", "课题")  # 以此次|检查为契机: no verb
_NAME_LENGTH = 45
_OBJECT_LENGTH = 20  # of what is done, behind a long list of places
_WAY = 60  # characters of a body and the way it goes
_NEAR = 24  # characters before a verb in which its companion stands
_SIGNED = Pattern(
    _WORDS,
    r"(?:签署|签订)(?=[^，。；]{0,30}(?:协议|合同|备忘录))|(?:捐赠|捐款|捐资)(?=[^，。；]{0,20}(?:元|物资|善款|资金|仪式))|(?:<opening_act>)(?=[，。；]|$|以来)|(?:<opening_solemnly>)(?:<opening_more>)(?=[，。；]|$)",
    needs="签捐<opening_act><opening_solemnly>",
)


class Action(NamedTuple):
    """What was done at [start, end): its name as the clause has it, its type, and whether a team without names did it."""

    start: int
    end: int
    name: str
    type: str
    verb: Hit
    team: bool


def find_actions(reading: Reading, taken: Sequence[tuple[int, int]]) -> list[Action]:
    """The actions of a sentence whose doer stands before them; `taken` spans are names of held events.

    Example: 6月1日，县委书记张伟国到柳湾镇调研防汛工作。 -> (到柳湾镇调研防汛工作, inspection, 2021-06-01)
    """
    out: list[Action] = []
    text = reading.sentence.text
    kinds, scanner = _verbs()
    verbs = scanner.find(text) and scanner.find(text[: speech_start(text, reading.persons)])
    if not verbs:
        return out
    doers = _doers(reading)
    named = {at for a, b in taken for at in range(a, b)}
    for hit in verbs:
        if hit.start in named or not _is_deed(text, hit) or reading.is_office(hit.start, hit.end):
            continue
        doer = _last(doers, hit.start) or _body_that_goes(text, hit)
        if doer is None or not (_STRONG.search(hit.word) or _on_site(text, hit, doer)):
            continue
        together = _together(text, hit, doers) if kinds[hit.word] == "meeting" else None
        if kinds[hit.word] == "meeting" and together is None:
            continue
        start, end = together or _predicate(text, hit, doer)
        if text[start:end] == hit.word:
            what = _WHAT.search(text, doer, hit.start)
            if what is None:
                continue
            start = what.start(1)
        led = bool(reading.persons and reading.persons[0].end <= hit.start)
        out.append(Action(start, end, text[start:end], kinds[hit.word], hit, not led))
    return out


def _is_deed(text: str, verb: Hit) -> bool:
    """The word is a verb that somebody does: not 调研|报告, 来甲地考察|的客商, 以此次|检查为契机, 一同|走访, 接待|老人."""
    if text.startswith(listed(_WORDS, "action_noun"), verb.end) and not _AMID_NAME.match(text, verb.end):
        return False
    if _NUMBERED_TEAM.match(text, verb.end) or text.startswith(("的", *GREETED), verb.end):
        return False
    if text.endswith(THIS_ONE, 0, verb.start):
        return False
    if _COMPANION.ends(text, verb.start, _NEAR) and not _do_together(text, verb):
        return False
    if WISHED.ends(text, verb.start, _NEAR):
        return False
    return not is_hosting(verb.word) or GUESTS.match(text, verb.end) is not None


def _do_together(text: str, verb: Hit) -> bool:
    """甲、乙一同|走访慰问了困难群众: with an object it is what all of them do."""
    return text.endswith(TOGETHER, 0, verb.start) and not ENDS.match(text, verb.end)


def _doers(reading: Reading) -> list[int]:
    """Where the people and teams of a sentence end, in order."""
    text = reading.sentence.text
    teams = [m.end() for pattern in (TEAM, _MEMBERS) for m in pattern.finditer(text)]
    return sorted([*(p.end for p in reading.persons), *teams])


def _on_site(text: str, verb: Hit, doer: int) -> bool:
    """先后到甲镇、乙村，|实地查看: they look at what they came to."""
    came = _CAME.search(text, doer, verb.start) or text.endswith("一行", 0, doer)
    return bool(_LOOKS.fullmatch(verb.word) and came)


def _last(doers: Sequence[int], at: int) -> int | None:
    """Where the last doer before the verb ends; None where nobody does it."""
    before = bisect_right(doers, at)
    return doers[before - 1] if before else None


def _body_that_goes(text: str, verb: Hit) -> int | None:
    """Where the body ends that opens the clause and goes to the place: 县水利局|到柳湾镇检查; None where none does.

    Example: 6月1日，县水利局到柳湾镇检查防汛工作。 -> (到柳湾镇检查防汛工作, inspection, 2021-06-01)
    """
    floor = max(0, verb.start - _WAY)
    left = max(text.rfind(mark, floor, verb.start) for mark in "，。；：") + 1
    if not left and floor:
        return None
    going = _GOES.search(text, left, verb.start)
    if not going:
        return None
    body = _OPENS_CLAUSE.sub("", text[left : going.start()])
    return going.start() if len(body) > 3 and class_of(body) and not _SEVERAL.search(body) else None


def _together(text: str, verb: Hit, doers: Sequence[int]) -> tuple[int, int] | None:
    """与甲公司董事长一行座谈: from 与 on, where somebody stands before it; None where they meet nobody."""
    left = clause(text, verb.start)[0]
    guest = _GUEST.search(text, left, verb.start)
    return (guest.start(), verb.end) if guest and _last(doers, guest.start()) is not None else None


def _predicate(text: str, verb: Hit, doer: int) -> tuple[int, int]:
    """The verb with the way to it and its object, inside its clause."""
    left, right = clause(text, verb.start)
    left = max(left, doer)
    going = _GOING.search(text, left, verb.start)
    arrived = _ARRIVES.search(text, left, verb.start)
    start = going.start() if going and going.start() >= left else arrived.start() if arrived else verb.start
    if right <= verb.end:
        return start, verb.end
    longest = max(start + _NAME_LENGTH, verb.end + _OBJECT_LENGTH) - start
    if right > start + longest:  # no word is cut in two
        ends = [start + w.end for w in words.cut(text[start:right]) if w.end <= longest]
        right = max([verb.end, *ends])
    return start, right


def find_journeys(reading: Reading) -> list[Action]:
    """'甲一行来到X': what goes on with a visit that is open."""
    text = reading.sentence.text
    out: list[Action] = []
    arrived = [*_ARRIVED.finditer(text[: speech_start(text, reading.persons)])]
    doers = _doers(reading) if arrived else []
    for match in arrived:
        if _last(doers, match.start()) is not None:
            end = clause(text, match.start())[1]
            out.append(
                Action(
                    match.start(),
                    end,
                    text[match.start() : end],
                    "",
                    Hit(match.start(), match.end(), match.group()),
                    False,
                )
            )
    return out


def find_signings(text: str) -> list[Action]:
    """'甲与乙签署X协议', 'X项目正式开工': done on a day, and a ceremony without the word.

    Example: 6月1日，卢氏县政府与青禾集团签署合作协议。 -> (签署合作协议, ceremony, 2021-06-01)
    """
    match = _SIGNED.search(text)
    if match is None:
        return []
    left, right = clause(text, match.start())
    verb = Hit(match.start(), match.end(), match.group())
    start = verb.start
    if verb.word.startswith("捐"):
        start = verb.start
    elif verb.word in ("签署", "签订"):
        paper = _PAPER.search(text, verb.end, right)
        right = paper.end() if paper else right
    else:
        start = max(left, _behind_date(text, left, verb.start))
    return [Action(start, right, text[start : min(right, start + _NAME_LENGTH)], "ceremony", verb, True)]


def _behind_date(text: str, left: int, right: int) -> int:
    """Where the last day in the stretch ends."""
    return max((m.end() for m in re.finditer(r"日(?:上午|下午)?|[自在]", text[left:right])), default=0) + left


@cache
def _verbs() -> tuple[dict[str, str], Scanner]:
    kinds = dict(tables.pairs("action_verbs.tsv"))
    return kinds, Scanner(kinds)


def is_reception(words: str) -> bool:
    """It tells that guests are received or talked with: 会见, 会谈."""
    return _RECEPTION.search(words) is not None


def is_hosting(words: str) -> bool:
    """It tells that guests were looked after, which is no event beside their visit: 接待."""
    return words.endswith("接待")
