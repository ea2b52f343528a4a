"""Keys and values of a notice: '项目名称：甲工程 建设地点：柳湾镇 建设单位：乙公司', and the project it names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.words import is_proper, stem_of
from kg.lexicon.patterns import Pattern

_NUMBER = r"(?:（?[一二三四五六七八九十\d]{1,2}(?:）|[、．.](?!\d))）? ?)"
_WORDS = "project_words.tsv"
_KEY = Pattern(
    _WORDS,
    rf"{_NUMBER}?(?:(?P<name><notice_name>)|(?P<place><notice_place>)|(?P<developer><developer>)|"
    rf"(?P<builder><builder>)|(?P<funder><funder>)|(?P<investment><notice_cost>)|(?P<area><notice_area>)|(?P<other><notice_key>))"
    rf"(?:（[^（）]{{1,8}}）)?：|{_NUMBER}[\u4e00-\u9fff、]{{2,12}}：",
    needs="：",
)
_CELL = re.compile(r"[^|｜ ](?:[^|｜]*[^|｜ ])?")
_PAIR = 2
_STOP = re.compile(r"[。；，]")
NO_NAME = re.compile(r"[“”？！]|详见|见附件")
_ENDS_IN_REPORT = Pattern(
    _WORDS,
    r"环境影响(?:报告[书表]|评价)?.{0,6}$|(?:<tendered>)?(?:中标|招标)?(?:候选人)?公[示告]$",
)
_LONGEST = 60
_SHORTEST = 4


class Entry(NamedTuple):
    """A key's kind, where the key and where its value stands."""

    kind: str
    key: int
    start: int
    end: int
    unit: str = ""  # told by the head of a column: 总投资（万元）


def find_entries(text: str) -> list[Entry]:
    """The keys of a notice with their values, in order; [] where none stands."""
    if "：" not in text:
        return _row(text)
    keys = list(_KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)] * bool(keys)
    return [Entry(key.lastgroup or "other", key.start(), key.end(), end) for key, end in zip(keys, ends, strict=True)]


def _row(text: str) -> list[Entry]:
    """项目名称 | 甲工程 |: a line of a table with a key and its value, as one entry."""
    cells = list(_CELL.finditer(text)) if "|" in text or "｜" in text else []
    key = _KEY.fullmatch(cells[0].group() + "：") if len(cells) == _PAIR else None
    return [Entry(key.lastgroup, cells[0].start(), *cells[1].span())] if key and key.lastgroup else []


def find_noticed(text: str, entries: list[Entry]) -> Iterator[ProjectName]:
    """项目名称：柳湾水厂工程 -> 柳湾水厂工程, whatever it ends in."""
    for entry in entries:
        found = _name(text, entry) if entry.kind == "name" else None
        if found:
            yield found


def _name(text: str, entry: Entry) -> ProjectName | None:
    start, end = value_of(text, entry)
    tail = _ENDS_IN_REPORT.search(text, start, end)
    end = tail.start() if tail else end
    words = text[start:end]
    if not _SHORTEST <= len(words) <= _LONGEST or NO_NAME.search(words) or not is_proper(stem_of(words)):
        return None
    return ProjectName(start, end, words)


def value_of(text: str, entry: Entry) -> tuple[int, int]:
    """The value up to its first mark, without space and quotes."""
    stop = _STOP.search(text, entry.start, entry.end)
    start, end = entry.start, stop.start() if stop else entry.end
    while start < end and text[start] in " 《“":
        start += 1
    while start < end and text[end - 1] in " 》”、":
        end -= 1
    return start, end
