"""Dated national events as evidence of a page's year: plenums that are studied, campaigns, anniversaries, names that came up or went."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Scanner
from kg.page.evidence import ALL_YEARS, Evidence, Spoken, Weight, since, years_between
from kg.page.numerals import number
from kg.records import Sentence

_PLENUMS = re.compile(
    r"(?P<term>[一二三四五六七八九十]{2,3})届(?:[一二三四五六七]中(?:全会)?[、和及]){0,6}(?P<last>[一二三四五六七])中全会"
)
_ANNIVERSARY = re.compile(r"(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,6})(?:周年|年华诞)")
_SPEECH = Pattern("year_words.tsv", r"(?:<speech_at>)[\u3400-\u9fff]{0,10}(?:讲话|精神)")
_MARKS = "”’」》）"
_STUDIED = ("plenum", "session")
_SERIES = (*_STUDIED, "congress")
_FRESH = dt.timedelta(days=120)  # in which a congress is what meetings speak of
_STUDYING = 3  # words that say that a congress is studied: 学习|贯彻|二十大|精神
_SHORT = 3  # characters of a name that may be a part of another word
_FORMER = "原"
_AFTERGLOW = dt.timedelta(days=60)  # campaigns are reported on a while after they end
_YEARLY = dt.timedelta(days=365)
_FIRST_YEAR = re.compile(r"精神的?(?:开局(?:起步)?之年|第一年|起步之年)")
_SAID_BEFORE = 40  # characters before a plan in which 今年是 stands
_SAID = 24  # characters before a congress in which 今年是 stands
_BEGINNING, _ENDING = re.compile(r"[”’]?(?:规划|计划)?的?开局"), re.compile(r"[”’]?(?:规划|计划)?的?(?:收官|收尾)")


class National(NamedTuple):
    """A row of the table; `end` and `next` are None where unknown or not ended."""

    phrase: str
    kind: str
    start: dt.date | None
    end: dt.date | None
    next: dt.date | None


class _Found(NamedTuple):
    spoken: Spoken
    sentence: Sentence
    start: int
    end: int
    event: National
    lead: bool


def find_national(page: Sequence[Spoken]) -> Iterator[Evidence]:
    """The evidence of all articles; of several plenums on a page only the latest one dates it."""
    found = [hit for spoken in page for hit in _hits(spoken)]
    times = Counter(hit.event.phrase for hit in found)
    newest = max(
        (h.event.start for h in found if h.event.kind in _STUDIED and h.event.start and not _has(h, "coming")),
        default=None,
    )
    for hit in found:
        strong = hit.lead or times[hit.event.phrase] > 1
        if hit.event.kind == "anniversary":
            yield from _anniversary(hit)
        elif hit.event.kind == "plan":
            yield from _plan(hit)
        elif hit.event.kind == "congress" and _FIRST_YEAR.match(hit.sentence.text, hit.end):
            yield from _first_year(hit)
        elif hit.event.kind in _SERIES and _has(hit, "coming"):
            yield from _awaited(hit)
        elif hit.event.kind in _STUDIED and hit.event.start == newest and _count(hit, "study") > (0 if strong else 1):
            yield from _studied(hit, strong)
        elif hit.event.kind == "congress" and _count(hit, "study") >= _STUDYING:
            yield from _congress(hit, strong)
        elif hit.event.kind == "campaign" and strong and not _has(hit, "echo"):
            yield from _campaign(hit)
        else:
            yield from _known(hit)


def _hits(spoken: Spoken) -> Iterator[_Found]:
    scanner, events = _table()
    head = len(spoken.lead)
    for at, sentence in enumerate(spoken.sentences):
        text, seen = sentence.text, set[int]()
        for match in _PLENUMS.finditer(text) if "中全会" in text else ():
            for event in events.get(f"{match['term']}届{match['last']}中全会", ()):
                seen.update(range(match.start(), match.end()))
                yield _Found(spoken, sentence, match.start(), match.end(), event, at < head)
        for hit in scanner.find(text):
            if hit.start not in seen and _stands(text, hit.start, hit.end, events[hit.word][0]):
                yield from (
                    _Found(spoken, sentence, hit.start, hit.end, event, at < head) for event in events[hit.word]
                )


def _stands(text: str, start: int, end: int, event: National) -> bool:
    """A short phrase counts where the words around it show what it is: 党的十九大, not 十九大类; 原交通部, not 交通部门."""
    words = tables.grouped("year_words.tsv")
    before = text[max(0, start - 1) : start]
    if event.kind == "congress" and len(event.phrase) <= _SHORT:
        named = text.endswith(tuple(words["congress"]), 0, start) and not text.startswith(tuple(words["counted"]), end)
        return named or text.startswith(("精神", "报告", "以来"), end)
    if event.kind == "renamed" and len(event.phrase) <= _SHORT and event.phrase.endswith("部"):
        return (not "\u3400" <= before <= "\u9fff" or before == _FORMER) and not text.startswith(("门", "队"), end)
    return True


def _has(hit: _Found, use: str) -> bool:
    """Whether a word of that use stands close by; one of 'coming' must touch the phrase."""
    if use == "coming":
        words = tuple(tables.grouped("year_words.tsv")[use])
        before, after = _around(hit)
        return before.removesuffix("党的").endswith(words) or after.startswith(words)
    return _count(hit, use) > 0


def _count(hit: _Found, use: str) -> int:
    """How many different words of that use stand close by."""
    before, after = _around(hit)
    return sum(word in after or word in before for word in tables.grouped("year_words.tsv")[use])


def _around(hit: _Found) -> tuple[str, str]:
    return hit.sentence.text[max(0, hit.start - 8) : hit.start], hit.sentence.text[hit.end : hit.end + 10]


def _piece(hit: _Found, years: frozenset[int], how: str, *, likely: int | None = None, proves: bool = True) -> Evidence:
    quote = hit.spoken.quote(hit.sentence, hit.start, hit.end)
    weight = Weight.WINDOW if proves else Weight.BOUND
    first = hit.event.start.year if hit.event.start and hit.event.kind in _SERIES else 0
    return Evidence(hit.spoken.number, years, weight, quote, how, proves, likely, first)


def _studied(hit: _Found, strong: bool) -> Iterator[Evidence]:
    """'学习贯彻二十届三中全会精神' on 29 July -> the first 29 July after it, unless other evidence leaves a later one only.

    A plenum that is only touched on leaves all such days up to the next plenum.
    """
    start, until = hit.event.end or hit.event.start, hit.event.next
    if start:
        years = years_between(hit.spoken.anchor, start, until)
        likely = min(years) if years and hit.spoken.anchor and strong else None
        yield _piece(hit, years, "is being studied", likely=likely)


def _congress(hit: _Found, strong: bool) -> Iterator[Evidence]:
    """'学习贯彻二十大精神' on 27 December -> 2022: what a congress said is studied from its end on, most in the weeks behind it.

    In the weeks of the year behind that only a report that speaks of it in its head, or again and again, is dated by it.
    """
    start, until = hit.event.end or hit.event.start, hit.event.next
    years = years_between(hit.spoken.anchor, start, until) if start and hit.spoken.anchor else frozenset()
    first = min(years, default=0)
    day = hit.spoken.anchor
    fresh = first and day and start and dt.date(first, day.month, min(day.day, 28)) - start <= _FRESH
    if fresh and start and (first == start.year or strong):
        yield _piece(hit, years, "is being studied", likely=first)
    else:
        yield from _known(hit)


def _awaited(hit: _Found) -> Iterator[Evidence]:
    """'十八大即将于今年召开' -> its year; '喜迎二十大' -> the last such day before it."""
    start = hit.event.start
    if start and "今年" in hit.sentence.text[hit.end : hit.end + 8]:
        yield _piece(hit, frozenset({start.year}), "is to be held this year")
    elif start:
        years = years_between(hit.spoken.anchor, start - _YEARLY, start)
        yield _piece(hit, years, "is still to come", likely=max(years) if years and hit.spoken.anchor else None)


def _first_year(hit: _Found) -> Iterator[Evidence]:
    """'今年是贯彻二十大精神的开局之年' -> 2023: congresses are held late in a year."""
    start, before = hit.event.start, hit.sentence.text[max(0, hit.start - _SAID) : hit.start]
    if start and "今年是" in before and not any(mark in before[before.rindex("今年是") :] for mark in "。；"):
        yield _piece(hit, frozenset({start.year + 1}), "first year after a congress")


def _campaign(hit: _Found) -> Iterator[Evidence]:
    start, end = hit.event.start, hit.event.end or hit.event.next
    if start:
        others = [e for e in _table()[1][hit.event.phrase] if e is not hit.event and e.start]
        spans = [(start, end), *((e.start, e.end or e.next) for e in others if e.start)]
        years = [years_between(hit.spoken.anchor, first, last + _AFTERGLOW if last else None) for first, last in spans]
        yield _piece(hit, frozenset().union(*years), "campaign under way")


def _known(hit: _Found) -> Iterator[Evidence]:
    """Words that came up on a day; names of bodies that began or ceased to be."""
    start, end, anchor = hit.event.start, hit.event.end, hit.spoken.anchor
    if hit.event.kind == "renamed":
        former = hit.sentence.text.endswith(_FORMER, 0, hit.start)
        if former and end:
            yield _piece(hit, since(anchor, end), "former name of a body", proves=False)
        elif not former and (start or end):
            years = years_between(anchor, start or dt.date(ALL_YEARS[0], 1, 1), end)
            yield _piece(hit, years, "name of a body in these years", proves=False)
    elif start and hit.event.kind in (*_SERIES, "coined", "campaign"):
        first = min((e.start for e in _table()[1][hit.event.phrase] if e.start), default=start)
        yield _piece(hit, since(anchor, first), "not known before", proves=False)


def _plan(hit: _Found) -> Iterator[Evidence]:
    """'“十四五”开局之年' -> its first year, '收官之年' -> its last."""
    text, start, end = hit.sentence.text, hit.event.start, hit.event.end
    if not start or not end:
        return
    clause = text[max(0, hit.start - _SAID_BEFORE) : hit.start]
    clause = clause[max(clause.rfind(mark) for mark in "。；，") + 1 :]
    before = text[max(0, hit.start - 6) : hit.start]
    shift = -1 if "明年" in before else 1 if "去年" in before else 0
    for pattern, year in ((_BEGINNING, start.year), (_ENDING, end.year)):
        if pattern.match(text, hit.end) and (
            "年是" in clause or "作为" in before or before.rstrip("“‘").endswith("在")
        ):
            yield _piece(hit, frozenset({year + shift}), "first or last year of a plan")


def _anniversary(hit: _Found) -> Iterator[Evidence]:
    """'庆祝中国共产党成立100周年' -> 2021; late in the year before, where it is prepared, also 2020."""
    text, founded = hit.sentence.text, hit.event.start
    counted = _ANNIVERSARY.match(text, hit.end + (text[hit.end : hit.end + 1] in _MARKS))
    if not counted or not founded or _SPEECH.match(text, counted.end()):
        return
    year = founded.year + number(counted["number"])
    cues = text[max(0, hit.start - 8) : hit.start] + text[counted.end() : counted.end() + 6]
    if year in ALL_YEARS and any(word in cues for word in tables.grouped("year_words.tsv")["feast"]):
        prepared = (
            {year - 1} if "迎" in cues and hit.spoken.anchor and hit.spoken.anchor.month > founded.month else set()
        )
        whole = hit._replace(end=counted.end())
        yield _piece(whole, frozenset({year} | prepared), f"founded in {founded.year}")


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
