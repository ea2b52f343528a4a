"""Whether a body spoken of before can have an office that is printed without one."""

import re

from kg.extractors.bodies.body import Body
from kg.extractors.bodies.classes import class_of, is_area_committee, is_committee
from kg.extractors.bodies.within import employer, is_employer
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.records import Post

CENTRAL = {"总书记": "中共中央", "总理": "国务院", "副总理": "国务院", "国务委员": "国务院"}
_TEAM = Pattern("body_words.tsv", r"(<led_team>)长$")
_CHIEF = Pattern("body_words.tsv", r"总(?:<chief_of>)师")  # of departments and companies
_HEAD = re.compile(r"([厅局院校])长$")
SECRETARIES = frozenset({"书记", "副书记", "第一书记"})
COMMITTEES = {"街道": "党工委", "镇": "党委", "乡": "党委"}
_TITLES, _WORDS = "title_words.tsv", "body_words.tsv"


def of_before(post: Post, before: Body) -> Body | None:
    """The body spoken of before where it can have the office; a 大队长 is of no 支队."""
    team = _TEAM.search(post.title)
    if not may_hold(post, before) and is_employer(whole := employer(before.base)):
        before = before._replace(name=whole)  # 大学纪委书记甲，|副校长乙
    if not may_hold(post, before) or (team and not before.base.endswith(team.group(1))):
        return None
    chairs = (
        post.kind != "company"
        and post.title.endswith("主席")
        and class_of(before.name) not in ("consultative", "social")
    )
    if chairs or (
        (post.kind == "company") != (class_of(before.base) == "enterprise")
        and not _CHIEF.fullmatch(post.title)
        and post.title not in listed(_TITLES, "council_office")
    ):
        return None
    if post.title in SECRETARIES and before.name.endswith(listed(_WORDS, "no_secretary")):
        return _committee_beside(before)
    if (
        post.title in listed(_TITLES, "party_office")
        or post.title.endswith(listed(_TITLES, "branch_office"))
        or is_area_committee(before.name)
    ):
        return before
    return Body(before.base, before.region, before.known)


def _committee_beside(before: Body) -> Body | None:
    """'乡人大主席甲、副书记乙': the committee of the same town; None for a county, whose 县委 is printed."""
    region = before.region
    if region is None or region.rank not in COMMITTEES:
        return None
    return Body(region.prefix + COMMITTEES[region.rank], region, before.known)


def may_hold(post: Post, body: Body) -> bool:
    """The body is of a class that has such an office: no 会长 of a government, no 校长 of a town."""
    classes = next((c for end, c in tables.pairs("office_bodies.tsv") if post.title.endswith(end)), "")
    kinds = {class_of(body.name), class_of(body.base)} - {""}
    if body.name in CENTRAL.values() and post.title not in CENTRAL:
        return False  # 李克强总理和某某书记
    if post.title.endswith("组长") and not body.name.endswith(listed(_WORDS, "team")):
        return False
    if post.title.endswith("校长") and kinds == {"party"} and not body.base.endswith("校"):
        return False  # 党校 alone has one, no 纪委
    return not classes or not kinds or not kinds.isdisjoint(classes.split())


def from_chain(post: Post, chain: tuple[Body, ...]) -> Body:
    """The body of an office that leans on the offices before it: 县委常委、|副县长."""
    last = chain[-1]
    if post.title in listed(_TITLES, "party_office") or (post.kind == "rank" and not is_committee(last.name)):
        committee = next((b for b in reversed(chain) if is_committee(b.name)), last)
        return committee if post.title in listed(_TITLES, "party_office") else last
    if post.title.endswith("主席") and last.region and last.region.rank == "自治区" and is_committee(last.name):
        return Body(last.region.prefix + "政府", last.region)
    return last._replace(name=_headed(post, last.base)) if not is_area_committee(last.name) else last


def _headed(post: Post, name: str) -> str:
    """省农业农村厅 of 省农业农村厅督导组, where its 副厅长 leads the group: the body that has such a head."""
    head = _HEAD.search(post.title)
    if not head or name.endswith(head.group(1)):
        return name
    whole = name[: name.rfind(head.group(1)) + 1]
    return whole if len(whole) > 2 and class_of(whole) else name
