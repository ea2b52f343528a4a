"""Marks that end a name, and the pairs that may stand inside one."""

from collections.abc import Callable

PAIRS = {"）": "（", "”": "“", "》": "《", "】": "【", "’": "‘"}
_OPENING = frozenset(PAIRS.values())


def behind_mark(
    text: str, end: int, floor: int, marks: frozenset[str], *, inside: Callable[[str, int], bool] | None = None
) -> int:
    """Behind the last mark before text[end], not before `floor`; paired marks that both stand in the name are part of it.

    An opening mark without its closing one ends the name like `marks` do. `inside(text, at)` tells whether a mark
    before text[at] belongs to the name nevertheless.
    """
    at = end
    while at > floor:
        char = text[at - 1]
        if char in PAIRS:
            opening = text.rfind(PAIRS[char], floor, at - 1)
            if opening < 0:
                return at
            at = opening
        elif char in _OPENING or (char in marks and not (inside and inside(text, at))):
            return at
        else:
            at -= 1
    return at
