"""Who held an event: '由X主办', 'X召开…会议', 'X中心组…会议召开', 'X调研组一行', and delegations that came."""

import re
from collections.abc import Iterator

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.spelling import clean
from kg.extractors.events.organisers import JOINED, bodies, hosts, is_named_body
from kg.extractors.events.phrases import alike, phrase_start
from kg.extractors.events.signers import named_after
from kg.extractors.events.site import ITEMS, Site, is_body, split, without_lead_in
from kg.extractors.events.teams import made_up, of_team
from kg.extractors.events.timeline import Happening, Timeline
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Article, Claim, Context, Reading, Region

_WORDS = "event_words.tsv"
_CONVENES = Pattern(
    _WORDS,
    r"(?:以“[^“”]{2,40}”为(?:主题|题|载体|契机)，)?(?:(?:<convening_manner>)*(?:<convening_way>)[^，。；在]{2,60}?)?"
    r"(?:<convening_manner>)*(?:<convening>)(?:了|的)?(?:一系列|系列|一[场次堂届期]|首[场次届期])?"
    r"(?:以(?:“[^“”]{2,60}”|[^，。；“”]{2,30})为(?:主题|题|载体|内容)的?|[^，。；的]{2,14}的)?(?:一[场次堂届期])?(?:大型)? *“?$",
)
_AT_ITS_MEETING = Pattern(
    _WORDS, r"(?:^|[，。；日午])在(?P<bodies>[^，。；在]{3,60}?)(?:<host_verb>)的$", needs="的"
)  # 在甲局|组织召开的|会议上
_ADVERBIAL = Pattern(_WORDS, r"(?:<adverbial>)")
_LOOKED_AT = Pattern(
    _WORDS, r"(?:还|又|先后|分别|实地|一同|集中|依次){0,3}(?:<strong_action>)"
)  # 参观甲公司，|召开座谈会
_BY_THE_WAY = re.compile(
    r"(?:利用|借助|趁|抓住|紧扣|依托|通过|围绕|结合|在|走进|深入|来到|前往)[^，。；、在]{2,24}$"
)  # 县司法局|利用“赶集日”，联合开展
_NAME = 4  # characters of a name that may be only the kind of event
_CLAUSES_BACK = 3  # clauses between who convenes and the verb: …，在甲广场，以乙为主题，开展
_DELEGATION = Pattern(_WORDS, r"(?:<delegation_for>)*(?:<delegation>|考察组(?=一行))")
_CONVENED = Pattern(_WORDS, r"([^，。；、：]{2,24}?)(?:<manner>|组织){0,4}(?:召开|举行|举办)")
_JOINTLY = Pattern(
    _WORDS,
    rf"(?:^|[，。；日午])({ITEMS})(?:等(?:多?个)?(?:部门|单位|\d{{1,9}}家单位)?)，?"
    r"(?:联合|共同)(?:<done_jointly>)",
)
_WITH_THEM = Pattern(  # 此次活动联合了|甲局、乙局|等多部门开展
    _WORDS,
    rf"(?:活动|行动|仪式|检查|比赛|培训|演练)(?:还|共|特别|专门)?(?:联合|会同|携手|联动)了?({ITEMS})(?:等[^，。；、]{{0,8}}?)?"
    r"(?:共同|一同|一起)?(?:<done_jointly>)(?=[，。；]|了)",
    needs="活行仪检比培演",
)
_OF_THEM = Pattern(_WORDS, r"<of_them>|委员(?!会)|党员(?!大会)|代表(?!大?会)")  # 村党支部|书记培训班
_COUNCIL_MEETING = re.compile(  # 市十四届人大常委会|第十六次会议, 政协甲县第五届委员会常务委员会|第九次会议
    r"(?:(?P<place>[\u3400-\u9fff]{2,8}?[省市县区州旗盟]|[省市县区州旗盟])第?[一二三四五六七八九十\d]{1,9}届"
    r"(?P<body>人大|人民代表大会|政协)(?:常委会|常务委员会)"
    r"|政协(?P<of>[\u3400-\u9fff]{2,8}?[省市县区州旗盟])第?[一二三四五六七八九十\d]{1,9}届委员会常务委员会)(?=第?[一二三四五六七八九十百\d]{1,9}次)"
)
_REACH = 100  # characters before the name of an event in which its convener ends
_STANDING = {"人大": "人大常委会", "人民代表大会": "人大常委会", "政协": "政协"}
_CONVENERS = ("party", "congress", "consultative", "dispatched")


