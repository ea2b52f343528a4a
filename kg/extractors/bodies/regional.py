"""A body named with its region: 渑池县|委 is 渑池县委, 宁县|委 宁县县委, 洋县|县供电公司 洋县供电公司."""

from kg.extractors.bodies.body import Body
from kg.extractors.bodies.classes import class_of
from kg.lexicon.patterns import listed
from kg.records import Region

_TOWNS = frozenset({"镇", "乡"})
_SHORT_COUNTY = 2  # characters of 宁县 and 沛县


def body_of(region: Region, rest: str) -> Body:
    """'委' of 渑池县 is 渑池县委, of 宁县 it is 宁县县委: a county named by one character keeps its rank in that name."""
    short = len(region.prefix) == _SHORT_COUNTY and rest.startswith("委") and not rest.startswith("委员")
    return Body(region.prefix + (region.rank if short else "") + rest, region)


def rank_off(rest: str, rank: str) -> str:
    """洋县|县供电公司: what follows a county's name, without the rank that it repeats; 县立医院 and 县委 as they are."""
    doubled = rest[:1] == rank and class_of(rest[1:]) and not is_region_body(rest[1:]) and rest[1:2] not in "立城级域"
    return rest[1:] if doubled else rest


def of_named_region(name: str, region: Region, end: int) -> Body:
    """The body behind the name of a region, which ends at `end`: 卢氏县|水利局."""
    rest = name[end:]
    if len(region.prefix) == _SHORT_COUNTY and rest.startswith((f"{region.rank}委", "委")):
        return body_of(region, rest.removeprefix(region.rank))
    if region.rank == name[end - 1] and repeats(region.rank, rest):
        name, rest = name[:end] + rest[1:], rest[1:]  # 镇远县|县委
    if not rest:
        return Body(region.name, region)
    if region.rank == "区" and name[:end] != region.name and name[:2] != region.name[:2]:
        return Body(name, region)
    if region.zone or region.name not in name[:end]:
        if region.rank == "区" and name[:end] != region.name and not name[:end].endswith(("产业开发区", "技术开发区")):
            return Body(name, region)
        spelled = name[:end].endswith(region.rank)
        stem = region.prefix if spelled or is_region_body(rest) else name[:end]
        return Body(stem + rest, region)
    return Body(name[name.rindex(region.name, 0, end) :], region)


def repeats(rank: str, rest: str) -> bool:
    """What follows a region's name repeats its rank: 镇远县|县委, 柳湾镇|镇党委; no 灵宝市|市场监管局."""
    return rest[:1] == rank and (is_region_body(rest[1:]) or (rank in _TOWNS and bool(class_of(rest[1:]))))


def is_region_body(rest: str) -> bool:
    """Whether what follows a region is an organ of its own: 政府, 委."""
    return rest.startswith(listed("region_words.tsv", "body_opening"))
