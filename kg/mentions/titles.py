"""Where an office word stands, with the words that make a deputy, an acting or an honorary holder of it."""

from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner

_NOT_BEHIND = frozenset("期远效久征足处室组")


class Title(NamedTuple):
    start: int
    end: int
    title: str
    base: str
    kind: str


def find_titles(text: str) -> list[Title]:
    """Every office word of the text, the longest at each place, traps left out."""
    kinds, scanner, before, after = _lexicon()
    out: list[Title] = []
    floor = 0
    for hit in scanner.find(text):
        if hit.start < floor or hit.word not in kinds or (hit.word.endswith("长") and text[hit.end : hit.end + 1] in _NOT_BEHIND and hit.end < len(text)):
            continue
        start, end = hit.start, hit.end
        while found := next((m for m in before if text.endswith(m, 0, start)), ""):
            start -= len(found)
        start = max(start, floor)
        end += len(next((m for m in after if text.startswith(m, end)), ""))
        floor = end
        out.append(Title(start, end, text[start:end], hit.word, kinds[hit.word]))
    return out


@cache
def _lexicon() -> tuple[dict[str, str], Scanner, tuple[str, ...], tuple[str, ...]]:
    kinds = dict(tables.pairs("titles.tsv"))
    places = tables.grouped("modifiers.tsv")
    longest = {place: tuple(sorted(found, key=lambda w: (-len(w), w))) for place, found in places.items()}
    return kinds, Scanner([*kinds, *tables.words("title_traps.txt")]), longest["before"], longest["after"]
