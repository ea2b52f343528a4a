"""Which topics the leaders' meetings were about, month by month.

The store keeps no texts. Headings and names of meetings are weighed word by word, once what names somebody is cut out of them; the
words that say who did what there count where they have a topic that is listed or a project.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.analysis.apart import each, located, pairs, said, told
from kg.analysis.asking import Ask, records
from kg.analysis.events import clusters_of, days_of, names_of_events
from kg.analysis.keywords import Cutter, weigher
from kg.errors import QueryError
from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.lexicon.tables import grouped, words

if TYPE_CHECKING:
    from jieba.analyse import TFIDF

MOST = 10  # topics of a month
_SURE = 4  # characters of a topic that counts in a report's words: 教育 there may be the office of somebody who came
# jieba's marks for nouns, verbs and adjectives used as such, set phrases
_TOPICAL = ("n", "nz", "nt", "vn", "an", "i", "l", "j")
_QUOTED = re.compile(r"“([^“”]{2,12})”")

_NAMES: Final = "SELECT DISTINCT ?name { GRAPH <graph/facts> { ?thing a %s ; %s ?name } }"
_CALLED: Final = ("skos:prefLabel", "skos:altLabel")
_KNOWN: Final = (
    *product(("schema:Person", "org:Organization", "schema:Place"), _CALLED), ("schema:Person", "kg:scope"),
)  # fmt: skip
_MEETINGS: Final = "SELECT ?event { GRAPH <graph/facts> { ?event a kg:Meeting } }"
_TOLD: Final = "SELECT ?event ?source ?article ?span { %s }"
_MEETING: Final = """
  # values
  GRAPH <graph/facts> { ?event a kg:Meeting ; kg:firstSaidBy ?claim }"""
_SAID: Final = """
SELECT ?event ?said {
  # values
  GRAPH <graph/facts> { ?event a kg:Meeting . ?part kg:event ?event ; a kg:Participation ; kg:firstSaidBy ?telling }
  GRAPH ?article { ?telling oa:exact ?said }
}"""
_ALL_SAID: Final = (
    "SELECT ?event ?said {"
    + each(
        "?event a kg:Meeting",
        "?part a kg:Participation",
        "?part kg:event ?event",
        "?part kg:firstSaidBy ?telling",
    )
    + "\n  { SELECT ?telling ?said { GRAPH ?article { ?telling oa:exact ?said } } }\n}"
)
_HEADINGS: Final = """
SELECT ?article ?title {
  # values
  GRAPH ?article { ?article schema:headline ?title }
}"""


class Topic(NamedTuple):
    """A topic of a month ('' where no date is told, XXXX-07 where no year is). `weight`: TF-IDF by jieba's frequencies of general
    Chinese, in thousandths; `meetings`: those of the month that have the word, reports of one meeting counted once; title … article:
    the first of them.
    """

    month: str
    topic: str
    weight: int
    meetings: int
    title: str
    date: str
    source: str
    article: str


class _Names(NamedTuple):
    """`topics`: one word each and kept; `known`: people, bodies and places, left out, as are words that name their ends;
    `general`: words that any meeting has; `backwards`: the known from their ends, sorted.
    """

    topics: frozenset[str]
    known: frozenset[str]
    general: frozenset[str]
    backwards: tuple[str, ...]


class _Report(NamedTuple):
    """What is told of a meeting by the article that reports it; `said`: the words that say who did what there."""

    source: str
    start: int
    event: str
    date: str
    name: str
    same_as: str
    article: str
    title: str
    said: frozenset[str]


class _Meeting(NamedTuple):
    """Its report, and the words of that without the names in them."""

    report: _Report
    text: str


def attention(ask: Ask, *, month: str = "") -> list[Topic]:
    """Which topics were the leaders' meetings about, by month: the weightiest words of their headings, names and reports?"""
    days = days_of(ask, None)
    meetings_on = {row["event"]: days.get(row["event"], "") for row in records(ask, _MEETINGS)}
    dates = {event: date for event, date in meetings_on.items() if _is_in(date, month)}
    if month and not dates:
        raise _no_meeting(month, {date[:7] for date in meetings_on.values()})
    reports = sorted(_reports(ask, dates, of_all=not month), key=lambda report: report[:3])
    names = _names(ask, [text for report in reports for text in (report.title, report.name)])
    meetings = _by_month(reports, names)
    weigh, cutter = weigher(names.topics | names.general)
    work = _kinds_of_work(cutter, [meeting.text for month in meetings.values() for meeting in month])
    names = names._replace(topics=names.topics | work - names.general)
    return [topic for when in sorted(meetings) for topic in _topics(when, meetings[when], names, weigh)]


def _is_in(date: str, month: str) -> bool:
    return not month or date == month or date.startswith(f"{month}-")


def _no_meeting(month: str, told: set[str]) -> QueryError:
    months = sorted(one for one in told if one)
    ends = f"; the first told is of {months[0]}, the last of {months[-1]}" if months else ""
    return QueryError(f"no meeting of {month!r} in this store{ends}; write 2024-07, XXXX-07 (no year told) or 2024")


