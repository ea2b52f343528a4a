"""What an office's name tells: whose deputy it is, and whether several hold it at once."""

from __future__ import annotations

from functools import cache

from kg.lexicon.tables import grouped, longest_first

_MANY = ("rank", "staff", "collective", "honour")  # kinds of titles.tsv
_MEMBERS = ("委员", "常委", "成员")  # ends of party offices that have no single holder


def head_of(title: str) -> str:
    """The office whose deputy it is: 县长 of 副县长 and of 常务副县长; '' for one that is no deputy's."""
    before = next((word for word in _deputies() if title.startswith(word)), "")
    return title.removeprefix(before) if before else ""


def held_by_several(title: str) -> bool:
    """Whether one body has several of them at once, so that a later holder need not succeed an earlier one."""
    return bool(head_of(title)) or title.endswith(_MEMBERS) or title in _many()


@cache
def _deputies() -> tuple[str, ...]:
    return longest_first(word for word in grouped("modifiers.tsv")["before"] if word.endswith("副"))


@cache
def _many() -> frozenset[str]:
    titles = grouped("titles.tsv")
    return frozenset().union(*(titles.get(kind, frozenset()) for kind in _MANY))
