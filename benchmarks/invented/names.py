"""Invented names: of people by how usual surnames and characters are, of villages and companies from characters of their own."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from kg.lexicon import names

_SURNAME_WEIGHT = {1: 100, 2: 6, 3: 1}  # about 92, 6 and 2 of a hundred people
_ONE_CHARACTER = 0.16  # of given names
_USUAL = 0.75  # of the characters are usual ones
_VILLAGE_FIRST = "柳桃石青高白龙清云松杨榆槐竹梅枣沙泉溪岭"
_VILLAGE_SECOND = "湾坪沟塘坡庄店桥营寨洼岗堡坝河井台树"
_FIRM_FIRST = "华恒瑞鼎盛宏泰融汇天中博远信诚佳嘉卓启立"
_FIRM_SECOND = "拓基通达翔昌丰源康诺创峰航禾铭瀚森越业晟"
_FIRM_KINDS = (
    "建设集团有限公司",
    "建筑工程有限公司",
    "置业有限公司",
    "新材料科技有限公司",
    "农业发展有限公司",
    "电子科技有限公司",
)


def person(rng: Random) -> str:
    """A surname and a given name of one character or two."""
    surnames, sums = _surnames()
    length = 1 if rng.random() < _ONE_CHARACTER else 2
    characters = (rng.choice(_given()[rng.random() > _USUAL]) for _ in range(length))
    return rng.choices(surnames, cum_weights=sums)[0] + "".join(characters)


def people(rng: Random, number: int) -> list[str]:
    """So many different names."""
    found: dict[str, None] = {}
    while len(found) < number:
        found[person(rng)] = None
    return list(found)


def village(rng: Random) -> str:
    return rng.choice(_VILLAGE_FIRST) + rng.choice(_VILLAGE_SECOND) + "村"


def company(rng: Random, town: str, kind: str = "") -> str:
    """A company of a town (洛阳): its kind is an ending, any where none is given."""
    return town + rng.choice(_FIRM_FIRST) + rng.choice(_FIRM_SECOND) + (kind or rng.choice(_FIRM_KINDS))


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """With the sums of their weights."""
    weights = sorted((surname, _SURNAME_WEIGHT[rank]) for surname, rank in names.surnames().items())
    return tuple(surname for surname, _ in weights), tuple(accumulate(weight for _, weight in weights))


@cache
def _given() -> tuple[str, str]:
    """Usual and less usual characters."""
    lines = (Path(__file__).parent / "given.txt").read_text(encoding="utf-8").splitlines()
    usual, other = (line for line in lines if not line.startswith("#"))
    return usual, other