def _reports(ask: Ask, dates: Mapping[str, str], *, of_all: bool) -> Iterator[_Report]:
    """Of each meeting at which somebody did something its first report."""
    events = None if of_all else set(dates)
    said_there: dict[str, set[str]] = defaultdict(set)
    for row in told(ask, _ALL_SAID if of_all else _SAID, events):
        said_there[row["event"]].add(row["said"])
    first: dict[str, tuple[str, int, str]] = {}
    for row in located(ask, told(ask, _TOLD % said(_MEETING, of_all=of_all), events), of_all=of_all):
        place = row["source"], int(row["start"]), row["article"]
        first[row["event"]] = min(place, first.get(row["event"], place))
    titles = pairs(ask, _HEADINGS, None if of_all else {article for _, _, article in first.values()})
    names, occasions = names_of_events(ask, events), clusters_of(ask, events)
    for event, told_there in said_there.items():
        source, start, article = first[event]
        about = dates[event], names[event], occasions.get(event, "")
        yield _Report(source, start, event, *about, article, titles[article], frozenset(told_there))


def _names(ask: Ask, texts: Iterable[str]) -> _Names:
    """Listed topics, names in the graph, and what headings put in quotation marks."""
    known = frozenset(name for kind in _KNOWN for (name,) in ask(_NAMES % kind).rows)
    projects = frozenset(name for called in _CALLED for (name,) in ask(_NAMES % ("kg:Project", called)).rows)
    listed = grouped("topics.tsv")
    meetings = frozenset(noun for noun, _ in tables.pairs("event_nouns.tsv"))
    quoted = frozenset(term for text in texts for term in _QUOTED.findall(text))
    general = listed["general"] | meetings
    offices = frozenset(title for title, _ in tables.pairs("titles.tsv")) | words("zone_words.txt")
    topics = (projects | listed["topic"] | quoted) - general
    return _Names(topics, known, general | offices, tuple(sorted(name[::-1] for name in known)))


def _by_month(reports: Iterable[_Report], names: _Names) -> dict[str, list[_Meeting]]:
    """The meetings of each month, a meeting that several articles report once, a heading over several meetings once."""
    words = Scanner(names.topics | names.known, alone=True)
    found: dict[str, list[_Meeting]] = defaultdict(list)
    headed, met = set(), set()
    for report in reports:
        month = report.date[:7]
        occasion = month, report.same_as or report.event
        if occasion not in met:
            title = "" if report.article in headed else report.title
            topics = _listed(report.said, names, words)
            text = "\n".join([_without(names.known, f"{title}\n{report.name}", words), *topics])
            found[month].append(_Meeting(report, text))
        met.add(occasion)
        headed.add(report.article)
    return found


def _listed(quotes: Iterable[str], names: _Names, words: Scanner) -> list[str]:
    hits = {hit.word for quote in quotes for hit in words.find(quote) if len(hit.word) >= _SURE}
    return sorted(hits & names.topics)


def _without(known: frozenset[str], text: str, words: Scanner) -> str:
    """The text with a break for each name of somebody or something."""
    parts, at = [], 0
    for hit in words.find(text):
        if hit.word in known:
            parts.append(text[at : hit.start])
            at = hit.end
    return "\n".join([*parts, text[at:]])


def _kinds_of_work(cutter: Cutter, texts: Iterable[str]) -> frozenset[str]:
    """城建 of 城建工作推进会议, which jieba takes for a place; weighed as topics from here on."""
    found = {
        word
        for line in {line for text in texts for line in text.split("\n")}
        for (word, flag), (after, _) in pairwise(cutter.cut(line))
        if after == "工作" and len(word) > 1 and flag in (*_TOPICAL, "ns")
    }
    cutter.learn(found)
    return frozenset(found)


def _topics(month: str, meetings: list[_Meeting], names: _Names, weigh: TFIDF) -> list[Topic]:
    text = "\n".join(meeting.text for meeting in meetings)
    found = weigh.extract_tags(text, topK=None, withWeight=True, allowPOS=_TOPICAL)
    topics: list[Topic] = []
    for word, weight in sorted(found, key=lambda pair: (-pair[1], pair[0])):
        if len(topics) == MOST:
            break
        having = [meeting for meeting in meetings if word in meeting.text]
        if having and not _is_idle(word, names):
            first = having[0].report
            about = first.title, first.date, first.source, first.article
            topics.append(Topic(month, word, round(weight * 1000), len(having), *about))
    return topics


def _is_idle(word: str, names: _Names) -> bool:
    """Whether it is no topic at all, a kind of meeting, or the end of a name: 党工委 of 郑州高新区党工委."""
    if word in names.topics:
        return False
    return word in names.general or word.endswith(("会", "会议")) or _is_end(word, names.backwards)


def _is_end(word: str, backwards: Sequence[str]) -> bool:
    """Whether one of the names, each told backwards and all in order, ends with the word."""
    at = bisect_left(backwards, word[::-1])
    return at < len(backwards) and backwards[at].startswith(word[::-1])
