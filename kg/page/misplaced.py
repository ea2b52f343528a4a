"""Text that stands in the wrong place of a page: exchanged headings, lines of another report, sentences printed twice."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.page.headings import corrected_titles, describe, find_swaps
from kg.page.repeats import Place, find_repeats
from kg.records import Anomaly, Article, Quote, Reading, Unread

_GATHERINGS = ("meeting", "ceremony", "training", "lecture")
_NEAR = 3  # articles away at most
_OPENING = 2  # sentences at the head of an article that are surely its own

Readings = Sequence[Sequence[Reading]]


class Move(NamedTuple):
    """A line that stands in the wrong article; `to` is where it belongs, None where nothing on the page tells."""

    place: Place
    to: int | None


class Misplaced(NamedTuple):
    """What a page holds in the wrong place; a clean page has `titles` (the heading of each article) and nothing else."""

    titles: tuple[str, ...]
    moves: tuple[Move, ...] = ()
    repeats: tuple[Place, ...] = ()  # later printings: they count as said once
    anomalies: tuple[Anomaly, ...] = ()
    unread: tuple[Unread, ...] = ()


def find_misplaced(articles: tuple[Article, ...], readings: tuple[tuple[Reading, ...], ...]) -> Misplaced:
    """What stands in the wrong place; nothing is moved here (`put_right` does)."""
    swaps = find_swaps(articles, readings)
    repeats = find_repeats(readings)
    again = frozenset(repeats)
    moves = [move for move in _strays(readings) if move.place not in again]
    anomalies = (
        *(describe(articles, swap) for swap in swaps),
        *_stray_anomalies(articles, readings, moves),
        *_repeat_anomalies(articles, readings, repeats),
    )
    lost = [_quote(articles, readings, move.place) for move in moves if move.to is None]
    unread = tuple(Unread("line", quote.words, quote) for quote in lost)
    return Misplaced(corrected_titles(articles, swaps), tuple(moves), repeats, anomalies, unread)


def put_right(readings: tuple[tuple[Reading, ...], ...], misplaced: Misplaced) -> tuple[tuple[Reading, ...], ...]:
    """The readings without repeats, stray lines behind the article they belong to; those that belong nowhere are left out."""
    gone = {*misplaced.repeats, *(move.place for move in misplaced.moves)}
    if not gone:
        return readings
    kept = [[r for n, r in enumerate(article) if Place(i, n) not in gone] for i, article in enumerate(readings)]
    for place, to in misplaced.moves:
        if to is not None:
            kept[to].append(readings[place.article][place.sentence])
    return tuple(tuple(article) for article in kept)


def _strays(readings: Readings) -> Iterator[Move]:
    """Lines about a meeting in an article that holds none; a meeting close by that names nobody present gets them."""
    lacking = [i for i, article in enumerate(readings) if _lacks_attendance(article)]
    for number, article in enumerate(readings):
        lines = _stray_lines(article)
        if lines:
            at = bisect_left(lacking, number)
            near = [i for i in (*lacking[max(0, at - 1) : at], *lacking[at : at + 1]) if abs(i - number) <= _NEAR]
            yield from (Move(Place(number, n), near[0] if near else None) for n in lines)


def _stray_lines(article: Sequence[Reading]) -> list[int]:
    """The sentences about a meeting; [] where the rest of the article tells of one."""
    lines = [n for n, r in enumerate(article) if n >= _OPENING and _speaks_of_a_meeting(r)]
    found = frozenset(lines)
    rest = (r.sentence.text for n, r in enumerate(article) if n not in found)
    return lines if lines and not any(_gathers(text) for text in rest) else []


def _speaks_of_a_meeting(reading: Reading) -> bool:
    """'会议还研究了其他事项。', '区领导甲、乙出席会议。'; not a sentence that itself tells of a meeting's opening."""
    text = reading.sentence.text
    report, attendance, gathered = _patterns()
    attended = reading.persons and attendance.search(text) and not gathered.search(text)
    return bool(report.match(text) or attended)


def _gathers(text: str) -> bool:
    """Whether a sentence tells of people called together."""
    traps = tuple(tables.grouped("meeting_lines.tsv")["trap"])
    hits = _gatherings().find(text)
    return bool(_patterns()[2].search(text)) or any(not text.startswith(traps, hit.start) for hit in hits)


def _lacks_attendance(readings: Sequence[Reading]) -> bool:
    """An article that opens with a meeting and names nobody who attended it."""
    attending = tables.grouped("meeting_lines.tsv")["attend"]
    opens = any(hit.word.endswith(("会", "会议")) for r in readings[:2] for hit in _gatherings().find(r.sentence.text))
    return opens and not any(r.persons and any(verb in r.sentence.text for verb in attending) for r in readings)


def _stray_anomalies(articles: Sequence[Article], readings: Readings, moves: Sequence[Move]) -> Iterator[Anomaly]:
    """One an article with stray lines: their quotes, then the opening of the article they belong to."""
    for source, to in dict.fromkeys((move.place.article, move.to) for move in moves):
        quotes = [_quote(articles, readings, move.place) for move in moves if move.place.article == source]
        where = "they belong nowhere on the page"
        if to is not None:
            where = "they belong to another article's meeting"
            quotes.append(_quote(articles, readings, Place(to, 0)))
        yield Anomaly("stray lines", f"lines about a meeting in an article without one; {where}", tuple(quotes))


def _repeat_anomalies(articles: Sequence[Article], readings: Readings, repeats: Sequence[Place]) -> Iterator[Anomaly]:
    for article in dict.fromkeys(place.article for place in repeats):
        quotes = tuple(_quote(articles, readings, place) for place in repeats if place.article == article)
        yield Anomaly("repeated", f"sentences of the page printed again: {len(quotes)}", quotes)


def _quote(articles: Sequence[Article], readings: Readings, place: Place) -> Quote:
    sentence = readings[place.article][place.sentence].sentence
    return sentence.quote(articles[place.article].id, 0, len(sentence.text))


@cache
def _gatherings() -> Scanner:
    return Scanner(noun for noun, kind in tables.pairs("event_nouns.tsv") if kind in _GATHERINGS)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What the meeting is said to have done; who was there; words that tell of people called together."""
    subject, report, attend, gathered = (_any_of(use) for use in ("subject", "report", "attend", "gathered"))
    return (
        re.compile(f"(?:{subject})(?:{report})"),
        re.compile(f"(?:{attend})了?(?:本次|此次)?(?:{subject})。?$"),
        re.compile(gathered),
    )


def _any_of(use: str) -> str:
    words = tables.grouped("meeting_lines.tsv")[use]
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
