"""Dated national events as evidence of a page's year: plenums that are studied, campaigns, anniversaries, names that came up or went."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.page.evidence import ALL_YEARS, Evidence, Spoken, Weight, shortly_after, since, years_between
from kg.page.national_events import FORMER, Found, count_near, find_events, has_near, of_phrase
from kg.page.numerals import number

_ANNIVERSARY = re.compile(r"(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,6})(?:周年|年华诞)")
_SPEECH = Pattern("year_words.tsv", r"(?:<speech_at>)[\u3400-\u9fff]{0,10}(?:讲话|精神)")
_MARKS = "”’」》）"
_STUDIED = ("plenum", "session")
_SERIES = (*_STUDIED, "congress")
_FRESH = dt.timedelta(days=120)  # in which a congress is what meetings speak of
_STUDYING = 3  # words that say that a congress is studied: 学习|贯彻|二十大|精神
_AFTERGLOW = dt.timedelta(days=60)  # campaigns are reported on a while after they end
_YEARLY = dt.timedelta(days=365)
_FIRST_YEAR = re.compile(r"精神的?(?:开局(?:起步)?之年|第一年|起步之年)")
_SAID_BEFORE = 40  # characters before a plan in which 今年是 stands
_SAID = 24  # characters before a congress in which 今年是 stands
_BEGINNING, _ENDING = re.compile(r"[”’]?(?:规划|计划)?的?开局"), re.compile(r"[”’]?(?:规划|计划)?的?(?:收官|收尾)")


def find_national(page: Sequence[Spoken]) -> Iterator[Evidence]:
    """The evidence of all articles; of several plenums on a page only the latest one dates it."""
    found = [hit for spoken in page for hit in find_events(spoken)]
    times = Counter(hit.event.phrase for hit in found)
    newest = max(
        (h.event.start for h in found if h.event.kind in _STUDIED and h.event.start and not has_near(h, "coming")),
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
        elif hit.event.kind in _SERIES and has_near(hit, "coming"):
            yield from _awaited(hit)
        elif (
            hit.event.kind in _STUDIED and hit.event.start == newest and count_near(hit, "study") > (0 if strong else 1)
        ):
            yield from _studied(hit, strong)
        elif hit.event.kind == "congress" and count_near(hit, "study") >= _STUDYING:
            yield from _congress(hit, strong)
        elif hit.event.kind == "campaign" and strong and not has_near(hit, "echo"):
            yield from _campaign(hit)
        else:
            yield from _known(hit)


def _piece(hit: Found, years: frozenset[int], how: str, *, likely: int | None = None, proves: bool = True) -> Evidence:
    quote = hit.spoken.quote(hit.sentence, hit.start, hit.end)
    weight = Weight.WINDOW if proves else Weight.BOUND
    first = hit.event.start.year if hit.event.start and hit.event.kind in _SERIES else 0
    return Evidence(hit.spoken.number, years, weight, quote, how, proves, likely, first)


def _studied(hit: Found, strong: bool) -> Iterator[Evidence]:
    """'学习贯彻二十届三中全会精神' on 29 July -> the first 29 July after it, unless other evidence leaves a later one only.

    A plenum that is only touched on leaves all such days up to the next plenum.
    """
    start, until = hit.event.end or hit.event.start, hit.event.next
    if start:
        years = years_between(hit.spoken.anchor, start, until)
        likely = min(years) if years and hit.spoken.anchor and strong else None
        yield _piece(hit, years, "is being studied", likely=likely)


def _congress(hit: Found, strong: bool) -> Iterator[Evidence]:
    """'学习贯彻二十大精神' on 27 December -> 2022: what a congress said is studied from its end on, most in the weeks behind it.

    In the weeks of the year behind that only a report that speaks of it in its head, or again and again, is dated by it.
    """
    start, until = hit.event.end or hit.event.start, hit.event.next
    years = years_between(hit.spoken.anchor, start, until) if start and hit.spoken.anchor else frozenset()
    first = min(years, default=0)
    day = hit.spoken.anchor
    fresh = first and day and start and shortly_after(day, first, start, _FRESH)
    if fresh and start and (first == start.year or strong):
        yield _piece(hit, years, "is being studied", likely=first)
    else:
        yield from _known(hit)


def _awaited(hit: Found) -> Iterator[Evidence]:
    """'十八大即将于今年召开' -> its year; '喜迎二十大' -> the last such day before it."""
    start = hit.event.start
    if start and "今年" in hit.sentence.text[hit.end : hit.end + 8]:
        yield _piece(hit, frozenset({start.year}), "is to be held this year")
    elif start:
        years = years_between(hit.spoken.anchor, start - _YEARLY, start)
        yield _piece(hit, years, "is still to come", likely=max(years) if years and hit.spoken.anchor else None)


def _first_year(hit: Found) -> Iterator[Evidence]:
    """'今年是贯彻二十大精神的开局之年' -> 2023: congresses are held late in a year."""
    start, before = hit.event.start, hit.sentence.text[max(0, hit.start - _SAID) : hit.start]
    if start and "今年是" in before and not any(mark in before[before.rindex("今年是") :] for mark in "。；"):
        yield _piece(hit, frozenset({start.year + 1}), "first year after a congress")


def _campaign(hit: Found) -> Iterator[Evidence]:
    start, end = hit.event.start, hit.event.end or hit.event.next
    if start:
        others = [e for e in of_phrase(hit.event.phrase) if e is not hit.event and e.start]
        spans = [(start, end), *((e.start, e.end or e.next) for e in others if e.start)]
        years = [years_between(hit.spoken.anchor, first, last + _AFTERGLOW if last else None) for first, last in spans]
        yield _piece(hit, frozenset().union(*years), "campaign under way")


def _known(hit: Found) -> Iterator[Evidence]:
    """Words that came up on a day; names of bodies that began or ceased to be."""
    start, end, anchor = hit.event.start, hit.event.end, hit.spoken.anchor
    if hit.event.kind == "renamed":
        former = hit.sentence.text.endswith(FORMER, 0, hit.start)
        if former and end:
            yield _piece(hit, since(anchor, end), "former name of a body", proves=False)
        elif not former and (start or end):
            years = years_between(anchor, start or dt.date(ALL_YEARS[0], 1, 1), end)
            yield _piece(hit, years, "name of a body in these years", proves=False)
    elif start and hit.event.kind in (*_SERIES, "coined", "campaign"):
        first = min((e.start for e in of_phrase(hit.event.phrase) if e.start), default=start)
        yield _piece(hit, since(anchor, first), "not known before", proves=False)


def _plan(hit: Found) -> Iterator[Evidence]:
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


def _anniversary(hit: Found) -> Iterator[Evidence]:
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
