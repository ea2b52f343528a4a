"""Dates as printed: 2024年7月29日, 11月27日至28日, 今年9月, 同日下午."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Scanner
from kg.records import DateMention, PartialDate

_WORDS = "date_words.tsv"
_YEAR = r"(?:(?P<year>(?:19|20)\d{2})年|(?P<lean><lean>)的?)"
_DOTTED = re.compile(r"(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_DOTTED_MONTH = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})\.(?P<month>0[1-9]|1[0-2])(?=[至到起\-—–～~，）任担当在]|$)"
)
_DAY = Pattern(
    _WORDS,
    rf"{_YEAR}?(?P<month>\d{{1,2}}|元)月(?P<day>\d{{1,2}})[日号]?"
    r"(?:(?:<half_day>)?(?:<until>)(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})[日号]"
    r"|(?:[、和](?P<day3>\d{1,2})[日号]?){1,5}(?<=[日号]))?",
)
_MONTH = Pattern(_WORDS, rf"{_YEAR}(?P<month>\d{{1,2}})月份?")
_BARE_MONTH = Pattern(_WORDS, r"(?<![\d年至到\-~—])(?P<month>\d{1,2})月(?:<month_part>)|^(?P<month2>\d{1,2})月(?=，)")
_WRITTEN = re.compile(
    r"(?:(?P<year>[一二][〇○零0OoＯ一二三四五六七八九]{3})年)?(?<!历)(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
    r"|(?P<year2>[一二][〇○零0OoＯ一二三四五六七八九]{3})年(?:(?P<month2>十[一二]?|[一二三四五六七八九])月)?"
)
_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○0OoＯ", 0)
_YEAR_ONLY = re.compile(r"(?P<year>(?:19|20)\d{2})年(?!第)")
_DAY_ONLY = re.compile(r"(?<![\d月至到第])(?P<day>\d{1,2})[日号](?=[，,上下晚凌至到\-~—在]|$)")
_SIGNS: Final = (  # what stands in every match of which patterns
    ("20", (_DOTTED,)),
    (".", (_DOTTED_MONTH,)),
    ("月", (_DAY, _MONTH, _BARE_MONTH)),
    ("年", (_YEAR_ONLY,)),
    ("日", (_DAY_ONLY,)),
    ("号，", (_DAY_ONLY,)),
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of the months


def find_dates(text: str) -> list[DateMention]:
    """The dates of a sentence in order; impossible ones (2月30日) are left out."""
    every = [*_every(text)]
    if len(every) < 2:
        return every
    out: list[DateMention] = []
    taken = 0
    for found in sorted(every, key=lambda d: (d.start, -d.end)):
        if found.start >= taken:
            year = out[-1].date.year if out and out[-1].end == found.start and not out[-1].date.month else None
            joined = year and found.date.month and not found.date.year and not found.relative
            out.append(_of_year(year, out.pop().start, found) if year and joined else found)
            taken = found.end
    return out


def _of_year(year: int, start: int, found: DateMention) -> DateMention:
    """二〇一九年|3月4日: the year in characters, the day in digits."""
    end = found.end_date._replace(year=year) if found.end_date.month else found.end_date
    return DateMention(start, found.end, found.date._replace(year=year), end)


def _every(text: str) -> Iterator[DateMention]:
    for sign, patterns in _SIGNS:
        for pattern in patterns if sign in text else ():
            for match in pattern.finditer(text):
                found = _mention(match)
                if found:
                    yield found
    if "月" in text or "年" in text:
        yield from _written(text)
    for start, end, word in _relative().find(text):
        yield DateMention(start, end, PartialDate(), relative=word)


def _written(text: str) -> Iterator[DateMention]:
    """二〇〇九年八月七日, 八月七日, 一九九四年一月; no 农历三月三日."""
    for match in _WRITTEN.finditer(text):
        year, month, day = match["year"] or match["year2"], match["month"] or match["month2"], match["day"]
        date = PartialDate(
            int("".join(str(_DIGITS[char]) for char in year)) if year else None,
            _number(month) if month else None,
            _number(day) if day else None,
        )
        if _possible(date) and (not date.year or 1900 <= date.year <= 2099):
            yield DateMention(match.start(), match.end(), date)


def _number(words: str) -> int:
    """十一, 三十 -> 11, 30."""
    tens, ten, ones = words.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def _mention(match: re.Match[str]) -> DateMention | None:
    parts = match.groupdict()
    month = _month(parts.get("month") or (None if parts.get("day2") else parts.get("month2")))
    day = int(parts.get("day") or 0) or None
    date = PartialDate(int(parts["year"]) if parts.get("year") else None, month, day)
    end = PartialDate()
    if last := parts.get("day2") or parts.get("day3"):
        end = PartialDate(date.year, int(parts.get("month2") or month or 0), int(last))
    if not _possible(date) or not _possible(end):
        return None
    relative = parts.get("lean") or ("月" if month is None and day else "")
    return DateMention(match.start(), match.end(), date, end, relative)


def _month(printed: str | None) -> int | None:
    return 1 if printed == "元" else int(printed or 0) or None  # 元月


def _possible(date: PartialDate) -> bool:
    if date.month is not None and not 1 <= date.month <= 12:
        return False
    return date.day is None or (1 <= date.day <= (_LONGEST[date.month - 1] if date.month else 31))


@cache
def _relative() -> Scanner:
    return Scanner(listed(_WORDS, "relative"))
