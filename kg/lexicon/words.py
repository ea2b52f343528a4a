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
    return _frequencies().get(text, 0) >= least


def is_also_a_name(text: str) -> bool:
    """Whether jieba's dictionary has the word as a person's name: 高峰, 黎明; no 高度."""
    return text in _names()


def frequency(text: str) -> int:
    """Of a word in jieba's dictionary; 0 for none that it has."""
    return _frequencies().get(text, 0)


@cache
def _frequencies() -> dict[str, int]:
    """By word. Read here: jieba itself takes half a second to load, most of it for the beginnings of words."""
    fields = _fields()
    return dict(zip(fields[::3], map(int, fields[1::3]), strict=True))


@cache
def _names() -> frozenset[str]:
    fields = _fields()
    return frozenset(word for word, tag in zip(fields[::3], fields[2::3], strict=True) if tag == "nr")


def _fields() -> list[str]:
    return jieba_dictionary().read_text(encoding="utf-8").split()
