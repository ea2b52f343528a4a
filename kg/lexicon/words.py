"""Word boundaries: jieba's dictionary and its most probable cut, without guessing new words.

The cut is rjieba's: the same words as jieba.cut(text, HMM=False), ten times as fast; a test compares the two.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

import rjieba

from kg.data.jieba_words import jieba_dictionary

_REMEMBERED = 4096  # stretches before an office or an event, which several readers ask about
_LOOKED_UP = 16_384  # words, and what might be one; most were asked for by pages before


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
    return frequency(text) >= least


def is_also_a_name(text: str) -> bool:
    """Whether jieba's dictionary has the word as a person's name: 高峰, 黎明; no 高度."""
    return _entry(text)[1] == "nr"


def frequency(text: str) -> int:
    """Of a word in jieba's dictionary; 0 for none that it has."""
    return _entry(text)[0]


@lru_cache(maxsize=_LOOKED_UP)
def _entry(text: str) -> tuple[int, str]:
    """Frequency and tag of a word; (0, "") for none."""
    lines, word = _lines(), text.encode("utf-8", "surrogatepass")
    at = bisect_left(lines, word + b" ")
    found, number, tag = lines[at].split() if at < len(lines) else (b"", b"", b"")
    return (int(number), tag.decode()) if found == word else (0, "")


@cache
def _lines() -> list[bytes]:
    """The dictionary's, sorted. A page asks for some hundred words: a look among the lines takes two microseconds, and making
    all 350,000 a mapping a sixth of a second in every process. jieba itself takes half a second to load.
    """
    return sorted(jieba_dictionary().read_bytes().split(b"\n"))
