"""A sentence -> who gets, leaves or once had which offices, in its own words: the bodies and dates are not resolved yet."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extractors.offices.filled import is_handed_out, read_filled
from kg.extractors.offices.fitting import fitted
from kg.extractors.offices.implied import elected_behind, handed_on, left_behind, left_by_movers, left_from, stood_in
from kg.extractors.offices.respective import parted
from kg.extractors.offices.rumours import told_as_true
from kg.extractors.offices.telling import POLITE, Said, replaced
from kg.extractors.offices.verbs import Verb, find_verbs
from kg.lexicon.names import surname_of
from kg.lexicon.patterns import Pattern, listed
from kg.records import Group, Person, Post, Reading

_VERB_TO_POST = Pattern("change_words.tsv", r"(?:了|为|：|“| |在)?(?:<new_term>)?(?:中共)?原?")
_PERSON_TO_POST = re.compile(rf"{POLITE}(?:[为的任]|担任)?(?:中共)?原?")
_MANY = re.compile(r"[\d两三四五六七八九十] ?[名位人]")  # 校友某某等16人|当选
_AS = re.compile(rf"{POLITE}为")
_IN_A_LIST = ("", " ", "：", "，")  # between the names and the offices of a list
_POST_TO_POST = re.compile(
    r"(?:（[^（）]{1,12}）)?(?:职务|一职)?(?:[、，和与兼及暨；]| ，| )?(?:以及)?(?:并兼?|还)?(?:中共)?原?"
)
_ADDRESSED = re.compile(r"(?:同志)?[为任]")  # 聘任甲教授为顾问
_SEVERAL = re.compile(r"等?[一二两三四五六七八九十\d]{1,3}[名位][^，。；、]{0,8}")  # 甲、乙等7名市人大代表为…
_PERSON_TO_PERSON = re.compile(r"(?:同志|先生|女士|（[男女][^）]{0,8}）)?[、 和与]")
_NAME = re.compile(r"[\u3400-\u9fff]{2,3}")
_UNREAD = re.compile(r"(?P<name>[\u3400-\u9fff]{2,3}?)(?:同志)?(?:担任|任)(?!务|何|期)")
_ADVERBS = frozenset("曾后先现又还并再于原从")  # 曾长期, 于去年: no names
_PAIRED = re.compile(r"(?<![\u3400-\u9fff])([省市县区州盟旗镇乡])、$|(?<=[去任])([省市县区州盟旗镇乡])、$")
_RANKS = frozenset("省市县区州盟旗镇乡")


class _At(NamedTuple):
    """Where the walk over a sentence stands: the verb in force, whom it speaks of, the people named last."""

    verb: Verb | None
    subject: tuple[Person, ...] = ()
    persons: tuple[Person, ...] = ()
    passed: tuple[Person, ...] = ()  # who is replaced: 接替甲
    last: str = ""  # verb person post other: what stands right before
    end: int = 0
    since: int = 0


def read_said(reading: Reading, mode: Verb | None = None) -> tuple[Said, ...]:
    """What a sentence says of offices that change hands, in order. `mode`: the verb a list goes on from ('任命：…')."""
    if not (reading.loose or reading.groups):
        return ()
    text = reading.sentence.text
    posts = tuple(sorted([*reading.loose, *(p for g in reading.groups for p in g.posts)], key=lambda p: p.title_start))
    verbs = find_verbs(text, posts)
    if not (verbs or mode):
        return tuple(stood_in(text, posts, reading)) if "代理" in text else ()
    filled = read_filled(reading, verbs, posts)
    posts = tuple(p for p in posts if not is_handed_out(text, p.end) and all(p not in one.posts for one in filled))
    named = {p.start for p in reading.persons}
    opening = frozenset(
        [g.posts[0].end for g in reading.groups if g.persons[0].start >= g.posts[-1].end]
        + [p.end for p in posts if p.end in named and "，" in text[p.start - 1 : p.start]]
    )
    said = _walk(text, _At(mode), [*verbs, *reading.persons, *posts], opening)
    said = [_of_person_behind(text, s, reading) for s in said if not _is_chain(s, reading.groups)]
    said = told_as_true(text, said)
    said = [*parted(text, [_wished(s) for s in said]), *stood_in(text, posts, reading)]
    return (
        *told_as_true(text, filled),
        *left_by_movers(said, reading.groups),
        *left_from(text, said, posts),
        *said,
        *elected_behind(text, verbs, reading.groups, said),
        *left_behind(text, said),
        *handed_on(text, said, reading.persons),
    )


def _walk(text: str, at: _At, items: Sequence[Verb | Person | Post], opening: frozenset[int]) -> list[Said]:
    """Verbs, people and offices one after another. `opening`: ends of the offices that open a chain of somebody else's."""
    out: list[Said] = []
    for item in sorted(items, key=lambda x: (x.title_start if isinstance(x, Post) else x.start, x.end)):
        if isinstance(item, Post):
            at = _at_post(
                text, at._replace(last="other") if at.last == "post" and item.end in opening else at, item, out
            )
        elif isinstance(item, Person) and text.endswith(replaced(), 0, item.start):
            at = at._replace(passed=(item,), last="other", end=item.end)
        elif isinstance(item, Person):
            listed = at.last == "person" and bool(_PERSON_TO_PERSON.fullmatch(text, at.end, item.start))
            at = at._replace(persons=(*at.persons, item) if listed else (item,), last="person", end=item.end)
        elif item.plain and out and at.last == "post" and item.start == at.end and at.verb:
            at = at._replace(end=item.end)  # 副主席|兼|秘书长
        else:
            since = at.end if at.last == "post" else at.since
            at = at._replace(
                verb=item, subject=_subject(text, at, item), passed=(), last="verb", since=since, end=item.end
            )
    return out


