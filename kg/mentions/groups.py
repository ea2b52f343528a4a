"""Chains of offices and the people they are said of: '市委副书记、市长甲', '副市长甲、乙、丙', '甲市长'."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kg.lexicon.bounds import body_start
from kg.lexicon.divisions import named
from kg.lexicon.names import surname_of
from kg.lexicon.patterns import Pattern, listed
from kg.mentions.addressed import MARK, is_named_between, name_before, office_behind
from kg.mentions.followers import follower_weight
from kg.mentions.fronted import person_in_front
from kg.mentions.known import Known
from kg.mentions.names import name_at
from kg.mentions.ordinary import word_as_name
from kg.mentions.posts import may_name, post_at
from kg.mentions.titles import Title, find_titles
from kg.records import Group, Person, Post

_FILE = "title_words.tsv"
_JOINS = Pattern(_FILE, r"<joins>|[、，和兼及暨 ]")
_NAME_SEPARATOR = re.compile(r"[、，]\s?|\s|和|与")
_LEAD = re.compile(r"（[^（）]{1,15}） ?|(?<=领导)(?:还有|有|包括)[： ]?|[： ]")  # 出席会议的市领导还有：甲、乙
_ETC = "等"
_NAMELESS = "负责人"  # of whom a list tells no name
_A_LIST = 2  # names from which a comma goes on with a list
_HONOUR = "honour"  # 劳动模范, 拔尖人才: said of somebody, and no office
_SURNAMED = ("staff", _HONOUR)
_WITH = frozenset("与和及同")
_LEADERS, _CLAUSE = "领导", "，。；：！？ "
_RANKS = frozenset("省市县区州盟旗镇乡")
_BEGINS = ("原", "时任", "前任")  # somebody else's offices
_MOVED = ("调任", "升任", "转任", "改任", "接任", "出任")  # before the offices of somebody named before
_CLOSE = ("书记",)  # 党委副书记|镇长: another office follows right behind it


class Found(NamedTuple):
    groups: tuple[Group, ...]
    loose: tuple[Post, ...]  # offices with nobody beside them
    honoured: tuple[Person, ...] = ()  # people beside a word of honour alone


_NOTHING = Found((), ())


class _Sentence(NamedTuple):
    text: str
    titles: Sequence[Title]
    starts: Sequence[int]  # of the titles
    known: Known


def find_groups(text: str, known: Known = frozenset()) -> Found:
    """The groups and the loose offices of a sentence, in order; `known`: names that are people's wherever they stand."""
    titles = find_titles(text)
    if not titles:
        return _NOTHING
    sentence = _Sentence(text, titles, [title.start for title in titles], known)
    groups: list[Group] = []
    loose: list[Post] = []
    honoured: list[Person] = []
    chain: list[Post] = []
    floor = 0
    for title in titles:
        if title.start < floor:
            continue
        if groups and title.start == groups[-1].persons[-1].end == groups[-1].end and title.kind in _SURNAMED:
            floor = title.end  # 校长甲|教授，副校长乙
            continue
        if chain and not _is_joined(text, chain, title.start, known):
            loose += chain
            chain = []
        post = _next_post(sentence, title, chain, floor)
        if post is None:
            loose += chain
            chain = []
            continue
        chain.append(post)
        group = _group(sentence, title, chain)
        group = _also(group, groups) if group else None
        if group and group.start >= floor:
            given, group = _parted(text, group)
            loose += given
            posts = tuple(post for post in group.posts if post.kind != _HONOUR)
            if posts:
                groups.append(group._replace(posts=posts))
            else:
                honoured += group.persons
            floor, chain = group.end, []
    return Found(tuple(groups), tuple(p for p in (*loose, *chain) if p.kind != _HONOUR), tuple(honoured))


def _also(group: Group, before: Sequence[Group]) -> Group:
    """'组长：甲 县长': behind the name that the office before has too stands what else he is."""
    same = before and before[-1].persons == group.persons and before[-1].posts[-1].end <= group.persons[0].start
    return group._replace(start=group.posts[0].start) if same else group


def _parted(text: str, group: Group) -> tuple[tuple[Post, ...], Group]:
    """'甲任|组长、镇长乙任副组长': the office that 甲 gets, and the group of 乙; () where all offices are of one."""
    first, *others = group.posts
    own = text.endswith(listed(_FILE, "telling"), 0, first.start)  # 时任县长甲任: his own
    both = not own and _is_given(text, first) and text.startswith(listed(_FILE, "giving"), group.persons[-1].end)
    if not others or not both or group.persons[0].start < others[-1].end:
        return (), group
    return (first,), group._replace(posts=tuple(others), start=others[0].start)


def _is_given(text: str, post: Post) -> bool:
    giving = listed(_FILE, "giving")
    return text.endswith(giving, 0, post.start) or text[post.start : post.title_start] in giving


def _is_joined(text: str, chain: Sequence[Post], title_start: int, known: Known) -> bool:
    """The office at `title_start` belongs to the chain: a joint and at most its body stand between them."""
    end = chain[-1].end
    gap = _JOINS.match(text, end)
    at = gap.end() if gap else end
    if text.endswith(_NAMELESS, 0, end) and at < title_start:
        return False  # 市监察委负责人、|市检察院检察长甲: two of a list
    if gap and gap.group() == "，" and text.endswith(_LEADERS, 0, end):
        return False  # 县委县政府领导，|某学院党委书记甲
    if gap and gap.group() == "，" and (text.startswith(_BEGINS, at) or is_named_between(text, at, title_start, known)):
        return False  # 甲任荣誉院长，|乙主任颁发聘书
    if gap and gap.group() == "，" and text.endswith(_MOVED, 0, chain[0].start):
        return False  # 甲调任县委书记，|县委副书记乙升任县长
    joined = (
        gap is not None
        or text.endswith(listed(_FILE, "unmarked"), 0, end)
        or (title_start == end and text.endswith(_CLOSE, 0, end))
    )
    return joined and at <= title_start and body_start(text, title_start, at) == at