def conveners(site: Site, text: str, timeline: Timeline, index: int, reading: Reading) -> Iterator[Claim]:
    """'由X主办', 'X召开…会议', 'X中心组…会议召开', 'X调研组一行'.

    Example: 6月1日，柳湾镇党委召开防汛工作会议，安排部署防汛工作。 -> (柳湾镇党委防汛工作会议, organise, 柳湾镇党委)
    """
    yield from _told(site, text, reading)
    guests = list(_delegations(text))
    for spoken in timeline.spoken[index]:
        happening = timeline.happenings[spoken.event]
        own = site._replace(event=timeline.reference(site.article.id, spoken.event))
        convened = list(_convened(text, spoken.start, reading, site.context.region))
        if happening.sentence != index:
            if spoken.end - spoken.start > _NAME:  # not 会议, which may be any
                for body, start, end in convened:
                    yield from own.body("organise", body, start, end, rule="sites.convenes")
            continue
        for body, start, end in convened or _in_name(text, happening):
            yield from own.body(
                "organise", body, start, end, rule="sites.convenes" if convened else "sites.named_after"
            )
        for name, start, end in guests:
            yield from own.body("attend", name, start, end, rule="sites.delegation")
        yield from named_after(own, text, spoken, happening)
        if not happening.held:
            yield from made_up(own, text)
        if happening.team and not happening.held:
            yield from of_team(own, text, spoken.start, reading)


def _told(site: Site, text: str, reading: Reading) -> Iterator[Claim]:
    """由甲主办，乙承办; 甲、乙等部门联合开展."""
    for name, start, end in hosts(text, site.event.name, reading.persons):
        yield from site.body("organise", name, start, end, rule="sites.convened_by")
    for match in _JOINTLY.finditer(text) if "联合" in text or "共同" in text else ():
        for name, start, end in split(match.group(1), match.start(1)):
            if class_of(name):
                yield from site.body("organise", name, start, end, rule="sites.convened_by")
    for match in _WITH_THEM.finditer(text) if "合" in text or "会同" in text else ():
        for name, start, end in split(match.group(1), match.start(1)):
            if is_named_body(name):
                yield from site.body("organise", name, start, end, rule="sites.with_them")


def _convened(text: str, at: int, reading: Reading, home: Region | None) -> Iterator[tuple[str, int, int]]:
    """甲召开|会议; 甲县政府与乙公司举行|仪式, 甲联合乙、丙开展|活动: all of them; the page's own region though no list has it."""
    if held := _AT_ITS_MEETING.ends(text, at, _REACH):
        yield from bodies(text, *held.span("bodies"), reading.persons)
        return
    convened = _CONVENES.ends(text, at, _REACH)
    if not convened or text.endswith(("主办的", "承办的", "协办的"), 0, at):
        return
    for left, right in reversed(list(_subjects(text, convened.start()))):
        if home and text.endswith(home.name, left, right) and without_lead_in(text[left:right]) == home.name:
            yield home.name, right - len(home.name), right
            continue
        yield from bodies(text, left, right, reading.persons)


