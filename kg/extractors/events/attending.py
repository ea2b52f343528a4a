"""Which bodies attended an event: their people were there, they were led, invited or came from afar."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.body_lists import NOT_PLACE, listed_before
from kg.extractors.events.site import ITEMS, NOBODY, Site, people_off, people_tail, split
from kg.lexicon.patterns import Pattern, alternatives, listed
from kg.lexicon.regions import leading
from kg.lexicon.scanner import Scanner
from kg.records import Claim, Reading

_WORDS = "event_words.tsv"
_LED = Pattern(
    _WORDS,
    rf"(?:率(?![队团先])领?|带领|组织(?!部|人事|生活|委员))({ITEMS})(?:等)?(?:(?:相关|有关|\d{{1,3}}[余多]?[家个])?(?:<duty>)?(?:单位|部门))?(?:的)?(?:主要|有关|相关|分管)?(?:<led_people>|(?=，?(?:先后|集中)?(?:<led_to>)))",
)
_OF_LIST = re.compile(r"等(?:成员)?(?:单位|部门)?$")
_GUIDES = re.compile(r"(?:^|[，。；])(?P<body>[省市县区州旗][^，。；、]{2,14}(?:组|团))到会(?:指导|监督|祝贺)")
_JOINED = Pattern(
    _WORDS,
    r"(?:等)?(?:单位|部门|企业|\d{1,9}家(?:单位|企业))?(?:一同|共同|分别)?"
    r"(?:(?:参加|出席|列席)(?:了)?(?:<joined_event>|$|。)|(?:<joined_alone>)(?=[，。；]|$))",
    needs="参席会",
)
_THERE_TOO = Pattern(
    _WORDS, r"(?:共?\d{1,9}余?[人名])?(?:(?P<verb>(?:<attending_manner>)*(?:<attending>))|(?:以及|还有|[，、及和与]))"
)
_COUNTED_THERE = Pattern(  # 县医院医护人员、乡卫生院职工|共计50余人参加了仪式
    _WORDS,
    r"(?:等)?(?:共|共计|合计|总计|近|约){1,3}\d{1,9}(?:余|多)?(?:人|名[^，。；、]{0,8})(?:<attending_manner>)*(?:<attending>)",
    needs="共近约总",
)
_CAME_TO_LOOK = Pattern(  # 甲公司、乙公司等企业|负责人|来我县考察
    _WORDS, r"(?:一行)?(?:\d{1,9}余?人)?(?:<come_along>)[^，。；、]{1,12}?(?:<looked_around>)"
)
_INVITED = re.compile(r"邀请了?(?P<bodies>[^，。；：！？]{2,120})")
_TEACHING = Pattern(_WORDS, r"<teaching>")
_FAR = 160  # characters behind the people of a list in which it is told that they were there
_THERE = Pattern(
    _WORDS,
    rf"(?:参加|出席|列席)(?:<joined_event>|[^，。；：]{{0,12}}会)?的(?:还)?有({ITEMS})(?:等(?:<reporting_body>)?)?(?:的)?"
    r"(?:主要|有关|相关|分管)?(?:负责人|负责同志)(?=[，。；、]|$)",
    needs="参席",
)
_FROM = Pattern(
    _WORDS,
    rf"来自({ITEMS})(?:等[^，。；、]{{0,8}}?)?的[^，。；、]{{0,16}}(?:<from_afar>)"
    r"(?=[^。；]{0,60}(?:<come_there>|前来|来))",
    needs="自",
)
_UNITS_THERE = Pattern(
    _WORDS,
    rf"(?:参加|出席|列席)[^，。；：]{{0,16}}的(?:<unit_kind>)(?:还|主要)?有：?({ITEMS})(?=[，。；]|等|$)",
    needs="参席",
)
_INCLUDING = Pattern(_WORDS, rf"包括({ITEMS})等[^，。；、]{{2,24}}?(?:<come_there>|到场|参展|参与)", needs="括")
_THERE_VERB = Pattern(_WORDS, r"<there_verb>")
_ANOTHER_ACT = Pattern(_WORDS, r"<speaking_part>")


def attending(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'X、Y有关领导陪同检查', '率领X、Y等单位领导'.

    Example: 6月1日，县委书记张伟国到柳湾镇调研防汛工作，县水利局、县应急管理局主要负责人陪同调研。 -> (attend, 卢氏县水利局)
    """
    if not _attending().find(text):
        return
    for match in _LED.finditer(text) if "领" in text or "率" in text or "组织" in text else ():
        for name, start, end in split(match.group(1), match.start(1)):
            bare = _OF_LIST.sub("", name)
            if class_of(bare):
                yield from site.body("attend", bare, start, end, rule="sites.led")
    for match in _GUIDES.finditer(text) if "到会" in text else ():
        yield from site.body("attend", match["body"], *match.span("body"), rule="sites.guides")
    yield from _among(site, text, reading)
    ends = [*_tails(text), *(m.start() for kind in (_JOINED, _COUNTED_THERE) for m in kind.finditer(text))]
    yield from listed_before(site, text, reading, sorted(set(ends)), "attend")
    for match in _INVITED.finditer(text) if "邀请" in text else ():
        yield from _invited(site, text, match)


