"""All words of a lexicon in a text, in one pass.

The sentences of a page are scanned in stretches of several, and for all lexicons at once: their automaton stays in the
processor's cache while it is at work, where a sentence at a time would fetch each anew for each, at three to eight times
the cost; and one pass over a stretch takes a fifth of what one for each of a dozen lexicons takes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
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


class _Stretch:
    """Different sentences one behind the other, and where each starts; the last start is behind the last one."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts, self.joined = texts, _BREAK.join(texts)
        self.starts = tuple(accumulate((len(text) + len(_BREAK) for text in texts), initial=0))
        self.found: dict[Scanner, dict[str, Sequence[Hit]]] | None = None  # by the lexicons that are scanned together


class _Together:
    """The lexicons that were asked for a sentence of a page, as one automaton that finds every word of each."""

    def __init__(self) -> None:
        self.lexicons: list[Scanner] = []
        self._known = 0  # so many of them the automaton has
        self._words: list[str] = []
        self._owners: list[list[int]] = []  # of each word, by their places among the lexicons
        self._every: AhoCorasick | None = None

    def build(self) -> None:
        """With the lexicons that were asked for since; some milliseconds on the first pages, nothing on others."""
        if self._known == len(self.lexicons):
            return
        owners: dict[str, list[int]] = {}
        for i, lexicon in enumerate(self.lexicons):
            for word in lexicon.words:
                owners.setdefault(word, []).append(i)
        self._known, self._words, self._owners = len(self.lexicons), [*owners], [*owners.values()]
        self._every = AhoCorasick(self._words, matchkind=MatchKind.Standard)

    def scan(self, stretch: _Stretch) -> dict[Scanner, dict[str, Sequence[Hit]]]:
        """What each lexicon finds in each sentence: of words that overlap the leftmost, of those the longest."""
        texts, starts, words, owners = stretch.texts, stretch.starts, self._words, self._owners
        found: list[dict[str, list[Hit]]] = [defaultdict(list) for _ in range(self._known)]
        floors = [0] * self._known
        first = behind = 0
        text = ""
        for start, longest, i in sorted(self._matches(stretch.joined)):
            if start >= behind:
                at = bisect_right(starts, start)
                text, first, behind = texts[at - 1], starts[at - 1], starts[at]
            hit = _hit((start - first, -longest - first, words[i]))
            for owner in owners[i]:
                if start >= floors[owner]:
                    floors[owner] = -longest
                    found[owner][text].append(hit)
        nothing: dict[str, Sequence[Hit]] = dict.fromkeys(texts, ())
        return {lexicon: nothing | hits for lexicon, hits in zip(self.lexicons, found, strict=False)}

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        """(start, end with a minus before it, number of the word) of every word at every place."""
        found = self._every.find_matches_as_indexes(text, overlapping=True) if self._every else ()
        return [(start, -end, i) for i, start, end in found]


_hit: Callable[[tuple[int, int, str]], Hit] = partial(tuple.__new__, Hit)  # as Hit(…) does, at a third of its time
_page: dict[str, _Stretch] = {}  # each sentence of the page that is being read -> the stretch it is scanned with
_together = _Together()


def scan_together(articles: Iterable[Iterable[str]]) -> None:
    """From now on the sentences of these articles are scanned together, for all lexicons at once.

    This is the one thing that a process remembers of a page between two calls, as a cache is: what is found in a text is
    the same with and without, and the next page's call forgets this one's. Handed from rule to rule it would be a parameter
    of each of them that none of them reads.
    """
    _page.clear()
    _together.build()
    for texts in _stretches(articles):
        stretch = _Stretch(texts)
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
    """Finds the words it was made of; time is linear in the text, whatever the number of words.

    `alone`: it is no lexicon that stays and is asked for every page (the names of one page), or so large that it is better scanned apart.
    """

    def __init__(self, words: Iterable[str], *, alone: bool = False) -> None:
        self.words = sorted(set(words))
        self._alone = alone
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
            words = self.words
            return [_hit((start, end, words[i])) for i, start, end in self._matches(text)]
        self._found = hits = self._find_in(stretch)
        return hits[text]

    def _find_in(self, stretch: _Stretch) -> dict[str, Sequence[Hit]]:
        """The hits of each sentence."""
        if not self._alone:
            if stretch.found is None:
                stretch.found = _together.scan(stretch)
            if self in stretch.found:
                return stretch.found[self]
            if self not in _together.lexicons:
                _together.lexicons.append(self)  # from the next page on
        out: dict[str, Sequence[Hit]] = dict.fromkeys(stretch.texts, ())
        words, starts = self.words, stretch.starts
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
            self._longest = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)
        return self._longest.find_matches_as_indexes(text)

    def find_all(self, text: str) -> list[Hit]:
        """Every word at every place, also one inside another, by start and then by end."""
        if self._every is None:
            self._every = AhoCorasick(self.words, matchkind=MatchKind.Standard)
        found = self._every.find_matches_as_indexes(text, overlapping=True)
        return sorted(Hit(start, end, self.words[i]) for i, start, end in found) if found else []
