"""Offices of a rank that the page's region has not: '市委书记' on a prefecture's page is that of the one city it names."""

import re
from collections.abc import Sequence

from kg.extractors.bodies.body import Body, setting_of
from kg.extractors.bodies.posts import resolve_post
from kg.extractors.offices.spoken import rank_of
from kg.lexicon import divisions
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import Context, Group, Reading, Region

_HOLDS = Pattern("region_words.tsv", r"<holds>")
_DAY = re.compile(r"[^，。；]{0,8}[日近前天]，?")  # 3月6日, 近日
_MARKS = re.compile(r"[\W_]{1,3}")
_LABELLED = re.compile(r"[】：｜|］\]]| ?\d{1,2}月\d{1,2}日")
_BACK = 4  # sentences of a paragraph
_AUTONOMOUS = "自治区"
_RANKS = frozenset({"市", "县", "区", "旗", _AUTONOMOUS})


def of_place_named(
    group: Group, found: tuple[Body | None, ...], readings: Sequence[Reading], context: Context
) -> tuple[Body | None, ...]:
    """The bodies as they are, those of a county or city that the page's region contains and alone is named with its name.

    On a page of 黄南州 that speaks of 同仁市 alone, '州委常委、市委书记甲' is secretary of 同仁市委.
    """
    rank = next((rank_of(p) for p, b in zip(group.posts, found, strict=True) if b and not b.known), "")
    home = context.region
    lacks = home is not None and (rank == _AUTONOMOUS or not home.at(rank))
    region = _only(readings, rank, home) if home and lacks and rank in _RANKS else None
    if region is None:
        return found
    out: list[Body | None] = []
    for post, body in zip(group.posts, found, strict=True):
        chain = tuple(b for b in out if b)
        setting = setting_of(context._replace(region=region), chain)
        out.append(resolve_post(post, setting) if body and not body.known else body)
    return tuple(out)


def _only(readings: Sequence[Reading], rank: str, home: Region) -> Region | None:
    """The one region of that rank inside `home` that the article names; None for none and for several."""
    named: dict[str, Region] = {}
    for reading in readings:
        text = reading.sentence.text
        for hit in divisions.find(text):
            found = leading(text[hit.start :])
            region = found[0].at(rank) if found else None
            if region and (rank != _AUTONOMOUS or region.rank == rank):
                named[region.name] = region
    only = next(iter(named.values())) if len(named) == 1 else None
    inside = only is not None and any(above.name == home.name for above in only.above)
    return only if inside or rank == _AUTONOMOUS else None


def convening(readings: Sequence[Reading], index: int, group: Group, home: Region | None) -> Region | None:
    """The region which holds what this sentence tells of, or one before it in its paragraph, where the page's own has none of the group's rank.

    郑州市召开干部大会，|市委书记甲. One whose name is the label of the paragraph (洛阳 3月6日，|市长甲) whatever the page is of. None for
    none, and for one of another rank.
    """
    rank = rank_of(group.posts[0])
    if rank not in _RANKS:
        return None
    for at in range(index, max(-1, index - _BACK), -1):
        sentence = readings[at].sentence
        day = _DAY.match(sentence.text)
        start = day.end() if day else 0
        found = leading(sentence.text[start:])
        if found and _HOLDS.match(sentence.text, start + found[1]):
            fits = found[0].rank == rank and not (home and home.at(rank))
            last = group.start if at == index else len(sentence.text)
            return found[0] if fits and not _names_another(sentence.text[start + found[1] : last], rank) else None
        if not at or readings[at - 1].sentence.offsets[-1] + 1 != sentence.offsets[0]:
            return _label(sentence.text, rank)
    return None


def _names_another(text: str, rank: str) -> bool:
    """Guests of another region of that rank came: 郑州市举行推介会，开封市市长甲致辞，副市长乙…"""
    return any(division.rank == rank for hit in divisions.find(text) for division in divisions.named(hit.word))


def _label(text: str, rank: str) -> Region | None:
    """The region of that rank that stands before a paragraph, as its label: 【洛阳】3月6日."""
    marks = _MARKS.match(text)
    start = marks.end() if marks else 0
    found = leading(text[start:])
    labelled = found is not None and _LABELLED.match(text, start + found[1])
    return found[0] if found and labelled and found[0].rank == rank else None
