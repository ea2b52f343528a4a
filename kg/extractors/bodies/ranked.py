"""A body printed with the word of a rank alone: 市民政局, 地委 are of the region of that rank that the page tells."""

import re

from kg.extractors.bodies.body import Body, Setting
from kg.extractors.bodies.regional import body_of, repeats
from kg.records import Region

_SHORTENED = re.compile(
    r"(?![本各全该原现某我])[\u3400-\u9fff]省(?=直|委|政府|政协|人大|人民|纪委|监委)"
)  # 湖|省直工委
RANKS = frozenset("省市县区州盟旗镇乡")
LONG_RANKS = ("自治区", "地区")
BUREAU = re.compile(r"[省市县区州旗](?P<kind>[局厅])(?P<rest>[^级]*)")  # 市局党委, no 市厅级


def of_rank(name: str, setting: Setting) -> Body:
    """The body that a bare rank opens, of the region of that rank: 县|水利局; unknown where the page tells none."""
    rank = next((r for r in LONG_RANKS if name.startswith(r)), name[0])
    region = region_at(rank, setting)
    if not region:
        return Body(name, None, False)
    rest = name[len(rank) :]
    if repeats(rank, rest):
        rest = rest[1:]  # 县|九届县委, 镇|镇党委
    return body_of(region, rest) if rest else Body(region.name, region)


def of_prefecture(name: str, setting: Setting) -> Body:
    """'地委', '行署' of the prefecture that the page is of or lies in."""
    told = next((b for b in reversed(setting.chain) if name.startswith("地委") and b.name.endswith("地委")), None)
    if told:
        return Body(told.name + name.removeprefix("地委"), told.region, told.known)
    region = region_at("地区", setting)
    if not region:
        return Body(name, None, False)
    return Body((region.prefix.removesuffix("地区") if name.startswith("地委") else region.prefix) + name, region)


def region_at(rank: str, setting: Setting) -> Region | None:
    """The region of that rank: of the chain's last body, else the page's own or what it lies in, else of the body before."""
    if setting.beside and setting.beside.rank == rank and not setting.chain:
        return setting.beside
    spoken = [b.region for b in reversed(setting.chain)] + [
        setting.home,
        setting.before.region if setting.before else None,
    ]
    for region in spoken:
        found = region.at(rank) if region else None
        if found and rank == "省" and found.rank == "市":
            continue  # 省民政厅 on a page of 北京 is another province's
        if found and (rank not in LONG_RANKS or found.rank not in RANKS):
            return found
    return None


def of_misprint(name: str, setting: Setting) -> Body | None:
    """'湖省直工委' is of 湖南省, where the page is; unresolved elsewhere, for no province is called so; None for other names."""
    if not _SHORTENED.match(name):
        return None
    region = region_at(name[1], setting)
    return body_of(region, name[2:]) if region and name[0] in region.name else Body(name, None, False)
