"""Where an event was and which bodies took part: conveners, hosts, those that reported or attended, places."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.extractors.actions import TEAM
from kg.extractors.bodies import VAGUE, Setting, class_of, clean, reference, resolve_name
from kg.extractors.events import Happening, Timeline
from kg.extractors.phrases import alike, event_nouns, phrase_start, speech_start
from kg.lexicon import tables
from kg.lexicon.regions import leading
from kg.records import Article, Claim, Context, EventOrganization, EventPlace, Reading, Reference, Sentence

_ITEM = r"[^，。；：、！？\s]{2,30}?"
_ITEMS = rf"{_ITEM}(?:[、和及]{_ITEM})*?"
_BY = re.compile(rf"(?:由|(?<=[主承协]办、))({_ITEMS})(?:联合|共同)?(主办|承办|组织|举办|牵头)")
_CONVENES = re.compile(r"(?:在[^，。；]{2,24}?)?(?:联合|组织|隆重|随即|随后|主持)?(?:召开|举行|举办)(?:了)?$")
_HEARD = re.compile(rf"听取(?:和|、|并|与)?(?:审议|讨论|审查)?(?:了)?({_ITEMS})(?:的)?(?:有关|相关|主要|近期)?(?:负责人|负责同志)?(?:的|关于[^，。；]{{2,30}})?(?:各项|有关)?(?:工作)?(?:进展|开展|落实)?(?:情况)?(?:的)?(?:工作)?(?:汇报|介绍|报告)")
_REPORTS = re.compile(r"(?:等)?(?:单位|部门|企业|有关部门|职能部门|牵头部门)?(?:主要|有关|相关|分管)?(?:负责人|负责同志|领导)?(?:先后|分别|依次|就[^，。；]{2,40}|围绕[^，。；]{2,30})?(?:作(?:了)?(?:现场|书面|典型|表态)?(?:交流发言|发言|汇报|经验交流|表态发言)|进行(?:了)?(?:汇报|交流发言)|汇报(?:了)?|交流发言|通报(?:了)?|介绍了)")
_LED = re.compile(rf"(?:率领?|带领|组织)({_ITEMS})(?:等)?(?:单位|部门)?(?:的)?(?:主要|有关|相关|分管)?(?:负责人|负责同志|领导|一行|干部)")
_AT = re.compile(r"在([^，。；：]{2,30}?)(?:隆重|正式|顺利|圆满|成功|如期|盛大|集中|胜利)?(?:召开|举行|举办|开幕|启动|开班|开赛|进行)")
_FOR = re.compile(r"(?:为|给|向)([^，。；]{3,24}?)(?:的)?(?:广大|全体|全校)?(?:师生|教师|学生|党员|干部|学员|干警|官兵)[^，。；]{0,12}?(?:讲授|上|作|讲|宣讲|授课)")
_STOP = re.compile(
    r"等(?=[^，。；]{0,16}$)|开展|进行|实地|现场(?!会)|调研|检查|督导|考察|走访|慰问|看望|视察|察看|查看|督查|暗访|参观|指导|参加|召开|了解|座谈|推进|就|的(?=情况)|对(?=[^，。；]{4})|向|并|代表|与(?!.{0,4}(?:系统|工程))|附近|捐赠|捐款|建设情况|工作情况|情况|为"
)
_SITE_TAIL = re.compile(r"(?:项目)?(?:建设|施工|开工)?(?:工地|施工现场|建设现场|项目现场|现场)$|(?:建设)?项目(?:建设)?(?:现场|工地)$|等$|一线$|附近$|内$|里$|及周边$")
_WITHIN = re.compile(r"^位于(?:该|我)?([^的]{2,20})的")
_NOT_PLACE = re.compile(r"^(?:项目|企业|部门|单位|现场|一线|基层|车间|工地|社区|农村|学校|村|相关|有关|各|部分|辖区|重点|生产|会议|会场|农户|群众|施工|企业家|办公|困难|全国|我国|基地|公司|该|此|田间|广大|全体|工程|这里|当地|分会场|主会场|村民|老党员|党员)")
_INVITED = re.compile(rf"(?:邀请(?:了)?|(?<=骨干、)|(?<=专家、)|(?<=教授、)|(?<=记者、))({_ITEMS})(?:的)?(?:业务骨干|资深[^，。；]{{0,6}}|专家|教授|老师|讲师|律师|骨干|名师|工程师|知名)(?=[^。]{{0,120}}(?:授课|讲课|讲解|辅导|讲座|宣讲|解读|培训|指导))")
_ON_BEHALF = re.compile(rf"代表({_ITEM})(?:作|做|向)[^，。；]{{0,24}}(?:汇报|报告|发言|表态)")
_PAPERS = re.compile(rf"({_ITEM})[与和同]{{1,2}}({_ITEM})(?:正式|共同|成功|分别)?(?:签署|签订)")
_INSIDE = re.compile(r"(?:^|[，。；])在([^，。；]{2,40}?)(?:项目)?(?:建设|施工)?(?:现场|工地)?，")
_SITES = re.compile(r"^等?(?:多个|几个)?[^，。；]{0,8}(?:施工|建设|项目)?(?:现场|工地)")
_JOINT = re.compile(r"(?:[及和与、，]|其他|以及)*")
_DELEGATION = re.compile(r"(?:党政|学习|经贸|友好)?(?:代表团|考察团|访问团)")
_JOINED = re.compile(r"(?:等)?(?:单位|部门|企业|\d+家(?:单位|企业))?(?:一同|共同|分别)?(?:参加|出席|列席)(?:了)?(?:会议|座谈|活动|仪式|调研|此次|本次|$|。)")
_CONVENERS = ("party", "congress", "consultative", "dispatched")
_TOWN_OR_VILLAGE = re.compile(r"[\u3400-\u9fff]{1,5}(?:镇|乡|街道|村|社区)$")
_TOWN = re.compile(r"[\u3400-\u9fff]{2}(?:镇|乡|街道|办事处|苏木)$")
_ADMIN = re.compile(r"(?:村|镇|乡|街道|社区|县|市|区|旗|州)$")


class Place(NamedTuple):
    start: int
    end: int
    name: str


def extract(article: Article, readings: Sequence[Reading], timeline: Timeline, context: Context) -> Iterator[Claim]:
    """EventOrganization and EventPlace claims of one article."""
    if not timeline.happenings:
        return
    drifted = False
    for index, reading in enumerate(readings):
        event = _event(timeline, index)
        if event is None:
            continue
        drifted = not timeline.spoken[index] and (drifted or _of_another_time(reading, timeline.happenings[event]))
        if drifted:
            continue
        site = _Site(article, reading.sentence, timeline.reference(article.id, event), context)
        text = reading.sentence.text[: speech_start(reading.sentence.text, reading.persons)]
        held = timeline.happenings[event].held and timeline.happenings[event].type != "other"
        if index < timeline.happenings[event].sentence and not held:
            continue  # a summary of several days: each place is told again with its own
        yield from _conveners(site, text, timeline, index, reading)
        yield from _presenters(site, text, reading)
        yield from _attending(site, text, reading)
        yield from _places(site, text, reading, held or timeline.happenings[event].type == "lecture")
    yield from _of_titles(article, timeline, context)


class _Site(NamedTuple):
    """What a claim of one sentence needs."""

    article: Article
    sentence: Sentence
    event: Reference
    context: Context

    def body(self, kind: str, name: str, start: int, end: int, rule: str) -> Iterator[Claim]:
        found = resolve_name(name, Setting(self.context.region, self.context.document, issuer=self.context.issuer))
        if found and len(name) > 1 and not VAGUE.match(name) and not name.endswith("企业"):
            quote = self.sentence.quote(self.article.id, start, end)
            yield Claim(EventOrganization(self.event, reference(found, self.context.document, name), kind), quote, rule, 1.0 if found.known else 0.6)

    def place(self, place: Place, rule: str) -> Iterator[Claim]:
        region = self.context.region
        scope = region.name if region else f"document:{self.context.document}"
        quote = self.sentence.quote(self.article.id, place.start, place.end)
        yield Claim(EventPlace(self.event, Reference("place", place.name, scope)), quote, rule)


def _of_another_time(reading: Reading, happening: Happening) -> bool:
    """The sentence tells of another year or month than the event's."""
    day = happening.days.date
    told = [m.date for m in reading.dates if m.date.year or m.date.month]
    return any((d.year and day.year and d.year != day.year) or (d.month and day.month and d.month != day.month) for d in told)


