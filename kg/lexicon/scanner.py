"""All words of a lexicon in a text, in one pass.

The sentences of a page are scanned in stretches of several: a lexicon stays in the processor's cache while it is at
work, where a sentence at a time would fetch it anew for each, at three to eight times the cost.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

_STRETCH: Final = 8000  # characters that are scanned at once
_BREAK: Final = "\n"  # stands in no sentence and in no word


class Hit(NamedTuple):
    start: int
    end: int
    word: str


class _Stretch(NamedTuple):
    """Different sentences one behind the other, and where each starts; the last start is behind the last one."""

    texts: tuple[str, ...]
    joined: str
    starts: tuple[int, ...]


_hit: Callable[[tuple[int, int, str]], Hit] = partial(tuple.__new__, Hit)  # as Hit(…) does, at a third of its time
_page: dict[str, _Stretch] = {}  # each sentence of the page that is being read -> the stretch it is scanned with


def scan_together(articles: Iterable[Iterable[str]]) -> None:
    """From now on the sentences of these articles are scanned together, whichever lexicon is asked for one of them.

    This is the one thing that a process remembers of a page between two calls, as a cache is: what is found in a text is
    the same with and without, and the next page's call forgets this one's. Handed from rule to rule it would be a parameter
    of each of them that none of them reads.
    """
    _page.clear()
    for texts in _stretches(articles):
        starts = accumulate((len(text) + len(_BREAK) for text in texts), initial=0)
        stretch = _Stretch(texts, _BREAK.join(texts), tuple(starts))
        for text in texts:
            _page.setdefault(text, stretch)


def _stretches(articles: Iterable[Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """The different texts of each stretch. An article lies in one, as rules go over one article at a time; only a very long one is parted."""
    texts: dict[str, None] = {}
    size = 0
    for article in articles:
        own = list(article)
        if size + sum(map(len, own)) > _STRETCH:
            yield tuple(texts)
            texts, size = {}, 0
        for text in own:
            if size + len(text) > _STRETCH:
                yield tuple(texts)
                texts, size = {}, 0
            texts[text] = None
            size += len(text)
    yield tuple(texts)


class Scanner:
    """Finds the words it was made of; time is linear in the text, whatever the number of words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._longest: AhoCorasick | None = None
        self._every: AhoCorasick | None = None
        self._found: dict[str, Sequence[Hit]] = {}  # in the sentences of the stretch that was asked for last

    def find(self, text: str) -> Sequence[Hit]:
        """The leftmost longest words, in order, none over another."""
        found = self._found.get(text)
        if found is not None:
            return found
        stretch = _page.get(text)
        if stretch is None:
            words = self._words
            return [_hit((start, end, words[i])) for i, start, end in self._matches(text)]
        self._found = hits = self._find_in(stretch)
        return hits[text]

    def _find_in(self, stretch: _Stretch) -> dict[str, Sequence[Hit]]:
        """The hits of each sentence."""
        out: dict[str, Sequence[Hit]] = dict.fromkeys(stretch.texts, ())
        words, starts = self._words, stretch.starts
        first = behind = 0
        hits: list[Hit] = []
        for i, start, end in self._matches(stretch.joined):
            if start >= behind:
                at = bisect_right(starts, start)
                first, behind = starts[at - 1], starts[at]
                out[stretch.texts[at - 1]] = hits = []
            hits.append(_hit((start - first, end - first, words[i])))
        return out

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        if self._longest is None:
            self._longest = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        return self._longest.find_matches_as_indexes(text)

    def find_all(self, text: str) -> list[Hit]:
        """Every word at every place, also one inside another, by start and then by end."""
        if self._every is None:
            self._every = AhoCorasick(self._words, matchkind=MatchKind.Standard)
        found = self._every.find_matches_as_indexes(text, overlapping=True)
        return sorted(Hit(start, end, self._words[i]) for i, start, end in found) if found else []
