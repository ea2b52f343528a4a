"""The body of an office: '县长' -> 渑池县政府, '副书记' behind 市委常委 -> 市委."""

import re

from kg.extractors.bodies.body import Body, Setting
from kg.extractors.bodies.classes import central, class_of
from kg.extractors.bodies.corps import of_corps
from kg.extractors.bodies.holders import CENTRAL, COMMITTEES, SECRETARIES, from_chain, may_hold, of_before
from kg.extractors.bodies.names import resolve_name
from kg.extractors.bodies.ranked import RANKS, of_rank, region_at
from kg.extractors.bodies.regional import body_of
from kg.extractors.bodies.spelling import clean
from kg.lexicon import tables
from kg.lexicon.patterns import listed
from kg.lexicon.regions import leading
from kg.records import Post, Region

_LEVEL = re.compile(r"市区|(?:原|老)?(?:正|副)?(?:[省市县区州]|[厅处科县乡]|县处)级(?:老)?")
_HEADS = {
    "省长": "省",
    "市长": "市",
    "县长": "县",
    "区长": "区",
    "州长": "州",
    "盟长": "盟",
    "旗长": "旗",
    "镇长": "镇",
    "乡长": "乡",
    "专员": "地区",
}
_OF_LEVEL = "级"
_LEVELS = ("级干部", "级领导", "级领导干部")
_WORDS = "body_words.tsv"
_LONGEST_PLACE, _USUAL_PLACE = 6, 3  # characters of a place no list has, with its rank printed and without
_ALONE = frozenset("校院局厅部所厂站社处科")  # 校党委: whose is not told
_SELF = re.compile(r"([校院])长$")
_PRESIDIUM = re.compile(r"(?<=..)(?:第?[一二三四五六七八九十\d]{1,9}届)?(?:主席团|(?:常务)?理事会)$")
_STANDING = "常委"
_GRADE = re.compile(r"[部厅局处科]长?级$")  # 副局长级: no office
_AIDE = "助理"  # 市长|助理
_COUNCILS = ("理事会", "常务理事会")
_COURT = re.compile(r".*?(?:法院|检察院)")
_TITLES = "title_words.tsv"
_COUNTED = re.compile(r"各|[\d两几多数]{1,9}余?[个位名家支]|[一三四五六七八九十]{1,9}(?:[位名支]|个(?![庄寨]))")
_WITH_RANK = 2
_ANY_OF = re.compile(r"两[省市县区州旗镇乡校院局村]|（市、区）|（区、市）|（市区）|（市）|设区市|地级市|县级市")
_MISSIONS = (("领事", "总领事馆"), ("大使", "大使馆"), ("公使", "大使馆"), ("代办", "大使馆"))
_ACCREDITED = re.compile(r"[\u3400-\u9fff]{0,10}驻(?:(?!馆)[\u3400-\u9fff]){1,12}")


def resolve_post(post: Post, setting: Setting) -> Body | None:
    """The body of a post; None where nothing tells it."""
    printed = _of_whole_society(clean(post.body), post.title)
    if post.kind == "collective" or _GRADE.search(post.title):
        return _of_leaders(printed, setting) if post.kind == "collective" else None
    head = None if post.title in listed(_TITLES, "own_sort") else _HEADS.get(post.title.removesuffix(_AIDE)[-2:])
    printed = "" if head and printed == "政府" else printed
    if head and not printed.endswith("政府"):
        return _of_government_head(printed, head, setting)
    chairs = post.title.endswith("主席") and (printed in ("自治区", "省", "市") or _is_autonomous(printed))
    printed += "政府" if chairs else ""
    level = _of_level(post.title, printed, setting)
    if not printed:
        return level if _is_of_a_level(post.title, setting) else _inherited(post, setting)
    mission = _of_mission(post, printed)
    if level or (not mission and _is_of_nobody(post, printed, setting.home)):
        return level
    found = mission or resolve_name(printed, setting, post.title)
    if found and (_is_part_of_company(post, printed, found) or _is_bare(printed, found)):
        return None
    return _of_secretary(post, _of_court(post, found)) if found else None


def _of_whole_society(printed: str, title: str) -> str:
    """市书协|第七届主席团|副主席, 商会|第二届理事会|会长: of the society itself; '' for a bare 第二届理事会|会长."""
    if not title.endswith(listed(_WORDS, "society_office")):
        return printed
    found = _PRESIDIUM.search(printed)
    return "" if printed in _COUNCILS else printed[: found.start()] if found else printed


def _of_secretary(post: Post, body: Body) -> Body:
    """南苑街道副书记 is of 南苑街道党工委, 柳湾镇书记 of 柳湾镇党委, 拉萨市常委 of 拉萨市委."""
    if post.title == _STANDING and body.region and body.name == body.region.name:
        return body_of(body.region, "委")
    if post.title not in SECRETARIES:
        return body
    committee = next((c for rank, c in COMMITTEES.items() if body.name.endswith(rank) and len(body.name) > 2), "")
    return body._replace(name=body.name + committee)


def _of_mission(post: Post, printed: str) -> Body | None:
    """'中国驻旧金山副总领事' is of 中国驻旧金山总领事馆, '法国驻华大使' of 法国驻华大使馆; None for another office."""
    if "驻" not in printed:
        return None
    seat = next((seat for end, seat in _MISSIONS if post.title.endswith(end)), "")
    return Body(printed + seat, None) if seat and _ACCREDITED.fullmatch(printed) else None


