"""A name right before an office: '甲市长', '甲总经理', '党支部书记、甲校长'."""

import re
from collections.abc import Sequence

from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.divisions import named
from kg.lexicon.names import likeness, surname_of, surnames
from kg.lexicon.patterns import listed
from kg.lexicon.words import cut, is_word
from kg.mentions.known import Known
from kg.mentions.likely import is_joint
from kg.mentions.posts import may_address
from kg.mentions.traps import is_trap
from kg.records import Person, Post

MARK = re.compile(r"[、，。；：！？ ]")
_USUAL = 50  # uses in the dictionary from which a name is rather a word: 施工队长
_WHOLE, _RARE = 3, 3  # a name that is all of the words before an office; the class of rare surnames
_AGENTS = frozenset("由请经邀")  # before a name; not 在, 与, 对: they stand before bodies
_ALIKE = 0.5  # likeness of a name that a boundary stands in
_LEAST_ALIKE = 0.3  # likeness to a given name of what stands before an office
_OF_PLACES = frozenset("省市县区州镇乡村庄屯")
_NO_NAME = frozenset("会局厅委办处署司院校站所村镇乡县")  # 海交|会|副会长: no given name ends so


def name_before(text: str, chain: Sequence[Post], known: Known) -> Person | None:
    """'甲市长', '甲总经理': a name is what the words before the office end in."""
    post = chain[-1]
    title_start = post.title_start
    body = text[post.start : title_start]
    if not text.startswith(post.title, title_start):
        return None  # 代理区人民|法院院长: the words of the office stand apart
    if not body or ends_like_organization(body):
        return None
    if not may_address(post):
        return _ranked(post, body, known) if len(chain) == 1 else None
    if len(chain) > 1:
        return _named_between(body, title_start, known)
    if len(body) < _WHOLE and (_opens_clause(text, title_start - _WHOLE) or _is_cut(text, title_start - _WHOLE)):
        body = text[title_start - _WHOLE : title_start]  # 于丽华局长, though 于 is no part of a body
    rank = post.title[-2:-1]  # 柳湾镇|副镇长
    for length in (3, 2, 4):
        name = body[-length:]
        if len(name) == length and name[-1] != rank and (looks_addressed(name, body) or name in known):
            return Person(title_start - length, title_start, name)
    return None


def _ranked(post: Post, body: str, known: Known) -> Person | None:
    """某大学甲|教授, 某医院乙|主任医师: whose body stands right before the name."""
    for length in (3, 2) if post.title in listed("title_words.tsv", "of_body") else ():
        name = body[-length:]
        whole = len(body) > length + _WHOLE and ends_like_organization(body[:-length])
        if whole and (looks_addressed(name, body) or name in known):
            return Person(post.title_start - length, post.title_start, name)
    return None


def is_named_between(text: str, start: int, end: int, known: Known) -> bool:
    """'荣誉院长，|甲|主任': all that stands between two offices is a name."""
    return _named_between(text[start:end], end, known) is not None


def _is_cut(text: str, at: int) -> bool:
    """由|胡从亮总经理: what stands at the place looks like a name, though a word in it parts clauses elsewhere."""
    name = text[at : at + _WHOLE] if at > 0 else ""
    return text[at - 1 : at] in _AGENTS and likeness(name) >= _ALIKE and surnames().get(name[:1], _RARE) < _RARE


def _named_between(body: str, end: int, known: Known) -> Person | None:
    """'党支部书记、甲校长': all that stands between two offices is the name of who has both."""
    whole = len(body) in (2, 3) and ((looks_addressed(body, body) and body[-1] not in _OF_PLACES) or body in known)
    return Person(end - len(body), end, body) if whole else None


def _opens_clause(text: str, at: int) -> bool:
    return at == 0 or (at > 0 and bool(MARK.match(text, at - 1)))


def looks_addressed(name: str, body: str) -> bool:
    """The last characters of the words before an office look like a name that stands apart."""
    whole = len(name) == len(body) == _WHOLE and surnames().get(name[0], _RARE) < _RARE and not is_joint(name[0])
    alike = likeness(name) >= _LEAST_ALIKE or whole or _behind_body(name, body)
    likely = not named(name) and not is_trap(name) and surname_of(name) and alike
    if is_word(name, _USUAL) or name[-1] in _NO_NAME:
        return False
    return bool(likely) and _apart(body, len(name))


def _behind_body(name: str, body: str) -> bool:
    """省水利厅|丘汀萌|副厅长: three characters that a body stands before, and no words."""
    plain = len(name) == _WHOLE and surnames().get(name[0], _RARE) < _RARE and not is_joint(name[0])
    return plain and ends_like_organization(body[: -len(name)]) and not (is_word(name[:2]) or is_word(name[1:]))


def office_behind(text: str, post: Post, person: Person) -> Post:
    """The office behind a name, with what stands before the name as its body: '高师处甲处长'."""
    body = text[post.start : person.start]
    return post._replace(start=person.start, body=body if ends_like_organization(body) else "")


def _apart(body: str, length: int) -> bool:
    """A word boundary stands before the last `length` characters."""
    return length == len(body) or any(word.start == len(body) - length for word in cut(body))
