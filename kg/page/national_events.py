"""The dated national events, and where a page speaks of them: 二十届三中全会, 党的十九大, 原交通部."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.page.evidence import Spoken
from kg.records import Sentence

_PLENUMS = re.compile(
    r"(?P<term>[一二三四五六七八九十]{2,3})届(?:[一二三四五六七]中(?:全会)?[、和及]){0,6}(?P<last>[一二三四五六七])中全会"
)
_SHORT = 3  # characters of a name that may be a part of another word
FORMER = "原"


class National(NamedTuple):
    """A row of the table; `end` and `next` are None where unknown or not ended."""

    phrase: str
    kind: str
    start: dt.date | None
    end: dt.date | None
    next: dt.date | None


class Found(NamedTuple):
    """An event at [start, end) of a sentence; `lead`: in the first ones of its article."""

    spoken: Spoken
    sentence: Sentence
    start: int
    end: int
    event: National
    lead: bool


def find_events(spoken: Spoken) -> Iterator[Found]:
    """What an article says of dated national events, in no order; a phrase of several events gives each."""
    scanner, events = _table()
    head = len(spoken.lead)
    for at, sentence in enumerate(spoken.sentences):
        text, seen = sentence.text, set[int]()
        for match in _PLENUMS.finditer(text) if "中全会" in text else ():
            for event in events.get(f"{match['term']}届{match['last']}中全会", ()):
                seen.update(range(match.start(), match.end()))
                yield Found(spoken, sentence, match.start(), match.end(), event, at < head)
        for hit in scanner.find(text):
            if hit.start not in seen and _stands(text, hit.start, hit.end, events[hit.word][0]):
                yield from (Found(spoken, sentence, hit.start, hit.end, event, at < head) for event in events[hit.word])


def _stands(text: str, start: int, end: int, event: National) -> bool:
    """A short phrase counts where the words around it show what it is: 党的十九大, not 十九大类; 原交通部, not 交通部门."""
    words = tables.grouped("year_words.tsv")
    before = text[max(0, start - 1) : start]
    if event.kind == "congress" and len(event.phrase) <= _SHORT:
        named = text.endswith(tuple(words["congress"]), 0, start) and not text.startswith(tuple(words["counted"]), end)
        return named or text.startswith(("精神", "报告", "以来"), end)
    if event.kind == "renamed" and len(event.phrase) <= _SHORT and event.phrase.endswith("部"):
        return (not "\u3400" <= before <= "\u9fff" or before == FORMER) and not text.startswith(("门", "队"), end)
    return True


def has_near(hit: Found, use: str) -> bool:
    """Whether a word of that use stands close by; one of 'coming' must touch the phrase."""
    if use == "coming":
        words = tuple(tables.grouped("year_words.tsv")[use])
        before, after = _around(hit)
        return before.removesuffix("党的").endswith(words) or after.startswith(words)
    return count_near(hit, use) > 0


def count_near(hit: Found, use: str) -> int:
    """How many different words of that use stand close by."""
    before, after = _around(hit)
    return sum(word in after or word in before for word in tables.grouped("year_words.tsv")[use])


def _around(hit: Found) -> tuple[str, str]:
    return hit.sentence.text[max(0, hit.start - 8) : hit.start], hit.sentence.text[hit.end : hit.end + 10]


def of_phrase(phrase: str) -> tuple[National, ...]:
    """The events that a phrase of the table may mean."""
    return _table()[1][phrase]


@cache
def _table() -> tuple[Scanner, dict[str, tuple[National, ...]]]:
    events: dict[str, list[National]] = {}
    for phrase, kind, start, end, following in tables.rows("national_events.tsv", 5):
        events.setdefault(phrase, []).append(
            National(phrase, kind, _first_day(start), _last_day(end), _first_day(following))
        )
    return Scanner(events), {phrase: tuple(found) for phrase, found in events.items()}


def _first_day(text: str) -> dt.date | None:
    year, month, day = (*(int(part) for part in text.split("-") if part), 1, 1, 1)[:3]
    return dt.date(year, month, day) if text else None


def _last_day(text: str) -> dt.date | None:
    """The last day of an ISO prefix."""
    if len(text) == 10 or not text:
        return _first_day(text)
    year, month = (int(text[:4]), 12) if len(text) == 4 else (int(text[:4]), int(text[5:7]))
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
