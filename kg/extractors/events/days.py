"""The days that a sentence tells for an event it names."""

import re

from kg.extractors.dates import FROM_REPORT, SAME_DAY, Days, complete
from kg.lexicon.patterns import Pattern
from kg.records import Calendar, DateMention, PartialDate, Reading

_WORDS = "event_words.tsv"
AFTER = 4  # characters behind the start of a name in which 随后 may still stand
_PUT_OFF = Pattern(_WORDS, r"(?:<put_off>)$")
_POINTS = re.compile(r"(?:此次|这次|本次|该)[\u3400-\u9fff]{2,10}?(?:活动|工作)?(?:在|于|自|从)")
_CAME = Pattern(_WORDS, r"们(?:<crowd_came>)|一行(?:<party_came>)")
_REACH = 6  # characters before a day in which 推迟至 stands
_SINCE = ("以来", "至今")  # 去年7月|以来: no day of an event
_STARTS = re.compile(r"[从自][^，。]{1,12}?(?:起|开始)")  # 从今天开始轮训: what began before is of another day
_RECENTLY = ("日前", "近日", "连日来")


def told(
    reading: Reading, span: tuple[int, int], calendar: Calendar, before: tuple[PartialDate, PartialDate], *, ahead: bool
) -> Days | None:
    """The days told for the words of the span; None where the sentence tells none, or only 近日.

    They stand inside it (会议|于6月1日召开), else nearest before it, with `ahead` else behind it.
    `before`: the day last told and the day of the event that is spoken of, which 同日 means.
    """
    at, until = span
    if told_recently(reading, at):
        return None
    text = reading.sentence.text
    mentions = [m for m in reading.dates if _is_day(m) and not text.startswith(_SINCE, m.end)]
    if any(m.date.day for m in mentions):  # 2013年5月19日，|2013年中国旅游日
        mentions = [m for m in mentions if m.date.month or m.relative]
    moved = [m for m in mentions if _PUT_OFF.ends(text, m.start, _REACH)]
    if moved and mentions[0] not in moved:
        return _last(moved, calendar, before)  # 原定6月1日举行的会议推迟至|6月8日
    inside = [m for m in mentions if at <= m.start < until and _tells(m)][:1]
    chosen = inside or [m for m in mentions if m.start < at]
    if not chosen and ahead:
        chosen = [m for m in mentions[:1] if _tells(m) and m.start > at]
    return _last(chosen, calendar, before)


def _last(chosen: list[DateMention], calendar: Calendar, before: tuple[PartialDate, PartialDate]) -> Days | None:
    """The days of the last mention, each leaning on the one before it."""
    (day, spoken), days = before, None
    for mention in chosen:
        days = complete(mention, calendar, spoken if mention.relative in SAME_DAY else day)
        day = days.date if days.date.day else day
    return days


def told_recently(reading: Reading, at: int) -> bool:
    """日前 is the last that is told before text[at]: a dateline before it is not the event's."""
    last = next((m for m in reversed(reading.dates) if m.start < at), None)
    return last is not None and last.relative in _RECENTLY


def told_day(reading: Reading, calendar: Calendar, day: PartialDate) -> PartialDate:
    """The last day the sentence tells; `day` where it tells none."""
    for mention in reading.dates:
        if _is_day(mention) and not _STARTS.match(reading.sentence.text, max(0, mention.start - 1), mention.end + 3):
            found = complete(mention, calendar, day).date
            day = found if found.day else day
    return day


def told_here(reading: Reading, calendar: Calendar, day: PartialDate) -> Days | None:
    """The day that opens a sentence in which somebody came or did it, or on which 这次考察 was; None for any other sentence."""
    text = reading.sentence.text
    first = next((m for m in reading.dates if m.date.day and m.date.month), None)
    if first is None or not (
        _POINTS.fullmatch(text, 0, first.start) or (not first.start and _CAME.search(text, first.end))
    ):
        return None
    return complete(first, calendar, day)


def _tells(mention: DateMention) -> bool:
    """A day of its own: 6月1日, 昨天."""
    return bool(mention.date.day) or mention.relative in FROM_REPORT


def _is_day(mention: DateMention) -> bool:
    return bool(mention.date.month or mention.date.year) or mention.relative not in ("", *_RECENTLY)
