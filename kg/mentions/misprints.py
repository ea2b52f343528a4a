"""What a correction notice takes back: the quoted words that were printed wrongly."""

import re
from collections.abc import Sequence
from typing import TypeVar

from kg.records import Group, Person, Post

_WRONG = re.compile(
    r"“(?P<before>[^“”]{1,80})”[^“”。；]{0,6}(?:应为|应是|应改为|更正为|改为|有误|系笔误)"
    r"|误[写植作排刊登印]{0,2}[为成作]?“(?P<behind>[^“”]{1,80})”"
)
_NOTICE = ("更正", "致歉", "订正", "勘误", "误")  # no 将“甲”改为“乙” of a plan

Told = TypeVar("Told", Group, Person, Post)


def misprints(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each quoted stretch that the sentence itself calls wrong; () for a sentence that corrects nothing."""
    if "“" not in text or not any(word in text for word in _NOTICE):
        return ()
    return tuple(m.span("before" if m["before"] else "behind") for m in _WRONG.finditer(text))


def outside(told: Sequence[Told], wrong: Sequence[tuple[int, int]]) -> tuple[Told, ...]:
    """Those that stand in none of the stretches, in their order."""
    return tuple(one for one in told if not any(start <= one.start < end for start, end in wrong))
