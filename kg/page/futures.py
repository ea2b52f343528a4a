"""Whether a year lies ahead, and which years the name of an event leaves."""

import re
from functools import cache

from kg.lexicon import tables
from kg.page.evidence import Day
from kg.records import DateMention, Reading

STOP = re.compile(r"[，。；：！？《》 ]")
_QUOTED = re.compile(r"“[^“”]{1,30}”")
_PARTS = {"四季度": (10, 11, 12), "下半年": (7, 8, 9, 10, 11, 12)}
NAME_REACH = 45  # characters in which an event's name ends
_CLOSING, _OPENING = (9, 10, 11, 12), (1, 2, 3, 4)  # months in which plans are made and accounts given


def stretch_behind(text: str, start: int) -> str:
    """The words behind a year in which a name may stand: up to the next mark, and no more than NAME_REACH."""
    stretch = text[start : start + NAME_REACH]
    stop = STOP.search(_QUOTED.sub(_filled, stretch) if "“" in stretch else stretch)
    return stretch[: stop.start()] if stop else stretch


def _filled(quoted: re.Match[str]) -> str:
    """As many characters that stop nothing: 2019年“情系职工，清凉一夏”活动."""
    return "“" * len(quoted.group())


def years_of_name(year: int, name: str, anchor: Day | None) -> set[int]:
    """A summing-up may be held in the year after the one in its name, a planning in the year before."""
    words = tables.grouped("year_words.tsv")
    month = anchor.month if anchor else 0
    if month in _CLOSING[-2:] and any(word in name for word in words["new_year"]):
        return {year - 1}  # 2019年新年茶话会 on 27 December
    years = {year}
    part = next((months for quarter, months in _PARTS.items() if quarter in name), ())
    if part and month in part:
        return years  # 四季度 in its own months
    if any(word in name for word in words["behind"]) and (not month or month in (*_OPENING, *_CLOSING)):
        years.add(year + 1)
    if any(word in name for word in words["ahead"]) and (not month or month in _CLOSING):
        years.add(year - 1)
    return years


def is_future(reading: Reading, mention: DateMention) -> bool:
    """Whether the words beside the year say that it is still to come, or it ends a span of years."""
    text = reading.sentence.text
    before, after = text[max(0, mention.start - 8) : mention.start], text[mention.end : mention.end + 8]
    near, far = _ahead()
    around = before + "|" + after
    return (
        before.endswith(("-", "—", "~", "－")) or any(w in around for w in far) or any(w in before[-2:] for w in near)
    )


def is_awaited(text: str, start: int) -> bool:
    """Whether the words right before text[start] say that what follows is still to come: 计划|2021年第四季度竣工."""
    near, far = _ahead()
    before = text[max(0, start - 8) : start]
    return any(word in before for word in far) or before.endswith(near)


def is_planned(reading: Reading, mention: DateMention, anchor: Day | None) -> bool:
    """Whether the year stands in the name of something that may be held in the year before."""
    year, name = mention.date.year or 0, stretch_behind(reading.sentence.text, mention.end)
    return not mention.date.month and year - 1 in years_of_name(year, name, anchor)


@cache
def _ahead() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of what is still to come: those of one character, which stand right before a year, and the longer ones."""
    words = tables.grouped("year_words.tsv")["future"]
    return tuple(w for w in words if len(w) == 1), tuple(w for w in words if len(w) > 1)
