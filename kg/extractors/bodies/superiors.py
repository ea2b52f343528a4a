"""What the name of a body puts it in: the body that the name holds, a zone or village, the region it opens with."""

import re
from collections.abc import Iterator

from kg.extractors.bodies.alone import branched
from kg.extractors.bodies.classes import central, central_superior, class_of
from kg.extractors.bodies.villages import place_of
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import TOWN_RANKS, leading
from kg.records import Context, Reference, Region

_WORDS = "body_words.tsv"
_AREA = Pattern(_WORDS, r"^(?:[省市县区州旗盟]|自治区|镇|乡)?(?:<area_body>)$")
_ZONE_BODY = re.compile(r"(.{2,20}(?:区|基地|园|城|新城))(?:管委会|党工委)$")
_VILLAGE = re.compile(r"(?:.*[市县区镇乡])?([\u3400-\u9fff]{1,5}村)(?:村委会|村民委员会|两委)$")
_COMMITTEE = Pattern(_WORDS, r"(?:<own_committee>)$")
_PART = Pattern(_WORDS, r"(?:<part>)$")
_STANDING = ("政协", "人大常委会", "人大")
_STANDING_PART = Pattern(_WORDS, r"(?!常务|常委|第|<no_standing_part>)[^，]{2,16}(?:委员会|工委|办公室)$")
_WITH_OFFICE = ("政府", *_STANDING)
_OFFICE_OF = ("办", "办公室", "办公厅")
_PARTY = Pattern("body_words.tsv", r"^(?:<party_short>|共青团)(?=.{3})")
_BRANCH = re.compile(r"直属[\u3400-\u9fff]{0,8}基层委")  # 民建甲省委|直属企业基层委
_STATIONED = "驻"
_STEPS = 4
_UNIT = re.compile(r"(?![路街])[\u3400-\u9fff]{2,6}(?:处|科|(?<![支总干村乐])部)")
_STATE = frozenset("部委局院署办会社")
_NEW_AREA, _HIGH_TECH = "新区", "高新区"
_SCHOOLS = ("大学", "学院", "中学")
_CORPS = "新疆生产建设兵团"
_DIVISION = re.compile(r"第?[一二三四五六七八九十]{1,3}师(?:[\u3400-\u9fff]{2,4}市)?")
_SEAT = re.compile(r"（(?P<place>[\u3400-\u9fff]{2,4})）")
_BEFORE_PLACE = Pattern(_WORDS, r"(?:<before_place>)(?=.{4})")


def chain(body: Reference, context: Context) -> Iterator[tuple[Reference, Reference]]:
    """(body, what it belongs to), then that with what it belongs to, up to a place; four steps at most, none where nothing tells it."""
    child = body._replace(surface="")
    for _ in range(_STEPS):
        parent = _parent(child, context)
        if parent is None:
            return
        yield child, parent
        if parent.kind == "place":
            return
        child = parent


def _parent(body: Reference, context: Context) -> Reference | None:
    name = body.name
    superior = central_superior(name)
    if superior:
        return Reference("organization", superior)
    if (name.startswith("中共") and name.endswith("中央")) or name.endswith("中央委员会"):
        return Reference("organization", "中国共产党")
    party = _PARTY.match(name)
    at = party.end() if party else 0
    region, end = leading(name[at:]) or (None, 0)
    end += at if region else 0
    home = context.region
    if home and name.startswith(home.prefix) and len(home.prefix) > end:
        region, end = home, len(home.prefix)
    if region and end == len(name):
        return _above(region, home)
    if region and _AREA.match(name[end:]) and not _zone_of(name, region, end):
        return place_of(region)
    above = _body_inside(name, end) or _of_corps(name) or branched(name)
    seat = _zone_of(name, region, end) or _village_of(name, home)
    if seat or above:
        return seat or body._replace(name=above)
    return place_of(region) if region else _seated(name) or _of_home(body, home)


def _of_corps(name: str) -> str:
    """新疆生产建设兵团 of its departments and divisions: 兵团党委, 八师; '' for other bodies."""
    own = name.startswith(_CORPS) and name != _CORPS
    return _CORPS if own or _DIVISION.fullmatch(name) else ""


