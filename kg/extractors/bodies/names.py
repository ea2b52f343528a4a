"""The full name of a body as printed: '市政协' -> 焦作市政协, '宣传部' behind 市委常委 -> 焦作市委宣传部."""

import re
from functools import cache

from kg.extractors.bodies.alone import branch_of, of_bank, stands_alone, told_before
from kg.extractors.bodies.body import COMMITTEE, Body, Setting
from kg.extractors.bodies.classes import class_of, is_area_committee
from kg.extractors.bodies.corps import of_corps
from kg.extractors.bodies.jurisdictions import PROVINCES, of_region
from kg.extractors.bodies.ministries import of_central
from kg.extractors.bodies.own import is_own_part, is_part_of, names_nobodys_part, own_name, part_name
from kg.extractors.bodies.parties import of_party
from kg.extractors.bodies.proper import is_proper
from kg.extractors.bodies.ranked import BUREAU, LONG_RANKS, RANKS, of_misprint, of_prefecture, of_rank, region_at
from kg.extractors.bodies.regional import body_of, of_named_region, rank_off
from kg.extractors.bodies.spelling import clean
from kg.extractors.bodies.stationed import of_stationed
from kg.extractors.bodies.within import (
    inner_names,
    is_employer,
    is_inner,
    is_unit,
    of_department,
    of_employer,
    of_kind,
    under,
)
from kg.lexicon import tables, words
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Region

_WORDS = "body_words.tsv"
_VILLAGE = Pattern(_WORDS, r"^[\u3400-\u9fff]{1,4}[镇乡村](?=<village_body>)")
_SELF_STANDING = Pattern(_WORDS, r"^(?:<self_standing>)")
_LEAGUE = re.compile(r"(?:共青)?团([省市县区州盟旗])委")
_OF_ZONE = ("区党工委", "区管委会", "区管理委员会")
_COMMITTEE = "委员会"
_YOUTH = "共青团"
_CITY_WORKS = "市政"
_OF_PREFECTURE = ("地委", "行署")
_WITH_COMMITTEE = frozenset({"镇", "乡", "街道", "自治区"})  # 镇党委, but 县委
_GROUP = "集团"
_OF_COMPANY = re.compile(r"[\u3400-\u9fff]{2,10}?(?:集团|银行|公司)(?=[\u3400-\u9fff])(?!.*室$)")
_SEVERAL = re.compile(r"[两三]级|[省市县区镇乡](?:[两三四五六七八九十]|\d+)[个家所]")  # 市县两级人大, 甲镇三个敬老院
_TWO = re.compile(r"[局委会部厅院校处联](?:及|于)(?=[\u3400-\u9fff]{3})")  # 甲区残联|于|青少年活动中心: a clause
_OF_SOMEBODY = ("专委会", "专业委员会", "专门委员会")  # of a society or party that nothing tells
_JOINED_OFFICE = re.compile(r"[长任记席]兼")  # 副局长兼|行业党总支
_BARE_BANK = ("分行", "支行", "总行")
_BARE_COMPANY = ("公司", _GROUP)
_UNITS = frozenset("处科室股")  # 我处 of nobody knows which
_ALONE = frozenset("校院")  # 我校 of nobody knows which


def resolve_name(printed: str, setting: Setting, title: str = "") -> Body | None:
    """The body a printed name means on this page; None for no name."""
    name = clean(printed)
    if not name or _JOINED_OFFICE.search(name) or _TWO.search(name) or _SEVERAL.search(name):
        return None
    if (name in _ALONE and not setting.called) or name in _UNITS:
        return Body(name, None, False)
    if name.endswith("中央") and title.endswith("委员"):
        return Body(f"中共{name}委员会", None)
    told = (
        _committee_of(name, setting)
        or _of_called(name, setting)
        or _of_own(name, setting)
        or of_bank(name, setting)
        or of_corps(name)
        or of_stationed(name, setting)
        or of_employer(name, setting)
        or of_kind(name, setting)
        or of_party(name, setting, region_at)
        or of_misprint(name, setting)
        or _of_rank_word(name, setting)
        or _of_home(name, setting.home)
    )
    if told:
        return told
    if setting.issuer and not _SELF_STANDING.match(name) and not is_area_committee(name):
        return Body(setting.issuer + name, None)
    explicit = leading(name)
    return of_named_region(name, *explicit) if explicit else _without_region(name, setting)


def _committee_of(name: str, setting: Setting) -> Body | None:
    """'新一届委员会': the committee of the society spoken of before, else nobody's; None for another name."""
    if name != _COMMITTEE:
        return None
    before = setting.chain[-1] if setting.chain else setting.before
    if before and before.known and class_of(before.base) == "social":
        return before._replace(name=before.base)
    return Body(_COMMITTEE, None, False)


def _of_rank_word(name: str, setting: Setting) -> Body | None:
    """'市民政局', '自治区党委', '地委'; None for a name that opens with no such word."""
    if bureau := BUREAU.fullmatch(name):
        return _of_bureau(name, bureau, setting)
    if name.startswith(_OF_ZONE):
        return _of_zone_before(name, setting)
    if (name[0] in RANKS and not _is_word_of_rank(name) and not leading(name)) or name.startswith(LONG_RANKS):
        return of_rank(name, setting)
    return _of_league(name, setting) or (of_prefecture(name, setting) if name.startswith(_OF_PREFECTURE) else None)


