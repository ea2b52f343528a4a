"""Text that stands in the wrong place of a page: exchanged headings, lines of another report, sentences printed twice."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.page.headings import corrected_titles, describe, find_swaps
from kg.records import Anomaly, Article, Quote, Reading, Sentence, Unread

_OF_A_MEETING = re.compile(r"^(?:会议|大会|座谈会|推进会|例会)(?:还|也|最后)?(?:研究|审议|听取|传达|通报|讨论|指出|强调|要求|认为|决定)")
_ATTENDANCE = re.compile(r"(?:出席|参加|列席)(?:了)?(?:本次|此次)?(?:会议|大会|座谈会|例会)。?$")
_ATTENDING = re.compile(r"出席|参加|列席|参会|与会|到会")
_GATHERED = re.compile(r"会上|会前|会后|与会|参会|到会|开会|召开|主持|会场|会议室|议程")
_GATHERINGS = ("meeting", "ceremony", "training", "lecture")
_TRAPS = ("会议室", "会议中心", "会议精神")
_OPENING = 2  # sentences at the head of an article that are surely its own
_SHORTEST = 8  # characters of a sentence whose second printing is a mistake


class Place(NamedTuple):
    """A sentence by its article and its place there."""

    article: int
    sentence: int


class Move(NamedTuple):
    """A line that stands in the wrong article; `to` is where it belongs, None where nothing on the page tells."""

    place: Place
    to: int | None


class Misplaced(NamedTuple):
    """What a page holds in the wrong place. `titles`: the heading that belongs to each article; () of everything on a clean page but the titles."""

    titles: tuple[str, ...]
    moves: tuple[Move, ...] = ()
    repeats: tuple[Place, ...] = ()  # later printings: they count as said once
    anomalies: tuple[Anomaly, ...] = ()
    unread: tuple[Unread, ...] = ()


def find_misplaced(articles: tuple[Article, ...], readings: tuple[tuple[Reading, ...], ...]) -> Misplaced:
    """What stands in the wrong place; nothing is moved here (`put_right` does)."""
    swaps = find_swaps(articles, readings)
    repeats = tuple(place for i in range(len(articles)) for place in _repeats(i, readings[i]))
    moves = tuple(move for i in range(len(articles)) for move in _strays(i, readings))
    anomalies = (
        *(describe(articles, swap) for swap in swaps),
        *_stray_anomalies(articles, readings, [m for m in moves if m.place not in repeats]),
        *_repeat_anomalies(articles, readings, repeats),
    )
    lost = [m.place for m in moves if m.to is None and m.place not in repeats]
    unread = tuple(Unread("line", _sentence(readings, p).text, _quote(articles, readings, p)) for p in lost)
    return Misplaced(corrected_titles(articles, swaps), moves, repeats, tuple(anomalies), unread)


def put_right(readings: tuple[tuple[Reading, ...], ...], misplaced: Misplaced) -> tuple[tuple[Reading, ...], ...]:
    """The readings with repeats left out and stray lines behind the article they belong to; lines that belong nowhere are left out."""
    gone = {*misplaced.repeats, *(move.place for move in misplaced.moves)}
    kept = [[r for n, r in enumerate(article) if Place(i, n) not in gone] for i, article in enumerate(readings)]
    for place, to in misplaced.moves:
        if to is not None and place not in misplaced.repeats:
            kept[to].append(readings[place.article][place.sentence])
    return tuple(tuple(article) for article in kept)


def _strays(article: int, readings: Sequence[Sequence[Reading]]) -> Iterator[Move]:
    """Lines about a meeting in an article that holds none; the nearest meeting before without an attendance list gets them."""
    own = readings[article]
    lines = [n for n, r in enumerate(own) if n >= _OPENING and _speaks_of_a_meeting(r)]
    rest = [r.sentence.text for n, r in enumerate(own) if n not in lines]
    if not lines or not rest or any(_gathers(text) for text in rest):
        return
    lacking = [i for i in range(len(readings)) if i != article and _lacks_attendance(readings[i])]
    before, after = [i for i in lacking if i < article], [i for i in lacking if i > article]
    to = before[-1] if before else after[0] if after else None
    yield from (Move(Place(article, n), to) for n in lines)


def _speaks_of_a_meeting(reading: Reading) -> bool:
    text = reading.sentence.text
    attended = reading.persons and _ATTENDANCE.search(text) and not _GATHERED.search(text)
    return bool(_OF_A_MEETING.match(text) or attended)


def _gathers(text: str) -> bool:
    """Whether a sentence tells of people called together."""
    return bool(_GATHERED.search(text)) or any(not text.startswith(_TRAPS, hit.start) for hit in _gatherings().find(text))


def _lacks_attendance(readings: Sequence[Reading]) -> bool:
    """An article that opens with a meeting and names nobody who attended it."""
    opens = any(hit.word.endswith(("会", "会议")) for r in readings[:2] for hit in _gatherings().find(r.sentence.text))
    return opens and not any(r.persons and _ATTENDING.search(r.sentence.text) for r in readings)


def _repeats(article: int, readings: Sequence[Reading]) -> Iterator[Place]:
    seen: set[str] = set()
    for n, reading in enumerate(readings):
        words = "".join(reading.sentence.text.split())
        if len(words) >= _SHORTEST and words in seen:
            yield Place(article, n)
        seen.add(words)


def _stray_anomalies(
    articles: Sequence[Article], readings: Sequence[Sequence[Reading]], moves: Sequence[Move]
) -> Iterator[Anomaly]:
    for source, to in sorted({(m.place.article, m.to) for m in moves}, key=lambda pair: pair[0]):
        quotes = [_quote(articles, readings, m.place) for m in moves if m.place.article == source]
        if to is None:
            message = "lines about a meeting in an article without one; no article of the page lacks them"
        else:
            message = "lines about a meeting in an article without one; they belong to the meeting of another article"
            quotes.append(_quote(articles, readings, Place(to, 0)))
        yield Anomaly("stray lines", message, tuple(quotes))


def _repeat_anomalies(
    articles: Sequence[Article], readings: Sequence[Sequence[Reading]], repeats: Sequence[Place]
) -> Iterator[Anomaly]:
    for article in sorted({place.article for place in repeats}):
        quotes = tuple(_quote(articles, readings, place) for place in repeats if place.article == article)
        yield Anomaly("repeated", f"{len(quotes)} sentences printed again in one article", quotes)


def _sentence(readings: Sequence[Sequence[Reading]], place: Place) -> Sentence:
    return readings[place.article][place.sentence].sentence


def _quote(articles: Sequence[Article], readings: Sequence[Sequence[Reading]], place: Place) -> Quote:
    sentence = _sentence(readings, place)
    return sentence.quote(articles[place.article].id, 0, len(sentence.text))


@cache
def _gatherings() -> Scanner:
    return Scanner(noun for noun, kind in tables.pairs("event_nouns.tsv") if kind in _GATHERINGS)
