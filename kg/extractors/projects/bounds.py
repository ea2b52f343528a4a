"""Where the words before a project's name end."""

import re

from kg.extractors.projects.words import bounds
from kg.lexicon import words
from kg.lexicon.marks import behind_mark

_MARKS = frozenset("，。；：、！？—~…")
_PAIRED = re.compile(r"[（“《）”》]")
_LONGEST = 50
_SHORT_HALF = 4


def name_start(text: str, end: int) -> int:
    """Start of the words that end at text[end]: behind the last mark or verb before them."""
    start = behind_mark(text, end, max(0, end - _LONGEST), _MARKS)
    at = start
    depth = 0
    paired = _PAIRED.search(text, start, end) is not None
    for word in words.cut(text[start:end]):
        if paired:
            depth += sum(c in "（“《" for c in word.text) - sum(c in "）”》" for c in word.text)
        if depth == 0 and word.text in bounds():
            at = start + word.end
    return _with_parallel(text, at, end) if at < end else end


def _with_parallel(text: str, start: int, end: int) -> int:
    """绿化、亮化建设: a short half behind 、 belongs to the words before it."""
    half = text[start:end]
    if (
        text[start - 1 : start] != "、"
        or start < 3
        or text[start - 2] != "化"
        or half[1:2] != "化"
        or len(half) > _SHORT_HALF + 2
    ):
        return start
    return name_start(text, start - 1)
