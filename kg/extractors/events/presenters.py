"""Which bodies reported at an event and which attended it."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.site import ITEM, ITEMS, NOBODY, Site, body_end, people_off, split
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, alternatives, listed
from kg.lexicon.regions import leading
from kg.records import Claim, Reading

_WORDS = "event_words.tsv"
_HEARD = re.compile(
    rf"听取(?:和|、|并|与)?(?:审议|讨论|审查)?(?:了)?({ITEMS})(?:的)?(?:有关|相关|主要|近期)?(?:负责人|负责同志)?(?:的|关于[^，。；]{{2,30}})?(?:各项|有关)?(?:工作)?(?:进展|开展|落实)?(?:情况)?(?:的)?(?:工作)?(?:汇报|介绍|报告)"
)
_HEARING = re.compile(r"听取(?:和|、|并|与)?(?:审议|讨论|审查)?了?(?P<what>[^，。；：]{3,160}?)(?:汇报|介绍|报告)")
_TOPIC = re.compile(r"关于|对|就|的|会议")
_REPORTS = Pattern(
    _WORDS,
    r"(?:等)?(?:<reporting_body>)?(?:主要|有关|相关|分管)?(?:负责人|负责同志|领导)?(?:先后|分别|依次|就[^，。；]{2,40}|围绕[^，。；]{2,30})?(?:作(?:了)?(?:现场|书面|典型|表态|专题|经验|交流)*(?:交流发言|发言|汇报|介绍|经验交流|表态发言)|进行(?:了)?(?:汇报|交流发言|发言)|介绍交流(?:了)?|交流介绍(?:了)?|汇报(?:了)?|交流发言|通报(?:了)?|介绍了)",
    needs="报言绍流",
)
_LED = re.compile(
    rf"(?:率领?|带领|组织)({ITEMS})(?:等)?(?:(?:相关|有关)?(?:职能|责任|成员|县直|市直|区直|牵头|主管)?(?:单位|部门))?(?:的)?(?:主要|有关|相关|分管)?(?:负责人|负责同志|领导|一行|干部)"
)
NOT_PLACE = Pattern(_WORDS, r"^(?:<not_site>)")
_INVITED = Pattern(
    _WORDS,
    rf"(?:邀请(?:了)?|(?<=骨干、)|(?<=专家、)|(?<=教授、)|(?<=记者、))({ITEMS})(?:的)?(?:<expert>|资深[^，。；]{{0,6}})(?=[^。]{{0,120}}(?:<teaching>))",
    needs="邀干家授者",
)
_ON_BEHALF = Pattern(_WORDS, rf"代表({ITEM})(?:作|做|向)[^，。；]{{0,24}}(?:汇报|报告|发言|表态)", needs="代")
_GUIDES = re.compile(r"(?:^|[，。；])(?P<body>[省市县区州旗][^，。；、]{2,14}(?:组|团))到会(?:指导|监督|祝贺)")
_FAR = 400  # characters of a list of bodies
_TOWN = re.compile(r"[\u3400-\u9fff]{2,3}(?:镇|乡|街道)")
_INNER = re.compile(r"^.{1,12}(?:委|政府)(?=.{2,8}$)")
_JOINT = re.compile(r"(?:[及和与、，]|其他|以及)*")
_JOINED = Pattern(
    _WORDS,
    r"(?:等)?(?:单位|部门|企业|\d+家(?:单位|企业))?(?:一同|共同|分别)?(?:参加|出席|列席)(?:了)?(?:<joined_event>|$|。)",
    needs="参席",
)


_AMONG = Pattern(
    _WORDS,
    rf"(?:^|[，。；：])({ITEMS})(?:等(?:<reporting_body>)?)?(?:的)?(?:主要|有关|相关|分管)?(?:负责人|负责同志)，"
    r"(?=[^。；]{0,160}(?:参加|出席|列席|参会|陪同))",
    needs="参席陪",
)
_THERE = Pattern(
    _WORDS,
    rf"(?:参加|出席|列席)(?:<joined_event>|[^，。；：]{{0,12}}会)?的(?:还)?有({ITEMS})(?:等(?:<reporting_body>)?)?(?:的)?"
    r"(?:主要|有关|相关|分管)?(?:负责人|负责同志)(?=[，。；、]|$)",
    needs="参席",
)
_FROM = Pattern(
    _WORDS,
    rf"来自({ITEMS})(?:等[^，。；、]{{0,8}}?)?的[^，。；、]{{0,16}}(?:负责人|负责同志|代表|代表队|选手|教师|干部|职工|队员|专家|嘉宾)"
    r"(?=[^。；]{0,60}(?:参加|出席|参会|参赛|前来|齐聚|来))",
    needs="自",
)
_PRESENTING = re.compile(
    r"听取|发言|汇报|交流|通报|介绍|邀请|[骨专教记][干家授者]、|代表"
)  # one stands in each of their matches
_ATTENDING = re.compile(r"率|带领|组织|到会|参加|出席|列席|参会|陪同|随同|来自")  # the same
_AND_MORE, _TO_HEAR = re.compile(r"等[^、]*$"), re.compile(r"听取|审议|了解")
_THERE_VERB = re.compile(r"参加|出席|列席|参会|陪同")
_ANOTHER_ACT = re.compile(r"主持|汇报|讲话|发言|介绍|报告|表示|指出|强调|要求|说明|致辞|宣读|宣布")


def presenters(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'听取了X工作情况汇报', 'X、Y等单位作交流发言'.

    Example: 6月1日，全县防汛工作会议召开。会上，县水利局、县应急管理局作了汇报发言。 -> (全县防汛工作会议, present, 卢氏县水利局)
    """
    if not _PRESENTING.search(text):
        return
    if "听取" in text:
        for match in _HEARD.finditer(text):
            for printed, _, end in split(match.group(1), match.start(1)):
                name = printed.removeprefix("关于")
                start = end - len(name)
                if class_of(people_off(name)) or name.endswith(("镇", "乡", "街道")):
                    yield from site.body("present", people_off(name), start, end, rule="sites.heard")
        yield from _heard(site, text)
    yield from _doing(site, text, reading, _REPORTS, "present")
    for pattern, rule in ((_INVITED, "sites.invited"), (_ON_BEHALF, "sites.on_behalf")):
        for match in pattern.finditer(text):
            for name, start, end in split(match.group(1), match.start(1)):
                if class_of(name) or name in listed(_WORDS, "own_region"):
                    yield from site.body("present", name, start, end, rule=rule)


