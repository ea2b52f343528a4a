"""Chains of offices and the people they are said of: '市委副书记、市长甲', '副市长甲、乙、丙', '甲市长'."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.lexicon.divisions import named
from kg.lexicon.names import likeness, surname_of
from kg.lexicon.words import cut
from kg.mentions.bounds import body_start, ends_like_organization
from kg.mentions.names import follower_weight, name_at
from kg.mentions.titles import Title, find_titles
from kg.records import Group, Person, Post

_JOINS = re.compile(r"[、，和兼及暨 ]|兼任|并兼|，兼|、兼")
_NAME_SEPARATOR = re.compile(r"[、，]\s?|\s|和|与")
_ETC = re.compile(r"等")
_FORMER = re.compile(r"(?:原|时任|前任)$")
_NEEDS_BODY = frozenset({"成员", "委员", "专家", "干部", "秘书", "教师", "教练", "法官", "董事", "监事", "经理"})
_HELD_INSIDE = (("纪委", "书记"), ("人大", "代表"), ("政协", "委员"))  # offices whose word begins with their body
_NO_ADDRESS = frozenset({"负责人", "牵头人", "召集人", "法定代表人", "班长"})
_MEMBER_OF = ("党组", "党委", "工委", "小组", "常委会", "委员会", "支部", "总支", "指挥部", "专班", "领导小组", "会")


class Found(NamedTuple):
    groups: tuple[Group, ...]
    loose: tuple[Post, ...]  # offices with nobody beside them


def find_groups(text: str, known: frozenset[str] = frozenset()) -> Found:
    """The groups and the loose offices of a sentence, in order."""
    groups: list[Group] = []
    loose: list[Post] = []
    chain: list[Post] = []
    floor = 0
    titles = find_titles(text)
    for i, title in enumerate(titles):
        if title.start < floor:
            continue
        joined = bool(chain) and bool(_joint(text, chain[-1].end, title.start))
        if chain and not joined:
            loose += chain
            chain = []
        post = _post(text, title, chain[-1].end if chain else floor, joined)
        if post is None:
            loose += chain
            chain = []
            continue
        chain.append(post)
        persons = _persons(text, title.end, titles[i + 1 :], known) if _may_name(title, post) else ()
        before = None if persons else _name_before(text, chain, known)
        if persons or before:
            people = persons or tuple(p for p in (before,) if p)
            last = max(chain[-1].end, people[-1].end)
            posts = tuple(chain) if persons else (_addressed(text, chain[0], people),)
            start = chain[0].start if persons else people[0].start
            groups.append(Group(posts, people, start, last, bool(_ETC.match(text, last))))
            floor, chain = last, []
    return Found(tuple(groups), (*loose, *chain))


def read_posts(text: str, start: int, end: int) -> tuple[Post, ...]:
    """The offices of text[start:end] where it is nothing but offices: '广西壮族自治区党委常委、副主席'."""
    out: list[Post] = []
    at = start
    for title in find_titles(text[:end]):
        if title.start < at:
            continue
        gap = _JOINS.match(text, at) if out else None
        body = gap.end() if gap else at
        if (out and not gap) or body_start(text, title.start, body) > body:
            break
        out.append(_whole(text, body, title))
        at = title.end
    return tuple(out)


def _joint(text: str, end: int, title_start: int) -> int:
    """Length of the joint behind an office when the next one belongs to the same chain, else 0."""
    gap = _JOINS.match(text, end)
    if not gap or gap.end() > title_start:
        return 0
    return len(gap.group()) if body_start(text, title_start, gap.end()) == gap.end() else 0


def _post(text: str, title: Title, floor: int, joined: bool) -> Post | None:
    gap = _JOINS.match(text, floor) if floor else None
    start = body_start(text, title.start, gap.end() if gap and gap.end() <= title.start else floor)
    post = _whole(text, start, title)
    bare = title.base in _NEEDS_BODY and not (joined and title.base in ("委员", "成员"))
    return None if bare and not post.body else post


def _whole(text: str, start: int, title: Title) -> Post:
    """Body and office; '公安局长' is 局长 of the 公安局, '辽阳市长' 市长 of 辽阳."""
    body, former = text[start : title.start], False
    mark = _FORMER.search(body)
    if mark:
        body, former = body[: mark.start()], True
    elif body.startswith("原") and len(body) > 2:
        body, former = body[1:], True
    elif _FORMER.search(text[:start]):
        former = True
    for organ, office in _HELD_INSIDE:
        if title.title == organ + office:
            return Post(start, title.end, body + organ, office, title.kind, former)
    head = title.title[0]
    if body and len(title.title) == 2 and title.title[1] == "长" and not ends_like_organization(body) and ends_like_organization(body + head):
        body += head
    return Post(start, title.end, body, title.title, title.kind, former)


def _may_name(title: Title, post: Post) -> bool:
    if title.base == "成员":
        return post.body.endswith(_MEMBER_OF)
    return not (title.base == "领导" and len(post.body) > 12)


def _persons(text: str, at: int, later: Sequence[Title], known: frozenset[str]) -> tuple[Person, ...]:
    """The names behind an office: one, or a list up to the next office."""
    if text.startswith(("：", " "), at):
        at += 1
    first = name_at(text, at, known)
    if first is None:
        return ()
    out = [first]
    while gap := _NAME_SEPARATOR.match(text, out[-1].end):
        found = name_at(text, gap.end(), known, listed=True)
        office_ahead = any(gap.end() <= t.start < _next_mark(text, gap.end()) for t in later)
        if found is None or (office_ahead and follower_weight(text, found.end) < 2 and found.name not in known) or (gap.group() not in ("、", " ") and follower_weight(text, found.end) < 3) or (gap.group() == "，" and not _goes_on(text, found)):
            break
        out.append(found)
    return tuple(out)


def _goes_on(text: str, person: Person) -> bool:
    """Names parted by commas: only where the next mark behind the name is one too."""
    return text[person.end : person.end + 1] in ("，", "、") and len(person.name) <= 4 and text[person.end + 1 : person.end + 2] != ""


def _next_mark(text: str, at: int) -> int:
    mark = re.search(r"[、，。；：！？ ]", text[at:])
    return at + mark.start() if mark else len(text)


def _name_before(text: str, chain: Sequence[Post], known: frozenset[str]) -> Person | None:
    """'甲市长', '甲总经理': a name is what the words before the office end in."""
    title_start = chain[0].title_start
    body = text[chain[0].start : title_start]
    if len(chain) != 1 or not body or ends_like_organization(body) or chain[0].kind in ("rank", "staff", "collective") or chain[0].title in _NO_ADDRESS:
        return None
    for length in (3, 2, 4):
        name = body[-length:]
        if len(name) == length and (name in known or (not named(name) and surname_of(name) and likeness(name) >= 0.3 and _apart(body, length))):
            return Person(title_start - length, title_start, name)
    return None


def _addressed(text: str, post: Post, people: Sequence[Person]) -> Post:
    """The office behind a name, with what stands before the name as its body: '高师处甲处长'."""
    start = people[0].start
    body = text[post.start : start]
    whole = body if ends_like_organization(body) else ""
    return post._replace(start=start, body=whole)


def _apart(body: str, length: int) -> bool:
    """A word boundary stands before the last `length` characters."""
    return length == len(body) or any(w.start == len(body) - length for w in cut(body))
