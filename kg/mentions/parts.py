"""Names of Tibetans, Mongols, Uyghurs and Kazakhs printed without a dot: 扎西次仁, 乌兰图雅, 包额尔敦."""

from functools import cache

from kg.lexicon import names, tables, words
from kg.lexicon.divisions import named

_WHOLE = 3  # characters of one part that is a name alone
_SUFFIX = "图"  # 巴雅尔图: '-t', with


def parted_end(text: str, at: int) -> int:
    """Where the name made of listed parts ends that starts at text[at], with a surname before them or without; `at` for none.

    One part of two characters is no name.
    """
    end = parts_end(text, at)
    if end == at and (surname := names.surname_of(text[at : at + 2])):
        end = parts_end(text, at + len(surname))
        end = end if end > at + len(surname) else at
    return end if end - at >= _WHOLE and not named(text[at:end]) else at


def is_part(name: str) -> bool:
    """One listed name that is no place's too."""
    return name in tables.words("minority_names.txt") and not named(name)


def parts_end(text: str, at: int) -> int:
    """The end of the listed parts from `at` on, the longest at each place."""
    end, longest = at, _longest()
    while lengths := longest.get(text[end : end + 2]):
        length = next((n for n in lengths if text[end : end + n] in _parts()), 0)
        if not length:
            break
        end += length
    return end + (end > at and text.startswith(_SUFFIX, end))


def is_transliterated(name: str) -> bool:
    """All but one of its characters stand in listed names, and it holds at most one word of two: 曲木史哈, 瓦西亚夫; no 陪同调研."""
    if sum(char in _characters() for char in name) < len(name) - 1:
        return False
    cut = words.cut(name)
    return len(cut) >= len(name) - 1 and not named(name)


@cache
def _characters() -> frozenset[str]:
    return frozenset("".join(_parts()))


@cache
def _parts() -> frozenset[str]:
    return tables.words("minority_names.txt")


@cache
def _longest() -> dict[str, tuple[int, ...]]:
    """Two opening characters -> the lengths of the parts that open so, the longest first."""
    out: dict[str, set[int]] = {}
    for part in _parts():
        out.setdefault(part[:2], set()).add(len(part))
    return {opening: tuple(sorted(lengths, reverse=True)) for opening, lengths in out.items()}
