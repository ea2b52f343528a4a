"""Which topics the leaders' meetings were about, month by month.

The store keeps no texts. Headings and names of meetings are weighed word by word, once what names somebody is cut out of them; the
words that say who did what there count where they have a topic that is listed or a project.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg.analysis.asking import Ask, Row, records
from kg.errors import QueryError
from kg.lexicon.scanner import Scanner
from kg.lexicon.tables import grouped, pairs, words

if TYPE_CHECKING:
    from jieba.analyse import TFIDF

MOST = 10  # topics of a month
_SURE = 4  # characters of a topic that counts in a report's words: 教育 there may be the office of somebody who came
# jieba's marks for nouns, verbs and adjectives used as such, set phrases
_TOPICAL = ("n", "nz", "nt", "vn", "an", "i", "l", "j")
_QUOTED = re.compile(r"“([^“”]{2,12})”")

_NAMES = """
SELECT DISTINCT ?kind ?name {
  {
    VALUES (?class ?kind) { (schema:Person "known") (org:Organization "known") (schema:Place "known") (kg:Project "topic") }
    GRAPH <graph/facts> { ?thing a ?class ; skos:prefLabel|skos:altLabel ?name }
  } UNION {
    GRAPH <graph/facts> { ?one a schema:Person ; kg:scope ?name }
    BIND("known" AS ?kind)
  }
} ORDER BY ?kind ?name"""
_MEETINGS = """
SELECT ?event ?date {
  GRAPH <graph/facts> { ?event a kg:Meeting . OPTIONAL { ?event schema:startDate ?day } }
  BIND(REPLACE(STR(?day), "^--", "XXXX-") AS ?date)
} ORDER BY ?event"""
_TOLD = """
SELECT DISTINCT ?event ?name ?same_as ?source ?article ?title ?start ?said {
  VALUES ?event { %s }
  GRAPH <graph/facts> {
    ?event skos:prefLabel ?name ; kg:firstSaidBy ?claim .
    ?part kg:event ?event ; a kg:Participation ; kg:firstSaidBy ?telling .
  }
  GRAPH ?article {
    ?article kg:source ?source ; schema:headline ?title .
    ?claim kg:span ?span . ?telling oa:exact ?said .
  }
  OPTIONAL { GRAPH <graph/facts> { ?event kg:cluster ?same_as } }
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start)
}"""
_AT_ONCE = 500  # meetings named in one question


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


class _Meeting(NamedTuple):
    """What is told of it, and the words of that without the names in them."""

    row: Row
    text: str


def attention(ask: Ask, *, month: str = "") -> list[Topic]:
    """Which topics were the leaders' meetings about, by month: the weightiest words of their headings, names and reports?"""
    told = {row["event"]: row["date"] for row in records(ask, _MEETINGS)}
    dates = {event: date for event, date in told.items() if _is_in(date, month)}
    if month and not dates:
        raise _no_meeting(month, {date[:7] for date in told.values()})
    rows: list[Row] = [
        {**row, "date": dates[row["event"]]} for some in _batches(list(dates)) for row in _told(ask, some)
    ]
    rows.sort(key=lambda row: (row["source"], int(row["start"]), row["event"], row["said"]))
    names = _names(ask, [text for row in rows for text in (row["title"], row["name"])])
    meetings = _by_month(rows, names)
    weigh = _weigher(names)
    work = _kinds_of_work(weigh, [meeting.text for month in meetings.values() for meeting in month])
    names = names._replace(topics=names.topics | work - names.general)
    return [topic for when in sorted(meetings) for topic in _topics(when, meetings[when], names, weigh)]


def _is_in(date: str, month: str) -> bool:
    return not month or date == month or date.startswith(f"{month}-")


def _no_meeting(month: str, told: set[str]) -> QueryError:
    months = sorted(one for one in told if one)
    ends = f"; the first told is of {months[0]}, the last of {months[-1]}" if months else ""
    return QueryError(f"no meeting of {month!r} in this store{ends}; write 2024-07, XXXX-07 (no year told) or 2024")


def _batches(events: list[str]) -> Iterator[list[str]]:
    return (events[start : start + _AT_ONCE] for start in range(0, len(events), _AT_ONCE))


def _told(ask: Ask, events: Iterable[str]) -> list[Row]:
    """What is told of meetings at which somebody did something: one row for each of the words that say who."""
    return records(ask, _TOLD % " ".join(str(NamedNode(event)) for event in events))


def _names(ask: Ask, texts: Iterable[str]) -> _Names:
    """Listed topics, names in the graph, and what headings put in quotation marks."""
    rows = records(ask, _NAMES)
    kinds = {kind: frozenset(row["name"] for row in rows if row["kind"] == kind) for kind in ("topic", "known")}
    listed = grouped("topics.tsv")
    meetings = frozenset(noun for noun, _ in pairs("event_nouns.tsv"))
    quoted = frozenset(term for text in texts for term in _QUOTED.findall(text))
    general = listed["general"] | meetings
    offices = frozenset(title for title, _ in pairs("titles.tsv")) | words("zone_words.txt")
    return _Names(
        (kinds["topic"] | listed["topic"] | quoted) - general,
        kinds["known"],
        general | offices,
        tuple(sorted(name[::-1] for name in kinds["known"])),
    )


def _by_month(rows: list[Row], names: _Names) -> dict[str, list[_Meeting]]:
    """The meetings of each month, a meeting that several articles report once, a heading over several meetings once."""
    words = Scanner(names.topics | names.known, alone=True)
    events: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        events[row["event"]].append(row)
    found: dict[str, list[_Meeting]] = defaultdict(list)
    headed, met = set(), set()
    for row, *more in events.values():
        occasion = row["date"][:7], row["same_as"] or row["event"]
        if occasion not in met:
            title = "" if row["article"] in headed else row["title"]
            told = _listed([row["said"], *(one["said"] for one in more)], names, words)
            text = "\n".join([_without(names.known, f"{title}\n{row['name']}", words), *told])
            found[row["date"][:7]].append(_Meeting(row, text))
        met.add(occasion)
        headed.add(row["article"])
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


def _weigher(names: _Names) -> TFIDF:
    """jieba's keywords with a dictionary of the domain."""
    import logging  # noqa: PLC0415 - with jieba, which takes half a second to load

    import jieba  # noqa: PLC0415
    from jieba.analyse import TFIDF  # noqa: PLC0415
    from jieba.posseg import POSTokenizer  # noqa: PLC0415

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()  # of its own: reading pages must not depend on what was asked before
    for word in sorted(names.topics | names.general):
        tokenizer.add_word(word, tag="nz")
    weigh = TFIDF()
    weigh.postokenizer = POSTokenizer(tokenizer)
    return weigh


def _kinds_of_work(weigh: TFIDF, texts: Iterable[str]) -> frozenset[str]:
    """城建 of 城建工作推进会议, which jieba takes for a place; weighed as topics from here on."""
    cut = [[(pair.word, pair.flag) for pair in weigh.postokenizer.cut(text)] for text in texts]
    found = {
        word
        for tokens in cut
        for (word, flag), (after, _) in pairwise(tokens)
        if after == "工作" and len(word) > 1 and flag in (*_TOPICAL, "ns")
    }
    for word in sorted(found):
        weigh.postokenizer.tokenizer.add_word(word)
        weigh.postokenizer.word_tag_tab[word] = "nz"
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
            row = having[0].row
            about = row["title"], row["date"], row["source"], row["article"]
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
