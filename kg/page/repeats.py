"""Sentences that a page prints twice: the later printing says nothing new."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.records import Reading

_SHORTEST = 10  # characters of a sentence whose second printing in an article is a mistake
_RUN = 2  # sentences in a row that make a passage of another article
_PASSAGE = 40  # and its least length in characters


class Place(NamedTuple):
    """A sentence by its article and its place there."""

    article: int
    sentence: int


def find_repeats(readings: Sequence[Sequence[Reading]]) -> tuple[Place, ...]:
    """Later printings in order: of a sentence in its own article, and of a passage of an earlier article."""
    texts = [["".join(r.sentence.text.split()) for r in article] for article in readings]
    earlier: set[str] = set()
    found: list[Place] = []
    for number, sentences in enumerate(texts):
        again = {*_within(sentences), *_passages(sentences, earlier)}
        found += [Place(number, n) for n in sorted(again)]
        earlier.update(sentences)
    return tuple(found)


def _within(sentences: Sequence[str]) -> Iterator[int]:
    seen: set[str] = set()
    for n, text in enumerate(sentences):
        if len(text) >= _SHORTEST and text in seen:
            yield n
        seen.add(text)


def _passages(sentences: Sequence[str], earlier: set[str]) -> Iterator[int]:
    """Sentences in a row that all stand in earlier articles."""
    run: list[int] = []
    for n in range(len(sentences) + 1):
        if n < len(sentences) and sentences[n] in earlier:
            run.append(n)
            continue
        if len(run) >= _RUN and sum(len(sentences[i]) for i in run) >= _PASSAGE:
            yield from run
        run = []
