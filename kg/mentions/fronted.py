"""The person whose offices stand behind his name: in brackets, behind a colon, a comma or a gap that closes with them."""

import re

from kg.lexicon import words
from kg.lexicon.divisions import named
from kg.lexicon.names import likeness, surname_of
from kg.mentions.known import Known
from kg.mentions.parts import parts_end
from kg.mentions.traps import is_trap
from kg.records import Person

_BULLET = r"(?:[-—•●·*]? ?\d{0,2}[.、]? ?)"
_HAN = r"[\u3400-\u9fff]"
_POLITE = r"(?:同志|先生|女士)?$"
_NAME = re.compile(
    rf"(?:^|[，。；：、）！？ ]|[和与及] ?){_BULLET}(?P<name>{_HAN}{{2,4}}|{_HAN}{{1,7}}(?:·{_HAN}{{1,7}}){{1,4}}){_POLITE}"
)
_ROW = re.compile(rf"(?:^|[。；！？：]){_BULLET}(?P<name>{_HAN}{{2,4}}){_POLITE}")
_CLOSED = re.compile(r"(?:（[^（）]{1,8}）)?(?:等?职务?)?(?:[。；]|$)")
_WINDOW = 24  # characters before an office that may hold a name
_ALIKE, _LIKELY = 0.3, 0.6  # likeness to a given name: in brackets and rows, behind a comma
_PLACES = frozenset("省市县区州镇乡村庄屯寨组站局厂校院")


def person_in_front(text: str, start: int, end: int, known: Known) -> Person | None:
    """The person a chain of offices text[start:end] is told of behind his name; None where nothing joins them.

    Example: 出席会议的有：李明华（县长）、王海林（县财政局局长）。 -> (李明华, 卢氏县政府, 县长)
    """
    mark = text[start - 1 : start] if start else ""
    if mark == "（":
        return _named(text, start - 1, _NAME, known, _ALIKE) if text.startswith("）", end) else None
    if mark and mark in "：，| " and _CLOSED.match(text, end):
        return _named(text, start - 1, _ROW, known, _LIKELY if mark == "，" else _ALIKE)
    return None


def _named(text: str, end: int, pattern: re.Pattern[str], known: Known, least: float) -> Person | None:
    found = pattern.search(text, max(0, end - _WINDOW), end)
    if not found:
        return None
    person = Person(found.start("name"), found.end("name"), found.group("name"))
    return person if _is_name(person.name, least) or person.name in known else None


def _is_name(name: str, least: float) -> bool:
    if "·" in name or parts_end(name, 0) == len(name) > 2:
        return True
    alike = bool(surname_of(name)) and likeness(name) >= least and name[-1] not in _PLACES
    return alike and not is_trap(name) and not named(name) and not words.is_word(name, 50)
