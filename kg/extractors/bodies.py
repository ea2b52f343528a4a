"""The full name of the body of an office: '市政协' -> 焦作市政协, '宣传部' behind 市委常委 -> 焦作市委宣传部."""

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables, words
from kg.lexicon.regions import leading
from kg.records import Post, Reference, Region

_RANKS = frozenset("省市县区州盟旗镇乡")
_ALIAS = re.compile(r"（[^）]{1,12}）(?=[^）]*$)")
_OWN = re.compile(r"^[我本该](?:[局厅部院处科所校厂站队](?=[\u3400-\u9fff]{2})|(?=[\u3400-\u9fff]))")
_VILLAGE = re.compile(r"^[\u3400-\u9fff]{1,4}[镇乡村](?=党|政府|人民|人大|村委|纪委|武装|卫生|中|小|派出|司法|农)")
COMMITTEE = re.compile(r"(?:党委|党组|党工委|工委|党总支|党支部|总支|支部|机关党委)$")
_SELF_STANDING = re.compile(r"^(?:中国|国家|全国|中央|中共中央|国务院|最高人民|中华|解放军|武警|新华|人民日报)")
_TERM = re.compile(r"(?:(?<=[省市县区州旗])|^)第?[一二三四五六七八九十\d]+届(?=[省市县区州旗]?(?:人大|政协|人民代表大会|常务委员会))")
VAGUE = re.compile(r"部分|各|有关|相关|全体|其他|多家|一些|驻|辖区|全区|全市|全县|本|该|新兴|重点")
_LEVEL = re.compile(r"市区|(?:原|老)?(?:正|副)?(?:[省市县区州]|[厅处科县乡]|县处)级(?:老)?")
_OF_REGION = frozenset({"武装部", "人武部", "人民武装部"})
_HEADS = {"省长": "省", "市长": "市", "县长": "县", "区长": "区", "州长": "州", "盟长": "盟", "旗长": "旗", "镇长": "镇", "乡长": "乡", "专员": "地区"}
_PARTY_TITLES = frozenset({"书记", "副书记", "常委", "委员", "候补委员", "秘书长", "副秘书长", "第一书记"})


class Body(NamedTuple):
    """A resolved body: its name, the jurisdiction it belongs to, whether the page told all of it."""

    name: str
    region: Region | None
    known: bool = True

    @property
    def base(self) -> str:
        """The body whose committee it is: 市公安局 of 市公安局党委."""
        return COMMITTEE.sub("", self.name) or self.name


class Setting(NamedTuple):
    """What a post leans on: the page's region, the posts before it in its chain, the body spoken of before."""

    home: Region | None
    document: str
    chain: tuple[Body, ...] = ()
    before: Body | None = None
    issuer: str = ""  # the body a notice is issued by


def resolve_post(post: Post, setting: Setting) -> Body | None:
    """The body of a post; None where nothing tells it."""
    printed = clean(post.body)
    if post.kind == "collective":
        return _of_leaders(printed, setting)
    head = _HEADS.get(post.title[-2:])
    printed = "" if head and printed == "政府" else printed
    if head and not printed.endswith("政府"):
        return _of_government_head(printed, head, setting)
    if printed in ("自治区", "省", "市") and post.title.endswith("主席"):
        printed += "政府"
    if not printed:
        return _inherited(post, setting)
    if post.kind != "company" and not _is_body(printed, setting.home):
        return None
    return resolve_name(printed, setting, post.title)


def _is_body(name: str, home: Region | None) -> bool:
    """The words end like a body, or start with a division: no 打造高素质 of 校长."""
    zone = bool(home and home.zone and name.startswith(home.zone))
    return bool(zone or class_of(name) or leading(name) or name in _central() or name[-1] in "镇乡村")


def resolve_name(printed: str, setting: Setting, title: str = "") -> Body | None:
    """The body a printed name means on this page; None for no name."""
    name = clean(printed)
    if not name:
        return None
    if (name[0] in _RANKS and not _is_word_of_rank(name)) or name.startswith("自治区"):
        return _of_rank(name, setting)
    if name.endswith("中央") and title.endswith("委员"):
        return Body(f"中共{name}委员会", None)
    home = setting.home
    if home and home.rank == "街道" and name.startswith("街道"):
        return Body(home.prefix + name[2:], home)
    if home and home.zone and name.startswith(home.zone):
        return Body(home.name + name[len(home.zone) :], home)
    if setting.issuer and not _SELF_STANDING.match(name) and not _is_area_committee(name):
        return Body(setting.issuer + name, None)
    if home and name.startswith(home.prefix) and len(name) > len(home.prefix) and home.zone:
        return Body(name, home)
    explicit = leading(name)
    if explicit:
        return _of_named_region(name, *explicit, title)
    return _without_region(name, setting)