def _heard(site: Site, text: str) -> Iterator[Claim]:
    """听取县农业局、林业局专项工作筹备情况汇报: the body opens the words for what it reported on.

    Example: 6月1日，县政府常务会议召开。会议听取了县农业局、林业局春耕备耕工作筹备情况的汇报。 -> (present, 卢氏县林业局)
    """
    for match in _HEARING.finditer(text):
        for item in re.finditer(r"[^、]+", match["what"]):
            end = _opening_body(item.group(), first=not item.start())
            if not end:
                break
            at = match.start("what") + item.start()
            yield from site.body("present", item.group()[:end], at, at + end, rule="sites.heard")
            if end < len(item.group()):
                break


def _opening_body(item: str, *, first: bool) -> int:
    """Where the body that opens the words ends; 0 where none does. The first of a list opens with its region's rank: 县农业局."""
    if first and not (item[0] in "省市县区州旗" or leading(item)):
        return 0
    end = body_end(item)
    return 0 if _TOPIC.search(item[:end]) else end


def attending(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'X、Y有关领导陪同检查', '率领X、Y等单位领导'.

    Example: 6月1日，县委书记张伟国到柳湾镇调研防汛工作，县水利局、县应急管理局主要负责人陪同调研。 -> (attend, 卢氏县水利局)
    """
    if not _ATTENDING.search(text):
        return
    for match in _LED.finditer(text) if "领" in text or "率" in text or "组织" in text else ():
        for name, start, end in split(match.group(1), match.start(1)):
            if class_of(name):
                yield from site.body("attend", name, start, end, rule="sites.led")
    for match in _GUIDES.finditer(text) if "到会" in text else ():
        yield from site.body("attend", match["body"], *match.span("body"), rule="sites.guides")
    yield from _among(site, text, reading)
    yield from _doing(site, text, reading, _led_to(), "attend")
    yield from _doing(site, text, reading, _JOINED, "attend")


def _among(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'甲局、乙局等部门负责人，副镇长丙列席会议', '参加会议的有甲部、乙部的负责同志': bodies in a list of those who are there.

    Example: 6月1日，全县防汛工作会议召开。县水利局、应急管理局等部门负责人，副县长李明华列席会议。 -> (attend, 卢氏县应急管理局)
    """
    for pattern in (_AMONG, _THERE, _FROM):
        for match in pattern.finditer(text):
            verb = _THERE_VERB.search(text, match.end())
            if pattern is _AMONG and verb and _ANOTHER_ACT.search(text, match.end(), verb.start()):
                continue
            for name, start, end in split(match.group(1), match.start(1)):
                bare = people_off(name)
                inside = any(start <= p.start < end for p in reading.persons)
                if class_of(bare) and not inside and not NOBODY.search(bare) and not NOT_PLACE.match(bare):
                    whole = bare[0] in "省市县区州旗" or leading(bare) or not bare.endswith("会")
                    if whole:  # 县政协甲委员会、|乙委员会: whose the second is, is not told
                        yield from site.body("attend", bare, start, end, rule="sites.among")


def _doing(site: Site, text: str, reading: Reading, pattern: Pattern | re.Pattern[str], kind: str) -> Iterator[Claim]:
    """The bodies that stand in a list right before the pattern, people left out."""
    for match in pattern.finditer(text):
        floor = max(0, match.start() - _FAR)
        start = max(text.rfind(mark, floor, match.start()) for mark in "，。；：") + 1
        start = max([floor, start, *(p.end for p in reading.persons if p.end <= match.start())])
        start += len(_JOINT.match(text, start, match.start()).group())  # type: ignore[union-attr]
        while start > floor and text[start - 1] == "，" and (people := _clause_of_people(text, floor, start - 1)):
            start = people
        stretch = _AND_MORE.sub("", text[start : match.start()])
        if _TO_HEAR.search(stretch):
            continue
        ranked = site.context.region if stretch[:1] in "省市县区州旗" else None
        before = ""
        for name, a, b in split(stretch.replace("，", "、"), start):
            bare = people_off(name)
            if NOBODY.search(bare):
                continue
            owner = _INNER.match(before)
            if owner and bare in tables.words("party_organs.txt"):
                bare = owner.group() + bare
            before = bare
            if ranked and class_of(bare) == "enterprise" and not leading(bare):
                bare = ranked.prefix + bare
            if (class_of(bare) or _TOWN.fullmatch(bare)) and not NOT_PLACE.match(bare):
                yield from site.body(kind, bare, a, b, rule=f"sites.{kind}")


def _clause_of_people(text: str, floor: int, end: int) -> int:
    """Where the clause that ends at text[end] starts, if it lists bodies' people without a verb: 县委办、县政府办负责人，; 0 where it does not."""
    start = max(text.rfind(mark, floor, end) for mark in "，。；：") + 1
    clause = text[start:end]
    return start if start > floor and people_off(clause) != clause and class_of(people_off(clause)) else 0


@cache
def _led_to() -> re.Pattern[str]:
    return re.compile(
        rf"(?:等)?(?:{alternatives('person_tails.txt')})(?:等)?(?:分别|一同|共同|一道|随同|全程|也|均|一并|应邀|陪同并)*(?:陪同|参加|出席|列席|参会|随同)"
    )
