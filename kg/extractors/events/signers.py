"""The two sides of an agreement: '甲与乙签署协议', '甲与乙战略合作签约仪式'."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.site import Site, body_end, is_body, split, without_lead_in
from kg.extractors.events.timeline import Happening, Spoken
from kg.lexicon.patterns import Pattern
from kg.records import Claim, Person

_WORDS = "event_words.tsv"
_SIGNED = Pattern(_WORDS, r"(?:<signing_manner>|，){0,6}(?:<signed>|签约)")
_WITH = (re.compile(r"分别[与和同]"), re.compile(r"与"), re.compile(r"[和同]"))
_STOP = Pattern(_WORDS, r"[，。；：！？\s]|见证了?|(?<=日)(?=[^日]{4})|<day_told>")
_MANNER = Pattern(_WORDS, r"(?:<also_signing>)+$")  # 甲区|同时与乙集团签署
_FAR = 90  # characters of the two sides of an agreement
_LIST = 400  # characters of a list of those who sign with somebody
_WITH_MANY = re.compile(r"[与和同]")
_AND_MORE = Pattern(
    _WORDS,
    r"(?<![高中初平])等(?:[^、]{0,6}(?:<unit_kind>|公司|集团|商家|院校|高校|项目)|[^、]{0,3}家)?"
    r"(?:的?[^、]{0,4}(?:代表|负责人|负责同志))?$",
    needs="等",
)


def signers(site: Site, text: str, persons: Sequence[Person]) -> Iterator[Claim]:
    """Those who sign attend.

    Example: 6月1日，卢氏县政府与青禾集团签署合作协议。 -> (attend, 青禾集团)
    """
    floor = 0
    for signed in _SIGNED.finditer(text):
        left = max([floor, *(m.end() for m in _STOP.finditer(text, max(floor, signed.start() - _FAR), signed.start()))])
        if more := _over_commas(text, floor, left):
            yield from _side(site, text, more, signed.start())
            floor = signed.end()
            continue
        joint = _joint(text, left, signed.start())
        if joint:
            named = any(left <= p.start < joint.start() for p in persons)
            if not named or "代表" in text[left : joint.start()]:
                yield from _side(site, text, left, joint.start())
            yield from _side(site, text, joint.end(), signed.start())
        else:
            yield from _together(site, text, left, signed.start())
        floor = signed.end()


def _joint(text: str, left: int, right: int) -> re.Match[str] | None:
    """What joins the two sides: 分别与 before 与, 与 before 和."""
    found = [m for joint in _WITH for m in joint.finditer(text, left + 2, right - 1)]
    whole = (
        m for m in found if "、" not in text[left : m.start()] and class_of(text[left : m.start()])
    )  # 资源与环境学院|与甲县
    return next(whole, None) or next(iter(found), None)


def _over_commas(text: str, floor: int, at: int) -> int:
    """甲分别与|乙公司，丙公司，丁公司签约: where a list that goes on over commas starts behind the word that joins it; 0 for no such list."""
    floor, end = max(floor, at - _LIST), at
    while end - 1 > floor and text[end - 1] == "，":
        start = max(text.rfind(mark, floor, end - 1) for mark in "，。；：") + 1
        joints = [m.end() for m in _WITH_MANY.finditer(text, start, end - 1)]
        if opens := [at for at in joints if class_of(text[at : end - 1].split("、", maxsplit=1)[0])]:
            return opens[0]
        if not all(class_of(item) for item in text[start : end - 1].split("、")):
            return 0
        end = start
    return 0


def _side(site: Site, text: str, start: int, end: int) -> Iterator[Claim]:
    for_whom = text.rfind("代表", start, end)
    start = for_whom + len("代表") if for_whom >= 0 else start
    stretch = _AND_MORE.sub("", text[start:end].replace("，", "、"))
    for item, _, stop in split(stretch, start):
        if item.startswith(("是", "由")):
            return
        name = without_lead_in(item)
        at = stop - len(name)
        name = _MANNER.sub("", name)
        name = name if class_of(name) or is_body(name) else name[: body_end(name)]
        if name:
            yield from site.body("attend", name, at, at + len(name), rule="sites.signed")


def _together(site: Site, text: str, start: int, end: int) -> Iterator[Claim]:
    """甲公司、乙公司、丙公司|签署协议: a list of nothing but bodies."""
    items = list(split(_AND_MORE.sub("", text[start:end]), start))
    if len(items) > 1 and all(class_of(without_lead_in(item)) for item, _, _ in items):
        for item, _, stop in items:
            name = without_lead_in(item)
            yield from site.body("attend", name, stop - len(name), stop, rule="sites.signed")


def named_after(site: Site, text: str, spoken: Spoken, happening: Happening) -> Iterator[Claim]:
    """The bodies that a ceremony is named after.

    Example: 6月1日，卢氏县人民医院与青禾中医院合作共建揭牌仪式举行。 -> (attend, 卢氏县人民医院)
    """
    if happening.type != "ceremony" or happening.team:
        return
    left = spoken.start
    for pair in re.finditer(r"[^、]+", text[left : spoken.end]):
        joint = _WITH[1].search(pair.group(), 2)
        if not joint:
            continue
        one, other = pair.group()[: joint.start()], pair.group()[joint.end() :]
        end = body_end(other)
        if is_body(one) and end:
            at = left + pair.start()
            yield from site.body("attend", one, at, at + len(one), rule="sites.named_after")
            at += joint.end()
            yield from site.body("attend", other[:end], at, at + end, rule="sites.named_after")
