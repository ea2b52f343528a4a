"""Ordinary words that are people's names where an office stands before them: 县长黄河主持, 副县长马上、."""

from functools import cache

from kg.lexicon import tables
from kg.mentions.followers import follower_weight
from kg.records import Person

_THING = "thing"
_NAMED = ("、", "同志")  # what no adverb and no verb stands before
_CLOSED = 3  # the weight of a verb or a mark behind a name


def word_as_name(text: str, at: int) -> Person | None:
    """The listed word at text[at] as a name, where what follows leaves nothing else; None for none.

    Asked only right behind an office or a name of its list, and never taken for known elsewhere on the page.
    """
    for word in _words():
        if text.startswith(word, at):
            end = at + len(word)
            thing = _kinds()[word] == _THING and follower_weight(text, end) >= _CLOSED
            return Person(at, end, word) if thing or text.startswith(_NAMED, end) else None
    return None


def is_word_too(name: str) -> bool:
    """A name that says nothing of who is meant elsewhere on a page."""
    return name in _kinds()


@cache
def _kinds() -> dict[str, str]:
    return dict(tables.pairs("names_too.tsv"))


@cache
def _words() -> tuple[str, ...]:
    return tables.longest_first(_kinds())
