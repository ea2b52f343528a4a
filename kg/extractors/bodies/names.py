"""The full name of a body as printed: '市政协' -> 焦作市政协, '宣传部' behind 市委常委 -> 焦作市委宣传部."""

import re
from functools import cache

from kg.extractors.bodies.body import COMMITTEE, Body, Setting
from kg.extractors.bodies.classes import central_names, class_of, is_area_committee, is_committee
from kg.lexicon import tables, words
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Region

_WORDS = "body_words.tsv"
RANKS = frozenset("省市县区州盟旗镇乡")
_OWN = re.compile(r"^[我本该](?:[局厅部院处科所校厂站队](?=[\u3400-\u9fff]{2})|(?=[\u3400-\u9fff]))")
_VILLAGE = Pattern(_WORDS, r"^[\u3400-\u9fff]{1,4}[镇乡村](?=<village_body>)")
_SELF_STANDING = Pattern(_WORDS, r"^(?:<self_standing>)")
_TERM = re.compile(
    r"(?:(?<=[省市县区州旗])|^)第?[一二三四五六七八九十\d]+届(?=[省市县区州旗]?(?:人大|政协|人民代表大会|常务委员会))"
)
_CONGRESS = re.compile(
    r"^(?:中国人民政治协商会议|人民政协|政协)(?!委员会)(?P<place>[\u3400-\u9fff]{2,12}?(?:[省市县区州旗盟]|自治区))?"
    r"(?:第?[一二三四五六七八九十\d]+届)?(?:委员会)?(?P<rest>[\u3400-\u9fff]*)$"
)
_PARTY_COMMITTEE = re.compile(r"^(?P<body>.{4,}(?:公司|集团|局|厅|院|校|学院|大学|中心|所|处|社|总会|联合会))委员会$")
_CORPS, _CORPS_WHOLE = "兵团", "新疆生产建设兵团"
_BRANCH = re.compile(r".{2,6}分公司$|.{1,4}分行$|.{1,4}支行$")
_WITH_COMMITTEE = frozenset({"镇", "乡", "街道", "自治区"})  # 镇党委, but 县委
_OF_REGION = frozenset({"武装部", "人武部", "人民武装部"})


def resolve_name(printed: str, setting: Setting, title: str = "") -> Body | None:
    """The body a printed name means on this page; None for no name."""
    name = _in_full(clean(printed), setting)
    if not name:
        return None
    if name.startswith(_CORPS):
        return Body(_CORPS_WHOLE + name.removeprefix(_CORPS), None)
    if own := _of_whole(name, setting):
        return own
    if (name[0] in RANKS and not _is_word_of_rank(name)) or name.startswith("自治区"):
        return of_rank(name, setting)
    if name.endswith("中央") and title.endswith("委员"):
        return Body(f"中共{name}委员会", None)
    if own := _of_home(name, setting.home):
        return own
    if setting.issuer and not _SELF_STANDING.match(name) and not is_area_committee(name):
        return Body(setting.issuer + name, None)
    explicit = leading(name)
    return _of_named_region(name, *explicit) if explicit else _without_region(name, setting)


def _of_home(name: str, home: Region | None) -> Body | None:
    """'街道…' on a street office's page, '高新区…' on a zone's, the zone's whole name; None for a name that does not start so."""
    if home and home.rank == "街道" and name.startswith("街道"):
        return Body(home.prefix + name[2:], home)
    if home and home.zone and name.startswith(home.zone):
        return Body(home.name + name[len(home.zone) :], home)
    if home and home.zone and name.startswith(home.prefix) and len(name) > len(home.prefix):
        return Body(name, home)
    return None


def _is_word_of_rank(name: str) -> bool:
    """市场监管局 is of no 市; 市民政局 is."""
    trap = next((w for w in _rank_words() if name.startswith(w)), "")
    return len(trap) > 2 or bool(trap and not words.is_word(name[1:3], 50))


def clean(printed: str) -> str:
    """Without 中共, without a second name in brackets, without 我 and 该 before it."""
    name = printed.removeprefix("中共") if not printed.startswith("中共中央") else printed
    name = re.sub(r"(?<=区)（[^）]{2,8}）", "", name)
    name = _congress(_TERM.sub("", name))
    if party := _PARTY_COMMITTEE.match(name) if printed.startswith("中共") else None:
        name = party.group("body") + "党委"
    return _OWN.sub("", name).strip(" ").replace("管理委员会", "管委会")


def _congress(name: str) -> str:
    """'政协甲县第十一届委员会' is 甲县政协."""
    found = _CONGRESS.match(name)
    if not found or (not found.group("place") and not name.startswith("政协第")):
        return name
    return f"{found.group('place') or ''}政协{found.group('rest')}"