def _is_word_of_rank(name: str) -> bool:
    """市场监管局 is of no 市; 市民政局 is."""
    trap = next((w for w in _rank_words() if name.startswith(w)), "")
    return len(trap) > 2 or bool(trap and not words.is_word(name[1:3], 50))


def clean(printed: str) -> str:
    """Without 中共, without a second name in brackets, without 我 and 该 before it."""
    name = printed.removeprefix("中共") if not printed.startswith("中共中央") else printed
    name = re.sub(r"(?<=区)（[^）]{2,8}）", "", name)
    name = _TERM.sub("", name)
    return _OWN.sub("", name).strip(" ").replace("管理委员会", "管委会")


def reference(body: Body, document: str, surface: str = "") -> Reference:
    return Reference("organization", body.name, "" if body.known else f"document:{document}", surface if surface != body.name else "")


def _of_leaders(printed: str, setting: Setting) -> Body | None:
    """'区领导', '高新区领导' -> the region itself."""
    if not printed:
        return None
    if setting.home and _LEVEL.fullmatch(printed):
        return Body(setting.home.name, setting.home)
    if printed in _RANKS or printed == "自治区":
        region = _region_at(printed, setting)
        return Body(region.name, region) if region else Body(printed, None, False)
    if setting.home and setting.home.zone == printed:
        return Body(setting.home.name, setting.home)
    named = leading(printed)
    return Body(named[0].name, named[0]) if named and named[1] == len(printed) else None


def _of_government_head(printed: str, rank: str, setting: Setting) -> Body | None:
    if printed:
        whole = printed if printed.endswith(rank) else printed + rank
        if whole == rank:
            return _of_rank(rank + "政府", setting)
        named = leading(whole)
        if named and named[1] == len(whole):
            return Body(named[0].prefix + "政府", named[0])
        return Body(whole + "政府", None)
    return _of_rank(rank + "政府", setting)


def _of_rank(name: str, setting: Setting) -> Body:
    rank = "自治区" if name.startswith("自治区") else name[0]
    region = _region_at(rank, setting)
    if not region:
        return Body(name, None, False)
    return Body(region.prefix + name[len(rank) :], region)


def _region_at(rank: str, setting: Setting) -> Region | None:
    """The region of that rank: of the chain's last body, else the page's own or what it lies in, else of the body before."""
    spoken = [b.region for b in reversed(setting.chain)] + [setting.home, setting.before.region if setting.before else None]
    for region in spoken:
        found = region.at(rank) if region else None
        if found:
            return found
    return None


def _of_named_region(name: str, region: Region, end: int, title: str) -> Body:
    rest = name[end:]
    if rest[:1] == region.rank and rest[:2] in ("市市", "县县", "区区"):
        rest = rest[1:]
    if not rest:
        return Body(region.name, region)
    if region.rank == "区" and name[:end] != region.name and name[:2] != region.name[:2]:
        return Body(name, region)
    if region.zone or region.name not in name:
        if region.rank == "区" and name[:end] != region.name and not name[:end].endswith(("产业开发区", "技术开发区")):
            return Body(name, region)
        spelled = name[:end].endswith(region.rank)
        stem = region.prefix if spelled or _is_region_body(rest) else name[:end]
        return Body(stem + rest, region)
    return Body(name[name.rindex(region.name, 0, end) :], region)


def _is_region_body(rest: str) -> bool:
    return bool(re.match(r"(?:委|政府|人大|政协|纪委|人民)", rest))


def _without_region(name: str, setting: Setting) -> Body:
    """A department, a sub-organ or a body of its own."""
    above = setting.chain[-1] if setting.chain else None
    if above:
        under = _under(name, above)
        if under:
            return under
    kind = class_of(COMMITTEE.sub("", name)) or class_of(name)
    if _SELF_STANDING.match(name) or name.startswith(_central_names()) or kind in ("enterprise", "") or name.endswith(("镇", "乡", "村", "大学", "研究院", "实验室", "研究所", "设计院", "学院")):
        before = setting.before
        if before and re.match(r".{2,6}分公司$|.{1,4}分行$|.{1,4}支行$", name) and class_of(before.name) == "enterprise" and not above:
            return Body(before.name + name, before.region)
        return Body(name, setting.home if kind != "enterprise" else None)
    if _VILLAGE.match(name):
        return Body(name, setting.home)
    region = above.region if above and above.region else setting.home
    if region is None:
        return Body(name, None, False)
    if name in _party_organs():
        return Body(_committee(region) + name, region)
    if kind == "military" and name not in _OF_REGION:
        stem = region.prefix.removesuffix("市") if name in ("军分区", "警备区") else ""
        return Body(stem + name, region)
    return Body(region.prefix + name, region)


