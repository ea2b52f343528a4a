"""The region that a rank word in an office means where text speaks of several: '2015年任甲省…，2016年任省委…'."""

import re
from collections.abc import Iterable, Sequence

from kg.extractors.bodies.body import Body, Setting
from kg.extractors.bodies.posts import resolve_post
from kg.lexicon import divisions
from kg.lexicon.regions import TOWN_RANKS, leading
from kg.records import Post, Reading, Region

_LEAST = 4  # characters of a name that can be the end of a longer one
_ELSEWHERE = re.compile(  # where somebody was born, and 任|县长: no place that he served at
    r"(?:籍贯|出生地|祖籍|原籍|出生于|生于)[：为是在]?(?P<place>[^，。；]{2,14})"
    r"|，(?P<home>(?!本)[^，。；]{2,12})人(?=，)|(?P<verb>任)县|(?P<early>早年[^，。；]{2,20})(?=，)"
)
_WINDOW = 300  # characters before an office that may name its region
_RANKS = frozenset("省市县区州盟旗镇乡")


def resolve_run(
    reading: Reading,
    posts: Iterable[Post],
    setting: Setting,
    career: Region | None = None,
    *,
    told: Region | None = None,
    earlier: str = "",
) -> tuple[Body | None, ...]:
    """The bodies of the offices of one run, in order; None where nothing tells one.

    `setting`: the page's region, the body spoken of before; `career`: where the same person served before in the sentence, `told`: before it;
    `earlier`: the article's text before the sentence, which tells a town where the page's region has none.
    """
    out: list[Body | None] = []
    for post in posts:
        rank = rank_of(post)
        leaning = setting._replace(chain=tuple(b for b in out if b))
        lacking = rank and not (setting.home and setting.home.at(rank))
        home = (
            _nearest(reading, post.start, rank)
            or career
            or (told if rank else None)
            or (_named(earlier, rank) if lacking else None)
            or setting.home
        )
        found = _said_in_full(post, out) or resolve_post(post, leaning._replace(home=home))
        if home != setting.home and not (found and found.known):
            found = resolve_post(post, leaning) or found
        out.append(found)
    return tuple(out)


def rank_of(post: Post) -> str:
    """The rank word an office leans on: 省 of 省委书记, 市 of 市长; '' for none."""
    if post.body.startswith("自治区"):
        return "自治区"
    if post.body[:1] in _RANKS and post.body:
        return post.body[0]
    head = post.title[-2:-1]
    return head if not post.body and post.title.endswith("长") and head in _RANKS else ""


def is_ours(reading: Reading, post: Post, home: Region | None) -> bool:
    """'甲县委书记一行到我县调研，县委…': behind 我县 the 县委 is that of the page, whoever came to it; False where the page tells its county."""
    rank, text = rank_of(post), reading.sentence.text
    at = text.rfind("我" + rank, 0, post.start) if rank and not (home and home.at(rank)) else -1
    return at >= 0 and not any(at < hit.start < post.start for hit in divisions.find(text))


def _said_in_full(post: Post, before: Sequence[Body | None]) -> Body | None:
    """'甲县乙公社党委副书记，乙公社党委书记': the same body as one named in full before."""
    if len(post.body) < _LEAST or leading(post.body):
        return None
    return next((b for b in reversed(before) if b and b.name.endswith(post.body) and b.name != post.body), None)


def _nearest(reading: Reading, end: int, rank: str) -> Region | None:
    """The region of that rank named last in the sentence's words before `end`; None for none. Names of people do not count."""
    if not rank:
        return None
    start = max(0, end - _WINDOW)
    chars = list(reading.sentence.text[start:end])
    for person in reading.persons:
        for at in range(max(person.start, start), min(person.end, end)):
            chars[at - start] = "，"
    for found in _ELSEWHERE.finditer(reading.sentence.text, start, end):
        for at in range(*found.span(found.lastgroup or 0)):
            chars[at - start] = "，"
    return _named("".join(chars), rank)


def _named(text: str, rank: str) -> Region | None:
    """The region of that rank a text names last; a town only where a town is meant."""
    for hit in reversed(divisions.find(text)) if rank else ():
        found = leading(text[hit.start :])
        region = found[0].at(rank) if found else None
        if (
            found
            and region
            and (rank == "自治区") == (region.rank == "自治区")
            and (rank in TOWN_RANKS or found[0].rank not in TOWN_RANKS)
        ):
            return region
    return None
