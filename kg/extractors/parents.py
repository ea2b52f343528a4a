"""What a body belongs to: its superior body where its name holds one, else its jurisdiction."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.bodies import Setting, VAGUE, central_superior, class_of, reference, resolve_name
from kg.extractors.phrases import speech_start
from kg.lexicon.regions import leading
from kg.records import Article, Claim, Context, EventOrganization, EventPlace, Membership, Parenthood, Reading, Reference, Region

_TEAMS = re.compile(r"(?:理论学习中心组|办公室|秘书处|督查组|[^\u3000]{2,8}分公司|分局|分行|支行|工会|团委|妇联)$")
_AREA = re.compile(r"^(?:[省市县区州旗盟]|自治区|镇|乡)?(?:委|党委|党工委|工委|政府|人民政府|人大|人大常委会|政协|管委会|管理委员会|纪委|监委|纪委监委|法院|人民法院|检察院|人民检察院|人大工委|纪检监察工委|纪工委|政协工委)$")
_ZONE_BODY = re.compile(r"(.{2,20}(?:区|基地|园|城|新城))(?:管委会|党工委)$")
_COMMITTEE = re.compile(r"(?:党委|党组|党总支|党支部|党工委|机关党委)$")
_OWN_BODY = re.compile(r"(?:[省市县区州旗](?!场|民|域|级|政工程|直(?!机关|属))[^，]{2,}|[^，]{2,12}(?:高新区|经开区|示范区|开发区|新区)[^，]{2,})(?:局|厅|部|委|办|中心|院|会|社|处|队|校|所|公司)$")
_DISTRICT = re.compile(r"(?:区|县|旗)$")
_YEAR = re.compile(r"^.*\d年(?:\d{1,2}月)?(?:\d{1,2}日)?")
_STEPS = 4


def extract(claims: Sequence[Claim], context: Context) -> Iterator[Claim]:
    """One claim for each body of a post or an event, and for the bodies above it, by the quote that names it."""
    told: set[tuple[str, str, str]] = set()
    districts = _districts(claims)
    for claim in claims:
        if isinstance(claim.content, EventOrganization) and claim.content.kind == "host" and claim.content.event in districts:
            if class_of(claim.content.organization.name) == "enterprise":
                place = districts[claim.content.event]
                yield Claim(Parenthood(claim.content.organization._replace(surface=""), place), claim.quote, "parents.visited", 0.8)
                continue
        content = claim.content
        body = content.organization if isinstance(content, Membership | EventOrganization) else None
        for child, parent in _chain(body, context) if body else ():
            if (child.name, parent.name, claim.quote.article) not in told:
                told.add((child.name, parent.name, claim.quote.article))
                yield Claim(Parenthood(child, parent), claim.quote, "parents.name")


def mentioned(article: Article, readings: Sequence[Reading], context: Context) -> Iterator[Claim]:
    """The same for bodies that are only mentioned, where the name says whose they are: '市民政局', '高新区某中心'."""
    told: set[str] = set()
    for reading in readings:
        limit = speech_start(reading.sentence.text, reading.persons)
        for found in reading.organizations:
            if found.end > limit or found.text in told or not _OWN_BODY.match(found.text) or VAGUE.match(found.text):
                continue
            told.add(found.text)
            body = resolve_name(_YEAR.sub("", found.text), Setting(context.region, context.document))
            if body and body.known and body.region:
                quote = reading.sentence.quote(article.id, found.start, found.end)
                for child, parent in _chain(reference(body, context.document), context):
                    yield Claim(Parenthood(child, parent), quote, "parents.mentioned", 0.8)


def _districts(claims: Sequence[Claim]) -> dict[Reference, Reference]:
    """The first district, county or town that each event came to."""
    out: dict[Reference, Reference] = {}
    for claim in claims:
        if isinstance(claim.content, EventPlace) and _DISTRICT.search(claim.content.place.name):
            out.setdefault(claim.content.event, claim.content.place)
    return out


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
    if home and name.startswith(home.prefix) and len(home.prefix) > end:
        region, end = home, len(home.prefix)
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
    base = _COMMITTEE.sub("", name)
    if base != name and len(base) > end:
        return base
    for cut in range(len(name) - 2, end, -1):
        head = name[:cut]
        if class_of(head) and _is_whole(head, name[cut:]):
            return head
    return ""


def _is_whole(head: str, rest: str) -> bool:
    """`head` is a body of its own before `rest`: 有限公司, 管委会, 领导小组, 市委."""
    if head.endswith(("有限公司", "有限责任公司", "集团公司", "管委会", "管理委员会", "领导小组", "指挥部", "办事处", "公安局", "分局", "市委", "县委", "省委", "区委", "州委", "旗委", "自治区党委", "党工委")):
        return not rest.startswith(("分局", "会", "直", "员"))
    if rest.startswith(("股份", "有限", "责任")):
        return False
    return head.endswith(("部", "局", "厅", "集团", "大学", "公司", "社区", "街道")) and bool(re.search(r"(?:司|厅|处|中心|公司|学院|分局|室|科|队|部|支部|所|大队|局)$", rest)) and not head.endswith(("工程局", "总部", "西部", "东部", "北部", "南部", "中部", "内部", "全部"))


def _place(region: Region) -> Reference:
    return Reference("place", region.name, region.above[0].name if region.above else "")
