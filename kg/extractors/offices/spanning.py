"""Evidence that reaches over several sentences: the name in one, the office in another."""

from collections.abc import Sequence
from itertools import pairwise

from kg.records import Article, Person, Quote, Reading

_LONGEST = 400
_LINE_BREAK = 3  # a line break and an indent of two


def spanning(
    article: Article, readings: Sequence[Reading], name: tuple[int, Person], end: tuple[int, int]
) -> Quote | None:
    """The words from a name to a place (sentence, end) behind it; None where something else may stand between, or too much."""
    (first, person), (last, stop) = name, end
    if first > last or person.end == 0:
        return None
    sentences = [r.sentence for r in readings[first : last + 1]]
    opening = set(article.paragraphs)
    for i, (one, other) in enumerate(pairwise(sentences), first + 1):
        if i in opening and other.offsets[0] - one.offsets[-1] - 1 > _LINE_BREAK:
            return None
    count = len(sentences) - 1
    parts = [
        s.quote(article.id, person.start if i == 0 else 0, stop if i == count else len(s.text))
        for i, s in enumerate(sentences)
    ]
    words = "".join(part.words for part in parts)
    return Quote(article.id, parts[0].start, parts[-1].end, words) if len(words) <= _LONGEST else None