def _seated(name: str) -> Reference | None:
    """The place that a company tells in brackets, or behind the name of its group: 甲（广州）有限公司, 国网|甲县供电公司."""
    if seat := _SEAT.search(name) if "（" in name else None:
        found = leading(seat["place"])
        return place_of(found[0]) if found and found[1] == len(seat["place"]) else None
    opened = _BEFORE_PLACE.match(name)
    found = leading(name[opened.end() :]) if opened else None
    return place_of(found[0]) if found else None


def _is_taken_over(region: Region, home: Region) -> bool:
    """A town on the page of a new area that the list has in a county: such areas run towns of the counties around them."""
    area = home.name.endswith(_NEW_AREA) and not home.name.endswith(_HIGH_TECH)
    return area and region.rank in TOWN_RANKS and home.name not in [upper.name for upper in region.above]


def _above(region: Region, home: Region | None) -> Reference | None:
    """What a region as a body belongs to; the page's own and those above it are told nothing of."""
    if home and _is_taken_over(region, home):
        return None
    own = [r.name for r in (home, *home.above) if r.rank not in listed("region_words.tsv", "town")] if home else []
    return place_of(region.above[0]) if region.above and region.name not in own else None


def _zone_of(name: str, region: Region | None, end: int) -> Reference | None:
    """The zone whose 管委会 or 党工委 the body is."""
    zone = _ZONE_BODY.match(name)
    if zone and len(zone.group(1)) > (end if region and region.rank != "区" else 0):
        return Reference("place", zone.group(1), region.name if region else "")
    return None


def _village_of(name: str, home: Region | None) -> Reference | None:
    """The village whose 村委会 the body is."""
    village = _VILLAGE.match(name)
    return Reference("place", village.group(1), home.name if home else "") if village else None


def _of_home(body: Reference, home: Region | None) -> Reference | None:
    """The page's region for a body whose name opens with it, and for its towns."""
    if home is None:
        return None
    local = not body.scope and class_of(body.name) not in ("enterprise", "") and body.name.endswith(("镇", "乡", "村"))
    named = body.name.removeprefix("共青团").startswith(home.prefix)
    return place_of(home) if local or named else None


def _body_inside(name: str, end: int) -> str:
    """The longest body that the name starts with and that is not its region alone."""
    sender = name[: name.find(_STATIONED, end)] if _STATIONED in name[end:] else ""
    if len(sender) > max(end, 1) and class_of(sender):
        return sender  # 中纪委|驻教育部纪检组
    base = _COMMITTEE.sub("", name)
    if base != name and len(base) > end:
        return base
    for cut in range(len(name) - 1, end, -1):
        head = name[:cut]
        if name[cut:] in listed(_WORDS, "of_school") and leading(head[end:]):
            continue  # 湖北省|北京大学|校友会
        if (cut < len(name) - 1 or name[cut:] == "办") and class_of(head) and _is_whole(head, name[cut:]):
            return head
    return ""


def _is_whole(head: str, rest: str) -> bool:
    """`head` is a body of its own before `rest`: 有限公司, 管委会, 领导小组, 市委; 县政协|提案委员会."""
    if head.endswith("干部"):
        return False  # 组织部|干部一处
    if head.endswith(listed(_WORDS, "whole")) and not rest.startswith("公司"):
        return not rest.startswith(("分局", "会", "直", "员")) or _BRANCH.fullmatch(rest) is not None
    if rest.startswith(listed(_WORDS, "company_rest")) or head.endswith(listed(_WORDS, "no_whole")):
        return False  # 甲集团|公司 is no part of 甲集团
    return (
        (head.endswith(_STANDING) and bool(_STANDING_PART.match(rest)))
        or (head.endswith(_WITH_OFFICE) and rest in _OFFICE_OF)
        or (_is_unit(rest) and head.endswith(listed(_WORDS, "whole_before_office")))
        or (head in central() and head[-1] in _STATE and bool(_PART.search(rest)))
        or (rest in listed(_WORDS, "of_school") and head.endswith(_SCHOOLS))
        or (head.endswith(listed(_WORDS, "whole_before_part")) and bool(_PART.search(rest)))
    )


def _is_unit(rest: str) -> bool:
    """What follows a hospital, a society or an embassy is its part: 医院|办公室, 大使馆|经商处."""
    return rest in listed(_WORDS, "office_part") or bool(_UNIT.fullmatch(rest))