def _subjects(text: str, right: int) -> Iterator[tuple[int, int]]:
    """The clauses before a verb that tell who did it, the nearest first: 甲社区携手乙派出所，在丙广场，|开展; 甲党支部，联合乙派出所|开展."""
    for _ in range(_CLAUSES_BACK):
        left = _clause_start(text, right)
        joined = JOINED.match(text, left, right)
        adverbial = left == right or _ADVERBIAL.match(text, left, right) or _LOOKED_AT.match(text, left, right)
        if not adverbial:
            by_the_way = _BY_THE_WAY.search(text, left + 3, right)
            yield left, by_the_way.start() if by_the_way else right
        if not (joined or adverbial) or text[left - 1 : left] != "，":
            return
        right = left - 1


def _clause_start(text: str, at: int) -> int:
    """Behind the last mark before text[at] that stands in no quotes."""
    start = max(text.rfind(mark, 0, at) for mark in "，。；：！？ 由") + 1
    opening = text.rfind("“", 0, start)
    if opening > text.rfind("”", 0, start) and text.find("”", start, at) >= 0:
        return _clause_start(text, opening)  # 以“甲，乙”为主题
    return start


def _in_name(text: str, happening: Happening) -> Iterator[tuple[str, int, int]]:
    if happening.held:
        if council := _COUNCIL_MEETING.match(happening.name):
            start = text.find(council.group())
            whole = f"{council['of']}政协" if council["of"] else council["place"] + _STANDING[council["body"]]
            yield from [(whole, start, start + len(council.group()))] if start >= 0 else ()
            return
        for name in _inside_names(happening.name):
            start = text.find(name)
            if (
                start >= 0
                and not name.startswith(listed(_WORDS, "any_of_them"))
                and not _OF_THEM.match(text, start + len(name))
            ):
                yield name, start, start + len(name)


def _delegations(text: str) -> Iterator[tuple[str, int, int]]:
    """'某县考察团', '某区党政代表团' as the guests of an event."""
    for match in _DELEGATION.finditer(text) if "团" in text else ():
        start = phrase_start(text, match.start(), 0)
        name = text[start : match.end()]
        several = list(split(text[start : match.start()], start))
        if len(several) > 1 and all(class_of(body) for body, _, _ in several):
            yield from several
            continue
        if "等" in name or "组成" in name:
            continue
        if leading(clean(text[start : match.start()])) or class_of(text[start : match.start()]):
            yield name, start, match.end()


def _inside_names(name: str) -> Iterator[str]:
    """The bodies a meeting is named after: 党工委理论学习中心组 of '…中心组（扩大）集体学习会议'."""
    if re.search(r"届.*(?:次|第[一二三四五六七八九十]{1,9}会)", name) or name.startswith(("常务委员会", "委员会")):
        return
    *first, last = name.split("、")
    yield from (part for part in first if class_of(part) in _CONVENERS)
    if head := _head(last):
        yield head


def _head(name: str) -> str:
    for end in range(len(name) - 2, 3, -1):
        head = name[:end]
        torn = name.startswith(("署", "织"), end) or head.count("“") != head.count("”")  # 工作部|署会, 党组|织领办
        if class_of(head) in _CONVENERS and not head.endswith("会议") and not torn:
            return head
    return ""


def of_titles(article: Article, timeline: Timeline, context: Context) -> Iterator[Claim]:
    """'我市召开X会' as the heading: the region is the convener.

    Example: 县水利局召开防汛工作会议 / 6月1日，防汛工作会议召开。张伟国主持会议。 -> (防汛工作会议, organise, 卢氏县水利局)
    """
    for title in article.titles:
        match = _CONVENED.match(title.text)
        called = timeline.happenings[0].name
        if (
            match
            and (is_body(match.group(1)) or "与" in match.group(1))
            and (alike(title.text[match.end() :], called) >= 0.4 or not timeline.happenings[0].held)
        ):
            site = Site(article, title, timeline.reference(article.id, 0), context)
            for name, start, end in split(match.group(1), match.start(1)):
                if is_body(name):
                    yield from site.body("organise", name, start, end, rule="sites.title")
