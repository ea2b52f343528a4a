"""Dates as printed: 2024年7月29日, 11月27日至28日, 今年9月, 同日下午."""

import re
from collections.abc import Iterator

from kg.records import DateMention, PartialDate

_YEAR = r"(?:(?P<year>(?:19|20)\d{2})年|(?P<lean>今年|去年|明年|当年|同年|次年|前年)的?)"
_DAY = re.compile(
    rf"{_YEAR}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]?"
    r"(?:(?:上午|下午|晚|晚上)?(?:至|到|-|~|—|－|——)(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})[日号])?"
)
_MONTH = re.compile(rf"{_YEAR}(?P<month>\d{{1,2}})月(?:份)?")
_BARE_MONTH = re.compile(r"(?<![\d年至到\-~—])(?P<month>\d{1,2})月(?:份|底|初|中旬|上旬|下旬|以来)")
_YEAR_ONLY = re.compile(r"(?P<year>(?:19|20)\d{2})年(?!第)")
_DOTTED = re.compile(r"(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_DAY_ONLY = re.compile(r"(?<![\d月至到])(?P<day>\d{1,2})日(?=[，,上下晚凌至到\-~—在，]|，|$)")
_RELATIVE = re.compile(r"今天|今日|昨天|昨日|昨|前天|同日|当日|当天|同一天|次日|翌日|日前|近日|连日来")


def find_dates(text: str) -> list[DateMention]:
    """The dates of a sentence in order; impossible ones (2月30日) are left out."""
    out: list[DateMention] = []
    taken = 0
    for found in sorted(_every(text), key=lambda d: (d.start, -d.end)):
        if found.start >= taken:
            out.append(found)
            taken = found.end
    return out


def _every(text: str) -> Iterator[DateMention]:
    if "月" in text or "年" in text or "日" in text or "20" in text:
        for pattern in (_DOTTED, _DAY, _MONTH, _BARE_MONTH, _YEAR_ONLY, _DAY_ONLY):
            for match in pattern.finditer(text):
                found = _mention(match)
                if found:
                    yield found
    for match in _RELATIVE.finditer(text):
        yield DateMention(match.start(), match.end(), PartialDate(), relative=match.group())


def _mention(match: re.Match[str]) -> DateMention | None:
    parts = match.groupdict()
    month = int(parts.get("month") or 0) or None
    day = int(parts.get("day") or 0) or None
    date = PartialDate(int(parts["year"]) if parts.get("year") else None, month, day)
    end = PartialDate()
    if parts.get("day2"):
        end = PartialDate(date.year, int(parts.get("month2") or month or 0), int(parts["day2"]))
    if not _possible(date) or not _possible(end):
        return None
    relative = parts.get("lean") or ("月" if month is None and day else "")
    return DateMention(match.start(), match.end(), date, end, relative)


def _possible(date: PartialDate) -> bool:
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if date.month is not None and not 1 <= date.month <= 12:
        return False
    return date.day is None or (1 <= date.day <= (longest[date.month - 1] if date.month else 31))
