"""The bodies that offices printed bare lean on, while the groups of an article are read in order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extractors.bodies.body import Body
from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.within import inner_names, is_employer, is_inner, is_unit
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Group, Post, Reading, Region

_WORDS = "change_words.tsv"
_ARRIVE = Pattern(
    _WORDS,
    r"[^，。；]{0,4}(?:率[团队]?|带[队领]|一行)[^。；]{0,30}(?:<arrives>)我?[省市县区州旗镇乡]?|[^，。；]{0,3}率领?的[^，。；、]{2,24}(?:团|组|一行)",
)
_RECEIVED = Pattern(_WORDS, r"(?:<receives>)了?(?:以|由)?$")
_TOGETHER = re.compile(r"[^，。；]{0,12}?(?:一行|率领的|率[队团]|率[\u3400-\u9fff]{0,8}代表团)")
_CHAIRS = re.compile(r"主持[^，。；]{0,12}，")
_PAGE = ("我校", "我院")
_LISTED = ("、", "，", "和", "与", "及", "，以及")


class Before(NamedTuple):
    """The bodies spoken of before an office: the last company, the last other body, the last one of the same sentence."""

    company: Body | None = None
    other: Body | None = None
    last: Body | None = None
    sentence: int = -1
    start: int = 0  # of the list of officials before in the sentence
    end: int = 0  # of the group before in the sentence
    guests: Region | None = None  # the region that group names itself

    def at(self, sentence: int) -> "Before":
        """As a sentence finds it."""
        return self if sentence == self.sentence else self._replace(last=None, sentence=sentence)

    def body(self, group: Group) -> Body | None:
        """Which of them an office of the group leans on: 党委 and 工会 on the employer named right before."""
        first = group.posts[0]
        if is_unit(first.body) or (self.last and is_employer(self.last.base) and is_inner(first.body)):
            return self.last
        branch = first.body.endswith(("分行", "支行"))
        return self.company if first.kind == "company" or branch else self.other

    def stands_apart(self, reading: Reading, group: Group) -> bool:
        """A committee or a head printed bare that is in no list with the office before: '江南大学校长甲到我校考察，校长乙陪同'."""
        body = group.posts[0].body
        if body.startswith(_PAGE):
            return True
        bare = not body or body in inner_names()
        return bare and (self.last is None or reading.sentence.text[self.end : group.start] not in _LISTED)

    def beside(self, reading: Reading, group: Group) -> Region | None:
        """'甲市副市长乙、市政府秘书长丙': the region the official before is named with; None for another list."""
        text = reading.sentence.text
        gap = text[self.end : group.start] if self.last is not None else ""
        if gap == "、":
            return self.guests
        if self.last is not None and _CHAIRS.fullmatch(gap):
            return self.guests  # 甲区委书记乙主持座谈会，区委副书记丙介绍: who chairs is at home
        arrive = gap == "，" and (_ARRIVE.match(text, group.end) is not None or self._are_received(text, group))
        return self.guests if arrive else None

    def _are_received(self, text: str, group: Group) -> bool:
        """'会见了甲市委书记乙，市委副书记、市长丙一行': all of the list are guests."""
        return bool(_RECEIVED.search(text, 0, self.start)) and _TOGETHER.match(text, group.end) is not None

    def after(self, bodies: Sequence[Body | None], group: Group) -> "Before":
        """Once these bodies are spoken of too; behind a body that nothing tells no office leans on those before it."""
        if any(post.body and body is None for post, body in zip(group.posts, bodies, strict=True)):
            return Before(sentence=self.sentence, start=group.start, end=group.end)
        told = [
            b for post, b in zip(group.posts, bodies, strict=True) if b and class_of(b.name) and not _is_no_seat(post)
        ]
        companies = [b for b in told if class_of(b.base) == "enterprise"]
        others = [b for b in told if b not in companies]
        return self._replace(
            company=companies[-1] if companies else self.company,
            other=_goes_on(others, self.other, self.last),
            last=next(
                (
                    b
                    for post, b in zip(reversed(group.posts), reversed(bodies), strict=True)
                    if b and not _is_no_seat(post)
                ),
                self.last,
            ),
            start=self.start if self.last is not None and self.end + 1 == group.start else group.start,
            end=group.end,
            guests=_named_region(group) or (self.guests if self.end + 1 == group.start else None),
        )


def _goes_on(others: Sequence[Body], before: Body | None, last: Body | None) -> Body | None:
    """'甲商会会长乙，商会副会长、丙商会会长丁，副会长戊': the list of one society's people goes on behind what else one of them is."""
    if not others:
        return before
    same = before is not None and others[0] == before == last and class_of(before.base) == "social"
    return before if same else others[-1]


def _named_region(group: Group) -> Region | None:
    """The region that the first office of a chain is printed with; None for a bare one."""
    post = group.posts[0]
    found = leading(post.body + post.title) if post.body else None
    return found[0] if found else None


def _is_no_seat(post: Post) -> bool:
    """Nobody's deputy is named behind an academician or a delegate."""
    return post.title in listed(_WORDS, "no_seat")
