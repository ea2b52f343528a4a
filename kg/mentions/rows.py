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
    rf"(?:^|[，。；])(?P<row>{_ITEM}?(?:、{_ITEM}?){{1,60}})等(?:[^，。；、]{{0,16}}(?:[级以上老的套大家]|班子|位|[名余]))?(?:主要|有关|相关)?(?:<row_of>)(?:同志|干部|班子成员)?(?=[^。；]{{0,60}}?(?:<there>))",
)
_ARE = Pattern(  # 担任执行主席的是|甲、乙、丙
    _WORDS,
    rf"(?:执行主席|<there>)[^，。；：、]{{0,14}}的(?:还)?(?:领导)?[有是为]：?(?P<row>{_ITEM}?(?:、{_ITEM}?){{2,60}})(?=[。；，等]|$)",
    needs="的",
)
_PARTED = re.compile(_HEADED_ITEM)
_ARE_WORDS = ("的有", "的是", "的为", "的还有", "领导有", "领导是")
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
    if "、" in text:
        for match in _LEADERS.finditer(text) if "等" in text else ():
            out += _row(text, match.start("row"), match.end("row"), said_so=True)
        for match in _ARE.finditer(text) if any(are in text for are in _ARE_WORDS) else ():
            out += _row(text, match.start("row"), match.end("row"))
    if "人" in text and "：" in text:
        for match in _HEADED.finditer(text):
            out += _row(text, match.start("row"), match.end("row"))
    return out


def _row(text: str, start: int, end: int, *, said_so: bool = False) -> list[Person]:
    """The people of a row; `said_so`: the words behind it call them leaders, so that few given names may be ones that no list has."""
    people, odd = [], 0
    for item in _PARTED.finditer(text, start, end):
        person = _spaced(item) or name_at(text, item.start(), listed=True)
        if person and person.end == item.end() and _is_name(person.name):
            people.append(person)
        elif said_so and _may_be_name(item.group()):
            people.append(Person(*item.span(), item.group()))
            odd += 1
        else:
            return []
    likely = sum(names.likeness(p.name) for p in people) >= _LIKELY * (len(people) - odd)
    return people if likely and 3 * odd <= len(people) else []


def _may_be_name(item: str) -> bool:
    """徐彤: a usual surname before what is no word."""
    usual = names.surnames().get(item[0], 3) <= 2 and 2 <= len(item) <= 3
    return (
        usual
        and not is_trap(item)
        and not named(item)
        and not words.is_word(item, 1)
        and not (len(item) > 2 and words.is_word(item[1:], 50))
    )


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
