"""A sentence about an event as a place for claims: the bodies and places that take part in it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extractors.bodies.body import reference, setting_of
from kg.extractors.bodies.classes import VAGUE, class_of
from kg.extractors.bodies.names import resolve_name
from kg.extractors.bodies.spelling import clean
from kg.extractors.bodies.streets import seat_in_full
from kg.extractors.events.phrases import event_nouns
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, alternatives, listed
from kg.lexicon.regions import leading
from kg.lexicon.scanner import Scanner
from kg.records import Article, Claim, Context, EventOrganization, EventPlace, Reference, Region, Sentence

_WORDS = "event_words.tsv"
ITEM = r"[^，。；：、！？\s]{2,30}?"
ITEMS = r"[^，。；：！？\s]{2,120}?"
_DEED = re.compile(r"一行|来到|举行|再次|访问了|参观了|我[所院校司会]$")  # 专家团队|一行来到某医院: a clause
_COMPANY = re.compile(r"(?:股份|责任)?有限(?:责任)?公司")
NOBODY = Pattern(
    _WORDS,
    r"<no_guest>|代表(?![团处队大资联工])|领导(?!小组)|\d[家名]|[一二三四五六七八九十]家(?!村|庄|沟|湾|店|镇|桥|口)|各(?!族)|子公司$|常委$|委员$|干部$|两委$|^[这那两几]|^[在与由]|(?<![高中初平])等|(?:<room>)$|[县市旗镇乡局]长(?![江沙春城安乐治葛寿兴征])|[两三]级|第[一二三四五六七八九十\d]{1,9}(?:小)?[组队]",
)
TEAM = Pattern(  # 调研组: whose, is told elsewhere
    _WORDS, r"(?:该|本|省|市|县|区|联合|专项)?(?:<team_work>)*(?:工作)?[组团队]|代表团"
)
_JOINT = re.compile(r"、|以及|[和及与]|$")
_BRACKETS = re.compile(r"（[^）]{0,80}）$")
_OF_BODY = re.compile(r"(?:等)?(?:单位|部门)?(?:主要|有关|相关|分管)?$")
_WAY = Pattern(
    _WORDS,
    r"<bodys_way>|组织(?!部|人事)|领导(?!小组)|\d[家名]|[一二三四五六七八九十]家(?!村|庄|沟|湾|店|镇|桥|口)|[\d]日",
)  # 甲法院|深入乙小学
_SOCIETY = Pattern(_WORDS, r"(?:<society_of>)联谊会$", needs="谊")
_ANDS = ("和", "及", "与")
_SHORT_VILLAGE = re.compile(r"[\u3400-\u9fff][村镇乡](?=[、，]|$)")  # 大沟镇|和信村
_BRANCH = Pattern(_WORDS, r"[\u3400-\u9fff]{2,6}?(?:省|市|县|区)?(?:<branch_kind>)")  # 中国农业发展银行|甲市分行
_BODY_LENGTH = 16
_COUNTY = re.compile(r"[\u3400-\u9fff]{2,3}[县市旗](?=[\u3400-\u9fff]{3,})")
_LEAD_IN = Pattern(_WORDS, r"^(?:<lead_in>|，)+|（[^（）]{0,60}）$")
_RANKS = "省市县区州旗镇乡"
_COMMITTEE_AND_OFFICE = re.compile(
    rf"(?P<committee>(?:中共)?(?P<place>[\u3400-\u9fff]{{0,8}}[{_RANKS}])党?委)(?:和|与)?[{_RANKS}]?(?:人民)?政府"
)


class Place(NamedTuple):
    start: int
    end: int
    name: str


class Site(NamedTuple):
    """What a claim of one sentence needs."""

    article: Article
    sentence: Sentence
    event: Reference
    context: Context

    def body(self, kind: str, name: str, start: int, end: int, *, rule: str) -> Iterator[Claim]:
        if self.sentence.text.startswith("员", end) and name.endswith("委"):
            return  # 党工委委|员
        for one, left, right in committee_and_office(name, start):
            yield from self._one(kind, one, left, right if one != name else end, rule=rule)

    def _one(self, kind: str, name: str, start: int, end: int, *, rule: str) -> Iterator[Claim]:
        full = seat_in_full(name, self.sentence.text, start)
        found = resolve_name(full, setting_of(self.context))
        if (
            found
            and not (NOBODY.search(name) or TEAM.fullmatch(name) or _DEED.search(name))
            and len(name) > 1
            and not _is_bare(name, found.name, self.context.region)
            and not VAGUE.match(name)
            and not name.endswith("企业")
        ):
            quote = self.sentence.quote(self.article.id, start, end)
            yield Claim(
                EventOrganization(self.event, reference(found, self.context.document, name), kind),
                quote,
                rule,
                1.0 if found.known else 0.6,
            )

    def place(self, place: Place, rule: str) -> Iterator[Claim]:
        region = self.context.region
        scope = region.name if region else f"document:{self.context.document}"
        quote = self.sentence.quote(self.article.id, place.start, place.end)
        yield Claim(EventPlace(self.event, Reference("place", place.name, scope)), quote, rule)


def _is_bare(printed: str, name: str, region: Region | None) -> bool:
    """学院, 街道: the word for a kind of body, which the page has told of no one; 街道 on the page of a street is told."""
    if printed in listed(_WORDS, "bare_rank"):
        return region is None or name != region.name
    return name == printed and printed in listed(_WORDS, "bare_kind")


def committee_and_office(name: str, at: int) -> Iterator[tuple[str, int, int]]:
    """县委县政府 -> 县委, 县政府; 青禾镇党委政府 -> 青禾镇党委, 青禾镇政府; any other body alone."""
    pair = _COMMITTEE_AND_OFFICE.fullmatch(name)
    if pair is None:
        yield name, at, at + len(name)
        return
    (one, middle), place = (pair["committee"], pair.end("committee")), pair["place"]
    yield one, at, at + middle
    yield name[middle:] if name[middle] in _RANKS else place + name[middle:], at + middle, at + len(name)


def split(stretch: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The items of a list with their places: parted by 、, and by 和 or 及 between whole names."""
    start = 0
    joined = any(joint in stretch for joint in _ANDS)  # one stands in each of those names
    whole_names = [(hit.start, hit.end) for hit in _joined_names().find(stretch)] if joined else []
    for match in _JOINT.finditer(stretch):
        if whole_names and any(a < match.start() < b for a, b in whole_names):
            continue
        item = stretch[start : match.start()]
        item = _BRACKETS.sub("", item) if item.endswith("）") else item
        if match.group() in _ANDS and not _parts(item, match.group(), stretch, match.end()):
            continue
        if len(item) > 1:
            yield item, at + start, at + start + len(item)
        start = match.end()


