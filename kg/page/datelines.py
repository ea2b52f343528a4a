"""The printed date of a report: in its opening ('…10月10日讯'), on a line beside its heading, or as the signature of a notice."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.lexicon import tables
from kg.records import Article, Document, PartialDate, Quote

_OPENING = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s?年)?\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日\s?(?:[电讯](?=[\s（(【】，：:]|记者|通讯员|$)|消息|综合消息|报道)"
)
_FULL = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)|年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日)"
    r"|(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>(?:19|20)\d\d)(?!\d))"
)
_WRITTEN = re.compile(
    r"^(?P<year>[一二][〇○零0一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日$"
)
_ADDRESS = re.compile(
    r"https?://[^\s\u3400-\u9fff]{3,80}?/(?P<year>20[0-4]\d)[-/]?(?P<month>0[1-9]|1[0-2])(?:[-/]?(?P<day>0[1-9]|[12]\d|3[01]))?/"
)
_NARROW = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")
_LINE = re.compile(r"[^\r\n]+")
_BEFORE = re.compile(r"(?:^|[\s：:|>（(\[【】·])$")
_AFTER = re.compile(r"^(?:$|[\s|）)\]】【\[第]|\d\d:|星期|来源|作者|阅读|浏览|访问|字体)")
_LONGEST = 100
_LEAP_YEAR = 2024  # in which every day of a year exists
_HEAD, _TAIL = 6, 5  # lines at the top and the bottom of an article where its date may stand
_MANY = 4  # so many dates on lines of their own are a list of dates
_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "0": 0}


class Dateline(NamedTuple):
    """`quote` is None where it was told from outside; `printed` False where only an address of the page shows it."""

    date: PartialDate
    quote: Quote | None
    printed: bool = True


class _Line(NamedTuple):
    date: PartialDate
    start: int
    end: int


def find_datelines(document: Document, articles: Sequence[Article]) -> tuple[Dateline | None, ...]:
    """One an article; None where none is printed or told. The only date line of a page is every article's."""
    if document.metadata.published:
        return (Dateline(document.metadata.published, None),) * len(articles)
    lines = [_line_of(document, articles, i) for i in range(len(articles))]
    distinct = {line.date for line in lines if line}
    only = next(line for line in lines if line) if len(distinct) == 1 else None
    return tuple(_dateline(document, a, lines[i] or only) for i, a in enumerate(articles))


def _dateline(document: Document, article: Article, line: _Line | None) -> Dateline | None:
    opening = _opening(document, article)
    if opening and (opening.date.year or not line):
        return Dateline(opening.date, _quote(document, article, opening))
    if opening and line and line.date.year and opening.date.month:
        year = line.date.year - (opening.date.month > (line.date.month or 12) + 6)
        return Dateline(opening.date._replace(year=year), _quote(document, article, line))
    if line:
        return Dateline(line.date, _quote(document, article, line))
    return _of_address(document, article)


def _opening(document: Document, article: Article) -> _Line | None:
    head = _head_end(article)
    found = _OPENING.search(document.text[article.start : head].translate(_NARROW))
    date = _date(found.groupdict()) if found else None
    return _Line(date, article.start + found.start(), article.start + found.end()) if found and date else None


def _head_end(article: Article) -> int:
    """Where the second sentence ends."""
    second = article.sentences[1:2] or article.sentences[:1]
    return second[0].offsets[-1] + 1 if second else article.end


def _line_of(document: Document, articles: Sequence[Article], at: int) -> _Line | None:
    """The date line above an article's body, else the last one below it."""
    before = articles[at - 1].end if at else 0
    after = articles[at + 1].start if at + 1 < len(articles) else len(document.text)
    lines = [m for m in _LINE.finditer(document.text, before, after) if m.group().strip()]
    dated = [(n, line) for n, m in enumerate(lines) if (line := _read_line(m))]
    if len({line.date for _, line in dated}) >= _MANY:
        dated = [(n, line) for n, line in dated if line.start < articles[at].body_start]
    head = [line for n, line in dated if n < _HEAD or line.start < articles[at].body_start]
    tail = [line for n, line in dated if n >= len(lines) - _TAIL]
    return head[0] if head else tail[-1] if tail else None


def _read_line(match: re.Match[str]) -> _Line | None:
    if match.end() - match.start() > _LONGEST:
        return None
    text = match.group().translate(_NARROW)
    if "。" in text or "，" in text:
        return None
    written, full = _WRITTEN.match("".join(text.split())), [*_FULL.finditer(text)]
    if not (written or full) or any(word in text for word in tables.grouped("year_words.tsv")["clock"]):
        return None
    if written:
        date = _date({name: str(_number(value)) for name, value in written.groupdict().items()})
        return _Line(date, match.start(), match.end()) if date else None
    for found in full:
        date = _date(found.groupdict())
        if date and _BEFORE.search(text[: found.start()]) and _AFTER.match(text[found.end() :]):
            return _Line(date, match.start() + found.start(), match.start() + found.end())
    return None


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    """The date of a match's named parts; None for an impossible one."""
    value = {
        name: next((int(v) for k, v in parts.items() if k.rstrip("23") == name and v), 0)
        for name in ("year", "month", "day")
    }
    try:
        dt.date(value["year"] or _LEAP_YEAR, value["month"], value["day"] or 1)
    except ValueError:
        return None
    return PartialDate(value["year"] or None, value["month"], value["day"] or None)


def _number(words: str) -> int:
    """二〇一五 -> 2015, 二十八 -> 28."""
    if "十" not in words:
        return int("".join(str(_DIGITS[char]) for char in words))
    tens, ones = words.split("十", 1)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _of_address(document: Document, article: Article) -> Dateline | None:
    """The month in the page's own address, or in the addresses that stand in it where they agree."""
    if document.metadata.url:
        found = _ADDRESS.search(document.metadata.url + "/")
        date = _date(found.groupdict()) if found else None
        return Dateline(date, None, printed=False) if date else None
    matches = list(_ADDRESS.finditer(document.text))
    dates = {_date(m.groupdict()) for m in matches}
    date = dates.pop() if len(dates) == 1 else None
    return (
        Dateline(date, _quote(document, article, _Line(date, matches[0].start(), matches[0].end())), printed=False)
        if date
        else None
    )


def _quote(document: Document, article: Article, line: _Line) -> Quote:
    return Quote(article.id, line.start, line.end, "".join(document.text[line.start : line.end].split()))
