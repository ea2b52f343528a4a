"""Posts held as reported: '市政协副主席、高新区党工委副书记甲' -> (甲, 市政协, 副主席), (甲, 高新区党工委, 副书记)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.bodies.body import Body, reference, setting_of
from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.posts import resolve_post
from kg.extractors.bodies.within import inner_names, is_employer, is_inner, is_unit
from kg.extractors.dates import complete
from kg.extractors.events.timeline import Timeline
from kg.extractors.offices.pointing import at_village, pointed
from kg.extractors.offices.spoken import is_ours
from kg.lexicon.regions import leading
from kg.records import (
    Article,
    Claim,
    Context,
    Group,
    Membership,
    PartialDate,
    Person,
    Post,
    Reading,
    Reference,
    Region,
    Unread,
)

_OWN = frozenset("校院")  # a page that speaks of 我校 or 我院
_NO_SEAT = frozenset(
    {"院士", "人大代表", "政协委员", "党代表", "代表"}
)  # nobody's deputy is named behind an academician
_ARRIVE = re.compile(r"[^，。；]{0,4}(?:率[团队]?|带[队领]|一行)[^。；]{0,30}(?:来|莅临|到|赴)我?[省市县区州旗镇乡]?")
_LISTED = ("、", "，", "和", "与", "及", "，以及")
_PROPOSED = "人选"  # 县长提名人选: no office yet


class Found(NamedTuple):
    """A group with the number of its sentence and the body of each post, None where nothing tells it."""

    sentence: int
    group: Group
    bodies: tuple[Body | None, ...]


class _Office(NamedTuple):
    """An office as one sentence reports it: of whom, at which body, when."""

    persons: tuple[Person, ...]
    post: Post
    body: Body
    date: PartialDate


class _Before(NamedTuple):
    """The bodies spoken of before an office: the last company, the last other body, the last one of the same sentence."""

    company: Body | None = None
    other: Body | None = None
    last: Body | None = None
    sentence: int = -1
    end: int = 0  # of the group before in the sentence
    guests: Region | None = None  # the region that group names itself

    def at(self, sentence: int) -> "_Before":
        """As a sentence finds it."""
        return self if sentence == self.sentence else self._replace(last=None, sentence=sentence)

    def body(self, group: Group) -> Body | None:
        """Which of them an office of the group leans on: 党委 and 工会 on the employer named right before."""
        first = group.posts[0]
        if is_unit(first.body) or (self.last and is_employer(self.last.base) and is_inner(first.body)):
            return self.last
        return self.company if first.kind == "company" else self.other

    def stands_apart(self, reading: Reading, group: Group) -> bool:
        """A committee or a head printed bare that is in no list with the office before: '江南大学校长甲到我校考察，校长乙陪同'."""
        bare = not group.posts[0].body or group.posts[0].body in inner_names()
        return bare and (self.last is None or reading.sentence.text[self.end : group.start] not in _LISTED)

    def beside(self, reading: Reading, group: Group) -> Region | None:
        """'甲市副市长乙、市政府秘书长丙': the region the official before is named with; None for another list."""
        text = reading.sentence.text
        gap = text[self.end : group.start] if self.last is not None else ""
        if gap == "、":
            return self.guests
        arrive = gap == "，" and _ARRIVE.match(text, group.end) is not None
        return self.guests if arrive else None

    def after(self, bodies: Sequence[Body | None], group: Group) -> "_Before":
        """Once these bodies are spoken of too; behind a body that nothing tells no office leans on those before it."""
        if any(post.body and body is None for post, body in zip(group.posts, bodies, strict=True)):
            return _Before(sentence=self.sentence, end=group.end)
        told = [
            b
            for post, b in zip(group.posts, bodies, strict=True)
            if b and class_of(b.name) and post.title not in _NO_SEAT
        ]
        companies = [b for b in told if class_of(b.base) == "enterprise"]
        others = [b for b in told if b not in companies]
        return self._replace(
            company=companies[-1] if companies else self.company,
            other=others[-1] if others else self.other,
            last=next(
                (
                    b
                    for post, b in zip(reversed(group.posts), reversed(bodies), strict=True)
                    if b and post.title not in _NO_SEAT
                ),
                self.last,
            ),
            end=group.end,
            guests=_named_region(group) or (self.guests if self.end + 1 == group.start else None),
        )


def _named_region(group: Group) -> Region | None:
    """The region that the first office of a chain is printed with; None for a bare one."""
    post = group.posts[0]
    found = leading(post.body + post.title) if post.body else None
    return found[0] if found else None


def extract(
    article: Article,
    readings: Sequence[Reading],
    timeline: Timeline,
    context: Context,
    *,
    found: Sequence[Found],
    taken: frozenset[tuple[int, int]] = frozenset(),
) -> Iterator[Claim]:
    """One claim for each post of each person beside it; `taken` posts, (sentence, end of the office), say a change instead."""
    for index, group, bodies in found:
        date = _date(index, readings[index], timeline, context)
        for post, body in zip(group.posts, bodies, strict=True):
            if body and (index, post.end) not in taken and not post.title.endswith(_PROPOSED):
                yield from _held(article, readings[index], _Office(group.persons, post, body, date), context)


def resolve_groups(readings: Sequence[Reading], context: Context) -> Iterator[Found]:
    """Every group of an article in order, each leaning on those before it."""
    before = _Before()
    known: dict[tuple[str, str], Body] = {}  # of whom the article told which post
    introduced: set[str] = set()
    own = any(word in _OWN for word, _ in context.called)
    for index, reading in enumerate(readings):
        if not reading.groups:
            continue
        before = before.at(index)
        for group in reading.groups:
            leaned = None if own and before.stands_apart(reading, group) else before.body(group)
            meant = _with_bodies_meant(group, readings, index, alone=leaned is None and not own)
            if meant.posts[0].body != group.posts[0].body:
                leaned = before.body(meant)
            ours = is_ours(reading, group.posts[0], context.region)
            beside = None if ours else before.beside(reading, group)
            found = resolve_group(meant, context, None if ours else leaned, beside=beside)
            addressed = _addresses(group, introduced)  # 陈书记 of whom nobody said what he is secretary of
            bodies = tuple(
                _known(group, post, known) or (None if addressed else body)
                for post, body in zip(group.posts, found, strict=True)
            )
            before = before if addressed else before.after(bodies, group)
            known |= {
                (p.name, post.title): b for post, b in zip(group.posts, bodies, strict=True) for p in group.persons if b
            }
            introduced |= {person.name for person in group.persons}
            yield Found(index, group, bodies)


def _with_bodies_meant(group: Group, readings: Sequence[Reading], index: int, *, alone: bool) -> Group:
    """The group with the bodies that its words point at: 该镇, 局党组."""
    first, *others = group.posts
    whole = pointed(first, readings, index, alone=alone, others=others)
    return group._replace(posts=(whole, *map(at_village, others)))


def _addresses(group: Group, introduced: set[str]) -> bool:
    """A bare office behind the name of somebody the article introduced: '甲书记'."""
    post, person = group.posts[0], group.persons[0]
    return not post.body and person.start < post.title_start and person.name in introduced


def _known(group: Group, post: Post, known: dict[tuple[str, str], Body]) -> Body | None:
    """The body of an office printed bare whose holder was introduced with it: '甲副主席'."""
    if post.body or len(group.posts) > 1 or len(group.persons) != 1:
        return None
    return known.get((group.persons[0].name, post.title))


def unread(article: Article, readings: Sequence[Reading], found: Sequence[Found]) -> Iterator[Unread]:
    """The offices of named people whose body nothing tells."""
    for index, group, bodies in found:
        for post, body in zip(group.posts, bodies, strict=True):
            if body is None:
                quote = readings[index].sentence.quote(article.id, group.start, group.end)
                yield Unread("office", post.body + post.title, quote)


def resolve_group(
    group: Group, context: Context, before: Body | None, *, beside: Region | None = None
) -> tuple[Body | None, ...]:
    """The body of each post of a chain, in order; None where nothing tells it. `beside`: whose official stands right before in a list."""
    out: list[Body | None] = []
    for post in group.posts:
        chain = tuple(b for b in out if b)
        out.append(resolve_post(post, setting_of(context, chain, before)._replace(beside=beside)))
    return tuple(out)


def _held(article: Article, reading: Reading, office: _Office, context: Context) -> Iterator[Claim]:
    """One claim a person.

    Example: 6月1日，县委副书记、县长李明华主持会议。 -> (李明华, 卢氏县委, 副书记, held)
    """
    organization = reference(office.body, context.document, office.post.body)
    for person in office.persons:
        start, end = min(office.post.start, person.start), max(office.post.end, person.end)
        quote = reading.sentence.quote(article.id, start, end)
        who = Reference("person", person.name, office.body.region.name if office.body.region else "")
        status, day = ("former", PartialDate()) if office.post.former else ("held", office.date)
        yield Claim(
            Membership(who, organization, office.post.title, status, day),
            quote,
            "offices.held",
            1.0 if office.body.known else 0.6,
        )


def _date(index: int, reading: Reading, timeline: Timeline, context: Context) -> PartialDate:
    """The day told in the sentence, else of the event it opens or the article opened with; PartialDate() leaves it to the article's own."""
    days = [complete(m, context.calendar).date for m in reading.dates if m.date.day]
    if days:
        return days[0]
    spoken = timeline.spoken[index]
    about = spoken[0].event if spoken else timeline.open[index]
    if about < 0:
        return PartialDate()
    lead = next(h for h in timeline.happenings if h.sentence == timeline.happenings[about].sentence)
    return lead.days.date if lead.sentence <= index else PartialDate()
