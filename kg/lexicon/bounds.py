"""Where the name of an organisation that ends at a given place starts."""

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import divisions, tables, words
from kg.lexicon.marks import behind_mark
from kg.lexicon.patterns import alternatives, listed

_MARKS = frozenset('，。；：、﹑﹐！？ —~…"')
JOINTS = frozenset("和与及暨")
_CREDIT = re.compile(r"讯(?:（[^（）]*）|【[^【】]*】)")  # 青禾日报6月1日讯（记者甲）|省政协
_OWN = frozenset("我本该")
_EARLIER = "前"  # 商会前|会长
_LONGEST = 48


def body_start(text: str, end: int, floor: int = 0) -> int:
    """Start of the organisation name that ends at text[end]; not before `floor`. `end` itself where nothing can belong to it."""
    floor = max(floor, end - _LONGEST)
    start = behind_mark(text, end, floor, _MARKS)
    if "）" in text[start:end] and (credit := _CREDIT.search(text, start, end)):
        start = credit.end()
    if not _may_part().search(text, start, end):
        return start  # nearly half of all: no word of them would be a boundary
    at = start
    found = words.cut(text[start:end])
    for i, word in enumerate(found):
        if (
            word.text in _boundaries()
            and not (word.text == _EARLIER and start + word.end == end)
            and not _inside(text, start, found, i, at)
            and not _in_name(text, start + word.start)
            and not _in_brackets(text, start, start + word.start)
        ):
            at = start + word.end
        elif word.text[0] in _OWN and len(word.text) < 3:
            at = start + word.start
    return at


def ends_like_organization(text: str) -> bool:
    """The words end in one of the endings of organisations."""
    return text.endswith(_endings())


def _inside(text: str, start: int, found: Sequence[words.Word], i: int, at: int) -> bool:
    """A joint between two halves of one name: 自然资源和规划局; not behind a name that is whole already."""
    word = found[i]
    if word.text not in JOINTS or i == 0:
        return False
    left = text[at : start + word.start]
    if (left[:1] in _OWN and len(left) == len("我县")) or divisions.named(left):
        return False  # 我县|与|某银行
    if i + 1 < len(found) and len(found[i + 1].text) > 1 and divisions.named(found[i + 1].text):
        return False  # 甲和|霞汀县
    return bool(left) and not ends_like_organization(left) and len(left) > 1


def _in_name(text: str, at: int) -> bool:
    """The word at text[at] is the head of a zone's or a department's name (经|开区, 经|信局), or stands inside a division's (大沁|他|拉镇)."""
    return text.startswith(_heads(), at) or any(
        hit.start < at < hit.end or hit.start == at < hit.end - 2 for hit in divisions.find(text)
    )


def _in_brackets(text: str, start: int, at: int) -> bool:
    """A bracket that opens behind text[start] is not closed before text[at]: （自|贸试验区南宁片区）管委会."""
    return text.count("（", start, at) > text.count("）", start, at)


@cache
def _heads() -> tuple[str, ...]:
    return (*sorted(tables.words("zone_words.txt")), *listed("body_words.tsv", "not_boundary"))


@cache
def _may_part() -> re.Pattern[str]:
    """The characters of a word at which a name may start, whether or not the cut makes a word of them."""
    words_of = (alternatives("boundaries.txt"), *listed("body_words.tsv", "before"), *sorted(_OWN))
    return re.compile("|".join(words_of))  # words alone: a set among them would be tried at every character


@cache
def _boundaries() -> frozenset[str]:
    return tables.words("boundaries.txt") | frozenset(listed("body_words.tsv", "before"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(ending for ending, _ in tables.pairs("organization_endings.tsv")))
