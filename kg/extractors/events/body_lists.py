"""The bodies of a list that stands right before the words for what they did."""

import re
from collections.abc import Iterable, Iterator

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.site import NOBODY, Site, people_off, split
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Claim, Reading

_WORDS = "event_words.tsv"
NOT_PLACE = Pattern(_WORDS, r"^(?:<not_site>)")
_UNITS_OF = Pattern(_WORDS, r"(?:<some>)+(?:部门|单位)")  # 县政府|有关部门负责人: not the government itself
_AUTHORITY = re.compile(r"(?:政府|[省市县区州旗]委|管委会|党工委)$")
_COUNCIL = re.compile(r".{1,12}(?:政协|人大常委会|人大)(?=.{4,}委员会$)")
_SHORTEST = 3  # characters of a body whose people come
_COMMON = 4  # characters of a firm of which every place has one
_FAR = 400  # characters of a list of bodies
_TOWN = re.compile(r"[\u3400-\u9fff]{2,3}(?:镇|乡|街道)")
_COMMITTEE_OF = re.compile(r"(?P<place>[\u3400-\u9fff]{2,12}?(?:[镇乡]|街道))党工?委$")
_INNER = re.compile(r"^.{1,12}(?:委|政府)(?=.{2,8}$)")
_EMPLOYER = Pattern(  # 学校|办公室, 江南大学|教务处, 集团|规划部
    "body_words.tsv",
    r"^(?:[\u3400-\u9fff]{2,12}(?:大学|学院|医院|集团|总医院)|(?:<self>)(?!长)|集团|公司|总部|[分支总]行)"
    r"(?=[\u3400-\u9fff]{0,9}(?:<own_office>)$)",
)
_PART = Pattern("body_words.tsv", r"[\u3400-\u9fff]{0,10}(?:<own_office>|团委|工会)$")
_BESIDE = Pattern(
    _WORDS, r"^[^在由]{0,14}(?:一行|[组团队们])(?:先后)?[在由](?=[^在由]{3,}$)|^(?:<in_turn>)*由"
)  # 考察团在|区团委负责人陪同下
_JOINT = re.compile(r"(?:[及和与、，]|其他|以及)*")
_SO_MANY = Pattern(  # 县贸促会|7家成员单位联络员, 县委编办|等14家县直单位
    _WORDS, r"(?:(?<![高中初平优同])等|共)?(?:\d{1,9}|[两三四五六七八九十]{1,3}|多)[家个][^、]{0,6}(?:<tail_unit>).*$"
)
_WENT_THERE = re.compile(
    r"^(?:并|还|又)?[与同和]|(?:走进|深入|来到|前往|赴|到)(?=[\u3400-\u9fff]{3,})"
)  # 甲局宣讲团走进乙社区、|丙社区讲解
_AND_MORE, _TO_HEAR = re.compile(r"等[^、]*$"), re.compile(r"听取|审议|了解")


def listed_before(site: Site, text: str, reading: Reading, ends: Iterable[int], kind: str) -> Iterator[Claim]:
    """The bodies of the lists that end at the places, people left out."""
    for end in ends:
        start = _start(text, reading, end)
        stretch = _AND_MORE.sub("", text[start:end])
        if not _TO_HEAR.search(stretch) and not (kind == "present" and _WENT_THERE.search(stretch)):
            for bare, left, right in _bodies(site, stretch, start):
                if kind != "attend" or len(bare) >= _SHORTEST:  # no 街道|班子成员, 县委|领导: those at home
                    yield from site.body(kind, bare, left, right, rule=f"sites.{kind}")


def _start(text: str, reading: Reading, end: int) -> int:
    """Where the list that ends at text[end] starts: behind a mark or a person, over clauses that only list."""
    floor = max(0, end - _FAR)
    start = max(text.rfind(mark, floor, end) for mark in "，。；：") + 1
    start = max([floor, start, *(p.end for p in reading.persons if p.end <= end)])
    start += len(_JOINT.match(text, start, end).group())  # type: ignore[union-attr]
    while start > floor and text[start - 1] == "，" and (people := _clause_of_bodies(text, floor, start - 1)) >= 0:
        start = people
    return start


def _bodies(site: Site, stretch: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The bodies of a list with their places; what the first one is of is told of the others too."""
    region = site.context.region if stretch[:1] in "省市县区州旗" else None
    before = ""
    for name, left, right in split(stretch.replace("，", "、"), at):
        bare = _BESIDE.sub("", people_off(_SO_MANY.sub("", name)))
        if NOBODY.search(bare) or (_AUTHORITY.search(bare) and _UNITS_OF.match(name, len(bare))):
            continue
        before = bare = _within(bare, before)
        if class_of(bare) == "enterprise" and not leading(bare):
            ranked = bare[0] in "省市县区州旗"
            bare = region.prefix + bare if region and not ranked else bare
            if len(bare) <= (_SHORTEST if ranked else _COMMON) and (ranked or _is_of_trade(bare)):
                continue  # 农业公司, 果业公司: whose, nobody tells
        if (class_of(bare) or _TOWN.fullmatch(bare)) and (not NOT_PLACE.match(bare) or _EMPLOYER.match(bare)):
            yield bare, left, right


def _is_of_trade(firm: str) -> bool:
    """农业公司, 城投集团: a word for the trade, which every place has; not 青绿集团."""
    stem = firm.removesuffix("公司").removesuffix("集团")
    return len(stem) < 2 or stem in listed(_WORDS, "firm_trade") or stem in listed(_WORDS, "common_firm")


def _within(name: str, before: str) -> str:
    """县委办公室、|组织部 -> 县委组织部; 县政协甲委员会、|乙委员会 -> 县政协乙委员会."""
    if name in listed(_WORDS, "office_beside") and (committee := _COMMITTEE_OF.match(before)):
        return committee["place"] + name  # 青禾镇党委、|政府
    owner = _INNER.match(before)
    if owner and name in tables.words("party_organs.txt"):
        return owner.group() + name
    employer = _EMPLOYER.match(before)
    part = _PART.match(name) and (class_of(name) != "enterprise" or name in listed("body_words.tsv", "own_bare"))
    if employer and part and not (leading(name) or name[0] in "省市县区州旗校院"):
        return employer.group() + name
    council = _COUNCIL.match(before)
    return council.group() + name if council and name.endswith("委员会") and not leading(name) else name


def _clause_of_bodies(text: str, floor: int, end: int) -> int:
    """Where the clause that ends at text[end] starts, if it lists bodies or their people: 县委办、县政府办负责人，; -1 where it does not."""
    start = max(text.rfind(mark, floor, end) for mark in "，。；：") + 1
    clause = text[start:end]
    if start <= floor and floor:
        return -1
    if people_off(clause) != clause:
        return start if class_of(people_off(clause)) else -1
    names = [name for name, _, _ in split(clause, start)]
    if len(names) == 1 and (NOBODY.search(clause) or not (clause[0] in "省市县区州旗" or leading(clause))):
        return -1
    return start if names and all(class_of(name) for name in names) else -1
