"""The printed date of a report: in its opening ('…10月10日讯'), on a line beside its heading, or as the signature of a notice."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.lexicon.patterns import Pattern
from kg.lexicon.typeset import is_link
from kg.page.numerals import number
from kg.page.printed import LEAP_YEAR, Printed, date_of, narrow, read_line, read_pair
from kg.records import Article, Document, PartialDate, Quote

_WORDS = "year_words.tsv"
_OPENING = Pattern(
    _WORDS,
    r"(?:(?P<year>(?:19|20)\d\d)\s?年)?\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日\s?(?:[电讯](?=[\s（(【】，：:]|记者|通讯员|$)|(?:<reported>))",
    needs="日",
)
_WRITTEN = re.compile(  # 中新社长春八月七日电
    r"(?:(?P<year>[一二][〇○零0一二三四五六七八九]{3})年)?(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日(?:[电讯](?=[\s（(【】，：:]|记者|$)|消息)"
)
_SPOKEN = Pattern(  # 昨日（1月8日）
    _WORDS,
    r"(?P<word><spoken_day>)(?:<day_part>)?\s?[（(](?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
    needs="日",
)
_LATER = {"今": 0, "昨": 1, "前": 2}  # days from the day that is spoken of to the report's
_DAY = r"0[1-9]|[12]\d|3[01]"
_ADDRESS = re.compile(
    rf"https?://[^\s\u3400-\u9fff]{{3,80}}?/[a-z]{{0,8}}_?(?P<year>20[0-4]\d)"
    rf"(?:[-/_]?(?P<month>0[1-9]|1[0-2])(?:[-/_]?(?P<day>{_DAY}))?(?=[/_.-])|[-/_](?P<month2>\d{{1,2}})[-/_](?P<day2>\d{{1,2}})(?=[/_.-]))"
    rf"(?:/t?(?P=year)(?P<month3>0[1-9]|1[0-2])(?P<day3>{_DAY})_)?"
)
_LINE = re.compile(r"[^\r\n]+")
_BEHIND = re.compile(  # …全程参加。 青柏日报 2020-12-09
    r"[。！”）)][ （(]{0,2}(?:[\u3400-\u9fff·]{2,12}[）) ]{1,2})?(?P<year>20\d\d)"
    r"(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})|年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日)[）)]?\s*$"
)
_LAST = 48  # characters of a text in which the day it bears stands
_HEAD, _TAIL = 6, 5  # lines at the top and the bottom of an article where its date may stand
_MANY = 4  # so many dates on lines of their own are a list of dates


class Dateline(NamedTuple):
    """`quote` is None where it was told from outside; `printed` False where only an address of the page shows it."""

    date: PartialDate
    quote: Quote | None
    printed: bool = True


def find_datelines(document: Document, articles: Sequence[Article]) -> tuple[Dateline | None, ...]:
    """One an article; None where none is printed or told. The only date line of a page is every article's."""
    if document.metadata.published:
        return (Dateline(document.metadata.published, None),) * len(articles)
    lines = [_line_of(document, articles, i) for i in range(len(articles))]
    distinct = {line.date for line in lines if line}
    only = next(line for line in lines if line) if len(distinct) == 1 else None
    return tuple(_dateline(document, a, lines[i] or only) for i, a in enumerate(articles))


def _dateline(document: Document, article: Article, line: Printed | None) -> Dateline | None:
    opening = _opening(document, article)
    if opening and not opening.date.year and not line and (told := _of_address(document, article)):
        later = (opening.date.month or 0) > (told.date.month or 12) + 6
        return told._replace(date=opening.date._replace(year=(told.date.year or 0) - later))
    if opening and (opening.date.year or not line):
        return Dateline(opening.date, _quote(document, article, opening))
    if opening and line and line.date.year and opening.date.month:
        year = line.date.year - (opening.date.month > (line.date.month or 12) + 6)
        return Dateline(opening.date._replace(year=year), _quote(document, article, line))
    if line:
        return Dateline(line.date, _quote(document, article, line))
    return _of_address(document, article)


