"""Where a sentence speaks of getting, leaving or having had an office."""

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.records import Post

_NOW = re.compile(r"现(?:已|在|又)?$")
_WINDOW = 6


class Verb(NamedTuple):
    """`status`: appointed left former held proposed; `side`: where its person stands: after before mover."""

    start: int
    end: int
    status: str
    side: str
    now: bool = False  # 现已出任
    plain: bool = False  # 担任, 兼任: takes the sense of the verb before it


def find_verbs(text: str, posts: tuple[Post, ...]) -> list[Verb]:
    """The verbs of change in order, those inside the word of an office (主任) left out."""
    kinds, scanner = _lexicon()
    offices = {at for post in posts for at in range(post.title_start, post.end)}
    out = []
    for hit in scanner.find(text):
        status, side = kinds[hit.word]
        if status != "-" and hit.start not in offices:
            out.append(
                _shaded(text, Verb(hit.start, hit.end, status, side, plain=status == "held" and side == "before"))
            )
    return out


def _shaded(text: str, verb: Verb) -> Verb:
    """The verb with what the words before it make of it: a past (曾), a wish (拟, 不得), a present (现已)."""
    before = text[max(0, verb.start - _WINDOW) : verb.start]
    if _NOW.search(before):
        return verb._replace(now=True)
    if before.endswith(_past()) and verb.status in ("appointed", "held"):
        return verb._replace(status="former", plain=False)
    if before.endswith(_modals()) and verb.status in ("appointed", "held", "left"):
        return verb._replace(status="proposed", plain=False)
    return verb


@cache
def _lexicon() -> tuple[dict[str, tuple[str, str]], Scanner]:
    kinds = {verb: (status, side) for verb, status, side in tables.rows("change_verbs.tsv", 3)}
    return kinds, Scanner(kinds)


@cache
def _modals() -> tuple[str, ...]:
    return tuple(sorted(tables.words("change_modals.txt")))


@cache
def _past() -> tuple[str, ...]:
    return tuple(sorted(tables.words("past_words.txt")))
