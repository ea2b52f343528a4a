"""What a body belongs to: its superior body where its name holds one, else its jurisdiction."""

import re
from collections.abc import Iterable, Iterator

from kg.extractors.bodies import COMMITTEE, central_superior, class_of
from kg.lexicon.regions import leading
from kg.records import Claim, Context, EventOrganization, Membership, Parenthood, Quote, Reference, Region

_TEAMS = re.compile(r"(?:理论学习中心组|办公室|秘书处|督查组|[^\u3000]{2,8}分公司|分局|分行|支行|工会|团委|妇联)$")
_AREA = re.compile(r"^(?:[省市县区州旗盟]|自治区|镇|乡)?(?:委|党委|党工委|工委|政府|人民政府|人大|人大常委会|政协|管委会|管理委员会|纪委|监委|纪委监委|法院|人民法院|检察院|人民检察院|人大工委|纪检监察工委|纪工委|政协工委)$")
_ZONE_BODY = re.compile(r"(.{2,20}(?:区|基地|园|城|新城))(?:管委会|党工委)$")
_STEPS = 4


def extract(claims: Iterable[Claim], context: Context) -> Iterator[Claim]:
    """One claim for each body of a post or an event, and for the bodies above it, by the quote that names it."""
    told: set[tuple[str, str, str]] = set()
    for claim in claims:
        content = claim.content
        body = content.organization if isinstance(content, Membership | EventOrganization) else None
        for child, parent in _chain(body, context) if body else ():
            if (child.name, parent.name, claim.quote.article) not in told:
                told.add((child.name, parent.name, claim.quote.article))
                yield Claim(Parenthood(child, parent), claim.quote, "parents.name")


def of_mention(body: Reference, quote: Quote, context: Context) -> Iterator[Claim]:
    """The same for a body that is only mentioned."""
    for child, parent in _chain(body, context):
        yield Claim(Parenthood(child, parent), quote, "parents.mention", 0.9)


def _chain(body: Reference, context: Context) -> Iterator[tuple[Reference, Reference]]:
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
    if name.startswith("中共") and name.endswith("中央") or re.search(r"中央委员会$", name):
        return Reference("organization", "中国共产党")
    region, end = leading(name) or (None, 0)
    home = context.region
    if region and end == len(name):
        own = [r.name for r in (home, *home.above)] if home else []
        return _place(region.above[0]) if region.above and region.name not in own else None
    zone = _ZONE_BODY.match(name)
    if zone and len(zone.group(1)) > (end if region and region.rank != "区" else 0):
        return Reference("place", zone.group(1), region.name if region else "")
    if region and _AREA.match(name[end:]):
        return _place(region)
    above = _body_inside(name, end)
    if above:
        return body._replace(name=above)
    if region:
        return _place(region)
    if home and name.startswith(home.prefix):
        return _place(home)
    return _place(home) if home and not body.scope and class_of(name) not in ("enterprise", "") and name.endswith(("镇", "乡", "村")) else None


def _body_inside(name: str, end: int) -> str:
    """The longest body that the name starts with and that is not its region alone."""
    base = COMMITTEE.sub("", name)
    if base != name and len(base) > end and class_of(base):
        return base
    for cut in range(len(name) - 2, end, -1):
        head = name[:cut]
        if class_of(head) and _is_whole(head, name[cut:]):
            return head
    return ""


def _is_whole(head: str, rest: str) -> bool:
    """`head` is a body of its own before `rest`: 有限公司, 管委会, 领导小组, 市委."""
    if head.endswith(("有限公司", "有限责任公司", "集团公司", "管委会", "管理委员会", "领导小组", "指挥部", "办事处", "公安局", "分局", "市委", "县委", "省委", "区委", "州委", "旗委", "自治区党委", "党工委")):
        return not rest.startswith(("分局", "会"))
    return head.endswith(("部", "局", "厅", "集团", "大学", "公司", "社区", "街道")) and bool(re.search(r"(?:司|厅|处|中心|公司|学院|分局|室|科|队|部|支部|所|大队)$", rest)) and not head.endswith(("工程局", "总部", "西部", "东部", "北部", "南部", "中部", "内部", "全部"))


def _place(region: Region) -> Reference:
    return Reference("place", region.name, region.above[0].name if region.above else "")