def _in_full(name: str, setting: Setting) -> str:
    """'集团', '集团党组' of the company that the page calls so."""
    word = next((w for w, _ in setting.called if name == w or name.removeprefix(w) in _inner()), "")
    return dict(setting.called)[word] + name.removeprefix(word) if word else name


def _of_whole(name: str, setting: Setting) -> Body | None:
    """A bare 党委, 工会 or 纪检监察组 of the company or institution spoken of right before; None elsewhere."""
    before = setting.before
    if setting.chain or before is None or name not in _inner() or name in _region_inner():
        return None
    return Body(before.base + name, before.region, before.known) if is_employer(before.base) else None


def is_employer(name: str) -> bool:
    """A company or an institution: a body that has a 党委 and a 工会 of its own."""
    return class_of(name) in ("enterprise", "institution") and len(name) > 2


def of_rank(name: str, setting: Setting) -> Body:
    rank = "自治区" if name.startswith("自治区") else name[0]
    region = region_at(rank, setting)
    if not region:
        return Body(name, None, False)
    return Body(region.prefix + name[len(rank) :], region)


def region_at(rank: str, setting: Setting) -> Region | None:
    """The region of that rank: of the chain's last body, else the page's own or what it lies in, else of the body before."""
    spoken = [b.region for b in reversed(setting.chain)] + [
        setting.home,
        setting.before.region if setting.before else None,
    ]
    for region in spoken:
        found = region.at(rank) if region else None
        if found:
            return found
    return None


def _of_named_region(name: str, region: Region, end: int) -> Body:
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
    if _stands_alone(name, kind):
        return _branch(name, setting) or Body(name, setting.home if kind != "enterprise" else None)
    if _VILLAGE.match(name):
        return Body(name, setting.home)
    region = above.region if above and above.region else setting.home
    if not region or (name in _inner() and name not in _region_inner() and region.rank not in _WITH_COMMITTEE):
        return Body(name, None, False)
    return _of_region(name, kind, region)


def _stands_alone(name: str, kind: str) -> bool:
    """Its name needs no jurisdiction before it: a central body, a company, a town, a university."""
    opens = _SELF_STANDING.match(name) or name.startswith(central_names())
    return bool(opens) or kind in ("enterprise", "") or name.endswith(listed(_WORDS, "own_name"))


def _branch(name: str, setting: Setting) -> Body | None:
    """'某分行' of the company spoken of before."""
    before = setting.before
    if before and not setting.chain and _BRANCH.match(name) and class_of(before.name) == "enterprise":
        return Body(before.name + name, before.region)
    return None


def _of_region(name: str, kind: str, region: Region) -> Body:
    """A department or organ of a jurisdiction."""
    if name in _party_organs():
        return Body(_committee(region) + name, region)
    if kind == "military" and name not in _OF_REGION:
        stem = region.prefix.removesuffix("市") if name in ("军分区", "警备区") else ""
        return Body(stem + name, region)
    return Body(region.prefix + name, region)


def _under(name: str, above: Body) -> Body | None:
    """The body as a part of the one before it in the chain."""
    base = above.base
    if name.startswith(listed(_WORDS, "seat")) and base != above.name:
        return Body(base + name, above.region, above.known)
    if name in _inner() and is_employer(base):
        return Body(base + name, above.region, above.known)
    if name in _party_organs() and is_committee(above.name):
        return Body(above.name + name, above.region, above.known)
    if name in listed(_WORDS, "inner_committee") and not is_committee(above.name):
        return Body(base + name, above.region, above.known)
    if name.startswith("办公室") and re.search(r"(?:小组|指挥部|委员会|联席会议|专班)$", above.name):
        return Body(above.name + name, above.region, above.known)
    if class_of(above.name) == "enterprise" and (
        name.endswith(listed(_WORDS, "company_part")) and class_of(name) != "party"
    ):
        return Body(base + name, above.region, above.known)
    return None


def _committee(region: Region) -> str:
    if region.zone or region.rank in ("镇", "乡"):
        return region.prefix + ("党工委" if region.zone else "党委")
    return region.prefix + ("党委" if region.rank == "自治区" else "委")


@cache
def _inner() -> frozenset[str]:
    """Committees and unions that companies and institutions have within them."""
    return frozenset(listed(_WORDS, "inner_committee")) | frozenset(listed(_WORDS, "inner"))


@cache
def _region_inner() -> frozenset[str]:
    """Those that a region has under the same bare word: 纪委."""
    return frozenset(listed(_WORDS, "region_inner"))


@cache
def _party_organs() -> frozenset[str]:
    return tables.words("party_organs.txt")


@cache
def _rank_words() -> tuple[str, ...]:
    return tuple(sorted(tables.words("rank_words.txt")))
