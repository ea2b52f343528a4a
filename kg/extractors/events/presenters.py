"""Which bodies reported at an event."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.body_lists import listed_before
from kg.extractors.events.site import ITEM, ITEMS, Site, body_end, people_off, split
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import TOWN_RANKS, leading
from kg.lexicon.scanner import Scanner
from kg.records import Claim, Reading

_WORDS = "event_words.tsv"
_HEARD = Pattern(
    _WORDS,
    rf"听取(?:和|、|并|与)?(?:<weighed>)?(?:了)?({ITEMS})(?:等(?:单位|部门|企业))?(?:的)?(?:有关|相关|主要|近期)?(?:负责人|负责同志)?(?:的|关于[^，。；]{{2,30}})?(?:各项|有关)?(?:工作)?(?:进展|开展|落实)?(?:情况)?(?:的)?(?:工作)?(?:<heard>)",
)
_HEARING = Pattern(_WORDS, r"听取(?:和|、|并|与)?(?:<weighed>)?了?(?P<what>[^，。；：]{3,160}?)(?:<heard>)")
_TOPIC = re.compile(r"关于|对|就|的|会议")
_REPORTS = Pattern(
    _WORDS,
    r"(?:等)?(?:\d{1,9}(?:余|多)?[家个])?(?:<reporting_body>)?的?(?:代表)?(?:主要|有关|相关|分管)?(?:<reporter>)?"
    r"(?:<reporting_manner>|就[^，。；]{2,60}|围绕[^，。；]{2,40}|结合[^，。；]{2,30}|从[^，。；]{2,16}|[针对]{1,2}[^，。；]{2,30}|向[^，。；]{2,16}){0,3}"
    r"(?:(?:作|做)(?!为)(?:了|出)?[^，。；、的]{0,12}?(?:<report_kind>)*(?:<report_act>)|进行(?:了)?(?:<report_kind>)*(?:<report_act>)(?!<talked>)"
    r"|介绍交流(?:了)?|交流介绍(?:了)?|汇报(?:了)?|(?:<statement>)发言|通报(?:了)?|介绍(?:了|(?=[^，。；]{0,24}(?:情况|经验|做法)))|(?:<presented>)了)",
    needs="报言绍流享读解应复",
)
_INVITED = Pattern(
    _WORDS,
    rf"(?:邀请(?:了)?|(?<=骨干、)|(?<=专家、)|(?<=教授、)|(?<=记者、))({ITEMS})(?:的)?(?:<expert>|资深[^，。；]{{0,6}})(?=[^。]{{0,120}}(?:<teaching>))",
    needs="邀干家授者",
)
_ON_BEHALF = Pattern(_WORDS, rf"代表({ITEM})所?(?:作|做|向)[^，。；]{{0,24}}(?:汇报|报告|发言|表态)", needs="代")


_OFFICE = Pattern(_WORDS, r"副?(?:<presenter>)")  # 听取了|甲局党组|书记乙汇报: he reports


def presenters(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'听取了X工作情况汇报', 'X、Y等单位作交流发言'.

    Example: 6月1日，全县防汛工作会议召开。会上，县水利局、县应急管理局作了汇报发言。 -> (全县防汛工作会议, present, 卢氏县水利局)
    """
    if not _presenting().find(text):
        return
    if "听取" in text:
        for match in _HEARD.finditer(text):
            for printed, _, end in split(match.group(1), match.start(1)):
                name = printed.removeprefix("关于")
                start = end - len(name)
                member = name.endswith("党组") and text.startswith("成员", end)  # 区政府党组|成员乙的汇报
                if not member and (class_of(people_off(name)) or name.endswith(TOWN_RANKS)):
                    yield from site.body("present", people_off(name), start, end, rule="sites.heard")
        yield from _heard(site, text)
    yield from listed_before(site, text, reading, (m.start() for m in _REPORTS.finditer(text)), "present")
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
            if not end or _OFFICE.match(item.group(), end):
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
    return 0 if _TOPIC.search(item[:end]) or item.startswith("党组成员", end - 2) else end


@cache
def _presenting() -> Scanner:
    """Words one of which stands in each match of the patterns above."""
    return Scanner((*listed(_WORDS, "presenting"), *(f"{one}、" for one in listed(_WORDS, "expert"))))