def _opening(document: Document, article: Article) -> Printed | None:
    text = narrow(document.text[article.start : _head_end(article)])
    found, shift = _OPENING.search(text), 0
    written = None if found else _WRITTEN.search(text)
    if written:
        date = date_of({name: str(number(value)) for name, value in written.groupdict().items() if value})
        return Printed(date, article.start + written.start(), article.start + written.end()) if date else None
    if not found:
        found = _SPOKEN.search(text)
        shift = _LATER[found["word"][0]] if found else 0
    date = date_of(found.groupdict()) if found else None
    if not found or not date:
        return None
    return Printed(_later(date, shift), article.start + found.start(), article.start + found.end())


def _later(date: PartialDate, days: int) -> PartialDate:
    """So many days later, in the same year where none is told; 29 February is a day of leap years alone."""
    if not days or not date.month or not date.day:
        return date
    unsaid = LEAP_YEAR if (date.month, date.day) == (2, 29) else LEAP_YEAR - 1
    moved = dt.date(date.year or unsaid, date.month, date.day) + dt.timedelta(days=days)
    return PartialDate(moved.year if date.year else None, moved.month, moved.day)


def _head_end(article: Article) -> int:
    """Where the second sentence ends."""
    second = article.sentences[1:2] or article.sentences[:1]
    return second[0].offsets[-1] + 1 if second else article.end


def _line_of(document: Document, articles: Sequence[Article], at: int) -> Printed | None:
    """The date line above an article's body, else the last one below it; one that says what it is before others."""
    before = articles[at - 1].end if at else 0
    after = articles[at + 1].start if at + 1 < len(articles) else len(document.text)
    body = articles[at].body_start
    lines = [m for m in _LINE.finditer(document.text, before, after) if m.group().strip() and not is_link(m.group())]
    dated = [(n, line) for n, m in enumerate(lines) if (line := read_line(m.group(), m.start()))]
    dated = dated or [(n, line) for n, (one, two) in enumerate(pairwise(lines)) if (line := _of_two(one, two))]
    if len({line.date for _, line in dated}) >= _MANY:
        dated = [(n, line) for n, line in dated if line.start < body]
    above = [line for _, line in dated if line.start < body]
    top = [line for n, line in dated if n < _HEAD and line.start >= body]
    tail = [line for n, line in dated if n >= len(lines) - _TAIL]
    told = next((found for lines in (above[::-1], top, tail[::-1]) if (found := _plainest(lines))), None)
    return told or _behind(document, articles[at])


def _behind(document: Document, article: Article) -> Printed | None:
    """The day that stands behind the last sentence, on its line."""
    end = document.text.find("\n", article.end)
    end = len(document.text) if end < 0 else end
    first = max(article.body_start, article.end - _LAST)
    found = _BEHIND.search(narrow(document.text[first:end])) if end - first <= 2 * _LAST else None
    date = date_of(found.groupdict()) if found else None
    return Printed(date, first + found.start("year"), first + found.end()) if found and date else None


def _of_two(one: re.Match[str], two: re.Match[str]) -> Printed | None:
    return read_pair(one.group(), two.group(), one.start(), two.end())


def _plainest(lines: Sequence[Printed]) -> Printed | None:
    """The first that says that it is the day of publication, else the first."""
    return next((line for line in lines if line.labelled), lines[0] if lines else None)


def _of_address(document: Document, article: Article) -> Dateline | None:
    """The day or month in the page's own address, or in the addresses that stand in it where they agree."""
    if document.metadata.url:
        found = _ADDRESS.search(document.metadata.url + "/")
        date = _address_date(found) if found else None
        return Dateline(date, None, printed=False) if date else None
    matches = list(_ADDRESS.finditer(document.text))
    dates = {_address_date(m) for m in matches}
    date = dates.pop() if len(dates) == 1 else None
    if not date:
        return None
    return Dateline(date, _quote(document, article, Printed(date, *matches[0].span())), printed=False)


def _address_date(found: re.Match[str]) -> PartialDate | None:
    """'…/2020/3/23/…', '…/202003/t20200323_1.html': the day where one is told, else the month."""
    parts = found.groupdict()
    month = parts["month"] or parts["month2"]
    same = parts["month3"] and month and int(parts["month3"]) == int(month)
    day = parts["day"] or parts["day2"] or (parts["day3"] if same else None)
    return date_of({"year": parts["year"], "month": month, "day": day})


def _quote(document: Document, article: Article, line: Printed) -> Quote:
    return Quote(article.id, line.start, line.end, "".join(document.text[line.start : line.end].split()))
