"""The date that a line prints: behind a label ('发布时间：2019-05-07'), or on its own or beside what else stands under a heading."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import patterns
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.typeset import UNSEEN
from kg.page.numerals import number
from kg.records import PartialDate

_WORDS = "year_words.tsv"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL = re.compile(
    rf"(?<![\d./-])(?:{_YEAR}(?:\s?(?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<day>\d{{1,2}})(?!\d)|\s?年\s?(?P<month2>\d{{1,2}})\s?月\s?(?P<day2>\d{{1,2}})\s?(?:[日号]|(?=\s\d{{1,2}}:\d\d))|\s(?P<month4>0[1-9]|1[0-2])[/-](?P<day4>0[1-9]|[12]\d|3[01])(?=\s\d{{1,2}}:\d\d))"
    r"|(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>(?:19|20)\d\d)(?!\d)"
    r"|(?P<month5>\d{1,2})月(?P<day5>\d{1,2})日\s(?P<year5>20\d\d)(?![\d年]))"
)
_ENGLISH = re.compile(
    r"^\s*(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?P<day>\d{1,2}),\s?(?P<year>20\d\d)\s*$"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABELLED = Pattern(  # the day may be missing, and the century
    _WORDS,
    r"(?P<label>[一-鿿]{0,6}?(?:<printed>|<drawn_up>))\s?[：:]?\s?[（(\[【]?\s?"
    rf"(?:{_YEAR}\s?[-/.年]\s?(?P<month>\d{{1,2}})(?:\s?[-/.月]\s?(?P<day>\d{{2}}(?=\d\d:\d\d)|\d{{1,2}}))?"
    r"|(?P<year2>(?:19|20)\d\d)(?P<month3>0[1-9]|1[0-2])(?P<day3>[0-3]\d)"
    r"|(?P<short>[01]\d|2[0-6])(?P<mark>[-/.])(?P<month2>[01]\d)(?P=mark)(?P<day2>[0-3]\d))(?!\d(?!\d:\d\d))",
)
_LABEL = Pattern(_WORDS, r"<printed>|<drawn_up>")  # one stands in each of its matches
_WRITTEN = Pattern(
    _WORDS,
    r"^(?:(?:<printed>)[：:])?(?P<year>[一二][〇○零0OＯoо一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日$",
    needs="年",
)
_MONTH = re.compile(rf"^\s*[（(]?{_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月[)）]?\s*$")  # a line of its own
_SIGNED = Pattern(_WORDS, r"^\s*[\u3400-\u9fff]{2,20}(?:<signing>)$")  # 霞汀县人民政府|2019年3月4日
_TWO_LINES = re.compile(  # 2019 / 03-04, 03-04 / 2019, 2019-03 / 04, 04 / 2019-03
    rf"-?{_YEAR}[-年]?\n(?P<month>0[1-9]|1[0-2])[-/.月](?P<day>0[1-9]|[12]\d|3[01])日?"
    r"|(?P<month2>0[1-9]|1[0-2])[-/.月](?P<day2>0[1-9]|[12]\d|3[01])日?\n(?P<year2>20\d\d)年?"
    r"|(?P<year3>20\d\d)[-/.年](?P<month3>0[1-9]|1[0-2])月?\n(?P<day3>0[1-9]|[12]\d|3[01])日?"
    r"|(?P<day4>0[1-9]|[12]\d|3[01])日?\n(?P<year4>20\d\d)[-/.年](?P<month4>0[1-9]|1[0-2])月?"
)
_DELIVERED = Pattern(  # ——2021年2月27日在青柏镇第十六届人民代表大会, （2020年7月28日霞汀县人大常委会第二十次会议通过）
    _WORDS,
    rf"(?:^\s*[（(]?|——|--|－－|[（(])\s?{_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日"
    r"(?:\s?在[^。，；]{2,40}(?:<delivered_at>)|[^。，；（）()]{4,60}(?:<voted>)[）)])",
    needs="年",
)
_NARROW = str.maketrans("０１２３４５６７８９－／．：［］", "0123456789-/.:[]")
_WIDE = re.compile("[０-９－／．：［］]")
_APART = re.compile(f"[*{UNSEEN}]")
_BEFORE = re.compile(r"(?:^|[\s：:|>（(\[【】》·•第])$")
_AFTER = Pattern(_WORDS, r"^(?:$|[\s|）)\]】【\[第期,]|T?\d\d:|\d{1,7}$|(?:<beside>)|(?:<printed_there>)\s*$)")
_PAPER = Pattern("report_words.tsv", r"(?:<paper>)$")
_HEADING = re.compile(r"[\u3400-\u9fff]{8}$")
_STAMPED = re.compile(r"^\s?\d{1,2}:\d\d(?::\d\d)?\s*$")  # whose|2018-06-01 17:07
_CLOCK = re.compile(r"\s*(?P<month>0?[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12]\d|3[01]) \d{1,2}:\d{2}\s*$")  # 09-22 16:42
_OTHER = Pattern(_WORDS, r"<clock>")
_NUMBER = re.compile(r"[\d年]")  # one stands in every date
_SHORT = 9  # characters of a line that holds a part of a date alone
_COLUMN = 8  # characters of a column's name that a day opens the line of: 2020-07-22新闻
_LONGEST = 160
LEAP_YEAR = 2024  # in which every day of a year exists


class Printed(NamedTuple):
    """A date at [start, end) of the document; `labelled`: the line says that it is the day of publication."""

    date: PartialDate
    start: int
    end: int
    labelled: bool = False


def narrow(text: str) -> str:
    """Wide digits and marks narrow, marks of bold type and what can not be seen as spaces; as long as the text."""
    text = text.translate(_NARROW) if _WIDE.search(text) else text
    return _APART.sub(" ", text)


def read_line(line: str, start: int) -> Printed | None:
    """The date of a line that begins at `start` of its document; None for a line of text, and for other dates than the page's own."""
    if len(line) > _LONGEST or not _NUMBER.search(line):
        return None
    text = narrow(line)
    if "。" in text:
        return None
    labelled = _labelled(text) or _delivered(text)
    if labelled:
        return labelled._replace(start=start + labelled.start, end=start + labelled.end)
    if "，" in text or _other(text):
        return None
    return _bare(text, start)