def _parts(item: str, word: str, stretch: str, at: int) -> bool:
    """和, 及 or 与 before stretch[at] stands between two whole names; 大沟镇|和信村 is a town and its village."""
    placed = item.endswith(place_endings()) and not item.endswith(listed("body_words.tsv", "no_village"))
    whole = (
        class_of(people_off(item)) or (word != "与" and placed) or (word == "及" and _opens_name(item, stretch[at:]))
    )
    named = leading(item) if word == "与" else None
    whole = whole or (named is not None and named[1] == len(item))  # 甲县|与|某公司
    whole = whole or (word == "与" and item.endswith(_zones()))
    return bool(whole) and not _SHORT_VILLAGE.match(stretch, at)


def _opens_name(item: str, rest: str) -> bool:
    """云台石刻及|甲县治理中心: what follows opens with a place's own name."""
    return len(item) > 3 and bool(leading(rest) or _COUNTY.match(rest))


def people_off(name: str) -> str:
    """县水利局有关负责人 -> 县水利局."""
    tail = people_tail().search(name)
    return _OF_BODY.sub("", name[: tail.start()]) if tail else name


@cache
def people_tail() -> re.Pattern[str]:
    """What means the people of the bodies before it: 县水利局、林业局|等有关部门主要负责同志和业务骨干."""
    quality, unit, rank = (
        "|".join(map(re.escape, listed(_WORDS, kind))) for kind in ("tail_quality", "tail_unit", "tail_rank")
    )
    people = alternatives("person_tails.txt")
    return re.compile(
        rf"(?:(?:等|{quality}|[\d一二三四五六七八九十]{{1,9}}余?[家个]){{1,8}}(?:{unit})?|单位|部门)?的?(?:{rank}){{0,8}}(?:{people})(?:[、和及与](?:{rank}){{0,8}}(?:{people}))*$"
    )


def body_end(words: str) -> int:
    """Where the body that opens the words ends: 县农业局|春耕筹备; a longer name by two characters is the body (县政府办); 0 for none."""
    chosen = 0
    for end in range(3, min(len(words), _BODY_LENGTH) + 1):
        if (not chosen or end - chosen <= 2) and (class_of(words[:end]) or words[:end].endswith(_zones())):
            chosen = end
    more = (_COMPANY.match(words, chosen) or _BRANCH.match(words, chosen)) if chosen else None
    return more.end() if more else chosen


@cache
def _zones() -> tuple[str, ...]:
    return tuple(w for w in listed(_WORDS, "region_tail") if len(w) > 2)


def is_body(name: str) -> bool:
    """Whether it names a body that an event may have, no event and no words of a clause."""
    name = without_lead_in(name)
    if not _SOCIETY.search(name) and any(noun.end == len(name) for noun in event_nouns(name)):
        return False
    if _WAY.search(name):
        return False
    region = leading(clean(name))
    return (
        bool(class_of(name))
        or name in listed(_WORDS, "own_region")
        or bool(region and region[1] == len(clean(name)))
        or name.endswith(listed(_WORDS, "region_tail"))
    )


def without_lead_in(name: str) -> str:
    """The name of a body without what opens the list it stands in, and without what stands behind it in brackets."""
    return _LEAD_IN.sub("", name)


@cache
def _joined_names() -> Scanner:
    """What names of departments hold with 和 in it: 工业和信息化."""
    return Scanner(tables.words("joined_names.txt"))


@cache
def place_endings() -> tuple[str, ...]:
    """What places without a list end in, sorted."""
    return tuple(sorted(tables.words("place_endings.txt")))
