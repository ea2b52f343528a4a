"""Which topics the leaders' meetings were about, month by month."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.analysis.asking import Ask, Row, records
from kg.lexicon.tables import grouped, pairs

if TYPE_CHECKING:
    from jieba.analyse import TFIDF

MOST = 10  # topics of a month
_TOPICAL = (
    "n",
    "nz",
    "nt",
    "vn",
    "an",
    "i",
    "l",
    "j",
)  # jieba's marks for nouns, verbs and adjectives used as such, set phrases
_QUOTED = re.compile(r"“([^“”]{2,12})”")

_NAMES = """
SELECT DISTINCT ?kind ?name {
  GRAPH <graph/facts> {
    VALUES (?class ?kind) { (schema:Person "known") (org:Organization "known") (schema:Place "known") (kg:Project "topic") }
    ?thing a ?class ; skos:prefLabel|skos:altLabel ?name
  }
} ORDER BY ?kind ?name"""


class Topic(NamedTuple):
    """A topic of a month ('' where no date is told, XXXX-07 where no year is). `weight`: TF-IDF by jieba's frequencies of general
    Chinese, in thousandths; `meetings`: headings of the month that have the word; title … article: the first of them.
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
    `general`: words that any meeting has.
    """

    topics: frozenset[str]
    known: frozenset[str]
    general: frozenset[str]


def attention(ask: Ask, *, month: str = "") -> list[Topic]:
    """Which topics were the leaders' meetings about, by month: the weightiest words of their headings and names?"""
    headings = {row["article"]: row["title"] for row in records(ask, "articles")}
    led = {row["event"] for row in records(ask, "participation")}
    meetings: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in records(ask, "events", type="meeting"):
        if row["event"] in led and (not month or row["date"].startswith(month)):
            text = f"{headings[row['article']]} {row['name']}"
            meetings[row["date"][:7]].setdefault(row["article"], {**row, "text": text})
    names = _names(ask)
    weigh = _weigher(names, [row["text"] for articles in meetings.values() for row in articles.values()])
    return [topic for when in sorted(meetings) for topic in _topics(when, list(meetings[when].values()), names, weigh)]


def _names(ask: Ask) -> _Names:
    rows = records(ask, _NAMES)
    kinds = {kind: frozenset(row["name"] for row in rows if row["kind"] == kind) for kind in ("topic", "known")}
    listed = grouped("topics.tsv")
    meetings = frozenset(noun for noun, _ in pairs("event_nouns.tsv"))
    return _Names(kinds["topic"] | listed["topic"], kinds["known"], listed["general"] | meetings)


def _weigher(names: _Names, texts: list[str]) -> TFIDF:
    """jieba's keywords with a dictionary of the domain: listed topics, names in the graph, what headings put in quotation marks."""
    import logging  # noqa: PLC0415 - with jieba, which takes half a second to load

    import jieba  # noqa: PLC0415
    from jieba.analyse import TFIDF  # noqa: PLC0415
    from jieba.posseg import POSTokenizer  # noqa: PLC0415

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()  # of its own: reading pages must not depend on what was asked before
    quoted = {term for text in texts for term in _QUOTED.findall(text)}
    for word in sorted(names.known | names.topics | quoted):
        tokenizer.add_word(word, tag="nz")
    weigh = TFIDF()
    weigh.postokenizer = POSTokenizer(tokenizer)
    return weigh


def _topics(month: str, meetings: list[Row], names: _Names, weigh: TFIDF) -> list[Topic]:
    text = "\n".join(row["text"] for row in meetings)
    found = weigh.extract_tags(text, topK=None, withWeight=True, allowPOS=_TOPICAL)
    topics = []
    for word, weight in sorted(found, key=lambda pair: (-pair[1], pair[0])):
        having = [row for row in meetings if word in row["text"]]
        if having and not _is_idle(word, names):
            first = having[0]
            about = (first["text"].removesuffix(f" {first['name']}"), first["date"], first["source"], first["article"])
            topics.append(Topic(month, word, round(weight * 1000), len(having), *about))
    return topics[:MOST]


def _is_idle(word: str, names: _Names) -> bool:
    """Whether it is the name of somebody or something, the end of one (党工委 of 郑州高新区党工委), or no topic at all."""
    if word in names.topics:
        return False
    return word in names.general or any(name.endswith(word) for name in names.known)