def read_pair(first: str, second: str, start: int, end: int) -> Printed | None:
    """The date that two short lines at [start, end) print together, the day or the year apart; None for any others."""
    if len(first) > _SHORT or len(second) > _SHORT:
        return None
    found = _TWO_LINES.fullmatch(f"{narrow(first).strip()}\n{narrow(second).strip()}")
    date = date_of(found.groupdict()) if found else None
    return Printed(date, start, end) if date else None


def date_of(parts: dict[str, str | None]) -> PartialDate | None:
    """The date of a match's named parts (year, month, day, each also with a digit behind it); None for an impossible one."""
    value = {
        name: next((int(v) for k, v in parts.items() if k.rstrip("2345") == name and v), 0)
        for name in ("year", "month", "day")
    }
    try:
        dt.date(value["year"] or LEAP_YEAR, value["month"], value["day"] or 1)
    except ValueError:
        return None
    return PartialDate(value["year"] or None, value["month"], value["day"] or None)


def _labelled(text: str) -> Printed | None:
    """The first date behind a label of publication, else of drawing up (成文日期); 会议时间 and 截止日期 are none."""
    drawn = None
    for found in _LABELLED.finditer(text) if _LABEL.search(text) else ():
        if _other(found["label"]):
            continue
        parts = found.groupdict()
        date = date_of({**parts, "year": f"20{parts['short']}"} if parts["short"] else parts)
        line = Printed(date, found.end("label"), found.end(), labelled=True) if date else None
        if line and not found["label"].endswith(listed(_WORDS, "drawn_up")):
            return line
        drawn = drawn or (line._replace(labelled=False) if line else None)
    return drawn


def _delivered(text: str) -> Printed | None:
    """The day on which a meeting heard the speech or voted on the paper that the page holds."""
    found = _DELIVERED.search(text)
    date = date_of(found.groupdict()) if found else None
    return Printed(date, found.start("year"), found.end("day") + 1) if found and date else None


def _bare(text: str, start: int) -> Printed | None:
    clock = _CLOCK.match(text)
    if clock:
        date = date_of(clock.groupdict())
        return Printed(date, start + clock.start("month"), start + clock.end("day")) if date else None
    written = _WRITTEN.match("".join(text.split()))
    if written:
        date = date_of({name: str(number(value)) for name, value in written.groupdict().items()})
        return Printed(date, start, start + len(text)) if date else None
    month = _MONTH.match(text)
    if month:
        date = date_of(month.groupdict())
        return Printed(date, start + month.start("year"), start + month.end("month") + 1) if date else None
    english = _ENGLISH.match(text)
    if english:
        parts = {**english.groupdict(), "month": str(_MONTHS.index(english["name"]) + 1)}
        date = date_of(parts)
        return Printed(date, start + english.start("name"), start + english.end("year")) if date else None
    dates = [*_FULL.finditer(text)]
    anywhere = _meta().search(text) if dates else None
    for found in dates:
        date = date_of(found.groupdict())
        behind = text[found.end() :]
        signed = not behind.strip() and _SIGNED.match(text[: found.start()])
        apart = _BEFORE.search(text[: found.start()]) and (
            _AFTER.match(behind) or (found.start() == 0 and found["mark"] and len(behind) <= _COLUMN)
        )
        if date and (anywhere or apart or signed or _is_behind(found, text)):
            return Printed(date, start + found.start(), start + found.end())
    return None


def _is_behind(found: re.Match[str], text: str) -> bool:
    """A clock stands behind the day and nothing else, or nothing, and a heading or a paper's name right before it."""
    behind, before = text[found.end() :], text[: found.start()]
    if _STAMPED.match(behind):
        return True
    return not behind.strip() and (
        bool(found["mark"] and _HEADING.search(before)) or _PAPER.search(before.strip()) is not None
    )


def _other(text: str) -> bool:
    """Whether the words show another date than the page's: a clock's, a meeting's, a deadline."""
    return _OTHER.search(text) is not None


@cache
def _meta() -> re.Pattern[str]:
    """A key of the line under a heading: 来源：."""
    return re.compile(rf"(?:{patterns.alternatives('meta_keys.txt')})[：:]")
