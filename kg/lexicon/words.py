"""Word boundaries: jieba's dictionary and its most probable cut, without guessing new words.

The cut is rjieba's: the same words as jieba.cut(text, HMM=False), ten times as fast; a test compares the two.
"""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

import rjieba

from kg.data.jieba_words import jieba_dictionary

_REMEMBERED = 4096  # stretches before an office or an event, which several readers ask about
_NONE = (0, "")


class Word(NamedTuple):
    start: int
    end: int
    text: str


_word: Callable[[tuple[int, int, str]], Word] = partial(tuple.__new__, Word)  # as Word(…) does, at a third of its time


@lru_cache(maxsize=_REMEMBERED)
def cut(text: str) -> tuple[Word, ...]:
    """The words of a short text, in order; linear in its length."""
    found = rjieba.cut(text, False)
    ends = [*accumulate(map(len, found))]
    return tuple(map(_word, zip([0, *ends], ends, found, strict=False)))


@lru_cache(maxsize=_REMEMBERED)
def bounds(text: str) -> frozenset[int]:
    """Where the words of a short text start and end."""
    return frozenset(accumulate(map(len, rjieba.cut(text, False)), initial=0))


def is_word(text: str, least: int = 1) -> bool:
    """Whether jieba's dictionary has the word with at least this frequency."""
    return _entry(text)[0] >= least


def is_also_a_name(text: str) -> bool:
    """Whether jieba's dictionary has the word as a person's name: 高峰, 黎明; no 高度."""
    return _entry(text)[1] == "nr"


def frequency(text: str) -> int:
    """Of a word in jieba's dictionary; 0 for none that it has."""
    return _entry(text)[0]


def _entry(text: str) -> tuple[int, str]:
    """Frequency and tag of a word; (0, "") for none."""
    return _entries().get(text, _NONE)


@cache
def _entries() -> dict[str, tuple[int, str]]:
    """The dictionary's words, each with frequency and tag."""
    rows = (line.split(" ") for line in jieba_dictionary().read_text(encoding="utf-8").splitlines() if line)
    return {word: (int(number), tag) for word, number, tag in rows}
