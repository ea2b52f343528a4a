"""What a bare 集团 or 商会 means on a page: the body of that kind it speaks of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from kg.lexicon.patterns import listed
from kg.mentions.bounds import body_start
from kg.records import Reading

_LEAST = 2  # characters that a whole name has more than the bare word
_CLEARLY = 2  # times a name stands more often than the next one


def find_called(readings: Sequence[Reading]) -> tuple[tuple[str, str], ...]:
    """(bare word, whole name) for each bare word that offices of the page stand with; none where several bodies may be meant."""
    wanted = {word for body in _bodies(readings) for word in listed("body_words.tsv", "bare") if body.startswith(word)}
    told = [(word, _whole(word, [r.sentence.text for r in readings])) for word in sorted(wanted)]
    return tuple((word, name) for word, name in told if name)


def _bodies(readings: Iterable[Reading]) -> set[str]:
    posts = chain.from_iterable(
        chain(reading.loose, *(group.posts for group in reading.groups)) for reading in readings
    )
    return {post.body for post in posts}


def _whole(word: str, texts: Iterable[str]) -> str:
    """The name that ends in the word and stands on the page more often than any other; '' for none."""
    found: Counter[str] = Counter()
    for text in texts:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            name = text[body_start(text, end) : end]
            if len(name) >= len(word) + _LEAST:
                found[name] += 1
            at = text.find(word, end)
    merged: Counter[str] = Counter()
    for name, times in found.items():
        merged[min((n for n in found if name.endswith(n)), key=len)] += times
    best = sorted(merged.items(), key=lambda x: (-x[1], x[0]))[:2]
    clear = best and (len(best) == 1 or best[0][1] >= _CLEARLY * best[1][1])
    return best[0][0] if clear else ""