def _subject(text: str, at: _At, verb: Verb) -> tuple[Person, ...]:
    """The people named last; not one who is replaced ('甲接替乙任县长') unless it is he who moves on ('接替乙转任…后留下的').

    Nobody where the clause of the verb holds no more than a name that is not read: '甲宣布决定：某某某任…'.
    """
    if at.passed and verb.side == "mover":
        return at.passed
    last = at.persons[-1].end if at.persons else 0
    opens = max(text.rfind(mark, 0, verb.start) for mark in "，。；：") + 1
    unread = text[opens : verb.start].removesuffix("同志")
    stranger = last < opens and _NAME.fullmatch(unread) and surname_of(unread) and unread[0] not in _ADVERBS
    many = last < opens and verb.side == "before" and _MANY.search(text, opens, verb.start)
    return () if stranger or many else at.persons


def _at_post(text: str, at: _At, post: Post, out: list[Said]) -> _At:
    """Adds the office to what is said last, or says something new with it, or passes it by."""
    passed = at._replace(last="other", end=post.end)
    if at.verb is None or (at.last == "post" and _is_of_stranger(text, post.end)):
        return passed
    addressed = post.title_start == at.end or _SEVERAL.fullmatch(text, at.end, post.title_start)
    if at.last == "person" and addressed and _ADDRESSED.match(text, post.end):
        return at._replace(end=post.end)
    office = fitted(text, post, at.end)
    offices = (*_paired(text, office), office)
    start = offices[0].start
    if at.last == "post" and out and _POST_TO_POST.fullmatch(text, at.end, start):
        out[-1] = out[-1]._replace(posts=(*out[-1].posts, *offices))
        return at._replace(end=post.end)
    people = _holders(text, at, start)
    if people is None:
        return passed
    out.append(Said(people, offices, at.verb.status, at.verb, at.since))
    return at._replace(last="post", end=post.end, subject=people, since=post.end)


def _is_of_stranger(text: str, end: int) -> bool:
    """'、局长|某某任副组长': a name that is not read stands behind the office and gets another."""
    found = _UNREAD.match(text, end)
    return bool(found and surname_of(found.group("name")))


def _holders(text: str, at: _At, start: int) -> tuple[Person, ...] | None:
    """Of whom the office at `start` is said; None where nothing joins it to a verb."""
    verb = at.verb
    if verb is None:
        return None
    if at.last == "verb":
        its = verb.side == "after" and text.startswith("其", at.end)
        direct = verb.side != "after" and _VERB_TO_POST.fullmatch(text, at.end, start)
        return at.subject if its or direct else None
    behind = at.last == "person" and verb.side == "after" and verb.end <= at.persons[0].start
    parallel = at.last == "person" and verb.end <= at.persons[0].start and _AS.fullmatch(text, at.end, start)
    if parallel and text[at.persons[0].start - 1] in "，；":
        return at.persons  # 甲当选为主席，|乙、丙为副主席
    joined = _PERSON_TO_POST.fullmatch(text, at.end, start) or (
        _is_of_list(text, verb) and text[at.end : start] in _IN_A_LIST
    )
    return at.persons if behind and joined else None


def _is_of_list(text: str, verb: Verb) -> bool:
    """Its names stand in a list: '任命：', or a line above says it."""
    return not verb.end or text.startswith("：", verb.end)


def _paired(text: str, post: Post) -> tuple[Post, ...]:
    """'市、县人大代表': the office before the comma, which borrows the rest."""
    if post.body[:1] not in _RANKS or not post.body:
        return ()
    first = _PAIRED.search(text, max(0, post.start - 3), post.start)
    if not first:
        return ()
    rank = first.group(1) or first.group(2)
    return (post._replace(start=post.start - 2, body=rank + post.body[1:]),)


def _is_chain(said: Said, groups: Sequence[Group]) -> bool:
    """'副组长兼办公室主任甲': the verb joins two offices of one who stands behind them; they are held."""
    end = said.posts[-1].end
    chain = next((g for g in groups if any(p.end == end for p in g.posts)), None)
    return bool(
        chain
        and said.verb.plain
        and chain.persons[0].start >= end
        and (chain.start < said.verb.start or not said.persons)
    )


def _wished(said: Said) -> Said:
    """'确定甲为主任拟任人选': no office yet."""
    wished = any(post.title.endswith(listed("change_words.tsv", "no_office_yet")) for post in said.posts)
    return said._replace(status="proposed") if wished else said


def _of_person_behind(text: str, said: Said, reading: Reading) -> Said:
    """'履新省委常委的甲', '新任县长甲': the person stands behind the offices."""
    end = said.posts[-1].end
    if text.startswith("的", end):
        person = next((p for p in reading.persons if p.start == end + 1), None)
        if person:
            return said._replace(persons=(person,), aside=True)
    group = next((g for g in reading.groups if g.posts[-1].end == end and g.persons[0].start >= end), None)
    if group and (said.verb.side == "behind" or not said.persons):
        return said._replace(persons=group.persons)
    passed = len(said.persons) == 1 and text.endswith(replaced(), 0, said.persons[0].start)
    return said._replace(aside=passed)
