"""What stands before a body's name in a clause and is no part of it: verbs and prepositions, another half of a heading, who acts with it."""

import re
from typing import Final

from kg.extractors.bodies.classes import class_of
from kg.lexicon import divisions
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.lexicon.words import cut, is_word

_OPENING = Pattern("body_words.tsv", r"^(?:<opening>)(?=.{3})")
_GAPS: Final = frozenset(" —")
_GAP = re.compile(r"[ —]+")
_WITH_US = re.compile(r"^我[省市县区州旗镇乡校院会局厅](?:与|和|同)(?=.{4})")
_RANKS = frozenset("省市县区州盟旗镇乡")
_ORGAN = Pattern("body_words.tsv", r"(?<![省市县区州旗盟])[省市县区州旗](?:<own_organ>)(?=[\u3400-\u9fff]{0,6}$)")
_MARK = re.compile(r"[”》A-Za-z]")
_USUAL = 100  # uses in the dictionary of a word that names no place
_SHORTEST = 3  # characters of a body's name


def _own_organ(name: str) -> str:
    """'颁奖晚会县委' -> 县委, '三个提升”市人大' -> 市人大: what stands before is no place but words; 圣彼得堡市政府 as it is."""
    organ = _ORGAN.search(name)
    if not organ or organ.start() < _SHORTEST or any(hit.end >= organ.start() for hit in divisions.find(name)):
        return name  # 民建甲省委会
    last = cut(name[: organ.start()])[-1].text
    a_word = organ.group()[0] != "市" and len(last) > 1 and is_word(last, _USUAL)
    return name[organ.start() :] if a_word or _MARK.search(last) else name


def without_opening(name: str) -> str:
    """The name itself: '并出席湖南发展集团' -> 湖南发展集团, '由县生态环境分局' -> 县生态环境分局; 经开区管委会 and 和县政府 as they are."""
    name = _WITH_US.sub("", name) if name[0] == "我" else name
    if not _GAPS.isdisjoint(name):
        tail = _GAP.split(name)[-1]
        name = tail if len(tail) >= _SHORTEST and ends_like_organization(tail) else name
    name = _own_organ(name)
    opening = _OPENING.match(name)
    if not opening or leading(name):
        return name
    rest = name[opening.end() :]
    whole = bool(class_of(rest)) and (opening.end() > 1 or rest[0] in _RANKS)
    return rest if whole or leading(rest) else name
