"""The bodies of a list that stands right before the words for what they did."""

import re
from collections.abc import Iterable, Iterator

from kg.extractors.bodies.classes import class_of
from kg.extractors.events.site import NOBODY, Site, people_off, split
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import Claim, Reading

_WORDS = "event_words.tsv"
NOT_PLACE = Pattern(_WORDS, r"^(?:<not_site>)")
_COMMON = 4  # characters of a firm of which every place has one
_FAR = 400  # characters of a list of bodies
_TOWN = re.compile(r"[\u3400-\u9fff]{2,3}(?:镇|乡|街道)")
_INNER = re.compile(r"^.{1,12}(?:委|政府)(?=.{2,8}$)")
_JOINT = re.compile(r"(?:[及和与、，]|其他|以及)*")
_AND_MORE, _TO_HEAR = re.compile(r"等[^、]*$"), re.compile(r"听取|审议|了解")


def listed_before(site: Site, text: str, reading: Reading, ends: Iterable[int], kind: str) -> Iterator[Claim]:
    """The bodies that stand in a list that ends at one of the places, people left out."""
    for end in ends:
        floor = max(0, end - _FAR)
        start = max(text.rfind(mark, floor, end) for mark in "，。；：") + 1
        start = max([floor, start, *(p.end for p in reading.persons if p.end <= end)])
        start += len(_JOINT.match(text, start, end).group())  # type: ignore[union-attr]
        while start > floor and text[start - 1] == "，" and (people := _clause_of_people(text, floor, start - 1)):
            start = people
        stretch = _AND_MORE.sub("", text[start:end])
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
            if class_of(bare) == "enterprise" and len(bare) <= _COMMON and not leading(bare):
                continue  # 农业公司, 果业公司: whose, nobody tells
            if (class_of(bare) or _TOWN.fullmatch(bare)) and not NOT_PLACE.match(bare):
                yield from site.body(kind, bare, a, b, rule=f"sites.{kind}")


def _clause_of_people(text: str, floor: int, end: int) -> int:
    """Where the clause that ends at text[end] starts, if it lists bodies' people without a verb: 县委办、县政府办负责人，; 0 where it does not."""
    start = max(text.rfind(mark, floor, end) for mark in "，。；：") + 1
    clause = text[start:end]
    return start if start > floor and people_off(clause) != clause and class_of(people_off(clause)) else 0
