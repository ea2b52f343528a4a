"""Names that need no jurisdiction before them, and those that a body named before completes."""

import re

from kg.extractors.bodies.body import COMMITTEE, Body, Setting
from kg.extractors.bodies.classes import central_names, class_of
from kg.extractors.bodies.streets import is_street
from kg.extractors.bodies.within import party_organs
from kg.lexicon import divisions, tables
from kg.lexicon.divisions import named
from kg.lexicon.patterns import Pattern, listed

_WORDS = "body_words.tsv"
_SELF_STANDING = Pattern(_WORDS, r"^(?:<self_standing>)")
_NAMED_ZONE = re.compile(r"(?![全我本该各]|城乡)[\u3400-\u9fff]{2,3}新区(?=党工委|管委会|管理委员会|工委)")
_OF_UNIVERSITY = re.compile(r"[\u3400-\u9fff]{2,}?(?:大学(?![生城])|学院)(?=.)")  # 某大学|附属医院
_LONGEST_COMMON = 5  # characters of a society of which every place has one: 个体协会, 工商业商会
_NUMERALS = frozenset("〇一二三四五六七八九十")
_SHORTEST = 3  # characters of a department's name: 教育局
_BRANCH_OF = Pattern(_WORDS, r"分(?:<branch>)$", needs="分")
_OF_UNIVERSITY_SHORT = re.compile(  # 兰大一院, 西交大二附院
    r"[\u3400-\u9fff]{1,3}(?:大|医大|医)(?:附?[一二三四五六]附?|附)院$"
)
_BANK_OF = re.compile(r"[\u3400-\u9fff]{0,8}?(?:银行|[工农中建交]行)(?=(?:股份有限公司)?[\u3400-\u9fff]{2,8}[分支]行$)")
_BANK = re.compile(r"(?P<bank>[\u3400-\u9fff]{2,8}银行)[\u3400-\u9fff]{1,10}(?:分行|支行)$")
_FOUNDED = re.compile(
    r"[\u3400-\u9fff]{2,3}[省市县]立|第\d+届|[《“A-Za-z]|\d{4,}(?!年)"
)  # 台北市立万芳医院, 《青禾日报》报业集团, C-2小区幼儿园
_LEAST_WHOLE = 3  # characters of a body that has branches
_BRANCH = re.compile(r".{2,6}分公司$|.{1,4}分行$|.{1,4}支行$")


def told_before(name: str, setting: Setting) -> Body | None:
    """'教体局信访办' behind 中牟县教体局: the department named in full before; None elsewhere."""
    before = setting.before
    base = before.base if before else ""
    cut = next((n for n in range(len(name), _SHORTEST - 1, -1) if base.endswith(name[:n]) and class_of(name[:n])), 0)
    near = before is not None and (setting.home is None or before.region == setting.home)
    return before._replace(name=base + name[cut:]) if before and near and cut and len(base) > cut else None


def stands_alone(name: str, kind: str) -> bool:
    """Its name needs no jurisdiction before it: a central body, a company, a town, a university."""
    if _FOUNDED.match(name):
        return True
    opens = _SELF_STANDING.match(name) or name.startswith(central_names()) or _NAMED_ZONE.match(name)
    whole = COMMITTEE.sub("", name)
    of_university = kind == "institution" and _OF_UNIVERSITY.match(name)
    return (
        bool(
            opens
            or of_university
            or _OF_UNIVERSITY_SHORT.match(whole)
            or is_street(name)
            or _is_of_a_district(name)
            or branched(name)
        )
        or kind in ("enterprise", "")
        or (len(whole) > 1 and whole.endswith(listed(_WORDS, "own_name")))
        or _is_proper(whole)
        or _is_hospital_of_its_own(whole)
    )


def branched(name: str) -> str:
    """商务印书馆 of 商务印书馆福州分馆, 上海银行 of 上海银行市北分行; '' for no branch that is named after a place."""
    bank = _BANK.match(name) if name.endswith("行") else None
    if bank:
        return bank["bank"]
    branch = _BRANCH_OF.search(name)
    found = divisions.find(name[: branch.start()]) if branch else ()
    hits = [hit for hit in found if hit.word not in tables.words("zone_words.txt")]
    named = hits and branch and hits[-1].end == branch.start() and hits[-1].start >= _LEAST_WHOLE
    return name[: hits[-1].start] if named else ""


def _is_of_a_district(name: str) -> bool:
    """'西湖公安分局': a district's body named by its stem alone, which is an ordinary word elsewhere."""
    return bool(divisions.with_stem(name[:2])) and name[2:] in listed(_WORDS, "of_stem")


def _is_proper(name: str) -> bool:
    """青禾慈善基金会, 柳湾茶叶协会: a society's name that is more than the word for its kind, unlike 慈善协会."""
    return len(name) > _LONGEST_COMMON and name.endswith(listed(_WORDS, "society"))


def _is_hospital_of_its_own(name: str) -> bool:
    """仁济医院, 协和医院: not 中心医院, of which every place has one."""
    stem = name.removesuffix("医院")
    return (
        len(name) > len(stem) > 1 and not stem.endswith(listed(_WORDS, "common_hospital")) and stem[-1] not in _NUMERALS
    )


def of_bank(name: str, setting: Setting) -> Body | None:
    """'南京分行' behind 工行江苏省分行: the branch of the same bank; None for another name."""
    above = setting.chain[-1] if setting.chain else setting.before
    bank = _BANK_OF.match(above.base) if above and name.endswith("行") and _BRANCH.fullmatch(name) else None
    return Body(bank.group() + name, above.region) if above and bank else None


def branch_of(name: str, setting: Setting) -> Body | None:
    """'某分行' of the company spoken of before."""
    before = setting.before
    if before and not setting.chain and _BRANCH.match(name) and class_of(before.name) == "enterprise":
        return Body(before.name + name, before.region)
    return None


def is_part_of_organ(name: str) -> bool:
    """组织部人才办, 宣传部办公室."""
    return name.endswith(listed(_WORDS, "organ_part")) and any(
        name.startswith(o) for o in party_organs() if o.endswith("部")
    )


def is_placed(name: str, stem: str) -> bool:
    """The name tells where it is: 上海东方肝胆医院, 安医大附属|安庆|第一人民医院."""
    wide = any(d.level in ("province", "prefecture") for d in named(name[:2]))
    inside = len(stem) > 1 and stem in name[1:]
    return (wide and not name.startswith(stem)) or inside