def _tails(text: str) -> Iterator[int]:
    """Where the people of a list of bodies end, who were there: 县水利局、林业局等部门负责人|，副县长丙列席."""
    for people in _people().finditer(text):
        if "、" in text[: people.start()] and _CAME_TO_LOOK.match(text, people.end()):
            yield people.end()
            continue
        too = _THERE_TOO.match(text, people.end())
        if too is None or text.endswith(listed(_WORDS, "elected"), 0, people.start()):
            continue
        stop = min((e for e in (text.find(mark, people.end()) for mark in "。；") if e >= 0), default=len(text))
        verb = None if too["verb"] else _THERE_VERB.search(text, people.end(), min(stop, people.end() + _FAR))
        if too["verb"] or (verb and not _ANOTHER_ACT.search(text, people.end(), verb.start())):
            yield people.end()


@cache
def _people() -> re.Pattern[str]:
    return re.compile(alternatives("person_tails.txt"))


def _invited(site: Site, text: str, match: re.Match[str]) -> Iterator[Claim]:
    """邀请|县检察院、县司法局领导|召开座谈会; whom they invite to teach is no guest.

    Example: 6月1日，县人民法院邀请县司法局、县公安局负责人召开座谈会。 -> (座谈会, attend, 卢氏县公安局)
    """
    people = _people().search(match["bodies"])
    if (
        people is None
        or match["bodies"].endswith(listed(_WORDS, "elected"), 0, people.start())
        or _TEACHING.search(text, match.end())
    ):
        return
    end = match.start("bodies") + people.end()
    tail = people_tail().search(text, match.start("bodies"), end)
    stretch = text[match.start("bodies") : tail.start() if tail else end]
    for name, start, stop in split(stretch, match.start("bodies")):
        if not class_of(name) or NOBODY.search(name):
            return
        yield from site.body("attend", name, start, stop, rule="sites.invited")


def _among(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'参加会议的有甲部、乙部的负责同志', '来自甲校、乙校的代表参加': bodies in a list of those who are there.

    Example: 6月1日，全县防汛工作会议召开。参加会议的有县水利局、应急管理局的负责同志。 -> (attend, 卢氏县应急管理局)
    """
    for pattern in (
        (_THERE, _UNITS_THERE, _FROM, _INCLUDING) if "有" in text or "来自" in text or "包括" in text else ()
    ):
        for match in pattern.finditer(text):
            for name, start, end in split(match.group(1), match.start(1)):
                bare = people_off(name)
                inside = any(start <= p.start < end for p in reading.persons)
                if class_of(bare) and not inside and not NOBODY.search(bare) and not NOT_PLACE.match(bare):
                    whole = bare[0] in "省市县区州旗" or leading(bare) or not bare.endswith("会")
                    if whole:  # 县政协甲委员会、|乙委员会: whose the second is, is not told
                        yield from site.body("attend", bare, start, end, rule="sites.among")


@cache
def _attending() -> Scanner:
    """Words one of which stands in each match of the patterns above."""
    return Scanner(listed(_WORDS, "told_there"))
