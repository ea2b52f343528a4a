"""The current divisions and towns: of the civil register, and of the statistics what the register lacks."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_STANDARD_TOWN = re.compile(r"(?:街道|镇|乡|苏木)$")
_TOWN_LIKE = re.compile(r"(?:区|场|(?<!集)团|园)$")
_SHORTEST = 4  # a farm or park of fewer characters ('高新区', '种猪场') names no place, nor one of a shared name


class Division(NamedTuple):
    """A row of divisions.tsv."""

    code: str
    name: str
    level: str
    parent_code: str


class Former(NamedTuple):
    """A row of former_divisions.tsv."""

    code: str
    name: str
    level: str
    parent_code: str
    until: str = ""
    successor_code: str = ""


Divisions = dict[str, Division]


def register_divisions(provinces: dict[str, Any]) -> Iterator[Division]:
    """Provinces, prefectures and counties of the civil register; '' stands there for a county right under a province."""
    for province, below in provinces.items():
        top = below["code"][:6]
        yield Division(top, province, "province", "")
        for prefecture, entry in below["cities"].items():
            parent = entry["code"][:6] if prefecture else top
            if prefecture:
                yield Division(parent, prefecture, "prefecture", top)
            for county, code in entry["counties"].items():
                yield Division(code[:6], county, "county", parent)


def register_towns(counties: dict[str, Any]) -> Iterator[Division | Former]:
    """Towns of the civil register, those that it marks as abolished ('（撤销）', '（2021年撤销）') as former ones."""
    for county, entry in counties.items():
        for printed, code in entry["townships"].items():
            name, _, remark = printed.partition("（")
            if remark:
                yield Former(code[:9], name, "town", county[:6], "".join(re.findall(r"\d{4}", remark)))
            else:
                yield Division(code[:9], name, "town", county[:6])


def statistics_counties(areas: Iterable[dict[str, str]], known: Divisions) -> Iterator[Division]:
    """County rows that only the statistics have: development zones, forest districts, administrative committees.

    Left out: a prefecture without counties that stands there as its own county (东莞市), the islands of 三沙, and
    rows under a heading that is no prefecture (市辖区), which the register has replaced.
    """
    for row in areas:
        parent = known.get(row["cityCode"] + "00")
        if parent and row["code"] not in known and row["name"] != parent.name and parent.name != "三沙市":
            yield Division(row["code"], re.sub("管委会$", "", row["name"]), "county", parent.code)


def town_parents(areas: Iterable[dict[str, str]], known: Divisions) -> dict[str, str]:
    """From a county code of the statistics to the division its towns belong to."""
    parents = {}
    for row in areas:
        prefecture = known.get(row["cityCode"] + "00")
        if row["code"] in known:
            parents[row["code"]] = row["code"]
        elif prefecture and prefecture.name == row["name"]:
            parents[row["code"]] = prefecture.code
    return parents


def clean_town(name: str, county: Division, known: Divisions) -> str:
    """The town's own name: '沁园街道' of '济源市沁园街道', '轵城街道' of '轵城街道办事处'."""
    name = re.sub(r"街道办事处$", "街道", name)
    above = known.get(county.parent_code, county)
    for parent in (above.name, county.name):
        rest = name.removeprefix(parent)
        if len(rest) > 2 and _STANDARD_TOWN.search(rest):
            name = rest
    return name


def statistics_towns(streets: Iterable[dict[str, str]], parents: dict[str, str], known: Divisions) -> Iterator[Former]:
    """Towns of the statistics (2023) that the register lacks, each with its cleaned name."""
    registered = {(town.parent_code, town.name) for town in known.values()}
    for row in streets:
        parent = parents.get(row["areaCode"])
        if parent and "特殊" not in row["name"] and "（" not in row["name"]:  # '特殊乡镇' holds what is no town
            name = clean_town(row["name"], known[parent], known)
            if (parent, name) not in registered:
                yield Former(row["code"], name, "town", parent)


def split_towns(towns: Iterable[Former], known: Divisions) -> Iterator[Division | Former]:
    """Towns of counties that the register gives none, and town-like farms and parks, are current; other towns former."""
    covered = {town.parent_code for town in known.values() if town.level == "town"}
    towns = list(towns)
    counties = collections.Counter(town.name for town in towns)
    for town in towns:
        standard = bool(_STANDARD_TOWN.search(town.name))
        own = len(town.name) >= _SHORTEST and counties[town.name] == 1 and not town.name.startswith("县")
        if standard and town.parent_code in covered:
            yield town
        elif standard or (_TOWN_LIKE.search(town.name) and own and town.code not in known):
            yield Division(town.code, town.name, "town", town.parent_code)
