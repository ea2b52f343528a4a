"""What follows from offices that change hands: who moves on leaves his, who is replaced left them."""

import re
from collections.abc import Mapping, Sequence

from kg.extractors.offices.telling import POLITE, Said, replaced
from kg.extractors.offices.verbs import Verb
from kg.lexicon.names import surname_of
from kg.lexicon.patterns import Pattern
from kg.records import Group, Person, Post, Reading

_ELECTED = Pattern("change_words.tsv", r"[^。；：]{0,24}(?:<elected>)[^。；：]{0,6}：")
_VACATED = re.compile(rf"{POLITE}[^，。；]{{0,4}}留下|[^，。；]{{0,4}}空出")
_FROM = re.compile(rf"{POLITE}[从由](?:中共)?")
_AT_ONCE = re.compile(r"(?:职务|一职|岗位|任上)?(?:直接|提拔|平级|交流|转|改|升|调){0,2}")
_ACTING, _POLITE = "代理", "同志"
_STANDS_IN = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,3})(?:(?:常务)?副(?:[省市县区州旗盟镇乡]长|院长|检察长|主任|局长)|同志)代理(?=.)"
)
_KEPT = re.compile(r"^(?:中共中央|全国|中央|[一二三四五六七八九十第]{1,9}届)")


def elected_behind(text: str, verbs: Sequence[Verb], groups: Sequence[Group], said: Sequence[Said]) -> list[Said]:
    """'选举产生了第二届领导班子：会长甲，副会长乙、丙': offices before their names behind a colon."""
    told = {post.end for one in said for post in one.posts}
    out = []
    for verb in verbs:
        colon = _ELECTED.match(text, verb.end) if verb.side == "after" and verb.status == "appointed" else None
        for group in groups if colon else ():
            if colon and group.start >= colon.end() and group.persons[0].start >= group.posts[-1].end:
                posts = tuple(post for post in group.posts if post.end not in told)
                out += [Said(group.persons, posts, verb.status, verb, verb.end)] if posts else []
                told |= {post.end for post in posts}
    return out


def left_by_movers(said: Sequence[Said], groups: Sequence[Group]) -> list[Said]:
    """'甲省委常委乙转任丙省…': the offices printed beside a mover are left; seats in congresses are kept."""
    out = []
    for one in said:
        if one.verb.side != "mover" or one.status != "appointed" or one.aside:
            continue
        for group in groups:
            if group.persons == one.persons and group.end <= one.verb.start:
                posts = tuple(
                    p for p in group.posts if not p.former and not _KEPT.match(p.body) and p.title != "人大代表"
                )
                out += [one._replace(posts=posts, status="left")] if posts else []
    return out


def left_from(text: str, said: Sequence[Said], posts: Sequence[Post]) -> list[Said]:
    """'甲由乙县县长任丙县委书记': the offices between 由 or 从 and the verb are left."""
    out = []
    for one in said:
        last = one.persons[-1].end if one.persons else -1
        if one.status != "appointed" or one.aside or not 0 <= last < one.verb.start:
            continue
        way = _FROM.match(text, last)
        between = [p for p in posts if way and way.end() <= p.title_start and p.end <= one.verb.start]
        if way and between and _AT_ONCE.fullmatch(text, between[-1].end, one.verb.start):
            first = between[0]._replace(start=way.end(), body=text[way.end() : between[0].title_start])
            out.append(one._replace(posts=(first, *between[1:]), status="left"))
    return out


def left_behind(text: str, said: Sequence[Said]) -> list[Said]:
    """'填补甲留下的职缺': he left the offices that the sentence gives to somebody else."""
    given = next((s for s in said if s.status == "appointed" and s.persons), None)
    out = []
    for one in said:
        last = max(one.posts[-1].end, one.persons[-1].end if one.persons else 0)
        if given and one.persons != given.persons and one.persons and _VACATED.match(text, last):
            out.append(given._replace(persons=one.persons, status="left", aside=True))
    return out


def handed_on(text: str, said: Sequence[Said], persons: Sequence[Person]) -> list[Said]:
    """'甲接替乙任县长': 乙 left what 甲 gets."""
    out = []
    for one in said:
        passed = [p for p in persons if one.since <= p.start < one.verb.start and text.endswith(replaced(), 0, p.start)]
        if passed and one.status == "appointed" and tuple(passed) != one.persons:
            out.append(one._replace(persons=tuple(passed), status="left", aside=True))
    return out


def stood_in(text: str, posts: Sequence[Post], reading: Reading) -> list[Said]:
    """'副县长甲代理县长职务', '甲副县长代理甲县县长职务': who stands right before gets the office for the time being."""
    ends = {p.end: p for p in reading.persons} | {g.end: g.persons[-1] for g in reading.groups}
    out = []
    for post in posts:
        acting = _acting(text, post, ends) if text.startswith("职务", post.end) else None
        if acting:
            person, office = acting
            verb = Verb(office.start, office.start, "appointed", "before")
            out.append(Said((person,), (office,), verb.status, verb, person.end))
    return out


def _acting(text: str, post: Post, ends: Mapping[int, Person]) -> tuple[Person, Post] | None:
    """Who stands in and for what: by the name of `ends` right before, or one that opens the words before the office."""
    if inside := _STANDS_IN.match(post.body) if _ACTING in post.body else None:
        name, start = inside["name"], post.start + inside.end()
        office = post._replace(start=start, body=post.body[inside.end() :], title=_ACTING + post.title)
        return (Person(post.start, post.start + len(name), name), office) if surname_of(name) else None
    end = post.start - len(_POLITE) if text.endswith(_POLITE, 0, post.start) else post.start
    return (ends[end], post) if post.title.startswith(_ACTING) and end in ends else None
