"""A department or organ of a jurisdiction: 民政局 of a county, 办公室 of its party committee."""

from kg.extractors.bodies.alone import is_part_of_organ, is_placed
from kg.extractors.bodies.body import COMMITTEE, Body
from kg.extractors.bodies.regional import body_of
from kg.extractors.bodies.streets import is_street_office
from kg.extractors.bodies.within import (
    party_organs,
)
from kg.lexicon.patterns import listed
from kg.lexicon.regions import TOWN_RANKS
from kg.records import Region

_WORDS = "body_words.tsv"
PROVINCES = ("省", "自治区")
_BRANCH = "基层委"  # of a party, within a company or a field
_OF_ZONE = ("党工委", "管委会")
_ZONES = (
    "新区",
    "开发区",
    "示范区",
    "管理区",
    "度假区",
    "保税区",
    "试验区",
    "高新区",
    "经开区",
    "园区",
    "集聚区",
    "新城",
)
_OF_PROVINCE = "厅"
_INSTITUTE = ("研究所", "物理所", "化学所", "科学所", "工程所", "技术所", "研究院", "设计院", "科学院")
_OF_REGION = frozenset({"武装部", "人武部", "人民武装部"})


def of_region(name: str, kind: str, region: Region) -> Body:
    """A department or organ of a jurisdiction; of the county, where a town has none of the kind."""
    if region.rank in TOWN_RANKS and region.above and name.endswith(listed(_WORDS, "no_towns")):
        region = region.above[0]
    if (elsewhere := _of_another(name, region)) is not None:
        return elsewhere
    if region.rank == "街道" and is_street_office(name):
        return Body(name, region)
    if name in party_organs() or is_part_of_organ(name):
        return Body(_committee(region) + name, region)
    stem = region.name.removesuffix(region.rank)
    of_it = len(stem) > 1 and name.startswith(stem) and len(name) > len(stem) + 1  # 江宁消防救援大队 of 江宁区
    if of_it or is_placed(name, stem):
        return Body(name, region if of_it else None)
    if kind == "military" and name not in _OF_REGION:
        stem = region.prefix.removesuffix("市") if name in ("军分区", "警备区") else ""
        return Body(stem + name, region)
    known = not (name.endswith(_BRANCH) or (name.startswith(_OF_ZONE) and not _is_zone(region)))
    return Body(region.prefix + name, region) if known else Body(name, None, False)


def _is_zone(region: Region) -> bool:
    """It has a 党工委 and a 管委会: a zone, a new area, a street office; no city and no county."""
    return bool(region.zone) or region.rank in ("街道", "新区") or region.name.endswith(_ZONES)


def _of_another(name: str, region: Region) -> Body | None:
    """A 厅, which is the province's; 生物物理所, which no town and no county has under that word; None for others."""
    if region.rank not in (*PROVINCES, "市") and any(kind in name for kind in _INSTITUTE):
        return Body(name, None, False)
    if COMMITTEE.sub("", name).endswith(_OF_PROVINCE) and region.rank not in PROVINCES:
        above = next((found for rank in PROVINCES if (found := region.at(rank))), None)
        return Body(above.prefix + name, above) if above else Body(name, None, False)
    return None


def _committee(region: Region) -> str:
    if region.zone or region.rank in ("镇", "乡"):
        return region.prefix + ("党工委" if region.zone else "党委")
    return region.prefix + "党委" if region.rank == "自治区" else body_of(region, "委").name
