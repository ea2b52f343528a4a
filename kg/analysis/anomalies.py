"""What contradicts itself: in a page, in what is said to begin and end, and between reports of posts less than a week apart."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.analysis.asking import Ask, Row, first_day, last_day, records
from kg.analysis.offices import head_of

_WEEK = dt.timedelta(days=6)  # two reports at most so far apart are less than a week apart
KINDS = ("swapped headings", "stray lines", "repeated", "year", "date", "two titles", "two holders", "ends first")

_PRINTED = """
SELECT DISTINCT ?source ?article ?kind ?message ?quote ?start ?end ?anomaly {
  GRAPH ?told { ?anomaly a kg:Anomaly ; kg:kind ?kind ; kg:message ?message ; kg:quote ?words }
  GRAPH ?article { ?article kg:source ?source . ?words oa:exact ?quote ; kg:span ?span }
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start) BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
}"""
_SPANS = """
SELECT ?source ?article ?what ?name ?from ?to ?quote ?start ?end ?anomaly {
  {
    GRAPH <graph/facts> { ?anomaly schema:endDate ?to ; schema:startDate ?from ; skos:prefLabel ?name ; kg:firstSaidBy ?claim }
    GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
  } UNION {
    GRAPH <graph/facts> {
      ?begin kg:kind "start" ; kg:project ?anomaly ; kg:value ?from ; kg:firstSaidBy ?first .
      ?finish kg:project ?anomaly ; kg:kind "end" ; kg:value ?to ; kg:firstSaidBy ?second .
      ?anomaly skos:prefLabel ?name .
      { ?begin kg:firstSaidBy ?claim } UNION { ?finish kg:firstSaidBy ?claim }
    }
    GRAPH ?article {
      ?article kg:source ?source . ?first kg:span ?any . ?second kg:span ?other . ?claim oa:exact ?quote ; kg:span ?span .
    }
  }
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start) BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
}"""
_POSTS = """
SELECT ?post ?person ?organization ?title ?first ?last ?person_iri ?organization_iri {
  GRAPH <graph/facts> {
    ?post a org:Membership ; kg:status kg:held ; kg:seenFirst ?first ; kg:seenLast ?last ;
      org:member ?person_iri ; org:organization ?organization_iri ; org:role ?role .
    ?person_iri skos:prefLabel ?person . ?organization_iri skos:prefLabel ?organization . ?role skos:prefLabel ?title .
  }
} ORDER BY ?post"""
_REPORTS = """
SELECT ?post ?day ?source ?article ?quote ?start ?end {
  VALUES ?post { %s }
  GRAPH <graph/facts> { ?post kg:firstSaidBy ?claim }
  GRAPH ?article {
    ?article kg:source ?source . ?claim kg:date ?day ; oa:exact ?quote ; kg:span ?span .
  }
  FILTER(DATATYPE(?day) = xsd:date)
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start) BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
}"""


class Contradiction(NamedTuple):
    """One quote of a contradiction. `anomaly`: the note of the page, the post, the event or the project it is about.

    `kind`, of a page: swapped headings, stray lines, repeated, year (words that speak for another), date (outside its bounds).
    Of posts in reports less than a week apart: two titles (one person X and 副X of one body), two holders (two people in an office
    that has one: where there is a 副X, there is one X). Of an event or project in one article: ends first.
    """

    source: str
    article: str
    kind: str
    message: str
    quote: str
    start: str
    end: str
    anomaly: str


class _Pair(NamedTuple):
    """Two posts that can not both be held, and why."""

    kind: str
    message: str
    one: Row
    two: Row


def anomalies(ask: Ask, *, kind: str = "", source: str = "") -> list[Contradiction]:
    """What contradicts itself, in a page or between articles less than a week apart? One row for each quote of a contradiction."""
    found = {*_printed(ask), *_of_spans(ask), *_of_posts(ask)}
    wanted = (one for one in found if kind in ("", one.kind) and source in ("", one.source))
    return sorted(wanted, key=lambda one: (one.source, int(one.start), int(one.end), one))


def _printed(ask: Ask) -> Iterator[Contradiction]:
    return (Contradiction(**row) for row in records(ask, _PRINTED))


def _of_spans(ask: Ask) -> Iterator[Contradiction]:
    for row in records(ask, _SPANS):
        first, last = first_day(row["from"]), last_day(row["to"])
        if first and last and last < first:
            yield _quoted(row, "ends first", f"{row['name']} begins {row['from']} and ends {row['to']}", row["anomaly"])


def _of_posts(ask: Ask) -> Iterator[Contradiction]:
    pairs = [pair for pair in _rivals(records(ask, _POSTS)) if _same_time(pair.one, pair.two)]
    reports = _reports(ask, sorted({post["post"] for pair in pairs for post in (pair.one, pair.two)}))
    for pair in pairs:
        one, two = reports[pair.one["post"]], reports[pair.two["post"]]
        for row in (*_close(one, two), *_close(two, one)):
            yield _quoted(row, pair.kind, pair.message, pair.one["post"])


def _rivals(posts: Sequence[Row]) -> Iterator[_Pair]:
    offices: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for post in posts:
        offices[post["organization_iri"], post["title"]].append(post)
    lower: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for (body, title), deputies in offices.items():
        if head := head_of(title):
            lower[body, head] += deputies
    for seat, deputies in lower.items():
        yield from (_two_holders(*pair) for pair in combinations(offices.get(seat, ()), 2))
        for high in offices.get(seat, ()):
            yield from (_two_titles(low, high) for low in deputies if low["person_iri"] == high["person_iri"])


def _two_titles(low: Row, high: Row) -> _Pair:
    both = f"{high['title']} and {low['title']} of {high['organization']}"
    return _Pair("two titles", f"{high['person']} is {both} within a week", low, high)


def _two_holders(one: Row, two: Row) -> _Pair:
    office = f"{one['title']} of {one['organization']}"
    return _Pair("two holders", f"{one['person']} and {two['person']} are both {office} within a week", one, two)


def _same_time(one: Row, two: Row) -> bool:
    """Whether the times in which the posts were seen come so near that reports of them can be less than a week apart."""
    (first, last), (begun, done) = (
        [dt.date.fromisoformat(post[end]) for end in ("first", "last")] for post in (one, two)
    )
    return first - _WEEK <= done and begun - _WEEK <= last


def _reports(ask: Ask, posts: Sequence[str]) -> Mapping[str, list[Row]]:
    """The reports of each post that tell a day, by day."""
    found: dict[str, list[Row]] = defaultdict(list)
    if posts:
        for row in sorted(records(ask, _REPORTS % " ".join(str(NamedNode(post)) for post in posts)), key=_day):
            found[row["post"]].append(row)
    return found


def _day(row: Row) -> dt.date:
    return dt.date.fromisoformat(row["day"])


def _close(these: Sequence[Row], those: Sequence[Row]) -> Iterator[Row]:
    """These that have one of those less than a week apart, in other words than its own."""
    days = [_day(row) for row in those]
    for row in these:
        near = those[bisect_left(days, _day(row) - _WEEK) : bisect_right(days, _day(row) + _WEEK)]
        if any(_words(other) != _words(row) for other in near):
            yield row


def _words(row: Row) -> tuple[str, str, str]:
    return row["article"], row["start"], row["end"]


def _quoted(row: Row, kind: str, message: str, anomaly: str) -> Contradiction:
    return Contradiction(row["source"], row["article"], kind, message, row["quote"], row["start"], row["end"], anomaly)
