"""Spaces that part no words: 检 查, a name of two characters that is set as wide as one of three (于　岚), numbers set apart (3 月 4 日)."""

import re
from functools import cache

from kg.lexicon import tables, words
from kg.lexicon.names import surnames

_WIDEST = 3  # characters of such a space
_NEAR = 6  # characters on either side that tell a word
_WIDE = "\u3000"
_BEHIND = re.compile(r"[\u3400-\u9fff]+")
_USUAL = 2  # the class of surnames that are not rare
_NAME = range(2, 5)  # characters of a name in a list
_LABELS = "文图摄"
_NUMBER = re.compile(r"[0-9０-９]+(?:[.,．，~～—－-][0-9０-９]+)*[%％]?")
_NUMBER_END = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)?[%％]?$")
_LONGEST_NUMBER = 16
_INDENT = 8  # characters before a line, at most
_OF_DATES = frozenset("年月日")
_BEFORE_NUMBERS = frozenset("年月第")
_CLOCK = re.compile(r"\d[-－/／:：.．]$")  # 2019-03-|04 日照, 10:|20 人民
_RUNNING = re.compile(r"[^\n]{0,60}[，。；、,;]")  # a line of sentences, not of cells
_OPENS_A_NAME = frozenset(" \u3000\t\n、，,：:；;（(。|｜长记任员席授士师总监")  # what stands before a name


def is_inside(text: str, start: int, end: int) -> bool:
    """Whether the space text[start:end] stands inside a word or a name."""
    if end - start > _WIDEST:
        return False
    if text[start - 1].isdecimal() or text[start - 1] in "%％" or text[end].isdecimal():
        return end - start == 1 and _parts_a_number(text, start, end)
    left, right = _run_before(text, start), _BEHIND.match(text, end, end + _NEAR)
    if not left or not right:
        return False
    return _parts_a_word(left, right.group()) or _parts_a_name(text, start, end, right.group())


def _parts_a_number(text: str, start: int, end: int) -> bool:
    """A number is set apart from what it counts, and from the word before it: 于 2019 年召开第 3 次会议."""
    if not text[end].isdecimal():
        return _counts(text, start, end)
    number = _NUMBER.match(text, end)
    stop = number.end() if number else end
    padded = text[stop : stop + 1] == " " and _counts(text, stop, stop + 1)
    return (
        padded
        and "\u3400" <= text[start - 1] <= "\u9fff"
        and (text[start - 1] in _BEFORE_NUMBERS or is_running(text, start))
    )


def _counts(text: str, start: int, end: int) -> bool:
    """A measure stands behind the number that ends at start; 1 人民路改造, a number of a list, counts nothing."""
    number = _NUMBER_END.search(text, max(0, start - _LONGEST_NUMBER), start)
    if not number or not text.startswith(_measures(), end):
        return False
    if _CLOCK.search(text, max(0, number.start() - 2), number.start()):
        return False
    before = text[max(0, number.start() - _INDENT) : number.start()]
    before = before.rstrip(" \t\u3000")[-1:]
    return text[end] in _OF_DATES or before == "第" or (before not in ("", "\n") and is_running(text, start))


def is_running(text: str, at: int) -> bool:
    """Whether text[at] stands in a line of sentences: a mark of them is near."""
    return bool(_RUNNING.match(text, at) or _RUNNING.match(text[text.rfind("\n", max(0, at - 60), at) + 1 : at]))


@cache
def _measures() -> tuple[str, ...]:
    return tables.longest_first(tables.words("measure_words.txt"))


def _run_before(text: str, end: int) -> str:
    start = end
    while start > max(0, end - _NEAR) and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    return text[start:end]


def _parts_a_word(left: str, right: str) -> bool:
    """A word lies over the space; two names in a list make none."""
    known = surnames()
    names = all(len(part) in _NAME and part[0] in known for part in (left, right))
    return not names and len(left) not in words.bounds(left + right)


def _parts_a_name(text: str, start: int, end: int, right: str) -> bool:
    """A lone surname before a wide space, or before a lone character."""
    surname = text[start - 1]
    if surnames().get(surname, _USUAL + 1) > _USUAL or surname in _LABELS:
        return False
    lone = start < 2 or text[start - 2] in _OPENS_A_NAME
    return lone and (_WIDE in text[start:end] or len(right) == 1)