def _event(timeline: Timeline, index: int) -> int | None:
    """The event a sentence is about: the last it names, else the one that is open."""
    spoken = timeline.spoken[index]
    return spoken[-1].event if spoken else timeline.open[index] if timeline.open[index] >= 0 else None


def _conveners(site: _Site, text: str, timeline: Timeline, index: int, reading: Reading) -> Iterator[Claim]:
    """'由X主办', 'X召开…会议', 'X中心组…会议召开', 'X调研组一行'."""
    for match in _BY.finditer(text):
        for name, start, end in _split(match.group(1), match.start(1)):
            yield from site.body("organise", name, start, end, "sites.convened_by")
    for spoken in timeline.spoken[index]:
        happening = timeline.happenings[spoken.event]
        own = site._replace(event=timeline.reference(site.article.id, spoken.event))
        if happening.sentence != index:
            continue
        convened = _CONVENES.search(text[: spoken.start])
        end = convened.start() if convened else 0
        start = phrase_start(text, end, 0)
        name = _lead_in(text[start:end])
        if convened and not any(start <= p.start < end for p in reading.persons) and _is_body(name):
            yield from own.body("organise", name, start, end, "sites.convenes")
        for name in _inside_names(happening.name) if happening.held and not convened else ():
            start = text.find(name)
            if start >= 0:
                yield from own.body("organise", name, start, start + len(name), "sites.named_after")
        yield from _delegations(own, text)
        if happening.team and not happening.held:
            yield from _of_team(own, text, spoken.start)


