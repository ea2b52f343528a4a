"""Dates as printed -> dates: 今天 leans on the report's day, 同日 on the day before it in the text, a missing year on the report's year."""

import datetime as dt
from typing import NamedTuple

from kg.records import Calendar, DateMention, PartialDate

FROM_REPORT = {  # days
    **dict.fromkeys(("今天", "今日", "今晚", "今早", "今晨"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨"), -1),
    "前天": -2,
}
SAME_DAY = frozenset({"同日", "当日", "当天", "当晚", "同一天"})
_NEXT_DAY = frozenset({"次日", "翌日"})
_UNKNOWN = PartialDate()
_YEARS = {"今年": 0, "去年": -1, "明年": 1, "前年": -2}
_AHEAD = 62  # days that a report looks forward at most; a later day is told by nothing
_LAST_YEAR = 238  # a day so far ahead is of the year before


class Days(NamedTuple):
    date: PartialDate
    end: PartialDate = PartialDate()


def complete(mention: DateMention, calendar: Calendar, before: PartialDate = _UNKNOWN) -> Days:
    """The day or days a mention means; a part that nothing tells stays unknown. `before`: the date last spoken of."""
    if mention.relative in FROM_REPORT:
        return Days(_moved(calendar.dateline, FROM_REPORT[mention.relative]))
    if mention.relative in SAME_DAY:
        return Days(before)
    if mention.relative in _NEXT_DAY:
        return Days(_moved(before, 1))
    if mention.relative == "月":
        if before.month:
            return Days(before._replace(day=mention.date.day))
        return Days(_day_before_report(mention.date.day or 0, calendar.dateline))
    return Days(
        _with_year(mention.date, mention, calendar, before), _with_year(mention.end_date, mention, calendar, before)
    )


def _day_before_report(day: int, reported: PartialDate) -> PartialDate:
    """'30日' in a report of the 1st is of the month before."""
    if not reported.month or not reported.day or day <= reported.day:
        return reported._replace(day=day) if reported.month else _UNKNOWN
    if reported.month > 1:
        return PartialDate(reported.year, reported.month - 1, day)
    return PartialDate(reported.year - 1 if reported.year else None, 12, day)


def _with_year(date: PartialDate, mention: DateMention, calendar: Calendar, before: PartialDate) -> PartialDate:
    if date.year or not date.month:
        return date
    if mention.relative in _YEARS:
        return date._replace(year=calendar.year + _YEARS[mention.relative]) if calendar.year else date
    if mention.relative in ("当年", "同年"):
        return date._replace(year=before.year)
    if mention.relative == "次年":
        return date._replace(year=before.year + 1) if before.year else date
    return date._replace(year=_nearest_year(date, calendar))


def _nearest_year(date: PartialDate, calendar: Calendar) -> int | None:
    """The report's year; the year before for a day that would lie far ahead of the report."""
    reported = calendar.dateline
    if not calendar.year or not reported.month or not date.month:
        return calendar.year
    ahead = (date.month - reported.month) * 31 + (date.day or 1) - (reported.day or 1)
    if ahead > _LAST_YEAR:
        return calendar.year - 1
    return None if ahead > _AHEAD else calendar.year


def _moved(date: PartialDate, days: int) -> PartialDate:
    """So many days later; a date without a year moves inside its month only."""
    if not days:
        return date
    if not date.day or not date.month:
        return _UNKNOWN
    moved = dt.date(date.year or 2023, date.month, date.day) + dt.timedelta(days=days)
    if not date.year and moved.year != 2023:
        return PartialDate()
    return PartialDate(date.year, moved.month, moved.day)