def _of_league(name: str, setting: Setting) -> Body | None:
    """'团县委', '团某省委', '共青团某市委'; None for a name that opens otherwise."""
    if name.startswith(_YOUTH) and (named := leading(name[len(_YOUTH) :])):
        return Body(name, named[0])
    if name.startswith("团") and name.endswith("委") and (named := leading(name[1:])):
        return Body(_YOUTH.removesuffix("团") + name, named[0])
    if league := _LEAGUE.match(name):
        region = region_at(league.group(1), setting)
        return Body(f"共青团{region.prefix}委" + name[league.end() :], region) if region else Body(name, None, False)
    return None


def _of_zone_before(name: str, setting: Setting) -> Body:
    """'区党工委', '区管委会': a zone's, which is spoken of before or the page's own; a district has a 区委."""
    if setting.home and (setting.home.zone or setting.home.rank == "新区"):
        return Body(setting.home.name + name[1:], setting.home)
    before = [*reversed(setting.chain), *([setting.before] if setting.before else [])]
    for body in before:
        end = next((seat for seat in listed(_WORDS, "zone_own") if body.name.endswith("区" + seat)), "")
        if end:
            return Body(body.name.removesuffix(end) + name[1:], body.region, body.known)
    return Body(name, None, False)


def _of_bureau(name: str, printed: re.Match[str], setting: Setting) -> Body:
    """'县局', '市局党委': of the bureau of that rank spoken of before, else nobody's."""
    before = [*reversed(setting.chain), *([setting.before] if setting.before else [])]
    for body in before:
        cut = body.base.find(printed["kind"]) + 1
        if cut and body.region and body.region.rank == name[0] and class_of(body.base[:cut]) == "government":
            return Body(body.base[:cut] + printed["rest"], body.region, body.known)
    return Body(name, None, False)


def _of_home(name: str, home: Region | None) -> Body | None:
    """'街道…' on a street office's page, '高新区…' on a zone's, the zone's whole name; None for a name that does not start so."""
    if home and home.rank == "街道" and name.startswith("街道"):
        return Body(home.prefix + name[2:], home)
    if home and home.zone and name.startswith(home.zone):
        return Body(home.name + name[len(home.zone) :], home)
    if home and name.startswith(home.prefix) and len(name) > len(home.prefix) and (home.zone or not leading(name)):
        return body_of(home, rank_off(name[len(home.prefix) :], home.rank))
    return None


def _is_word_of_rank(name: str) -> bool:
    """市场监管局 is of no 市; 市民政局 is; 市政集团 is no 政集团 of a 市."""
    if name.startswith(_CITY_WORKS) and class_of(name) == "enterprise":
        return True
    if name.startswith(listed(_WORDS, "ranked"), 1):
        return False
    trap = tables.opening(name, _rank_words())
    return len(trap) > 2 or bool(trap and not words.is_word(name[1:3], 50))


def _of_called(name: str, setting: Setting) -> Body | None:
    """'集团', '集团党组' of the company that the page calls so; None for another name."""
    word, whole = next((x for x in setting.called if is_part_of(name, x[0])), ("", ""))
    before = setting.before
    if word in inner_names() and not setting.chain and before and is_employer(before.base):
        return before._replace(name=before.base + name)
    if word in inner_names() and setting.chain and setting.chain[-1].known:
        return None
    if word and not whole:
        return Body(name, None, False)
    body = resolve_name(whole, setting._replace(called=())) if word else None
    return body._replace(name=body.name + name.removeprefix(word)) if body else None


def _of_own(name: str, setting: Setting) -> Body | None:
    """'人事处', '图书馆' on the page of a school or hospital, behind no other body: its own, nobody's where the page proves no name."""
    if names_nobodys_part(name):
        return Body(name, None, False)
    if setting.chain or setting.before or not is_own_part(name, setting):
        return None
    whole = own_name(setting)
    body = resolve_name(whole, setting._replace(called=())) if whole else None
    return body._replace(name=body.name + part_name(name)) if body else Body(name, None, False)


def _without_region(name: str, setting: Setting) -> Body:
    """A department, a sub-organ or a body of its own."""
    above = setting.chain[-1] if setting.chain else None
    if above:
        within = under(name, above) or of_central(name, above)
        if within:
            return within
    if is_unit(name) or name.startswith((*_BARE_COMPANY, *_BARE_BANK)) or _is_clinic(name):
        return Body(name, None, False) if name.startswith(_GROUP) else of_department(name, setting)
    kind = class_of(COMMITTEE.sub("", name)) or class_of(name)
    organ = tables.ending(name, listed(_WORDS, "inner"))
    if (organ and class_of(name.removesuffix(organ)) == "enterprise") or _OF_COMPANY.match(name):
        kind = "enterprise"  # 国测集团|董事局, 兴业银行昆明分行|第八党支部
    if stands_alone(name, kind):
        return branch_of(name, setting) or Body(name, setting.home if kind != "enterprise" else None)
    told = Body(name, setting.home) if _VILLAGE.match(name) else told_before(name, setting)
    if told:
        return told
    region = above.region if above and above.region else _beside(setting) or setting.home
    if not region or name.endswith(_OF_SOMEBODY) or (is_inner(name) and region.rank not in _WITH_COMMITTEE):
        return Body(name, None, known=not region and is_proper(name))
    return of_region(name, kind, region)


def _is_clinic(name: str) -> bool:
    """泌尿外科, 妇产科: a part of a hospital; 县医院骨科 tells its own."""
    return name.endswith(listed(_WORDS, "clinic")) and "院" not in name and not leading(name)


def _beside(setting: Setting) -> Region | None:
    """Whose department a bare one is behind an official of a county or city: '甲市副市长乙、民政局局长丙'."""
    region = setting.beside
    return region if region and not setting.chain and region.rank not in PROVINCES else None


@cache
def _rank_words() -> tuple[str, ...]:
    return tuple(sorted(tables.words("rank_words.txt")))
