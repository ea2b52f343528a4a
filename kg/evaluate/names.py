"""When are two spellings the same name, and how alike are two names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

_MARKS = re.compile(r"[\s,:;!?\"'<>()\[\]\-，：；！？。、“”‘’《》（）【】·—]+")

Aliases = tuple[tuple[str, tuple[str, ...]], ...]


def bare(text: str) -> str:
    """The text without white space, punctuation and brackets."""
    return _MARKS.sub("", text)


def likeness(one: str, other: str) -> float:
    """From 0 to 1: Dice's coefficient of the pairs of neighbouring characters, marks apart; 0 where either is empty."""
    one, other = bare(one), bare(other)
    if not one or not other:
        return 0.0
    pairs, others = _pairs(one), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text))) or Counter([text])


class Spelling(NamedTuple):
    """Which spellings of bodies and places count as one in a document.

    `region` may be written from `short` on (高新区 for 焦作高新区); `prefixes` are the names a lenient reader lets drop.
    """

    same: Mapping[str, str]
    region: str
    short: str
    prefixes: tuple[str, ...]

    def body(self, name: str) -> str:
        """人民政府 is 政府, a leading 中共 is dropped (not that of 中共中央), and an alias becomes its preferred name."""
        name = _usual(name)
        return self.same.get(name, name)

    def place(self, name: str) -> str:
        """As body(), and the region's short form becomes its full one."""
        name = self.body(name)
        if self.short and name.startswith(self.short):
            return self.region + name.removeprefix(self.short)
        return name

    def loose(self, name: str) -> str:
        """As place(), without the region, city or province in front."""
        name = self.place(name)
        for prefix in self.prefixes:
            if name.startswith(prefix) and name != prefix:
                return name.removeprefix(prefix)
        return name


def spelling_of(region: str, city: str, others: Iterable[str], aliases: Aliases) -> Spelling:
    """`others`: more names that a lenient reader lets drop; aliases: (preferred name, its other spellings)."""
    region, town = bare(region), bare(city).removesuffix("市")
    begins = bool(town) and region.startswith(town) and len(region) > len(town) + 1
    prefixes = sorted(filter(None, map(bare, (region, city, *others))), key=len, reverse=True)
    return Spelling(_same(aliases), region, region.removeprefix(town) if begins else "", tuple(prefixes))


def _same(aliases: Aliases) -> dict[str, str]:
    """Spelling -> preferred name; where one spelling is listed twice, the first list has it."""
    same: dict[str, str] = {}
    for preferred, others in aliases:
        for name in map(_usual, (preferred, *others)):
            usual = _usual(preferred)
            same.setdefault(same.get(name, name), same.get(usual, usual))
    return same


def _usual(name: str) -> str:
    name = bare(name).replace("人民政府", "政府")
    return name if name.startswith("中共中央") else name.removeprefix("中共")
