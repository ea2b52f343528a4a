"""Two headings printed over each other's articles: their words stand in the other body's opening, not in their own."""

from collections.abc import Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from kg.lexicon.words import cut
from kg.records import Anomaly, Article, Quote, Reading

_LEAD = 2  # sentences whose words a heading takes up
_REST = 0.4  # what a word of the heading counts that stands in the rest of the body only
_CLEARLY = 0.4  # by so much a line of each heading must fit the other article better than its own
_AT_LEAST = 0.5  # and so much of that line must stand in the other article


class Swap(NamedTuple):
    first: int
    second: int


class _Words(NamedTuple):
    lines: tuple[frozenset[str], ...]  # of the heading
    lead: frozenset[str]
    body: frozenset[str]

    @property
    def title(self) -> frozenset[str]:
        return frozenset().union(*self.lines)


def find_swaps(articles: Sequence[Article], readings: Sequence[Sequence[Reading]]) -> tuple[Swap, ...]:
    """Pairs of articles with exchanged headings, each article in one pair at most; () for a clean page.

    The words of a heading count the more the fewer openings of the page have them. A heading may hold a line that fits
    any report of the day (a slogan), so one line of each decides; the whole headings must not speak against it.
    """
    words = [_words(a, readings[i]) for i, a in enumerate(articles)]
    titled = [i for i, w in enumerate(words) if w.title and w.body]
    rarity = _rarity([words[i] for i in titled])
    found: list[Swap] = []
    for i, j in combinations(titled, 2):
        taken = {n for swap in found for n in swap}
        if not {i, j} & taken and _exchanged(words[i], words[j], rarity):
            found.append(Swap(i, j))
    return tuple(found)


def _exchanged(first: _Words, second: _Words, rarity: dict[str, float]) -> bool:
    own = _fit(first.title, first, rarity) + _fit(second.title, second, rarity)
    crossed = _fit(first.title, second, rarity) + _fit(second.title, first, rarity)
    return crossed > own and _points_away(first, second, rarity) and _points_away(second, first, rarity)


def _points_away(own: _Words, other: _Words, rarity: dict[str, float]) -> bool:
    """Whether a line over the own article clearly fits the other one."""
    fits = [(_fit(line, own, rarity), _fit(line, other, rarity)) for line in own.lines if len(line) > 1]
    return any(there >= _AT_LEAST and there - here >= _CLEARLY for here, there in fits)


def corrected_titles(articles: Sequence[Article], swaps: Sequence[Swap]) -> tuple[str, ...]:
    """The heading that belongs to each article, in order."""
    titles = [a.title for a in articles]
    for first, second in swaps:
        titles[first], titles[second] = titles[second], titles[first]
    return tuple(titles)


def describe(articles: Sequence[Article], swap: Swap) -> Anomaly:
    quotes = tuple(_quotes(articles[swap.first]) + _quotes(articles[swap.second]))
    first, second = articles[swap.first].title, articles[swap.second].title
    return Anomaly("swapped headings", f"the headings '{first}' and '{second}' stand over each other's articles", quotes)


def _quotes(article: Article) -> list[Quote]:
    """The heading and the opening sentence under it."""
    return [s.quote(article.id, 0, len(s.text)) for s in (*article.titles[:1], *article.sentences[:1])]


def _words(article: Article, readings: Sequence[Reading]) -> _Words:
    sentences = [r.sentence.text for r in readings]
    lines = tuple(_content(line.text) for line in article.titles)
    return _Words(lines, _content("。".join(sentences[:_LEAD])), _content("。".join(sentences)))


def _content(text: str) -> frozenset[str]:
    return frozenset(w.text for w in cut(text) if len(w.text) > 1 and "\u3400" <= w.text[0] <= "\u9fff")


def _rarity(words: Sequence[_Words]) -> dict[str, float]:
    pages = len(words)
    return {word: log((pages + 1) / (1 + sum(word in w.lead for w in words))) for w in words for word in w.title}


def _fit(title: frozenset[str], words: _Words, rarity: dict[str, float]) -> float:
    """How much of the heading stands in the article, 0 to 1."""
    whole = sum(rarity[word] for word in title)
    found = sum(rarity[word] * (1 if word in words.lead else _REST if word in words.body else 0) for word in title)
    return found / whole if whole else 0.0
