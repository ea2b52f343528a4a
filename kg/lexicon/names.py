"""What Chinese personal names are made of: surnames, and characters by how often they open and close a given name."""

from functools import cache, lru_cache
from math import log1p

from kg.lexicon import tables

_PLENTY = 100  # uses in jieba's names from which a character counts as fully usual


@cache
def surnames() -> dict[str, int]:
    """Surname -> 1 among the hundred most usual, 2 among the four hundred, 3 rare."""
    return {surname: int(rank) for surname, rank in tables.rows("surnames.txt", 2)}


def surname_of(text: str) -> str:
    """The surname `text` starts with, the longer one where two fit; '' for none."""
    known = surnames()
    return text[:2] if len(text) > 2 and text[:2] in known else text[:1] if text[:1] in known else ""


@lru_cache(maxsize=4096)
def likeness(name: str) -> float:
    """How much the given name of a surname-first name looks like one: 0 not at all to 1 very."""
    given = name[len(surname_of(name)) or 1 :]
    counts = _given()
    if not given or len(given) > 2:
        return 0.0
    first, last = counts.get(given[0], (0, 0)), counts.get(given[-1], (0, 0))
    uses = min(first[0], first[1]) if len(given) == 1 else min(first[0], last[1])
    return min(1.0, log1p(uses) / log1p(_PLENTY))


@cache
def _given() -> dict[str, tuple[int, int]]:
    return {char: (int(first), int(last)) for char, _, first, last in tables.rows("given_characters.txt", 4)}