def _under(name: str, above: Body) -> Body | None:
    """The body as a part of the one before it in the chain."""
    base = above.base
    if name in _party_organs() and _is_committee(above.name):
        return Body(above.name + name, above.region, above.known)
    if name in ("党组", "党委", "机关党委", "党总支", "党支部") and not _is_committee(above.name):
        return Body(base + name, above.region, above.known)
    if name.startswith("办公室") and re.search(r"(?:小组|指挥部|委员会|联席会议|专班)$", above.name):
        return Body(above.name + name, above.region, above.known)
    if class_of(above.name) == "enterprise" and (name.endswith(("分公司", "事业部", "部", "中心", "办公室", "工会", "党委", "党组", "纪委")) and class_of(name) != "party"):
        return Body(base + name, above.region, above.known)
    return None


def _inherited(post: Post, setting: Setting) -> Body | None:
    """An office without a body: 总书记; the chain's body; the body spoken of before."""
    if post.title == "总书记":
        return Body("中共中央", None)
    if post.title in ("总理", "副总理", "国务委员"):
        return Body("国务院", None)
    if setting.chain:
        return _from_chain(post, setting.chain)
    if post.title.endswith("检察长") and setting.home:
        return Body(setting.home.prefix + "人民检察院", setting.home)
    before = setting.before
    if post.title.endswith("主席") and before and class_of(before.name) not in ("consultative", "social"):
        return None
    if before and (post.kind == "company") == (class_of(before.base) == "enterprise"):
        return before if post.title in _PARTY_TITLES or _is_area_committee(before.name) else Body(before.base, before.region, before.known)
    return None


def _from_chain(post: Post, chain: tuple[Body, ...]) -> Body:
    last = chain[-1]
    if post.title in _PARTY_TITLES or post.kind == "rank" and not _is_committee(last.name):
        committee = next((b for b in reversed(chain) if _is_committee(b.name)), last)
        return committee if post.title in _PARTY_TITLES else last
    if post.title.endswith("主席") and last.region and last.region.rank == "自治区" and _is_committee(last.name):
        return Body(last.region.prefix + "政府", last.region)
    return Body(last.base, last.region, last.known) if not _is_area_committee(last.name) else last


def _is_committee(name: str) -> bool:
    return _is_area_committee(name) or bool(COMMITTEE.search(name))


def _is_area_committee(name: str) -> bool:
    """A party committee of a region: it has no body of its own behind it."""
    return bool(re.search(r"(?:[省市县区州旗盟]委|自治区党委|党工委|[镇乡]党委|街道党工委|新区党工委)$", name))


def _committee(region: Region) -> str:
    if region.zone or region.rank in ("镇", "乡"):
        return region.prefix + ("党工委" if region.zone else "党委")
    return region.prefix + ("党委" if region.rank == "自治区" else "委")


@cache
def _party_organs() -> frozenset[str]:
    return tables.words("party_organs.txt")


@cache
def _rank_words() -> tuple[str, ...]:
    return tuple(sorted(tables.words("rank_words.txt")))


def central_superior(name: str) -> str:
    """The body above a central one, '' where none is told or it is no central body."""
    return _central().get(name, "")


@cache
def _central_names() -> tuple[str, ...]:
    """Forms of central bodies that a longer name may start with: 农业部 of 农业部财务司."""
    return tuple(sorted(form for form in _central() if len(form) > 2))


@cache
def _central() -> dict[str, str]:
    """Every form of a central body -> its superior."""
    out: dict[str, str] = {}
    for name, short, superior, *_ in tables.rows("central_bodies.tsv", 6):
        for form in (name, *short.split("|")):
            if form:
                out.setdefault(form, superior)
    return out


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(tables.pairs("organization_endings.tsv"), key=lambda x: (-len(x[0]), x[0])))


@cache
def class_of(name: str) -> str:
    """party government … by what the name ends in; '' unknown."""
    return next((kind for ending, kind in _endings() if name.endswith(ending)), "")
