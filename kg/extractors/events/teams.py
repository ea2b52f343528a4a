"""Whose team it is: 'X调研组一行', '由甲局、乙局组成的检查组', '甲局联合乙局对丙商场'."""

import re
from collections.abc import Iterator

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.doers import TEAM
from kg.extractors.events.organisers import JOINED, bodies, is_named_body
from kg.extractors.events.site import ITEMS, Site, is_body, split
from kg.lexicon.patterns import Pattern
from kg.records import Claim, Reading

_WORDS = "event_words.tsv"
_TO_IT = re.compile(r"(?:共同|联合|集中|一同)?(?:对|在|到|深入|走进|赴|前往)")
_TAKES_SOME = Pattern(
    _WORDS, r"(?:精心|专门|集中)?组织了?(?=<taken_people>|[\d一二三四五六七八九十百]|全[县市区校镇乡])"
)
_MADE_UP = Pattern(  # 由甲局、乙局组成的|联合检查组
    _WORDS,
    rf"(?:^|由|[，。；日午])(?!由)({ITEMS})(?:等(?:<reporting_body>|多个?部门)?)?(?:联合|共同|派员|抽调[^，。；]{{1,12}}){{0,2}}组成"
    r"(?:的|了)?[^，。；、的]{0,12}[组队团](?=[，对到在赴就深前先]|开展|一行)",
    needs="成",
)
_SENT_OUT = re.compile(r"(?:组织|派出|成立|组建)了?[^，。；]{0,8}[组团队]$")
_SENT = re.compile(r"(?:组织|派出|成立|组建|抽调|组成|带领|率)了?$")  # 县安委办组织|督导组
_REACH = 100  # characters before a team in which its body stands


def made_up(site: Site, text: str) -> Iterator[Claim]:
    """由甲局、乙局等部门组成的联合检查组: the bodies whose team it is.

    Example: 6月1日，由县应急管理局、县住建局组成的联合检查组对柳湾镇商场进行安全检查。 -> (organise, 卢氏县住建局)
    """
    for match in _MADE_UP.finditer(text):
        found = list(split(match.group(1), match.start(1)))
        if len(found) > 1 and all(is_named_body(name) for name, _, _ in found):
            for name, start, end in found:
                yield from site.body("organise", name, start, end, rule="sites.made_up")


def of_team(site: Site, text: str, at: int, reading: Reading) -> Iterator[Claim]:
    """'X调研组' -> X held the visit.

    Example: 6月1日，县政协调研组到柳湾镇调研乡村振兴工作。 -> (organise, 卢氏县政协)
    """
    left = max(text.rfind(mark, 0, at) for mark in "，。；：日午") + 1
    taken = _TAKES_SOME.search(text, left + 2, at)  # 我市|组织部分老干部到甲园参观
    end = taken.start() if taken else at
    before = left - 1 if text.endswith("，", 0, left) and _TO_IT.match(text, left) else end  # 甲局联合乙局，|对丙商场
    first = max(text.rfind(mark, 0, before) for mark in "，。；：日午") + 1
    if JOINED.search(text, first, before):
        for body, start, stop in bodies(text, first, before, reading.persons):
            yield from site.body("organise", body, start, stop, rule="sites.team")
    elif (
        (not _SENT_OUT.search(text, left, end))
        and (class_of(text[left:end]) or is_body(text[left:end]))
        and len(list(split(text[left:end], 0))) == 1
    ):
        yield from site.body("organise", text[left:end], left, end, rule="sites.team")
    for match in TEAM.finditer(text[:at]):
        start = max(text.rfind(mark, max(0, match.start() - _REACH), match.start()) for mark in "，。；、日") + 1
        name = _SENT.sub("", text[start : match.start()])
        if any(start <= p.start < match.start() for p in reading.persons):
            continue  # 甲局长、乙政委|一行
        if class_of(name) and not TEAM.search(name) and len(list(split(name, 0))) == 1:
            yield from site.body("organise", name, start, match.end(), rule="sites.team")