def _is_autonomous(printed: str) -> bool:
    """内蒙古自治区, whose head is a 主席."""
    named = leading(printed) if printed.endswith("自治区") else None
    return named is not None and named[1] == len(printed)


def _is_of_a_level(title: str, setting: Setting) -> bool:
    """'、县长级干部': he is not of the body that somebody before him is of."""
    return title.endswith(_LEVELS) and not setting.chain


def _of_level(title: str, printed: str, setting: Setting) -> Body | None:
    """'市级' of 市级林长, '甲市级', 县长级干部: the region itself; None for a level of no region and for other words."""
    if not printed and _is_of_a_level(title, setting) and setting.home:
        return Body(setting.home.name, setting.home)
    if not printed.endswith(_OF_LEVEL):
        return None
    stem = printed.removesuffix(_OF_LEVEL)
    region = region_at(stem, setting) if stem in RANKS else None
    named = leading(stem)
    if named and named[1] == len(stem):
        region = named[0]
    return Body(region.name, region) if region else None


def _is_of_nobody(post: Post, printed: str, home: Region | None) -> bool:
    """The words are no body, or none that has the office: 打造高素质 of 校长, 村 of 村干部, 援藏 of 援藏干部."""
    if _ANY_OF.search(printed) or _COUNTED.match(printed):
        return True  # 县（市、区）委, 两位连队党支部委员会
    if tail := tables.ending(printed, listed(_WORDS, "no_village")):
        return len(printed) - len(tail) < _WITH_RANK  # 省派驻村
    if post.title == "干部" and not class_of(printed):
        return True
    return printed in RANKS or (post.kind != "company" and not _is_body(printed, home))


def _is_part_of_company(post: Post, printed: str, found: Body) -> bool:
    """投资管理部|总经理: a part of a company that nothing tells, and none of the jurisdiction."""
    given = found.region is not None and found.name == found.region.prefix + printed
    return given and post.title.endswith(("总经理", "经理", "总裁", "总监")) and printed.endswith(("部", "中心", "室"))


def _is_bare(printed: str, found: Body) -> bool:
    """校, 集团, 基金会, 集团党委 of nobody knows whom: neither the body before nor another one of the page."""
    own = found.base.removeprefix(found.region.prefix) if found.region else found.base
    return printed.startswith(own) and (own in _ALONE or own in listed(_WORDS, "bare"))


def _of_court(post: Post, body: Body) -> Body:
    """Judges are judges of the court, whichever chamber is named before."""
    court = _COURT.match(body.name) if post.title in listed(_TITLES, "judge") else None
    return body._replace(name=court.group()) if court else body


def _is_body(name: str, home: Region | None) -> bool:
    """The words end like a body, or start with a division: no 打造高素质 of 校长."""
    zone = bool(home and home.zone and name.startswith(home.zone)) or of_corps(name)
    armed = name.startswith(listed(_WORDS, "armed"))
    return bool(zone or armed or class_of(name) or leading(name) or name in central() or name[-1] in "镇乡村")


def _of_leaders(printed: str, setting: Setting) -> Body | None:
    """'区领导', '高新区领导' -> the region itself."""
    if not printed:
        return None
    if setting.home and _LEVEL.fullmatch(printed):
        return Body(setting.home.name, setting.home)
    if printed in RANKS or printed == "自治区":
        region = region_at(printed, setting)
        return Body(region.name, region) if region else Body(printed, None, False)
    if setting.home and setting.home.zone == printed:
        return Body(setting.home.name, setting.home)
    named = leading(printed)
    if named and named[1] == len(printed):
        return Body(named[0].name, named[0])
    led = class_of(printed) in ("party", "government", "congress", "consultative", "dispatched")
    return resolve_name(printed, setting) if led else None


def _of_government_head(printed: str, rank: str, setting: Setting) -> Body | None:
    if rank == "地区":
        return resolve_name(printed or "行署", setting)
    if printed:
        whole = printed if printed.endswith(rank) else printed + rank
        if whole == rank:
            return of_rank(rank + "政府", setting)
        named = leading(whole)
        if named and named[1] == len(whole):
            return Body(named[0].prefix + "政府", named[0])
        return Body(whole + "政府", None) if _may_be_place(printed, rank) else None
    found = of_rank(rank + "政府", setting)
    last = setting.chain[-1] if setting.chain else None
    return last if last and last.region == found.region and last.name.endswith(f"{rank}人民政府") else found


def _may_be_place(printed: str, rank: str) -> bool:
    """An unlisted place: foreign ones have long names with their rank (圣彼得堡市), others two or three characters before it."""
    spelled = printed.endswith(rank)
    return 1 < len(printed) - spelled <= (_LONGEST_PLACE if spelled else _USUAL_PLACE)


def _inherited(post: Post, setting: Setting) -> Body | None:
    """An office without a body: 总书记; the chain's body; the body spoken of before."""
    if post.title in CENTRAL:
        return Body(CENTRAL[post.title], None)
    if setting.chain:
        found = from_chain(post, setting.chain)
        return _of_court(post, found) if may_hold(post, found) else None
    if post.title.endswith("检察长") and setting.home:
        return Body(setting.home.prefix + "人民检察院", setting.home)
    if setting.before:
        return of_before(post, setting.before)
    self_told = _SELF.search(post.title)
    name = dict(setting.called).get(self_told.group(1), "") if self_told else ""
    return resolve_name(name, setting._replace(called=())) if name else None
