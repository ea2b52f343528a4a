"""Each miss, each wrong fact, wrong year and broken quote in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.evaluate.facts import Fact, Said
from kg.evaluate.matching import Key, Keys, Matching, Own, Shared
from kg.evaluate.quotes import Checked
from kg.evaluate.rows import Row, Views
from kg.evaluate.years import Dating

MISSED, WRONG = "missed", "wrong"

Called = Mapping[Key, str]


class Error(NamedTuple):
    """`quote`, `start` and `end` are '' where a noted fact, or a year, has none."""

    document: str
    family: str
    kind: str  # missed wrong
    fact: str
    quote: str = ""
    start: str = ""
    end: str = ""


def called(noted: Views, found: Views, matching: Matching) -> Called:
    """What events, projects and articles are called, with their dates; what only the found side has is marked with *."""
    names = {key: f"*{name}" for key, name in _names(found, matching.found) if isinstance(key, Own)}
    return names | dict(_names(noted, matching.noted))


def _names(views: Views, keys: Keys) -> Iterator[tuple[Key, str]]:
    """Of several rows for one thing, the first names it."""
    for article in reversed(views.articles):
        yield keys.articles[article.article], f"{article.title} {article.date}".strip()
    for event in reversed(views.events):
        yield keys.events[event.event], f"{event.name} {event.date}".strip()
    for project in reversed(views.projects):
        if project.relation == "name":
            yield keys.projects[project.project], project.value


def fact_errors(document: str, family: str, kind: str, said: Mapping[Fact, Said], names: Called) -> list[Error]:
    """In order of their words."""
    return sorted(_error(document, family, kind, _words(fact, names), one.row) for fact, one in said.items())


def _error(document: str, family: str, kind: str, words: str, row: Row) -> Error:
    return Error(document, family, kind, words, row.quote or "", row.start, row.end)


def _words(fact: Fact, names: Called) -> str:
    return " | ".join(part if isinstance(part, str) else names.get(part, _unnamed(part)) for part in fact)


def _unnamed(key: Key) -> str:
    """A thing that rows speak of and none describes."""
    return f"{key.kind} {key.number}" if isinstance(key, Shared) else f"*{key.name}"


def year_errors(document: str, judged: Iterable[Dating]) -> Iterator[Error]:
    """One error for each article whose year is not the one noted."""
    for dating in judged:
        if not dating.holds:
            found, noted = (", ".join(sorted(dates)) for dates in (dating.found, dating.noted))
            yield Error(document, "years", WRONG, f"{dating.name}: {found} for {noted}")


def quote_errors(document: str, checked: Iterable[Checked]) -> Iterator[Error]:
    """One error for each row whose quote does not hold."""
    for view, row, wrong in checked:
        if wrong:
            yield _error(document, "quotes", WRONG, f"{view}: {wrong}", row)
