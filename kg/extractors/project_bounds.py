"""Where the words before a project's name end."""

from kg.extractors.project_words import bounds
from kg.lexicon import words

_MARKS = frozenset("，。；：、！？—~…")
_PAIRS = {"）": "（", "”": "“", "》": "《", "】": "【", "’": "‘"}
_LONGEST = 50
_SHORT_HALF = 4


def name_start(text: str, end: int) -> int:
    """Start of the words that end at text[end]: behind the last mark or verb before them."""
    start = _behind_mark(text, end)
    at = start
    depth = 0
    for word in words.cut(text[start:end]):
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


def _behind_mark(text: str, end: int) -> int:
    floor = max(0, end - _LONGEST)
    at = end
    while at > floor:
        char = text[at - 1]
        if char in _PAIRS:
            opening = text.rfind(_PAIRS[char], floor, at - 1)
            if opening < 0:
                return at
            at = opening
        elif char in _MARKS or char in _PAIRS.values():
            return at
        else:
            at -= 1
    return at
