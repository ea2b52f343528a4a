"""Names in a row without offices: 甲、乙、丙在主席台就坐; 列席人员：甲 乙 丙."""

import re
from functools import cache

from kg.lexicon import names, words
from kg.lexicon.divisions import named
from kg.lexicon.patterns import Pattern, alternatives
from kg.mentions.names import name_at
from kg.mentions.traps import is_trap
from kg.records import Person

_ITEM = r"[\u3400-\u9fff]{2,4}"
_HEADED_ITEM = rf"(?:{_ITEM}|[\u3400-\u9fff] {{1,6}}[\u3400-\u9fff](?![\u3400-\u9fff]))"
_WORDS = "change_words.tsv"
_HEADED = Pattern(
    _WORDS,
    rf"(?:<comes>)(?:人员|人|领导)(?:名单)?：\s*(?P<row>{_HEADED_ITEM}(?:(?:、| +){_HEADED_ITEM}){{1,60}})(?=[\s。；，]|$)",
)
_LEADERS = Pattern(  # 甲、乙、丙等在郑的副市级以上领导同志|出席
    _WORDS,
    rf"(?:^|[，。；])(?P<row>{_ITEM}?(?:、{_ITEM}?){{1,60}})等(?:[^，。；、]{{0,16}}[级以上老]|[省市县区州旗镇乡]?[四五六几](?:大|套|大家)?班子)?(?:相关|有关|主要)?领导(?:同志|干部)?(?=[^，。；]{{0,30}}?(?:<there>))",
)
_PARTED = re.compile(_HEADED_ITEM)
_LEAST = 3  # names in a row that no heading announces
_PASSABLY, _LIKELY = 0.3, 0.6  # likeness to a given name: of each, and of all on the average


def rows_of_names(text: str) -> list[Person]:
    """The names of each row in order; none of a row in which one item is no name.

    Example: 6月1日，县十届人大一次会议开幕。张伟国、李明华、王建军在主席台前排就坐。 -> (张伟国, 李明华, 王建军)
    """
    out: list[Person] = []
    if "、" in text and ("席" in text or "参" in text or "到会" in text):
        for match in _rows().finditer(text):
            row = _row(text, match.start("row"), match.end("row"))
            out += row if len(row) >= _LEAST else []
    if "、" in text and "等" in text and "领导" in text:
        for match in _LEADERS.finditer(text):
            out += _row(text, match.start("row"), match.end("row"))
    if "人" in text and "：" in text:
        for match in _HEADED.finditer(text):
            out += _row(text, match.start("row"), match.end("row"))
    return out


def _row(text: str, start: int, end: int) -> list[Person]:
    people = []
    for item in _PARTED.finditer(text, start, end):
        person = _spaced(item) or name_at(text, item.start(), listed=True)
        if not person or person.end != item.end() or not _is_name(person.name):
            return []
        people.append(person)
    likely = sum(names.likeness(p.name) for p in people) >= _LIKELY * len(people)
    return people if likely else []


def _spaced(item: re.Match[str]) -> Person | None:
    """贺    伟: a name of two characters set as wide as one of three."""
    name = "".join(item.group().split())
    return Person(*item.span(), name) if len(name) < len(item.group()) and names.surname_of(name[0]) else None


def _is_name(name: str) -> bool:
    """It opens with a surname, is made as names are, and is no word and no place."""
    likely = names.surname_of(name) and names.likeness(name) >= _PASSABLY
    return bool(likely) and not is_trap(name) and not named(name) and not words.is_word(name, 300)


@cache
def _rows() -> re.Pattern[str]:
    """A clause that opens with names and goes on with what says that they are there."""
    return re.compile(
        rf"(?:^|[。；])(?P<row>{_ITEM}?(?:、{_ITEM}?){{2,60}})(?:等)?(?:同志|领导)?(?={alternatives('presence.txt')})"
    )