def _next_post(sentence: _Sentence, title: Title, chain: Sequence[Post], floor: int) -> Post | None:
    """The office of a title that is joined to a chain or, without one, stands at `floor` or later."""
    before = chain[-1].end if chain else floor
    gap = _JOINS.match(sentence.text, before) if before else None
    body = gap.end() if gap and gap.end() <= title.start else before
    post = post_at(sentence.text, title, body, joined=bool(chain))
    return _behind_name(post, sentence.known) if post and sentence.known else post


def _behind_name(post: Post, known: Known) -> Post:
    """'甲与某银行副行长': the body without the known name and the joint before it."""
    at = next((n for n in (2, 3, 4) if post.body[n : n + 1] in _WITH and post.body[:n] in known), 0)
    return post._replace(start=post.start + at + 1, body=post.body[at + 1 :]) if at else post


def _group(sentence: _Sentence, title: Title, chain: Sequence[Post]) -> Group | None:
    """The chain with the people behind it, or with the one before it; None where there are none."""
    text, post = sentence.text, chain[-1]
    named = may_name(title, post) and not text.endswith(listed(_FILE, "every"), 0, title.start)
    persons = _persons(sentence, title.end) if named else ()
    if persons and (post.kind not in _SURNAMED or _has_surname(persons[0], sentence.known)):
        end = max(post.end, persons[-1].end)
        return Group(tuple(chain), persons, chain[0].start, end, text.startswith(_ETC, end))
    if title.base == _LEADERS and (led := _led(sentence, title, post)):
        return led
    addressed = name_before(text, chain, sentence.known)
    if addressed:
        start, end = (
            min(chain[0].start, addressed.start) if len(chain) > 1 else addressed.start,
            max(post.end, addressed.end),
        )
        posts = (*chain[:-1], office_behind(text, post, addressed))
        return Group(posts, (addressed,), start, end, text.startswith(_ETC, end))
    fronted = person_in_front(text, chain[0].start, post.end, sentence.known)
    return Group(tuple(chain), (fronted,), fronted.start, post.end, False) if fronted else None


def _led(sentence: _Sentence, title: Title, post: Post) -> Group | None:
    """The leaders that a clause is nothing but the names of: '甲、乙、丙等|县领导'."""
    text = sentence.text
    start = max(text.rfind(mark, 0, title.start) for mark in _CLAUSE) + 1
    end = text.rfind(_ETC, start, title.start)
    body = text[end + 1 : title.start]
    if end < 0 or not (body in _RANKS or named(body)):
        return None
    out: list[Person] = []
    while person := name_at(text, start, sentence.known, listed=bool(out)):
        out.append(person)
        gap = _NAME_SEPARATOR.match(text, person.end)
        if gap is None:
            break
        start = gap.end()
    if not out or out[-1].end != end:
        return None
    return Group((post._replace(start=end + 1, body=body),), tuple(out), out[0].start, title.end, False)


def _has_surname(person: Person, known: Known) -> bool:
    """A staff word (教师, 网格员) names few people: what stands behind it needs the looks of a name."""
    return bool(surname_of(person.name)) or person.name in known or "·" in person.name


def _persons(sentence: _Sentence, at: int) -> tuple[Person, ...]:
    """The names behind an office: one, or a list up to the next office."""
    text, known = sentence.text, sentence.known
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    first = name_at(text, at, known) or word_as_name(text, at)
    if first is None:
        return ()
    out = [first]
    while gap := _NAME_SEPARATOR.match(text, out[-1].end):
        found = name_at(text, gap.end(), known, listed=True) or word_as_name(text, gap.end())
        if found is None or not _belongs(sentence, gap, found) or (gap.group()[0] == "，" and len(out) < _A_LIST):
            break
        out.append(found)
    return tuple(out)


def _belongs(sentence: _Sentence, gap: re.Match[str], person: Person) -> bool:
    """The name behind `gap` goes on a list of names; the less the separator says, the more what follows must."""
    text = sentence.text
    follows = follower_weight(text, person.end)
    if "·" in person.name and _office_inside(sentence, person):
        return False
    if named(person.name) and _office_ahead(sentence, gap.end()):
        return False  # 甲、郑州|研究院院长乙
    if follows < 2 and _office_ahead(sentence, gap.end()) and person.name not in sentence.known:
        return False
    if gap.group() not in ("、", " ") and follows < 3:
        return False
    return gap.group() != "，" or _goes_on(text, person)


def _office_ahead(sentence: _Sentence, at: int) -> bool:
    """An office starts before the next mark."""
    mark = MARK.search(sentence.text, at)
    end = mark.start() if mark else len(sentence.text)
    i = bisect_left(sentence.starts, at)
    return i < len(sentence.starts) and sentence.starts[i] < end


def _office_inside(sentence: _Sentence, person: Person) -> bool:
    """'、副主席甲·乙': what looks like one long name holds an office."""
    i = bisect_left(sentence.starts, person.start)
    return i < len(sentence.starts) and sentence.starts[i] < person.end


def _goes_on(text: str, person: Person) -> bool:
    """Names parted by commas: only where the next mark behind the name is one too."""
    return text.startswith(("，", "、"), person.end) and len(person.name) <= 4 and person.end + 1 < len(text)
