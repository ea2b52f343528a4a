"""Lines above a text that print a day: the line of printing, and a heading with the day of printing behind it."""

import re

from kg.lexicon.patterns import Pattern
from kg.segment.signers import is_medium

_WORDS = "year_words.tsv"
_DATE = re.compile(
    r"(?:19|20)\d\d"
    r"(?:(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}|年\d{1,2}月\d{1,2}日|[-/ ]{1,3}\d{1,2}[-/ ]{1,3}\d{1,2})(?:[T日]? ?\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|[一二][〇○零0OＯo一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, ?(?:19|20)\d\d"
    r"|(?<![\d-])(?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]) \d{1,2}[:：]\d\d(?!\d)"
)
_NUMBER = re.compile(r"\d[:：]\d\d|(?:19|20|[一二][〇○零0OＯo九])[\d〇○零0OＯo一二三四五六七八九]{2}")
_PAPER = Pattern("report_words.tsv", r"<paper>")
_SHORT = 16  # characters of the name of a paper and who wrote for it
_BETWEEN = " _|｜（([【:：-—·"
_LABEL = Pattern(_WORDS, r"(?:<printed>|[Dd]ate|[Pp]ublished|[Tt]ime)[：: ]*$")
_BESIDE = Pattern(_WORDS, r"<beside>|<printed_there>|第?\d|周[一二三四五六日]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KEY = re.compile(r"[\u3400-\u9fff]{2,4}：")
_HEADING, _WORD = 10, 7  # characters of a heading, and of its longest part
_PRINTING = 16  # characters beside the day on a line of printing
_LONGEST = 90


def printing_at(text: str) -> int:
    """Where in a line the words that tell the day of printing begin: 0 where nothing else stands there, -1 in a line of text."""
    if len(text) > _LONGEST or "。" in text or not _NUMBER.search(text):
        return -1
    date = _DATE.search(text)
    if not date:
        return -1
    head, rest = _head(text[: date.start()]), text[date.end() :]
    if "，" in rest or "；" in rest or (_HAN.match(rest) and not _BESIDE.match(rest)):
        return -1
    if _is_heading(head):
        return len(head)
    if not head and _KEY.search(rest):
        return 0
    few = len(_HAN.findall(head)) + len(_HAN.findall(rest)) <= _PRINTING
    return 0 if few and "，" not in head and not _is_heading(rest) else -1


def _head(text: str) -> str:
    text = text.rstrip(_BETWEEN)
    return _LABEL.sub("", text).rstrip(_BETWEEN)


def _is_heading(text: str) -> bool:
    """It is as long as headings are, names no key and is no paper's name."""
    if len(text) <= _SHORT and _PAPER.search(text):
        return False
    longest = max((len(_HAN.findall(part)) for part in text.split()), default=0)
    return (
        longest >= _WORD
        and len(_HAN.findall(text)) >= _HEADING
        and not _KEY.search(text)
        and not is_medium(text.rsplit(maxsplit=1)[-1])
    )
