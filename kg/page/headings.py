"""Two headings printed over each other's articles: their words stand in the other body's opening, not in their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from kg.lexicon.scanner import Scanner
from kg.lexicon.words import cut
from kg.records import Anomaly, Article, Quote, Reading

_NEAR = 8  # articles of a page apart whose headings may have been exchanged
_LEAD = 2  # sentences whose words a heading takes up
_REST = 0.4  # what a word of the heading counts that stands in the rest of the body only
_CLEARLY = 0.4  # by so much a line of each heading must fit the other article better than its own
_AT_LEAST = 0.5  # and so much of that line must stand in the other article


class Swap(NamedTuple):
    first: int
    second: int


class _Text(NamedTuple):
    """The words of each line of a heading, and the text under it."""

    lines: tuple[frozenset[str], ...]
    lead: str
    body: str

    @property
    def title(self) -> frozenset[str]:
        return frozenset().union(*self.lines)


def find_swaps(articles: Sequence[Article], readings: Sequence[Sequence[Reading]]) -> tuple[Swap, ...]:
    """Pairs of articles with exchanged headings, each article in one pair at most; () for a clean page.

    The words of a heading count the more the fewer openings of the page have them. A heading may hold a line that fits
    any report of the day (a slogan), so one line of each decides; the whole headings must not speak against it.
    """
    texts = [_read(a, readings[i]) for i, a in enumerate(articles)]
    titled = [i for i, text in enumerate(texts) if text.title and text.body]
    rarity = _rarity([texts[i] for i in titled])
    strange = [i for i in titled if _seems_strange(texts[i], rarity)]
    found: list[Swap] = []
    for i, j in _neighbours(strange):
        taken = {n for swap in found for n in swap}
        if not {i, j} & taken and _exchanged(texts[i], texts[j], rarity):
            found.append(Swap(i, j))
    return tuple(found)


def corrected_titles(articles: Sequence[Article], swaps: Sequence[Swap]) -> tuple[str, ...]:
    """The heading that belongs to each article, in order."""
    titles = [a.title for a in articles]
    for first, second in swaps:
        titles[first], titles[second] = titles[second], titles[first]
    return tuple(titles)


def describe(articles: Sequence[Article], swap: Swap) -> Anomaly:
    """The anomaly that tells of two headings over each other's articles."""
    quotes = tuple(_quotes(articles[swap.first]) + _quotes(articles[swap.second]))
    first, second = articles[swap.first].title, articles[swap.second].title
    message = f"the headings '{first}' and '{second}' stand over each other's articles"
    return Anomaly("swapped headings", message, quotes)


def _quotes(article: Article) -> list[Quote]:
    """The heading and the opening sentence under it."""
    return [s.quote(article.id, 0, len(s.text)) for s in (*article.titles[:1], *article.sentences[:1])]


def _read(article: Article, readings: Sequence[Reading]) -> _Text:
    sentences = [r.sentence.text for r in readings]
    return _Text(tuple(_content(t.text) for t in article.titles), "。".join(sentences[:_LEAD]), "。".join(sentences))


def _content(text: str) -> frozenset[str]:
    return frozenset(w.text for w in cut(text) if len(w.text) > 1 and "\u3400" <= w.text[0] <= "\u9fff")


def _rarity(texts: Sequence[_Text]) -> dict[str, float]:
    words = {word for text in texts for word in text.title}
    scanner = Scanner(words, alone=True)
    openings = Counter(word for text in texts for word in {hit.word for hit in scanner.find_all(text.lead)})
    return {word: log((len(texts) + 1) / (1 + openings[word])) for word in words}


def _seems_strange(text: _Text, rarity: dict[str, float]) -> bool:
    """Whether a line of the heading leaves room for fitting another article clearly better: few do, so few pairs are tried."""
    return any(_fit(line, text, rarity) <= 1 - _CLEARLY for line in text.lines)


def _neighbours(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((i, j) for at, i in enumerate(numbers) for j in numbers[at + 1 : at + 1 + _NEAR])


def _exchanged(first: _Text, second: _Text, rarity: dict[str, float]) -> bool:
    own = _fit(first.title, first, rarity) + _fit(second.title, second, rarity)
    crossed = _fit(first.title, second, rarity) + _fit(second.title, first, rarity)
    return crossed > own and _points_away(first, second, rarity) and _points_away(second, first, rarity)


def _points_away(own: _Text, other: _Text, rarity: dict[str, float]) -> bool:
    """Whether a line over the own article clearly fits the other one."""
    fits = [(_fit(line, own, rarity), _fit(line, other, rarity)) for line in own.lines if len(line) > 1]
    return any(there >= _AT_LEAST and there - here >= _CLEARLY for here, there in fits)


def _fit(words: frozenset[str], text: _Text, rarity: dict[str, float]) -> float:
    """How much of the words stands in the text, 0 to 1."""
    whole = found = 0.0
    for word in words:
        whole += rarity[word]
        if word in text.body:
            found += rarity[word] * (1 if word in text.lead else _REST)
    return found / whole if whole else 0.0
