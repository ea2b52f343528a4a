"""Posts held as reported: '市政协副主席、高新区党工委副书记甲' -> (甲, 市政协, 副主席), (甲, 高新区党工委, 副书记)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.bodies.body import Body, reference, setting_of
from kg.extractors.bodies.posts import resolve_post
from kg.extractors.bodies.ranked import RANKS
from kg.extractors.bodies.within import inner_names, is_inner_part
from kg.extractors.events.timeline import Timeline
from kg.extractors.offices.days import day_of
from kg.extractors.offices.leaning import Before
from kg.extractors.offices.placed import convening, of_place_named
from kg.extractors.offices.pointing import at_village, of_town, pointed
from kg.extractors.offices.spoken import is_ours
from kg.lexicon.patterns import listed
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
_OWN_BODIES = ("校党", "学校党", "院党")  # which of the schools that are named it is, the page tells
_THEN = "时任"
_UNITS = ("处", "科", "室", "部")


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
        date = day_of(index, readings[index], group, timeline, context)
        for post, body in zip(_all_former(group, readings[index]), bodies, strict=True):
            if (
                body
                and (index, post.end) not in taken
                and not post.title.endswith(listed("change_words.tsv", "no_office_yet"))
            ):
                yield from _held(article, readings[index], _Office(group.persons, post, body, date), context)


def resolve_groups(readings: Sequence[Reading], context: Context) -> Iterator[Found]:
    """Every group of an article in order, each leaning on those before it."""
    before = Before()
    known: dict[tuple[str, str], Body] = {}  # of whom the article told which post
    introduced: set[str] = set()
    nobodys: set[tuple[str, str]] = set()  # 我校副校长甲: of whom it told no body
    own = any(word in _OWN for word, _ in context.called)
    for index, reading in enumerate(readings):
        if not reading.groups:
            continue
        before = before.at(index)
        for group in reading.groups:
            leaned = None if own and before.stands_apart(reading, group) else before.body(group)
            ours_told = own and group.posts[0].body.startswith(_OWN_BODIES)
            meant = group
            if not ours_told:
                meant = _with_bodies_meant(group, readings, index, alone=leaned is None and not own)
            meant = meant if context.region and context.region.at("镇") else _of_towns(meant, readings, index)
            if meant.posts[0].body != group.posts[0].body:
                leaned = before.body(meant)
            ours = is_ours(reading, group.posts[0], context.region)
            host = convening(readings, index, meant, context.region)
            here = context._replace(region=host) if host else context
            beside = None if ours else before.beside(reading, group)
            found = resolve_group(meant, here, None if ours or host else leaned, beside=beside)
            found = of_place_named(meant, found, readings, context)
            addressed = _addresses(group, introduced)  # 陈书记 of whom nobody said what he is secretary of
            bodies = tuple(
                _known(group, post, known) or (None if addressed or _is_nobodys(group, post, nobodys) else body)
                for post, body in zip(group.posts, found, strict=True)
            )
            nobodys |= {
                (p.name, q.title) for q, b in zip(group.posts, bodies, strict=True) for p in group.persons if b is None
            }
            before = before._replace(end=group.end) if addressed else before.after(bodies, group)
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


def _all_former(group: Group, reading: Reading) -> Iterator[Post]:
    """'原市委常委、副书记': an office that leans on a past one is past too; behind 时任 and of the dead all are."""
    first = group.posts[0]
    text = reading.sentence.text
    then = first.former and (
        _THEN in text[max(0, first.start - len(_THEN)) : first.title_start]
        or any(word in text for word in listed("change_words.tsv", "dies"))
    )
    past = False
    for post in group.posts:
        past = then or post.former or (past and (not post.body or post.body in inner_names()))
        yield post._replace(former=past)


def _of_towns(group: Group, readings: Sequence[Reading], index: int) -> Group:
    """The group as a page reads it that is of no town: '镇长' is that of the town named before."""
    return group._replace(posts=tuple(of_town(post, readings, index) for post in group.posts))


def _addresses(group: Group, introduced: set[str]) -> bool:
    """A bare office behind the name of somebody the article introduced: '甲书记'."""
    post, person = group.posts[0], group.persons[0]
    return not post.body and person.start < post.title_start and person.name in introduced


def _is_nobodys(group: Group, post: Post, nobodys: set[tuple[str, str]]) -> bool:
    """An office printed bare whose holder was introduced with it where nothing told its body: '我校副校长甲。副校长甲'."""
    return not post.body and len(group.posts) == 1 and all((p.name, post.title) in nobodys for p in group.persons)


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
        lost = bool(out) and out[-1] is None and (not post.body or is_inner_part(post.body))  # 总队书记、政委
        found = None if lost else resolve_post(post, setting_of(context, chain, before)._replace(beside=beside))
        out.append(None if found and _is_of_the_same(post, found, group.posts[: len(out)], out) else found)
    return tuple(out)


def _is_of_the_same(post: Post, found: Body, posts: Sequence[Post], bodies: Sequence[Body | None]) -> bool:
    """'综合办主任、医学管理处处长甲' where nothing tells whose 综合办: the next unit is none of the jurisdiction either."""
    given = found.region is not None and post.body != found.name and found.name.endswith(post.body)
    lost = any(b is None and p.body for p, b in zip(posts, bodies, strict=True))
    return lost and given and post.body.endswith(_UNITS) and post.body[0] not in RANKS


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
