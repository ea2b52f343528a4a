"""All words of a lexicon in a text, in one pass."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class Hit(NamedTuple):
    start: int
    end: int
    word: str


_hit: Callable[[tuple[int, int, str]], Hit] = partial(tuple.__new__, Hit)  # as Hit(…) does, at a third of its time


class Scanner:
    """Finds the words it was made of; time is linear in the text, whatever the number of words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._longest: AhoCorasick | None = None
        self._every: AhoCorasick | None = None

    def find(self, text: str) -> list[Hit]:
        """The leftmost longest words, in order, none over another."""
        if self._longest is None:
            self._longest = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        found = self._longest.find_matches_as_indexes(text)
        if not found:
            return []
        words = self._words
        return [_hit((start, end, words[i])) for i, start, end in found]

    def find_all(self, text: str) -> list[Hit]:
        """Every word at every place, also one inside another, by start and then by end."""
        if self._every is None:
            self._every = AhoCorasick(self._words, matchkind=MatchKind.Standard)
        found = self._every.find_matches_as_indexes(text, overlapping=True)
        return sorted(Hit(start, end, self._words[i]) for i, start, end in found) if found else []
