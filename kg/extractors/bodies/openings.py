"""What stands before a body's name in a clause and is no part of it: verbs and prepositions, another half of a heading, who acts with it."""

import re
from typing import Final

from kg.extractors.bodies.classes import class_of
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading

_OPENING = Pattern("body_words.tsv", r"^(?:<opening>)(?=.{3})")
_GAPS: Final = frozenset(" —")
_GAP = re.compile(r"[ —]+")
_WITH_US = re.compile(r"^我[省市县区州旗镇乡校院会局厅](?:与|和|同)(?=.{4})")
_RANKS = frozenset("省市县区州盟旗镇乡")
_SHORTEST = 3  # characters of a body's name


def without_opening(name: str) -> str:
    """The name itself: '并出席湖南发展集团' -> 湖南发展集团, '由县生态环境分局' -> 县生态环境分局; 经开区管委会 and 和县政府 as they are."""
    name = _WITH_US.sub("", name) if name[0] == "我" else name
    if not _GAPS.isdisjoint(name):
        tail = _GAP.split(name)[-1]
        name = tail if len(tail) >= _SHORTEST and ends_like_organization(tail) else name
    opening = _OPENING.match(name)
    if not opening or leading(name):
        return name
    rest = name[opening.end() :]
    whole = bool(class_of(rest)) and (opening.end() > 1 or rest[0] in _RANKS)
    return rest if whole or leading(rest) else name