def _of_team(site: _Site, text: str, at: int) -> Iterator[Claim]:
    for match in TEAM.finditer(text[:at]):
        start = max(text.rfind(mark, 0, match.start()) for mark in "，。；、日") + 1
        name = text[start : match.start()]
        if class_of(name) and not TEAM.search(name):
            yield from site.body("organise", name, start, match.end(), "sites.team")


def _delegations(site: _Site, text: str) -> Iterator[Claim]:
    """'某县考察团', '某区党政代表团' as the guests of an event."""
    for match in _DELEGATION.finditer(text):
        start = phrase_start(text, match.start(), 0)
        name = text[start : match.end()]
        if leading(clean(text[start : match.start()])) or class_of(text[start : match.start()]):
            yield from site.body("attend", name, start, match.end(), "sites.delegation")


def _presenters(site: _Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'听取了X工作情况汇报', 'X、Y等单位作交流发言'."""
    for match in _HEARD.finditer(text):
        for name, start, end in _split(match.group(1), match.start(1)):
            if class_of(_without_people(name)) or name.endswith(("镇", "乡", "街道")):
                yield from site.body("present", _without_people(name), start, end, "sites.heard")
    yield from _doing(site, text, reading, _REPORTS, "present")
    for pattern, rule in ((_INVITED, "sites.invited"), (_ON_BEHALF, "sites.on_behalf")):
        for match in pattern.finditer(text):
            for name, start, end in _split(match.group(1), match.start(1)):
                if class_of(name) or name in ("我市", "我县", "我州", "我区", "我省"):
                    yield from site.body("present", name, start, end, rule)


def _attending(site: _Site, text: str, reading: Reading) -> Iterator[Claim]:
    """'X、Y有关领导陪同检查', '率领X、Y等单位领导'."""
    for match in _LED.finditer(text):
        for name, start, end in _split(match.group(1), match.start(1)):
            if class_of(name):
                yield from site.body("attend", name, start, end, "sites.led")
    for match in _PAPERS.finditer(text):
        for i in (1, 2):
            if class_of(_lead_in(match.group(i))):
                yield from site.body("attend", _lead_in(match.group(i)), match.start(i), match.end(i), "sites.signed")
    tails = "|".join(sorted(tables.words("person_tails.txt"), key=len, reverse=True))
    pattern = re.compile(rf"(?:等)?(?:{tails})(?:等)?(?:陪同|参加|出席|列席|参会)")
    yield from _doing(site, text, reading, pattern, "attend")
    yield from _doing(site, text, reading, _JOINED, "attend")


def _doing(site: _Site, text: str, reading: Reading, pattern: re.Pattern[str], kind: str) -> Iterator[Claim]:
    """The bodies that stand in a list right before the pattern, people left out."""
    for match in pattern.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "，。；：") + 1
        start = max([start, *(p.end for p in reading.persons if p.end <= match.start())])
        start += len(_JOINT.match(text, start, match.start()).group())  # type: ignore[union-attr]
        stretch = re.sub(r"等[^、]*$", "", text[start : match.start()])
        if re.search(r"听取|审议|了解", stretch):
            continue
        ranked = site.context.region if stretch[:1] in "省市县区州旗" else None
        for name, a, b in _split(stretch, start):
            bare = _without_people(name)
            if ranked and class_of(bare) == "enterprise" and not leading(bare):
                bare = ranked.prefix + bare
            if class_of(bare) and not _NOT_PLACE.match(bare):
                yield from site.body(kind, bare, a, b, f"sites.{kind}")


def _places(site: _Site, text: str, reading: Reading, held: bool) -> Iterator[Claim]:
    if held:
        for match in _AT.finditer(text):
            if match.group(1).endswith("现场"):
                yield from site.place(Place(match.start(1), match.end(1), match.group(1)), "sites.scene")
            else:
                yield from _visited(site, match.group(1), match.start(1), host=False)
        for match in _FOR.finditer(text):
            yield from _visited(site, match.group(1), match.start(1), host=True)
        return
    for match in _INSIDE.finditer(text):
        yield from _visited(site, match.group(1), match.start(1), host=bool(class_of(match.group(1))) and "现场" not in match.group())
    for start, end in _stretches(text):
        yield from _visited(site, text[start:end], start, host=not _SITES.match(text[end:]))


def _visited(site: _Site, stretch: str, at: int, *, host: bool) -> Iterator[Claim]:
    for name, start, end in _split(stretch, at):
        within = _WITHIN.match(name)
        if within:
            yield from site.place(Place(start + within.start(1), start + within.end(1), within.group(1)), "sites.within")
            name, start = name[within.end() :], start + within.end()
        bare = _SITE_TAIL.sub("", name)
        if not _is_place(bare):
            continue
        end = start + len(bare)
        region = leading(bare)
        if region and _TOWN_OR_VILLAGE.match(bare[region[1] :]):
            bare, start = bare[region[1] :], start + region[1]  # the most specific: 龙场镇 of 凯里市龙场镇
        yield from site.place(Place(start, end, clean(bare)), "sites.visited")
        if host and _TOWN.search(bare):
            yield from site.body("host", bare, start, end, "sites.town")
        elif host and class_of(bare) and not _ADMIN.search(bare) and not bare.endswith(("项目", "工程", "路", "基地", "桥")):
            yield from site.body("host", bare, start, end, "sites.host")


def _is_place(name: str) -> bool:
    region = leading(name)
    whole = bool(region and region[1] == len(name))
    return 2 <= len(name) <= 30 and not _NOT_PLACE.match(name) and (whole or name.endswith(_place_endings()))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """What follows 到, 来到, 深入 … up to the next verb or mark."""
    goings = "|".join(sorted(tables.words("going_verbs.txt"), key=len, reverse=True))
    floor = 0
    for match in re.finditer(rf"(?:{goings})(?:了)?(?!会|位|底|达|期|了解|组|团|队)", text):
        if match.start() < floor:
            continue
        end = next((e for e in (text.find(mark, match.end()) for mark in "，。；：") if e >= 0), len(text))
        marks = [e for e in (text.find(mark, match.end()) for mark in "，。；：！") if e >= 0]
        end = min(marks, default=len(text))
        stop = _STOP.search(text, match.end(), end)
        yield match.end(), stop.start() if stop else end
        floor = stop.start() if stop else end


def _split(stretch: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The items of a list with their places: parted by 、, and by 和 or 及 between whole names."""
    start = 0
    for match in re.finditer(r"、|以及|[和及与]|$", stretch):
        item = re.sub(r"（[^）]*）$", "", stretch[start : match.start()])
        if match.group() in ("和", "及", "与") and not (class_of(item) or (match.group() != "与" and item.endswith(_place_endings()))):
            continue
        if len(item) > 1:
            yield item, at + start, at + start + len(item)
        start = match.end()


def _without_people(name: str) -> str:
    tail = next((t for t in sorted(tables.words("person_tails.txt"), key=len, reverse=True) if name.endswith(t)), "")
    return re.sub(r"(?:等)?(?:单位|部门)?(?:主要|有关|相关|分管)?$", "", name[: len(name) - len(tail)])


def _is_body(name: str) -> bool:
    name = _lead_in(name)
    if any(noun.end == len(name) for noun in event_nouns(name)):
        return False
    region = leading(clean(name))
    return bool(class_of(name)) or name in ("我市", "我县", "我区", "我州", "我省", "我旗") or bool(region and region[1] == len(clean(name))) or name.endswith(("镇", "乡", "街道", "村", "高新区", "开发区", "经开区"))


def _lead_in(name: str) -> str:
    return re.sub(r"^(?:上午|下午|晚上?|近日|日前|今天|昨天|，)+|（[^）]*）$", "", name)


def _inside_names(name: str) -> Iterator[str]:
    """The bodies a meeting is named after: 党工委理论学习中心组 of '…中心组（扩大）集体学习会议'."""
    if re.search(r"届.*次", name):
        return
    *first, last = name.split("、")
    yield from (part for part in first if class_of(part) in _CONVENERS)
    if head := _head(last):
        yield head


def _head(name: str) -> str:
    for end in range(len(name) - 2, 3, -1):
        head = name[:end]
        if class_of(head) in _CONVENERS and not head.endswith("会议"):
            return head
    return ""


def _of_titles(article: Article, timeline: Timeline, context: Context) -> Iterator[Claim]:
    """'我市召开X会' as the heading: the region is the convener."""
    for title in article.titles:
        match = re.match(r"([^，。；、：]{2,24}?)(?:隆重|组织)?(?:召开|举行|举办)", title.text)
        called = timeline.happenings[0].name
        if match and _is_body(match.group(1)) and (alike(title.text[match.end() :], called) >= 0.4 or not timeline.happenings[0].held):
            site = _Site(article, title, timeline.reference(article.id, 0), context)
            yield from site.body("organise", match.group(1), match.start(1), match.end(), "sites.title")


@cache
def _place_endings() -> tuple[str, ...]:
    return tuple(sorted(tables.words("place_endings.txt")))
