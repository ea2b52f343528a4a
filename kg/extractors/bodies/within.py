"""Bodies within a body: the 党委 and 工会 of a company, the 管委会 beside a zone's 党工委."""

from functools import cache

from kg.extractors.bodies.body import Body, Setting
from kg.extractors.bodies.classes import class_of, is_area_committee, is_committee
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading

_WORDS = "body_words.tsv"
_OF_KIND = Pattern(_WORDS, r"(?P<kind>[局厅校院场社台办委部馆站所行厂矿队])(?:机关)?(?:<part_of_kind>)$")
_STREETS = ("街道", "街道办事处")
_OF_DEPARTMENT = ("党组", "机关党委")  # which these have too: 县人大常委会副主任甲，党组成员乙
_WITH_GROUP = ("court", "congress", "consultative", "government")
_CENTRAL, _SECRETARIAT = "中共中央", "书记处"  # 中共中央政治局委员、|书记处书记
_OF_SOCIETY, _LONGEST_PART = ("部", "基金会", "专委会", "专业委员会", "秘书处"), 6
_SHORTEST = 3  # characters of a department's name: 教育局
_GROUP = Pattern(_WORDS, r"(?:<group>)$")


def is_inner(name: str) -> bool:
    """A bare committee or union that no region above a town has under this word: 党委, 工会."""
    return name in inner_names() and name not in _of_regions()


def is_employer(name: str) -> bool:
    """A company or an institution: a body that has a 党委 and a 工会 of its own."""
    return (class_of(name) in ("enterprise", "institution") or name.endswith("集团")) and len(name) > 2


def of_employer(name: str, setting: Setting) -> Body | None:
    """A bare 党委, 工会 or 纪检监察组 of the company or institution spoken of right before; None elsewhere."""
    before = setting.before
    if name in listed(_WORDS, "council"):
        society = before is not None and class_of(before.base) in ("social", "enterprise", "institution")
        if not society or not before:
            return Body(name, None, False)
        return before if before.name.endswith(name) else Body(before.base + name, before.region, before.known)
    if not setting.chain and before and name == "党工委" and before.base.endswith(_STREETS):
        return Body(before.base.removesuffix("办事处") + name, before.region, before.known)
    if setting.chain or before is None or not is_inner(name):
        return None
    if name in _OF_DEPARTMENT and class_of(before.base) in _WITH_GROUP:
        return Body(before.base + name, before.region, before.known)
    return Body(before.base + name, before.region, before.known) if is_employer(before.base) else None


def of_kind(name: str, setting: Setting) -> Body | None:
    """'局办公室', '校党委': a part of the body of that kind that is spoken of before, unresolved where there is none; None for other names."""
    match = _OF_KIND.match(name)
    if not match:
        return None
    before = [*reversed(setting.chain), *([setting.before] if setting.before else [])]
    for body in before:
        whole = next((b for b in (body, _department(body)) if b.base.endswith(endings_of(match["kind"]))), None)
        if whole:
            return Body(whole.base + name[len(match["kind"]) :], whole.region, whole.known)
    return Body(name, None, known=False)


def under(name: str, above: Body) -> Body | None:
    """The body as a part of the one before it in the chain; None for a body of its own."""
    if name.startswith("街道办") and above.base.endswith("街道"):
        return Body(above.base + name[2:], above.region, above.known)
    if name == _SECRETARIAT and above.name.startswith(_CENTRAL):
        return Body(_CENTRAL + name, above.region, above.known)
    if name in party_organs() and (committee := _committee_before(above)):
        return Body(committee + name, above.region, above.known)
    if _is_of_base(name, above):
        kind = next((k for k in listed(_WORDS, "with_parts") if above.base.endswith(k) and name.startswith(k)), "")
        name = name.removeprefix(kind)  # 甲商会副会长、商会|基金会会长
        own = name in listed(_WORDS, "inner_committee")
        return Body((employer(above.base) if own else above.base) + name, above.region, above.known)
    if _is_of_committee(name, above):
        return Body(above.name + name, above.region, above.known)
    return None


def _is_of_base(name: str, above: Body) -> bool:
    """A part of the body whose committee stands before, or of that body itself."""
    base, own = above.base, above.base != above.name
    if base.endswith(("社区", "村")) and name in listed(_WORDS, "community"):
        return True
    if own and (name.startswith(listed(_WORDS, "seat")) or (name == "办公室" and not is_area_committee(above.name))):
        return True
    if name in inner_names() and is_employer(base):
        return True
    of_society = class_of(base) == "social" or base.endswith(listed(_WORDS, "with_parts"))
    if of_society and name.endswith(_OF_SOCIETY) and is_inner_part(name):
        return True  # 甲总会苏州分会|爱心基金会
    if name in listed(_WORDS, "inner_committee") and not is_committee(above.name):
        return True
    part = name.endswith(listed(_WORDS, "company_part")) and class_of(name) != "party"
    return part and (class_of(above.name) == "enterprise" or base.endswith(listed(_WORDS, "with_parts")))


