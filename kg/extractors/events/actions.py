"""Events that are done rather than held: 到X调研, 走访慰问Y, 签署协议."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.deeds import is_deed
from kg.extractors.events.doers import doers, last_before
from kg.extractors.events.phrases import TITLED, clause, speech_start
from kg.lexicon import tables, words
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Reading

_WORDS = "event_words.tsv"
_STRONG = Pattern(_WORDS, r"<strong_action>")
_LOOKS = Pattern(_WORDS, r"<looking>")
_CAME = Pattern(_WORDS, r"<came>|(?<![看得达收感直想遇受提找拿听见])到(?!会|位|底|达|期|了解)")
_GOING = Pattern(_WORDS, r"(?:先后|分别)?(?:<going>)")
_ARRIVES = re.compile(
    r"[来莅赴抵][\u3400-\u9fff]{1,3}$|(?:来到?|莅临|赴|抵)(?:我们?|本)[^，。；、]{1,8}$"
)  # 来温|调研, 莅德|考察
_GOES = Pattern(_WORDS, r"(?:先后|分别|专程)?(?:<goes>)(?=[^，。；]{2,})")
_OPENS_CLAUSE = Pattern(_WORDS, r"^(?:.*\d日(?:[上下]午|晚)?|<day_opening>)")
_SEVERAL = re.compile(r"[、的各某]|[\d一二三四五六七八九十]{1,9}[家个名]")
_GUEST = re.compile(r"(?<![陪一共协会随])[与同和](?=[^，。；]{2,60}$)")
_JOINTLY = Pattern(  # 县消防大队|联合县商务、教育等部门
    _WORDS,
    r"(?P<body>[^，。；、]{4,40}?)(?:<convening_manner>)*(?:联合|<joined_by>)[^，。；]{3,60}?(?=(?:<goes>|对|在|开展|进行)|$)",
    needs="联会协携牵",
)
_ABOUT_IT = re.compile(r"对[^，。；对]{2,60}(?:进行|开展)了?[^，。；]{0,8}$")  # 县安委办|对甲镇安全生产工作进行督查
_TO_IT = Pattern(_WORDS, r"(?:<convening_manner>)*(?:<goes>|对|在)", needs="<goes>对在")
_WHAT = re.compile(r"(?:开展|进行|组织)了?([^，。；]{2,24})$")  # 带队开展|甲镇防汛|巡查
NAME_LENGTH = 45
_OBJECT_LENGTH = 20  # of what is done, behind a long list of places
_WAY = 60  # characters of a body and the way it goes


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
    before = doers(reading)
    titled = [m.span() for m in TITLED.finditer(text)] if "《" in text else ()
    named = {at for a, b in taken for at in range(a, b)}
    for hit in verbs:
        if (
            hit.start in named
            or any(a < hit.start < b for a, b in titled)
            or not is_deed(text, hit)
            or reading.is_office(hit.start, hit.end)
        ):
            continue
        doer = last_before(before, hit.start) or _body_that_goes(text, hit)
        if doer is None or not (_STRONG.search(hit.word) or _on_site(text, hit, doer)):
            continue
        kind = kinds[hit.word]
        together = _together(text, hit, before) if kind == "meeting" else None
        if kind == "meeting" and together is None:
            if not _ARRIVES.search(text, doer, hit.start):
                continue
            kind = "visit"  # 甲一行来我院|座谈
        start, end = together or _predicate(text, hit, doer)
        if text[start:end] == hit.word:
            what = _WHAT.search(text, doer, hit.start)
            if what is None:
                continue
            start = what.start(1)
        led = bool(reading.persons and reading.persons[0].end <= hit.start)
        out.append(Action(start, end, text[start:end], kind, hit, not led))
    return out


def _on_site(text: str, verb: Hit, doer: int) -> bool:
    """先后到甲镇、乙村，|实地查看: they look at what they came to."""
    came = _CAME.search(text, doer, verb.start) or text.endswith("一行", 0, doer)
    return bool(_LOOKS.fullmatch(verb.word) and came)


def _body_that_goes(text: str, verb: Hit) -> int | None:
    """Where the body ends that opens the clause and goes to the place: 县水利局|到柳湾镇检查; None where none does.

    Example: 6月1日，县水利局到柳湾镇检查防汛工作。 -> (到柳湾镇检查防汛工作, inspection, 2021-06-01)
    """
    floor = max(0, verb.start - _WAY)
    left = max(text.rfind(mark, floor, verb.start) for mark in "，。；：") + 1
    if not left and floor:
        return None
    going = _GOES.search(text, left, verb.start) or _ABOUT_IT.search(text, left + 3, verb.start)
    if joined := _who_joined(text, left, verb.start):
        return joined
    if not going and verb.word not in listed(_WORDS, "visiting"):
        return None
    end = going.start() if going else verb.start
    body = _OPENS_CLAUSE.sub("", text[left:end])
    return end if len(body) > 3 and class_of(body) and not _SEVERAL.search(body) else None


def _who_joined(text: str, left: int, verb: int) -> int | None:
    """县消防大队联合县商务、教育等部门|深入柳湾商场开展检查; 县水利局联合县公安局，|对柳湾商场开展检查: where those end who do it together."""
    if _TO_IT.match(text, left, verb) and text[left - 1 : left] == "，":
        left, verb = max(text.rfind(mark, max(0, left - _WAY), left - 1) for mark in "，。；：") + 1, left - 1
    together = _JOINTLY.match(text, left, verb)
    body = _OPENS_CLAUSE.sub("", together["body"]) if together else ""
    return together.end() if together and len(body) > 3 and class_of(body) and not _SEVERAL.search(body) else None


def _together(text: str, verb: Hit, before: Sequence[int]) -> tuple[int, int] | None:
    """与甲公司董事长一行座谈: from 与 on, where somebody stands before it; None where they meet nobody."""
    left = clause(text, verb.start)[0]
    guest = _GUEST.search(text, left, verb.start)
    return (guest.start(), verb.end) if guest and last_before(before, guest.start()) is not None else None


def _predicate(text: str, verb: Hit, doer: int) -> tuple[int, int]:
    """The verb with the way to it and its object, inside its clause."""
    left, right = clause(text, verb.start)
    left = max(left, doer)
    going = _GOING.search(text, left, verb.start)
    arrived = _ARRIVES.search(text, left, verb.start)
    start = going.start() if going and going.start() >= left else arrived.start() if arrived else verb.start
    if right <= verb.end:
        return start, verb.end
    longest = max(start + NAME_LENGTH, verb.end + _OBJECT_LENGTH) - start
    if right > start + longest:  # no word is cut in two
        ends = [start + w.end for w in words.cut(text[start:right]) if w.end <= longest]
        right = max([verb.end, *ends])
    return start, right


@cache
def _verbs() -> tuple[dict[str, str], Scanner]:
    kinds = dict(tables.pairs("action_verbs.tsv"))
    return kinds, Scanner(kinds)
