"""The year that the days beside other headlines of a page tell: links to reports of the same days."""

import re
from collections.abc import Iterator, Sequence

from kg.page.evidence import Evidence, Spoken, Weight
from kg.page.printed import date_of
from kg.records import Article, Document, PartialDate, Quote

_DATE = re.compile(
    r"(?<![\d./-])(?P<year>20\d\d)(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)|年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日)"
)
_FEWEST = 2  # days; one alone may be near by chance
_APART = 15  # days between a report and those that its page links to


def find_neighbours(document: Document, articles: Sequence[Article], page: Sequence[Spoken]) -> Iterator[Evidence]:
    """One piece of evidence an article; none where a date outside the articles is of other days or years than the rest, or alone."""
    matches = [m for m in _DATE.finditer(document.text) if not any(a.start <= m.start() < a.end for a in articles)]
    dates = [date_of(match.groupdict()) for match in matches]
    years = {date.year for date in dates if date}
    if len({*dates}) < _FEWEST or len(years) != 1 or not all(dates):
        return
    for spoken in page:
        if spoken.anchor and all(_is_near(spoken.anchor.month, spoken.anchor.day, date) for date in dates if date):
            at = matches[0]
            quote = Quote(spoken.article.id, at.start(), at.end(), at.group())
            how = "the day beside another headline"
            yield Evidence(spoken.number, frozenset(y for y in years if y), Weight.WINDOW, quote, how)


def _is_near(month: int, day: int, date: PartialDate) -> bool:
    """Whether the days lie a few apart, in one year."""
    return abs((month - (date.month or 0)) * 31 + day - (date.day or 0)) <= _APART
