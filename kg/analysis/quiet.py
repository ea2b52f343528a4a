"""Who has gone quiet, measured by their own usual rate and by what was reported since."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.analysis.asking import Ask, Row, first_day, records

_CALENDAR = """
# param: person person who
# param: jurisdiction text where
SELECT ?fact ?person_iri ?person ?jurisdiction ?date {
  # parameters
  GRAPH <graph/facts> {
    ?person_iri kg:scope ?jurisdiction ; skos:prefLabel ?person .
    ?fact kg:person ?person_iri ; a kg:Participation ; kg:event ?event .
    ?event schema:startDate ?date .
  }
  FILTER(DATATYPE(?date) = xsd:date)
}"""
_WORDS = """
SELECT ?fact ?quote ?source ?start ?end {
  VALUES ?fact { %s }
  GRAPH <graph/facts> { ?fact kg:firstSaidBy ?claim }
  GRAPH ?article { ?article kg:source ?source . ?claim oa:exact ?quote ; kg:span ?span }
  BIND(xsd:integer(STRBEFORE(?span, "-")) AS ?start) BIND(xsd:integer(STRAFTER(?span, "-")) AS ?end)
} ORDER BY DESC(?source) DESC(?start)"""
_BY_DATE = itemgetter("date", "fact")
LEAST = 3  # days with an appearance: two gaps at least are needed to call anything usual


class Silence(NamedTuple):
    """A person who appeared on three days or more. usual_days, longest_days: the median and the longest of the own gaps.

    silent_days: from the last appearance to the last day on which anybody of the jurisdiction appeared; `reported_since`: days in
    between on which somebody did, so that a silence of the papers is not taken for one of the person. `quiet`: yes where the silence
    is longer than the longest gap before and somebody was reported since. quote … end: the last appearance.
    """

    person: str
    jurisdiction: str
    days: int
    first_seen: str
    last_seen: str
    usual_days: str
    longest_days: int
    silent_days: int
    reported_since: int
    quiet: str
    quote: str
    source: str
    start: str
    end: str
    person_iri: str


def quiet(ask: Ask, *, person: str = "") -> list[Silence]:
    """Who has gone quiet against their own usual rate? Everybody with three days of appearances, the most unusual silence first."""
    mine = {row["person_iri"]: row["jurisdiction"] for row in records(ask, _CALENDAR, person=person)} if person else {}
    calendar: dict[str, dict[dt.date, Row]] = defaultdict(dict)
    reported: dict[str, set[dt.date]] = defaultdict(set)
    for jurisdiction in set(mine.values()) or ([""] if not person else []):
        for row in sorted(records(ask, _CALENDAR, jurisdiction=jurisdiction), key=_BY_DATE):
            if day := first_day(row["date"]):
                calendar[row["person_iri"]].setdefault(day, row)
                reported[row["jurisdiction"]].add(day)
    wanted = {one: days for one, days in calendar.items() if len(days) >= LEAST and (one in mine or not person)}
    words = _words(ask, [days[max(days)]["fact"] for days in wanted.values()])
    found = [_silence(days, reported, words) for days in wanted.values()]
    return sorted(found, key=lambda row: (-row.silent_days / row.longest_days, row.person, row.person_iri))


def _words(ask: Ask, facts: list[str]) -> dict[str, Row]:
    """The first words that say each fact."""
    if not facts:
        return {}
    asked = _WORDS % " ".join(str(NamedNode(fact)) for fact in facts)
    return {row["fact"]: row for row in records(ask, asked)}


def _silence(calendar: dict[dt.date, Row], reported: dict[str, set[dt.date]], words: dict[str, Row]) -> Silence:
    days = sorted(calendar)
    last = calendar[days[-1]]
    said = words[last["fact"]]
    gaps = [(after - before).days for before, after in pairwise(days)]
    since = {day for day in reported[last["jurisdiction"]] if day > days[-1]}
    silent = (max(since) - days[-1]).days if since else 0
    return Silence(
        last["person"], last["jurisdiction"], len(days), str(days[0]), str(days[-1]), f"{median(gaps):g}", max(gaps), silent,
        len(since), "yes" if silent > max(gaps) else "no", said["quote"], said["source"], said["start"], said["end"],
        last["person_iri"],
    )  # fmt: skip
