"""Whose page it is where it speaks of 我校 or 我院: the school or hospital that its heading, its site or its own people name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kg.lexicon.patterns import Pattern, listed
from kg.mentions.sole import find_sole
from kg.records import Post, Reading

_FILE = "body_words.tsv"
_OWN = re.compile(
    r"我[校院](?!长|士)|(?:(?<![\u3400-\u9fff])|[由在，])(?:学校|学院|医院|[校院])(?:党委|领导(?!班子))"
    r"|(?:来|莅|到访|莅临)[校院](?=[\u3400-\u9fff]{2})"
)
_PARTS = Pattern(_FILE, r"(?:(?<![\u3400-\u9fff])|[由在，])学校(?:<own_part>)")
_PLACE = re.compile(r"(?:我|本|全)[省市县区州旗镇乡]")
_NAME = r"[\u3400-\u9fff]{2,16}?(?:<own_page>)(?:附属[\u3400-\u9fff]{0,8}(?:医院|中学|小学))?"
_HEADING = Pattern(_FILE, rf"^(?P<name>{_NAME})(?=<own_act>)")
_SITE = Pattern(
    _FILE,
    rf"(?<![\u3400-\u9fff])(?P<name>{_NAME})(?:<own_site>)"
    rf"|版权所有[^\u3400-\u9fff]{{0,8}}(?P<owner>{_NAME})(?![\u3400-\u9fff])",
)
_WORDS = {"校": ("校", "学校", "我校"), "院": ("院", "我院", "学院", "医院")}
_GUESTS = ("来校", "到校", "莅校", "来我校", "到我校")
_SCHOOLS = ("大学", "学院", "中学", "技术学校", "职业学校")
_WITH = re.compile(r"(?:[与和同到赴]|访问|来自|走进)$")
_COMES = re.compile(r"一行|[来到赴]|代表|考察|签|领导|教授|专家|师生")
_AGAIN = 2  # times that such a page names its school
_HEADS = ("校长", "院长")
_SPEAKING = ("我校", "我院", "党委", "领导", "来校", "来院", "莅校", "莅院", "到访校", "到访院", "莅临校", "莅临院")


def find_own(texts: Sequence[str], titles: Sequence[str], readings: Sequence[Reading]) -> tuple[tuple[str, str], ...]:
    """(word, whole name) for each word that a school or a hospital calls itself by on its own page; the name '' where the page proves none.

    () for a page that speaks of no 我校 and no 我院, or of its 我县 too.
    """
    kinds = {kind for text in texts for kind in _spoken(text)}
    less = set() if kinds else {kind for text in texts for kind in _spoken_of_parts(text)}
    kinds = kinds or less
    if len(kinds) != 1 or any(_PLACE.search(text) for text in texts):
        return ()
    kind = kinds.pop()
    readings = tuple(readings)
    names = {*_headed(titles), *_named_with_its_head(kind, readings), *_of_site(texts)}
    names = names or set(_only_school(titles, readings) if kind == "校" else ())
    name = names.pop() if len(names) == 1 else ""
    if not (name or names or less) and len(titles) == 1:
        name = find_sole(kind, readings)
    if less and not name:
        return ()
    words = [word for word in _WORDS[kind] if len(word) == 1 or word[0] == "我" or not name or name.endswith(word)]
    words += ["学校"] if kind == "校" and name else []
    committees = listed(_FILE, "inner_committee") + listed(_FILE, "inner")
    return (*((word, name) for word in dict.fromkeys(words)), *((inner, name and name + inner) for inner in committees))


def _spoken(text: str) -> Iterator[str]:
    """校 or 院 for each time that the page calls itself so, outside of what somebody says."""
    if any(word in text for word in _SPEAKING):
        for found in _OWN.finditer(text):
            if text.count("“", 0, found.start()) == text.count("”", 0, found.start()):
                yield "校" if "校" in found.group() else "院"


def _spoken_of_parts(text: str) -> Iterator[str]:
    """校 for each 学校党支部, 学校工会 that opens a clause: a page's own where its heading names the school."""
    if "学校" in text and (found := _PARTS.search(text)):
        yield "校" if found else ""


def _headed(titles: Iterable[str]) -> Iterator[str]:
    for title in titles:
        found = _HEADING.match(title)
        if found and not any(word in title for word in listed(_FILE, "own_guest")):
            yield found.group("name")


def _of_site(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in (
            _SITE.finditer(text) if "网" in text or "版权" in text or "新闻中心" in text or "宣传部" in text else ()
        ):
            yield found.group("name") or found.group("owner")


def _only_school(titles: Sequence[str], readings: Sequence[Reading]) -> Iterator[str]:
    """The one school that a page names again and again whose heading tells of guests (来校), where none of them is of it."""
    if not any(word in title for title in titles for word in _GUESTS):
        return
    found: list[str] = []
    for reading in readings:
        for body in reading.organizations:
            if body.text.endswith(_SCHOOLS) and not body.text.startswith("学校"):
                text = reading.sentence.text
                if _WITH.search(text, 0, body.start) or _COMES.match(text, body.end):
                    return
                found.append(body.text)
    held = any(post.body.startswith(found[0]) for post, _ in _held(readings)) if found else True
    if len(found) >= _AGAIN and len(set(found)) == 1 and not held:
        yield found[0]


def _named_with_its_head(kind: str, readings: Iterable[Reading]) -> Iterator[str]:
    """The body that one person heads by name where another sentence leaves its name out: '校长甲', '江南大学校长甲'."""
    bare: set[tuple[str, str]] = set()
    named: list[tuple[str, str, str]] = []
    for post, person in _held(readings):
        if post.title.endswith(_HEADS) and post.title.endswith(f"{kind}长"):
            if not post.body or post.body in _WORDS[kind]:
                bare.add((person, post.title))
            elif len(post.body) > 2:
                named.append((person, post.title, post.body))
    return (body for person, title, body in named if (person, title) in bare)


def _held(readings: Iterable[Reading]) -> Iterator[tuple[Post, str]]:
    """Each office with who holds it; one without a body in a chain has that of the office before."""
    for group in chain.from_iterable(reading.groups for reading in readings):
        before = ""
        if group.persons[0].start < group.posts[0].title_start:
            continue  # 甲副校长, who was introduced with his school
        for post in group.posts:
            body = post.body or before
            for person in group.persons:
                yield post._replace(body=body), person.name
            before = re.sub(r"(?:党委|党总支|党组)$", "", body)
