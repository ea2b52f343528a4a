"""Spaces that part no words: 检 查, and a name of two characters that is set as wide as one of three (于　岚)."""

import re

from kg.lexicon import words
from kg.lexicon.names import surnames

_WIDEST = 3  # characters of such a space
_NEAR = 6  # characters on either side that tell a word
_WIDE = "\u3000"
_BEHIND = re.compile(r"[\u3400-\u9fff]+")
_USUAL = 2  # the class of surnames that are not rare
_NAME = range(2, 5)  # characters of a name in a list
_LABELS = "文图摄"
_OPENS_A_NAME = frozenset(" \u3000\t\n、，,：:；;（(。|｜长记任员席授士师总监")  # what stands before a name


def is_inside(text: str, start: int, end: int) -> bool:
    """Whether the space text[start:end] stands inside a word or a name."""
    if end - start > _WIDEST:
        return False
    left, right = _run_before(text, start), _BEHIND.match(text, end, end + _NEAR)
    if not left or not right:
        return False
    return _parts_a_word(left, right.group()) or _parts_a_name(text, start, end, right.group())


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
