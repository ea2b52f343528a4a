"""What a bare 集团 or 商会 means on a page: the body of that kind it speaks of; 师市 the one division of the 兵团 it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import listed
from kg.lexicon.regions import leading
from kg.mentions.bureaus import find_bureaus
from kg.mentions.corps import divisions_called
from kg.records import Person, Post, Reading

_LEAST = 2  # characters that a whole name has more than the bare word
_SHORTEST = 3  # characters of a name that says more than its kind
_RANKS = frozenset("省市县区州盟旗镇乡我本该")
_TEAMS = ("基层委", "巡察组", "巡视组", "督导组", "督察组", "检查组", "指导组", "考核组", "工作组", "调研组")
_LATE = 2  # times the bare word may stand before a name that stands once
_CLEARLY = 2  # times a name stands more often than the next one
_GROUPS = {"集团公司": "集团"}  # the word whose names are taken where the first has none
_OWN = re.compile(r"^[我本该](?=[\u3400-\u9fff]{2})")
_SCHOOLS = ("校", "学校", "院", "学院", "医院")  # 甲大|学校|长
_TO_US = re.compile(r"[^。；]{0,60}(?:来|到|访|莅临|拜访)(?:访|了)?我[\u3400-\u9fff]")
_GOES = re.compile(r"(?:赴|前往|拜访|走访|访问|走进|到访|来到|与)了?$")
_OFFICE = re.compile(r"兼|(?:会长|主任|书记|主席)(?=.)")  # 常务副会长兼|爱心基金会
_CLAUSE = re.compile(
    r"^[作对向\d]|[与到的]|现场|\d[家个]|和(?!平|谐|盛|兴|泰|顺|美|信)"
)  # 来到奠基仪式现场与|公司: no name
_DIVISION_WORDS = ("师市", "师")


def find_called(readings: Sequence[Reading], region: str = "") -> tuple[tuple[str, str], ...]:
    """(bare word, whole name) for each bare word that offices of the page stand with; none where several bodies may be meant.

    `region`: the name of the page's region, '' for none.
    """
    held = _held(readings)
    bodies = {_OWN.sub("", post.body) for post, _ in held}
    texts = [reading.sentence.text for reading in readings]
    bare = listed("body_words.tsv", "bare")
    wanted = {word for body in bodies if body.startswith(bare) for word in bare if body.startswith(word)}
    told = [(word, _whole(word, texts) or _whole(_GROUPS.get(word, ""), texts)) for word in sorted(wanted)]
    divisions = divisions_called(texts, region) if any(body.startswith(_DIVISION_WORDS) for body in bodies) else ()
    return (
        *divisions,
        *find_bureaus(readings),
        *_ends_of_names(bodies, readings),
        *(
            (word, name)
            for word, name in told
            if name
            and not _is_elsewhere(word, name, texts)
            and not _is_told_apart(word, name, readings)
            and not _is_another(word, name, held)
        ),
    )


def _ends_of_names(bodies: Iterable[str], readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """(爱心基金会, 甲总会爱心基金会) for each society or party organ that offices stand with and that the one longer name of the page ends in."""
    ends = (*listed("body_words.tsv", "society"), *_TEAMS)
    short = {b for b in bodies if (len(b) > _SHORTEST or b in _TEAMS) and b.endswith(ends) and not leading(b)}
    for body in sorted(short):
        names = {one.text for reading in readings for one in reading.organizations}
        whole = {n for n in names if n.endswith(body) and len(n) >= len(body) + _LEAST and not _OFFICE.search(n)}
        if len(whole) == 1 and body[0] not in _RANKS:
            yield body, whole.pop()


def _held(readings: Iterable[Reading]) -> list[tuple[Post, tuple[Person, ...]]]:
    """Every office of the page and who holds it."""
    return [
        *((post, group.persons) for reading in readings for group in reading.groups for post in group.posts),
        *((post, ()) for post in chain.from_iterable(reading.loose for reading in readings)),
    ]


def _is_elsewhere(word: str, name: str, texts: Sequence[str]) -> bool:
    """'甲商会会长来我商会, 我商会…': the name is the guests'; '商会会长甲赴乙商会': it is the hosts'."""
    first = next((text for text in texts if name in text), "")
    at = first.find(name)
    before = first.find(word, 0, at) >= 0 or any(word in text for text in texts[: texts.index(first)])
    return bool(_TO_US.match(first, at + len(name))) or (before and bool(_GOES.search(first, 0, at)))


def _is_told_apart(word: str, name: str, readings: Iterable[Reading]) -> bool:
    """A sentence has an office at the bare word, and then one at the whole name: '集团董事长甲，国丰集团副总经理乙'."""
    for reading in readings:
        bare = False
        posts = [*chain.from_iterable(group.posts for group in reading.groups), *reading.loose]
        for post in sorted(posts, key=lambda p: p.title_start):
            if bare and post.body.startswith(name):
                return True
            bare = bare or post.body.startswith(word)
    return False


def _is_another(word: str, name: str, held: Sequence[tuple[Post, tuple[Person, ...]]]) -> bool:
    """One office has two holders, at the bare word and at the whole name: 集团党委书记甲, 柳源集团党委书记乙."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    others: dict[tuple[str, str], set[str]] = defaultdict(set)
    for post, persons in held:
        found, own = (others, name) if post.body.startswith(name) else (holders, word)
        if post.body.startswith(own) and "副" not in post.title and len(persons) == 1:
            found[post.body.removeprefix(own), post.title].add(persons[0].name)
    return any(not names & others[office] for office, names in holders.items() if office in others)


def _whole(word: str, texts: Sequence[str]) -> str:
    """The name that ends in the word and stands on the page more often than any other, else the one it opens with; '' for none."""
    found: Counter[str] = Counter()
    late: dict[str, int] = {}  # how often the bare word stands before the name does
    bare = 0
    for text in texts if word else ():
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            name = text[body_start(text, end) : end]
            if (
                len(name) >= len(word) + _LEAST
                and not _CLAUSE.search(name)
                and name not in listed("body_words.tsv", "bare")
                and not name.startswith(listed("body_words.tsv", "no_called"))
                and not (word in _SCHOOLS and text.startswith("长", end))
            ):
                found[name] += 1
                late[name] = late.get(name, 0 if text == name else bare)
            else:
                bare += 1
            at = text.find(word, end)
    merged: Counter[str] = Counter()
    for name, times in found.items():
        if times == 1 and late[name] > _LATE:
            continue
        merged[min((n for n in found if name.endswith(n)), key=len)] += times
    best = sorted(merged.items(), key=lambda x: (-x[1], x[0]))[:2]
    clear = best and (len(best) == 1 or best[0][1] >= _CLEARLY * best[1][1])
    return best[0][0] if clear else _opening(merged, texts)


def _opening(names: Iterable[str], texts: Sequence[str]) -> str:
    """The only one of several that the first sentence tells of; '' for none."""
    lead = [name for name in names if texts and name in texts[0]]
    return lead[0] if len(lead) == 1 else ""
