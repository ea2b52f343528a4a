"""Days that a page prints and no calendar has: 2月30日, or a weekday that is another."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from kg.records import Anomaly, Article, Calendar, Quote, Reading

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[（(，, ]?(?:星期|周)(?P<name>[一二三四五六日天]))?"
)
_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日", 1)} | {"天": 7}
_LEAP = 2024  # a year that has every day
_TURN = (11, 12, 1, 2)  # months in which a page speaks of days of the next year or the last


def find_strange_days(
    articles: Sequence[Article], readings: Sequence[Sequence[Reading]], calendars: Sequence[Calendar]
) -> Iterator[Anomaly]:
    """A contradiction for each day that can not be, in order; without a year a weekday contradicts nothing."""
    for article, sentences, calendar in zip(articles, readings, calendars, strict=True):
        for reading in sentences:
            text = reading.sentence.text
            for match in _DAY.finditer(text) if "日" in text else ():
                if why := _why(match, calendar.year):
                    words = reading.sentence.quote(article.id, match.start(), match.end())
                    yield Anomaly("date", f"'{words.words}' {why}", _with_year(words, match, calendar))


def _why(match: re.Match[str], told: int | None) -> str:
    """What is wrong with the day; '' where nothing is."""
    month, day = int(match["month"]), int(match["day"])
    year = int(match["year"]) if match["year"] else told
    if not _date(year if match["year"] else _LEAP, month, day):
        return "is no day of any calendar"
    if not match["name"] or year is None:
        return ""
    near = (year,) if match["year"] or month not in _TURN else (year - 1, year, year + 1)
    days = [date for one in near if (date := _date(one, month, day))]
    if any(date.isoweekday() == _WEEKDAYS[match["name"]] for date in days):
        return ""
    own = _date(year, month, day)
    return f"was a 星期{'一二三四五六日'[own.weekday()]} in {year}" if own else f"is no day of {year}"


def _date(year: int | None, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year or _LEAP, month, day)
    except ValueError:
        return None


def _with_year(words: Quote, match: re.Match[str], calendar: Calendar) -> tuple[Quote, ...]:
    """The words, and those that tell the year where the day itself does not."""
    telling = next((clue.quote for clue in calendar.clues if clue.quote), None)
    return (words, telling) if telling and match["name"] and not match["year"] else (words,)
