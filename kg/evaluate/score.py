"""What was found in documents against what was noted by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.evaluate.errors import MISSED, WRONG, Called, Error, called, fact_errors, quote_errors, year_errors
from kg.evaluate.facts import Fact, Reading, Said, Spelt, facts_of
from kg.evaluate.figures import Count, Figure, figures_of
from kg.evaluate.gold import Gold
from kg.evaluate.matching import Key, Matching, match
from kg.evaluate.quotes import Checked, check_quotes
from kg.evaluate.rows import Article, Views
from kg.evaluate.years import Dating, Years, count_years, datings


class Case(NamedTuple):
    """One document: what should be found, what was found, and its decoded text."""

    gold: Gold
    found: Views
    text: str


class Score(NamedTuple):
    """Figures by family: strict, and lenient where a region in front of a name may be left out; errors by the strict reading."""

    strict: Mapping[str, Figure]
    lenient: Mapping[str, Figure]
    years: Years
    quotes_held: int
    quotes: int
    errors: tuple[Error, ...]


class _Judged(NamedTuple):
    """One family of one document."""

    right: int
    wrong: Mapping[Fact, Said]
    missed: Mapping[Fact, Said]

    @property
    def counted(self) -> Count:
        return Count(self.right, len(self.wrong), len(self.missed))


class _Compared(NamedTuple):
    """One document."""

    strict: Mapping[str, Count]
    lenient: Mapping[str, Count]
    datings: tuple[Dating, ...]
    quotes: tuple[Checked, ...]
    errors: tuple[Error, ...]


def evaluate(cases: Iterable[Case]) -> Score:
    """The figures over all documents; errors in the order of the documents."""
    compared = [_compare(case) for case in cases]
    quotes = [checked for one in compared for checked in one.quotes]
    return Score(
        figures_of([one.strict for one in compared]),
        figures_of([one.lenient for one in compared]),
        count_years(dating for one in compared for dating in one.datings),
        sum(not checked.wrong for checked in quotes),
        len(quotes),
        tuple(error for one in compared for error in one.errors),
    )


def _compare(case: Case) -> _Compared:
    name, spelling = case.gold.name, case.gold.spelling
    noted, found = (
        views._replace(articles=tuple(_located(views.articles, case.text))) for views in (case.gold.views, case.found)
    )
    matching = match(noted, found)
    strict = _judge(noted, found, matching, (spelling.body, spelling.place))
    lenient = _judge(noted, found, matching, (spelling.loose, spelling.loose))
    dated = tuple(datings(matching.events))
    quotes = tuple(check_quotes(found, case.text))
    errors = _errors(name, strict, called(noted, found, matching))
    return _Compared(
        {family: judged.counted for family, judged in strict.items()},
        {family: judged.counted for family, judged in lenient.items()},
        dated,
        quotes,
        (*errors, *year_errors(name, dated), *quote_errors(name, quotes)),
    )


def _located(articles: Iterable[Article], text: str) -> Iterator[Article]:
    """With the offset of the body's first characters where they are given (the first eight will do); '' where the text lacks them."""
    places = [index for index, char in enumerate(text) if not char.isspace()]
    solid = "".join(text[index] for index in places)
    for article in articles:
        first = "".join(article.body_starts.split())
        found = [at for at in (solid.find(first), solid.find(first[:8])) if at >= 0]
        if first:
            yield replace(article, body_start=str(places[found[0]]) if found else "")
        else:
            yield article


def _judge(noted: Views, found: Views, matching: Matching, spelt: tuple[Spelt, Spelt]) -> dict[str, _Judged]:
    """By family; `spelt`: how bodies and places are brought to one spelling."""
    names: defaultdict[Key, list[str]] = defaultdict(list)
    for event in noted.events:
        names[matching.noted.events[event.event]].append(event.name)
    wanted = facts_of(noted, Reading(matching.noted, names, *spelt))
    had = facts_of(found, Reading(matching.found, names, *spelt))
    return {family: _judged(wanted[family], had[family]) for family in wanted}


def _judged(wanted: Mapping[Fact, Said], had: Mapping[Fact, Said]) -> _Judged:
    """A fact that is noted and not required counts neither when found nor when missed."""
    required = {fact: said for fact, said in wanted.items() if said.required}
    return _Judged(
        len(required.keys() & had.keys()),
        {fact: said for fact, said in had.items() if fact not in wanted},
        {fact: said for fact, said in required.items() if fact not in had},
    )


def _errors(document: str, judged: Mapping[str, _Judged], names: Called) -> Iterator[Error]:
    for family, one in judged.items():
        yield from fact_errors(document, family, MISSED, one.missed, names)
        yield from fact_errors(document, family, WRONG, one.wrong, names)