def _committee_before(above: Body) -> str:
    """海湾集团党委 of 海湾集团党委宣传部: the committee whose other department stands before; '' for none."""
    organ = next((o for o in party_organs() if above.name.endswith(o)), "")
    head = above.name.removesuffix(organ) if organ else ""
    return head if head and is_committee(head) else ""


def employer(base: str) -> str:
    """省水利厅 of 省水利厅纪检监察组: an organ within a body has no 党组 of its own."""
    if base.endswith(listed(_WORDS, "town_government")):
        return base.removesuffix("政府").removesuffix("人民")
    inner = next((name for name in listed(_WORDS, "inner") if base.endswith(name)), "")
    return base.removesuffix(inner) if inner and class_of(base.removesuffix(inner)) else base


def _is_of_committee(name: str, above: Body) -> bool:
    """A department of the party committee that stands before, or the office of a group."""
    if name in party_organs() or name == "办公室":
        return is_committee(above.name) or (name == "办公室" and bool(_GROUP.search(above.name)))
    return name.startswith("办公室") and bool(_GROUP.search(above.name))


def is_unit(name: str) -> bool:
    """A part that every department has under such a name: 建管处, 人事科; no 教育局人事科, which tells its own."""
    if name in listed(_WORDS, "bare_unit"):
        return True
    return is_part_of_department(name) and not any(class_of(name[:cut]) for cut in range(_SHORTEST, len(name) - 1))


def is_inner_part(name: str) -> bool:
    """What a body has within it where no place is told: 公益事业部, 爱心基金会; no 组织部 and no 县财政局."""
    short = len(name) <= _LONGEST_PART and name not in party_organs()
    return short and name.endswith(listed(_WORDS, "inner_part")) and not leading(name)


def is_part_of_department(name: str) -> bool:
    """It ends as such a part does, whatever stands before."""
    return name.endswith(listed(_WORDS, "unit")) and not name.endswith(listed(_WORDS, "no_unit"))


def of_department(name: str, setting: Setting) -> Body:
    """A bare unit of the department or company spoken of right before, else nobody's."""
    above = setting.chain[-1] if setting.chain else setting.before
    above = _department(above) if above and _is_unit_of(above.base) else above
    if name.startswith("公司") and above and class_of(above.base) != "enterprise":
        return Body(name, None, False)  # 区总工会主席甲到公司慰问，公司|董事长乙
    above = _command(above) if above and name in listed(_WORDS, "armed_organ") else above
    if above and _has_units(above):
        whole = above.name if class_of(above.name) == "party" and not class_of(above.base) else above.base
        return Body(whole + _without_company(name, whole), above.region, above.known)
    return Body(name, None, False)


def _command(organ: Body) -> Body:
    """甲军分区 of 甲军分区政治部: its 后勤部 is no part of that."""
    tail = tables.ending(organ.base, listed(_WORDS, "armed_organ"))
    return organ._replace(name=organ.base.removesuffix(tail)) if len(organ.base) > len(tail) else organ


def _without_company(name: str, whole: str) -> str:
    """公司党委 behind 海湾集团 is 海湾集团党委; 公司部 is a department of a bank."""
    rest = name.removeprefix("公司")
    inner = rest != name and (not rest or rest in inner_names())
    return rest if inner and class_of(whole) == "enterprise" else name


def _is_unit_of(name: str) -> bool:
    """A part of a department, or its office: 教体局信访办."""
    return is_part_of_department(name) or name.endswith(("办公室", "办"))


def _department(unit: Body) -> Body:
    """The department whose unit it is: 省水利厅 of 省水利厅建管处."""
    heads = (unit.name[:cut] for cut in range(len(unit.name) - 1, 2, -1))
    wholes = (unit._replace(name=head) for head in heads if not unit.name.startswith("公室", len(head)))
    return next((b for b in wholes if class_of(b.name) and _has_units(b)), unit)


def _has_units(body: Body) -> bool:
    """A department, an institution or a company; no government, congress or party committee of a place, and no unit."""
    kind = class_of(body.base)
    whole = kind not in ("", "congress", "consultative") and not is_area_committee(body.name)
    return whole and not body.base.endswith("政府") and not is_part_of_department(body.base)


@cache
def endings_of(bare: str) -> tuple[str, ...]:
    """What the names of the bodies end in that a bare word stands for: 大学, 小学 … for 校."""
    return tuple(end for word, end in tables.pairs("bare_bodies.tsv") if word == bare) or (bare,)


@cache
def inner_names() -> frozenset[str]:
    """Committees and unions that companies and institutions have within them."""
    return frozenset(listed(_WORDS, "inner_committee")) | frozenset(listed(_WORDS, "inner"))


@cache
def _of_regions() -> frozenset[str]:
    """Those that a region has under the same bare word: 纪委."""
    return frozenset(listed(_WORDS, "region_inner"))


@cache
def party_organs() -> frozenset[str]:
    """Organs that a party committee has: 组织部."""
    return tables.words("party_organs.txt")
